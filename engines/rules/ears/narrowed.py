"""A scene and then a part of it: "scene 3 darker from 3F on" is of the part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.target import Target

_OPENS = ("from", "between", "in", "only")


def narrowed(items: Sequence[Item]) -> list[Item]:
    """The items with the part in the place of the scene, where the part ends the clause."""
    found = list(items)
    named = [n for n, item in enumerate(found) if "TARGET" in item.tags]
    if len(named) != 2 or any("JOIN" in item.tags for item in found[named[0] : named[1]]):
        return found
    first, last = named
    whole, part = found[first].first("TARGET"), found[last].first("TARGET")
    inside = tuple(label for label in part.shots if label in whole.shots)
    ranged = len(part.shots) > 1 and part.level == "shot" and inside[:1] == part.shots[:1]
    if whole.level != "scene" or len(whole.scenes) != 1 or not ranged or part.problem:
        return found
    if any(not _is_small(item) for item in found[last + 1 :]):
        return found
    found[first] = replace(found[first], tags={"TARGET": [Target(inside)]})
    opened = last - (1 if found[last - 1].text in _OPENS else 0)
    return [*found[:opened], *found[last + 1 :]]


def _is_small(item: Item) -> bool:
    return item.text in (".", "!", "please", "only") or "FILL" in item.tags
