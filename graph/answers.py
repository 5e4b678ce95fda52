"""A person's yes or no to a price, read by rules before any model sees it."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path
from typing import Any

from film.tables import read_words


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"  # begins like a yes or a no, and says more
    OTHER = "other"


_DATA: dict[str, Any] = read_words(Path(__file__).parent / "answers.yaml")
_GAP = r"[\s,.!;–-]*"


def _run(must: list[str], beside: list[str]) -> re.Pattern[str]:
    """A message that is nothing but these, with at least one of `must`."""
    core, around = "|".join(must), "|".join([*must, *beside])
    return re.compile(
        rf"(?:(?:{around})\b{_GAP})*?(?:{core})(?:{_GAP}\b(?:{around}))*", re.IGNORECASE
    )


def _yes(deeds: list[str]) -> re.Pattern[str]:
    done = [rf"(?:{deed}) (?:it|them|that|those|this|all)" for deed in deeds]
    return _run(_DATA["yes"], [*_DATA["beside"], *done])


_DEEDS: dict[str, list[str]] = _DATA["deeds"]
_YES = {verb: _yes(_DEEDS.get(verb, [])) for verb in ("", *_DEEDS)}
_ANY = _yes([deed for deeds in _DEEDS.values() for deed in deeds])
_NO = _run(_DATA["no"], _DATA["beside_no"])
_BEGINS = re.compile(
    r"\W*(?:yes|yep|yeah|yup|sure|ok|okay|approved?|go ahead|fine|alright|all right|no|nope|nah"
    r"|cancel|confirm(?:ed)?|maybe|hmm|right|good|great|perfect|sounds good|looks good)\b",
    re.IGNORECASE,
)
QUESTION = "Yes or no to the price shown? I can also change something first."
NOTE_WAITING = "Still waiting for a yes or no; nothing was run."


def read_answer(typed: str, verb: str = "") -> Answer:
    """Only a whole message that is a yes is a yes; "yes, but..." is unclear.

    `verb` is what waits: "yes, delete it" is a yes to a deletion, and to nothing else.
    """
    said = _calm(typed)
    if _YES.get(verb, _YES[""]).fullmatch(said):
        return Answer.YES
    if _NO.fullmatch(said):
        return Answer.NO
    return Answer.UNCLEAR if _BEGINS.match(said) else Answer.OTHER


_SMILEY = re.compile(r"\s[:;=8]['-]?[()DPp]+(?=\s|$)|[\U0001F300-\U0001FAFF\u2600-\u27BF\uFE0F]")
_DRAWL = re.compile(r"([a-zA-Z])\1{2,}")


def _calm(typed: str) -> str:
    """ "Yesss please :)": as it would be written calmly."""
    said = _DRAWL.sub(r"\1", _SMILEY.sub("", typed))
    return said.strip(" \t\r\n.!").replace("’", "'")


def may_answer(typed: str) -> bool:
    """Whether it would be a yes or a no to something that waits."""
    said = typed.strip(" \t\r\n.!").replace("’", "'")
    return bool(_ANY.fullmatch(said) or _NO.fullmatch(said))
