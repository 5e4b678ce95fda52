""" "The same for 3E", "2C too", "and scene 4?", "a bit more": the order before it, on something
else or once again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Target, scenes_text, shots_text
from engines.rules.ears.understood import Order

_ECHOES = {
    "same", "the same", "too", "as well", "also", "likewise", "ditto", "similarly", "same way",
}  # fmt: skip
_AROUND = {
    "ok", "okay", "next", "you", "can", "could", "we", "let", "us", "all", "right", "ones", "one",
    "do", "thing", "for", "to", "with", "in", "on", "and", "please", "apply", "repeat", "that",
    "goes", "go", "give", "treatment", "way", "now", "then", "same", "it", "this", "make", "shot",
    "just", "again", "exactly", "hour", "time", "light", "weather", "day", "but", "change", "the",
    "what", "how", "about", "at", "scene", "?",
}  # fmt: skip
_BARE = {
    "now",
    "and",
    "for",
    "on",
    "in",
    "the",
    "what about",
    "how about",
    "what",
    "about",
    "how",
    "at",
    "?",
}
_MORE = re.compile(
    r"(?:and |just |even |make it |go |do |still |yet )*(?:a (?:bit|little|touch|tad|lot) )?"
    r"(?:more|further)(?: please| still| of that)?"
)
_STEPS = {"closer", "wider", "longer", "shorter", "brighter", "darker", "fast", "slow"}
_BY_TYPE = {
    "WHO": ("who", "about"),
    "PROP": ("prop", "about"),
    "PLACE": ("place", "about"),
    "ENGINE": ("engine",),
}
_SCORE = 4.0


def find_echo(part: Sequence[Item], before: Order | None, reel: Reel, bare: bool) -> Hearing | None:
    """The order before with another target, person or thing; None when more is said.

    `bare`: a mere "and 2C" counts, for what only reads or can be undone.
    """
    family = find_family(before.tool) if before else None
    if before is None or family is None:
        return None
    said = " ".join(item.text for item in part).strip(" .!?")
    if _MORE.fullmatch(said) and _STEPS & set(before.args.values()):
        return Hearing(family, dict(before.args), heard=set(before.args), score=_SCORE)
    if "seconds" in before.args and (seconds := _other_number(part)):
        return Hearing(family, {**before.args, "seconds": seconds}, heard={"seconds"}, score=_SCORE)
    on = [item for item in part if item.is_any(("TARGET", *_BY_TYPE))]
    rest = [item for item in part if item not in on]
    echoed = any(item.text in _ECHOES for item in rest)
    if len(on) != 1 or not all(_is_around(item) for item in rest):
        return None
    if not echoed and not (bare and family.gate in ("free", "read") and _is_bare(rest)):
        return None
    return _replaced(family, before, on[0], reel)


def _other_number(part: Sequence[Item]) -> str:
    """ "No, seven", "5 instead of 4": another length than the one before."""
    counted = [item for item in part if item.is_any(("NUM", "SECS"))]
    small = {"no", "not", "instead of", "rather than", "seconds", "secs", "sec", "make", "make it"}
    rest = [item for item in part if item not in counted]
    before = [Item("", 0, 0), *part]
    meant = [i for i, led in zip(part, before, strict=False) if i in counted and led.text != "not"]
    if len(counted) > 2 or not meant or not all(i.idle or i.text in small for i in rest):
        return ""
    return f"{meant[0].first('NUM' if 'NUM' in meant[0].tags else 'SECS'):g}"


def _is_around(item: Item) -> bool:
    return item.text in _ECHOES or set(item.text.split()) <= _AROUND or "JOIN" in item.tags


def _is_bare(rest: Sequence[Item]) -> bool:
    return all("JOIN" in item.tags or item.text in _BARE for item in rest)


def _replaced(family: Family, before: Order, on: Item, reel: Reel) -> Hearing | None:
    if "TARGET" in on.tags:
        return _on_target(family, before, on.first("TARGET"), reel)
    for kind, names in _BY_TYPE.items():
        arg = next((name for name in names if name in before.args), "")
        if kind == "ENGINE" and "engine" in family.fill:
            arg = "engine"
        if kind in on.tags and arg:
            args = {**before.args, arg: str(on.first(kind))}
            return Hearing(family, args, heard={arg}, score=_SCORE)
    return None


def _on_target(family: Family, before: Order, target: Target, reel: Reel) -> Hearing | None:
    arg = next((name for name in ("shots", "scenes", "at") if name in before.args), "")
    if not arg and "at" in family.fill:
        arg = "at"
    if not arg:
        return None
    if target.problem:
        asks = [Found(ask=target.problem, options=target.options)]
        return Hearing(family, dict(before.args), asks, score=_SCORE)
    if arg == "scenes" and target.level == "shot":
        return None
    text = scenes_text(target) if arg == "scenes" else shots_text(reel, target)
    args = {**before.args, arg: text}
    return Hearing(family, args, heard={arg}, targets={arg: target}, score=_SCORE)
