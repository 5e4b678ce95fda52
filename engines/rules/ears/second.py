"""A second reading, for what the grammar did not get: the order that most such messages meant.

The kind of order is what was learnt from many requests (`taught`); its arguments are looked for as
ever, in the whole message. It is done only when the kind is likely enough, everything it
needs was found, it can be undone, and nothing in the message takes something back.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engines.rules.ears.families import Family, families
from engines.rules.ears.frames import fill, has_needed
from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.mood import CONDITION, NEGATED, TURNERS, is_question
from engines.rules.ears.quirks import QUIRKS
from engines.rules.ears.reasons import is_past, wants
from engines.rules.ears.refer import Refer
from engines.rules.ears.signs import signs
from engines.rules.ears.slots import FREE_TEXT
from engines.rules.ears.taught import MARKED, SEVERAL, Kind, Shares, kind_of, settled, shares
from engines.rules.ears.understood import Order

SURE = 0.6  # how likely a change must be that the grammar did not get
SURE_READ = 0.5  # an answer
WHOLE = 0.4  # how likely an order must be, for the rest of the message to be chatter
CLEAR = 0.85  # and for a rest that sounds like a limit to be chatter too
ALONE = 0.5  # and for another order beside it to be misheard
_BESIDE = 0.2  # how likely several orders may be, for a change that the grammar did not get
_FEW = 0.1  # how likely several orders may be then
MISHEARD = 0.7  # how likely another value must be, for the one that was heard to be wrong
_HARDLY = 0.05  # and how likely the heard one may be then
ELSEWHERE = 0.9  # how likely another tool must be, for a short message to be asked about
_NEVER = 0.02  # and how likely the tool that was heard may be then
RISKY = 0.3  # how likely a change must be wrong, to be asked about first
_SHORT = 8  # words: few enough for the grammar to have explained each
# What makes it likelier, in logits: fitted on natural talk of eleven people, 1,820 messages, of
# whose 536 changes 164 were wrong (decision 0022). The share counts by its logarithm.
_RISK, _BY_SHARE, _BY_WORD, _BY_MARK = -2.53, -0.685, 0.068, 0.2
TOGETHER = 0.3  # how likely several orders must be, for several to be done
_AFTER_ANOTHER = ("redo",)  # means something only after another order, which the grammar knows
_ALIKE = {"set_look", "set_condition"}  # told apart by where they hold
_GUESSED, _PLAUSIBLE = 5, 0.04  # kinds that a question may be about, and how likely at least


@dataclass(frozen=True)
class Whole:
    """A whole message, with how likely each kind of order is."""

    said: str
    items: Sequence[Item]
    refer: Refer

    @cached_property
    def shares(self) -> Shares:
        """How likely each kind of order is."""
        asked = self.said.rstrip().endswith("?")
        return shares(signs(self.refer.reduce(self.items), asked))

    def is_all(self, orders: Sequence[Order], rest: str) -> bool:
        """ "A trophy in scene 3? A big shiny one": whether the one order was the whole message.
        `rest` is what was not understood."""
        free = len(orders) == 1 and orders[0].gate in ("read", "free") and not wants(rest)
        return free and self.shares.order(orders[0].tool, orders[0].args) >= WHOLE

    def is_clear(self, orders: Sequence[Order]) -> bool:
        """ "No music here, only the wind": whether the rest can hardly take the one order back."""
        whole = self.is_all(orders, "")
        return whole and self.shares.order(orders[0].tool, orders[0].args) >= CLEAR

    def alone(self, orders: Sequence[Order]) -> list[Order]:
        """ "A thunderstorm, that would be dramatic": of two orders the one that was meant."""
        if len(orders) < 2 or self.shares.of.get(SEVERAL, 0.0) >= _FEW:
            return list(orders)
        if len({order.tool for order in orders}) == 1 and _are_apart(orders):
            return list(orders)
        best = max(orders, key=lambda o: self.shares.order(o.tool, o.args))
        meant = self.shares.order(best.tool, best.args) >= ALONE
        return [best] if meant else list(orders)

    def mended(self, orders: Sequence[Order]) -> list[Order]:
        """ "3B static, no tracking": the one order with the value that was meant."""
        kind = kind_of(self.shares.best)
        if len(orders) != 1 or orders[0].tool != kind.tool or not kind.args:
            return list(orders)
        order, best = orders[0], self.shares.of[self.shares.best]
        said = {arg for arg in (*settled(order.tool), *MARKED) if order.args.get(arg)}
        if said != {*kind.args, *kind.found}:
            return list(orders)  # more or less was heard than one value
        if best < MISHEARD or self.shares.order(order.tool, order.args) >= _HARDLY:
            return list(orders)
        return [replace(order, args={**order.args, **kind.args})]

    def is_risky(self, orders: Sequence[Order], rest: str) -> bool:
        """Whether what was heard is likely enough not to be what was meant: several orders where
        such a message means one; one that is hardly meant, in many words and sentences. `rest` is
        what was not understood."""
        changes = [order.tool for order in orders if order.gate != "read"]
        if not changes:
            return False
        short = len(self.said.split()) <= _SHORT
        if len(orders) > 1:
            return not short and self.shares.of.get(SEVERAL, 0.0) < TOGETHER
        if short:
            return not rest and self._is_elsewhere(changes[0])
        marks = sum(self.said.count(mark) for mark in ".!?;")
        odds = _RISK + _BY_WORD * len(self.said.split()) + _BY_MARK * marks
        odds += _BY_SHARE * math.log(self._of_tool(changes[0]) + 0.01)
        return 1 / (1 + math.exp(-odds)) >= RISKY

    def _is_elsewhere(self, tool: str) -> bool:
        """Whether one tool is hardly what such a message means, and another surely."""
        return self._of_tool(tool) < _NEVER and self.shares.of[self.shares.best] >= ELSEWHERE

    def _of_tool(self, tool: str) -> float:
        """How likely a tool is, or one that differs from it only by where it holds."""
        alike = _ALIKE if tool in _ALIKE else {tool}
        return sum(self.shares.tools.get(name, 0.0) for name in alike)

    def meant(self, heard: Sequence[Hearing]) -> Hearing | None:
        """The order that such a message meant, or None; `heard` is what the grammar doubts."""
        found = self._of_kind(kind_of(self.shares.best), heard)
        if found is None or found.family.tool in _AFTER_ANOTHER:
            return None
        if self.shares.of[self.shares.best] < (SURE if found.family.changes else SURE_READ):
            return None
        if found.family.changes and self.shares.of.get(SEVERAL, 0.0) >= _BESIDE:
            return None
        return None if found.family.changes and _takes_back(self.said) else found

    def guesses(self) -> list[Hearing]:
        """Orders that the message may be, likeliest first, each with all its arguments."""
        best = sorted(self.shares.of, key=lambda name: -self.shares.of[name])[:_GUESSED]
        likely = [name for name in best if self.shares.of[name] >= _PLAUSIBLE]
        found = [self._of_kind(kind_of(name), ()) for name in likely]
        return [hearing for hearing in found if hearing is not None]

    def _of_kind(self, kind: Kind, heard: Sequence[Hearing]) -> Hearing | None:
        """An order of this kind that is whole and can be undone."""
        found = self._heard_so(kind, heard) or self._filled(kind)
        if found is None or found.family.gate not in ("read", "free"):
            return None
        return replace(found, asks=[], unknown=[], danger=[])

    def _heard_so(self, kind: Kind, heard: Sequence[Hearing]) -> Hearing | None:
        """What the grammar heard, where it heard just this kind and asked for nothing."""
        for hearing in heard:
            same = hearing.family.tool == kind.tool and kind.found <= hearing.args.keys()
            same = same and all(hearing.args.get(arg) == value for arg, value in kind.args.items())
            if same and not hearing.asks and self._is_fit(replace(hearing, danger=[])):
                return hearing
        return None

    def _filled(self, kind: Kind) -> Hearing | None:
        """The kind with its other arguments, found in the whole message; the fullest one."""
        found = [
            hearing
            for family in families()
            if family.tool == kind.tool and not _is_worded(family)
            for anchored in (False, True)
            if (hearing := self._in_family(family, kind, anchored))
        ]
        return max(found, key=lambda h: len(h.heard), default=None)

    def _in_family(self, family: Family, kind: Kind, anchored: bool) -> Hearing | None:
        hearing = Hearing(family, {})
        fill(hearing, self.refer.reduce(self.items, keep_after=anchored), set(), self.refer)
        known = settled(kind.tool)
        answered = {family.ask[arg] for arg in known if arg in family.ask}
        for arg in {*known, *MARKED} - kind.found:
            hearing.args.pop(arg, None)
        hearing.args |= kind.args
        asks = [f for f in hearing.asks if f.arg not in known and f.ask not in answered]
        lacking = {*family.ask, *kind.found} - hearing.args.keys()
        if asks or lacking or not has_needed(hearing, family.verbs):
            return None
        return hearing if self._is_fit(hearing) else None

    def _is_fit(self, hearing: Hearing) -> bool:
        """Whether nothing that this tool is wary of stands in the message."""
        view, said = self.refer.reduce(self.items), spoken(self.items)
        verbs = frozenset(v for item in self.items for v in item.verbs)
        quirk = QUIRKS.get(hearing.family.tool)
        fits = quirk is None or quirk(hearing, Clause(view, said, verbs, self.refer))
        return fits and not hearing.danger and not _tells_where(hearing, view)


def _tells_where(hearing: Hearing, view: Sequence[Item]) -> bool:
    """ "Calm music for the ride down": of some scene that is not known, not of the whole film."""
    whole = "scenes_opt" in hearing.family.fill.values() and "scenes" not in hearing.args
    if not whole or _PLACED & hearing.args.keys() or not hearing.family.changes:
        return False
    return any(
        small.text in _AT and "DET" in article.tags and not noun.tags and noun.text.isalpha()
        for small, article, noun in zip(view, view[1:], view[2:], strict=False)
    )


_PLACED = {"shots", "before", "after"}
_AT = {"for", "in", "at", "under", "over", "during", "throughout", "on", "beneath", "underneath"}


def _are_apart(orders: Sequence[Order]) -> bool:
    """ "Dissolve into 2A, dissolve into 4A": the same for several, each of them named."""
    about = ("shots", "scenes", "what", "who", "prop")
    named = {tuple(order.args.get(arg, "") for arg in about) for order in orders}
    return len(named) == len(orders) and all(any(names) for names in named)


def _takes_back(said: str) -> bool:
    """A not, an if, a question, a word that turns: what most such messages meant is not enough
    then. "When he laughs" is no if: it says where."""
    plain = said.lower().replace("’", "'")
    conditions = {match.group() for match in CONDITION.finditer(plain)} - {"when"}
    turned = (TURNERS - {"when"}) & set(re.findall(r"[a-z']+", plain))
    if is_past(plain):
        return True
    return bool(conditions or turned or NEGATED.search(plain) or is_question(plain))


def _is_worded(family: Family) -> bool:
    """Whether it takes the person's own words, whose ends only a pattern can know."""
    return any(slot in FREE_TEXT or slot == "QUOTE" for slot in family.fill.values())
