"""Reading a scene heading: inside or outside, which place, what time."""

from __future__ import annotations

import re

from engines.rules.breakdown.lexicon import meanings, words_of
from engines.rules.breakdown.phrases import Phrases, tokens
from engines.rules.breakdown.text import plain
from film.noun import Noun
from film.words import TimeOfDay

_START = re.compile(
    r"^\s*\.?(?P<both>(?:int|ext)\.?\s*/\s*(?:int|ext)\.?|i\s*/\s*e\.?)(?=[\s.])[\s.:-]*"
    r"|^\s*\.?(?P<one>int|ext|est)(?:\.\s*|\s+|:\s*)(?:-\s*)?",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s+[-–—]+\s+|\s*[–—]+\s*|\s+-+|-+\s+")
_BRACKETS = re.compile(r"\(([^()]*)\)")


class Heading(Noun):
    """What a heading says. `time` is None where it says nothing; `inherits` means "as before"."""

    text: str
    interior: bool | None = None
    place: str = ""
    time: TimeOfDay | None = None
    inherits: bool = False


def read_heading(text: str) -> Heading:
    """The parts of a heading such as "INT. LIGHTHOUSE - LAMP ROOM - NIGHT (CONTINUOUS)"."""
    whole = plain(text)
    start = _START.match(whole)
    rest = whole[start.end() :] if start else whole
    remarks = " ".join(_BRACKETS.findall(rest))
    parts = [part.strip(" .") for part in _PARTS.split(_BRACKETS.sub(" ", rest))]
    time, inherits = _said_time(remarks)
    place: list[str] = []
    for part in filter(None, parts):
        part_time, part_inherits = _said_time(part) if _only_time(part) else (None, False)
        if part_time or part_inherits:
            time, inherits = part_time or time, inherits or part_inherits
        elif not (place and _is_remark(part)):
            place.append(part)
    name = " - ".join(place) or " ".join(filter(None, parts)) or "SOMEWHERE"
    return Heading(
        text=whole,
        interior=_interior(start),
        place=" ".join(name.split()).upper(),
        time=time,
        inherits=inherits and time is None,
    )


def _interior(start: re.Match[str] | None) -> bool | None:
    if start is None:
        return None
    if start["both"]:
        return True
    return start["one"].lower() == "int"


def _said_time(text: str) -> tuple[TimeOfDay | None, bool]:
    words = tokens(text)
    inherits = bool(_INHERITS.find(words))
    found = meanings("times").first(words)
    if inherits and words in (["later"], ["same"]):
        found = None
    return (TimeOfDay(found) if found else None), inherits


def _only_time(part: str) -> bool:
    """Whether this part of the heading is about time, not a place called "NIGHT CLUB"."""
    words = tokens(part)
    covered = sum(hit.end - hit.start for hit in meanings("times").find(words))
    covered += sum(hit.end - hit.start for hit in _INHERITS.find(words))
    others = [word for word in words if word.isdigit() or word in _WITH_TIME]
    return covered > 0 and len(words) <= covered + len(others)


def _is_remark(part: str) -> bool:
    return tokens(part)[:1] in (["flashback"], ["dream"], ["establishing"], ["present"])


_WITH_TIME = frozenset(words_of("time_words"))
_INHERITS: Phrases[str] = Phrases((phrase, phrase) for phrase in words_of("inherits"))
