"""The slots of a story's templates: its people, thing, places, bond, pressure and want."""

from __future__ import annotations

import re
from typing import Any

from engines.rules.writer.cast import Pair
from engines.rules.writer.facts import Facts
from engines.rules.writer.grammar import (
    Dice,
    Slot,
    Slots,
    as_said_by,
    as_said_to,
    filled,
    is_plural,
    with_article,
)
from engines.rules.writer.stage import Set, find_role, hour_after, set_of
from engines.rules.writer.tables import table, thing

Filled = dict[str, "Slot | str"]

_MASS = {
    "bread": "loaf of bread", "money": "bundle of money", "gold": "bag of gold",
    "coffee": "cup of coffee", "tea": "cup of tea", "water": "bottle of water",
    "wine": "bottle of wine", "soup": "bowl of soup", "luggage": "piece of luggage",
    "cash": "bundle of cash", "food": "plate of food", "whisky": "bottle of whisky",
}  # fmt: skip
_REPAIRS = re.compile(r"\b(?:mend|repair|fix|restore|rebuild|glue|save)\b")
_BEING = re.compile(r"\b(?:be|become|as|like|into) $")
_PAIRS = {"shoes", "boots", "gloves", "glasses", "spectacles", "skates", "scissors", "slippers"}


def slots_of(
    facts: Facts,
    pair: Pair,
    sets: tuple[Set, Set, Set],
    pressure: dict[str, Any],
    time: str,
    dice: Dice,
) -> Filled:
    """Everything that the templates of one story may call."""
    slots: Filled = {"P": pair.first.slot(), "O": pair.other.slot(), "time": time}
    slots["until"] = "morning" if time in {"evening", "night", "twilight"} else "tonight"
    slots["last_time"] = hour_after(time)
    slots["but"], slots["but_me"] = facts.catch, _as_own(facts.catch)
    slots["power"] = facts.power
    slots["W"] = _want(facts, pair, slots, dice)
    slots["soft"] = dice.pick(table("banks")["soft"], "soft")
    slots["A"] = _place(sets[0], pair, facts, slots, dice)
    bond = _bond(pair, slots, dice)
    slots["B"] = Slot("", **bond, **_parts(sets[1], slots, dice, "B"))
    slots["X"] = _thing(facts, pair, slots, dice)
    slots["K"] = _pressure(pressure, slots, dice)
    return slots


def _want(facts: Facts, pair: Pair, slots: Slots, dice: Dice) -> Slot:
    row = find_role(pair.first.role)
    own = row["want"] if row else ["get one evening right", "say one thing out loud"]
    want = facts.want or filled(dice.pick(own, "want"), slots)
    want = want[:1].lower() + want[1:]
    before, after = _to_their_face(want, pair)
    if after is None:
        return Slot(want, me=as_said_by(want), you=as_said_to(want))
    return Slot(
        want,
        me=f"{as_said_by(before)}you{as_said_to(after)}",
        you=f"{as_said_to(before)}me{as_said_by(after)}",
    )


def _to_their_face(want: str, pair: Pair) -> tuple[str, str | None]:
    """A want parted around the one whom it is told to; what follows is None where it is not."""
    named = "|".join(re.escape(name) for name in (pair.other.role, pair.other.name) if name)
    about = re.search(rf"\b(?:(?:the|an?|his|her|their) )?(?:{named})\b(?!['’])", want)
    if about is None or pair.other.role in {"man", "woman"} or _BEING.search(want[: about.start()]):
        return want, None
    rest = want[about.end() :]
    told = re.match(r" (?:whom?|s?he|they) .*$", rest)
    return want[: about.start()], "" if told else rest


def _as_own(clause: str) -> str:
    said = as_said_by(clause)
    for old, new in (("I is ", "I am "), ("I has ", "I have "), ("I was ", "I was ")):
        said = said.replace(old, new)
    return said[:1].upper() + said[1:]


def is_moved(facts: Facts) -> bool:
    """Whether a twist has moved the story away from where its people work."""
    return any(turn.kind == "place" for turn in facts.turns)


def _place(place: Set, pair: Pair, facts: Facts, slots: Slots, dice: Dice) -> Slot:
    parts = _parts(place, slots, dice, "A")
    role = find_role(pair.first.role)
    if is_moved(facts) or (role and set_of(role["at"]).kind != place.kind):
        role = None  # somebody at work elsewhere
    busy = [*(role["busy"] if role else []), *place.row["busy"]]
    at = dice.number("busy", max(1, len(role["busy"]))) if role else dice.number("busy", len(busy))
    parts["busy"] = filled(busy[at], slots)
    other = (at + 1) % len(role["busy"]) if role else (at + 1) % len(busy)
    parts["busy2"] = filled(busy[other if other != at else len(busy) - 1], slots)
    if place.interior:
        parts["arrive"] = filled("The door opens. {O} comes in and stops.", slots)
        parts["no"], parts["yes"] = "We're closed.", "I can read."
    else:
        parts["arrive"] = filled("{O} walks up and stops a few steps away.", slots)
        parts["no"], parts["yes"] = "You've come the wrong way.", "It's the only way there is."
    return Slot(place.name, **parts)


def _parts(place: Set, slots: Slots, dice: Dice, salt: str) -> dict[str, str]:
    airs = dice.shuffled(place.row["air"], f"air{salt}")
    airs = [
        *airs,
        "A long look at it all, and how still it is.",
        "The light has moved on by a hand.",
    ]
    return {
        "The": f"The {place.name}", "the": f"the {place.name}", "in": place.inside,
        "where": place.inside, "wall": place.row["wall"], "air": airs[0], "air2": airs[1],
        "air3": airs[2], "task": filled(dice.pick(place.row["task"], f"task{salt}"), slots),
        "place": airs[0],
    }  # fmt: skip


def _bond(pair: Pair, slots: Slots, dice: Dice) -> dict[str, str]:
    """The bond's parts; what answers what stays together."""
    row = table("bonds")[pair.bond]
    since = row["sincelong"]
    parts = {name: row[name] for name in ("since", "sincelong", "sincebare")}
    parts["Sincelong"] = since[:1].upper() + since[1:]
    parts["wound"] = filled(row["wound"], slots)
    at = dice.number("accuse", len(row["accuse"]))
    for number, name in ((at, ""), ((at + 1) % len(row["accuse"]), "2")):
        parts[f"accuse{name}"], parts[f"parry{name}"] = row["accuse"][number], row["parry"][number]
    at = dice.number("confess", len(row["confess"]))
    parts["confess"], parts["answer"] = row["confess"][at], row["answer"][at]
    parts["mend"] = dice.pick(row["mend"], "mend")
    return parts


def thing_name(name: str) -> str:
    """A thing as one of it: "bread" is a loaf of bread, "letters" are a bundle of letters."""
    head = name.split()[-1]
    if head in _MASS:
        return f"{_MASS[head]}" if name == head else f"{_MASS[head].split(' of ')[0]} of {name}"
    if head in _PAIRS:
        return f"pair of {name}"
    return f"bundle of {name}" if is_plural(head) else name


def _thing(facts: Facts, pair: Pair, slots: Slots, dice: Dice) -> Slot:
    if facts.thing:
        kind, name = facts.thing_kind, thing_name(facts.thing)
        kind = "broken" if _REPAIRS.search(facts.want) and facts.thing in facts.want else kind
    else:
        kind = dice.pick(table("genres")["things"][dice.genre], "thing")
        name = dice.pick(thing(kind)["names"], "name")
    row, bond = thing(kind), table("bonds")[pair.bond]
    one = with_article(name)
    parts = {
        "The": f"The {name}", "A": one[:1].upper() + one[1:], "a": one, "n": name, "anoun": one,
        "it": "it", "this": f"the {name}", "Title": _titled(name),
    }  # fmt: skip
    own: dict[str, Slot | str] = {**slots, "X": Slot(f"the {name}", **parts)}
    at = dice.number("said", 2)
    for part in ("odd", "pay"):
        parts[part] = filled(row[part], own)
    for part in ("ask", "dodge"):
        parts[part] = filled(row[part][at % len(row[part])], own)
    for part in ("said", "reply"):
        options = bond.get(part, row[part])
        parts[part] = filled(options[at % len(options)], own)
    parts["truth"] = filled(
        dice.pick(bond["truth"], "truth") if "truth" in bond else row["truth"], own
    )
    parts["truthtell"] = filled(dice.pick(table("banks")["truths"], "truthtell"), own)
    parts["last"], parts["last2"] = bond.get("last", row["last"])
    return Slot(f"the {name}", **parts)


def _titled(name: str) -> str:
    return "The " + " ".join(
        word.capitalize() if word not in {"of", "the", "a"} else word for word in name.split()
    )


def _pressure(row: dict[str, Any], slots: Slots, dice: Dice) -> Slot:
    parts = {"name": row["name"], "Name": row["name"].capitalize()}
    for part in ("start", "rise", "peak", "say", "shout"):
        parts[part] = filled(dice.pick(row[part], part), slots)
    return Slot(row["name"], **parts)
