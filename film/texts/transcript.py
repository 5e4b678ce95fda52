"""Transcripts with times: SRT, WebVTT, or lines such as "[00:12] She said nothing." """

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TIME = r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?"
_CUE = re.compile(rf"^\s*{_TIME}\s*-->\s*{_TIME}")
_LINE = re.compile(
    rf"^\s*[\[(]?{_TIME}[\])]?(?:\s*[-–]\s*[\[(]?{_TIME}[\])]?)?\s*[:\-–]?\s+(\S.*)$"
)
_TAGS = re.compile(r"<[^>]*>|\{\\[^}]*\}")
LEAST = 3  # lines with times that make a transcript
LAST = 4.0  # seconds of a last line whose end nobody gave


class Heard(NamedTuple):
    """One line of a transcript: when it begins and ends, in seconds, and its words."""

    start: float
    end: float
    text: str


def read_transcript(text: str) -> tuple[Heard, ...]:
    """The lines in order of time; () when the text is no transcript."""
    lines = text.splitlines()
    found = list(_cues(lines)) or list(_lines(lines))
    return tuple(found) if len(found) >= LEAST else ()


def _cues(lines: list[str]) -> Iterator[Heard]:
    at = 0
    while at < len(lines):
        match = _CUE.match(lines[at])
        at += 1
        if not match:
            continue
        said: list[str] = []
        while at < len(lines) and lines[at].strip():
            said.append(lines[at])
            at += 1
        words = " ".join(_TAGS.sub("", " ".join(said)).split())
        if words:
            yield Heard(_seconds(match.groups()[:4]), _seconds(match.groups()[4:8]), words)


def _lines(lines: list[str]) -> Iterator[Heard]:
    matches = [match for line in lines if (match := _LINE.match(line))]
    filled = sum(bool(line.strip()) for line in lines)
    if len(matches) * 2 < filled:
        return  # times here and there make no transcript
    starts = [_seconds(match.groups()[:4]) for match in matches]
    for place, match in enumerate(matches):
        given = match.groups()[4:8]
        after = starts[place + 1] if place + 1 < len(starts) else starts[place] + LAST
        yield Heard(starts[place], _seconds(given) if given[1] else after, match[9].strip())


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, rest = parts
    whole = int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0)
    return whole + (int((rest or "0").ljust(3, "0")) / 1000)
