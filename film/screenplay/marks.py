"""Fountain's line syntax (fountain.io/syntax): what one line of a screenplay is, from its text."""

from __future__ import annotations

import re
from typing import NamedTuple

from film.screenplay.elements import Kind

HEADING = re.compile(
    r"(?P<place>(?:INT\.?/EXT|EXT\.?/INT|INT|EXT|EST|I/E|E/I))(?P<stop>\.|(?=[ -]|$))",
    re.IGNORECASE,
)
TITLE_KEY = re.compile(r"([^\W\d_][^:\n]{0,60}):(.*)")
KNOWN_KEYS = frozenset(
    {"title", "credit", "author", "authors", "written by", "source", "based on", "notes", "draft"}
    | {"date", "draft date", "contact", "copyright", "revision", "format"}
)
KNOWN_TRANSITION = re.compile(
    r"(?:FADE (?:IN|OUT|UP|TO BLACK|TO WHITE)|CUT TO BLACK|SMASH TO BLACK|IRIS (?:IN|OUT))[.:]?"
)
OPEN_BRACKET = re.compile(r"\([^()]*")
EXTENSION = re.compile(r"\([^()]*\)")
PARENTHETICAL = re.compile(r"\((?:[^()]|\([^()]*\))*\)")
LONGEST_NUMBER = 32
UNCASED_CAPITALS = frozenset("ßªº")


class Marked(NamedTuple):
    """A line that says what it is by its first character."""

    kind: Kind
    text: str
    depth: int = 0


def is_heading(line: str, after: str = "") -> bool:
    """A scene heading such as "INT. KITCHEN - DAY"; `after` is the text of the next line.

    Without a full stop, or with text straight below, the prefix must be in capitals: "ext 5 rings"
    and "Est. 1923" above a sentence are prose.
    """
    found = HEADING.match(line)
    if not found:
        return False
    return found["place"].isupper() or (bool(found["stop"]) and not after)


def is_sure_heading(line: str) -> bool:
    """All in capitals, with prefix and full stop: a heading even where an empty line is missing."""
    found = HEADING.match(line)
    return bool(found and found["stop"] and len(line) > found.end() and is_capitals(line))


def is_capitals(text: str) -> bool:
    """There is a capital letter and no small one; scripts without case never are."""
    small = any(c.islower() and c not in UNCASED_CAPITALS for c in text)
    return not small and any(c.isupper() for c in text)


def is_cue(line: str) -> bool:
    """A character's name in capitals, whatever stands in brackets behind it."""
    return is_capitals(EXTENSION.sub("", line))


def is_transition(line: str, after: str = "") -> bool:
    """A transition that needs no mark: "CUT TO:", "FADE OUT." and their like."""
    if KNOWN_TRANSITION.fullmatch(line):
        return True
    alone = not after or is_heading(after)
    return alone and line.endswith("TO:") and is_capitals(line)


def scene_number(heading: str) -> tuple[str, str]:
    """A heading and the number that stands at its end between signs: "INT. A #12A#"."""
    start = heading.rfind("#", 0, -1)
    number = heading[start + 1 : -1]
    if start < 1 or heading[-1] != "#" or not number.strip() or number != number.strip():
        return heading, ""
    return (heading[:start].rstrip(), number) if len(number) <= LONGEST_NUMBER else (heading, "")


def is_parenthetical(line: str) -> bool:
    """One pair of brackets around the whole line."""
    return PARENTHETICAL.fullmatch(line) is not None


def unmarked(line: str, after: str = "") -> Kind:
    """What a line below a blank line is when no mark says so; `after` is the next line's text."""
    if is_heading(line, after):
        return Kind.HEADING
    if is_transition(line, after):
        return Kind.TRANSITION
    return Kind.CUE if after and is_cue(line) else Kind.ACTION


def marked(line: str) -> Marked | None:
    """A line that is special wherever it stands: lyric, section, synopsis, break, `>`."""
    first = line[:1]
    if first == "~" and line[1:].strip():
        return Marked(Kind.LYRIC, line[1:].strip())
    if first == "#":
        text = line.lstrip("#")
        return Marked(Kind.SECTION, text.strip(), len(line) - len(text)) if text.strip() else None
    if first == "=":
        return _equals(line)
    return _angled(line) if first == ">" else None


def _equals(line: str) -> Marked | None:
    if len(line) >= 3 and not line.strip("="):
        return Marked(Kind.PAGE_BREAK, "")
    return Marked(Kind.SYNOPSIS, line[1:].strip()) if line[1:].strip() else None


def _angled(line: str) -> Marked | None:
    if line.endswith("<"):
        inner = line[1:-1].strip()
        return Marked(Kind.CENTRED, inner) if inner else None
    return Marked(Kind.TRANSITION, line[1:].strip()) if line[1:].strip() else None


def forced(line: str) -> Marked | None:
    """A line below a blank line whose first character forces a heading or a cue."""
    rest = line[1:].strip()
    if line[:1] == "." and line[1:2] not in (".", "") and not line[1].isspace():
        return Marked(Kind.HEADING, rest)
    if line[:1] == "@" and rest.rstrip("^ "):
        return Marked(Kind.CUE, rest)
    return None
