"""Where an order holds that names no place itself: "no music there", "give it to him"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Focus

_SCENIC = {"set_music", "mute_music", "swap_prop", "remove_prop", "add_prop", "give_prop"}
_THERE = {"there", "here", "in there", "in here", "over there"}
_TELLS = {"is", "are", "was", "should", "must", "has", "ought", "needs", "could", "can", "be"}


def placed_there(hearing: Hearing, items: Sequence[Item], focus: Focus) -> Hearing:
    """The hearing with the shot or scene that is talked about, where the clause points at it."""
    args, tool = hearing.args, hearing.family.tool
    if tool not in _SCENIC or {"scenes", "shots"} & args.keys():
        return hearing
    handed = tool == "give_prop" and any(item.text in _HANDED for item in items)
    if handed and focus.shot:
        return replace(hearing, args={**args, "shots": focus.shot})
    if not _points(items):
        return hearing
    if focus.scene:
        return replace(hearing, args={**args, "scenes": focus.scene})
    return replace(hearing, asks=[*hearing.asks, Found(ask="In which scene?", arg="scenes")])


_HANDED = {"it", "that", "him", "them", "her", *_THERE}


def _points(items: Sequence[Item]) -> bool:
    """ "Swap it there", but "there should be a clock"."""
    pairs = itertools.pairwise([*items, Item("", 0, 0)])
    return any(a.text in _THERE and b.text not in _TELLS for a, b in pairs)
