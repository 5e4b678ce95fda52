"""Which fact each fact of a story follows: the last one before it on the same thing and axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from film.film import Film
from film.story_time import Gap, gaps
from film.tables import read_words
from film.world import Event, Role

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Axis:
    """What is known of one axis: see film/data/axes.yaml."""

    kind: str
    until: Gap
    says: str
    quiet: bool = False


def follows(film: Film) -> dict[str, str]:
    """For each event that takes or states something, the event that it rests on.

    A jump in time between the two lets go of what does not last that long: a day dries a coat.
    """
    jumps = gaps(film.scenes)
    by_scene: dict[str, list[Event]] = {}
    for event in film.events:
        by_scene.setdefault(event.scene, []).append(event)
    last: dict[Key, Event] = {}
    found: dict[str, str] = {}
    for scene in film.scenes:
        if scene.id in jumps:
            last = {k: e for k, e in last.items() if jumps[scene.id] < axes()[e.axis].until}
        found.update(_in_scene(by_scene.get(scene.id, ()), last))
    return found


def clashes(film: Film) -> tuple[tuple[Event, Event], ...]:
    """The earlier and the later of each two facts that cannot both be so, of a draft.

    A film that is kept is asked of the bible instead, which knows its shots as well.
    """
    events = {event.id: event for event in film.events}
    pairs = [(events[before], events[after]) for after, before in follows(film).items()]
    return tuple(
        (one, other) for one, other in pairs
        if one.value != other.value and "any" not in (one.value, other.value)
    )  # fmt: skip


def told(axis: str, name: str, part: str, values: tuple[str, str], numbers: tuple[str, str]) -> str:
    """The sentence of a contradiction: what it is about, the two values, the two scenes."""
    thing = name or f"the {part}"
    if name and part and axis not in {"knows", "kin"}:
        thing = f"{name}: the {part}" if axis == "lock" else f"{name}'s {part}"
    first, second = (f"scene {number}" for number in numbers)
    said = axes()[axis].says.format(
        thing=thing, part=part, old=values[0], new=values[1], first=first, second=second
    )
    return said[:1].upper() + said[1:]


def _in_scene(events: Sequence[Event], last: dict[Key, Event]) -> dict[str, str]:
    found: dict[str, str] = {}
    for event in events:
        key = (event.strand, event.about, event.part, event.axis)
        if event.role is not Role.MAKES and key in last:
            found[event.id] = last[key].id
        if event.role is not Role.TAKES:
            last[key] = event
    return found


@cache
def axes() -> dict[str, Axis]:
    """Every axis by name."""
    path = Path(__file__).parent / "data" / "axes.yaml"
    table = read_words(path)
    return {
        name: Axis(said["kind"], Gap[said["until"].upper()], said["says"], "quiet" in said)
        for name, said in table.items()
    }
