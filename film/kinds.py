"""Which kind of place or prop a name means, by the words of `film/data`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from film.tables import read_words


def prop_kind(name: str) -> str:
    """The kind of prop that `name` means, "" when none: "brass lantern" is a lantern."""
    return _longest("props.yaml", name, interior=None)


def place_kind(name: str, interior: bool) -> str:
    """The kind of place that `name` means, "" when none; INT. or EXT. settles a tie."""
    return _longest("places.yaml", name, interior)


def is_interior(kind: str, otherwise: bool) -> bool:
    """Whether places of this kind are indoors; `otherwise` for a kind that is not known."""
    return next((inside for name, inside, _ in _rows("places.yaml") if name == kind), otherwise)


def _longest(table: str, name: str, interior: bool | None) -> str:
    said = re.sub(r"[^\w'’ ]+", " ", name.lower())
    best, score = "", (0, False)
    for kind, inside, words in _rows(table):
        for word in words:
            fits = (len(word), interior is not None and inside == interior)
            if fits > score and word in said and _is_said(word, said):
                best, score = kind, fits
    return best


def _is_said(word: str, said: str) -> bool:
    """Whether it stands there by itself or in the plural, not inside another word."""
    return bool(re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", said))


@cache
def _rows(table: str) -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    return tuple(
        (row["kind"], row.get("interior") == "true", tuple(row["words"]))
        for row in read_words(Path(__file__).parent / "data" / table)
    )


def place_kinds() -> tuple[tuple[str, bool, tuple[str, ...]], ...]:
    """All kinds of place: name, whether it is indoors, the words that mean it."""
    return _rows("places.yaml")


def prop_kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """All kinds of prop: name and the words that mean it."""
    return tuple((kind, words) for kind, _, words in _rows("props.yaml"))
