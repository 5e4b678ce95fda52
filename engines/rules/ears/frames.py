"""Frames: a family is chosen by which typed things were heard, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.families import Family, families
from engines.rules.ears.guard import cover
from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.mood import is_liked, is_question, is_wish
from engines.rules.ears.patterns import Follow, Match
from engines.rules.ears.quirks import QUIRKS, tentative
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Seek, lacking
from engines.rules.ears.slot_mood import mood_of
from engines.rules.ears.slots import find, in_order
from engines.rules.ears.there import placed_there

# Questions where "before scene 4" is a point in time, not a stretch of the film.
_POINT_IN_TIME = {"who_knows", "where_is", "state_of", "holds", "who_is_in"}
_OPTIONAL = {"scenes_opt", "shots_opt", "at_opt", "shots_all", "subject"}
_BY_TYPE = 2.0  # an argument that was said
_BY_FOCUS = 0.6  # an argument from the conversation
_BY_VERB = 2.5


class Frames:
    """Hears one clause in every family and sorts by how much is explained."""

    def __init__(self, refer: Refer, text: str) -> None:
        self.refer, self.text = refer, text

    def hear(self, items: Sequence[Item]) -> list[Hearing]:
        """All readings of a clause, best first."""
        said = spoken(items)
        if is_liked(said):
            return []
        wish, asked = is_wish(said), is_question(said)
        verbs = frozenset(v for item in items for v in item.verbs)
        clause = Clause(items, said, verbs, self.refer)
        listed = list(items)
        words = frozenset(word for item in items for word in (item.text, *item.text.split()))
        heard = {kind for item in items for kind in item.tags}
        reduced = self.refer.reduce(items)
        moment = self._moment(items) if asked or wish else items
        readings: list[Hearing] = []
        for family in families():
            if not _mood_fits(family, asked, wish, clause):
                continue
            if family.must_hear and heard.isdisjoint(family.must_hear):
                continue
            if family.patterns and family.bar.isdisjoint(heard | words):
                follow = Follow(family, listed, self.text, self.refer)
                readings += [_of_match(family, m, items) for m in follow.matches(verbs, words)]
            if family.patterns == "only" or not _types_fit(family, heard):
                continue
            if _verbs_fit(family, clause):
                timed = family.tool in _POINT_IN_TIME
                reading = self._by_frame(family, clause, moment if timed else reduced, asked)
                readings += [reading] if reading else []
        placed = [placed_there(hearing, items, self.refer.focus) for hearing in readings]
        return sorted(placed, key=lambda h: -h.score)

    def _moment(self, items: Sequence[Item]) -> Sequence[Item]:
        """For questions: "before scene 4" stays a point in time, "the end of scene 2" is a shot."""
        return self.refer.reduce(items, keep_after=True, ends=True)

    # ---------------------------------------------------------------- frames
    def _by_frame(
        self, family: Family, clause: Clause, reduced: Sequence[Item], asked: bool
    ) -> Hearing | None:
        anchored = "anchor" in family.fill.values()
        view = clause.view if anchored else reduced
        hearing = Hearing(family, {})
        used: set[int] = set()
        fill(hearing, view, used, self.refer)
        if not has_needed(hearing, clause.verbs):
            return None
        told = cover(hearing, view, used, self.refer.reel)
        quirk = QUIRKS.get(family.tool)
        said = spoken(i for i in view if id(i) not in told) if told else clause.said
        here = Clause(view, said, clause.verbs, self.refer)
        if quirk is not None and not quirk(hearing, here):
            return None
        tentative(hearing, here)
        hearing.score = _score(hearing, here, asked)
        return hearing


def fill(hearing: Hearing, view: Sequence[Item], used: set[int], refer: Refer) -> None:
    """Looks for each argument of the family among the items; `used` are those that one took."""
    family = hearing.family
    named = [i.first("TARGET") for i in view if "TARGET" in i.tags]
    only = named[0].shots[0] if named and len(named[0].shots) == 1 else ""
    level = named[0].level if named else ""
    for arg, kind in in_order(family.fill):
        if _other_level(family, kind, level):
            continue
        count = len(used)
        found = find(Seek(refer, view, family, arg, kind, used, only))
        if found is None:
            if arg in family.ask:
                hearing.asks.append(lacking(family, arg))
        elif found.ask:
            if arg in family.ask or arg in family.need or kind in _OPTIONAL or kind.isupper():
                hearing.asks.append(replace(found, arg=arg))
                hearing.doubted.add(arg)
        else:
            hearing.args[arg] = found.value
            hearing.targets |= {arg: found.target} if found.target else {}
            hearing.heard |= {arg} if found.heard and len(used) > count else set()


def _mood_fits(family: Family, asked: bool, wish: bool, clause: Clause) -> bool:
    if family.mood == "do":
        return not asked
    if family.mood == "ask" and not asked and not wish and "show" not in clause.verbs:
        return clause.said.endswith("?")
    return True


def _types_fit(family: Family, heard: set[str]) -> bool:
    """A cheap look before a family is tried: whether the types that it needs were heard."""
    choices = family.typed_choices
    return family.typed_needs <= heard and (not choices or not choices.isdisjoint(heard))


def _verbs_fit(family: Family, clause: Clause) -> bool:
    if family.verbs and not family.verb_or_any and not clause.verbs & family.verbs:
        return False
    if clause.verbs & family.not_verbs:
        return False
    if not family.bar.isdisjoint(clause.marks):
        return False
    return not family.only or not family.only.isdisjoint(clause.texts)


def _other_level(family: Family, kind: str, level: str) -> bool:
    """In a family with shots and scenes, only the one that was said is looked for."""
    if not level:
        return False
    mine, other = ("scenes", "shots") if level == "shot" else ("shots", "scenes")
    return kind.startswith(mine) and any(k.startswith(other) for k in family.fill.values())


def has_needed(hearing: Hearing, verbs: frozenset[str]) -> bool:
    """Whether a family has what makes it this family, with the verbs that were heard."""
    family, args = hearing.family, hearing.args
    if any(arg not in args and arg not in hearing.doubted for arg in family.need):
        return False
    if family.need_any and not any(arg in args for arg in family.need_any):
        return False
    if family.verb_or_any:
        return any(arg in args for arg in family.verb_or_any) or bool(verbs & family.verbs)
    return True


def _score(hearing: Hearing, clause: Clause, asked: bool) -> float:
    family = hearing.family
    cues = family.verbs | family.also
    score = sum(_BY_TYPE if arg in hearing.heard else _BY_FOCUS for arg in hearing.args)
    score += _BY_VERB if family.verbs & clause.verbs else 0.0
    score += 0.3 * sum(bool(item.verbs & cues) for item in clause.view)
    score += 0.6 if asked and family.mood == "ask" else 0.0
    lost = 1.0 * len(hearing.unknown) + 1.8 * len(hearing.danger) + 0.4 * len(hearing.asks)
    return score - lost


_LED = ("at", "in", "on", "with", "like", "down", "over")


def _worn(look: str, wear: str, words: Sequence[Item]) -> str:
    """ "Make her hair short" is "short hair", "grey at the temples" grey hair there."""
    at = next((n for n, word in enumerate(words) if word.text in _LED), len(words))
    if any("WEAR" in word.tags for word in words[:at]):
        return look
    how = re.match(rf"(.+?) ((?:{'|'.join(_LED)})\b.*)", look)
    return f"{how[1]} {wear} {how[2]}" if how else f"{look} {wear}"


def _of_match(family: Family, match: Match, items: Sequence[Item]) -> Hearing:
    args = {arg: value for arg, value in match.args.items() if not arg.startswith("_")}
    if "_lost" in match.args:  # "lose his moustache"
        lost = re.sub(r"^(?:his|her|their|any|the) ", "", match.args["_lost"])
        args["look" if "look" in family.fill else "condition"] = f"no {lost}"
    if "music" in args:
        args["music"] = mood_of(args["music"])
    if "_wear" in match.args:
        args["look"] = _worn(args["look"], match.args["_wear"], match.words)
    if "_part" in match.args:
        args["look"] = f"{args['look']} on the {match.args['_part']}"
    asks = list(match.asks)
    asks += [lacking(family, arg) for arg in family.ask if arg not in args and not match.asks]
    hearing = Hearing(family, args, asks, set(args), targets=dict(match.targets))
    typed = sum(step.kind in ("slot", "quote") for step in match.steps)
    worded = sum(step.kind in ("verb", "word") for step in match.steps)
    hearing.score = 2.2 * typed + 1.4 * worded + 0.5 - 0.12 * len(match.words)
    inside = {id(word) for word in match.words}
    expected = {word for step in match.steps for word in step.words}
    negated = any("NEG" in i.tags and id(i) not in inside for i in items)
    if negated and not {"no", "not", "without", "instead", "instead of"} & expected:
        hearing.danger.append("not")
    return hearing
