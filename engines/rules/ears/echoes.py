""" "The same for 3E", "2C too", "and scene 4?", "a bit more": the order before it, on something
else or once again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.seek import Found, who_question
from engines.rules.ears.target import Target, expand, scenes_text, shots_text
from engines.rules.ears.taught import CLOSED
from engines.rules.ears.understood import Order

_ECHOES = {
    "same", "the same", "too", "as well", "also", "likewise", "ditto", "similarly", "same way",
    "with it", "with them",
}  # fmt: skip
_AROUND = {
    "ok", "okay", "next", "you", "can", "could", "we", "let", "us", "all", "right", "ones", "one",
    "she", "he", "they", "get", "gets", "have", "has", "there", "complaint", "oh",
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
    r"(?:more|further|once more|(?:one|a) more (?:step|notch|time|bit|touch)"
    r"|another (?:step|notch|bit|touch|time))(?: please| still| of that| then)?"
)
_STEPS = {"closer", "wider", "longer", "shorter", "brighter", "darker", "fast", "slow"}
_BY_TYPE = {
    "WHO": ("who", "about"),
    "PROP": ("prop", "about"),
    "PLACE": ("place", "about"),
    "ENGINE": ("engine",),
}
_SCORE = 4.0
_VALUED = re.compile(r"\s*[,:]\s*(?!\d|and\b|then\b|the\b|too\b|please\b|also\b)\w", re.IGNORECASE)
_PLACES = {"shots", "scenes"}


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
    if seconds := _other_number(part):
        timed = find_family("set_duration") if _is_one_shot(before, reel) else None
        if "seconds" in before.args or "change" in before.args or before.tool == "set_duration":
            timed = family
        if timed is not None:
            return _lasting(timed, before, seconds)
    on = [item for item in part if item.is_any(("TARGET", *_BY_TYPE))]
    on = on or [item for item in part if item.tags.get("PRON", [""])[0] in ("m", "f")]
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
    small = {
        "no", "not", "instead of", "rather than", "seconds", "secs", "sec", "make", "make it",
        "that", "it", "then", "too", "much", "too much", "long", "to", "hm", "hmm", "this",
    }  # fmt: skip
    rest = [item for item in part if item not in counted]
    before = [Item("", 0, 0), *part]
    meant = [i for i, led in zip(part, before, strict=False) if i in counted and led.text != "not"]
    if len(counted) > 2 or not meant or not all(i.idle or i.text in small for i in rest):
        return ""
    return f"{meant[0].first('NUM' if 'NUM' in meant[0].tags else 'SECS'):g}"


_NAMES_SHOTS = ("show_shots", "describe")


def _is_one_shot(before: Order, reel: Reel) -> bool:
    """Whether the order before showed a single shot: "how long is 2D?"."""
    shown = before.args.get("shots", "") or before.args.get("about", "")
    return before.tool in _NAMES_SHOTS and shown in reel.shots


def _lasting(family: Family, before: Order, seconds: str) -> Hearing | None:
    """ "Then make that 5": the shot that was talked about, so long."""
    if not _SHORTEST <= float(seconds) <= _LONGEST:
        return None
    shots = before.args.get("shots", "") or before.args.get("about", "")
    args = {"shots": shots, "seconds": seconds}
    return Hearing(family, args, heard={"seconds"}, score=_SCORE)


def other_value(part: Sequence[Item], before: Order) -> Hearing | None:
    """ "No, morning", after "put the roof in the afternoon": the same with another value."""
    family = find_family(before.tool)
    said = [item for item in part if not item.idle or item.is_any(CLOSED.values())]
    if family is None or len(said) != 1:
        return None
    for arg, kind in CLOSED.items():
        if arg in before.args and kind in said[0].tags:
            args = {**before.args, arg: str(said[0].first(kind))}
            return Hearing(family, args, heard={arg}, score=_SCORE)
    return None


def is_echo(orders: Sequence[Order], before: Order | None) -> bool:
    """Whether one order says of something else just what the order before said."""
    if before is None or len(orders) != 1 or orders[0].tool != before.tool:
        return False
    said = {arg: orders[0].args[arg] for arg in CLOSED if arg in orders[0].args}
    return bool(said) and said.items() <= before.args.items()


def placed_as_asked(order: Order, before: Order | None) -> Order:
    """ "Who has the key in 4C?", "Give it to Basil then": in the shot that was asked about."""
    if before is None or order.tool != "give_prop" or {"shots", "scenes"} & order.args.keys():
        return order
    at = before.args.get("at", "")
    same = before.args.get("about", order.args.get("prop")) == order.args.get("prop")
    if before.tool not in ("holds", "where_is") or not same or not at or at.startswith("before:"):
        return order
    scene = at.removeprefix("scene:")
    where = {"scenes": scene} if scene != at else {"shots": at}
    return Order(order.tool, {**order.args, **where}, order.gate)


_SHORTEST, _LONGEST = 3, 8  # seconds of a shot


def _is_around(item: Item) -> bool:
    return item.text in _ECHOES or set(item.text.split()) <= _AROUND or "JOIN" in item.tags


def _is_bare(rest: Sequence[Item]) -> bool:
    return all("JOIN" in item.tags or item.text in _BARE for item in rest)


def _replaced(family: Family, before: Order, on: Item, reel: Reel) -> Hearing | None:
    if "TARGET" in on.tags:
        return _on_target(family, before, on.first("TARGET"), reel)
    if "PRON" in on.tags and "WHO" not in on.tags:
        return _on_other(family, before, str(on.first("PRON")), reel)
    for kind, names in _BY_TYPE.items():
        arg = next((name for name in names if name in before.args), "")
        if kind == "ENGINE" and "engine" in family.fill:
            arg = "engine"
        if kind in on.tags and arg:
            args = {**before.args, arg: str(on.first(kind))}
            return Hearing(family, args, heard={arg}, score=_SCORE)
    return None


def _on_other(family: Family, before: Order, sex: str, reel: Reel) -> Hearing | None:
    """ "Her too", after an order about him: the other one in the shot, else in the film."""
    arg = next((name for name in ("who", "about") if before.args.get(name) in reel.people), "")
    if not arg:
        return None
    others = [name for name in reel.fits(sex) if name != before.args[arg]]
    there = {n for label in expand(reel, before.args.get("shots", "")) for n in reel.cast(label)}
    fits = [name for name in others if name in there] or others
    if len(fits) != 1:
        return Hearing(
            family, {**before.args}, [replace(who_question(fits), arg=arg)], score=_SCORE
        )
    return Hearing(family, {**before.args, arg: fits[0]}, heard={arg}, score=_SCORE)


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


def is_other_half(part: Sequence[Item], before: Hearing | None, text: str) -> bool:
    """ "1C closer. 1D, low angle", "5 seconds, 2A; 3 seconds, 2B": a shot alone, whose value comes
    after it, or came before it and was of no shot yet."""
    if _VALUED.match(text[part[-1].end :]):
        return True
    placed = before is None or bool(_PLACES & before.heard) or not _PLACES & before.args.keys()
    return not placed and text[: part[0].start].rstrip().endswith(",")
