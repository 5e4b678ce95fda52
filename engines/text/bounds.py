"""How long an answer may be, from what was asked: twenty pages instead of one are not taken."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from film.writing.asks import (
    Ask,
    BeatIdeasAsk,
    BeatsAsk,
    DigestAsk,
    OutlineAsk,
    PassageAsk,
    SceneAsk,
    TreatmentsAsk,
)

_THINKING = 8_000  # tokens that a model may think before its first word
_TOKENS_A_WORD = 3  # marks of JSON and other scripts included
_WORDS: dict[type, Callable[[Any], int]] = {
    DigestAsk: lambda ask: 4 * ask.words + 300,
    TreatmentsAsk: lambda ask: 1_500 * ask.count,
    PassageAsk: lambda ask: 4 * len(ask.selected.split()) + 300,
    BeatsAsk: lambda ask: 120 * ask.most,
    BeatIdeasAsk: lambda ask: 200 * ask.count,
    OutlineAsk: lambda ask: 500 + 150 * len(ask.beats) + 3 * ask.seconds,
    # A page of a screenplay is a minute and 150 to 250 words.
    SceneAsk: lambda ask: 300 + 8 * ask.seconds,
}


def most_words(ask: Ask[Any]) -> int:
    """Words that the whole draft may have."""
    return _WORDS[type(ask)](ask)


def most_tokens(ask: Ask[Any]) -> int:
    """Tokens that the answer may take, thoughts included."""
    return _THINKING + _TOKENS_A_WORD * most_words(ask)
