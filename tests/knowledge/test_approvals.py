"""An approval counts once: whoever comes second is told why, and nothing happens twice."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta

import pytest

from film.errors import Refused
from film.money import ApprovalState, Quote, QuoteLine
from knowledge.approvals import Approvals
from knowledge.database import Database, new_id
from knowledge.store import PostgresStore


@pytest.fixture(scope="module")
async def quote(database: Database) -> Quote:
    begun = await PostgresStore(database).create_project("Harbour", "Ana")
    line = QuoteLine(what="frames", count=12, cents=0)
    return Quote(project=begun.project, version=begun.id, plan="00", verb="render", lines=(line,))


@pytest.fixture
def approvals(database: Database) -> Approvals:
    return Approvals(database)


@pytest.fixture
def thread() -> str:
    return new_id("th")


async def test_what_was_asked_waits_with_its_whole_quote(
    approvals: Approvals, quote: Quote, thread: str
) -> None:
    asked = await approvals.ask(quote, thread)
    assert asked.state is ApprovalState.WAITING
    assert asked.quote == quote
    assert await approvals.get(asked.id) == asked
    assert await approvals.find_waiting(thread) == asked


async def test_of_twenty_clicks_at_once_one_counts(
    approvals: Approvals, quote: Quote, thread: str
) -> None:
    asked = await approvals.ask(quote, thread)
    clicks = [approvals.decide(asked.id, f"tab {n}", approved=n % 2 == 0) for n in range(20)]
    decisions = await asyncio.gather(*clicks)
    counted = [d for d in decisions if d.counted]
    assert len(counted) == 1
    final = await approvals.get(asked.id)
    assert {d.approval.state for d in decisions if d.approval} == {final.state}
    late = Counter(d.text for d in decisions if not d.counted)
    assert len(late) == 1
    assert "already" in next(iter(late))


async def test_what_was_approved_begins_once(
    approvals: Approvals, quote: Quote, thread: str
) -> None:
    asked = await approvals.ask(quote, thread)
    assert (await approvals.decide(asked.id, "Ana", approved=True)).counted
    assert asked.id in [a.id for a in await approvals.unclaimed()]
    begun = await asyncio.gather(
        *(approvals.claim(asked.id) for _ in range(20)), return_exceptions=True
    )
    refusals = [b for b in begun if isinstance(b, Refused)]
    assert len(refusals) == 19
    assert {str(r) for r in refusals} == {"This was approved already and has begun; it runs once."}
    assert asked.id not in [a.id for a in await approvals.unclaimed()]


async def test_each_late_press_hears_what_happened(
    approvals: Approvals, database: Database, quote: Quote, thread: str
) -> None:
    first = await approvals.ask(quote, thread)
    second = await approvals.ask(quote, thread)
    await approvals.decide(second.id, "Ana", approved=False)
    old = await Approvals(database, good_for=timedelta(0)).ask(quote, thread)
    heard = {
        name: (await approvals.decide(which, "Bo", approved=True)).text
        for name, which in
        {"superseded": first.id, "rejected": second.id, "expired": old.id, "unknown": "x"}.items()
    }  # fmt: skip
    assert "newer request" in heard["superseded"]
    assert "rejected already" in heard["rejected"]
    assert "expired" in heard["expired"]
    assert "not known" in heard["unknown"]
    for which in (first.id, second.id, old.id, "x"):
        with pytest.raises(Refused):
            await approvals.claim(which)


async def test_what_waits_cannot_begin(approvals: Approvals, quote: Quote, thread: str) -> None:
    asked = await approvals.ask(quote, thread)
    with pytest.raises(Refused, match="not decided"):
        await approvals.claim(asked.id)


async def test_requests_made_at_once_leave_one_waiting(
    approvals: Approvals, quote: Quote, thread: str
) -> None:
    asked = await asyncio.gather(*(approvals.ask(quote, thread) for _ in range(8)))
    states = Counter([(await approvals.get(a.id)).state for a in asked])
    assert states == {ApprovalState.WAITING: 1, ApprovalState.SUPERSEDED: 7}


async def test_the_store_asks_and_threads_do_not_disturb_each_other(
    approvals: Approvals, database: Database, quote: Quote, thread: str
) -> None:
    mine = await PostgresStore(database).ask_approval(quote, thread)
    await approvals.ask(quote, new_id("th"))
    assert (await approvals.get(mine)).state is ApprovalState.WAITING
