"""The signs of a message: its words with names, shots and numbers masked, in ones, twos and threes.

What was learnt from one film must hold for any other, so a shot is `<shot>` and Ada is `<who>`.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from engines.rules.ears.items import Item

_MASKED = ("QUOTE", "WHO", "PROP", "PLACE", "SHOT", "CLOCK", "SECS", "NUM", "TIMELINE")
_SMALL = ("FILL", "DET", "JOIN", "PRON", "NOUN")
_STEM = 4  # letters


def signs(items: Sequence[Item], asked: bool) -> frozenset[str]:
    """The signs of reduced items; `asked` when the message ends with a question mark."""
    words = ["^", *(_word(item) for item in items), "?" if asked else "."]
    found = {f"1 {word}" for word in words}
    found |= {f"2 {a} {b}" for a, b in itertools.pairwise(words)}
    found |= {f"3 {a} * {b}" for a, b in zip(words, words[2:], strict=False)}
    found |= {f"4 {word[:_STEM]}" for word in words if word.isalpha() and len(word) > _STEM}
    return frozenset(found | {sign for item in items for sign in _types(item)})


def _word(item: Item) -> str:
    if "TARGET" in item.tags:
        target = item.first("TARGET")
        many = "s" if target.level == "shot" and len(target.shots) > 1 else ""
        return f"<{'problem' if target.problem else target.level + many}>"
    kind = next((kind for kind in _MASKED if kind in item.tags), "")
    return f"<{kind.lower()}>" if kind else item.text.replace(" ", "_")


def _types(item: Item) -> list[str]:
    """What the lexicon says of a word that is no name."""
    if "TARGET" in item.tags or item.is_any(_MASKED):
        return []
    kinds = (kind for kind in item.tags if kind not in _SMALL)
    return [f"5 {kind} {value}" for kind in kinds for value in item.tags[kind]]
