"""What a message says that it shall not be, or whose a thing is, put plainly."""

from __future__ import annotations

from engines.rules.ears.items import Item


def owned_things(items: list[Item]) -> list[Item]:
    """ "Finch's briefcase": the briefcase; "Nell's hat" stays hers."""
    for n in range(len(items) - 2):
        who, owns, thing = items[n : n + 3]
        plain = "PROP" in thing.tags and not thing.is_any(("WEAR", "BODY", "PLACE"))
        if "WHO" in who.tags and "POSS" in owns.tags and plain:
            return [*items[:n], *items[n + 2 :]]
    return items


def not_somebody(items: list[Item]) -> list[Item]:
    """ "For Pia, not Gus, in 4A": whom it shall not be, right behind whom it shall be."""
    for n in range(2, len(items)):
        led = "WHO" in items[n - 1].tags or (
            "JOIN" in items[n - 1].tags and "WHO" in items[n - 2].tags
        )
        negated = items[n].text in ("not", "and not") and led and n + 1 < len(items)
        if not negated or "WHO" not in items[n + 1].tags or any("QUOTE" in i.tags for i in items):
            continue
        end = n + 2
        if (
            end < len(items)
            and "JOIN" not in items[end].tags
            and items[end].text not in ("in", "on")
        ):
            continue
        start = n - 1 if "JOIN" in items[n - 1].tags else n
        return [
            *items[:start],
            *items[end + 1 if items[end : end + 1] and items[end].text == "," else end :],
        ]
    return items


_RIVALS = ("TIME", "WEATHER", "SIZE", "ANGLE", "MOVE", "LIGHT", "PACE", "EMO", "TRANS")


def contrasted(items: list[Item]) -> list[Item]:
    """ "Not at noon but at dusk": what it shall be, without what it shall not."""
    for n, item in enumerate(items[:-3]):
        if item.text != "not":
            continue
        end = next(
            (k for k in range(n + 2, min(n + 5, len(items) - 1)) if items[k].text == "but"), 0
        )
        kinds = [kind for kind in _RIVALS if any(kind in i.tags for i in items[n:end])]
        if end and any(i.is_any(kinds) for i in items[end + 1 : end + 4]):
            return [*items[:n], *items[end + 1 :]]
    return items
