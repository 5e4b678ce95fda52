"""Second thoughts in one message: "make 2B closer, no wait, 2C"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item

_MARKS = r"(?:[,;.!]|\.\.\.|…|\s[-–—]|\s)\s*"
_STRONG = (
    r"(?:no[, ]+wait|wait[, ]+no|no[, ]+sorry|sorry[, ]+no|sorry[, ]+i mean(?:t)?"
    r"|no[, ]+i mean(?:t)?|actually[, ]+no|no[, ]+actually|scratch that|strike that|i mean(?:t)?"
    r"|or rather|correction|no[, ]+make (?:that|it)|hang on|hold on|on second thoughts?|wait"
    r"|no(?=[, ]+(?:\d|scene|shot|the)))"
)
_NUMBER = (
    r"(?:closer|wider|longer|shorter|brighter|darker|slower|faster|higher|lower)\b"
    r"|\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|the\b|scene\b|shot\b|make\b|i\b"
)
_WEAK = rf"(?:actually|sorry|make that|better|no(?=[,:;–—-]|\s+(?:{_NUMBER})))"  # "no rain" is none
_SECOND = re.compile(rf"(?<=\w){_MARKS}{_STRONG}[\s,.:;–—-]+(?=\w)", re.IGNORECASE)
_MAYBE = re.compile(rf"(?<=\w)(?:[,;.!–—-]|\s[-–—]|\?+)\s*{_WEAK}[\s,:;–—-]+(?=\w)", re.IGNORECASE)
_TYPES = (
    "TARGET", "WHO", "PROP", "PLACE", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS",
    "PACE", "LENGTH", "COND", "EMO", "SECS", "NUM",
)  # fmt: skip


_FORGET = re.compile(
    r"(?P<mark>[,;.!?…–—-]+\s*(?:and |but )?"
    r"(?P<no>(?:(?:no|actually|wait|oh|hmm|sorry|well)[, ]+)*)"
    r"(?:(?:forget|never ?mind|scratch|strike)(?: about)?|(?:ignore|skip|drop|leave|cancel))"
    r" (?P<what>it|that|this|that (?:bit|one|part)|the (?P<thing>[\w'-]+)))"
    r"(?=\s*(?:[,;.!?…]|$|and\b))",
    re.IGNORECASE,
)
_ONLY = re.compile(
    r"[,;.!?…–—-]+\s*(?:sorry|no|wait|actually|hmm)[, ]+(?:just|only) (?:the )?(?P<thing>[\w'-]+)"
    r"(?=\s*(?:[,;.!?…]|$|and\b))",
    re.IGNORECASE,
)
_SURELY = re.compile(r"(?:forget|never ?mind|scratch|strike)", re.IGNORECASE)


def without_revoked(typed: str) -> str:
    """The message without what it takes back itself: "put a hat on her... no, forget the hat"."""
    match = _FORGET.search(typed)
    quoted = match is not None and '"' in typed[: match.start()]  # "strike it": that line
    if match and not quoted and (match["no"] or _SURELY.search(match["mark"])):
        before, thing = typed[: match.start()], (match["thing"] or "").lower()
        at = _last_clause(before)
        if before.strip() and (not thing or thing in before[at:].lower()):
            return before[:at].rstrip(" ,;") + typed[match.end() :]
    match = _ONLY.search(typed)
    if match:
        before = typed[: match.start()]
        at = _last_clause(before)
        thing = match["thing"].lower()
        if at and thing in before[:at].lower() and thing not in before[at:].lower():
            return before[:at].rstrip(" ,;") + typed[match.end() :]
    return typed


def _last_clause(before: str) -> int:
    """Where the last clause begins; "and" begins one, too."""
    marks = list(re.finditer(r"[,;.!?…]+\s+|\s(?:and|then|but)\s", before))
    return marks[-1].start() if marks else 0


def split_second_thought(typed: str) -> tuple[str, str, bool] | None:
    """What was said first, what replaced it, and whether the mark leaves no doubt about that."""
    for pattern, strong in ((_SECOND, True), (_MAYBE, False)):
        marks = list(pattern.finditer(typed))
        if marks and '"' not in typed[marks[-1].start() :]:
            return typed[: marks[-1].start()], typed[marks[-1].end() :], strong
    return None


def substituted(first: Sequence[Item], second: Sequence[Item]) -> list[Item] | None:
    """The first items with the bare values of the second in their places; None if they say more."""
    values = [item for item in second if not item.idle]
    if not values or any(_kind(item) is None for item in values):
        return None
    changed = list(first)
    for value in values:
        kind = _kind(value)
        at = next((n for n in range(len(changed) - 1, -1, -1) if _kind(changed[n]) == kind), None)
        if at is None:
            return None
        changed[at] = value
    return changed


_CLAUSE_END = re.compile(r"[,;.!?]+\s+|\s+(?:and|then|but|plus|&|-|–|—)\s+")


def first_clause(second: str) -> tuple[str, str]:
    """What a second thought replaces something with, and what is said after that."""
    end = _CLAUSE_END.search(second)
    return (second[: end.start()], second[end.start() :]) if end else (second, "")


def spliced(first: str, old: Sequence[Item], changed: Sequence[Item], head: str) -> str:
    """ "2F slower, I mean longer": the first words with what replaced some of them."""
    text = first
    for was, now in reversed(list(zip(old, changed, strict=True))):
        if now is not was:
            text = text[: was.start] + head[now.start : now.end] + text[was.end :]
    return text


def _kind(item: Item) -> str | None:
    return next((kind for kind in _TYPES if kind in item.tags), None)
