"""What was understood, held against the message: done, asked about first, or something else.

Whatever the grammar and the second reading made of a message is held against it once more, by its
signs (`weighed`). A change that the message hardly means is asked about; where there was but a
question, the likeliest order is done if it is likely enough. What costs or destroys is never done
so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from engines.rules.ears import asking
from engines.rules.ears.findings import Findings
from engines.rules.ears.free_text import OPINIONS
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.proposals import proposals
from engines.rules.ears.reasons import wants
from engines.rules.ears.second import Whole
from engines.rules.ears.shapes import shapes
from engines.rules.ears.signs import Message, Way, signs
from engines.rules.ears.taught import SEVERAL, kind_of
from engines.rules.ears.understood import Order, Understood
from engines.rules.ears.wary import takes_back
from engines.rules.ears.weighed import likely

LEAST = 0.5  # how likely each change of a long message must be, not to be asked about first
SURE, SURE_READ = 0.7, 0.6  # how likely an order must be, to be done where there was a question
SURE_ASKED = 0.85  # and a change that was put as a question
OFFERED = 0.2  # to be offered as an answer to it
_SHORT = 8  # words: few enough for the grammar to have explained each
_BESIDE = 0.3  # how likely several orders may be, for one to be done
_KINDS, _PLAUSIBLE = 5, 0.03  # kinds that are put together, and how likely at least
_FIRST, _OTHERS = 12, 4  # orders of the likeliest kind, and of each other
_FREE = ("read", "free")
_ONES, _FEW = ("one", "ones"), 2


@dataclass(frozen=True)
class Held:
    """A message as a whole, the orders that the grammar doubted in it, and what was got from it."""

    whole: Whole
    doubted: Sequence[Hearing]
    got: Understood
    left: str = ""  # what was not understood

    def settled(self) -> Understood:
        """What is done or asked in the end."""
        got = self.got
        if got.orders:
            return self._told_after(self._held_back(got))
        if got.question is None or self._waits(got):
            return got
        ranked = self._ranked()
        best = self._sure(ranked)
        if best is not None:
            return Understood((best,), corrected=got.corrected)
        likely = [(one.tool, one.args) for one, share in ranked if share >= OFFERED]
        return replace(got, question=asking.which(likely)) if likely else got

    def _held_back(self, got: Understood) -> Understood:
        """Changes of a long message, asked about first where one of them is unlikely."""
        free = all(order.gate == "free" for order in got.orders) and got.question is None
        if not free or len(self.whole.said.split()) <= _SHORT:
            return got
        ranked = self._ranked()
        if min((share for order, share in ranked if order in got.orders), default=1.0) >= LEAST:
            return got
        best = self._sure(ranked) if len(got.orders) == 1 else None
        if best is not None:
            return Understood((best,), corrected=got.corrected)
        waiting = [(order.tool, order.args) for order in got.orders]
        question = asking.confirm(waiting, asking.DOUBTFUL)
        return Understood(question=question, corrected=got.corrected)

    def _told_after(self, got: Understood) -> Understood:
        """ "And a beard on him. Grey.": what a thing is like, told after it."""
        words = [word for word in self.left.lower().split() if word not in _ONES]
        ends = self.whole.said.lower().rstrip(" .!").endswith(self.left.lower())
        if len(got.orders) != 1 or not ends or not 0 < len(words) <= _FEW:
            return got
        tags = [item.tags for item in self.whole.items if item.text in words]
        (order,) = got.orders
        plain = len(tags) == len(words) and not any(tags) and not OPINIONS & set(words)
        if order.tool != "set_look" or not plain:
            return got
        look = " ".join((*words, order.args["look"]))
        return replace(got, orders=(replace(order, args={**order.args, "look": look}),))

    @staticmethod
    def _waits(got: Understood) -> bool:
        """Whether it is asked which of a few is meant, or whether to do several orders, or what
        costs or destroys."""
        pending = got.question.pending if got.question else None
        several = pending is not None and bool(pending.options or pending.more)
        return several or (pending is not None and pending.tool not in shapes())

    def sure(self) -> Order | None:
        """The order that it most likely means, where that is likely enough to be done."""
        return self._sure(self._ranked())

    def _sure(self, ranked: Sequence[tuple[Order, float]]) -> Order | None:
        """The first, where nothing speaks against it."""
        several = self.whole.shares.of.get(SEVERAL, 0.0) >= _BESIDE
        if several or self._names_nothing or wants(self.left) or not ranked:
            return None
        order, share = ranked[0]
        if order.gate == "read":
            return order if share >= SURE_READ else None
        sure = SURE_ASKED if self.whole.asked else SURE
        return order if share >= sure and not takes_back(self.whole.said, bold=True) else None

    def _ranked(self) -> list[tuple[Order, float]]:
        """All that the message may mean, likeliest first."""
        ways = self.ways()
        shares = likely([signs(self.message, way) for way in ways])
        orders = [way.order for way in ways]
        return sorted(zip(orders, shares, strict=True), key=lambda one: -one[1])

    @property
    def _names_nothing(self) -> bool:
        """Whether a shot or a scene was named that the film does not have."""
        named = (item.first("TARGET") for item in self.whole.view if "TARGET" in item.tags)
        return any(target.problem.startswith("There is no ") for target in named)

    def ways(self) -> list[Way]:
        """Orders that the message may be, with the ways in which each was found."""
        whole = self.whole
        found = [("sure", order.tool, order.args, 0) for order in self.got.orders]
        found += [("doubted", h.family.tool, h.args, 0) for h in self.doubted]
        found += [("asked", tool, args, 0) for tool, args in _asked(self.got)]
        found += [("guessed", h.family.tool, h.args, 0) for h in whole.guesses()]
        best = sorted(whole.shares.of, key=lambda name: -whole.shares.of[name])[:_KINDS]
        for n, name in enumerate(one for one in best if whole.shares.of[one] >= _PLAUSIBLE):
            kind, most = kind_of(name), _OTHERS if n else _FIRST
            put = proposals(self.message.found, kind, most)
            found += [("put", kind.tool, args, at) for at, args in enumerate(put)]
        return _once(found)

    @cached_property
    def message(self) -> Message:
        """What the message offers."""
        whole = self.whole
        found = Findings(whole.view, whole.items, whole.marks, whole.text, whole.refer)
        return Message(whole.said, found, whole.shares, self.left, len(_asked(self.got)))


def _asked(got: Understood) -> list[tuple[str, dict[str, str]]]:
    pending = got.question.pending if got.question else None
    if pending is None:
        return []
    first = (pending.tool, {**pending.args, **pending.guess})
    return [first, *pending.more, *pending.others.values()]


def _once(found: Sequence[tuple[str, str, dict[str, str], int]]) -> list[Way]:
    ways: dict[str, Way] = {}
    for how, tool, args, at in found:
        shape = shapes().get(tool)
        if shape is None or shape.gate not in _FREE or not _is_whole(tool, args):
            continue
        key = f"{tool} {sorted(args.items())}"
        before = ways.get(key, Way(Order(tool, dict(args), shape.gate), frozenset(), at))
        ways[key] = replace(before, how=before.how | {how})
    return list(ways.values())


def _is_whole(tool: str, args: dict[str, str]) -> bool:
    shape = shapes()[tool]
    return all(args.get(arg) for arg in shape.args if arg not in shape.loose)
