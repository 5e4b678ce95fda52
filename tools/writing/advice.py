"""Advice after a big change of the script: the old one can be kept on a timeline beside it."""

from __future__ import annotations

from collections import Counter

from film.film import Film
from tools.said import Choice, Said

BIG_WORDS = 40  # that are other ones now, at least
BIG_SHARE = 0.15  # of the script
ADVICE = (
    "That is a big part of the script; to keep the script as it was beside it, open a timeline "
    "from before this change."
)
BESIDE = Choice(label="Keep the old script too", say="open a timeline from before the last change")


def advised(said: Said, old: Film, new: Film) -> Said:
    """What was said of a change, with the advice where so much of the script is other words now
    that one may want the old one back some day."""
    if not said.version or not is_big(old, new):
        return said
    return said.but(text=f"{said.text} {ADVICE}", choices=(*said.choices, BESIDE))


def is_big(old: Film, new: Film) -> bool:
    """Whether a change is a big part of the script, by the words that went or came."""
    before, after = _words(old), _words(new)
    changed = max((before - after).total(), (after - before).total())
    return changed >= max(BIG_WORDS, before.total() * BIG_SHARE)


def _words(film: Film) -> Counter[str]:
    return Counter(word for s in film.scenes for e in s.elements for word in e.text.split())
