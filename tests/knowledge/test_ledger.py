"""What was spent is written once and stays."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from film.money import LedgerEntry
from knowledge.database import Database, new_id
from knowledge.ledger import Ledger


async def test_entries_add_up_and_the_newest_comes_first(database: Database) -> None:
    ledger, project = Ledger(database), new_id("pr")
    paid = await ledger.write(LedgerEntry(project=project, cents=120, what="8 s of clip"))
    await ledger.write(LedgerEntry(project=project, cents=-20, what="refund", shot="2B"))
    assert paid.at is not None
    assert [e.cents for e in await ledger.entries(project)] == [-20, 120]
    assert await ledger.spent(project) == 100
    assert await ledger.spent(project, since=paid.at) == 100
    assert await ledger.spent(new_id("pr")) == 0


@pytest.mark.parametrize("change", ["UPDATE ledger SET cents = 0", "DELETE FROM ledger"])
async def test_nobody_changes_an_entry(database: Database, change: str) -> None:
    await Ledger(database).write(LedgerEntry(project=new_id("pr"), cents=1, what="a frame"))
    with pytest.raises(Exception, match="written once"):
        async with database.change() as connection:
            await connection.execute(text(change))


async def test_calls_that_cost_less_than_a_cent_add_up(database: Database) -> None:
    ledger, project = Ledger(database), new_id("pr")
    call = LedgerEntry(project=project, cents=0, micros=30_000, what="talk", engine="gemini")
    for _ in range(40):
        await ledger.write(call)
    await ledger.write(LedgerEntry(project=project, cents=5, what="a frame", engine="fal"))
    assert await ledger.spent_micros(project, engines=("gemini",)) == 1_200_000
    assert await ledger.spent(project) == 7  # 6.2 cents, rounded up
