"""Approvals: one quote, one press of a button, once.

Whoever is second is told in one plain sentence what happened before, and nothing happens twice:
each step is one UPDATE that names the state it expects.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import RowMapping, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection

from film.errors import Refused
from film.money import Approval, ApprovalState, Decision, Quote
from knowledge.database import Database, new_id
from knowledge.tables import approvals, quotes

GOOD_FOR = timedelta(hours=24)
UNKNOWN = "This request is not known any more. Ask for the price again."
LATE = {
    ApprovalState.WAITING: "This was not decided yet. Press again.",
    ApprovalState.APPROVED: "This was approved already; it runs once.",
    ApprovalState.CLAIMED: "This was approved already and has begun; it runs once.",
    ApprovalState.REJECTED: "This was rejected already. Ask again to see the price anew.",
    ApprovalState.SUPERSEDED: "A newer request took this one's place. Use the newest card.",
    ApprovalState.EXPIRED: "This price was too old and has expired. Ask for it again.",
}
COLUMNS = [approvals.c[name] for name in Approval.model_fields if name != "quote"]


class Approvals:
    """The approvals of all threads, in Postgres; any number of processes may use it."""

    def __init__(self, database: Database, good_for: timedelta = GOOD_FOR) -> None:
        self.database = database
        self.good_for = good_for

    async def ask(self, quote: Quote, thread: str) -> Approval:
        """Writes the quote and a waiting approval, superseding the thread's waiting one."""
        asked, bought = new_id("ap"), new_id("qu")
        priced = {
            "id": bought,
            "project": quote.project,
            "version": quote.version,
            "plan": quote.plan,
            "verb": quote.verb,
            "cents": quote.cents,
            "body": quote.model_dump(mode="json"),
        }
        waits = {"id": asked, "quote": bought, "project": quote.project, "thread": thread}
        async with self.database.change() as connection:
            await _lock(connection, thread)
            waiting = (approvals.c.thread == thread, approvals.c.state == ApprovalState.WAITING)
            await _set(connection, *waiting, state=ApprovalState.SUPERSEDED)
            await connection.execute(insert(quotes).values(**priced))
            state = {"state": ApprovalState.WAITING, "expires_at": func.now() + self.good_for}
            await connection.execute(insert(approvals).values(**waits, **state))
            return await _get(connection, asked)

    async def decide(self, approval_id: str, who: str, approved: bool) -> Decision:
        """Approve or reject, for the one who is first; `counted` is false for everyone else."""
        state = ApprovalState.APPROVED if approved else ApprovalState.REJECTED
        async with self.database.change() as connection:
            await self._expire(connection, approval_id)
            mine = (approvals.c.id == approval_id, approvals.c.state == ApprovalState.WAITING)
            decided = {"state": state, "decided_by": who, "decided_at": func.now()}
            counted = await _set(connection, *mine, **decided)
            approval = await _find(connection, approval_id)
        if approval is None:
            return Decision(counted=False, text=UNKNOWN)
        said = f"{state.capitalize()}." if counted else LATE[approval.state]
        return Decision(counted=bool(counted), text=said, approval=approval)

    async def supersede(self, approval_id: str) -> bool:
        """Closes a waiting request that was overtaken; false when it waited no longer."""
        mine = (approvals.c.id == approval_id, approvals.c.state == ApprovalState.WAITING)
        async with self.database.change() as connection:
            return bool(await _set(connection, *mine, state=ApprovalState.SUPERSEDED))

    async def claim(self, approval_id: str) -> Approval:
        """Begins what was approved, once; Refused, with the reason, for everyone else."""
        async with self.database.change() as connection:
            mine = (approvals.c.id == approval_id, approvals.c.state == ApprovalState.APPROVED)
            claimed = {"state": ApprovalState.CLAIMED, "claimed_at": func.now()}
            counted = await _set(connection, *mine, **claimed)
            approval = await _find(connection, approval_id)
        if approval is None:
            raise Refused(UNKNOWN)
        if not counted:
            raise Refused(LATE[approval.state])
        return approval

    async def get(self, approval_id: str) -> Approval:
        """The approval as it stands; Refused when there is none."""
        async with self.database.change() as connection:
            await self._expire(connection, approval_id)
            return await _get(connection, approval_id)

    async def find_waiting(self, thread: str) -> Approval | None:
        """The approval that the thread waits for, if any."""
        waiting = (approvals.c.thread == thread, approvals.c.state == ApprovalState.WAITING)
        async with self.database.look() as connection:
            found = (
                (
                    await connection.execute(
                        _asked().where(*waiting, approvals.c.expires_at > func.now())
                    )
                )
                .mappings()
                .one_or_none()
            )
        return _approval(found) if found else None

    async def unclaimed(self) -> Sequence[Approval]:
        """Approved but never begun: a restart came between click and work. Oldest first."""
        asked = _asked().where(approvals.c.state == ApprovalState.APPROVED)
        async with self.database.look() as connection:
            found = await connection.execute(asked.order_by(approvals.c.decided_at))
            return [_approval(row) for row in found.mappings()]

    async def _expire(self, connection: AsyncConnection, approval_id: str) -> None:
        old = (
            approvals.c.id == approval_id,
            approvals.c.state == ApprovalState.WAITING,
            approvals.c.expires_at <= func.now(),
        )
        await _set(connection, *old, state=ApprovalState.EXPIRED)


async def _lock(connection: AsyncConnection, thread: str) -> None:
    """One request of a thread at a time, so that the second supersedes the first."""
    key = {"thread": f"approvals of {thread}"}
    await connection.execute(text("SELECT pg_advisory_xact_lock(hashtext(:thread))"), key)


async def _set(connection: AsyncConnection, *which: Any, **values: Any) -> int:
    done = await connection.execute(update(approvals).where(*which).values(**values))
    return done.rowcount


def _asked() -> Any:
    return select(*COLUMNS, quotes.c.body).join(quotes, quotes.c.id == approvals.c.quote)


async def _find(connection: AsyncConnection, approval_id: str) -> Approval | None:
    found = await connection.execute(_asked().where(approvals.c.id == approval_id))
    row = found.mappings().one_or_none()
    return _approval(row) if row else None


async def _get(connection: AsyncConnection, approval_id: str) -> Approval:
    approval = await _find(connection, approval_id)
    if approval is None:
        raise Refused(UNKNOWN)
    return approval


def _approval(row: RowMapping) -> Approval:
    fields = dict(row)
    return Approval(quote=Quote.model_validate(fields.pop("body")), **fields)
