"""A message that begins by announcing what follows: "two quick things for scene 1: ..."."""

from __future__ import annotations

import re
from dataclasses import replace

from engines.rules.ears.chunks import stripped
from engines.rules.ears.hear import hear
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.readings import focus_of_remark
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Focus, Target

_DATA: dict[str, list[str]] = read_yaml("announced.yaml")
_LONGEST = 12  # words


def _any(name: str) -> str:
    return "|".join(_DATA[name])


_PLACED = ("TARGET", "PLACE", "WHO")
_END = re.compile(r"(?P<mark>:|[.!,;–—]|\s-)\s+(?=\S)")
_NOUN = re.compile(rf"\b(?:{_any('nouns')})\b", re.IGNORECASE)
_COUNTED = re.compile(
    rf"(?:(?:{_any('leads')}) )*(?:(?:{_any('counts')}) )+(?:(?:{_any('sizes')}) )*"
    rf"(?:{_any('nouns')})(?: (?:{_any('tails')}))*"
)
_WHOLE = re.compile(
    rf"(?:(?:{_any('leads')}) )*"
    rf"(?:(?:{_any('whole')})|(?:{_any('nouns')})(?: (?:{_any('tails')}))+)"
)


def announced(typed: str, reel: Reel, focus: Focus) -> tuple[str, Focus]:
    """The message without such a beginning, and what it said that all the rest is about."""
    for end in _END.finditer(typed):
        head = typed[: end.start()]
        if '"' in head or len(head.split()) > _LONGEST:
            break
        colon = end["mark"] == ":"
        if not colon and not _NOUN.search(head):
            continue
        _, items = hear(head, reel)
        found = [_placed(i, reel) for i in Refer(reel, focus).reduce(stripped(items))]
        rest = typed[end.end() :]
        if found and (_announces(found, colon) or (colon and _heads(found, rest, reel))):
            return rest, focus_of_remark(reel, found, focus)
    return typed, focus


def _placed(item: Item, reel: Reel) -> Item:
    """ "For the alley": a place as its one scene."""
    here = [n for n in reel.numbers if reel.place(n) in item.tags.get("PLACE", ())]
    if len(here) != 1:
        return item
    target = Target(tuple(reel.of_scene(here[0])), (here[0],), "scene")
    return replace(item, tags={"TARGET": [target]})


def _heads(items: list[Item], rest: str, reel: Reel) -> bool:
    """ "Scene 3: 3A closer, ...": a scene before one of its own shots."""
    if len(items) != 1 or "TARGET" not in items[0].tags:
        return False
    target: Target = items[0].first("TARGET")
    first = re.match(r"[\w-]+", rest)
    return target.level == "scene" and first is not None and first[0].upper() in target.shots


def _announces(items: list[Item], colon: bool) -> bool:
    said = " ".join("<at>" if i.is_any(_PLACED) else i.text for i in items if i.text != ",")
    said = re.sub(r"\b(?:the|a) (?=<at>)", "", said)
    return bool(_COUNTED.fullmatch(said)) or (colon and bool(_WHOLE.fullmatch(said)))
