"""A small studio for the stories: verbs that note what they did, approvals as rows in a dict."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langgraph.checkpoint.memory import InMemorySaver
from pydantic import Field

from bench.films import FILMS, read_film
from engines.rules.chat_model import RulesChatModel
from film.errors import Refused
from film.film import Film
from film.money import ApprovalState, Decision
from graph.context import TurnContext, film_in_hand
from graph.crew import CrewGraph, build, decide, run_turn
from graph.events import Event, Spoke
from tools.desk import Desk
from tools.said import Said

ARGUMENTS = {
    "set_camera": ("shots", "size", "angle", "movement", "subject"),
    "set_time": ("scenes", "time"),
    "split_shot": ("shots",),
    "who_is_in": ("at",),
    "cost": ("shots", "engine"),
    "render": ("shots", "engine"),
    "delete_shots": ("shots",),
    "undo": ("steps",),
}
READING = {"who_is_in", "cost"}
ASKING = {"render", "delete_shots"}


@dataclass
class Studio:
    """What happened, in order; and the approvals."""

    film: Film = field(default_factory=lambda: read_film(FILMS / "last_light.yaml"))
    done: list[str] = field(default_factory=list)
    approvals: dict[str, ApprovalState] = field(default_factory=dict)
    worked: list[str] = field(default_factory=list)
    slow: str = ""

    def verbs(self) -> dict[str, StandIn]:
        return {name: StandIn(name, self) for name in ARGUMENTS}

    def context(self) -> TurnContext:
        nothing: Any = None
        return TurnContext(
            desk=Desk(
                store=nothing,
                project="p1",
                thread="t",
                author="a person",
                data_dir=Path(),
                renders=nothing,
            ),
            film=self.film_now,
            decide=self.decide,
            work=self.work,
            withdraw=self.withdraw,
        )

    async def film_now(self) -> Film:
        return self.film

    async def decide(self, approval: str, approved: bool) -> Decision:
        if self.approvals.get(approval) is not ApprovalState.WAITING:
            return Decision(counted=False, text="This was decided already; it runs once.")
        state = ApprovalState.APPROVED if approved else ApprovalState.REJECTED
        self.approvals[approval] = state
        return Decision(counted=True, text=f"{state.capitalize()}.")

    async def work(self, approval: str) -> Said:
        if self.approvals.get(approval) is not ApprovalState.APPROVED:
            raise Refused("This has begun already; it runs once.")
        self.approvals[approval] = ApprovalState.CLAIMED
        self.worked.append(approval)
        return Said(text=f"Begun: {approval}.")

    async def withdraw(self, approval: str) -> None:
        self.approvals[approval] = ApprovalState.SUPERSEDED


@dataclass
class StandIn:
    """A verb with the shape of those in the registry."""

    name: str
    studio: Studio
    speaker: str = "Shot"

    @property
    def description(self) -> str:
        return f"Stand-in for {self.name}."

    @property
    def arguments(self) -> dict[str, str]:
        return dict.fromkeys(ARGUMENTS[self.name], "as said")

    async def call(self, desk: Desk, arguments: Mapping[str, object]) -> Said:
        words = " ".join(f"{v}" for v in arguments.values() if v)
        if self.name == self.studio.slow:
            await asyncio.sleep(0.05)
        if "9Z" in words:
            raise Refused("There is no 9Z.", ("4D",))
        self.studio.done.append(f"{self.name} {words}".strip())
        if self.name in ASKING:
            return self._quote(words)
        version = "" if self.name in READING else f"v{len(self.studio.done)}"
        return Said(text=f"{self.name}: {words}.", speaker=self.speaker, version=version)

    def _quote(self, words: str) -> Said:
        approval = f"ap{len(self.studio.approvals) + 1}"
        waits = ApprovalState.WAITING
        for other, state in self.studio.approvals.items():
            if state is waits:
                self.studio.approvals[other] = ApprovalState.SUPERSEDED
        self.studio.approvals[approval] = waits
        return Said(text=f"{self.name} {words}: free.", speaker=self.speaker, approval=approval)


class Scripted(BaseChatModel):
    """A model that answers from a list: it stands for any vendor's."""

    script: list[AIMessage]
    seen: list[list[BaseMessage]] = Field(default_factory=list)

    @property
    def _llm_type(self) -> str:
        return "scripted"

    def bind_tools(self, tools: Any, **kwargs: Any) -> Scripted:
        return self

    def _generate(self, messages: Any, *args: Any, **kwargs: Any) -> ChatResult:
        self.seen.append(list(messages))
        answers = len(self.seen) - 1
        message = self.script[min(answers, len(self.script) - 1)]
        return ChatResult(generations=[ChatGeneration(message=message)])


class Talk:
    """One thread of one studio: says things, presses buttons, remembers the events."""

    def __init__(self, studio: Studio, model: BaseChatModel | None = None) -> None:
        self.studio, self.context = studio, studio.context()
        model = model or RulesChatModel(film=film_in_hand)
        self.graph: CrewGraph = build(model, InMemorySaver(), studio.verbs())
        self.thread = "t"

    async def say(self, text: str) -> list[Event]:
        """The events of one typed message."""
        return await _all(run_turn(self.graph, self.thread, text, self.context))

    async def press(self, approval: str, approved: bool) -> list[Event]:
        """The events of one press of Approve or Reject."""
        return await _all(decide(self.graph, self.thread, approval, approved, self.context))

    async def messages(self) -> list[BaseMessage]:
        """The conversation as it is kept."""
        state = await self.graph.aget_state({"configurable": {"thread_id": self.thread}})
        return list(state.values["messages"])


async def _all(events: AsyncIterator[Event]) -> list[Event]:
    return [event async for event in events]


def spoken(events: list[Event]) -> str:
    """What the crew said in its own words."""
    return " ".join(event.text for event in events if isinstance(event, Spoke))


@pytest.fixture
def studio() -> Studio:
    return Studio()


@pytest.fixture
def talk(studio: Studio) -> Talk:
    """A conversation with the rules."""
    return Talk(studio)


@pytest.fixture
def talk_with() -> Callable[..., Talk]:
    """Makes a conversation with a scripted model."""

    def make(studio: Studio, *script: AIMessage) -> Talk:
        return Talk(studio, Scripted(script=list(script)))

    return make
