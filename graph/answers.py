"""A person's yes or no to a price, read by rules before any model sees it."""

from __future__ import annotations

import re
from collections.abc import Iterable
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


def _run(must: list[str], beside: list[str], leads: list[str] | None = None) -> str:
    """A message that is nothing but these, with at least one of `must`."""
    core, after = "|".join(must), "|".join([*must, *beside])
    before = "|".join([*must, *beside, *(leads or [])])
    return rf"(?:(?:{before})\b{_GAP})*?(?:{core})(?:{_GAP}\b(?:{after}))*"


_DEEDS: dict[str, list[str]] = _DATA["deeds"]
_FACTS: dict[str, list[str]] = _DATA["facts"]
_READY = (
    rf"(?:{'|'.join(_DATA['content'])})\s*(?:[,.!;–-]+|\band\b)\s*(?:{'|'.join(_DATA['begin'])})"
)


def _yes(verbs: Iterable[str]) -> re.Pattern[str]:
    """A yes to one of these verbs."""
    deeds = [deed for verb in verbs for deed in _DEEDS.get(verb, [])]
    done = [rf"(?:{deed}) (?:it|them|that|those|this|all)" for deed in deeds]
    facts = [fact for verb in verbs for fact in _FACTS.get(verb, [])]
    beside = [*_DATA["beside"], *_DATA["content"], *done, *facts]
    return re.compile(_run([*_DATA["yes"], _READY], beside), re.IGNORECASE)


_VERBS = ("", *_DEEDS, *_FACTS)
_YES = {verb: _yes([verb]) for verb in _VERBS}
_ANY = _yes(_VERBS)
_WHY = (
    rf"(?:[,.!;–-]|\bbecause|\bsince)\s*(?:{'|'.join(_DATA['whom'])})"
    rf"(?P<why>(?: (?:only|just|really|still|never|also))* ?(?:{'|'.join(_DATA['does'])})\b.*)"
)
_NO = re.compile(
    rf"{_run(_DATA['no'], _DATA['beside_no'], _DATA['leads'])}(?:{_GAP}{_WHY})?", re.IGNORECASE
)
_TURNS = re.compile(rf"\b(?:{'|'.join(_DATA['turns'])})\b|[?\d]", re.IGNORECASE)
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
    if _YES.get(verb, _YES[""]).fullmatch(said) and not _TRAILS_OFF.search(typed):
        return Answer.YES
    if _is_no(said):
        return Answer.NO
    return Answer.UNCLEAR if _BEGINS.match(said) else Answer.OTHER


def _is_no(said: str) -> bool:
    """ "No", or "hang on, not yet, the last scene isn't done": a no, and at most why."""
    match = _NO.fullmatch(said)
    return match is not None and not (match["why"] and _TURNS.search(match["why"]))


_TRAILS_OFF = re.compile(r"(?:\.\.|…)\s*$")  # "ok..."
_GLAD = "👍👌🙏✅✔🎉🙂😀😃😄😁😊😍🥰❤🏻🏼🏽🏾🏿\ufe0f"
_SMILEY = re.compile(rf"\s[:=]['-]?[)DPp]+(?=\s|$)|[{_GLAD}]")
_DRAWL = re.compile(r"([a-zA-Z])\1{2,}")


def _calm(typed: str) -> str:
    """ "Yesss please :)": as it would be written calmly; what is not glad is kept."""
    said = _DRAWL.sub(r"\1", _SMILEY.sub("", typed))
    return said.strip(" \t\r\n.!").replace("’", "'")


def may_answer(typed: str) -> bool:
    """Whether it would be a yes or a no to something that waits."""
    said = _calm(typed)
    return bool(_ANY.fullmatch(said)) or _is_no(said)
