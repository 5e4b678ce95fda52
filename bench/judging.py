"""One request in its conversation, and whether what came out is what was wanted."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from bench.afterwards import Made, afterwards, is_idle
from bench.calls import call_of, content_words
from bench.films import FILMS, read_film
from engines.rules.ears.families import find_family
from engines.rules.ears.listen import listen
from engines.rules.ears.readings import moved
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Order, Pending, Understood
from film.film import Film
from film.noun import Noun
from graph.answers import Answer, read_answer
from tools.registry import TOOLS

ASK, ANSWER = "ask", "answer"


class Row(Noun):
    """One request of a set."""

    film: str
    said: str
    before: tuple[str, ...] = ()
    gate: str | None = None
    want: list[dict[str, Any]] | str
    also: tuple[list[dict[str, Any]] | str, ...] = ()  # just as right
    focus: dict[str, str] = Field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """What came out: a decision at an open gate, or what the ears understood."""

    reel: Reel
    decision: str = ""  # approve, reject or ask
    understood: Understood = field(default_factory=Understood)
    focus: Focus = field(default_factory=Focus)  # what the conversation was about before

    def shown(self) -> str:
        """One line for a person."""
        got = self.understood
        calls = [f"{order.tool} {order.args}" for order in got.orders]
        words = got.question.text if got.question else got.reply
        return " ; ".join(filter(None, [self.decision, *calls, words]))


@lru_cache
def film_named(name: str) -> Film:
    """A film of the sets, by its file's name with or without "film_"."""
    found = [*FILMS.glob(f"{name}.*"), *FILMS.glob(f"film_{name}.json")]
    return read_film(found[0])


def read_rows(path: Path) -> list[Row]:
    """The rows of one set."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Row.model_validate(json.loads(line)) for line in lines if line.strip()]


def one_click(row: Row, got: Heard) -> bool:
    """Whether one of the buttons beside a question does just what was wanted."""
    question, film = got.understood.question, film_named(row.film)
    for _, say in question.choices if question else ():
        clicked = listen(say, film, got.focus, question.pending if question else None)
        orders = (*got.understood.orders, *clicked.orders)
        after = Heard(got.reel, understood=Understood(orders, clicked.question, clicked.reply))
        if clicked.orders and judge(row, after) == "exact":
            return True
    return False


def converse(row: Row) -> Heard:
    """The last message, heard after those before it as the graph and its chat model would."""
    film = film_named(row.film)
    reel = reel_of(film)
    decision = _decided(row)
    if decision:
        return Heard(reel, decision)
    focus, pending, last = conversed(row)
    return Heard(reel, understood=listen(row.said, film, focus, pending, last), focus=focus)


Hear = Callable[[str, Film, Focus, Pending | None, Order | None], Understood]


def conversed(row: Row, hear: Hear = listen) -> tuple[Focus, Pending | None, Order | None]:
    """What the messages before the last one leave: what was talked of, the question that waits,
    the order before."""
    film = film_named(row.film)
    reel = reel_of(film)
    focus = Focus(**row.focus)
    pending: Pending | None = None
    last: Order | None = None
    for said in row.before:
        got = hear(said, film, focus, pending, last)
        for order in got.orders:
            focus, last = moved(reel, focus, order.args, order.tool), order
        pending = got.question.pending if got.question else None
        focus = moved(reel, focus, pending.args) if pending else focus
    return focus, pending, last


def _decided(row: Row) -> str:
    if not row.gate:
        return ""
    words = {Answer.YES: "approve", Answer.NO: "reject", Answer.UNCLEAR: ASK}
    return words.get(read_answer(row.said, row.gate), "")


def judge(row: Row, got: Heard) -> str:
    """exact, asked, missed, wrong_change, wrong_read; or grave: an approval, a payment or a
    deletion came out that was not wanted."""
    wants = (row.want, *row.also)
    if got.decision:
        return _judge_decision(wants, got.decision)
    film = got.reel.film
    made = [_made(order.tool, order.args, got.reel) for order in got.understood.orders]
    lists = [_wanted(want, got.reel) for want in wants]
    same = [_same(made, wanted, film) for wanted in lists]
    if any(s and _words_fit(w, got.understood) for w, s in zip(wants, same, strict=True)):
        return "exact"
    calls = [call for wanted in lists for call in wanted]
    bad = [] if any(same) else [m for m in made if not _is_among(m, calls, film)]
    bad = [m for m in bad if not is_idle(film, m)]  # "It is like that already"
    if not bad:
        return "asked" if got.understood.question or got.understood.reply else "missed"
    if any(_is_grave(call.tool) for call in bad):
        return "grave"
    changes = any(_gate(call.tool) != "read" for call in bad)
    return "wrong_change" if changes else "wrong_read"


def _judge_decision(wants: Sequence[list[dict[str, Any]] | str], decision: str) -> str:
    if decision in wants:
        return "exact"
    return "asked" if decision in (ASK, "reject") else "grave"


def _words_fit(want: list[dict[str, Any]] | str, got: Understood) -> bool:
    """Whether there is a question when one was wanted, and words when only words were."""
    if isinstance(want, str):
        return bool(got.question) if want == ASK else want == ANSWER and bool(got.reply)
    return any(call["tool"] == ASK for call in want) == bool(got.question)


def _wanted(want: list[dict[str, Any]] | str, reel: Reel) -> list[Made]:
    calls = [] if isinstance(want, str) else want
    return [_made(c["tool"], c["args"], reel) for c in calls if c["tool"] != ASK]


def _made(tool: str, args: dict[str, Any], reel: Reel) -> Made:
    return Made(tool, args, call_of(tool, args, reel))


def _same(made: Sequence[Made], wanted: Sequence[Made], film: Film) -> bool:
    """Whether two lists of calls come to the same: in every word, or for who sees the film."""
    if len(made) == len(wanted) and all(map(_are_alike, made, wanted)):
        return True
    if not made or not wanted:
        return False
    return afterwards(film, made) == afterwards(film, wanted)


def _are_alike(made: Made, wanted: Made) -> bool:
    """The same in every word; a fault may be told in other words than the label's, if half of the
    label's are among them."""
    if made.call == wanted.call:
        return True
    told, label = (dict(one.call[1]) for one in (made, wanted))
    issue, words = content_words(told.pop("issue", "")), content_words(label.pop("issue", ""))
    fault = made.tool == wanted.tool and told == label and bool(words)
    return fault and len(issue & words) >= len(words) / 2


def _is_among(made: Made, calls: Sequence[Made], film: Film) -> bool:
    return any(_same([made], [call], film) for call in calls)


def _is_grave(tool: str) -> bool:
    return _gate(tool) in ("paid", "ask")


def _gate(tool: str) -> str:
    """As the ears have it; of a verb that no family has, its own."""
    family = find_family(tool)
    return family.gate if family else TOOLS[tool].gate.value
