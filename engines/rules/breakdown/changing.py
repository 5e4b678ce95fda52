"""Clothes that people change into: "she has changed into a red dress", "LENI, in a blue coat"."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.lexicon import look_marked, look_meanings, looks_of

_AWAY = 4  # words between putting on and the garment: "into her old grey coat"
_ARTICLES = {"a", "an"}
_NO_GARMENT = {"pocket", "pockets", "sleeve", "sleeves", "collar", "rack", "stand", "shop"}


def worn_now(words: Sequence[str], known_before: bool) -> str:
    """What somebody wears from this sentence on, as a state ("in a red dress"), "" when it says
    nothing new. Of somebody `known_before`, what they are seen in is new as well."""
    for hit in look_meanings("costume").find(words):
        if words[hit.end : hit.end + 1] and words[hit.end] in _NO_GARMENT:
            continue
        near = words[max(0, hit.start - _AWAY) : hit.start]
        put_on = look_marked("puts_on").find(words[: hit.start])
        if put_on and hit.start - put_on[-1].end <= _AWAY - 1:
            return _state(words[put_on[-1].end : hit.end])
        for at in range(len(near) - 1, -1, -1):
            if known_before and near[at] in ("in", "wearing", "wears") and _said(near[at + 1 :]):
                return _state([*near[at + 1 :], *words[hit.start : hit.end]])
    return ""


def _said(words: Sequence[str]) -> bool:
    """Whether these words before a garment describe one, not a place to put things."""
    return bool(_ARTICLES & set(words) or set(looks_of("colours")) & set(words))


def _state(words: Sequence[str]) -> str:
    owned = {"his", "her", "their", "the"}
    kept = [word for word in words if word not in owned | _ARTICLES]
    return f"in a {' '.join(kept)}"
