"""Scene headings with another place or time: "INT. KITCHEN - NIGHT" and its like."""

from __future__ import annotations

import re

_HEADING = re.compile(
    r"^(?P<prefix>\.?(?:(?:INT|EXT|EST|I/E|INT\.?\s*/\s*EXT)[.\s/]+)*)"
    r"(?P<place>.*?)(?P<time>\s+[-–—]+\s+(?P<word>[^-–—]+))?$",
    re.IGNORECASE,
)
_TIMES = re.compile(
    r"\b(day|night|dawn|dusk|morning|afternoon|evening|twilight|sunrise|sunset|noon|midnight|later|"
    r"continuous|same|moments?|magic hour|midday)\b",
    re.IGNORECASE,
)


def at_time(heading: str, time: str) -> str:
    """The heading with this time of day at its end."""
    found = _HEADING.match(heading)
    if found and found["time"] and _TIMES.search(found["word"]):
        return f"{heading[: found.start('word')]}{time.upper()}"
    return f"{heading} - {time.upper()}"


def in_place(heading: str, place: str, interior: bool | None = None) -> str:
    """The heading with this place; INT. or EXT. changes only when `interior` is given."""
    found = _HEADING.match(heading)
    if not found:
        return heading
    timed = found["time"] and _TIMES.search(found["word"])
    tail = found["time"] if timed else ""
    prefix = found["prefix"]
    if interior is not None:
        prefix = "INT. " if interior else "EXT. "
    return f"{prefix}{place.upper()}{tail}"
