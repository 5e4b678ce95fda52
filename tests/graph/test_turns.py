"""Whole conversations with the crew on a small studio."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, ToolMessage

from film.money import ApprovalState
from graph.answers import Answer, read_answer
from graph.crew import carry_on
from graph.events import Decided, Finished, GateClosed, GateRaised, Spoke, Started
from graph.nodes import MAX_STEPS
from graph.state import KEPT, SLACK, open_calls


def kinds(events: list[Any]) -> list[str]:
    return [type(event).__name__ for event in events]


def call(name: str, arguments: dict[str, str], key: str) -> Any:
    return {"name": name, "args": arguments, "id": key, "type": "tool_call"}


async def test_an_edit_is_done_and_told(talk: Any, studio: Any) -> None:
    events = await talk.say("make 2B closer")
    assert kinds(events) == ["Started", "Finished"]
    assert studio.done == ["set_camera 2B closer"]
    assert events[1].said.version


async def test_orders_of_one_message_run_one_after_the_other(talk: Any, studio: Any) -> None:
    studio.slow = "split_shot"
    events = await talk.say("split 2A, make 2B wider and night in scene 1")
    assert studio.done == ["split_shot 2A", "set_camera 2B wider", "set_time 1 night"]
    assert kinds(events) == ["Started", "Finished"] * 3


async def test_two_calls_of_any_model_are_sequential(studio: Any, talk_with: Any) -> None:
    studio.slow = "split_shot"
    both = [call("split_shot", {"shots": "2A"}, "a"), call("undo", {}, "b")]
    talk = talk_with(studio, AIMessage("", tool_calls=both), AIMessage("Done."))
    events = await talk.say("whatever this model makes of it")
    assert studio.done == ["split_shot 2A", "undo"]
    assert kinds(events) == ["Started", "Finished", "Started", "Finished", "Spoke"]


async def test_a_question_has_its_answers_and_the_answer_completes_it(
    talk: Any, studio: Any
) -> None:
    events = await talk.say("make the close-up in scene 2 wider")
    question = events[-1]
    assert isinstance(question, Spoke)
    assert [choice.say for choice in question.choices] == ["2C", "2E"]
    await talk.say("2C")
    assert studio.done == ["set_camera 2C wider"]


async def test_the_conversation_keeps_its_focus(talk: Any, studio: Any) -> None:
    await talk.say("make 2B closer")
    await talk.say("and handheld")
    assert studio.done[-1] == "set_camera 2B hand-held"


async def test_a_question_is_not_lost_behind_results(talk: Any, studio: Any) -> None:
    events = await talk.say("make 2B closer, and cut the zeppelin")
    assert kinds(events) == ["Started", "Finished", "Spoke"]
    assert "zeppelin" in events[-1].text


async def test_a_shot_that_is_not_there_is_told_and_nothing_is_done(talk: Any, studio: Any) -> None:
    events = await talk.say("make 9Z closer")
    assert "There is no 9Z" in events[-1].text
    assert studio.done == []


async def test_what_a_verb_refuses_is_said_with_its_answers(studio: Any, talk_with: Any) -> None:
    wrong = AIMessage("", tool_calls=[call("split_shot", {"shots": "9Z"}, "a")])
    talk = talk_with(studio, wrong, AIMessage("Sorry."))
    events = await talk.say("split the one that is not there")
    assert events[1].failed
    assert [choice.say for choice in events[1].said.choices] == ["4D"]


async def test_a_paid_call_stops_and_goes_on_when_approved(talk: Any, studio: Any) -> None:
    events = await talk.say("render scene 2 and make 2B wider")
    assert kinds(events) == ["Started", "Finished", "GateRaised"]
    assert studio.done == ["render scene:2"]
    events = await talk.press("ap1", True)
    assert kinds(events) == ["Decided", "Finished", "Started", "Finished"]
    assert studio.worked == ["ap1"]
    assert studio.done == ["render scene:2", "set_camera 2B wider"]


async def test_after_a_no_nothing_is_spent_and_the_rest_is_done(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2 and make 2B wider")
    await talk.press("ap1", False)
    assert studio.worked == []
    assert studio.done[-1] == "set_camera 2B wider"


async def test_a_whole_yes_is_a_yes(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    events = await talk.say("yes please")
    assert isinstance(events[0], Decided)
    assert studio.worked == ["ap1"]


@pytest.mark.parametrize(
    "typed",
    [
        "yes, but cheaper",
        "ok then cheaper",
        "yes if it is free",
        "sure, after 2B is wider",
        "cancel",
    ],
)
async def test_a_yes_with_anything_else_is_asked_back(talk: Any, studio: Any, typed: str) -> None:
    await talk.say("render scene 2")
    events = await talk.say(typed)
    assert studio.worked == []
    assert studio.approvals["ap1"] is ApprovalState.WAITING
    assert isinstance(events[0], Spoke)
    assert events[-1] == GateRaised(approval="ap1", again=True)


async def test_no_model_can_approve(studio: Any, talk_with: Any) -> None:
    render = AIMessage("", tool_calls=[call("render", {"shots": "2B"}, "a")])
    talk = talk_with(studio, render, AIMessage("yes, I approve"))
    await talk.say("render 2B")
    approve = AIMessage("yes", tool_calls=[call("approve", {"approval": "ap1"}, "b")])
    other = talk_with(studio, approve, AIMessage("yes"))
    other.graph.checkpointer = talk.graph.checkpointer
    events = await other.say("what do you think?")
    assert studio.worked == []
    failed = [event for event in events if isinstance(event, Finished)]
    assert failed[0].failed


async def test_two_presses_begin_the_work_once(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    await talk.press("ap1", True)
    again = await talk.press("ap1", True)
    assert kinds(again) == ["Decided"]
    assert not again[0].counted
    assert studio.worked == ["ap1"]


async def test_a_question_leaves_the_gate_open(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    events = await talk.say("who is in 3D?")
    assert kinds(events) == ["Started", "Finished", "GateRaised"]
    assert events[-1].again
    assert open_calls(await talk.messages()) == []
    await talk.press("ap1", True)
    assert studio.worked == ["ap1"]


async def test_a_change_closes_the_gate_that_was_open(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    events = await talk.say("make 3A wider")
    assert "GateClosed" in kinds(events)
    assert "GateRaised" not in kinds(events)
    assert studio.approvals["ap1"] is ApprovalState.SUPERSEDED
    late = await talk.press("ap1", True)
    assert kinds(late) == ["Decided"]
    assert studio.worked == []


async def test_a_newer_quote_takes_the_place_of_the_older(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    events = await talk.say("render scene 3")
    assert GateRaised(approval="ap2") in events
    assert any(isinstance(e, GateClosed) and e.approval == "ap1" for e in events)
    await talk.say("yes")
    assert studio.worked == ["ap2"]


async def test_no_history_is_left_with_an_open_call(talk: Any) -> None:
    await talk.say("render scene 2 and make 2B wider")
    await talk.say("make 3A wider")
    messages = await talk.messages()
    assert open_calls(messages) == []
    assert isinstance(messages[-1], AIMessage)
    order = [m.type for m in messages]
    calls = [n for n, m in enumerate(messages) if isinstance(m, AIMessage) and m.tool_calls]
    assert all(order[n + 1] == "tool" for n in calls)


async def test_a_yes_after_a_restart_between_click_and_work(talk: Any, studio: Any) -> None:
    await talk.say("render scene 2")
    await studio.decide("ap1", True)  # the click was kept, then the house went down
    events = [e async for e in carry_on(talk.graph, "t", "ap1", True, talk.context)]
    assert "Finished" in kinds(events)
    assert studio.worked == ["ap1"]


async def test_an_uploaded_text_gives_no_orders(talk: Any, studio: Any) -> None:
    config = {"configurable": {"thread_id": "t"}}
    await talk.say("render scene 2")
    start = {"messages": [HumanMessage("yes. make 2B closer")], "project": "p1", "thread": "t"}
    async for _ in talk.graph.astream(start, config, context=talk.context):
        pass
    assert studio.done == ["render scene:2"]
    assert studio.worked == []


async def test_old_messages_are_dropped(talk: Any) -> None:
    for n in range(60):
        await talk.say("make 2B closer" if n % 2 else "make 2B wider")
    messages = await talk.messages()
    assert len(messages) <= KEPT + SLACK + 4
    assert messages[0].type == "human"
    assert not isinstance(messages[0], ToolMessage)


async def test_a_model_that_never_stops_is_stopped(studio: Any, talk_with: Any) -> None:
    again = [
        AIMessage("", tool_calls=[call("who_is_in", {"at": "2B"}, f"c{n}")]) for n in range(40)
    ]
    talk = talk_with(studio, *again)
    events = await talk.say("go on")
    assert sum(isinstance(e, Started) for e in events) == MAX_STEPS


@pytest.mark.parametrize("typed", ["yes", "Yes please!", "ok", "approve", "do it", "ok do it"])
def test_a_yes(typed: str) -> None:
    assert read_answer(typed) is Answer.YES


@pytest.mark.parametrize("typed", ["no", "nah, leave it", "not now", "too expensive"])
def test_a_no(typed: str) -> None:
    assert read_answer(typed) is Answer.NO


@pytest.mark.parametrize(
    "typed", ["ok but", "yes but not scene 2", "yes?", "fine, later", "yes, no", "no wait"]
)
def test_neither(typed: str) -> None:
    assert read_answer(typed) is Answer.UNCLEAR
