"""Labels that are never renumbered, and what a person has set by hand, kept over a new plan."""

from __future__ import annotations

import string
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from engines.rules.breakdown.text import slug
from film.noun import Noun
from film.shots import Shot
from film.story import Scene


def letters() -> Iterator[str]:
    """A, B ... Z, AA, AB ..."""
    yield from string.ascii_uppercase
    for first in letters():
        for second in string.ascii_uppercase:
            yield first + second


def matched(old: Sequence[Shot], new: Sequence[Shot]) -> list[Shot | None]:
    """For each new shot the old one that it goes on as: of the same source lines, if there is one.

    Several shots may come from one line; then what they show decides, and after that their order.
    """
    waiting: dict[tuple[object, ...], list[Shot]] = defaultdict(list)
    for shot in old:
        waiting[shot.source_lines, shot.action, shot.purpose].append(shot)
    found = [_first(waiting[shot.source_lines, shot.action, shot.purpose]) for shot in new]
    left: dict[tuple[int, ...], list[Shot]] = defaultdict(list)
    for shot in (shot for shots in waiting.values() for shot in shots):
        left[shot.source_lines].append(shot)
    return [kept or _first(left[shot.source_lines]) for kept, shot in zip(found, new, strict=True)]


def _first(shots: list[Shot]) -> Shot | None:
    return shots.pop(0) if shots else None


class Labels:
    """Gives out labels and ids that are unique in the film."""

    def __init__(self, taken: Sequence[Shot] = ()) -> None:
        self._labels = {shot.label.upper() for shot in taken}
        self._ids = {shot.id for shot in taken}

    def label(
        self, scene: Scene, shots: Sequence[Shot], known: Sequence[Shot | None]
    ) -> list[Shot]:
        """The shots with id and label: those of the shot each replaces, else the next free ones."""
        kept = [old for old in known if old is not None]
        self._labels |= {old.label.upper() for old in kept}
        self._ids |= {old.id for old in kept}
        free = letters()
        done: list[Shot] = []
        for shot, old in zip(shots, known, strict=True):
            name = {"id": old.id, "label": old.label} if old else self._next(scene, free)
            done.append(shot.model_copy(update=name))
        return done

    def _next(self, scene: Scene, free: Iterator[str]) -> dict[str, str]:
        for letter in free:
            label = f"{scene.number}{letter}"
            name = f"sh{_plain(scene.number)}{letter}"
            if label.upper() not in self._labels and name not in self._ids:
                self._labels.add(label.upper())
                self._ids.add(name)
                return {"id": name, "label": label}
        raise AssertionError("letters never end")


def _plain(number: str) -> str:
    return number if number.isascii() and number.isalnum() else slug(number)


def with_by_hand(new: Shot, old: Shot | None) -> Shot:
    """The new shot with the fields of the old one that a person set; "camera.size" is a part.

    A locked shot stays as it is.
    """
    if old is not None and old.locked:
        return old
    if old is None or not old.by_hand:
        return new
    changes: dict[str, Any] = {"by_hand": old.by_hand}
    for field in old.by_hand:
        name, _, part = field.partition(".")
        if name not in Shot.model_fields:
            continue
        value: Any = getattr(old, name)
        if part and isinstance(value, Noun) and part in type(value).model_fields:
            mixed = changes.get(name, getattr(new, name))
            value = mixed.model_copy(update={part: getattr(value, part)})
        changes[name] = value
    return new.model_copy(update=changes)
