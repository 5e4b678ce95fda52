"""Two neighbours that change places: the one order about two shots that moves only one."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel

_AROUND = {
    "swap", "switch", "reverse", "flip", "exchange", "order", "of", "the", "around", "round",
    "places", "positions", "with", "each", "other", "shots", "please", "can", "you", "could", "we",
    "let us",
}  # fmt: skip
_VERBS = {"swap", "switch", "reverse", "flip", "exchange", "swap places"}
_SCORE = 6.0


def find_swap(part: Sequence[Item], reel: Reel) -> Hearing | None:
    """ "Swap 2B and 2C": the first goes behind the second; None when they are no neighbours."""
    family = find_family("move_shot")
    targets = [item.first("TARGET") for item in part if "TARGET" in item.tags]
    shots = [label for target in targets for label in target.shots]
    said = [item.text for item in part if "TARGET" not in item.tags and not item.idle]
    around = all(set(text.split()) <= _AROUND for text in said)
    if family is None or len(shots) != 2 or not around or not _VERBS & set(said):
        return None
    if any(target.problem or target.level != "shot" for target in targets):
        return None
    first, second = sorted(shots, key=reel.order.index)
    if reel.order.index(second) - reel.order.index(first) != 1:
        return None
    args = {"shots": first, "after": second}
    return Hearing(family, args, heard=set(args), score=_SCORE)
