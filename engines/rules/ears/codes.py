"""One letter per item, so that the shape of a reference is a regular expression.

T shots already found, K scenes already found; S shot label, k "sc3", H shot word, C scene word,
F film word, O ordinal, N number, A all/every, & and, B but, R to, X onwards, x except, f from,
I in/of, w with/where, a after, b before, E end, r rest, g start, W person, P prop, L place,
D time of day, h weather, Z size, Y sizes, d determiner, s possessive, p it, q part/bit,
v her or his, e ending, o other, u only, m as or into, . anything else.
"""

from __future__ import annotations

from engines.rules.ears.items import Item

_WORDS = {
    "A": ("all", "every", "each", "both", "any"),
    "&": ("and", ",", "&", "plus"),
    "B": ("but",),
    "R": ("to", "through", "till", "until", "-", "–", "thru", "up to"),
    "X": ("onwards", "onward", "forward", "forwards", "on"),
    "x": (
        *("except", "except for", "apart from", "aside from", "other than", "save for", "but not"),
        *("not", "excluding", "barring", "bar", "with the exception of"),
    ),
    "f": ("from", "starting", "since"),
    "I": ("of", "in", "at", "for", "inside", "within", "during"),
    "w": ("with", "where", "when"),
    "a": ("after",),
    "b": ("before",),
    "E": ("end", "finish", "very end"),
    "r": ("rest", "remainder"),
    "g": ("start", "beginning"),
    "p": ("it",),
    "e": ("ending",),
    "o": ("other",),
    "u": ("only", "single", "sole"),
    "m": ("as", "into", "become", "be"),
    "v": ("her", "his"),
    "q": ("part", "bit", "section", "stuff"),
}
SPARING = frozenset(_WORDS["x"])  # words before what an order leaves out
_CODE = {word: letter for letter, words in _WORDS.items() for word in words}
_DETERMINERS = {"that", "this", "the", "current", "same", "these", "those", "whole", "entire"}
_SHORT_SIZES = {"ws", "ms", "ews", "els", "ots"}
_TYPES = (("WHO", "W"), ("PROP", "P"), ("PLACE", "L"), ("TIME", "D"))


def code(item: Item) -> str:
    """The letter of an item."""
    if item.apart:
        return "."
    return _number_code(item) or _CODE.get(item.text, "") or _type_code(item)


def _number_code(item: Item) -> str:
    tags = item.tags
    if "TARGET" in tags:
        return "T" if item.first("TARGET").level == "shot" else "K"
    if "SHOT" in tags:
        return "S"
    if "SC" in tags:
        return "k"
    if "NOUN" in tags and not (item.text == "one" and "NUM" in tags):
        return str(item.first("NOUN"))
    if "ORD" in tags:
        return "O"
    return "N" if "NUM" in tags else ""


def _type_code(item: Item) -> str:
    for kind, letter in _TYPES:
        if kind in item.tags:
            return letter
    if "SIZE" in item.tags and item.first("SIZE") not in ("closer", "wider"):
        plural = item.text.endswith("s") and item.text not in _SHORT_SIZES
        return "Y" if plural else "Z"
    if item.text in _DETERMINERS:
        return "d"
    if "WEATHER" in item.tags:
        return "h"
    return "s" if "POSS" in item.tags else "."
