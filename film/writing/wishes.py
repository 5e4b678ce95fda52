"""What a person's words say of a film to be: length, type, rating, genres, structure, tone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from film.tables import read_table
from film.writing.brief import Brief, ProjectType, Rating, Structure
from film.writing.structures import structure_ways

_DATA = Path(__file__).resolve().parents[1] / "data" / "brief.yaml"
_UNIT = r"(?:hours?|h|minutes?|mins?|min|m|seconds?|secs?|sec|s)"
LONGEST = 4 * 3600  # seconds


@dataclass(frozen=True)
class Wishes:
    """What was said; "" and () where nothing was. `rest` are the words that say nothing of it."""

    length: tuple[int, int] = (0, 0)
    type: str = ""
    rating: str = ""
    genres: tuple[str, ...] = ()
    structure: str = ""
    moods: tuple[str, ...] = ()
    rest: str = ""

    @property
    def some(self) -> bool:
        """Whether anything was said."""
        return self.kinds > 0

    @property
    def kinds(self) -> int:
        """Of how many things something was said."""
        said = (self.length[1], self.type, self.rating, self.genres, self.structure, self.moods)
        return sum(map(bool, said))

    @property
    def tone(self) -> str:
        """The words of mood as a tonal note: "a warm mystery", "a slow, dry film"."""
        if not self.moods:
            return ""
        note = f"{', '.join(self.moods)} {self.genres[0] if self.genres else 'film'}"
        return f"{'an' if note[0] in 'aeiou' else 'a'} {note}"

    def onto(self, brief: Brief) -> Brief:
        """The brief with these wishes."""
        said: dict[str, Any] = {}
        if self.length[1]:
            said |= {"shortest": self.length[0], "longest": self.length[1]}
        if self.type:
            said["type"] = ProjectType(self.type)
        if self.rating:
            said["rating"] = Rating(self.rating)
        if self.genres:
            said["genres"] = self.genres
        if self.structure:
            said["structure"] = Structure(self.structure)
        if self.moods:
            said["tone"] = self.tone
        return brief.but(**said)


def find_length(said: str) -> tuple[int, int] | None:
    """The range in seconds that words name: "two minutes", "60-90 s", "1:30", "1 to 2 minutes"."""
    found = _length(said)
    return found[0] if found else None


def find_value(table: str, said: str) -> str | None:
    """The one word for a type, a rating or a genre; None when it is none."""
    wanted = said.strip().lower()
    return next((value for value, ways in _data()[table].items() if wanted in ways), None)


def values_of(table: str) -> tuple[str, ...]:
    """All values of a table: types, ratings or genres."""
    return tuple(_data()[table])


def read_wishes(said: str) -> Wishes:
    """Everything that a sentence says of length, type, rating, genres, structure and mood."""
    text, wishes = f" {said.lower().replace('’', chr(39))} ", Wishes()
    if (found := _length(text)) is not None:
        wishes = replace(wishes, length=found[0])
        text = text[: found[1]] + " , " + text[found[2] :]
    structure, text = _take(text, structure_ways())
    rating, text = _take_rating(text)
    genres, text = _take_all(text, _data()["genres"])
    kind, text = _take(text, _data()["types"])
    moods, text = _take_all(text, _data()["tones"])
    wishes = replace(wishes, type=kind, rating=rating, genres=genres, structure=structure)
    return replace(wishes, moods=moods, rest=_rest(text))


def _rest(text: str) -> str:
    words = re.findall(r"[\w'’-]+", text)
    return " ".join(word for word in words if word not in _data()["idle"])


def _take(text: str, table: dict[str, Any]) -> tuple[str, str]:
    taken, text = _take_all(text, table, most=1)
    return (taken[0] if taken else ""), text


def _take_all(text: str, table: dict[str, Any], most: int = 5) -> tuple[tuple[str, ...], str]:
    """The values whose words stand in the text, in order, longest words first; and the rest."""
    ways = sorted(((w, v) for v, ways in table.items() for w in ways), key=lambda p: -len(p[0]))
    found: list[tuple[int, str]] = []
    for way, value in (pair for pair in ways if pair[0] in text):
        match = re.search(rf"(?<![\w-]){re.escape(way)}(?![\w-])", text)
        if match and len(found) < most and value not in (v for _, v in found):
            found.append((match.start(), value))
            text = text[: match.start()] + "," + " " * (len(match[0]) - 1) + text[match.end() :]
    return tuple(value for _, value in sorted(found)), text


def _take_rating(text: str) -> tuple[str, str]:
    """A lone letter is a rating only after "rated" or between commas."""
    match = re.search(r"(?:rated|rating(?: is| of)?|,|^)\s*(g|m)\s*(?=,|\.|$| and )", text.strip())
    if match:
        return match[1].upper(), text.replace(match[0], " , ", 1)
    long = {v: [w for w in ways if len(w) > 1] for v, ways in _data()["ratings"].items()}
    return _take(text, long)


def _length(text: str) -> tuple[tuple[int, int], int, int] | None:
    """(range in seconds, start, end) of the first length in a text."""
    for pattern, read in ((_CLOCK, _clock), (_ranged(), _from_to), (_single(), _one)):
        match = pattern.search(text.lower())
        if match:
            return read(match), match.start(), match.end()
    return None


_CLOCK = re.compile(r"(?<!\d)(\d{1,3}):(\d\d)(?:\s*(?:-|–|to)\s*(\d{1,3}):(\d\d))?")


def _clock(match: re.Match[str]) -> tuple[int, int]:
    low = int(match[1]) * 60 + int(match[2])
    return _range(low, int(match[3]) * 60 + int(match[4]) if match[3] else low)


@cache
def _number() -> str:
    words = sorted(_data()["numbers"], key=len, reverse=True)
    return rf"(?:\d+(?:\.\d+)?|{'|'.join(map(re.escape, words))})"


@cache
def _ranged() -> re.Pattern[str]:
    first = rf"({_number()})[ -]?({_UNIT})?"
    return re.compile(
        rf"(?<![\w-])(?:between {first} and|{first}\s*(?:-|–|to|or|\.\.))"
        rf"\s*({_number()})[ -]*({_UNIT})(?![\w-])"
    )


def _from_to(match: re.Match[str]) -> tuple[int, int]:
    low = _seconds(match[1] or match[3], match[2] or match[4] or match[6])
    return _range(low, _seconds(match[5], match[6]))


@cache
def _single() -> re.Pattern[str]:
    length = rf"({_number()})[ -]?({_UNIT})"
    return re.compile(
        rf"(?<![\w-])(under |at most |up to |not? longer than |not more than |less than )?{length}"
        rf"(?:(?: and)? {length})?(?![\w-])"
    )


def _one(match: re.Match[str]) -> tuple[int, int]:
    high = _seconds(match[2], match[3]) + (_seconds(match[4], match[5]) if match[4] else 0)
    return _range(high * 3 / 4 if match[1] else high, high)


def _range(low: float, high: float) -> tuple[int, int]:
    first, last = sorted((round(low), round(high)))
    return min(first, LONGEST), min(last, LONGEST)


def _seconds(number: str, unit: str) -> float:
    named = _data()["numbers"]
    count = float(named[number]) if number in named else float(number)
    return count * {"h": 3600, "m": 60, "s": 1}[unit[0]]


@cache
def _data() -> dict[str, Any]:
    rows: dict[str, Any] = read_table(_DATA)
    rows["idle"] = {str(word) for word in rows["idle"]}
    return rows
