""" "The same for 3E", "2C too": the order before it, on something else."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Target, scenes_text, shots_text
from engines.rules.ears.understood import Order

_ECHOES = {
    "same",
    "the same",
    "too",
    "as well",
    "also",
    "likewise",
    "ditto",
    "similarly",
    "same way",
}
_AROUND = {
    "do", "thing", "for", "to", "with", "in", "on", "and", "please", "apply", "repeat", "that",
    "goes", "go", "give", "treatment", "way", "now", "then", "same", "it", "this", "make", "shot",
    "just", "again", "exactly", "change",
}  # fmt: skip
_SCORE = 4.0


def find_echo(
    part: Sequence[Item], before: Order | None, reel: Reel, same_message: bool
) -> Hearing | None:
    """The order before with another target or person; None when the clause says anything more.

    A bare "and 2C" counts only in the same message and for what can be undone.
    """
    family = find_family(before.tool) if before else None
    if before is None or family is None or not family.changes:
        return None
    on = [item for item in part if item.is_any(("TARGET", "WHO"))]
    rest = [item for item in part if item not in on]
    echoed = any(item.text in _ECHOES for item in rest)
    if len(on) != 1 or not all(_is_around(item) for item in rest):
        return None
    if not echoed and not (same_message and family.gate == "free" and _is_bare(rest)):
        return None
    return _replaced(family, before, on[0], reel)


def _is_around(item: Item) -> bool:
    return item.text in _ECHOES or set(item.text.split()) <= _AROUND or "JOIN" in item.tags


def _is_bare(rest: Sequence[Item]) -> bool:
    return all("JOIN" in item.tags or item.text in ("and", "for", "on", "in") for item in rest)


def _replaced(family: Family, before: Order, on: Item, reel: Reel) -> Hearing | None:
    if "WHO" in on.tags:
        if "who" not in before.args:
            return None
        args = {**before.args, "who": str(on.first("WHO"))}
        return Hearing(family, args, heard={"who"}, score=_SCORE)
    target: Target = on.first("TARGET")
    arg = next((name for name in ("shots", "scenes") if name in before.args), "")
    if not arg:
        return None
    if target.problem:
        asks = [Found(ask=target.problem, options=target.options)]
        return Hearing(family, dict(before.args), asks, score=_SCORE)
    if arg == "scenes" and target.level == "shot":
        return None
    text = shots_text(reel, target) if arg == "shots" else scenes_text(target)
    args = {**before.args, arg: text}
    return Hearing(family, args, heard={arg}, targets={arg: target}, score=_SCORE)
