"""Whole messages that think aloud, ask for an opinion or about the world: nothing is to be done."""

from __future__ import annotations

import re

from engines.rules.ears.lexicon import read_yaml

_DATA: dict[str, list[str]] = read_yaml("musings.yaml")
_WISHES = re.compile(rf"\b(?:{'|'.join(_DATA['wishes'])})\b", re.IGNORECASE)
_KINDS = {
    kind: re.compile(rf"(?:{'|'.join(ways)})[\s.!?)]*", re.IGNORECASE)
    for kind, ways in _DATA.items()
    if kind != "wishes"
}


def musing(typed: str) -> str:
    """ "I had Hanne in a green jacket in my novel": remark, praise, opinion or question; "" for a
    message that may want something."""
    said = typed.strip().replace("’", "'")
    if '"' in said or "“" in said:
        return ""
    kind = next((kind for kind, way in _KINDS.items() if way.fullmatch(said)), "")
    return "" if kind in ("remark", "praise") and _WISHES.search(said) else kind
