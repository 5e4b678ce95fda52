"""One chat turn: a message, a file or a press of a button, through the crew's graph and back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from langchain_core.language_models.chat_models import BaseChatModel
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool

from engines.rules.chat_model import RulesChatModel
from engines.rules.ears.own_matters import hear_own_matter
from engines.rules.ears.story import hear_story
from engines.text.chat import ModelChat
from film.errors import Refused
from film.film import Film
from film.money import Approval, ApprovalState, Decision, Quote
from film.qualification import Qualification
from film.writing.calls import Trace
from graph.context import TurnContext, film_in_hand
from graph.crew import CrewGraph, build, carry_on, decide, run_turn
from graph.events import Decided, Event, Spoke
from production.progress import Progress
from studio.rooms import Rooms
from studio.taking_in import Upload, take_in
from tools.desk import Desk
from tools.gathering import keep_words
from tools.qualifying import told
from tools.registry import TOOLS
from tools.rendering import execute_render, film_is_ready
from tools.said import Said

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
SAMPLE = ("show me the sample film", "lighthouse.fountain")
DROP = (
    "i have a screenplay",
    "Drop it into the chat (Fountain, FDX, PDF or plain text); I read it and show its scenes.",
)
COMMANDS = {
    "model": "which model",
    "scenes": "show the scenes",
    "shots": "show all shots",
    "script": "show the script",
    "treatment": "show the treatments",
    "beats": "show the beat sheet",
    "gather": "readiness",
    "assets": "show the assets",
    "style": "show the style guide",
    "timeline": "show the timelines",
}
CHANGED = "The film has changed since this price was made. Say “render” for a new one."

ELSEWHERE = (
    "This was asked on the timeline “{asked}”, and you are on “{here}” now. Go back there, or ask "
    "again here."
)


class Turns:
    """The conversation of a studio: any number of threads, one turn of a thread at a time."""

    def __init__(self, studio: Rooms) -> None:
        self.studio = studio
        self.graph: CrewGraph
        self._pool: AsyncConnectionPool[AsyncConnection[DictRow]]
        self._working = asyncio.Lock()

    async def open(self) -> None:
        """Opens the store of conversations and begins what was approved before a stop."""
        self._pool = AsyncConnectionPool(
            self.studio.running.dsn,
            min_size=1,
            max_size=6,
            open=False,
            kwargs={"autocommit": True, "prepare_threshold": 0, "row_factory": dict_row},
        )
        await self._pool.open()
        saver = AsyncPostgresSaver(self._pool)
        await saver.setup()
        self.graph = build(RulesChatModel(film=film_in_hand), saver, TOOLS)
        for approval in await self.studio.approvals.unclaimed():
            await self._begin_late(approval.id, approval.thread)

    async def close(self) -> None:
        """Closes the store of conversations."""
        await self._pool.close()

    async def take_turn(
        self, thread: str, words: str, uploads: tuple[Upload, ...], author: str
    ) -> AsyncIterator[Event]:
        """What the crew does about one message; files are opened first, in their order."""
        desk = await self.studio.desk(thread, author)
        said, style = _said_of(words, uploads)
        for upload in uploads:
            async for event in take_in(desk, upload, style):
                yield event
        await keep_words(desk, words)
        if said.casefold() == SAMPLE[0]:
            sample = Upload(name=SAMPLE[1], data=(SAMPLES / SAMPLE[1]).read_bytes())
            async for event in take_in(desk, sample):
                yield event
        elif said.casefold() == DROP[0]:
            yield Spoke(speaker="Producer", text=DROP[1])
        elif said and not (uploads and said in {upload.name for upload in uploads}):
            async for event in run_turn(self.graph, thread, said, self._context(desk, said)):
                yield event

    async def decide(
        self, thread: str, approval: str, approved: bool, author: str
    ) -> AsyncIterator[Event]:
        """A press of Approve or Reject. Whoever comes second gets a sentence and spends nothing."""
        desk = await self.studio.desk(thread, author)
        events = decide(self.graph, thread, approval, approved, self._context(desk))
        async for event in events:
            yield event

    async def after_render(self, batch: str, progress: Progress) -> Said:
        """What is said when a render has ended: the film as it was rendered, or what keeps it."""
        begun = await self.studio.renders.books.batches.get(batch)
        film = await self.studio.store.load(begun.project, begun.version)
        return await film_is_ready(film, progress, self.studio.files)

    async def after_qualification(self, thread: str, run: Qualification) -> Said:
        """What is said when a qualification stands still: what came of it, and what it asks."""
        desk = self.studio.desk_on(run.project, thread, run.author, run.timeline)
        return (await told(desk, run)).but(speaker="Producer")

    def _context(self, desk: Desk, said: str = "") -> TurnContext:
        traces: list[Trace] = []
        writer = self.studio.writing.writer(desk.project, desk.thread, traces.append)
        meaning = partial(self.studio.writing.meaning, desk.project, desk.thread, traces.append)
        desk = replace(desk, writer=writer, meaning=meaning)

        async def model() -> BaseChatModel | None:
            return await self._model(desk, said, traces)

        async def film() -> Film:
            return await self._film(desk)

        async def flip(approval: str, approved: bool) -> Decision:
            return await self._decide(approval, approved, desk.author)

        async def work(approval: str) -> Said:
            return await self._work(desk, approval)

        async def withdraw(approval: str) -> None:
            await self.studio.approvals.supersede(approval)

        return TurnContext(desk, film, flip, work, withdraw, model, traces)

    async def _model(self, desk: Desk, said: str, traces: list[Trace]) -> BaseChatModel | None:
        """What the person chose; about the choice itself the rules are spoken with."""
        if hear_own_matter(said):
            return None
        writing = self.studio.writing
        chosen = await writing.model(desk.project, desk.thread, traces.append)
        return None if chosen is None else ModelChat(model=chosen)

    async def _film(self, desk: Desk) -> Film:
        """The film as it is, with the names of its timelines for who hears of them."""
        return await self.studio.store.for_thread(desk.thread).load_beside(desk.project)

    async def _decide(self, approval_id: str, approved: bool, who: str) -> Decision:
        """Approving a price of a film that has changed since, or of another timeline, is not
        possible."""
        if approved:
            approval = await self.studio.approvals.get(approval_id)
            stale = await self._why_stale(approval)
            if approval.state is ApprovalState.WAITING and stale:
                await self.studio.approvals.supersede(approval_id)
                return Decision(counted=False, text=stale)
        return await self.studio.approvals.decide(approval_id, who, approved)

    async def _why_stale(self, approval: Approval) -> str:
        """Why what was asked is not to be approved where its conversation is now; "" when it is."""
        quote = approval.quote
        head = await self.studio.store.for_thread(approval.thread).head(quote.project)
        if quote.version == head.id:
            return ""
        asked = await self.studio.store.timeline_of(quote.project, quote.version)
        if asked in {"", head.timeline}:
            return CHANGED
        lines = {t.id: t.name for t in await self.studio.timelines.all(quote.project)}
        return ELSEWHERE.format(asked=lines[asked], here=lines[head.timeline])

    async def _work(self, desk: Desk, approval_id: str) -> Said:
        """Does what was approved, then marks it begun; doing it again after a crash is harmless."""
        async with self._working:
            approval = await self.studio.approvals.get(approval_id)
            if approval.state is not ApprovalState.APPROVED:
                raise Refused("That was begun already.")
            arguments = dict(approval.quote.arguments)
            verb = TOOLS.get(approval.quote.verb)
            if verb is None:
                raise Refused(f"There is no verb “{approval.quote.verb}” in this studio.")
            desk = await self._desk_of(approval.quote, desk)
            if verb.execute is None:
                version = approval.quote.version
                said = await execute_render(desk, {**arguments, "version": version}, approval_id)
            else:
                approved = replace(desk, approval=approval_id)
                said = await verb.call_approved(approved, arguments)
            await self.studio.approvals.claim(approval_id)
            return said

    async def _desk_of(self, quote: Quote, desk: Desk) -> Desk:
        """A desk on the timeline that a quote was made for, wherever its conversation is by now."""
        timeline = await self.studio.store.timeline_of(quote.project, quote.version)
        return self.studio.desk_on(quote.project, desk.thread, desk.author, timeline)

    async def _begin_late(self, approval: str, thread: str) -> None:
        """A restart came between a click and its work."""
        desk = await self.studio.desk(thread, "restart")
        async for _ in carry_on(self.graph, thread, approval, True, self._context(desk)):
            pass


def _said_of(words: str, uploads: tuple[Upload, ...]) -> tuple[str, str | None]:
    """What is said beside the files, and the written style that they are handed over for."""
    said = _plain(words)
    style = _style_meant(said) if uploads else None
    return ("" if style is not None else said), style


def _style_meant(said: str) -> str | None:
    """The written style that files are handed over for, "" for the film's own; None for none."""
    heard = hear_story(said, Film(id="pj"))
    orders = heard.orders if heard else ()
    found = [order.args for order in orders if order.tool == "keep_style"]
    return found[0].get("style", "") if len(orders) == 1 and found else None


def _plain(words: str) -> str:
    """A slash command as the words that it stands for."""
    said = words.strip()
    if not said.startswith("/"):
        return said
    command, _, rest = said[1:].partition(" ")
    return f"{COMMANDS.get(command, command)} {rest}".strip()


__all__ = ["Decided", "Event", "Turns", "Upload"]
