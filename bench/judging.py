"""One request in its conversation, and whether what came out is what was wanted."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import Field

from bench.films import FILMS, read_film
from engines.rules.ears.families import find_family, reading_tools
from engines.rules.ears.lexicon import canonical
from engines.rules.ears.listen import listen
from engines.rules.ears.readings import moved
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.target import Focus, expand
from engines.rules.ears.understood import Order, Pending, Understood
from film.film import Film
from film.noun import Noun
from graph.answers import Answer, read_answer

Call = tuple[str, tuple[tuple[str, str], ...]]
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


def converse(row: Row) -> Heard:
    """The last message, heard after those before it as the graph and its chat model would."""
    film = film_named(row.film)
    reel = reel_of(film)
    focus, pending, last = Focus(**row.focus), None, None
    for said in row.before:
        got = listen(said, film, focus, pending, last)
        for order in got.orders:
            focus, last = moved(reel, focus, order.args), order
        pending = got.question.pending if got.question else None
        focus = moved(reel, focus, pending.args) if pending else focus
    decision = _decided(row)
    if decision:
        return Heard(reel, decision)
    return Heard(reel, understood=_heard(row, film, focus, pending, last))


def _heard(
    row: Row, film: Film, focus: Focus, pending: Pending | None, last: Order | None
) -> Understood:
    return listen(row.said, film, focus, pending, last)


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
    made = [_call(order.tool, order.args, got.reel) for order in got.understood.orders]
    calls = [_calls(want, got.reel) for want in wants]
    for want, wanted in zip(wants, calls, strict=True):
        if made == wanted and _words_fit(want, got.understood):
            return "exact"
    bad = [call for call in made if not any(call in wanted for wanted in calls)]
    if not bad:
        return "asked" if got.understood.question or got.understood.reply else "missed"
    if any(_is_grave(tool) for tool, _ in bad):
        return "grave"
    return "wrong_change" if any(t not in reading_tools() for t, _ in bad) else "wrong_read"


def _judge_decision(wants: Sequence[list[dict[str, Any]] | str], decision: str) -> str:
    if decision in wants:
        return "exact"
    return "asked" if decision in (ASK, "reject") else "grave"


def _words_fit(want: list[dict[str, Any]] | str, got: Understood) -> bool:
    """Whether there is a question when one was wanted, and words when only words were."""
    if isinstance(want, str):
        return bool(got.question) if want == ASK else want == ANSWER and bool(got.reply)
    return any(call["tool"] == ASK for call in want) == bool(got.question)


def _calls(want: list[dict[str, Any]] | str, reel: Reel) -> list[Call]:
    wanted = [] if isinstance(want, str) else want
    return [_call(w["tool"], w["args"], reel) for w in wanted if w["tool"] != ASK]


def _is_grave(tool: str) -> bool:
    family = find_family(tool)
    return family is None or family.gate in ("paid", "ask")


def _call(tool: str, args: dict[str, Any], reel: Reel) -> Call:
    given = {k: str(v) for k, v in args.items() if v not in ("", _AS_UNSAID.get((tool, k)))}
    said = {key: _value(key, value, reel) for key, value in given.items()}
    return tool, tuple(sorted(said.items()))


_LEXICAL = {
    "style": "LOOK",
    "emotion": "EMO",
    "what": "DOC",
    "transition": "TRANS",
    "size": "SIZE",
    "angle": "ANGLE",
    "time": "TIME",
    "weather": "WEATHER",
    "lighting": "LIGHT",
    "pacing": "PACE",
    "change": "LENGTH",
}
_AS_UNSAID = {("undo", "steps"): "1", ("redo", "steps"): "1", ("mute_music", "scenes"): "all"}


def _value(key: str, value: str, reel: Reel) -> str:
    """One argument so that equal meanings are equal texts: references expanded, articles gone."""
    if key in ("shots", "at", "about", "before", "after"):
        return _reference(value, reel)
    if key == "scenes":
        numbers = reel.numbers if value == "all" else value.split(",")
        return " ".join(n.strip() for n in numbers)
    if key in ("who", "formats", "names"):
        parts = re.split(r",| and ", value)
        return " ".join(sorted(part.strip().lower() for part in parts))
    if key in ("seconds", "steps"):
        return f"{float(value):g}"
    if key == "condition":
        return " ".join(canonical("COND", w) or _worn(w) or w for w in _plain(value).split())
    value = _forward(value) if key == "movement" else value
    return canonical(_LEXICAL.get(key, ""), value) or _plain(value)


def _forward(movement: str) -> str:
    """In, right and up are where a camera goes when nothing else is said."""
    return re.sub(r" (?:in|right|up)$", "", movement.lower())


def _reference(value: str, reel: Reel) -> str:
    before = "before:" if value.startswith("before:") else ""
    labels = expand(reel, value.removeprefix(before))
    return before + " ".join(labels) if labels else _plain(value)


def _worn(word: str) -> str:
    return canonical("WEAR", word) or canonical("BODY", word)


def _plain(value: str) -> str:
    words: Sequence[str] = value.lower().replace(",", " ").strip(" .!?\"'").split()
    return " ".join(word for word in words if word not in ("a", "an", "the"))
