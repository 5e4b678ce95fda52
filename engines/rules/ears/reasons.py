"""Whole sentences beside an order that only say why: "a boy like that doesn't need one"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml

_DATA: dict[str, list[str]] = read_yaml("remarks.yaml")
_WANTS, _FINITE = frozenset(_DATA["sentence_wants"]), frozenset(_DATA["sentence_verbs"])
_NO_VERBS, _PERSONAL = frozenset(_DATA["sentence_nouns"]), frozenset(_DATA["sentence_about"])
_MINE = re.compile("|".join(_DATA["sentence_mine"]))
_OF_PICTURE = (
    "TARGET", "SIZE", "ANGLE", "MOVE", "LIGHT", "PACE", "LENGTH", "TRANS", "SECS", "CLOCK", "QUOTE",
    "DOC", "FORMAT", "APP", "LOOK", "TUNE", "WEATHER", "TIME", "SHOT", "SC",
)  # fmt: skip
_OF_PERSON = ("PROP", "WEAR", "COND", "EMO", "BODY", "NUM")
_THIRD = ("es", "ed", "ks", "ts", "ls", "ns", "ms", "rs", "ps")
_WISHED, _BIDS = frozenset(_DATA["sentence_wishes"]), frozenset(_DATA["sentence_bids"])
_PAST = re.compile(rf"\b(?:{'|'.join(_DATA['past'])})\b")
_SUBJECT = 5  # words before the verb, at most


def tells_why(items: Sequence[Item]) -> bool:
    """Whether a clause is a sentence with a subject that wants nothing.

    Right after an order that can be undone: "they've earned it", "the tea would taste of salt".
    """
    said = " ".join(item.text for item in items if item.text not in (",", ".", "!")).strip()
    words = said.split()
    if any(item.is_any(_OF_PICTURE) for item in items):
        return False
    if words[:1] == ["i"]:
        return bool(_MINE.fullmatch(said))
    if _WANTS & set(words):
        return False
    first = items[0]
    about = first.text in _PERSONAL or "WHO" in first.tags
    if about and any(item.is_any(_OF_PERSON) for item in items[1:]):
        return False
    if "V" in first.tags and first.text not in _PERSONAL:
        return False  # an order begins with its verb
    verbs = (n for n, word in enumerate(words[1 : _SUBJECT + 1], 1) if is_finite(word))
    at = next(verbs, 0)
    return at > 0 and len(words) > at + (3 if "not" in words else 1)


def is_scope(part: Sequence[Item], text: str) -> bool:
    """ "Kitchen scene: ...": where everything after the colon belongs."""
    scenes = ["TARGET" in i.tags and i.first("TARGET").level == "scene" for i in part]
    ends = text[part[-1].end :].lstrip().startswith(":")
    return ends and any(scenes) and all(s or i.idle for s, i in zip(scenes, part, strict=True))


def wants(said: str) -> bool:
    """Whether words wish for something: "she should squint a lot"."""
    words = said.lower().split()
    return bool(_WISHED & set(words)) or bool(words and words[0] in _BIDS)


def is_past(said: str) -> bool:
    """ "I had the oven wider in 2A": what was so, or is only leaned to."""
    return bool(_PAST.search(said.lower()))


def is_finite(word: str) -> bool:
    """Whether a word looks like the verb of a sentence."""
    third = word.endswith(_THIRD) and len(word) > len("his") and word not in _NO_VERBS
    return third or word in _FINITE
