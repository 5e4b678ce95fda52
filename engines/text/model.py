"""One text model at work: what fits is sent, an answer is waited for with patience, and booked.

Every call of every vendor goes through `TextModel.say`: the crew's talk and the writer's drafts.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from typing import Any, Protocol
from uuid import uuid4

from engines.text.counting import count, count_all
from engines.text.sheets import Sheet
from engines.text.wire import Fault, Finish, Piece, Request, Trouble, Wire
from film.errors import Refused, Unavailable
from film.writing.calls import Outcome, Trace

log = logging.getLogger("auteur.text")
LETTERS_A_TOKEN = 8  # more than any language has: beyond it an answer is past its bound
_ASK = {Fault.KEY: "its key is not accepted: set it anew and start again",
        Fault.MODEL: "it has no model “{model}”: choose another",
        Fault.BUSY: "it has too much to do just now",
        Fault.AWAY: "it cannot be reached"}  # fmt: skip


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds, and how often to try."""

    first_s: float = 90.0  # for the first words; a model that thinks takes its time
    next_s: float = 60.0  # from words to words
    whole_s: float = 600.0
    tries: int = 4
    pause_s: float = 1.0  # before the second try, doubled for each one after
    longest_pause_s: float = 60.0  # a vendor that asks for more is not waited for


class Account(Protocol):
    """Whoever pays: says whether a call may go out, and books what it was."""

    async def allow(self, call: str, most: int | None) -> None:
        """Refused when the budget does not cover `most` millionths of a cent (None: unknown)."""

    async def book(self, trace: Trace) -> None: ...


@dataclass
class About:
    """What a call is for, for those who read its trace; `trace` is filled in at its end."""

    prompt: str = ""
    digest: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    repair: bool = False
    trace: Trace | None = None


@dataclass
class _Course:
    """A call as it runs."""

    began: float
    answer: list[str] = field(default_factory=list)
    tokens_in: int = 0
    tokens_out: int = 0
    first_s: float = 0.0
    tries: int = 0
    finish: Finish | None = None
    why: str = ""

    def take(self, piece: Piece) -> None:
        if not self.first_s and (piece.text or piece.calls):
            self.first_s = time.monotonic() - self.began
        self.answer.append(piece.text + "".join(f"\n{c['name']} {c['args']}" for c in piece.calls))
        self.tokens_in = max(self.tokens_in, piece.tokens_in)
        self.tokens_out = max(self.tokens_out, piece.tokens_out)
        if self.finish in (None, Finish.STOP):  # a later “stop” does not undo a refusal
            self.finish = piece.finish or self.finish
        self.why = piece.refusal or self.why


@dataclass
class TextModel:
    """One model of one vendor, on one account. `title` is what people call the vendor."""

    engine: str
    title: str
    wire: Wire
    sheet: Sheet
    account: Account
    patience: Patience = field(default_factory=Patience)
    sleep: Callable[[float], Any] = asyncio.sleep

    async def say(self, request: Request, about: About) -> AsyncGenerator[Piece, None]:
        """The answer as it comes. Refused: too long, no key, no budget. Unavailable: no answer."""
        tokens = count_all(request.messages, request.tools)
        most = min(request.most_tokens, self.sheet.longest)
        if tokens + most > self.sheet.context:
            raise Refused(
                f"This is too much for {self.title} at once: about {tokens:,} tokens, and it holds "
                f"{self.sheet.context - most:,}. Nothing was sent; shorten it."
            )
        asked = replace(request, model=self.sheet.id, most_tokens=most, tokens=tokens)
        call = f"ca{uuid4().hex[:12]}"
        await self.account.allow(call, self.sheet.micros(tokens, most))
        course = _Course(began=time.monotonic())
        failed = "it was stopped"
        try:
            async with aclosing(self._patiently(asked, course)) as pieces:
                async for piece in pieces:
                    yield piece
            failed = ""
        except (Refused, Unavailable) as error:
            failed = str(error)
            raise
        finally:
            about.trace = self._traced(call, asked, about, course, failed)
            await self.account.book(about.trace)

    async def _patiently(self, request: Request, course: _Course) -> AsyncGenerator[Piece, None]:
        """Tries again while nothing was heard yet and the vendor says that it is worth it."""
        while True:
            course.tries += 1
            trouble: Trouble | None
            try:
                async with aclosing(self._in_time(request, course)) as pieces:
                    async for piece in pieces:
                        yield piece
                return
            except TimeoutError:
                trouble = Trouble(Fault.AWAY, "no answer in time", wait_s=None)
            except Exception as error:
                trouble = self.wire.trouble(error)
                if trouble is None:
                    raise
            pause = self._pause(trouble, course)
            if pause is None:
                raise self._given_up(trouble, course) from None
            log.warning("%s: %s; again in %.1f s", self.title, self._hidden(trouble), pause)
            await self.sleep(pause)

    async def _in_time(self, request: Request, course: _Course) -> AsyncGenerator[Piece, None]:
        """Pieces within their times; an answer that goes on past its bound is cut."""
        letters, waits = 0, self.patience.first_s
        until = time.monotonic() + self.patience.whole_s
        async with aclosing(self.wire.stream(request)) as stream:
            while letters <= request.most_tokens * LETTERS_A_TOKEN:
                left = min(waits, until - time.monotonic())
                try:
                    piece = await asyncio.wait_for(anext(stream), left)
                except StopAsyncIteration:
                    return
                letters += len(piece.text)
                course.take(piece)
                yield piece
                waits = self.patience.next_s
        course.take(Piece(finish=Finish.LENGTH))
        yield Piece(finish=Finish.LENGTH)

    def _pause(self, trouble: Trouble, course: _Course) -> float | None:
        """Seconds until the next try; None when there is none."""
        if course.first_s or not trouble.again or course.tries >= self.patience.tries:
            return None
        wait = trouble.wait_s
        if wait is None:
            wait = self.patience.pause_s * 2 ** (course.tries - 1)
        return None if wait > self.patience.longest_pause_s else wait

    def _given_up(self, trouble: Trouble, course: _Course) -> Refused | Unavailable:
        why = _ASK.get(trouble.fault, "it did not take the request: {words}").format(
            model=self.sheet.id, words=self._hidden(trouble)
        )
        if trouble.fault in (Fault.KEY, Fault.MODEL):
            return Refused(f"{self.title} did not answer: {why}.")
        broke = "broke off" if course.first_s else "did not answer"
        return Unavailable(
            f"{self.title} {broke}: {why.rstrip('.')}. Nothing was changed; try again in a moment, "
            "or say “use the rules for the writing”."
        )

    def _hidden(self, trouble: Trouble) -> str:
        return self.wire.access.hide(" ".join(trouble.words.split())[:300])

    def _traced(
        self, call: str, request: Request, about: About, course: _Course, failed: str
    ) -> Trace:
        """The call for the books. What was broken off is estimated: the vendor bills it."""
        answer = "".join(course.answer)
        counted = bool(course.tokens_in or course.tokens_out)
        reached = counted or bool(answer)
        tokens_in = course.tokens_in or (request.tokens if reached else 0)
        tokens_out = course.tokens_out or count(answer)
        return Trace(
            call=call,
            engine=self.engine,
            model=self.sheet.id,
            prompt=about.prompt,
            digest=about.digest,
            facts=about.facts,
            sent="\n\n".join(f"{m.type}: {m.text}" for m in request.messages),
            answer=answer,
            tokens_in=tokens_in,
            tokens_out=tokens_out,
            counted=counted or not reached,
            micros=self.sheet.micros(tokens_in, tokens_out),
            seconds=round(time.monotonic() - course.began, 3),
            first_s=round(course.first_s, 3),
            tries=course.tries,
            repair=about.repair,
            outcome=_outcome(course, failed),
            why=failed or course.why,
        )


def _outcome(course: _Course, failed: str) -> Outcome:
    if failed:
        return Outcome.FAILED
    if course.finish is Finish.REFUSED:
        return Outcome.REFUSED
    return Outcome.CUT if course.finish is Finish.LENGTH else Outcome.ANSWERED
