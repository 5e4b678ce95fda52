"""Timelines in what people say: names that there are, and the name that a new script asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engines.rules.ears.understood import Order, Pending, Question
from film.film import Film
from film.timelines import LONGEST, MAIN, find_name, two_named
from film.writing.stages import outdated, why_outdated
from film.writing.story import StageName

_ASKED = (
    "The beats have {why}. A whole new script of them goes on a timeline of its own; this one "
    "stays as it is. What shall the timeline be called?"
)
_CHOICES = (
    ("Call it “new beats”", "write the script on a new timeline called new beats"),
    ("Only mend this script", "bring the script up to date"),
)
_CALLED = re.compile(r"^(?:(?:let's )?call it|name it|it is called|it's called)\s+", re.IGNORECASE)
_NO_NAME = re.compile(
    r"^(?:no|never ?mind|stop|cancel|leave it|forget it|not now|don't|do not)\b|\?\s*$",
    re.IGNORECASE,
)
_MOST_WORDS = 6


def timelines_in(caught: Mapping[str, str | None], film: Film) -> dict[str, str] | None:
    """The names of timelines among what slots caught, as they are; None when one is none."""
    names = film.timelines or (MAIN,)
    found: dict[str, str] = {}
    for group, said in caught.items():
        name, kind = group.rsplit("__", 1)
        if said is None or kind not in ("timeline", "two"):
            continue
        parts = two_named(names, said) if kind == "two" else (said,)
        known = [find_name(names, part) for part in parts]
        if not known or not all(known) or (kind == "two" and len(known) != 2):
            return None
        found[name] = ",".join(each for each in known if each)
    return found


def ask_for_a_name(orders: Sequence[Order], film: Film) -> Question | None:
    """What is asked when a script shall be written anew from beats that have changed."""
    asked = [order for order in orders if order.tool == "write_script"]
    if len(orders) != 1 or not asked or "timeline" in asked[0].args:
        return None
    if not film.scenes or not outdated(film, StageName.SCRIPT):
        return None
    text = _ASKED.format(why=why_outdated(film, StageName.SCRIPT))
    return Question(text, _CHOICES, Pending("write_script", asked[0].args))


def name_of_the_script(said: str, pending: Pending | None) -> tuple[Order, ...]:
    """The answer to that question: a few words are the name."""
    name = _CALLED.sub("", said.strip(" “”\"'.!"))
    if pending is None or pending.tool != "write_script" or _NO_NAME.search(name):
        return ()
    if not name or len(name) > LONGEST or len(name.split()) > _MOST_WORDS:
        return ()
    return (Order("write_script", {**pending.args, "timeline": name}),)
