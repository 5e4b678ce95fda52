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
    """For each new shot of a scene the old one that it replaces: same source lines, same turn."""
    waiting: dict[tuple[int, ...], list[Shot]] = defaultdict(list)
    for shot in old:
        waiting[shot.source_lines].append(shot)
    return [
        waiting[shot.source_lines].pop(0) if waiting[shot.source_lines] else None for shot in new
    ]


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
    """The new shot with the fields of the old one that a person set; "camera.size" is a part."""
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
