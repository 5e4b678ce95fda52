"""The theme of a film: one tune that every scene plays in the mode and tempo of its own mood."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from film.noun import Noun, digest

# Tunes as steps of a scale from the tonic, and rhythms as beats; each fills two bars of four.
CONTOURS = (
    (0, 2, 4, 3, 2, 4, 1), (4, 5, 4, 2, 0, 1, 2), (0, 4, 3, 4, 5, 2, 1), (2, 1, 0, 4, 3, 1, 0),
    (4, 7, 6, 4, 5, 3, 2), (0, 1, 2, 4, 7, 5, 4), (2, 4, 1, 2, 0, -1, 0), (4, 2, 5, 4, 0, 2, 1),
)  # fmt: skip
RHYTHMS = (
    (1.0, 1.0, 1.5, 0.5, 1.0, 1.0, 2.0), (1.5, 0.5, 2.0, 0.5, 0.5, 1.0, 2.0),
    (2.0, 1.0, 1.0, 1.0, 0.5, 0.5, 2.0), (0.5, 0.5, 1.0, 2.0, 1.5, 0.5, 2.0),
    (1.0, 0.5, 0.5, 2.0, 1.0, 1.0, 2.0), (3.0, 0.5, 0.5, 1.0, 1.0, 1.0, 1.0),
)  # fmt: skip


class Note(Noun):
    """One note of the tune: when it begins and how long it is in beats, and its scale step."""

    beat: float
    beats: float
    step: int


@lru_cache(maxsize=64)
def theme_of(words: str) -> tuple[Note, ...]:
    """The tune that belongs to these words (a film's title); always the same one."""
    draw = np.random.default_rng(int(digest(words)[:12], 16))
    contour = CONTOURS[int(draw.integers(len(CONTOURS)))]
    rhythm = RHYTHMS[int(draw.integers(len(RHYTHMS)))]
    turn = int(draw.choice((-1, 1)))  # the tune, or its mirror around its first note
    beat, notes = 0.0, []
    for step, beats in zip(contour, rhythm, strict=True):
        notes.append(Note(beat=beat, beats=beats, step=contour[0] + turn * (step - contour[0])))
        beat += beats
    return tuple(notes)


def varied(theme: tuple[Note, ...], number: int) -> tuple[Note, ...]:
    """Statement `number` of the tune: as it is, a third higher, its end changed, and again."""
    if number % 3 == 1:
        return tuple(note.but(step=note.step + 2) for note in theme)
    if number % 3 == 2:
        return (*theme[:-2], theme[-2].but(step=1), theme[-1].but(step=0))
    return theme
