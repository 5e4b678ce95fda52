"""What differs between two films that have one past: scenes, shots, looks, script (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from film.assets import Asset, Condition
from film.edits.compare import name_of
from film.film import Film
from film.noun import Noun
from film.screenplay.elements import Element, Kind
from film.shots import Shot
from film.story import Scene

LONGEST_SCRIPT = 6000  # lines that are compared one by one; of a longer script, whole scenes

P = TypeVar("P", Scene, Shot, Asset, Condition)


class Parts(Noun):
    """Names of parts: only in the one, only in the other, in both but different; how many same."""

    here: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    same: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """All that are not the same."""
        return (*self.changed, *self.here, *self.there)


class Contrast(Noun):
    """Two films side by side."""

    scenes: Parts
    shots: Parts
    looks: Parts  # people, places, props
    states: Parts  # lasting conditions
    lines_here: tuple[str, ...] = ()  # of the script, only in the one
    lines_there: tuple[str, ...] = ()

    @property
    def equal(self) -> bool:
        """Whether a viewer would see no difference."""
        parts = (self.scenes, self.shots, self.looks, self.states)
        return not any(part.names for part in parts)


def contrast(here: Film, there: Film) -> Contrast:
    """`there` beside `here`."""
    lines_here, lines_there = _lines(here, there)
    return Contrast(
        scenes=_parts(here.scenes, there.scenes, _of_scene, lambda s: s.number),
        shots=_parts(here.shots, there.shots, _of_shot, lambda s: s.label),
        looks=_parts(here.assets(), there.assets(), _of_asset, lambda a: a.name),
        states=_states(here, there),
        lines_here=lines_here,
        lines_there=lines_there,
    )


def _parts(
    here: Sequence[P],
    there: Sequence[P],
    body: Callable[[P], object],
    name: Callable[[P], str],
) -> Parts:
    mine, theirs = {part.id: part for part in here}, {part.id: part for part in there}
    both = [part for part in here if part.id in theirs]
    changed = [p for p in both if p is not theirs[p.id] and body(p) != body(theirs[p.id])]
    return Parts(
        here=tuple(name(part) for part in here if part.id not in theirs),
        there=tuple(name(part) for part in there if part.id not in mine),
        changed=tuple(name(part) for part in changed),
        same=len(both) - len(changed),
    )


def _of_scene(scene: Scene) -> object:
    return scene.but(beats=(), style=(), elements=(), synopsis=""), _spoken(scene)


def _of_shot(shot: Shot) -> object:
    return shot.but(locked=False, by_hand=(), source_lines=(), flags=())


def _of_asset(asset: Asset) -> object:
    return asset.model_dump(exclude={"review", "mentions"})


def _states(here: Film, there: Film) -> Parts:
    mine, theirs = ([(name_of(f, c.asset), c.what) for c in f.conditions] for f in (here, there))
    return Parts(
        here=tuple(f"{who} {what}" for who, what in mine if (who, what) not in theirs),
        there=tuple(f"{who} {what}" for who, what in theirs if (who, what) not in mine),
        same=sum(state in theirs for state in mine),
    )


def _lines(here: Film, there: Film) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of the script that only one of the two has."""
    mine, theirs = _script(here, there), _script(there, here)
    if max(len(mine), len(theirs)) > LONGEST_SCRIPT:
        return tuple(s.heading for s in here.scenes), tuple(s.heading for s in there.scenes)
    blocks = SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes()
    apart = [block for block in blocks if block[0] != "equal"]
    lost = tuple(line for _, a, b, _, _ in apart for line in mine[a:b])
    return lost, tuple(line for _, _, _, a, b in apart for line in theirs[a:b])


def _script(film: Film, other: Film) -> list[str]:
    """The lines of the scenes that are not word for word the same in the other film."""
    known = {scene.id: _spoken(scene) for scene in other.scenes}
    return [
        line
        for scene in film.scenes
        if known.get(scene.id) != (lines := _spoken(scene))
        for line in lines
    ]


def _spoken(scene: Scene) -> tuple[str, ...]:
    """A scene line by line, a cue with what is said under it."""
    told: list[str] = []
    cue = ""
    for element in scene.elements:
        cue, line = _line(element, cue)
        told += [line] if line else []
    return tuple(told)


def _line(element: Element, cue: str) -> tuple[str, str]:
    if element.kind is Kind.CUE:
        return element.text, ""
    if cue and element.kind in (Kind.DIALOGUE, Kind.PARENTHETICAL):
        return cue, f"{cue}: {element.text}"
    return "", element.text
