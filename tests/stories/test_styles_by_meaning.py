"""Passages of a written style by meaning: where a person chose that, and nowhere else."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any
from uuid import uuid4

from bench.loopback import Answer
from engines.writers import TEXT_ENGINES
from film.film import Film
from graph.events import GateRaised
from tests.stories.evenings import Evening, every_vendor, said
from tests.writing.conftest import IDEA
from tests.writing.scripted import Scripted
from tests.writing.test_styles import BOOK
from tools.desk import Desk
from tools.registry import TOOLS
from tools.writing.styles import add_work

BEACON = " ".join(
    f"The warden of beacon {n} wept over brine-soaked paper; its sender lay under {n} fathoms."
    for n in range(7)
)
PRICED = "use {}, at most $1 a day, at 0.75 in, 3.75 out"
BY_MEANING = PRICED + ", passages by meaning"


def texts(request: dict[str, Any]) -> list[str]:
    """What a request wants vectors of, at any vendor; nothing in one of the talk."""
    if "requests" in request:
        return [one["content"]["parts"][0]["text"] for one in request["requests"]]
    return list(request.get("input", ()))


def measures(request: dict[str, Any]) -> Answer:
    """A model for which a lighthouse is a beacon, and that says little else."""
    near = [("beacon" in text or "lighthouse" in text) for text in texts(request)]
    vectors = [(1.0, 0.1, 0.0) if yes else (0.1, 1.0, 0.2) for yes in near]
    return Answer(text=["Fine."], tokens=(1000, 0), vectors=vectors)


def measured(evening: Evening) -> list[str]:
    """Every text that was sent to be made a vector of."""
    return [text for request in evening.model.requests for text in texts(request)]


async def treated(evening: Evening) -> tuple[Film, str]:
    """The film with treatments in a style that has one passage about the same, in other words."""
    heard: list[str] = []
    desk = await evening.studio.desk(evening.thread, str(uuid4()))
    desk = replace(desk, writer=Scripted(), heard=heard.append)
    await add_work(desk, "quay.txt", f"{BOOK}\n\n{BEACON}".encode(), "Quays")
    await TOOLS["new_film"].call(desk, {"idea": IDEA})
    return await desk.store.load(desk.project), "".join(heard)


async def used(evening: Evening) -> list[str]:
    """What the chat shows of it."""
    desk: Desk = await evening.studio.desk(evening.thread, "Ann")
    rows: list[str] = (await TOOLS["style_used"].call(desk, {})).cards[0].props["items"]
    return rows


@every_vendor
async def test_a_passage_in_other_words_is_found_by_its_meaning(evening: Evening) -> None:
    await evening.use(BY_MEANING.format(evening.vendor))
    evening.answers(measures)
    film, heard = await treated(evening)
    models = TEXT_ENGINES[evening.vendor].catalogue().vectors
    assert models is not None
    assert "warden of beacon" in film.treatments[0].style[0]
    assert film.treatments[0].style[0].endswith(f"(found by meaning, {models.default})")
    assert any("warden of beacon" in row for row in await used(evening))
    assert "by their words" not in heard
    entries = await evening.studio.writing.books.ledger.entries(await evening.project())
    paid = [entry for entry in entries if entry.what == "writing: passages by meaning"]
    assert {(e.model, e.micros, e.tokens_in) for e in paid} == {(models.default, 75_000, 1000)}
    assert len(paid) == sum(bool(texts(request)) for request in evening.model.requests)
    sent = measured(evening)
    await treated_again(evening)
    assert len(measured(evening)) == len(sent) + 1  # the question alone; the passages are kept


async def treated_again(evening: Evening) -> None:
    desk = replace(await evening.studio.desk(evening.thread, "Ann"), writer=Scripted())
    reason = "another sort of ending, please"
    await TOOLS["write_treatment"].call(desk, {"reason": reason})


async def test_the_question_says_what_is_sent_and_a_yes_to_less_sends_nothing(
    evening: Evening,
) -> None:
    events = await evening.say(BY_MEANING.format("gemini"))
    assert "each goes once to gemini-embedding-2" in said(events)
    raised = next(e for e in events if isinstance(e, GateRaised))
    await evening.press(raised.approval, yes=False)
    await evening.use(PRICED.format("gemini"))
    evening.answers(measures)
    room, project = evening.studio.writing, await evening.project()
    plain = await room.choice(project)
    film, _ = await treated(evening)
    assert film.treatments[0].style[0].endswith("(found by its words)")
    assert not any("warden" in row for row in film.treatments[0].style)
    await room.choose(project, plain.but(passages="gemini-embedding-2"))
    _, heard = await treated(evening)
    assert "was not approved" in heard
    assert measured(evening) == []


async def test_a_key_alone_makes_no_vectors(evening: Evening) -> None:
    evening.answers(measures)
    film, _ = await treated(evening)
    assert film.treatments[0].style
    assert evening.model.requests == []


@every_vendor
async def test_an_engine_that_fails_is_named_and_the_words_are_taken(evening: Evening) -> None:
    await evening.use(BY_MEANING.format(evening.vendor))
    for wrong in (Answer(status=400, error="no vectors today"), Answer(vectors=[(1.0,)])):
        evening.answers(lambda request, wrong=wrong: wrong if texts(request) else Answer())  # type: ignore[misc]
        film, heard = await treated(evening)
        title = TEXT_ENGINES[evening.vendor].title
        assert title in heard
        assert "Passages of “Quays” are found by their words." in heard
        assert "gave none by meaning)" in film.treatments[0].style[0]
    log = evening.studio.settings.home / "logs" / "calls.jsonl"
    rows = [json.loads(line) for line in log.read_text().splitlines()]
    assert {r["outcome"] for r in rows if r["prompt"] == "passages by meaning"} >= {"failed"}
