"""What was typed, in plainer words: without polite frames, reasons, interjections and tails.

The ways to say so are in `data/plain.yaml`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from engines.rules.ears.lexicon import read_yaml

_DATA = read_yaml("plain.yaml")


def _any(*names: str, around: str = r"\b(?:{})\b") -> re.Pattern[str]:
    ways = "|".join(f"(?:{way})" for name in names for way in _DATA[name])
    return re.compile(around.replace("{}", ways), re.IGNORECASE)


_TAIL = _any(
    "tails",
    around=r"(?<!\bso)(?<!\btoo)(?<!\bvery)(?<!\bas)(?<!\bwhat)(?<!\bhow)(?:,\s*|\s+)(?:{})\s*[?.!]*\s*$",
)
_CALL = _any("calls", around=r",\s*(?:{})\s*[?.!]*\s*$")
_SECONDS = r"\s?(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)\b"
_PLUS, _MINUS = re.compile(rf"(?<=\s)\+{_SECONDS}"), re.compile(rf"(?<=\s)[-–−]{_SECONDS}")
_NEGATION = _any("negation")  # other ways to say "do not"
_REASON = _any("reasons", around="(?:{})")
_FOR_WHAT = re.compile(
    r"(\btoo [\w-]+) for (?!(?:shot |scene |the )?(?:\d+[a-z]?\b|scene|shot))[^,;.!?\"]*",
    re.IGNORECASE,
)  # "too bright for a cellar"
_MILD = (
    r"(?:(?:a bit|a little|a tad|a touch|rather|awfully|terribly|slightly|somewhat|a wee bit"
    r"|kind of|sort of|kinda|sorta|just|still|pretty|quite) )+"
)
_COMPLAINTS = (
    r"(dark|bright|dim|slow|long|short|close|far|far away|wide|tight|fast|quick|loose|harsh|rushed)"
)
_MILDLY = re.compile(
    rf"\b(is|are|feels?|looks?|seems?|'s) {_MILD}{_COMPLAINTS}\b(?! enough)", re.IGNORECASE
)  # "2B is a bit long" complains as "too long" does
_NOT_SO = re.compile(
    r"\b(?:should(?:n't| not) be|is(?:n't| not) (?:supposed|meant) to be|need(?:n't| not) be) "
    rf"(?:so|that|quite so|quite that) {_COMPLAINTS}\b",
    re.IGNORECASE,
)  # "2A shouldn't be so wide"
_INTERJECTION = _any(
    "openers", around=r"^\s*(?:(?:{})\s*[,:…–—-]+\s*|(?:nah|nope|yep|yup)\s+)(?=\w)"
)
_HEIGHT = re.compile(
    r"\bfrom (?:slightly|a bit|a little|just|somewhat|way|well) (?=above|below|behind)",
    re.IGNORECASE,
)  # "from slightly above"
_STORY = re.compile(r"\b(?:what if|rewrite|film about|story about|idea|movie about)\b", re.I)
_POLITE = _any("polite")
_QUOTED = re.compile(r'("[^"]*"|“[^”]*”)')
_TITLE = re.compile(rf"\b({'|'.join(_DATA['titles'])})\.(?=\s)", re.IGNORECASE)
_IDIOMS = tuple(
    (re.compile(rf"\b{way.replace('<REF>', _DATA['refs'])}", re.IGNORECASE), plainly)
    for way, plainly in _DATA["idioms"].items()
)
_WHATIFS = tuple(
    (re.compile(way.replace("<REF>", _DATA["refs"]), re.IGNORECASE), plainly)
    for way, plainly in _DATA["whatifs"].items()
)
_POINT = re.compile(r"(?:(?<=^)|(?<=[\s:,;.]))\(?(\d)[.)]\s+(?=\S)")
_DRAWL = re.compile(r"([a-zA-Z])\1{2,}")
_SMILEY = re.compile(
    r"(?:\s|^)[:;=8]['-]?[()DPpOo/\\|*]+(?=\s|[.!?,]|$)|(?:\s|^)(?:<3|xd)(?=\s|$)|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]",
    re.IGNORECASE,
)
_OPENED = 3  # interjections in a row


@lru_cache(maxsize=64)
def plain(typed: str) -> str:
    """The message without what asks for nothing; offsets of items count in this text. What stands
    in quotes is left as it is."""
    text = typed.replace("’", "'").replace("‘", "'").replace("…", "...")
    text = _TITLE.sub(r"\1", _without_numbers(_drawled(text)))
    for _ in range(_OPENED):
        text = _INTERJECTION.sub("", text) or text
        text = _CALL.sub("", _TAIL.sub("", text) or text) or text
    text = decided(text)
    story = bool(_STORY.search(text))
    parts = [part if n % 2 else _plainer(part, story) for n, part in enumerate(_QUOTED.split(text))]
    return "".join(parts) or text


def decided(text: str) -> str:
    """ "What if scene 3 was at dawn? Let's do that": what shall be so, without the if."""
    for way, plainly in _WHATIFS:
        text = way.sub(plainly, text)
    return text


def without_polite(text: str) -> str:
    """The text with polite frames blanked out."""
    return _POLITE.sub(lambda match: " " * len(match.group()), text)


def _drawled(text: str) -> str:
    """ "Sooo far away :)": as it would be written calmly; what is quoted stays as it is."""
    parts = _QUOTED.split(text)
    return "".join(
        part if n % 2 else _SMILEY.sub("", _DRAWL.sub(r"\1", part)) for n, part in enumerate(parts)
    )


def _without_numbers(text: str) -> str:
    """ "1. 2B closer 2. 2C wider": a list, point by point."""
    points = [match[1] for match in _POINT.finditer(text)]
    if len(points) < 2 or points != [str(n + 1) for n in range(len(points))]:
        return text
    return _POINT.sub(". ", text).lstrip(". ")


def _plainer(text: str, story: bool) -> str:
    text = _MINUS.sub(r" \1 seconds shorter", _PLUS.sub(r" \1 seconds longer", text))
    text = _HEIGHT.sub("from ", _NEGATION.sub("do not", text))
    if not story:
        for way, plainly in _IDIOMS:
            text = way.sub(plainly, text)
        text = _NOT_SO.sub(r"is too \1", text)
        text = _FOR_WHAT.sub(r"\1", _REASON.sub("", _MILDLY.sub(r"\1 too \2", text)))
    return without_polite(text)
