"""Scene headings of scripts that never say INT. or EXT.: "THE KITCHEN - NIGHT", "Scene 3"."""

from __future__ import annotations

import re
from typing import NamedTuple

from film.screenplay.marks import HEADING, is_capitals, is_heading

TIMES = (
    "DAY|NIGHT|DAWN|DUSK|MORNING|NOON|MIDDAY|AFTERNOON|EVENING|MIDNIGHT|SUNRISE|SUNSET|TWILIGHT|"
    "(?:[A-Z]+ )?LATER|CONTINUOUS|SAME(?: TIME)?|DAYBREAK|NIGHTFALL|MAGIC HOUR"
)
LONGEST = 120  # characters; no heading is longer, and the patterns stay quick
TIMED = re.compile(
    rf"[^-–—,]{{2,80}}[-–—,\s]\s*(?:(?:EARLY|LATE|MID|NEXT) ?-?)?(?:{TIMES})\.?"
    r"(?:\s*[-–—(,].{0,40})?"
)
SEPARATED = re.compile(r"\s[-–—]+\s|[,–—]\s")
SCENE = re.compile(
    r"(?:SCENE|Scene)\s+(?P<number>\d{1,4}[A-Z]?|[IVXLC]+|[A-Za-z]{3,9})\b[\s:.–—-]*(?P<place>.*)"
)
NUMBERED = re.compile(
    r"(?P<number>[A-Z]{0,2}\d{1,4}[A-Z]{0,2})[.)]?\s+(?P<text>\S.*?)(?:\s+(?P=number)\.?)?"
)


class Heading(NamedTuple):
    """A heading without its scene number, and that number."""

    text: str
    number: str = ""


def find_heading(line: str) -> Heading | None:
    """A heading that says INT. or EXT., in capitals, with or without a number at its side."""
    text = line.strip()
    if len(text) > LONGEST:
        return None
    if is_heading(text, "below"):
        return Heading(text)
    numbered = NUMBERED.fullmatch(text)
    if numbered and is_heading(numbered["text"], "below"):
        return Heading(numbered["text"], numbered["number"])
    return None


def find_plain_heading(line: str) -> Heading | None:
    """A heading by its place and time in capitals, or by the word "Scene"."""
    text = line.strip()
    if len(text) > LONGEST:
        return None
    numbered = NUMBERED.fullmatch(text)
    text, number = (numbered["text"], numbered["number"]) if numbered else (text, "")
    scene = SCENE.fullmatch(text)
    if scene and len(text) < 80 and not text.endswith((".", "!", "?")):
        return Heading(text, scene["number"] if scene["number"].isdecimal() else "")
    if HEADING.match(text) or not is_capitals(text):
        return None
    timed = TIMED.fullmatch(text) and SEPARATED.search(text)
    return Heading(text, number) if timed else None
