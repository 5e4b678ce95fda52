"""Numbers as people type them: "three and a half", "5,5", "a second and a half", "3-second"."""

from __future__ import annotations

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed

_UNITS = ("second", "seconds", "sec", "secs", "s")


def with_halves(words: list[Item]) -> list[Item]:
    """The words of a message with such numbers as one word each."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        item, width = _number_at(words, at)
        found.append(item)
        at += width
    return found


def _number_at(words: list[Item], at: int) -> tuple[Item, int]:
    said = [word.text for word in words[at : at + 5]]
    value = _value(said[0])
    if value is None or words[at].tags:
        return words[at], 1
    if said[1:4] == ["and", "a", "half"]:
        return _joined(words, at, 4, value + 0.5), 4
    if (
        said[0] in ("a", "one")
        and said[1:2]
        and said[1] in _UNITS
        and said[2:] == ["and", "a", "half"]
    ):
        words[at + 4].text = "seconds"
        return _joined(words, at, 4, 1.5), 4
    comma = said[1:2] == [","] and said[0].isdigit() and said[2:3] and said[2].isdigit()
    if comma and words[at].end + 2 == words[at + 2].end == words[at + 2].start + 1:
        return _joined(words, at, 3, float(f"{said[0]}.{said[2]}")), 3
    if said[1:2] == ["-"] and said[2:3] and said[2] in _UNITS:
        return _joined(words, at, 2, value), 2
    return words[at], 1


def _value(word: str) -> float | None:
    number = closed()["numbers"].get(word, word)
    if word in ("a", "half"):
        return 1.0 if word == "a" else None
    return float(number) if str(number).replace(".", "", 1).isdigit() else None


def _joined(words: list[Item], at: int, width: int, value: float) -> Item:
    return Item(f"{value:g}", words[at].start, words[at + width - 1].end)
