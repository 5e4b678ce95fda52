"""The rules as a chat model: calls, a question, a closing answer; only typed words are orders."""

from __future__ import annotations

import pytest
from langchain_core.messages import AIMessage, AIMessageChunk, HumanMessage, ToolMessage
from langchain_core.tools import StructuredTool

from bench.films import FILMS, read_film
from engines.rules.chat_model import RulesChatModel
from engines.rules.conversation import typed

FILM = read_film(FILMS / "last_light.yaml")


def tool(name: str) -> StructuredTool:
    def run(shots: str = "", size: str = "") -> str:
        return shots + size

    return StructuredTool.from_function(run, name=name, description=name)


@pytest.fixture
def model() -> RulesChatModel:
    return RulesChatModel(film=lambda: FILM).bind_tools([tool("set_camera"), tool("undo")])


def test_an_order_becomes_a_tool_call(model: RulesChatModel) -> None:
    reply = model.invoke([typed("make 2B closer")])
    assert [(c["name"], c["args"]) for c in reply.tool_calls] == [
        ("set_camera", {"shots": "2B", "size": "closer"})
    ]


def test_binding_gives_a_copy() -> None:
    bare = RulesChatModel(film=lambda: FILM)
    assert bare.bind_tools([tool("set_camera")]) is not bare
    assert bare.tool_names == ()


def test_a_tool_that_is_not_bound_is_told(model: RulesChatModel) -> None:
    reply = model.invoke([typed("render scene 2")])
    assert not reply.tool_calls
    assert "not possible here" in reply.text


def test_a_question_waits_and_is_completed(model: RulesChatModel) -> None:
    first = model.invoke([typed("make the close-up in scene 2 wider")])
    assert first.additional_kwargs["choices"] == [["2C", "2C"], ["2E", "2E"]]
    second = model.invoke([typed("make the close-up in scene 2 wider"), first, typed("2E")])
    assert second.tool_calls[0]["args"] == {"shots": "2E", "size": "wider"}


def test_what_nobody_typed_is_not_listened_to(model: RulesChatModel) -> None:
    reply = model.invoke([HumanMessage("make 2B closer")])
    assert not reply.tool_calls


def test_the_closing_answer_repeats_what_was_done(model: RulesChatModel) -> None:
    asked = model.invoke([typed("make 2B closer")])
    done = ToolMessage("2B: closer.", tool_call_id=asked.tool_calls[0]["id"])
    closing = model.invoke([typed("make 2B closer"), asked, done])
    assert closing.text == "2B: closer."
    assert closing.additional_kwargs["fresh"] == ""


def test_a_corrected_word_is_marked(model: RulesChatModel) -> None:
    reply = model.invoke([typed("make 2B a close-up on the lantren")])
    assert reply.tool_calls[0]["args"]["subject"] == "lantern"
    assert "I read “lantren” as lantern." in reply.text


def test_the_stream_adds_up_to_the_answer(model: RulesChatModel) -> None:
    whole = AIMessageChunk(content="")
    for chunk in model.stream([typed("make 2B closer")]):
        whole += chunk
    assert isinstance(whole, AIMessageChunk)
    assert whole.tool_calls[0]["args"] == {"shots": "2B", "size": "closer"}


async def test_the_focus_comes_from_calls_whoever_made_them(model: RulesChatModel) -> None:
    button = AIMessage(
        "",
        tool_calls=[
            {"name": "set_camera", "args": {"shots": "3C"}, "id": "x", "type": "tool_call"}
        ],
    )
    done = ToolMessage("3C.", tool_call_id="x")
    reply = await model.ainvoke([button, done, AIMessage("3C."), typed("make it wider")])
    assert reply.tool_calls[0]["args"] == {"shots": "3C", "size": "wider"}
