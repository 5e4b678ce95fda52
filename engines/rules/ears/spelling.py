"""One near word for a misspelt one; ordinary English and new names are left alone."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

from engines.rules.ears.lexicon import common_english

_SHORTEST = 4  # letters; shorter words have too many neighbours
_LONG = 7  # letters from which two slips are allowed


def spell(word: str, vocabulary: Iterable[str]) -> str:
    """The only near word of the vocabulary, or "" when there is none or more than one.

    Distance is optimal string alignment, 1 up to six letters and 2 above; a different first
    letter costs the second slip. "boat" is ordinary English and never becomes "coat".
    """
    if len(word) < _SHORTEST or word in common_english():
        return ""
    limit = 1 if len(word) < _LONG else 2
    near = sorted(_near(word, vocabulary, limit))
    rivals = [other for slips, *_, other in near if near and slips == near[0][0]]
    left_out = [other for other in rivals if len(other) > len(word) and _is_within(word, other)]
    if len(left_out) == 1:
        return left_out[0]  # "longr": a letter was left out
    if not near or (len(rivals) > 1 and not _is_swap(word, near[0][3])):
        return ""
    return near[0][3]


def _is_within(word: str, other: str) -> bool:
    letters = iter(other)
    return all(letter in letters for letter in word)


def _is_swap(word: str, other: str) -> bool:
    """The same letters in another order: by far the most usual slip."""
    return len(word) == len(other) and sorted(word) == sorted(other)


def _near(word: str, vocabulary: Iterable[str], limit: int) -> Iterable[tuple[int, int, bool, str]]:
    for other in vocabulary:
        longer = abs(len(other) - len(word))
        if longer > limit or len(other) < _SHORTEST:
            continue
        slips = int(OSA.distance(word, other, score_cutoff=limit))
        elsewhere = other[0] != word[0]
        if slips <= limit and (not elsewhere or slips == 1):
            yield slips, longer, elsewhere, other
