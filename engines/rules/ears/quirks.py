"""What single tools need beyond the common rules; each says why."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Found
from engines.rules.ears.target import labels_text


@dataclass(frozen=True)
class Clause:
    """The clause a hearing was made from."""

    view: Sequence[Item]
    said: str
    verbs: frozenset[str]
    refer: Refer


Quirk = Callable[[Hearing, Clause], bool]  # False: it is not this family after all


def _camera(hearing: Hearing, clause: Clause) -> bool:
    """A subject alone is too little to move a camera for, unless an order was heard."""
    bare = set(hearing.args) <= {"shots", "subject"}
    if bare and (hearing.unknown or not clause.verbs):
        hearing.danger.append("on")
    return _not_after(hearing, clause)


def _not_after(hearing: Hearing, clause: Clause) -> bool:
    """ "after 2B" means the place, not all that follows."""
    if any("TARGET" in i.tags and i.text.startswith("after") for i in clause.view):
        hearing.danger.append("after")
    return True


def _duration(hearing: Hearing, clause: Clause) -> bool:
    """Seconds say it all; a longer scene may mean longer shots or more of them."""
    if "seconds" in hearing.args:
        hearing.args.pop("change", None)
        hearing.heard.discard("change")
    target = hearing.targets.get("shots")
    if "change" in hearing.args and target is not None and target.level != "shot":
        hearing.asks.append(Found(ask="All of its shots, or fewer of them?"))
    return _not_after(hearing, clause)


def _condition(hearing: Hearing, clause: Clause) -> bool:
    """ "torn from 3A": a condition that starts and is not said to end lasts to the end."""
    words = set(clause.said.split())
    target = hearing.targets.get("shots")
    if target is None or target.level == "film":
        return True
    single = len(target.shots) == 1 and "from" in words and not words & {"to", "until", "till"}
    stays = words & {"stays", "stay", "remains", "keeps"} or "then on" in clause.said
    if single or stays or "onwards" in clause.said:
        longer = clause.refer.point.run(target.shots[0])
        hearing.args["shots"] = labels_text(clause.refer.reel, longer.shots)
    return True


def _add(hearing: Hearing, clause: Clause) -> bool:
    """Without a word for adding, a place and a picture must have been said."""
    placed = {"after", "before"} & set(hearing.args)
    pictured = {"size", "subject"} & set(hearing.args)
    return "add" in clause.verbs or bool(placed and pictured)


def _state(hearing: Hearing, clause: Clause) -> bool:
    """ "what does Mara look like" is a description; only with a place is it a state."""
    looks = any(i.text in ("look like", "looks like") for i in clause.view)
    if looks and not {"at", "condition"} & set(hearing.args):
        hearing.asks.append(Found(ask="Where?"))
    return True


def _delete(hearing: Hearing, clause: Clause) -> bool:
    """ "cut to 2B" is a transition, not the end of 2B."""
    words = clause.said.split()
    if any(pair in itertools.pairwise(words) for pair in (("cut", "to"), ("drop", "to"))):
        hearing.danger.append("to")
    return True


QUIRKS: dict[str, Quirk] = {
    "set_camera": _camera,
    "set_lighting": _not_after,
    "set_duration": _duration,
    "set_transition": _not_after,
    "set_condition": _condition,
    "clear_condition": _condition,
    "add_shot": _add,
    "delete_shots": _delete,
    "state_of": _state,
}
