"""Looks and voices told as faults: "Leni's voice is too old", "his hair is too long"."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed

_SCORE = 6.0
_VOICES: dict[str, str] = closed()["voice_faults"]
_BODIES: dict[str, str] = closed()["body_faults"]
_CLOTHES: dict[str, str] = closed()["worn_faults"]
_SOUNDS = {"sounds", "sound", "speaks", "voice", "talks"}
_BETWEEN = frozenset(closed()["fault_words"])


def find_fault(who: str, rest: Sequence[Item]) -> Hearing | None:
    """What is wished for, where somebody is too much of something; `rest` follows the name."""
    said = [item for item in rest if item.text not in ("'s", "a", "the")]
    at = next((n for n, item in enumerate(said) if item.text.split()[0] == "too"), -1)
    joined = at >= 0 and said[at].text != "too"  # "too long" may be one item
    last = at if joined else at + 1
    if not who or at < 0 or last >= len(said) or _says_more(said[:at], said[last + 1 :]):
        return None
    fault = said[last].text.removeprefix("too ")
    before = said[:at]
    if any(item.text in _SOUNDS or "voice" in item.verbs for item in before):
        return _wished("set_voice", who, "voice", _VOICES.get(fault, ""))
    worn = next((item for item in before if "WEAR" in item.tags), None)
    if worn is not None:
        wished = _CLOTHES.get(fault, "")
        return _wished("set_look", who, "look", f"{wished} {worn.text}" if wished else "")
    return _wished("set_look", who, "look", _BODIES.get(fault, ""))


def _says_more(before: Sequence[Item], after: Sequence[Item]) -> bool:
    """Words beside the fault that are no small words: "too old for the part" tells why."""
    why = bool(after) and after[0].text == "for"
    odd = any(i.text not in _BETWEEN and not _is_part(i) and not i.idle for i in before)
    shown = any(item.is_any(("TARGET", "SHOT", "NEG")) for item in (*before, *after))
    return odd or shown or not (why or all(item.idle for item in after))


def _is_part(item: Item) -> bool:
    return "WEAR" in item.tags or "voice" in item.verbs or item.text in _SOUNDS


def _wished(tool: str, who: str, arg: str, value: str) -> Hearing | None:
    family = find_family(tool)
    if family is None or not value:
        return None
    args = {"who": who, arg: value}
    return Hearing(family, args, heard=set(args), score=_SCORE)
