"""Turns of phrase for what becomes of somebody for a while: "frost on Ren's hair until 3D"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed

WHOSE = "whose"  # "frost on whose hair": his or hers, once it is known who
_STUFF = frozenset(closed()["state_stuff"])
_ON = frozenset(closed()["state_on"])
_BECOMES = frozenset(closed()["state_becomes"])
_WOUNDS = frozenset(closed()["state_wounds"])
_UNTIL = {"until", "till", "up to", "through", "to"}
_STAYS = {"and", "stay", "stays", "so", "that", "way", "like", "it", "remain", "remains", "keep"}


def stated(items: list[Item]) -> list[Item]:
    """Items with such phrases as one condition, and its stretch in one place."""
    return _stuff_on(_wounded(_until(_staying(items))))


def _staying(items: list[Item]) -> list[Item]:
    """ "In 4A and stay so through 4H": from the one to the other."""
    for n, item in enumerate(items):
        led = n and items[n - 1].text in ("in", "from", "by")
        end = n + 1
        while end < len(items) and items[end].text in _STAYS:
            end += 1
        stays = any(i.text.startswith(("stay", "remain", "keep")) for i in items[n + 1 : end])
        if "SHOT" in item.tags and led and stays and _is_end(items, end):
            begin = replace(items[n - 1], text="from")
            return [*items[: n - 1], begin, item, *items[end:]]
    return items


def _is_end(items: Sequence[Item], n: int) -> bool:
    return n < len(items) - 1 and items[n].text in _UNTIL


def _until(items: list[Item]) -> list[Item]:
    """ "From 2B Raff is wet until 3C": wet from the one to the other."""
    for n, (led, first) in enumerate(itertools.pairwise(items)):
        if led.text != "from" or "SHOT" not in first.tags:
            continue
        for end in range(n + 3, len(items) - 1):
            if "JOIN" in items[end].tags:
                break
            if items[end].text in _UNTIL - {"to"}:
                return [*items[:n], *items[n + 2 : end], led, first, *items[end:]]
    return _to_the_end(items)


def _to_the_end(items: list[Item]) -> list[Item]:
    """ "Bloody until the end of scene 3", from nowhere said: all through that scene."""
    for n, item in enumerate(items):
        rest = [i for i in items[n + 1 :] if "DET" not in i.tags][:3]
        ends = [i.text for i in rest[:2]] == ["end", "of"]
        begins = any(i.text in ("from", "since", "starting") for i in items[:n])
        if item.text in ("until", "till") and ends and not begins and rest[2:]:
            at = next(k for k in range(n, len(items)) if items[k] is rest[2])
            return [*items[:n], replace(item, text="in", tags={"FILL": ["x"]}), *items[at:]]
    return items


def _wounded(items: list[Item]) -> list[Item]:
    """ "Leni's bandage bloody": a bandage is worn, when it is told how it is."""
    for n, item in enumerate(items):
        if item.text not in _WOUNDS or not n or not _is_whose(items[n - 1]):
            continue
        end = n + 1
        while end < len(items) and items[end].text in _BECOMES:
            end += 1
        if end < len(items) and "COND" in items[end].tags:
            return [*items[:n], replace(item, tags={"WEAR": [item.text]}), *items[n + 1 :]]
    return items


def _is_whose(item: Item) -> bool:
    return "POSS" in item.tags or item.tags.get("PRON", ["-"])[0] in ("m", "f")


def _stuff_on(items: list[Item]) -> list[Item]:
    """ "Flour all over Pia", "frost on Ren's hair": a condition, whatever it is."""
    for n, item in enumerate(items):
        at = n + 1
        while at < len(items) and (items[at].text in _ON or "DET" in items[at].tags):
            at += 1
        if item.text not in _STUFF or at == n + 1 or at >= len(items):
            continue
        owner, rest = items[at], items[at + 1 : at + 3]
        if "WHO" not in owner.tags and owner.tags.get("PRON", ["-"])[0] not in ("m", "f", "pl"):
            continue
        named = "WHO" in owner.tags
        part = next((i for i in rest[: 2 if named else 1] if i.is_any(("BODY", "WEAR"))), None)
        said = f"covered in {item.text}"
        if part is not None:
            small = "in" if items[n + 1].text == "in" else "on"
            said = f"{item.text} {small} {WHOSE if named else owner.text} {part.text}"
        elif any("POSS" in i.tags for i in rest[:1]):
            continue
        last = at if part is None else items.index(part)
        state = Item(said, item.start, items[last].end, {"COND": [said]})
        return [*items[:n], *_owner(items, owner), state, *items[last + 1 :]]
    return items


def _owner(items: Sequence[Item], owner: Item) -> list[Item]:
    """Who it is on: left out where a pronoun stands for somebody who is named."""
    named = any("WHO" in item.tags for item in items)
    return [owner] if "WHO" in owner.tags or not named else []
