"""How long a shot is, in bare numbers: "make 2C four", "2G is 3 now, need 4"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed

_SHORTEST, _LONGEST = 2.5, 12.0  # seconds that a shot is ever asked to be
_ENDS = frozenset(closed()["span_ends"])
_WORDS = frozenset(closed()["span_words"])
_WANTS = frozenset(closed()["span_wants"])
_TELLS = frozenset(closed()["span_tells"])
_UNITS = frozenset(closed()["span_units"])
_GOES_ON = frozenset(closed()["span_goes_on"])


def spanned(items: list[Item]) -> list[Item]:
    """Items with bare numbers as seconds, where a length is all that they can be."""
    if not any("SHOT" in item.tags or item.text in ("it", "that") for item in items):
        return items
    parts = _parts(items)
    wanted = [part for part in parts if _at(part) >= 0 and not _tells(part)]
    found: list[Item] = []
    for part in parts:
        tells = _tells(part) and any(part is not other for other in wanted)
        found += _only_named(part) if tells else _in_seconds(part)
    return found


def _parts(items: Sequence[Item]) -> list[list[Item]]:
    """The message between its marks; each part ends with the mark."""
    parts: list[list[Item]] = [[]]
    for item in items:
        named = bool(parts[-1]) and "SHOT" in parts[-1][-1].tags
        parts[-1].append(item)
        if item.text in _ENDS and not (item.text == ":" and named):
            parts.append([])
    return [part for part in parts if part]


def _number(item: Item) -> float:
    kind = "SECS" if "SECS" in item.tags else "NUM"
    return float(item.first(kind)) if kind in item.tags else 0.0


def _at(part: Sequence[Item]) -> int:
    """Where a length is said in a part, or -1."""
    for n, item in enumerate(part):
        after = part[n + 1] if n + 1 < len(part) else None
        unit = after is not None and after.text in _UNITS
        if "SECS" in item.tags or ("NUM" in item.tags and unit) or _is_bare(part, n):
            return n
    return -1


def _is_bare(part: Sequence[Item], n: int) -> bool:
    """A number that can only be a length: after a wish, or in a part that says nothing else."""
    item = part[n]
    if "NUM" not in item.tags or not _SHORTEST <= _number(item) <= _LONGEST:
        return False
    after = part[n + 1] if n + 1 < len(part) else None
    ends = after is None or after.text in _ENDS or after.text in _GOES_ON
    wished = n > 0 and part[n - 1].text in _WANTS
    rest = [i for k, i in enumerate(part) if k != n and i.text not in _ENDS]
    named = [i for i in rest if "SHOT" in i.tags]
    only = len(named) == 1 and all(i in named or i.text in _WORDS for i in rest)
    return ends and (wished or only)


def _tells(part: Sequence[Item]) -> bool:
    """ "2G is 3 now", "I timed 2E at 5.5", "it runs seven seconds": how long it is."""
    told = next((n for n, item in enumerate(part) if item.text in _TELLS), -1)
    numbers = [n for n, i in enumerate(part) if i.is_any(("NUM", "SECS")) and n > told]
    return told >= 0 and bool(numbers) and not any(i.text in _WANTS for i in part)


def _only_named(part: Sequence[Item]) -> list[Item]:
    """The shot that such a part is about, and its mark."""
    return [i for i in part if "SHOT" in i.tags or i.text in _ENDS]


def _in_seconds(part: list[Item]) -> list[Item]:
    for n, item in enumerate(part):
        if _is_bare(part, n) and not _tells(part):
            seconds = replace(item, tags={"SECS": [_number(item)]})
            return [*part[:n], seconds, *part[n + 1 :]]
    return part
