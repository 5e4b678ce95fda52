"""Labels and names as people speak them: "three C", "scene one shot e", "the wheel chair"."""

from __future__ import annotations

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.names import Names
from engines.rules.ears.reel import Reel

_SHOTS = {"shot", "shots"}
# After a small "a" these begin nothing that it could be the article of.
_AFTER_A = {
    "is", "needs", "should", "must", "could", "can", "to", "and", "i", "we", "you", "please", "was",
    "looks", "feels", "at", "in", "on", "with", "from", ",", ".", "?", "!", ":", "has", "gets",
}  # fmt: skip


def with_spelt_labels(words: list[Item], text: str, reel: Reel) -> list[Item]:
    """Words with "three C", "3 C" and "scene one shot e" as labels, where there is such a shot."""
    found: list[Item] = []
    at = 0
    while at < len(words):
        label, width = _label_at(words, at, text, reel, bool(found) and _is_label(found[-1]))
        if width:
            found.append(Item(label.lower(), words[at].start, words[at + width - 1].end))
        else:
            found.append(words[at])
        at += width or 1
    return found


def _label_at(words: list[Item], at: int, text: str, reel: Reel, listed: bool) -> tuple[str, int]:
    """The label that begins at a word and how many words it takes, or ("", 0)."""
    said = [word.text for word in words[at : at + 4]]
    if said[0] == "scene" and len(said) == 4 and said[2] in _SHOTS and len(said[3]) == 1:
        label = f"{_digit(said[1])}{said[3].upper()}"
        return (label, 4) if label in reel.shots else ("", 0)
    number = _digit(said[0])
    if not number or len(said) < 2 or len(said[1]) != 1 or not said[1].isalpha():
        return "", 0
    label = f"{number}{said[1].upper()}"
    before = words[at - 1].text if at else ""
    shown = text[words[at + 1].start : words[at + 1].end]
    sure = before in _SHOTS or (shown.isupper() and shown != "I")
    after = said[2] if len(said) > 2 else "."
    plain = said[1] not in ("a", "i") or (said[1] == "a" and after in _AFTER_A)
    return (label, 2) if label in reel.shots and (sure or listed or plain) else ("", 0)


def _digit(word: str) -> str:
    value = str(closed()["numbers"].get(word, word))
    return value if value.isdigit() else ""


def _is_label(word: Item) -> bool:
    return word.text[:1].isdigit() and word.text[-1:].isalpha()


def with_compounds(words: list[Item], names: Names) -> list[Item]:
    """ "The wheel chair", "a tea pot": two words where the film writes one."""
    found: list[Item] = []
    for word in words:
        before = found[-1] if found else None
        joined = f"{before.text}{word.text}" if before is not None else ""
        tagged = word.tags or (before is not None and before.tags)
        if before is None or tagged or "PROP" not in names.get((joined,), {}):
            found.append(word)
            continue
        found[-1] = Item(joined, before.start, word.end)
    return found
