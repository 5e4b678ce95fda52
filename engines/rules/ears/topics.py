"""What a sentence that somebody may know is about: "that Vivian has the record" is the record."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.reasons import is_finite

_AHEAD = {
    "it",
    "its",
    "is",
    "has",
    "have",
    "there",
    "was",
    "that",
    "her",
    "his",
    "their",
    "our",
    "my",
    "'s",
}
_SOMEBODY = {"they", "he", "she", "we", "you", "i"}
_NOUNS = 2  # words that may be one thing's name
_OWNED = 3  # items of "Bruno's fault"


def topic_of(words: Sequence[Item], phrase: bool) -> str:
    """The prop, person or place that is named, or the first thing that something is said of; ""
    where the words themselves are the topic. `phrase`: they follow an "about"."""
    said = [w for w in words if "DET" not in w.tags]
    while said and (said[0].text in _AHEAD or "JOIN" in said[0].tags):
        said = said[1:]
    if not said:
        return ""
    props = [w for w in said if "PROP" in w.tags]
    if len(props) == 1 and (not phrase or len(said) == 1):
        return str(props[0].first("PROP"))
    if phrase and len(said) > 1:
        return ""
    if "WHO" in said[0].tags:
        owns = [w for w in said[2:3] if said[1].text == "'s" and len(said) > _OWNED]
        return owns[0].text if owns else str(said[0].first("WHO"))
    return "" if said[0].text in _SOMEBODY else _subject(said)


def _subject(said: Sequence[Item]) -> str:
    """ "Father woke up", "old mill burned down": of what something is said."""
    verbs = (n for n, w in enumerate(said[1:], 1) if "V" in w.tags or is_finite(w.text))
    at = next(verbs, 0)
    if not at and len(said) <= _NOUNS:
        return ""
    kept = said[: at or 1]
    return " ".join(w.text for w in kept)
