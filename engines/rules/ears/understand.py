"""The ears' one door: what a person typed, on a film -> orders and a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from engines.rules.ears import asking
from engines.rules.ears.amend import (
    first_clause,
    spliced,
    split_second_thought,
    substituted,
    without_revoked,
)
from engines.rules.ears.announced import announced
from engines.rules.ears.apart import are_several, understood_apart
from engines.rules.ears.chunks import chunks, stripped
from engines.rules.ears.clauses import Clauses
from engines.rules.ears.complete import complete
from engines.rules.ears.corrections import meant_instead
from engines.rules.ears.each import Parts
from engines.rules.ears.echoes import is_echo, placed_as_asked
from engines.rules.ears.hear import hear
from engines.rules.ears.held import Held
from engines.rules.ears.items import Item
from engines.rules.ears.narrowed import narrowed
from engines.rules.ears.outcome import (
    changed_first,
    is_past,
    last_word,
    why_first,
)
from engines.rules.ears.outright import outright
from engines.rules.ears.pointed import with_pointed
from engines.rules.ears.readings import (
    Heard,
    Reading,
    focus_of_remark,
    is_better,
    lacks_moment,
    moved,
    repeats,
)
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.refer import SCENES_AT, TOGETHER, Refer
from engines.rules.ears.remarks import asks_nothing
from engines.rules.ears.said_actions import with_actions
from engines.rules.ears.second import Whole
from engines.rules.ears.smalltalk import REPLIES, is_praise, small_talk
from engines.rules.ears.spared import with_exceptions
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import (
    Order,
    Pending,
    Question,
    Understood,
    order_of,
)
from film.film import Film

_LIST_JOINTS = 3  # tried as ends of clauses
LONGEST = 150  # words; more is a note or a pasted text, not an order
_TOO_LONG = (
    "That is long. Is it a note, or a script to read? For changes, a few at a time work best."
)


def understand(
    typed: str,
    film: Film,
    focus: Focus | None = None,
    pending: Pending | None = None,
    last: Order | None = None,
) -> Understood:
    """Orders in the order they were said and at most one question, or a reply to small talk.

    `focus` is what the conversation is about, `pending` the question that the message may
    answer, `last` the order before it, for "the same for 3E". Nothing is done
    here, and the same arguments give the same result.
    """
    got = unweighed(typed, film, focus, pending, last)
    return got if isinstance(got, Understood) else got.settled()


def unweighed(
    typed: str,
    film: Film,
    focus: Focus | None = None,
    pending: Pending | None = None,
    last: Order | None = None,
) -> Understood | Held:
    """The same before it is weighed how likely it is: what needs no weighing, or what does."""
    reel, focus = reel_of(film), focus or Focus()
    if len(typed.split()) > LONGEST:
        return Understood(question=Question(_TOO_LONG))
    if pending is not None:
        answered = complete(typed, reel, focus, pending)
        if answered is not None:
            return answered
    whole = outright(typed, reel, last)
    if whole is not None:
        return whole
    meant = meant_instead(typed, reel, focus, last)
    return meant or _Message(reel, focus, last).read(typed)


class _Message:
    """A whole message, sentence by sentence when it is long."""

    def __init__(self, reel: Reel, focus: Focus, last: Order | None) -> None:
        self.reel, self.focus, self.before, self.last = reel, focus, focus, last
        self.asked = last
        self.heard: list[Heard] = []
        self.corrected: list[tuple[str, str]] = []

    def read(self, typed: str) -> Understood | Held:
        typed, self.focus = announced(typed, self.reel, self.focus)
        self.before = self.focus
        for chunk in chunks(typed):
            talk = self._read_chunk(chunk)
            if talk and len(chunk) == len(typed):
                return Understood(reply=REPLIES[talk])
        return self._answer(typed)

    def _read_chunk(self, typed: str) -> str:
        chunk = without_revoked(typed)
        text, items = self._items(chunk)
        if not items:
            return ""
        talk = small_talk(items)
        if talk:
            return talk
        reading = self._amended(chunk) or self._reading(text, items)
        if not any(h.sure for h in reading.heard):
            nothing = "praise" if is_praise(chunk) else asks_nothing(chunk, items)
            if nothing and not self._whole(typed).is_order:
                return nothing
        several = any(h.sure for h in reading.heard)
        for clause in reading.heard:
            apart = several and not clause.sure
            heard = (
                understood_apart(clause, reading.heard, self.reel, self.focus) if apart else clause
            )
            self.heard.append(heard)
            if heard.hearing is not None:
                self.focus = moved(self.reel, self.focus, heard.hearing.args, heard.tool)
                if heard.sure:
                    self.last = Order(heard.tool, dict(heard.hearing.args))
        return ""

    def _items(self, chunk: str) -> tuple[str, list[Item]]:
        text, items = hear(chunk, self.reel)
        self.corrected += [(i.typed, i.text) for i in items if i.typed]
        return text, stripped(items)

    def _reading(self, text: str, items: list[Item]) -> Reading:
        best = self._best(text, self._variants(with_actions(items, self.reel)))
        if best is not None and (not best.sure or lacks_moment(best)):
            point = Refer(self.reel, self.focus).point
            for told in with_pointed(items, self.reel, point):
                better = self._best(text, self._variants(told.items))
                if better is not None and is_better(better, best, changes=not told.firm):
                    best = better
        return best or Reading(self.focus)

    def _best(self, text: str, variants: Iterable[list[Item]]) -> Reading | None:
        seen: set[tuple[tuple[int, int], ...]] = set()
        best: Reading | None = None
        for variant in variants:
            key = tuple((item.start, item.end) for item in variant)
            if key in seen:
                continue
            seen.add(key)
            reading = Clauses(self.reel, self.focus, text, self.last).read(variant)
            if best is not None and repeats(reading.heard):
                continue  # one thing said of a list
            if best is None or (reading.sure, reading.score) > (best.sure, best.score):
                best = reading
        return best

    def _variants(self, items: list[Item]) -> Iterator[list[Item]]:
        """Ways to see the references: "2B, and 2D" may be a list, or end one clause and begin
        another; "all scenes at night" may be those scenes, or what they shall become."""
        refer = Refer(self.reel, self.focus)
        whole = narrowed(with_exceptions(refer.reduce(items, keep_after=True)))
        yield whole
        if any("TARGET" in i.tags and i.first("TARGET").problem[:8] == "There is" for i in whole):
            return  # "3K and 3A", where there is no 3K
        yield with_exceptions(refer.reduce(items, keep_after=True, without=SCENES_AT))
        for joints in self._list_joints(refer, items):
            parted = [replace(i, apart=True) if i.start in joints else i for i in items]
            yield with_exceptions(refer.reduce(parted, keep_after=True))

    @staticmethod
    def _list_joints(refer: Refer, items: list[Item]) -> list[set[int]]:
        """Sets of joints between two shots or scenes, given as the starts of their items."""
        found = refer.reduce(items, keep_after=True, without=TOGETHER)
        joints = [
            item.start
            for before, item, after in zip(found, found[1:], found[2:], strict=False)
            if item.text in ("and", ",", "&", "plus")
            and ("TARGET" in before.tags or "JOIN" in before.tags)
            and "TARGET" in after.tags
        ][-_LIST_JOINTS:]
        return [set(c) for n in range(1, len(joints) + 1) for c in combinations(joints, n)]

    def _amended(self, chunk: str) -> Reading | None:
        """The reading after a second thought; the clause that it replaces is not done."""
        split = split_second_thought(chunk)
        if split is None:
            return None
        first, second, strong = split
        head, rest = first_clause(second)
        text, old = self._reduced(first)
        other, new = self._reduced(head)
        changed = substituted(old, new)
        if changed is not None and rest:
            return self._reading(*self._items(spliced(text, old, changed, other) + rest))
        if changed is not None:
            return Clauses(self.reel, self.focus, text, self.last).read(changed)
        if not strong:
            return None
        focus = focus_of_remark(self.reel, old, self.focus)
        return self._replaced(self._reading(text, old), focus, *self._reduced(second))

    def _reduced(self, typed: str) -> tuple[str, list[Item]]:
        text, items = hear(typed, self.reel)
        return text, Refer(self.reel, self.focus).reduce(stripped(items), keep_after=True)

    def _replaced(self, before: Reading, focus: Focus, text: str, items: list[Item]) -> Reading:
        """All but the last clause of what was said first, then what replaced it."""
        for heard in before.heard:
            if heard.hearing is not None:
                focus = moved(self.reel, focus, heard.hearing.args, heard.tool)
        after = Clauses(self.reel, focus, text, self.last).read(items)
        after.heard = [*before.heard[:-1], *after.heard]
        return after

    def _whole(self, typed: str) -> Whole:
        """The message as a whole, for what its parts leave open."""
        text, items = hear(typed, self.reel)
        return Whole(typed, text, stripped(items), Refer(self.reel, self.before))

    def _answer(self, typed: str) -> Understood | Held:
        whole = self._whole(typed)
        got = self._heard(typed, whole)
        doubted = [h.hearing for h in self.heard if h.hearing is not None]
        left = " ".join(h.said for h in self.heard if not h.sure)
        return got if asking.is_limit(got.question) else Held(whole, doubted, got, left)

    def _heard(self, typed: str, whole: Whole) -> Understood:
        corrected = tuple(self.corrected)
        sure = [h.hearing for h in self.heard if h.sure and h.hearing is not None]
        said = [order_of(h.family, h.args) for h in sure]
        orders = self._meant(said, whole)
        if whole.only_talks(orders):
            return Understood(reply=REPLIES["question" if whole.asked else "remark"])
        doubt = next((h for h in self.heard if not h.sure and not is_past(h, orders)), None)
        why = why_first(whole, orders, doubt, said)
        each = self._each(typed, whole, orders) if why or doubt or not orders else ()
        if each:
            return Understood(each, corrected=corrected)
        if why:
            waiting = [(order.tool, order.args) for order in orders]
            return Understood(question=asking.confirm(waiting, why), corrected=corrected)
        if doubt is not None and whole.is_all(orders, doubt.said):
            doubt = None
        return replace(self._asked(typed, whole, orders, doubt), corrected=corrected)

    def _meant(self, said: list[Order], whole: Whole) -> list[Order]:
        """What was heard, as such a message means it."""
        orders = changed_first(last_word(said))
        several = len(orders) > 1 and are_several(orders, self.heard, self.reel)
        orders = orders if several else whole.alone(orders)
        orders = orders if is_echo(orders, self.asked) else whole.mended(orders)
        return [placed_as_asked(order, self.asked) for order in orders]

    def _each(self, typed: str, whole: Whole, orders: Sequence[Order]) -> tuple[Order, ...]:
        """Several orders, where each part of the message means one."""
        each = Parts(self.reel).orders(typed, self.before) if whole.is_several else ()
        heard = {order.tool for order in orders} <= {order.tool for order in each}
        return each if len(each) > 1 and heard else ()

    def _asked(
        self, typed: str, whole: Whole, orders: list[Order], doubt: Heard | None
    ) -> Understood:
        """The orders with a question about what is left; or what such a message meant."""
        heard = [h.hearing for h in self.heard if h.hearing]
        meant = None if orders else whole.meant(heard, bold=True)
        if meant is not None:
            return Understood((order_of(meant.family, meant.args),))
        question = asking.ask_about(doubt, self.reel, self.focus, whole) if doubt else None
        if question is not None:
            orders, question = asking.held_back(orders, question)
        if not orders and question is None:
            question = asking.lost(typed, self.reel, self.focus, whole)
        return Understood(tuple(orders), question)
