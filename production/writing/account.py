"""The account of a project: a call goes out only on a person's yes and within the day's budget."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from engines.writers import TEXT_ENGINES
from film.errors import Refused
from film.money import MICROS, ApprovalState, Budget, LedgerEntry, dollars
from film.writing.calls import Trace
from film.writing.choice import TextChoice
from knowledge.approvals import Approvals
from knowledge.ledger import Ledger
from knowledge.preferences import Preferences
from knowledge.prompt_texts import PromptTexts
from knowledge.trace_log import TraceLog
from production.writing.terms import Terms

CHOOSE = "use_writer"  # the verb whose approval counts
YES = (ApprovalState.APPROVED, ApprovalState.CLAIMED)
NO_YES = (
    "{title} was not approved for this film as it is set now. Say “use {engine}” and approve it; "
    "nothing was sent."
)
UNPRICED = (
    "I do not know what {model} costs, and unknown is not free. Say it with its price, in dollars "
    "for a million tokens: “use {engine} {model} at 0.5 in, 2 out”."
)
USED_UP = (
    "Today's budget for writing this film is used up: {spent} of {most}. Nothing was sent. Go on "
    "tomorrow, say “use {engine}, at most $5 a day” for more, or “use the rules for the writing”."
)
NEARLY = "{spent} of today's {most} for writing are spent."

Overheard = Callable[[Trace], None]


def _unheard(trace: Trace) -> None:
    """Nobody listens."""


class Hold:
    """What calls that are on their way may still cost, by project: several run side by side."""

    def __init__(self) -> None:
        self._held: dict[str, dict[str, int]] = {}

    def take(self, project: str, call: str, micros: int) -> None:
        self._held.setdefault(project, {})[call] = micros

    def release(self, project: str, call: str) -> None:
        self._held.get(project, {}).pop(call, None)

    def of(self, project: str) -> int:
        """All of it, in millionths of a cent."""
        return sum(self._held.get(project, {}).values())


@dataclass(frozen=True)
class WritingBooks:
    """Where everything about writing is kept."""

    ledger: Ledger
    approvals: Approvals
    preferences: Preferences
    prompts: PromptTexts
    log: TraceLog
    spans: Overheard = _unheard  # tracing elsewhere, where the person set it


@dataclass
class ProjectAccount:
    """`engines.text.model.Account` of a project, under one choice. `settled`: the settings' own."""

    books: WritingBooks
    project: str
    thread: str
    choice: TextChoice
    terms: Terms
    hold: Hold
    settled: bool = False
    overheard: Overheard = _unheard

    async def allow(self, call: str, most: int | None) -> None:
        """Refused without a person's yes, without a price, or without budget."""
        title, engine = self.terms.engine.title, self.choice.engine
        if not await self._approved():
            raise Refused(NO_YES.format(title=title, engine=engine), (f"use {engine}",))
        if most is None:
            raise Refused(UNPRICED.format(model=self.terms.sheet.id, engine=engine))
        if most == 0:
            return
        self.hold.take(self.project, call, most)  # before the question: no two see the same rest
        budget = await self.budget()
        others = self.hold.of(self.project) - most
        if not budget.but(spent=budget.spent + others).allows(most):
            self.hold.release(self.project, call)
            said = USED_UP.format(
                spent=dollars(budget.spent), most=dollars(budget.most), engine=engine
            )
            raise Refused(said, ("use the rules for the writing",))

    async def book(self, trace: Trace) -> None:
        """The ledger, the log, and whoever watches; a warning once 80 % of the day is gone."""
        self.hold.release(self.project, trace.call)
        if trace.tokens_in or trace.tokens_out:
            await self.books.ledger.write(self._entry(trace))
        if trace.micros:
            trace = trace.but(warning=await self._warning(trace.micros))
        await self.books.log.write(trace, self.project, self.thread)
        self.books.spans(trace)
        self.overheard(trace)

    def _entry(self, trace: Trace) -> LedgerEntry:
        cents, micros = divmod(trace.micros or 0, MICROS)
        return LedgerEntry(
            project=self.project,
            cents=cents,
            micros=micros,
            what=f"writing: {trace.prompt}" if trace.prompt else "talk",
            approval=self.choice.approval,
            recipe=trace.digest,
            engine=trace.engine,
            model=trace.model,
            tokens_in=trace.tokens_in,
            tokens_out=trace.tokens_out,
        )

    async def _approved(self) -> bool:
        """The approval's row is believed, not what is kept of the choice."""
        if self.settled or not self.choice.approval:
            return self.settled
        approval = await self.books.approvals.get(self.choice.approval)
        quote = approval.quote
        same = {name: str(value) for name, value in quote.arguments.items()}
        return (
            approval.state in YES
            and quote.verb == CHOOSE
            and quote.project == self.project
            and same == self.choice.arguments()
        )

    async def budget(self) -> Budget:
        """What may be spent today, and what is gone of it."""
        spent = await self.books.ledger.spent_micros(self.project, today(), tuple(TEXT_ENGINES))
        return Budget(most=self.choice.budget * MICROS, spent=spent)

    async def _warning(self, just_now: int) -> str:
        """Said with the call that passes 80 %, not with every one after it."""
        after = await self.budget()
        before = after.but(spent=after.spent - just_now)
        if not after.warns or before.warns:
            return ""
        return NEARLY.format(spent=dollars(after.spent), most=dollars(after.most))


def today() -> datetime:
    """When this day began, where this computer is."""
    return datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
