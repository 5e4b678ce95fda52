"""What an order spares: "everything in scene 2 darker, except 2F"."""

from __future__ import annotations

from dataclasses import replace

from engines.rules.ears.codes import SPARING
from engines.rules.ears.items import Item
from engines.rules.ears.target import Target

_EXCEPT = SPARING - {"not", "bar"}  # which say other things too


def with_exceptions(items: list[Item]) -> list[Item]:
    """ "Everything in scene 2 darker, except 2F": the exception goes to what it limits."""
    at = next((n for n, item in enumerate(items[:-1]) if item.text in _EXCEPT), -1)
    if at < 1 or "TARGET" not in items[at + 1].tags:
        return items
    first = next((n for n, item in enumerate(items[:at]) if "TARGET" in item.tags), -1)
    if first < 0:
        return items
    many, few = items[first].first("TARGET"), items[at + 1].first("TARGET")
    keep = tuple(label for label in many.shots if label not in few.shots)
    if few.problem or len(keep) == len(many.shots):
        return items
    scenes = tuple(n for n in many.scenes if n not in few.scenes)
    whole = few.level == "scene" and many.level != "shot"
    target = Target(keep, scenes, "scene") if whole else Target(keep)
    left = replace(items[first], tags={"TARGET": [target]})
    end = at - 1 if items[at - 1].text in (",", "and", "but") else at
    return [*items[:first], left, *items[first + 1 : end], *items[at + 2 :]]
