"""Turning a story of ours by a twist: other moments and ends, other places, people and words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from engines.rules.writer.cast import Actor, Pair
from engines.rules.writer.facts import Facts, Turn, Where
from engines.rules.writer.filling import Filling, Moment, is_in
from engines.rules.writer.grammar import Dice, Slot
from engines.rules.writer.stage import set_of
from engines.rules.writer.tables import table
from engines.rules.writer.twists import kin_of, many_of, plan_of, where_of

Words = Mapping[str, Sequence[str]]
_AT = {"early": 0.0, "middle": 0.45, "late": 0.8}  # share of the body before it


def moved(facts: Facts) -> Facts:
    """The facts with the places and the genre that a twist gives."""
    for turn in facts.turns:
        places = plan_of(turn).get("places")
        if turn.kind == "place":
            headings = places or [f"INT. {turn.what.upper()}"]
            facts = facts.but(places=tuple(_where(heading) for heading in headings))
        if turn.kind == "genre":
            facts = facts.but(genre=turn.what)
    return facts


def _where(heading: str) -> Where:
    place = set_of(heading)
    return Where(name=place.name, kind=place.kind, interior=place.interior,
                 preposition=place.preposition)  # fmt: skip


def recast(pair: Pair, turns: Sequence[Turn], dice: Dice) -> Pair:
    """The pair as machines, as cats, as children, where a twist makes everybody one."""
    turn = next((turn for turn in turns if turn.kind.startswith("all_")), None)
    if turn is None:
        return pair
    start = dice.number("kin", 4)
    return pair.but(first=_as(pair.first, turn, start), other=_as(pair.other, turn, start + 1))


def _as(who: Actor, turn: Turn, number: int) -> Actor:
    kin = kin_of(turn)
    if turn.kind == "all_animals":
        return who.but(kind="animal", look=kin)
    kind = "machine" if turn.kind == "all_machines" else "child" if "child" in kin else ""
    looks = table("cast")["looks"].get(kind, [who.look])
    look = looks[number % len(looks)]
    told = look if kind == "machine" else f"{kin}, {look}"
    return who.but(kind=kind or who.kind, look=told, age=9 if kind == "child" else who.age)


def turned(
    body: list[Moment],
    ending: list[Moment],
    turns: Sequence[Turn],
    pair: Pair,
    filling: Filling,
) -> list[Moment]:
    """The moments of a story with what its twists put in and leave out."""
    for turn in turns:
        if turn.kind == "genre" and turn.what == filling.dice.genre:
            continue  # the plot is one of that genre already
        plan = plan_of(turn)
        name(filling, turn, pair)
        plan = own_plan(plan, filling)
        body, ending = _lost(body, ending, plan["lose"])
        body = [reworded(_less(moment), plan["words"]) for moment in body]
        ending = [reworded(moment, plan["words"]) for moment in ending]
        body = list(_with_signs(body, plan, filling))
        close = _close(plan, filling, (ending or body)[-1].heading)
        ending = [*(_less(moment) if close else moment for moment in ending), *close]
    return [*body, *ending]


def _lost(body: list[Moment], ending: list[Moment], lose: str) -> tuple[list[Moment], list[Moment]]:
    """Without so many moments of the ending; without all of it, or of the rest, it breaks off."""
    if lose == "rest":
        return body[: round(_AT["late"] * len(body))], []
    if lose == "all":
        return body, []
    return body, ending[: len(ending) - int(lose)] if int(lose) else ending


def _less(moment: Moment) -> Moment:
    """A moment that a short film may leave out for the twist; who comes and goes stays."""
    return moment.but(key=moment.key and any(row.must for row in moment.show))


def _with_signs(body: list[Moment], plan: Mapping[str, Any], filling: Filling) -> Iterator[Moment]:
    """The body with the twist's own moments, each in its place."""
    signs: dict[int, list[Moment]] = {}
    other = filling.names["O"]
    met = next((at for at, moment in enumerate(body) if is_in(moment, other)), 0) + 1
    for phase, share in _AT.items():
        for row in plan.get(phase, ()):
            made = filling.moment(titled(row), "early" if phase == "early" else phase)
            at = max(round(share * len(body)), met if is_in(made, other) else 1)
            signs.setdefault(min(len(body) - 1, at), []).append(made.but(spine=True, key=True))
    for at, moment in enumerate(body):
        yield from (sign.but(heading=moment.heading) for sign in signs.get(at, ()))
        yield moment


def titled(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a world or a time has no title of its own: its first words are one."""
    words = re.sub(r"\{|\}", "", row["t"] or " ".join(row["tell"].split()[:4]).rstrip(".,"))
    return row if row["t"] else {**row, "t": words}


def _close(plan: Mapping[str, Any], filling: Filling, heading: str) -> list[Moment]:
    made = (filling.moment(titled(row), "late") for row in plan.get("close", ()))
    return [moment.but(heading=heading, spine=True, key=True) for moment in made]


def own_plan(plan: dict[str, Any], filling: Filling) -> dict[str, Any]:
    """The plan for these people; where the rest is lost, what is late begins the end."""
    if filling.slots["own"] and "own" in plan:
        plan = {**plan, **plan["own"]}
    if plan["lose"] == "rest":
        plan = {**plan, "late": [], "close": [*plan["late"], *plan["close"]]}
    return plan


def called_for(turns: Sequence[Turn], pair: Pair) -> tuple[Actor, ...]:
    """Those whom the twists really bring in: who is there already is not new."""
    found = (whom(turn, pair) for turn in turns)
    return tuple(dict.fromkeys(actor for actor in found if actor in pair.new))


def name(filling: Filling, turn: Turn, pair: Pair) -> None:
    """Gives the slots that a twist's rows call: T, Q, what, kin, where."""
    who = whom(turn, pair)
    stays = pair.other if who == pair.first or who not in (pair.first, pair.other) else pair.first
    filling.slots |= {
        "T": _slot(who, who in pair.new),
        "Q": stays.slot(),
        "R": (pair.other if who == pair.first else pair.first).slot(),
        "P": pair.first.slot(),
        "O": pair.other.slot(),
        "what": many_of(turn) if turn.kind.startswith("all_") else turn.what,
        "kin": kin_of(turn),
        "where": where_of(turn),
        "own": "yes" if who in (pair.first, pair.other) else "",
    }
    filling.names |= {
        "T": str(filling.slots["T"]),
        "Q": stays.name,
        "W": "Old Woman",
        "N": "Narrator",
    }


def _slot(who: Actor, is_new: bool) -> Slot:
    """The slot of whom a twist is about; `new` presents somebody who was not there before."""
    role = who.role if who.role not in {"woman", "man", ""} else ""
    new = f"{who.name}, the {role}," if is_new and role and role not in who.name else who.name
    return who.slot().but(new=new, the=f"the {role}" if role else who.name,
                          The=f"The {role}" if role else who.name)  # fmt: skip


def whom(turn: Turn, pair: Pair) -> Actor:
    """Whom a twist is about: somebody of the story, one of the two, or somebody new."""
    meant, rows = turn.who.lower(), table("twisted")
    for actor in (pair.first, pair.other, *pair.others):
        names = {actor.name.lower(), actor.full.lower(), actor.role, actor.head} - {""}
        if meant and (meant in names or meant.split()[-1] in names):
            return actor
    if meant in rows["pronouns"]:
        sex = "man" if meant in {"he", "him"} else "woman"
        return next((a for a in (pair.first, pair.other) if a.sex == sex), pair.first)
    if meant and not any(meant in words for words in rows["whom"].values()):
        return next(a for a in pair.new if meant in {a.role, a.full.lower()})
    place = next((n for n, words in rows["whom"].items() if meant in words), "")
    place = place or str(table("twists")[turn.kind].get("who", "first"))
    return pair.other if place == "other" else pair.first


def reworded(moment: Moment, words: Words) -> Moment:
    """The moment in the words of another world or time."""
    if not words:
        return moment
    rows = tuple(row.but(text=in_words(row.text, words)) for row in moment.show)
    more = tuple(
        tuple(row.but(text=in_words(row.text, words)) for row in group) for group in moment.more
    )
    return moment.but(text=in_words(moment.text, words), show=rows, more=more)


def teller_of(turns: Sequence[Turn]) -> str:
    """By whom it is told where a twist says so: "the dog", "Mara"."""
    who = next((turn.who for turn in turns if turn.kind.startswith("side")), "")
    return f"the {who}" if who.islower() else who


def ending_of(turns: Sequence[Turn], told: str) -> str:
    """How it ends, in a few words: as a twist has it, else as it is told."""
    return next((end for turn in turns if (end := plan_of(turn).get("ending"))), told)


def thing_in(thing: str, turns: Sequence[Turn]) -> str:
    """What a thing is called in the worlds of these turns."""
    for turn in turns:
        thing = in_words(thing, plan_of(turn)["words"])
    return thing


def in_words(text: str, words: Words) -> str:
    """A text with the words of another world: "the cottage" is "the cabin", "an axe" "a drill"."""
    new = {old: word for word, olds in words.items() for old in olds}
    if not new:
        return text
    olds = "|".join(sorted(map(re.escape, new), key=len, reverse=True))
    pattern = re.compile(
        rf"(?<!next )\b(?:(an?) )?({olds})(s|es)?\b(?!['’]s? \w+ room)", re.IGNORECASE
    )

    def put(found: re.Match[str]) -> str:
        word = new[found[2].lower()]
        word = f"{word}s" if found[3] and not word.endswith("s") else word
        word = word.title() if found[2][0].isupper() else word
        article = found[1] or ""
        if not article:
            return word
        fits = "an" if word[0].lower() in "aeiou" else "a"
        return f"{fits.capitalize() if article[0].isupper() else fits} {word}"

    return pattern.sub(put, text)
