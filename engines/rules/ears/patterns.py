"""Patterns: where the order of words matters, or free text is carried verbatim."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engines.rules.ears.families import Atom, Family
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.slots import find
from engines.rules.ears.target import Target

_LONGEST_TEXT = 9  # items of a noun phrase; stories may be longer
_SKIPPED = 8  # idle words between two steps
_SEVERAL = {"people", "someone", "FORMATS", "SECS", "cond", "subject"}
_ANCHOR = Item("on", 0, 0)


@dataclass(frozen=True)
class Match:
    """What a pattern caught."""

    args: dict[str, str] = field(default_factory=dict)
    asks: tuple[Found, ...] = ()
    words: tuple[Item, ...] = ()  # items inside free text
    targets: dict[str, Target] = field(default_factory=dict)
    steps: tuple[Atom, ...] = ()

    def with_found(self, arg: str, found: Found) -> Match:
        """The match with one slot filled, or with its question."""
        if found.ask:
            return replace(self, asks=(found, *self.asks))
        targets = {**self.targets, **({arg: found.target} if found.target else {})}
        return replace(self, args={arg: found.value, **self.args}, targets=targets)


class Follow:
    """Follows the patterns of one family through the items of one clause."""

    def __init__(self, family: Family, items: Sequence[Item], text: str, refer: Refer) -> None:
        self.family, self.items, self.text, self.refer = family, list(items), text, refer

    def matches(self) -> Iterator[Match]:
        """Every pattern that fits from the first item to the last."""
        verbs = {verb for item in self.items for verb in item.verbs}
        said = {word for item in self.items for word in (item.text, *item.text.split())}
        for pattern in self.family.patterns_said:
            if not pattern.verbs <= verbs or any(words.isdisjoint(said) for words in pattern.words):
                continue
            match = self._run(pattern.steps, 0, 0)
            if match is not None:
                yield replace(match, steps=pattern.steps)

    def _run(self, steps: Sequence[Atom], at: int, skipped: int) -> Match | None:
        if not steps:
            return Match() if all(item.idle for item in self.items[at:]) else None
        if steps[0].kind == "text":
            return self._text(steps, at)
        if at >= len(self.items):
            return None
        return self._step(steps, at) or self._skip(steps, at, skipped)

    def _skip(self, steps: Sequence[Atom], at: int, skipped: int) -> Match | None:
        if self.items[at].idle and skipped < _SKIPPED:
            return self._run(steps, at + 1, skipped + 1)
        return None

    def _step(self, steps: Sequence[Atom], at: int) -> Match | None:
        step, item = steps[0], self.items[at]
        if step.kind == "word":
            width = self._words(steps, item)
            return self._run(steps[width:], at + 1, 0) if width else None
        if step.kind == "verb":
            return self._run(steps[1:], at + 1, 0) if step.name in item.verbs else None
        if step.kind == "quote":
            if "QUOTE" not in item.tags:
                return None
            return self._with(self._run(steps[1:], at + 1, 0), step.name, Found(item.text))
        return self._slot(steps, at)

    @staticmethod
    def _words(steps: Sequence[Atom], item: Item) -> int:
        """How many word steps an item satisfies: "instead of" may be one item."""
        parts = item.text.split()
        run = steps[: len(parts)]
        if len(run) == len(parts) and all(
            s.kind == "word" and p in s.words for s, p in zip(run, parts, strict=True)
        ):
            return len(parts)
        return 1 if item.text in steps[0].words else 0

    @staticmethod
    def _with(match: Match | None, arg: str, found: Found) -> Match | None:
        return match.with_found(arg, found) if match is not None else None

    def _slot(self, steps: Sequence[Atom], at: int) -> Match | None:
        name = steps[0].name
        kind = self.family.fill.get(name, "")
        if kind == "film":
            return self._run(steps[1:], at + 1, 0) if self._is_film(self.items[at]) else None
        for width in range(4 if kind in _SEVERAL else 1, 0, -1):
            found = self._find(name, kind, self.items[at : at + width])
            if found is not None:
                match = self._with(self._run(steps[1:], at + width, 0), name, found)
                if match is not None:
                    return match
        return None

    @staticmethod
    def _is_film(item: Item) -> bool:
        return "TARGET" in item.tags and item.first("TARGET").level == "film"

    def _find(self, arg: str, kind: str, part: list[Item]) -> Found | None:
        """A slot filled by exactly these items."""
        if kind == "QUOTE":
            return Found(part[0].text) if "QUOTE" in part[0].tags else None
        if kind == "anchor":
            return self._anchor(arg, part[0])
        if kind == "WEAR":
            return Found(part[0].text) if "WEAR" in part[0].tags else None
        looked = [_ANCHOR, *part] if kind == "subject" else part
        seek = Seek(self.refer, looked, self.family, arg, kind)
        found = find(seek)
        if found is None or (not found.heard and not self._is_pointer(part[0])):
            return None
        left = [i for i in part if id(i) not in seek.used and not i.idle and i.text != "seconds"]
        if found.ask:
            return found if seek.used or self._is_pointer(part[0]) else None
        return None if left and found.heard else found

    @staticmethod
    def _is_pointer(item: Item) -> bool:
        return "PRON" in item.tags

    @staticmethod
    def _anchor(arg: str, item: Item) -> Found | None:
        if "TARGET" not in item.tags or not item.first("TARGET").shots:
            return None
        shots = item.first("TARGET").shots
        return Found(shots[-1] if arg == "after" else shots[0])

    def _text(self, steps: Sequence[Atom], at: int) -> Match | None:
        last = len(self.items)
        ends = range(last, at, -1) if len(steps) == 1 else range(at + 1, last + 1)
        for end in ends:
            words = self.items[at:end]
            if not self._may_be_text(steps[0].name, words):
                continue
            match = self._run(steps[1:], end, 0)
            if match is not None:
                said = tidy(self.text[words[0].start : words[-1].end])
                found = replace(match, words=(*words, *match.words))
                return found.with_found(steps[0].name, Found(said))
        return None

    def _may_be_text(self, arg: str, words: Sequence[Item]) -> bool:
        """A noun phrase holds no reference, comma, second person or further order; a story may."""
        says_nothing = all(w.tags and not set(w.tags) - {"FILL", "JOIN", "DET"} for w in words)
        if says_nothing or words[0].text in _NO_START:
            return False
        kind = self.family.fill.get(arg)
        if kind == "story":
            shot = any("TARGET" in w.tags and w.first("TARGET").level == "shot" for w in words)
            return self.family.tool != "new_timeline" or not shot
        named = kind == "text" and any(
            "WHO" in word.tags and "POSS" not in after.tags
            for word, after in zip(words, [*words[1:], Item("", 0, 0)], strict=True)
        )
        if len(words) > _LONGEST_TEXT or named:
            return False
        if any("NEG" in w.tags and w.text != "without" for w in words):
            return False
        if kind in _NEW_THINGS and not _is_thing(words, kind):
            return False
        if kind == "flaw" and (words[0].verbs - {"appear", "hold"} or says_order(words)):
            return False
        if any("TARGET" in w.tags or w.text in (",", ";", ".", "then") for w in words):
            return False
        things = [word for word in words if not word.is_any(("DET", "FILL")) or word.text == "and"]
        return not any(
            word.text == "and" and (after.verbs - {"hold", "voice"} or "PROP" in after.tags)
            for word, after in itertools.pairwise(things)
        )


_NEW_THINGS = {"thing_new", "tune", "PLACE"}
_OF_FRAMES = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "PACE", "LENGTH", "EMO", "QUOTE",
    "SECS", "CLOCK", "NUM", "DOC", "FORMAT", "PRON", "WHO",
)  # fmt: skip


_PLACED = {"in", "on", "at", "with", "from", "to", "for", "near", "next", "by", "under", "over"}
_ORDERS = {"make", "should", "need", "needs", "want", "please", "let", "let us", "can", "could"}


def says_order(words: Sequence[Item]) -> bool:
    """Whether these words want something, rather than tell what is."""
    return any(word.text in _ORDERS for word in words)


def _is_thing(words: Sequence[Item], kind: str) -> bool:
    """A noun phrase for something that the film does not have yet."""
    if kind == "tune":
        plain = not any(word.is_any(("WHO", "PRON", "TARGET")) for word in words)
        less = any(word.text in ("less", "more", "fewer", "no", "too") for word in words)
        return any("TUNE" in word.tags for word in words) and plain and not less
    no_thing = closed()["not_props"]
    if any(word.is_any(_OF_FRAMES) or word.text in no_thing for word in words):
        return False
    if any(word.text in _PLACED for word in words):
        return False
    return not any("TUNE" in word.tags for word in words) or kind == "PLACE"


_NO_START = {
    "and", "or", "but", "for", "with", "is", "are", "was", "too", "into", "be", "not", "instead of",
    ",", "then", "at", "by", "would", "could", "should", "from", "off", "out of", "away", "up",
    "down",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?:to|a|an|the|some|like|as|be|look|looks|something|in|have|having|wear|wearing)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[, ]+(?:please|pls|thanks|thank you|cheers|ok|okay|yeah|instead|too|now|everywhere|on"
    r"|throughout|from now on|all the way through|would be (?:nice|good|great|better|lovely|cool)"
    r"|as well|again|in (?:the whole|this|the) film|through the whole film)$",
    re.IGNORECASE,
)


def tidy(said: str) -> str:
    """Free words without the small words and marks around them."""
    said = said.strip(" ,.!?;:\"'“”").strip()
    before = ""
    while before != said:
        before, said = said, _TRAILING.sub("", _LEADING.sub("", said)).strip(" ,.")
    return said
