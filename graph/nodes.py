"""The steps of a turn. Each changes the state; what a person sees goes out as events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import (
    AIMessage,
    AnyMessage,
    BaseMessage,
    HumanMessage,
    RemoveMessage,
    SystemMessage,
    ToolCall,
    ToolMessage,
)
from langchain_core.runnables import Runnable
from langgraph.runtime import Runtime
from langgraph.types import Command, interrupt

from agents.crew import PRODUCER
from film.errors import AuteurError
from graph.answers import NOTE_WAITING, QUESTION, Answer, read_answer
from graph.asking import Words, answer, tell_traces
from graph.briefing import briefing
from graph.context import TurnContext, take_in_hand
from graph.events import Finished, GateClosed, Spoke, Started, Told
from graph.state import State, open_calls, recent, surplus
from graph.tools import Verb, as_langchain_tools, refusal, run_call
from tools.said import Choice, Said

MAX_STEPS = 6  # answers of a model in one turn
_TALKED_ON = "Superseded: the person went on talking. Nothing was run."
_OVERTAKEN = "The film has changed since this was shown; ask again for a new price."
STOPPED = (
    f"I stopped after {MAX_STEPS} steps, so that this does not go on for ever. What is done is "
    "shown above and can be undone; say “go on”, or say it in smaller pieces."
)
_GO_ON = (Choice(label="Go on", say="go on"), Choice(label="Undo", say="undo"))
_YES_OR_NO = (Choice(label="Yes", say="yes"), Choice(label="No", say="no"))

Update = dict[str, Any]


class Nodes:
    """The nodes of the graph, for one model and one set of verbs."""

    def __init__(self, model: BaseChatModel, verbs: Mapping[str, Verb]) -> None:
        self.verbs = verbs
        self.tools = as_langchain_tools(verbs.values())
        self.model: Runnable[Any, BaseMessage] = model.bind_tools(self.tools)

    async def router(self, state: State, runtime: Runtime[TurnContext]) -> Command[Any]:
        """Mends what the person talked over, then lets the crew speak.

        A gate that was open stays open: its call is answered with "still waiting" in its place,
        or a vendor would refuse the history. "Yes, but..." is asked back here, not by a model.
        """
        messages = state["messages"]
        update: Update = {"steps": 0, "held": "", "who": PRODUCER.name, "messages": _mended(state)}
        unclear = read_answer(messages[-1].text, waiting_verb(state)) is Answer.UNCLEAR
        if state.get("approval") and unclear:
            update["messages"].append(AIMessage(QUESTION))
            runtime.stream_writer(Spoke(speaker="Producer", text=QUESTION, choices=_YES_OR_NO))
            return Command(goto="gate", update=update)
        return Command(goto="specialist", update=update)

    async def specialist(self, state: State, runtime: Runtime[TurnContext]) -> Update:
        """One answer of the model: calls, a question, or the closing words."""
        film = await runtime.context.film()
        take_in_hand(film)
        brief = SystemMessage(briefing(state["who"], film))
        words = Words(state["who"], runtime.stream_writer)
        asked = [brief, *recent(state["messages"])]
        reply = await answer(self.model, self.tools, asked, runtime.context, words)
        tell_traces(runtime.context, runtime.stream_writer)
        who = self._speaker(reply.tool_calls[0]["name"]) if reply.tool_calls else state["who"]
        said = _fresh(reply)
        if said:
            choices = reply.additional_kwargs.get("choices", ())
            buttons = tuple(Choice(label=label, say=say) for label, say in choices)
            spoken = Spoke(speaker=who, text=said, choices=buttons, key=words.key)
            runtime.stream_writer(spoken)
        steps = state["steps"] + 1
        if reply.tool_calls and steps > MAX_STEPS:
            runtime.stream_writer(Spoke(speaker=PRODUCER.name, text=STOPPED, choices=_GO_ON))
        return {"messages": [reply], "steps": steps, "who": who}

    def _speaker(self, name: str) -> str:
        verb = self.verbs.get(name)
        return verb.speaker if verb is not None else PRODUCER.name

    async def after_specialist(self, state: State) -> Literal["act", "gate", "__end__"]:
        """On with the calls, back to a gate that is still open, or done."""
        if open_calls(state["messages"]) and state["steps"] <= MAX_STEPS:
            return "act"
        return "gate" if state.get("approval") else "__end__"

    async def act(self, state: State, runtime: Runtime[TurnContext]) -> Update:
        """The next call, alone: calls of one message run one after the other, in order.

        A verb that costs or destroys has only written a quote: its approval stops the turn.
        """
        call = open_calls(state["messages"])[0]
        name, write = call["name"], runtime.stream_writer
        args = {key: str(value) for key, value in call["args"].items()}
        write(Started(call=_id(call), tool=name, args=args, speaker=self._speaker(name)))
        desk = replace(
            runtime.context.desk,
            heard=lambda t: write(Told(call=_id(call), text=t)),
            doing=lambda t: write(Told(call=_id(call), text=t, doing=True)),
        )
        said, failed = await run_call(self.verbs.get(name), call, desk)
        tell_traces(runtime.context, write)
        write(Finished(call=_id(call), tool=name, said=said, failed=failed))
        update: Update = {}
        if state.get("approval") and (said.version or said.approval):
            update = await _overtake(state, runtime)
        if said.approval:
            return {**update, "approval": said.approval, "held": _id(call)}
        return {**update, "messages": [_result(call, said.text, failed)]}

    async def after_act(self, state: State) -> Literal["act", "gate", "specialist"]:
        """To the gate when a call raised it, on with the next call, or back to the model."""
        if state.get("held"):
            return "gate"
        return "act" if open_calls(state["messages"]) else "specialist"

    async def gate(self, state: State) -> Command[Literal["work", "refuse"]]:
        """Runs again from its top when it is answered, so it does nothing but wait."""
        return Command(goto="work" if interrupt(state["approval"]) is True else "refuse")

    async def work(self, state: State, runtime: Runtime[TurnContext]) -> Update:
        """Begins what was approved: the context claims the approval, once, and does the work."""
        said, failed = await begin(state["approval"], runtime.context)
        tell_traces(runtime.context, runtime.stream_writer)
        held = _held(state)
        name = held["name"] if held else "work"
        runtime.stream_writer(Finished(call=state["held"], tool=name, said=said, failed=failed))
        return _settled(held, said.text, failed)

    async def refuse(self, state: State) -> Update:
        """The person said no: nothing is done."""
        return _settled(_held(state), "Left as it is.", True)

    async def after_gate(self, state: State) -> Literal["act", "specialist", "__end__"]:
        """On with the calls after the gated one, then the closing words."""
        if open_calls(state["messages"]):
            return "act"
        return "specialist" if isinstance(state["messages"][-1], ToolMessage) else "__end__"


async def begin(approval: str, context: TurnContext) -> tuple[Said, bool]:
    """The approved work, and whether it was refused."""
    try:
        return await context.work(approval), False
    except AuteurError as refused:
        return refusal(refused), True


def _mended(state: State) -> list[BaseMessage]:
    """Answers for the calls that the person talked over, put before what was said now."""
    messages = state["messages"]
    old, said = messages[:-1], messages[-1]
    loose = open_calls(old)
    removals: list[BaseMessage] = [m for m in surplus(messages) if m.id != said.id]
    if not loose:
        return removals
    held = state.get("held", "")
    notes = [
        _result(call, NOTE_WAITING if call["id"] == held else _TALKED_ON, True) for call in loose
    ]
    again = HumanMessage(said.content, additional_kwargs=said.additional_kwargs)
    gone = {m.id for m in removals}
    kept = [note for note in notes if _call_is_kept(old, note.tool_call_id, gone)]
    return [*removals, RemoveMessage(id=str(said.id)), *kept, again]


def _call_is_kept(messages: list[AnyMessage], call_id: str, gone: set[str | None]) -> bool:
    return any(
        isinstance(m, AIMessage)
        and m.id not in gone
        and any(c["id"] == call_id for c in m.tool_calls)
        for m in messages
    )


def _fresh(reply: AIMessage) -> str:
    """What nobody has read yet: the rules repeat what the tools said, for the history's sake."""
    extra = reply.additional_kwargs
    return "" if extra.get("later") else str(extra.get("fresh", reply.text))


async def _overtake(state: State, runtime: Runtime[TurnContext]) -> Update:
    """A change or a newer quote makes an open price stale."""
    old = state["approval"]
    await runtime.context.withdraw(old)
    runtime.stream_writer(GateClosed(approval=old, why=_OVERTAKEN))
    return {"approval": "", "held": ""}


def waiting_verb(state: State) -> str:
    """The verb whose approval waits, "" for none."""
    held = _held(state)
    return held["name"] if held else ""


def _held(state: State) -> ToolCall | None:
    held = state.get("held", "")
    return next((c for c in open_calls(state["messages"]) if c["id"] == held), None)


def _settled(held: ToolCall | None, text: str, failed: bool) -> Update:
    message = _result(held, text, failed) if held else AIMessage(text)
    return {"messages": [message], "approval": "", "held": ""}


def _result(call: ToolCall, text: str, failed: bool) -> ToolMessage:
    status: Literal["success", "error"] = "error" if failed else "success"
    return ToolMessage(text, tool_call_id=_id(call), name=call["name"], status=status)


def _id(call: ToolCall) -> str:
    return str(call["id"])
