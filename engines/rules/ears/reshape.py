"""Turns of phrase with a gap in them: "not X enough", "over her shoulder"."""

from __future__ import annotations

from engines.rules.ears.items import Item, Tags, spoken

_ENOUGH: dict[str, Tags] = {
    "close": {"SIZE": ["closer"]},
    "tight": {"SIZE": ["closer"]},
    "close-up": {"SIZE": ["closer"]},
    "wide": {"SIZE": ["wider"]},
    "long": {"LENGTH": ["longer"]},
    "short": {"LENGTH": ["shorter"]},
    "dark": {"LIGHT": ["darker"]},
    "bright": {"LIGHT": ["brighter"]},
    "light": {"LIGHT": ["brighter"]},
    "fast": {"PACE": ["fast"]},
    "quick": {"PACE": ["fast"]},
    "slow": {"PACE": ["slow"]},
}
_NEAR = 5  # items between "not" and "enough"


def reshaped(items: list[Item]) -> list[Item]:
    """Items with such phrases as one item each."""
    return _over_shoulder(_not_enough(_without_marks(items)))


def _without_marks(items: list[Item]) -> list[Item]:
    """ "2A: wide" has no joint; in "first make 3C closer" the order of things is said anyway."""
    kept: list[Item] = []
    for n, item in enumerate(items):
        before = items[n - 1] if n else None
        named = before is not None and before.is_any(("SHOT", "NUM", "SC"))
        if item.text == ":" and named:
            continue
        starts = before is None or "JOIN" in before.tags
        after = items[n + 1] if n + 1 < len(items) else None
        leads = after is not None and ("V" in after.tags or after.text == ",")
        if starts and leads and item.text in ("first", "second", "next", "last", "third"):
            continue
        kept.append(item)
    return kept


def _not_enough(items: list[Item]) -> list[Item]:
    """ "He is not scared enough": what is wanted is more of it."""
    end = next((n for n, item in enumerate(items) if item.text == "enough"), 0)
    start = next((n for n in range(max(0, end - _NEAR), end) if items[n].text == "not"), -1)
    if end < 2 or start < 0:
        return items
    word = items[end - 1]
    tags = _ENOUGH.get(word.text) or {k: v for k, v in word.tags.items() if k in ("EMO", "COND")}
    if not tags:
        return items
    wanted = Item(word.text, word.start, items[end].end, tags, word.typed)
    return [*items[:start], *items[start + 1 : end - 1], wanted, *items[end + 1 :]]


def _over_shoulder(items: list[Item]) -> list[Item]:
    """ "Over Mara's shoulder" is a size, whoever's shoulder it is."""
    for n in range(len(items) - 3):
        over, who, owns, part = items[n : n + 4]
        named = over.text == "over" and "WHO" in who.tags and "POSS" in owns.tags
        if named and part.text.startswith("shoulder"):
            tags: Tags = {"SIZE": ["over shoulder"]}
            size = Item(spoken(items[n : n + 4]), over.start, part.end, tags)
            return [*items[:n], size, *items[n + 4 :]]
    return items
