"""Visual styles: what reference pictures measure, and the one style that a film is locked to."""

from __future__ import annotations

from collections.abc import Sequence

from film.noun import Noun

MOST_COLOURS = 6
LEVELS = (0.35, 0.65)


class Measured(Noun):
    """One reference picture, measured from its pixels; shares of the palette sum to 1."""

    palette: tuple[tuple[str, float], ...]  # (`#rrggbb`, share), dark to light
    contrast: float  # 0..1: how far apart its darks and lights are
    grain: float  # 0..1: noise where nothing else is
    line: float  # 0..1: how much of it is dark outline


class Grade(Noun):
    """What a style does to a picture: everything here, and nothing else, determines the file."""

    palette: tuple[str, ...]  # `#rrggbb`, dark to light
    contrast: float = 0.5
    grain: float = 0.0
    line: float = 0.5


class Style(Noun):
    """One visual style: the grade, and the pictures that it was measured from."""

    id: str  # of its library
    name: str
    grade: Grade
    pictures: tuple[str, ...] = ()  # names in the file store


class Picture(Noun):
    """A reference picture of a library."""

    file_name: str
    title: str
    measured: Measured


class StyleLibrary(Noun):
    """A person's collection of reference pictures under one name."""

    id: str
    name: str
    pictures: tuple[Picture, ...] = ()


def style_of(library: StyleLibrary, palette: Sequence[str]) -> Style:
    """The style that the pictures of a library have in common; `palette` is of all of them."""
    found = [picture.measured for picture in library.pictures]
    grade = Grade(
        palette=tuple(palette),
        contrast=_mean([m.contrast for m in found]),
        grain=_mean([m.grain for m in found]),
        line=_mean([m.line for m in found]),
    )
    names = tuple(picture.file_name for picture in library.pictures)
    return Style(id=library.id, name=library.name, grade=grade, pictures=names)


def guide(grade: Grade) -> tuple[str, ...]:
    """The style guide in sentences."""
    return (
        f"Palette, dark to light: {', '.join(grade.palette)}.",
        f"Contrast: {_level(grade.contrast, ('soft', 'even', 'hard'))}.",
        f"Grain: {_level(grade.grain, ('clean', 'a little', 'coarse'))}.",
        f"Line: {_level(grade.line, ('thin', 'even', 'heavy'))}.",
    )


def _level(value: float, words: tuple[str, str, str]) -> str:
    low, high = LEVELS
    return words[0] if value < low else words[1] if value < high else words[2]


def _mean(values: Sequence[float]) -> float:
    return round(sum(values) / len(values), 3) if values else 0.5
