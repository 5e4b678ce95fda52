"""The ears' one door: what a person typed, on a film -> orders and a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears import asking
from engines.rules.ears.clauses import Clauses, Heard, moved
from engines.rules.ears.complete import complete, is_no, is_yes
from engines.rules.ears.hear import hear
from engines.rules.ears.items import Item
from engines.rules.ears.mood import CONDITION, NOT_A_CONDITION
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.refer import Refer
from engines.rules.ears.smalltalk import REPLIES, small_talk
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import (
    Order,
    Pending,
    Question,
    Understood,
    order_of,
)
from film.film import Film

LONGEST = 150  # words; more is a note or a pasted text, not an order
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_MANY_WORDS = 40
_NOTHING_WAITS = "Nothing is waiting for a yes or no just now."
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
    reel, focus = reel_of(film), focus or Focus()
    if len(typed.split()) > LONGEST:
        return Understood(question=Question(_TOO_LONG))
    if pending is not None:
        answered = complete(typed, reel, focus, pending)
        if answered is not None:
            return answered
    if is_yes(typed) or is_no(typed):
        return Understood(reply=_NOTHING_WAITS)
    return _Message(reel, focus).read(typed)


class _Message:
    """A whole message, sentence by sentence when it is long."""

    def __init__(self, reel: Reel, focus: Focus) -> None:
        self.reel, self.focus = reel, focus
        self.heard: list[Heard] = []
        self.corrected: list[tuple[str, str]] = []

    def read(self, typed: str) -> Understood:
        for chunk in _chunks(typed):
            talk = self._read_chunk(chunk)
            if talk and len(chunk) == len(typed):
                return Understood(reply=REPLIES[talk])
        return self._answer(typed)

    def _read_chunk(self, chunk: str) -> str:
        text, items = hear(chunk, self.reel)
        items = _stripped(items)
        if not items:
            return ""
        talk = small_talk(items)
        if talk:
            return talk
        items = Refer(self.reel, self.focus).reduce(items, keep_after=True)
        reading = Clauses(self.reel, self.focus, text).read(items)
        self.heard += reading.heard
        self.corrected += [(i.typed, i.text) for i in items if i.typed]
        for heard in reading.heard:
            if heard.hearing is not None:
                self.focus = moved(self.reel, self.focus, heard.hearing.args)
        return ""

    def _answer(self, typed: str) -> Understood:
        sure = [h.hearing for h in self.heard if h.sure and h.hearing is not None]
        orders = tuple(order_of(h.family, h.args) for h in sure)
        corrected = tuple(self.corrected)
        if _has_condition(typed, orders):
            waiting = [(order.tool, order.args) for order in orders]
            return Understood(question=asking.condition(waiting), corrected=corrected)
        doubt = next((h for h in self.heard if not h.sure), None)
        question = asking.ask_about(doubt, self.reel, self.focus) if doubt else None
        if not orders and question is None:
            question = asking.lost(typed, self.reel, self.focus)
        return Understood(orders, question, corrected=corrected)


def _chunks(typed: str) -> list[str]:
    """The message at once, or its sentences when it is long or has several lines."""
    if len(typed.split()) <= _MANY_WORDS and "\n" not in typed.strip():
        return [typed]
    return [part for part in _SENTENCE.split(typed) if part.strip()]


def _stripped(items: Sequence[Item]) -> list[Item]:
    marks = (".", "!", ",", "please", ";", "...")
    kept = list(items)
    while kept and kept[-1].text in (*marks, "?"):
        kept.pop()
    while kept and kept[0].text in marks:
        kept.pop(0)
    return kept


def _has_condition(typed: str, orders: Sequence[Order]) -> bool:
    """An if outside quotes and free text, in a message that would change something."""
    changing = [order for order in orders if order.gate != "read"]
    if not changing:
        return False
    words = re.sub(r'"[^"]*"|“[^”]*”', " ", typed)
    for order in changing:
        for value in order.args.values():
            words = words.replace(value, " ")
    return bool(CONDITION.search(words)) and not NOT_A_CONDITION.search(typed)
