"""Facts that cannot both be true, found in what the bible says of one shot."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from film.chains import axes, told
from film.facts import Contradiction, ContradictionKind
from film.words import Pose
from knowledge.bible.meaning import Meaning, meaning_of

Row = dict[str, Any]
DEAD = Meaning("life", "dead")
GONE = Meaning("existence", "gone")


def contradictions_of(
    place: Row, people: list[Row], held: list[Row], states: list[Row]
) -> Iterator[Contradiction]:
    """The contradictions of one shot, from the rows that the bible answered with."""
    yield from _held_twice(place, held)
    yield from _held_after_loss(place, held, states)
    yield from _present_after_death(place, people, states)
    yield from _opposites(place, people, states)
    yield from _wrong_light(place)


def clash_of(row: Row) -> Contradiction:
    """The contradiction of two facts of the story, from a row of the bible's answer."""
    axis, values = row["axis"], (row["old"], row["new"])
    return Contradiction(
        kind=ContradictionKind(axes()[axis].kind),
        shot=row["shot"],
        about=row["about"],
        text=told(axis, row["name"], row["part"], values, (row["old_number"], row["number"])),
        sources=(
            f"{row['old_source']}: “{row['old_text']}”",
            f"{row['source']}: “{row['text']}”",
        ),
        scene=row["scene"],
        first_shot=row["old_shot"],
    )


def _held_twice(place: Row, held: list[Row]) -> Iterator[Contradiction]:
    holders = defaultdict(list)
    for row in held:
        holders[row["prop"], row["prop_name"]].append(row["name"])
    for (prop, name), names in holders.items():
        if len(names) > 1:
            both = " and ".join(names[:2])
            says = f"shot {place['label']}: {names[0]} holds it", f"shot {place['label']}: {both}"
            text = f"{both} both hold {name} in {place['label']}."
            yield _found(ContradictionKind.HELD_TWICE, place, prop, text, *says)


def _held_after_loss(place: Row, held: list[Row], states: list[Row]) -> Iterator[Contradiction]:
    lost = {row["asset"]: row for row in states if _means(row) == GONE and _earlier(row, place)}
    for row in held:
        if state := lost.get(row["prop"]):
            text = (
                f"{row['name']} holds {row['prop_name']} in {place['label']},"
                f" but it is {state['what']} since {state['since']}."
            )
            says = f"shot {place['label']}: {row['name']} holds it"
            kind = ContradictionKind.HELD_AFTER_LOSS
            yield _found(kind, place, row["prop"], text, _source(state), says)


def _present_after_death(
    place: Row, people: list[Row], states: list[Row]
) -> Iterator[Contradiction]:
    dead = {row["asset"]: row for row in states if _means(row) == DEAD and _earlier(row, place)}
    for row in people:
        acts = row["speaks"] or row["pose"] != Pose.LIE
        if (state := dead.get(row["who"])) and acts:
            doing = "speaks" if row["speaks"] else f"is there ({row['pose']})"
            text = f"{row['name']} {doing} in {place['label']}, but is dead since {state['since']}."
            says = f"shot {place['label']}: {doing}"
            kind = ContradictionKind.PRESENT_AFTER_DEATH
            yield _found(kind, place, row["who"], text, _source(state), says)


def _opposites(place: Row, people: list[Row], states: list[Row]) -> Iterator[Contradiction]:
    names = {row["who"]: row["name"] for row in people}
    claims = defaultdict(list)
    for state in states:
        claims[state["asset"]].append((_means(state), state["what"], _source(state)))
    for row in people:
        for said in row["conditions"]:
            source = f"shot {place['label']}: {said}"
            claims[row["who"]].append((meaning_of(said), said, source))
    for asset, made in claims.items():
        for (one, said, source), (other, but, second) in combinations(made, 2):
            if one.axis and one.axis == other.axis and one.value != other.value:
                name = names.get(asset, asset)
                text = f"{name} cannot be {said} and {but} in {place['label']}."
                kind = ContradictionKind.OPPOSITE_CONDITIONS
                yield _found(kind, place, asset, text, source, second)


def _wrong_light(place: Row) -> Iterator[Contradiction]:
    if place["wrong_light"]:
        scene = f"scene {place['number']}"
        text = f"{place['label']} is {place['time']}, but {scene} is {place['scene_time']}."
        says = f"{scene}: {place['heading']}", f"shot {place['label']}: {place['time']}"
        yield _found(ContradictionKind.WRONG_LIGHT, place, place["scene"], text, *says)


def _found(
    kind: ContradictionKind, place: Row, about: str, text: str, one: str, other: str
) -> Contradiction:
    return Contradiction(
        kind=kind,
        shot=place["shot"],
        about=about,
        text=text,
        sources=(one, other),
        scene=place["scene"] or "",
    )


def _earlier(state: Row, place: Row) -> bool:
    """Whether it is so since a shot before this one, not since this one."""
    return bool(state["told"] or state["begins"] < place["idx"])


def _means(state: Row) -> Meaning:
    return Meaning(state["axis"], state["value"])


def _source(state: Row) -> str:
    said = f": {state['source']}" if state["source"] else ""
    return f"{state['what']} since {state['since']}{said}"
