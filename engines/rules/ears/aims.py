"""Turns of phrase for what a frame is on, and from behind whom: all said as "on X" or a size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item, Tags, spoken
from engines.rules.ears.lexicon import closed

_SHOWN = ("WHO", "PROP", "BODY")
_ON = frozenset(closed()["aim_on"])
_LED = frozenset(closed()["aim_led"])
_MOVED = frozenset(closed()["aim_moved"])
_FRAME = frozenset(closed()["aim_frame"])
_BEHIND = frozenset(closed()["aim_behind"])
_STANDS = frozenset(closed()["aim_stands"])
_BIG = frozenset(closed()["aim_big"])


def aimed(items: list[Item]) -> list[Item]:
    """Items with such phrases said plainly, where a shot is named."""
    items = _bigger(items)
    if not any("SHOT" in item.tags for item in items):
        return items
    return _as_subject(_in_frame(_put_on(_behind(items))))


def _aim(at: int) -> Item:
    return Item("on", at, at, {"FILL": ["x"], "AIM": ["x"]})


def _noun_after(items: Sequence[Item], n: int) -> int:
    """Where the person or thing after a place stands, or -1: past articles and "her"."""
    for k in range(n, min(n + 4, len(items))):
        if items[k].is_any(_SHOWN):
            return k
        if not items[k].is_any(("DET", "PRON", "FILL")) or "JOIN" in items[k].tags:
            return -1
    return -1


def _put_on(items: list[Item]) -> list[Item]:
    """ "1B should be on the roll", "put the camera on Nell", "take us onto her": the frame is."""
    for n, item in enumerate(items):
        if item.text not in _ON or "AIM" in item.tags or not n:
            continue
        at, led = n - 1, False
        while at and (items[at].text in _LED or "DET" in items[at].tags):
            led = led or items[at].text == "be"
            at -= 1
        of_shot = "SHOT" in items[at].tags and (led or item.text != "to")
        moved = items[n - 1].text in _MOVED and "on" in item.text
        pronoun = n + 1 < len(items) and items[n + 1].tags.get("PRON", ["-"])[0] in ("m", "f")
        if (of_shot or moved) and (_noun_after(items, n + 1) > 0 or pronoun):
            return [*items[:n], replace(_aim(item.start), end=item.end), *items[n + 1 :]]
    return items


def _in_frame(items: list[Item]) -> list[Item]:
    """ "I want Nell in the picture": on her."""
    for n, item in enumerate(items):
        end = n + 1
        while end < len(items) and (items[end].text == "in" or "DET" in items[end].tags):
            end += 1
        last = items[end] if end < len(items) else None
        framed = last is not None and last.text in _FRAME and items[n + 1].text == "in"
        if framed and item.is_any(("WHO", "PROP")) and "SIZE" not in item.tags:
            return [*items[:n], _aim(item.start), item, *items[end + 1 :]]
    return items


def _as_subject(items: list[Item]) -> list[Item]:
    """ "Make Raff the subject of 3C", "3C: subject Raff"."""
    for n, item in enumerate(items):
        if item.text != "subject":
            continue
        at = n - 1
        while at >= 0 and ("DET" in items[at].tags or items[at].text in ("as", "be", "should")):
            at -= 1
        if at >= 0 and items[at].is_any(("WHO", "PROP")):
            return [*items[:at], _aim(items[at].start), items[at], *items[n + 1 :]]
        if _noun_after(items, n + 1) > 0:
            return [*items[:n], replace(_aim(item.start), end=item.end), *items[n + 1 :]]
    return items


def _behind(items: list[Item]) -> list[Item]:
    """ "4B from behind Nell", "over Vane, on Nell": a size, with somebody's back in front."""
    for n, item in enumerate(items[:-1]):
        who = items[n + 1]
        person = "WHO" in who.tags or who.tags.get("PRON", ["-"])[0] in ("m", "f")
        if item.text not in _BEHIND or not person or any(_owns(i) for i in items[n + 2 : n + 3]):
            continue
        at = n - 1
        while at > 0 and items[at].text == "from":
            at -= 1
        before = items[at] if at >= 0 else None
        starts = before is None or "JOIN" in before.tags or before.text in ("-", "–")
        led = starts or (before is not None and (before.text in _STANDS or "SHOT" in before.tags))
        if led or (item.text == "behind" and n and items[n - 1].text == "from"):
            first = at + 1
            run = items[first : n + 2]
            tags: Tags = {"SIZE": ["over shoulder"]}
            size = Item(spoken(run), run[0].start, who.end, tags)
            return [*items[:first], size, *items[n + 2 :]]
    return items


def _owns(item: Item) -> bool:
    return "POSS" in item.tags or item.is_any(("BODY", "WEAR", "PROP"))


def _bigger(items: list[Item]) -> list[Item]:
    """ "Her face bigger in 4D", "the wrench: bigger in frame": a closer frame."""
    for n, item in enumerate(items):
        if item.text not in _BIG or item.is_any(("SIZE", "WEAR")):
            continue
        before = next((i for i in reversed(items[:n]) if not i.idle), None)
        rest = [i for i in items[n + 1 :] if "DET" not in i.tags]
        in_frame = len(rest) > 1 and rest[0].text in ("in", "on") and rest[1].text in _FRAME
        faces = before is not None and "BODY" in before.tags
        shown = before is not None and before.is_any(("WHO", "PROP", "SHOT"))
        ends = not rest or "JOIN" in rest[0].tags or rest[0].text in ("in", "on", "please")
        named = any("SHOT" in i.tags for i in items)
        if in_frame or (faces and ends) or (shown and ends and named):
            end = (
                next(k for k in range(n, len(items)) if items[k].text in _FRAME) if in_frame else n
            )
            closer = Item("bigger", item.start, items[end].end, {"SIZE": ["closer"]})
            return [*items[:n], closer, *items[end + 1 :]]
    return items
