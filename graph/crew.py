"""The crew as one graph: router, specialist and calls in a loop, and a gate that waits.

router -> specialist <-> act -> gate -> work | refuse -> act ... -> end. The public door of the
room: `build`, `run_turn`, `decide`.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any, cast
from weakref import WeakValueDictionary

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessage
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.graph import END, START, StateGraph
from langgraph.graph.state import CompiledStateGraph
from langgraph.types import Command, Interrupt

from engines.rules.conversation import typed
from graph.answers import Answer, may_answer, read_answer
from graph.context import TurnContext
from graph.events import Decided, Event, Finished, GateRaised, Spoke
from graph.nodes import Nodes, begin, waiting_verb
from graph.state import State
from graph.tools import Verb
from tools.registry import TOOLS

CrewGraph = CompiledStateGraph[State, TurnContext, State, State]

_locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()


def build(
    model: BaseChatModel,
    checkpointer: BaseCheckpointSaver[Any],
    verbs: Mapping[str, Verb] = TOOLS,
) -> CrewGraph:
    """The compiled graph for one chat model, whichever it is; made once, used for every thread.

    The model must have `bind_tools`. With the rules it is
    `RulesChatModel(film=graph.context.film_in_hand)`.
    """
    nodes = Nodes(model, verbs)
    graph = StateGraph(State, context_schema=TurnContext)
    graph.add_node("router", nodes.router, destinations=("specialist", "gate"))
    graph.add_node("specialist", nodes.specialist)
    graph.add_node("act", nodes.act)
    graph.add_node("gate", nodes.gate, destinations=("work", "refuse"))
    graph.add_node("work", nodes.work)
    graph.add_node("refuse", nodes.refuse)
    graph.add_edge(START, "router")
    graph.add_conditional_edges("specialist", nodes.after_specialist, ["act", "gate", END])
    graph.add_conditional_edges("act", nodes.after_act, ["act", "gate", "specialist"])
    for name in ("work", "refuse"):
        graph.add_conditional_edges(name, nodes.after_gate, ["act", "specialist", END])
    return graph.compile(checkpointer=checkpointer)


async def run_turn(
    graph: CrewGraph, thread: str, text: str, context: TurnContext
) -> AsyncIterator[Event]:
    """One message that a person typed, to the end of what the crew does about it.

    A whole yes or no while an approval waits is that decision; no model sees it. Errors outside
    the film's own (a broken database) are raised.
    """
    waiting, answer = await _decision(graph, thread, text)
    if waiting:
        async for event in decide(graph, thread, waiting, answer is Answer.YES, context):
            yield event
        return
    start: State = {
        "messages": [typed(text)],
        "project": context.desk.project,
        "thread": thread,
    }
    async with _lock(thread):
        async for event in _stream(graph, thread, start, context, "exit"):
            yield event


async def decide(
    graph: CrewGraph, thread: str, approval: str, approved: bool, context: TurnContext
) -> AsyncIterator[Event]:
    """A person's Approve or Reject: the row is flipped first, then the graph goes on.

    A second press, a stale card or a closed request gets its sentence and changes nothing.
    """
    decision = await context.decide(approval, approved)
    yield Decided(
        approval=approval, approved=approved, counted=decision.counted, text=decision.text
    )
    if decision.counted:
        async for event in carry_on(graph, thread, approval, approved, context):
            yield event


async def carry_on(
    graph: CrewGraph, thread: str, approval: str, approved: bool, context: TurnContext
) -> AsyncIterator[Event]:
    """What follows a decision that is in the database: also after a restart in between.

    When the conversation no longer waits for this approval, the work is begun all the same:
    the row is the truth.
    """
    async with _lock(thread):
        held = await _interrupt(graph, thread, approval)
        if held is not None:
            resume: Command[Any] = Command(resume={held.id: approved})
            async for event in _stream(graph, thread, resume, context, "sync"):
                yield event
            return
        if not approved:
            return
        said, failed = await begin(approval, context)
        yield Finished(call="", tool="work", said=said, failed=failed)
        await _note(graph, thread, said.text)


async def _stream(
    graph: CrewGraph,
    thread: str,
    start: State | Command[Any],
    context: TurnContext,
    durability: Any,
) -> AsyncIterator[Event]:
    parts: AsyncIterator[Any] = graph.astream(
        start,
        _config(thread),
        context=context,
        stream_mode=["custom", "updates"],
        durability=durability,
    )
    raised: set[str] = set()
    async for mode, data in parts:
        if mode == "custom":
            if isinstance(data, Finished) and data.said.approval:
                raised.add(data.said.approval)
            yield data
        elif "__interrupt__" in data:
            approval = str(data["__interrupt__"][0].value)
            yield GateRaised(approval=approval, again=approval not in raised)


async def _decision(graph: CrewGraph, thread: str, text: str) -> tuple[str, Answer]:
    """The approval that a whole yes or no decides; "" when nothing waits or it is neither."""
    if not may_answer(text):
        return "", Answer.OTHER
    values = cast("State", (await graph.aget_state(_config(thread))).values)
    answer = read_answer(text, waiting_verb(values)) if values.get("approval") else Answer.OTHER
    return (values["approval"] if answer in (Answer.YES, Answer.NO) else ""), answer


async def _interrupt(graph: CrewGraph, thread: str, approval: str) -> Interrupt | None:
    state = await graph.aget_state(_config(thread))
    return next((i for i in state.interrupts if i.value == approval), None)


async def _note(graph: CrewGraph, thread: str, text: str) -> None:
    """Keeps what was begun in the conversation, when that is not waiting for something else."""
    state = await graph.aget_state(_config(thread))
    if not state.next and state.values:
        update = {"messages": [AIMessage(text)]}
        await graph.aupdate_state(_config(thread), update, as_node="refuse")


def _config(thread: str) -> RunnableConfig:
    return {"configurable": {"thread_id": thread}}


def _lock(thread: str) -> asyncio.Lock:
    """One turn of a thread at a time; LangGraph has no such lock."""
    return _locks.setdefault(thread, asyncio.Lock())


__all__ = ["CrewGraph", "Event", "Spoke", "build", "carry_on", "decide", "run_turn"]
