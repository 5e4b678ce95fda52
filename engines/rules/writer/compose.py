"""Composing a story: a plot's moments with the people, things, places and secrets of one idea."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from engines.rules.writer.cast import Actor, Pair, cast_pair
from engines.rules.writer.facts import Facts
from engines.rules.writer.filling import Filling, Moment, Row
from engines.rules.writer.grammar import Dice, Slot, filled, with_stop
from engines.rules.writer.longer import lengthened
from engines.rules.writer.slots import slots_of
from engines.rules.writer.stage import Set, find_pressure, find_sets
from engines.rules.writer.tables import plot, table
from engines.rules.writer.turning import called_for, ending_of, recast, teller_of, thing_in, turned
from film.noun import Noun


class Story(Noun):
    """One film, complete, before it is cut to any length."""

    title: str
    genre: str
    tone: str
    ending: str
    kind: str  # "a return"
    told_by: str = ""  # by whom a twist has it told
    first: Actor
    other: Actor
    extras: tuple[Actor, ...] = ()
    thing: str
    main: Set
    near: Set
    time: str
    last_time: str
    moments: tuple[Moment, ...]
    seed: str


class Way(Noun):
    """How one treatment tells an idea: with which plot, which ending, whose story it is."""

    genre: str
    ending: int = 0
    turned: bool = False  # told from the other's side
    turn: int = 0


@lru_cache(maxsize=256)
def compose(facts: Facts, way: Way, seed: str) -> Story:
    """The story of an idea told one way; the same for the same facts, way and seed."""
    dice = Dice(seed, way.turn)
    rows = plot(way.genre)
    pair = recast(cast_pair(facts, way.genre, Dice(seed)), facts.turns, dice)
    if way.turned:
        pair, facts = _turned(pair), facts.but(want="")
    sets = find_sets(facts, pair.first, Dice(seed))
    time = facts.time or table("genres")["hour"][way.genre]
    pressure = find_pressure(facts, way.genre, dice)
    slots = slots_of(facts, pair, sets, pressure, time, dice.named(way.genre))
    ending = rows["endings"][way.ending % len(rows["endings"])]
    filling = Filling(slots, pair, sets, dice.named(way.genre))
    return Story(
        title=_title(rows["titles"], slots, dice),
        genre=way.genre,
        tone=rows["tone"],
        ending=ending_of(facts.turns, ending["ending"]),
        kind=rows["name"],
        told_by=teller_of(facts.turns),
        first=pair.first,
        other=pair.other,
        extras=_extras(facts, pair),
        thing=thing_in(str(slots["X"]), facts.turns),
        main=sets[0],
        near=sets[2],
        time=time,
        last_time=str(slots["last_time"]),
        moments=_moments(rows["body"], ending["moments"], facts, pair, filling),
        seed=seed,
    )


def _extras(facts: Facts, pair: Pair) -> tuple[Actor, ...]:
    """Whoever else may be seen: of the idea, of a twist, of a second thread."""
    third = (pair.third,) if pair.third else ()
    return (*pair.others, *called_for(facts.turns, pair), *third)


def _moments(
    body: list[Any], close: list[Any], facts: Facts, pair: Pair, filling: Filling
) -> tuple[Moment, ...]:
    """The moments of a story: the plot's, those that only this idea has, and the ending's."""
    told = [filling.moment(row, _phase(at, 16)) for at, row in enumerate(body)]
    ending = [filling.moment(row, "late") for row in close]
    ending[-1] = ending[-1].but(key=True, spine=True)
    opened = _opened(_with_own(told, facts, pair, filling), facts, pair)
    opened, ending = lengthened(opened, ending, filling, pair)
    whole = turned(opened, ending, facts.turns, pair, filling)
    told = [*_talking(whole[:-1], filling.bank()), whole[-1]]
    return tuple(_without_repeats(told))


def _without_repeats(moments: list[Moment]) -> Iterator[Moment]:
    """The moments so that no sentence of action is shown twice, whatever of them is written."""
    seen: set[str] = set()
    shown: list[Moment] = []
    for moment in moments:
        rows = [row for row in moment.show if row.who or row.text not in seen]
        seen |= {row.text for row in moment.show if not row.who}
        shown.append(moment.but(show=tuple(rows or moment.show)))
    for moment in shown:
        more = [group for group in moment.more if not any(row.text in seen for row in group)]
        seen |= {row.text for group in more for row in group}
        yield moment.but(more=tuple(more))


def _talking(moments: list[Moment], bank: dict[str, list[tuple[Row, ...]]]) -> Iterator[Moment]:
    """The moments with talk and business for long scenes, dealt out so that none comes twice."""
    for at, moment in enumerate(moments):
        phase = [m for m in moments if m.phase == moment.phase and _is_talk(m)]
        place = next((p for p, m in enumerate(phase) if m is moment), -1)
        share = bank[moment.phase][place :: len(phase)] if place >= 0 else []
        yield moments[at].but(talk=tuple(share))


def _is_talk(moment: Moment) -> bool:
    """Whether two people speak face to face, so that they may talk on."""
    return len({row.who for row in moment.show if row.who and not row.off}) > 1 and not any(
        row.off for row in moment.show
    )


def _phase(at: int, of: int) -> str:
    return "early" if at < of * 0.33 else "middle" if at < of * 0.7 else "late"


def _turned(pair: Pair) -> Pair:
    """The other one's story: parents become children, and the rest stays what it is."""
    bond = {"parent": "child", "child": "parent"}.get(pair.bond, pair.bond)
    return pair.but(first=pair.other, other=pair.first, bond=bond)


def _title(titles: list[str], slots: dict[str, Slot | str], dice: Dice) -> str:
    title = filled(dice.pick(titles, "title"), slots)
    return re.sub(r"\b([a-z])", lambda found: found[1].upper(), title[:1]) + title[1:]


def _opened(body: list[Moment], facts: Facts, pair: Pair) -> list[Moment]:
    """The moments with the person's own sentences at the head of the first."""
    premise = told_premise(facts, pair)
    if not premise:
        return body
    return [body[0].but(text=f"{premise} {body[0].text}"), *body[1:]]


def told_premise(facts: Facts, pair: Pair) -> str:
    """The idea's first sentences in the person's words, with the names that were given."""
    text = facts.premise
    if not text:
        return ""
    if len(text.split()) < 4:
        return f"It begins with this: {with_stop(text)}"
    actors = {who.role: who for who in (pair.first, pair.other, *pair.others)}
    for who in sorted(facts.people, key=lambda who: -who.start):
        actor = actors.get(who.role)
        inside = who.end <= len(text) and text[who.start : who.end].lower() == who.role
        if actor and not who.name and inside:
            after = text[who.end :]
            comma = "" if after[:1] in ".!?," else ","
            text = f"{text[: who.end]}, {actor.full}{comma}{after}"
    return with_stop(text[:1].upper() + text[1:])


def _with_own(body: list[Moment], facts: Facts, pair: Pair, filling: Filling) -> list[Moment]:
    """The moments with those that only this idea has: its obstacle, its wonder, its others."""
    own = table("own")
    found = list(body)
    if facts.catch and facts.catch.split()[0].lower() not in {"then", "not", "for"}:
        found.insert(4, filling.moment(own["but"], "early"))
    if facts.power:
        found.insert(8, filling.moment(own["power"], "middle"))
    for at, actor in enumerate(pair.others):
        filling.names["T"] = actor.name
        filling.slots["T"] = actor.slot()
        found.insert(6 + 3 * at, filling.moment(own["third"][at % len(own["third"])], "middle"))
    teller = any(turn.kind == "side_animal" for turn in facts.turns)
    if pair.animal is not None and not teller:
        filling.slots["D"] = _animal_slot(pair)
        found.insert(2, filling.moment(own["animal"], "early"))
    return found


def _animal_slot(pair: Pair) -> Slot:
    animal = pair.animal
    name = animal.name if animal and animal.name else f"the {animal.head if animal else 'dog'}"
    return Slot(name, The=name[:1].upper() + name[1:])
