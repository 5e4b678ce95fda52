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
from engines.rules.ears.masked import masked
from engines.rules.ears.mood import is_question
from engines.rules.ears.pointed import with_pointed
from engines.rules.ears.quirks import QUIRKS
from engines.rules.ears.reasons import wants
from engines.rules.ears.refer import Refer
from engines.rules.ears.taught import (
    ANSWER,
    MARKED,
    SEVERAL,
    Kind,
    Shares,
    Taught,
    kind_of,
    name_of,
    settled,
    taught,
)
from engines.rules.ears.understood import Order, order_of
from engines.rules.ears.wary import are_apart, takes_back, tells_where
from engines.rules.ears.worded import Said, is_whole, mend, own_args, own_words

SURE = 0.85  # how likely a change must be that the grammar did not get
SURE_READ = 0.5  # an answer
WHOLE = 0.4  # how likely an order must be, for the rest of the message to be chatter
CLEAR = 0.85  # and for a rest that sounds like a limit to be chatter too
PARTED = 0.5  # how likely several orders must be, for the message to be read part by part
ORDERED = 0.9  # how likely an order must be, for praise to be no mere praise
TALK = 0.7  # how likely a message must be that only words answer
ALONE = 0.4  # and for another order beside it to be misheard
_BESIDE = 0.2  # how likely several orders may be, for a change that the grammar did not get
_FEW = 0.1  # how likely several orders may be then
ANOTHER = 0.8  # how likely another verb must be, for the one that was heard to be wrong
SURELY = 0.92  # and in a short message
MISHEARD = 0.7  # how likely another value must be, for the one that was heard to be wrong
_HARDLY = 0.05  # and how likely the heard one may be then
COSTLY = 0.5  # how likely it must be that a shot is to go that is not named
RISKY = 0.3  # how likely a change must be wrong, to be asked about first
_SHORT = 8  # words: few enough for the grammar to have explained each
# What makes it likelier, in logits: fitted on the changes of seven people in 960 messages that
# were not learnt, 48 of 305 wrong (decisions 0022 and 0023). The share counts by its logarithm.
_RISK, _BY_SHARE, _BY_WORD, _BY_MARK = -3.5, -1.17, 0.085, 0.27
_LEADS = re.compile(r"\b(?:hav|have|has|be|is|gets?|wears?|needs?|should|shld|must)\b")
ELSEWHERE = 0.9  # how likely something else must be, for a short message to be asked about
_NEVER = 0.02  # and how likely the tool that was heard may be then
_WHERE = {"shots", "scenes", "at"}
TOGETHER = 0.3  # how likely several orders must be, for several to be done
_AFTER_ANOTHER = ("redo",)  # means something only after another order, which the grammar knows
_ALIKE = {"set_look", "set_condition"}  # told apart by where they hold
_GUESSED, _PLAUSIBLE = 5, 0.04  # kinds that a question may be about, and how likely at least


@dataclass(frozen=True)
class Whole:
    """A whole message, with how likely each kind of order is."""

    said: str
    text: str  # the same, cleaned; the items stand in it
    items: Sequence[Item]
    refer: Refer

    @cached_property
    def shares(self) -> Shares:
        """How likely each kind of order is."""
        return self._taught.shares

    @cached_property
    def _taught(self) -> Taught:
        return taught(masked(self.view), self.asked)

    @cached_property
    def view(self) -> list[Item]:
        """The items, with references in one."""
        return self.refer.reduce(self.items)

    @property
    def marks(self) -> Sequence[tuple[str, float]]:
        """What each item of the view is for, and how likely that is."""
        return self._taught.marks

    @cached_property
    def _worded(self) -> Said:
        return Said(self.view, self._taught.marks, self.text)

    @property
    def asked(self) -> bool:
        """Whether it ends with a question mark."""
        return self.said.rstrip().endswith("?")

    @property
    def is_several(self) -> bool:
        """Whether such a message means several orders."""
        return self.shares.of.get(SEVERAL, 0.0) >= PARTED

    @property
    def is_order(self) -> bool:
        """ "She is perfect. Lock her": praise, and surely more than that."""
        best = self.shares.best
        return best not in (ANSWER, "ask", SEVERAL) and self.shares.of[best] >= ORDERED

    def only_talks(self, orders: Sequence[Order]) -> bool:
        """ "Love the jar, the whole film should be the jar": nothing is wanted, whatever was heard
        in it."""
        meant = any(self.shares.order(order.tool, order.args) >= _HARDLY for order in orders)
        likely = self.shares.of.get(ANSWER, 0.0) >= (SURELY if orders else TALK)
        return likely and not meant and bool(self.refer.reel.order)

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
        if len({order.tool for order in orders}) == 1 and are_apart(orders):
            return list(orders)
        best = max(orders, key=lambda o: self.shares.order(o.tool, o.args))
        meant = self.shares.order(best.tool, best.args) >= ALONE
        return [best] if meant else list(orders)

    def mended(self, orders: Sequence[Order]) -> list[Order]:
        """The one order as it was meant: "3B static, no tracking" with the other value, "loose the
        helmet" by the other verb, "an EDL for Premiere" with all that was said."""
        kind = kind_of(self.shares.best)
        if len(orders) != 1 or orders[0].gate not in ("read", "free"):
            return list(orders)
        order, best = orders[0], self.shares.of[self.shares.best]
        if name_of(order.tool, order.args) == self.shares.best:
            return [self._fuller(order, kind)]
        if self.shares.order(order.tool, order.args) >= _HARDLY or best < MISHEARD:
            return list(orders)
        if order.tool == kind.tool and kind.args:
            said = {arg for arg in (*settled(order.tool), *MARKED) if order.args.get(arg)}
            one = said == {*kind.args, *kind.found}  # else more or less was heard than one value
            return [replace(order, args={**order.args, **kind.args})] if one else list(orders)
        short = len(self.said.split()) <= _SHORT  # the grammar has explained each word
        found = self._of_kind(kind, ()) if best >= (SURELY if short else ANOTHER) else None
        if found is not None and found.family.changes and is_question(self.said):
            return list(orders)
        return list(orders) if found is None else [order_of(found.family, found.args)]

    def _fuller(self, order: Order, kind: Kind) -> Order:
        found = self._of_kind(kind, ())
        if found is None:
            return order
        order = replace(order, args={**order.args, **self._tighter(order, found)})
        if not order.args.items() <= found.args.items():
            return order
        more = {a for a, value in found.args.items() if a not in order.args and value != "all"}
        return order_of(found.family, found.args) if more and more <= found.heard else order

    def _tighter(self, order: Order, found: Hearing) -> dict[str, str]:
        """ "Otto shld have a grey moustache": the value alone, where a pattern took more."""
        if not _LEADS.search(order.args.get("look", "")) or "look" not in found.args:
            return {}
        tight, said = found.args["look"], order.args["look"]
        return {"look": tight} if set(tight.split()) < set(said.split()) else {}

    def is_risky(self, orders: Sequence[Order], rest: str) -> bool:
        """Whether what was heard is likely enough not to be what was meant: several orders where
        such a message means one; one that is hardly meant, in many words and sentences. `rest` is
        what was not understood."""
        if len(orders) == 1 and orders[0].tool == "delete_shots":
            told = not any("SHOT" in item.tags for item in self.items)
            return told and self._of_tool("delete_shots") < COSTLY
        changes = [order.tool for order in orders if order.gate != "read"]
        short = len(self.said.split()) <= _SHORT
        if len(orders) > 1 or not changes:
            return bool(changes) and not short and self.shares.of.get(SEVERAL, 0.0) < TOGETHER
        if short:
            return not rest and self._is_elsewhere(orders[0])
        marks = sum(self.said.count(mark) for mark in ".!?;")
        odds = _RISK + _BY_WORD * len(self.said.split()) + _BY_MARK * marks
        odds += _BY_SHARE * math.log(self._of_tool(changes[0]) + 0.01)
        return 1 / (1 + math.exp(-odds)) >= RISKY

    def _is_elsewhere(self, order: Order) -> bool:
        """Whether a tool is hardly what such a message means, and something else surely; of a shot
        that is told by what happens in it nothing was learnt."""
        best = self.shares.of[self.shares.best]
        seen = any("TARGET" in item.tags for item in self.view) or not _WHERE & order.args.keys()
        return seen and self._of_tool(order.tool) < _NEVER and best >= ELSEWHERE

    def _of_tool(self, tool: str) -> float:
        """How likely a tool is, or one that differs from it only by where it holds."""
        alike = _ALIKE if tool in _ALIKE else {tool}
        return sum(self.shares.tools.get(name, 0.0) for name in alike)

    def meant(self, heard: Sequence[Hearing], bold: bool = False) -> Hearing | None:
        """The order that such a message meant, or None; `heard` is what the grammar doubts. `bold`
        when it is all of a message, where a past or a word that turns is no matter."""
        found = self._of_kind(kind_of(self.shares.best), heard)
        if found is None or found.family.tool in _AFTER_ANOTHER:
            return None
        if self.shares.of[self.shares.best] < (SURE if found.family.changes else SURE_READ):
            return None
        if found.family.changes and self.shares.of.get(SEVERAL, 0.0) >= _BESIDE:
            return None
        return None if found.family.changes and takes_back(self.said, bold) else found

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
            if same and not hearing.asks and self._is_fit(replace(hearing, danger=[]), self.view):
                return hearing
        return None

    def _filled(self, kind: Kind) -> Hearing | None:
        """The kind with its other arguments, found in the whole message; or with a shot that is
        told by what happens in it."""
        found = self._fullest(kind, self.items)
        told = with_pointed(list(self.items), self.refer.reel, self.refer.point)
        others = (self._fullest(kind, other.items) for other in told if other.firm)
        return found or next(filter(None, others), None)

    def _fullest(self, kind: Kind, items: Sequence[Item]) -> Hearing | None:
        found = [
            hearing
            for family in families()
            if family.tool == kind.tool
            for anchored in ((False,) if own_args(family) else (False, True))
            if (hearing := self._in_family(family, kind, items, anchored))
        ]
        return max(found, key=lambda h: len(h.heard), default=None)

    def _in_family(
        self, family: Family, kind: Kind, items: Sequence[Item], anchored: bool
    ) -> Hearing | None:
        own = own_words(family, self._worded)
        if own is None:
            return None
        hearing = Hearing(family, dict(own), heard=set(own))
        view = self.refer.reduce(items, keep_after=anchored)
        fill(hearing, self._worded.rest(view) if own else view, set(), self.refer)
        mend(hearing)
        known = settled(kind.tool)
        answered = {family.ask[arg] for arg in known if arg in family.ask}
        for arg in {*known, *MARKED} - kind.found:
            hearing.args.pop(arg, None)
        hearing.args |= kind.args
        asks = [f for f in hearing.asks if f.arg not in known and f.ask not in answered]
        lacking = {*family.ask, *kind.found} - hearing.args.keys()
        if asks or lacking or not has_needed(hearing, family.verbs):
            return None
        if own and not is_whole(hearing, view):
            return None
        return hearing if self._is_fit(hearing, view) else None

    def _is_fit(self, hearing: Hearing, view: Sequence[Item]) -> bool:
        """Whether nothing that this tool is wary of stands in the message."""
        verbs = frozenset(v for item in self.items for v in item.verbs)
        quirk = QUIRKS.get(hearing.family.tool)
        clause = Clause(view, spoken(self.items), verbs, self.refer)
        fits = quirk is None or quirk(hearing, clause)
        return fits and not hearing.danger and not tells_where(hearing, view)
