"""One writer for every ask, whichever model: prompt, typed draft, one repair, a plain failure."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass
from textwrap import shorten
from typing import Any, Protocol

from langchain_core.messages import AIMessage, BaseMessage, HumanMessage, SystemMessage

from engines.roles import Call, Wrote
from engines.text.bounds import most_tokens
from engines.text.checks import wrong_with
from engines.text.model import About, TextModel
from engines.text.shapes import Spoken, read_draft, schema_of
from engines.text.wire import Finish, Request
from film.errors import Unavailable
from film.writing.asks import Ask, D, Draft
from film.writing.calls import Trace
from film.writing.telling import in_words
from prompts.loader import Prompt, prompt

REPAIR = (
    "Your answer could not be used. {wrong} Hand in the whole JSON object once more, mended, "
    "and nothing else."
)
_QUOTED = 160  # letters
CUT = "It was longer than the work allows and was cut off. Write it much shorter."

Heard = Callable[[str], None]


class Prompts(Protocol):
    """Where prompts come from: the files, or what a person put in their place."""

    async def of(self, name: str) -> Prompt: ...


@dataclass
class _Answer:
    text: str = ""
    refusal: str = ""
    cut: bool = False


class ModelWriter:
    """`engines.roles.Writer` over any text model."""

    def __init__(self, model: TextModel, prompts: Prompts) -> None:
        self.model, self.prompts = model, prompts

    async def write(self, ask: Ask[D], heard: Heard | None = None) -> Wrote[D]:
        """See `Writer`. What is malformed is asked for again, once, with what is wrong with it."""
        chosen = await self.prompts.of(ask.prompt)
        facts = in_words(ask)
        text = chosen.fill(**facts)
        talk: list[BaseMessage] = [SystemMessage(prompt("writer")), HumanMessage(text)]
        calls: list[Trace] = []
        answer, wrong = _Answer(), ""
        for repair in (False, True):
            about = About(prompt=chosen.name, digest=chosen.digest, facts=facts, repair=repair)
            answer = await self._answer(ask, talk, about, heard if not repair else None)
            calls += [about.trace] if about.trace else []
            if answer.refusal:
                return Wrote(None, _call(calls), answer.refusal)
            draft, wrong = _read(ask, answer, text)
            if draft is not None:
                return Wrote(draft, _call(calls))
            talk += [AIMessage(answer.text or "…"), HumanMessage(REPAIR.format(wrong=wrong))]
        raise Unavailable(
            f"{self.model.title} answered twice {_unusable(answer, wrong)}. Nothing was changed; "
            "try again, or say “use the rules for the writing”."
        )

    async def _answer(
        self, ask: Ask[Any], talk: list[BaseMessage], about: About, heard: Heard | None
    ) -> _Answer:
        request = Request("", tuple(talk), most_tokens(ask), schema=schema_of(ask.drafts))
        answer, spoken = _Answer(), Spoken()
        async with aclosing(self.model.say(request, about)) as pieces:
            async for piece in pieces:
                answer.text += piece.text
                answer.refusal += piece.refusal
                answer.cut = answer.cut or piece.finish is Finish.LENGTH
                words = spoken.take(piece.text) if heard else ""
                if heard and words:
                    heard(words)
        return answer


def _read(ask: Ask[D], answer: _Answer, material: str) -> tuple[Any, str]:
    """The draft, or None and what is wrong with it."""
    if answer.cut:
        return None, CUT
    draft: Draft | None
    draft, wrong = read_draft(ask.drafts, answer.text)
    wrong = wrong or (wrong_with(ask, draft, material) if draft is not None else "")
    return (None, wrong) if wrong else (draft, "")


def _unusable(answer: _Answer, wrong: str) -> str:
    """Why an answer is no draft: words instead of one are quoted, they may be a refusal."""
    words = " ".join(answer.text.split())
    if words and "{" not in words and not answer.cut:
        return f"with words instead of a draft: “{shorten(words, _QUOTED, placeholder='…')}”"
    return f"in a form that cannot be used ({wrong.rstrip('.')})"


def _call(calls: list[Trace]) -> Call:
    """What all calls of one ask took together."""
    last = calls[-1]
    prices = [trace.micros for trace in calls]
    return Call(
        engine=last.engine,
        model=last.model,
        prompt=last.prompt,
        digest=last.digest,
        tokens_in=sum(trace.tokens_in for trace in calls),
        tokens_out=sum(trace.tokens_out for trace in calls),
        micros=None if None in prices else sum(price or 0 for price in prices),
        seconds=round(sum(trace.seconds for trace in calls), 3),
        repaired=len(calls) > 1,
    )
