"""Turning a source by a twist: its own sentences, and between them what only the twist has."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.writer.cast import Actor, Pair
from engines.rules.writer.digest import places_of, props_of
from engines.rules.writer.facts import Turn
from engines.rules.writer.filling import Filling, Moment, Row
from engines.rules.writer.grammar import Dice, Slot, sentence_case
from engines.rules.writer.names import counted_names
from engines.rules.writer.people import find_people
from engines.rules.writer.stage import set_of
from engines.rules.writer.tables import table, words
from engines.rules.writer.turning import in_words, name, own_plan, titled
from engines.rules.writer.twists import kin_of, plan_of, where_of
from film.noun import digest
from film.writing.structures import FEWEST

_AT = {"early": 0.12, "middle": 0.45, "late": 0.8}  # share of the sentences before it
_LOST = {"0": 0.0, "1": 0.07, "all": 0.25, "rest": 0.25}  # share of them that the end gives up
_LEANING = words("leaning") | {"on", "then"}
_READ = 20_000  # letters of a source in which its people are looked for
_WAYS = (
    ("In order", "In the order of the source: {says}."),
    ("The end first", "It begins with how it ends, and then tells how it came: {says}."),
    ("Only the two", "Only what {P} and {O} see, and nothing else of the source: {says}."),
)


class Telling(NamedTuple):
    """A source told one way: what the telling is called, how it differs, its sentences."""

    name: str
    differs: str
    sentences: tuple[str, ...]


def turned_telling(told: list[str], source: str, turns: Sequence[Turn], way: int) -> Telling:
    """The sentences of a source with what its twists put in, change and leave out."""
    pair = _pair(source, turns)
    dice = Dice(digest([source]), way)
    first, says = [], list[str]()
    told = around(told, _words_of(pair)) if way == 2 else told
    for turn in (_with_words(turn, source) for turn in turns):
        filling = _filling(source, pair, dice)
        name(filling, turn, pair)
        plan = own_plan(plan_of(turn), filling)
        told = _changed(told, turn, plan, pair)
        close = [filling.moment(titled(row), "late") for row in plan.get("close", ())]
        told = [*_with_signs(told, plan, filling), *(s for m in close for s in as_told(m))]
        first += [close[-1].text, "It begins long before that."] if close and way == 1 else []
        says.append(_says(turn, filling))
    told = _opened(told, turns, pair)
    label, differs = _WAYS[way]
    differs = differs.format(says="; ".join(says), P=pair.first.name, O=pair.other.name)
    return Telling(label, differs, (*first, *told))


def _with_words(turn: Turn, source: str) -> Turn:
    """The turn as it is: an animal that talks in its source tells it as people do."""
    talks = re.search(rf"\b(?:said|asked|says|asks) the {re.escape(turn.who)}\b", source)
    return turn.but(kind="side") if turn.kind == "side_animal" and talks else turn


def _says(turn: Turn, filling: Filling) -> str:
    row = table("twists")[turn.kind]
    what = where_of(turn) or str(filling.slots["what"])
    return str(row["says"]).format(who=filling.slots["T"], what=what)


def _opened(told: list[str], turns: Sequence[Turn], pair: Pair) -> list[str]:
    """The sentences after those that say where and when it is, and what everybody is."""
    where = [f"It is {where}." for turn in turns if (where := where_of(turn))]
    all_of_them = next((turn for turn in turns if turn.kind.startswith("all_")), None)
    if all_of_them is not None:
        one, other = pair.first.name, pair.other.name
        kin = kin_of(all_of_them)
        where.append(f"{sentence_case(one)} is {kin}, and so is {other}, and so is everybody.")
    return [*where, *told]


def _changed(told: list[str], turn: Turn, plan: dict[str, Any], pair: Pair) -> list[str]:
    """The sentences without the end that is lost, in the words of the twist."""
    told = told[: max(FEWEST // 2, round(len(told) * (1 - _LOST[plan["lose"]])))]
    told = [in_words(sentence, plan["words"]) for sentence in told]
    return [_swapped(s, pair) for s in told] if turn.kind == "swap" else told


def _swapped(sentence: str, pair: Pair) -> str:
    """A sentence in which the two have changed places."""
    one, other = pair.first.name, pair.other.name
    pattern = re.compile(rf"\b({re.escape(one)}|{re.escape(other)})\b", re.IGNORECASE)
    put = pattern.sub(lambda hit: other if hit[1].lower() == one.lower() else one, sentence)
    return put[:1].upper() + put[1:]


def around(told: list[str], words: Sequence[str]) -> list[str]:
    """The sentences that have one of the words and those beside them; all where that is little."""
    at = {n for n, sentence in enumerate(told) if any(w in sentence.lower() for w in words)}
    near = [s for n, s in enumerate(told) if {n - 1, n, n + 1} & at]
    return near if len(near) >= FEWEST else told


def _words_of(pair: Pair) -> list[str]:
    return [who.name.split()[-1].lower() for who in (pair.first, pair.other)]


def _with_signs(told: list[str], plan: dict[str, Any], filling: Filling) -> Iterator[str]:
    """The sentences with the twist's own between them, after both of the two are there."""
    signs: dict[int, list[str]] = {}
    for phase, share in _AT.items():
        for row in plan.get(phase, ()):
            rows = list(as_told(filling.moment(titled(row), phase)))
            at = max(round(share * len(told)), *(_met(told, filling.names[w], rows) for w in "PO"))
            while at < len(told) and told[at].split()[0].lower() in _LEANING:
                at += 1  # "he" is somebody of the sentence before
            signs.setdefault(min(at, len(told)), []).extend(rows)
    for at, sentence in enumerate(told):
        yield from signs.get(at, ())
        yield sentence
    yield from signs.get(len(told), ())


def _met(told: list[str], who: str, rows: Sequence[str]) -> int:
    """The place after the first sentence that names somebody; 0 where the rows do not."""
    word = who.split()[-1].lower()
    if not any(word in row.lower() for row in rows):
        return 0
    return next((n + 1 for n, sentence in enumerate(told) if word in sentence.lower()), 0)


def as_told(moment: Moment) -> Iterator[str]:
    """A moment as prose: what is seen, and speeches with who says them."""
    return (_sentence(row) for row in moment.show)


def _sentence(row: Row) -> str:
    if not row.who:
        return row.text
    text = row.text.replace("“", "‘").replace("”", "’")
    text = f"{text[:-1]}," if text.endswith(".") else text
    verb = "thinks" if row.off == "V.O." else "asks" if text.endswith("?") else "says"
    return f"“{text}” {verb} {row.who}."


def _filling(source: str, pair: Pair, dice: Dice) -> Filling:
    thing = next(iter(props_of(source)), "key")
    at = set_of(f"INT. {next(iter(places_of(source)), 'room').upper()}")
    slots: dict[str, Slot | str] = {
        "P": pair.first.slot(),
        "O": pair.other.slot(),
        "X": Slot(f"the {thing}", The=f"The {thing}"),
        "A": Slot(at.name, **{"in": at.inside}),
    }
    return Filling(slots, pair, (at, at, at), dice)


def _pair(source: str, turns: Sequence[Turn]) -> Pair:
    """Whom a source is about: the two that are named most, and the others; whom a twist adds."""
    known = _named(source)
    known += [name for name in ("somebody", "somebody else") if len(known) < 2]
    meant = {word for words in table("twisted")["whom"].values() for word in words}
    asked = [turn.who for turn in turns if turn.who and turn.who.lower() not in meant]
    asked = [who for who in asked if who.lower() not in table("twisted")["pronouns"]]
    there = [who for who in asked if re.search(rf"\b{re.escape(who)}\b", source, re.IGNORECASE)]
    return Pair(
        first=_actor(known[0], source),
        other=_actor(known[1], source),
        bond="strangers",
        others=tuple(_actor(_called(who, source), source, who) for who in (*there, *known[2:])),
        new=tuple(_actor(f"the {who}", source, who) for who in asked if who not in there),
    )


def _named(source: str) -> list[str]:
    """Its people, by name or as "the wolf": one with a name, then those that are named most."""
    counted = Counter(dict(counted_names(source).most_common(6)))
    heads = {who.head for who in find_people(source[:_READ]) if who.role and not who.name}
    for head in sorted(heads):
        times = len(re.findall(rf"\bthe {re.escape(head)}\b", source, re.IGNORECASE))
        counted[f"the {head}"] = times
    named = [name for name, times in counted.most_common() if times]
    first = next((name for name in named if name[0].isupper()), "")
    return [first, *(name for name in named if name != first)] if first else named


def _called(who: str, source: str) -> str:
    """Somebody of the source by name, or by what the person calls them."""
    named = re.search(rf"\b{re.escape(who)}, ([A-ZÀ-Þ][a-zà-ÿ]+)\b", source)
    if named:
        return named[1]
    return who if who[:1].isupper() or who.startswith("the ") else f"the {who}"


def _actor(name: str, source: str, role: str = "") -> Actor:
    head = name.split()[-1].lower()
    role = role.lower() or ("" if name[0].isupper() else head)
    return Actor(name=name, full=name, sex=_sex(name, source), age=40, role=role, head=head)


def _sex(name: str, source: str) -> str:
    """A woman or a man, by the name, the word, or what a text calls them most."""
    head = name.split()[-1].lower()
    for sex, names in (("woman", "women_names"), ("man", "men_names")):
        if head in looks_of(sex) or (name[0].isupper() and head in looks_of(names)):
            return sex
    word = rf"\b{re.escape(head)}\b(.{{0,60}})"
    near = " ".join(re.findall(word, source, re.IGNORECASE)).lower()
    hers, his = (
        len(re.findall(word, near)) for word in (r"\b(?:she|her)\b", r"\b(?:he|his|him)\b")
    )
    return "woman" if hers > his else "man"
