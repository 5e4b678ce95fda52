"""What stands beside a complete order and orders nothing: "I want to feel how high he is"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.readings import Heard, Reading

_DATA: dict[str, list[str]] = read_yaml("asides.yaml")


def _any(name: str) -> str:
    return "|".join(_DATA[name])


_PURPOSE = re.compile(rf"(?:{_any('joints')})*(?:{_any('purposes')})\b.*", re.IGNORECASE)
_TOLD = re.compile(
    rf"(?:{_any('joints')})*(?:{_any('subjects')}) (?:\w+ly |just |only |already |also )*"
    rf"(?:{_any('finite')})\b.*",
    re.IGNORECASE,
)
_SHORT = re.compile(rf"(?:{_any('joints')})*(?:{_any('shortened')})\b.*", re.IGNORECASE)
_ORDERS = re.compile(rf"\b(?:{_any('orders')})\b|\?|\d", re.IGNORECASE)

_ASKS = re.compile(rf"\b(?:{_any('asking')})\b|\?", re.IGNORECASE)
_BORED = re.compile(rf"(?:{_any('joints')})*(?:{_any('prefaces')})\b.*", re.IGNORECASE)


def is_purpose(said: str) -> bool:
    """ "I want to feel how high up he is", "so that she towers": what an order is for."""
    plain = _plain(said)
    return bool(_PURPOSE.fullmatch(plain)) and not re.search(r"\d", plain)


def only_tells_of(before: str, said: str, part: Sequence[Item]) -> bool:
    """ "The rain can play", "it is sudden, she storms in": a sentence that wishes for nothing."""
    joint = before.lower().rstrip(" ,").rpartition(" ")[2]
    if joint in ("also", "plus") or any(i.text in _BACK_HERE for i in part) or _orders(part):
        return False
    if any("TARGET" in item.tags for item in part):
        return False
    plain = _plain(said)
    if is_purpose(said):
        return True
    if '"' in plain or _ORDERS.search(plain):
        return False
    if _TOLD.fullmatch(plain) or _SHORT.fullmatch(plain):
        return True
    return _has_subject(part)


def is_preface(said: str) -> bool:
    """ "I get bored in 2A", "I cannot see his face": what is wrong, before what shall be done."""
    plain = _plain(said)
    if '"' in plain or _ASKS.search(plain):
        return False
    return bool(_TOLD.fullmatch(plain) or _SHORT.fullmatch(plain) or _BORED.fullmatch(plain))


def _has_subject(part: Sequence[Item]) -> bool:
    """ "Silas can appear from nowhere", "the rain plays": somebody or something does this."""
    rest = [item for item in part if "JOIN" not in item.tags and "DET" not in item.tags]
    if len(rest) < 2 or not rest[0].is_any(("WHO", "PROP", "PLACE", "WEATHER")):
        return False
    verb = rest[1].text.split(maxsplit=1)[0]
    return bool(re.fullmatch(_any("finite"), verb))


def _plain(said: str) -> str:
    return said.replace("’", "'").strip(" ,.;:!-–").lower()


_BACK_HERE = {"there", "here", "in it", "in there"}


def _orders(part: Sequence[Item]) -> bool:
    """ "The bed must look enormous so shoot it from below": an order at the end of a reason."""
    pairs = itertools.pairwise(part)
    return any(a.text in ("so", "then") and "V" in b.tags and not b.idle for a, b in pairs)


def is_manner(part: Sequence[Item], args: Mapping[str, str]) -> bool:
    """ "Zoom in, slow, on her face": how a camera moves, no pace of a scene."""
    paced = [item for item in part if "PACE" in item.tags]
    return bool(paced) and "movement" in args and all(i.idle or i in paced for i in part)


def _is_fault(heard: Heard) -> bool:
    """Whether a look or a voice was only told as too much of something."""
    return heard.tool in ("set_look", "set_voice") and "too" in heard.said.lower().split()


def _is_felt(heard: Heard) -> bool:
    """ "Sola looks bored in 3D", "June too neutral": how somebody seems now."""
    dangers = heard.hearing.danger if heard.hearing else []
    told = all(word == "seems" or word.startswith("too ") for word in dangers)
    return heard.tool == "set_emotion" and bool(dangers) and told


def without_prefaces(reading: Reading) -> None:
    """ "I get bored in 2A, can it be 4 seconds": only what was ordered, when that is clear."""
    if len(reading.heard) > 1 and _is_fault(reading.heard[0]):
        reading.heard[0].sure = False  # something is wished for, whether it was heard or not
        if reading.heard[1].sure:
            del reading.heard[0]  # "he sounds too posh, call him Barney"
    first = next((n for n, heard in enumerate(reading.heard) if heard.sure), 0)
    rest = reading.heard[first:]
    if not first or not all(heard.sure and heard.is_free for heard in rest):
        return
    if all(is_preface(heard.said) or _is_felt(heard) for heard in reading.heard[:first]):
        del reading.heard[:first]
