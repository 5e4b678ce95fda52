"""Patterns: where the order of words matters, or free text is carried verbatim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from engines.rules.ears.families import Atom, Family
from engines.rules.ears.free_text import LONG, may_be_text, short_value, tidy
from engines.rules.ears.items import Item
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.slots import find
from engines.rules.ears.target import Target
from engines.rules.ears.topics import topic_of

_SKIPPED = 8  # idle words between two steps
_SEVERAL = {"people", "someone", "FORMATS", "SECS", "cond", "subject"}
_LAST_TWO = 2  # "in" and the scenes, at the end of a pattern
_TWO = 2  # shots to be joined, at least
_ANCHOR = Item("on", 0, 0)
_ABOUT = ("about", "of", "know about", "aware of", "heard about", "hear about", "heard of")


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
            return replace(self, asks=(replace(found, arg=arg), *self.asks))
        targets = {**self.targets, **({arg: found.target} if found.target else {})}
        return replace(self, args={arg: found.value, **self.args}, targets=targets)


class Follow:
    """Follows the patterns of one family through the items of one clause."""

    def __init__(self, family: Family, items: list[Item], text: str, refer: Refer) -> None:
        self.family, self.items, self.text, self.refer = family, items, text, refer

    def matches(self, verbs: frozenset[str], said: frozenset[str]) -> Iterator[Match]:
        """Every pattern that fits from the first item to the last; `verbs` and `said` are all the
        verb classes and words of the items."""
        for pattern in self.family.patterns_said:
            if not (pattern.verbs <= verbs and pattern.fixed <= said):
                continue
            if any(words.isdisjoint(said) for words in pattern.words):
                continue
            match = self._from_start(pattern.steps)
            if match is not None:
                yield replace(match, steps=pattern.steps)

    def _from_start(self, steps: Sequence[Atom]) -> Match | None:
        """Small words before a free text are no part of it: "what about cello for scene 3"."""
        match = self._run(steps, 0, 0)
        at = 1
        while match is None and steps[0].kind == "text" and at < len(self.items):
            if not self.items[at - 1].idle:
                return None
            match, at = self._run(steps, at, 0), at + 1
        return match

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
            if "in" in step.words and "TARGET" in item.tags and len(steps) == _LAST_TWO:
                return self._run(steps[1:], at, 0)  # "hand Bruno the notebook, 2B"
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
                found = self._until(name, at, found)
                match = self._with(self._run(steps[1:], at + width, 0), name, found)
                if match is not None:
                    return match
        return None

    def _until(self, name: str, at: int, found: Found) -> Found:
        """ "Before scene 4" is a moment, where one is asked for."""
        before = name == "at" and at > 0 and self.items[at - 1].text in ("before", "until", "till")
        return replace(found, value=f"before:{found.value}") if before and found.value else found

    @staticmethod
    def _is_film(item: Item) -> bool:
        return "TARGET" in item.tags and item.first("TARGET").level == "film"

    def _find(self, arg: str, kind: str, part: list[Item]) -> Found | None:
        """A slot filled by exactly these items."""
        if kind in ("QUOTE", "WEAR", "BODY"):
            return Found(part[0].text) if kind in part[0].tags else None
        if kind == "anchor":
            return self._anchor(arg, part[0])
        looked = [_ANCHOR, *part] if kind == "subject" else part
        seek = Seek(self.refer, looked, self.family, arg, kind)
        found = find(seek)
        if found is None or (not found.heard and not self._is_pointer(part[0])):
            return None
        if kind == "many" and (found.target is None or len(found.target.shots) < _TWO):
            return None  # "let it be one shot"
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
            if not may_be_text(self.family, steps[0].name, words):
                continue
            match = self._run(steps[1:], end, 0)
            if match is not None:
                kind = self.family.fill.get(steps[0].name)
                said = self.text[words[0].start : words[-1].end]
                said = tidy(said) if kind in LONG else short_value(said, kind or "")
                if kind == "told":
                    said = topic_of(words, self.items[at - 1].text in _ABOUT) or said
                found = replace(match, words=(*words, *match.words))
                return found.with_found(steps[0].name, Found(said))
        return None
