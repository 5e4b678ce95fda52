"""Labels of shots: "3A", "3B"... are what people say, so a label never changes hands."""

from __future__ import annotations

import re
from collections.abc import Collection

from film.film import Film

_SECOND = re.compile(r"^(?P<stem>.*[A-Z])(?P<count>\d*)$")


def letters(index: int) -> str:
    """The letters of the shot at `index` (0-based) of a scene: A ... Z, AA, AB ..."""
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def label_after(label: str, taken: Collection[str]) -> str:
    """A free label for a shot made out of `label`: 2B gives 2B2, then 2B3."""
    found = _SECOND.match(label)
    stem = found["stem"] if found else label + "-"
    count = 2
    while f"{stem}{count}" in taken:
        count += 1
    return f"{stem}{count}"


def next_label(number: str, taken: Collection[str]) -> str:
    """The first free letter of the scene with this number after those in use: 2G after 2F."""
    index = 0
    while f"{number}{letters(index)}" in taken:
        index += 1
    return f"{number}{letters(index)}"


def labels(film: Film) -> tuple[str, ...]:
    """Every label of the film in order."""
    return tuple(shot.label for shot in film.shots)


def shot_id(label: str, film: Film) -> str:
    """A free id for a new shot with this label, of letters, digits, `_` and `-`."""
    stem = "sh" + re.sub(r"[^A-Za-z0-9_-]", "-", label)
    taken = {shot.id for shot in film.shots}
    if stem not in taken:
        return stem
    count = 2
    while f"{stem}_{count}" in taken:
        count += 1
    return f"{stem}_{count}"
