"""What a second reading is wary of: words that take back, places that nobody knows."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.mood import CONDITION, NEGATED, TURNERS, is_liked, is_question
from engines.rules.ears.reasons import is_past
from engines.rules.ears.understood import Order


def tells_where(hearing: Hearing, view: Sequence[Item]) -> bool:
    """ "Calm music for the ride down": of some scene that is not known, not of the whole film;
    "the picture with the footsteps" is no film either."""
    every = any(not _EVERY.isdisjoint(item.text.split()) for item in view)
    if hearing.args.get("shots") == "all" and hearing.family.changes and not every:
        return True
    whole = "scenes_opt" in hearing.family.fill.values() and "scenes" not in hearing.args
    if not whole or _PLACED & hearing.args.keys() or not hearing.family.changes:
        return False
    return any(
        small.text in _AT and "DET" in article.tags and _is_place(noun)
        for small, article, noun in zip(view, view[1:], view[2:], strict=False)
    )


def _is_place(noun: Item) -> bool:
    return "PLACE" in noun.tags or (not noun.tags and noun.text.isalpha())


_EVERY = {"all", "every", "each", "whole", "entire", "everything", "throughout", "everywhere"}
_ROAMING = {"mute_music", "set_music", "remove_prop", "swap_prop", "give_prop", "set_condition"}
_PLACED_AT = {"shots", "scenes", "at"}
_MOMENT = {"when", "while", "as", "where", "once", "during"}
_PLACED = {"shots", "before", "after"}
_AT = {
    "for",
    "in",
    "at",
    "under",
    "over",
    "during",
    "throughout",
    "on",
    "beneath",
    "underneath",
    "from",
}


def loses_place(order: Order, view: Sequence[Item]) -> bool:
    """ "Quit the music from the cellar", heard as no music at all: a place or a moment was told,
    and the order is for the whole film."""
    if order.tool not in _ROAMING or _PLACED_AT & {a for a, v in order.args.items() if v != "all"}:
        return False
    if any(not _EVERY.isdisjoint(item.text.split()) for item in view):
        return False
    values = " ".join(order.args.values()).lower()
    return _names_place(view, values) or _names_moment(view, values)


def _names_place(view: Sequence[Item], values: str) -> bool:
    named = any("PLACE" in i.tags and str(i.first("PLACE")).lower() not in values for i in view)
    return named or any("TARGET" in i.tags and i.first("TARGET").level != "film" for i in view)


def _names_moment(view: Sequence[Item], values: str) -> bool:
    for lead, after in itertools.pairwise(view):
        if (
            lead.text in _MOMENT
            and after.is_any(("WHO", "PRON", "DET"))
            and lead.text not in values
        ):
            return True
    return False


def are_apart(orders: Sequence[Order]) -> bool:
    """ "Dissolve into 2A, dissolve into 4A": the same for several, each of them named."""
    about = ("shots", "scenes", "what", "who", "prop")
    named = {tuple(order.args.get(arg, "") for arg in about) for order in orders}
    return len(named) == len(orders) and all(any(names) for names in named)


def takes_back(said: str, bold: bool) -> bool:
    """A not, an if, a question; unless `bold` also a past, a word that turns: what most
    such messages meant is not enough then. "When he laughs" is no if: it says where."""
    plain = said.lower().replace("’", "'")
    conditions = {match.group() for match in CONDITION.finditer(plain)} - {"when"}
    if conditions or NEGATED.search(plain) or is_liked(plain) or is_question(plain):
        return True
    turned = (TURNERS - {"when"}) & set(re.findall(r"[a-z']+", plain))
    return not bold and (is_past(plain) or bool(turned))
