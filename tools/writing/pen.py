"""One ask of the writer at the desk, and what is said when it will not."""

from __future__ import annotations

from engines.registry import get_writer
from engines.roles import Writer
from film.errors import Refused
from film.writing.asks import Ask, D
from tools.desk import Desk

RULES = "rules"


def writer_of(desk: Desk) -> Writer:
    """Who writes at this desk: whom the person chose, else the rules."""
    return desk.writer or get_writer(RULES)


async def written(desk: Desk, ask: Ask[D]) -> tuple[D, str]:
    """The draft, and who wrote it (engine and model).

    Raises Refused, in the writer's own words, when it will not write this.
    """
    wrote = await writer_of(desk).write(ask, desk.heard)
    if wrote.draft is None:
        why = wrote.refusal.strip().rstrip(".") or "it gave no reason"
        raise Refused(f"The writer will not write this: {why}. Nothing was changed.")
    return wrote.draft, f"{wrote.call.engine} {wrote.call.model}".strip()


async def write(desk: Desk, ask: Ask[D]) -> D:
    """The draft alone."""
    return (await written(desk, ask))[0]


def is_rules(who: str) -> bool:
    """Whether something was written by rules and not by a model."""
    return who.startswith(RULES)


BY_RULES = "Written by rules, not by a model: plain, and yours to rewrite."
