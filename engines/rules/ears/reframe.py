"""Small words of framing that mean more than one thing: "full", "down", "pull back"."""

from __future__ import annotations

from dataclasses import replace

from engines.rules.ears.items import Item


def reframed(items: list[Item]) -> list[Item]:
    """Items with such words as what they mean here."""
    return _pulled_back(_down(_full(items)))


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
    "pull back",
    "pull out",
    "pull away",
    "pulls back",
    "pulling back",
    "move back",
    "back away",
}
_WHILE = {"as", "while", "slowly", "slow", "until", "till", "gently", "at", "so that"}


def _pulled_back(items: list[Item]) -> list[Item]:
    """ "Pull back as they walk off": a move, not only a wider frame."""
    for n, item in enumerate(items[:-1]):
        if item.text in _BACK and "SIZE" in item.tags and items[n + 1].text in _WHILE:
            moved = replace(item, tags={"MOVE": ["dolly out"]})
            return [*items[:n], moved, *items[n + 1 :]]
    return items
