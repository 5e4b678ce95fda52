"""Small words of framing that mean more than one thing: "full", "down", "pull back"."""

from __future__ import annotations

import itertools
from dataclasses import replace

from engines.rules.ears.items import Item


def reframed(items: list[Item]) -> list[Item]:
    """Items with such words as what they mean here."""
    return _wide_eyes(_more_room(_pulled_back(_down(_full(_edges(items))))))


def _wide_eyes(items: list[Item]) -> list[Item]:
    """ "Eyes wide" is no size of a frame."""
    for n, (item, after) in enumerate(itertools.pairwise(items)):
        if "BODY" in item.tags and after.text in ("wide", "wide open"):
            return [*items[: n + 1], replace(after, tags={"FILL": ["x"]}), *items[n + 2 :]]
        if item.text == "wide" and after.text in ("eyes", "eyed"):
            return [*items[:n], replace(item, tags={"FILL": ["x"]}), *items[n + 1 :]]
    return items


_RATHER = {"not", "instead of", "rather than", "than", "than a", "->", "in", "a", "of"}
_FULL = {
    "is",
    "please",
    "instead",
    "would",
    "will",
    "not",
    ".",
    ",",
    "!",
    "rather",
    "shot",
    "on",
    "of",
}


def _full(items: list[Item]) -> list[Item]:
    """ "Medium not full", "5B full", "full is enough": how much of somebody the frame shows."""
    framed = any("SIZE" in item.tags for item in items)
    for n, item in enumerate(items):
        if item.text != "full":
            continue
        before, after = items[n - 1] if n else None, items[n + 1] if n + 1 < len(items) else None
        led = before is not None and (before.text in _RATHER or "SHOT" in before.tags)
        ends = after is None or after.text in _FULL or "JOIN" in after.tags
        if ends and (led or framed):
            return [*items[:n], replace(item, tags={"SIZE": ["full"]}), *items[n + 1 :]]
    return items


_DOWN_AS = {
    "is",
    "are",
    "looks",
    "feels",
    "seems",
    "look",
    "feel",
    "so",
    "very",
    "really",
    "a bit",
    "too",
}


def _down(items: list[Item]) -> list[Item]:
    """ "As she slides down" is no low spirits."""
    for n, item in enumerate(items):
        if (
            item.text == "down"
            and "EMO" in item.tags
            and (not n or items[n - 1].text not in _DOWN_AS)
        ):
            left = {kind: values for kind, values in item.tags.items() if kind != "EMO"}
            items = [*items[:n], replace(item, tags=left), *items[n + 1 :]]
    return items


_BACK = {
    "pull back", "pull out", "pull away", "pulls back", "pulling back", "move back", "back away",
}  # fmt: skip
_IN = {"move in", "pull in", "come in closer", "go in closer", "bring us in", "get in closer"}
_WHILE = {"as", "while", "slowly", "slow", "until", "till", "gently", "at", "so that"}
_NEAR = 4  # items between two words for one move


def _pulled_back(items: list[Item]) -> list[Item]:
    """ "Pull back as they walk off", "pull out, dolly out": a move, not only a wider frame."""
    for n, item in enumerate(items):
        if item.text not in _BACK | _IN or "SIZE" not in item.tags:
            continue
        side = "out" if item.text in _BACK else "in"
        beside = [i for i in items[max(0, n - _NEAR) : n + _NEAR + 1] if "MOVE" in i.tags]
        moves = [str(i.first("MOVE")) for i in beside if str(i.first("MOVE")).endswith(side)]
        slowly = side == "out" and n + 1 < len(items) and items[n + 1].text in _WHILE
        if moves or slowly:
            moved = replace(item, tags={"MOVE": [moves[0] if moves else "dolly out"]})
            return [*items[:n], moved, *items[n + 1 :]]
    return items


def _more_room(items: list[Item]) -> list[Item]:
    """ "More room around him": in the frame, not in time."""
    for n, (item, after) in enumerate(itertools.pairwise(items)):
        room = item.text.startswith("more") and item.text.endswith(("room", "air", "space"))
        if room and after.text in ("around", "round", "above", "beside", "behind"):
            return [*items[:n], replace(item, tags={"SIZE": ["wider"]}), *items[n + 1 :]]
    return items


def _edges(items: list[Item]) -> list[Item]:
    """ "The very end", "the very last image": the end, the last shot."""
    found: list[Item] = []
    for item in items:
        before = found[-1] if found else None
        very = before is not None and before.text == "very"
        if very and (item.text in ("end", "start", "beginning") or "ORD" in item.tags):
            found.pop()
            item = replace(item, text="very end") if item.text == "end" else item
        elif before is not None and "ORD" in before.tags and item.text in ("image", "picture"):
            item = replace(item, text="shot", tags={"NOUN": ["H"]})
        found.append(item)
    return found
