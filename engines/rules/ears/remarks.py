"""Messages that ask for nothing: "leave 2F as it is", "I'll tell you later", a joke, praise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml

_DATA: dict[str, list[str]] = read_yaml("remarks.yaml")


def _any(name: str, around: str = r"\b(?:{})\b") -> re.Pattern[str]:
    """One of the ways of the data file, as a pattern."""
    ways = "|".join(_DATA[name]).replace("{acts}", "|".join(_DATA["acts"]))
    return re.compile(around.replace("{}", ways), re.IGNORECASE)


_LEAD = "|".join(_DATA["lead"])
_KEPT = _any("kept", rf"(?:(?:{_LEAD})[, ]+)*(?:{{}}).*")
_INSTEAD = _any("instead")
_LATER = _any("later")
_WAIT = _any("wait", r"(?:.*[,.!?] )?(?:{})\b.*")
_BYE = _any("bye")
_GREETING = _any("greeting", r"(?:{})\b[^?]*")
_TAKEN_BACK = _any("taken_back", r"\b(?:{})[ .!)]*$|^(?:haha+|lol|hehe)\b")
_PICTURED = _any("pictured", "(?:{})")
_PRAISE = _any("praise")
_ORDER = _any("order", r"\b(?:{})\b|\?")
_ABOUT_US = _any(
    "about_us",
    r"(?:(?:wow|damn|man|oh|well|ha|but|so|and) )*(?:{})(?: (?:are|is|was|were|am|have|had|got|did"
    r"|just|really|always|never|used)|'re|'m|'ve|'s| \w+ed)\b.*",
)
_NOT_DO, _NOT_ME = _any("not_do"), _any("not_me")
_FILMIC = (
    "TARGET", "SHOT", "SC", "WHO", "PROP", "PLACE", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER",
    "LIGHT", "TRANS", "PACE", "LENGTH", "COND", "EMO", "QUOTE", "CLOCK", "NEG", "WEAR", "TUNE",
)  # fmt: skip


def asks_nothing(typed: str, items: Sequence[Item]) -> str:
    """Why a message in which no order was found asks for nothing; "" when it may ask for something.

    A complaint asks for something, even when it is not understood.
    """
    said = re.sub(r'"[^"]*"|“[^”]*”', " ", typed.replace("’", "'")).strip()
    plain = _opened(said)
    if _KEPT.fullmatch(plain) and not _INSTEAD.search(plain) and "?" not in plain:
        return "kept"
    if _TAKEN_BACK.search(said) or (_PICTURED.search(said) and "?" not in said):
        return "remark"
    if _LATER.search(said) and not re.search(r"\b(?:please|can you|could you)\b|\?", said):
        return "remark"
    if _PRAISE.search(said) and not _ORDER.search(_PRAISE.sub(" ", said)):
        return "praise"
    return _idle_talk(said, items)


_TELLING = _any("telling", r"(?:and |but |so )*(?:{})\b.*")
_WISHING = _any("wishing")
_LIMITING = _any("limiting")


def only_tells(said: str, unheard: bool) -> bool:
    """ "It carries too much", "three things": a clause beside an order that wants nothing itself.

    `unheard`: nothing at all was recognised in it.
    """
    plain = said.replace("’", "'").strip(" ,.;:!-").lower()
    if '"' in plain or "?" in plain or _WISHING.search(plain) or _LIMITING.search(plain):
        return False
    if re.search(r"\d", plain):
        return False
    return bool(_TELLING.fullmatch(plain)) or (unheard and len(plain.split()) <= _SHORT)


def wants_back(typed: str) -> bool:
    """ "Do it again, I liked it", right after a change was taken back."""
    match = _BACK.match(typed.strip())
    return match is not None and (not match["rest"] or only_tells(match["rest"], unheard=False))


def regrets_an_undo(typed: str) -> bool:
    """ "That undo was one too many, put it back": what was taken back is wanted after all."""
    return bool(_UNDONE.search(typed.replace("’", "'"))) and "?" not in typed


_UNDONE = _any("undone")
_BACK = re.compile(
    r"(?:(?:sorry|please|ok|okay|no|oh|hmm|actually|wait|and|but)[, ]+)*(?:do|make|put|apply|bring)"
    r" (?:it|that|the change) (?:again|back|after all)[ .,!]*(?P<rest>.*)",
    re.IGNORECASE,
)
_SHORT = 3  # words of an aside


def _idle_talk(said: str, items: Sequence[Item]) -> str:
    """Talk about anything but the film."""
    aimed = any(item.is_any(("TARGET", "SHOT", "WHO", "PROP")) for item in items)
    if _BYE.search(said) and not aimed and not _ORDER.search(said):
        return "bye"
    if any(item.is_any(_FILMIC) for item in items if item.text not in ("morning", "evening")):
        return ""
    for kind, pattern in (("wait", _WAIT), ("greeting", _GREETING)):
        if pattern.fullmatch(said.strip(" .!")):
            return kind
    return "remark" if _ABOUT_US.fullmatch(said) and not _ORDER.search(said) else ""


def _opened(said: str) -> str:
    return _NOT_DO.sub("do not", _NOT_ME.sub("i would not", said)).strip(" .!")
