"""The crew's chat model over each vendor's SDK: tools, words as they come, what must come back."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from langchain_core.messages import AIMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.tools import tool

from bench.loopback import SIGNATURE, Answer
from engines.text.chat import ModelChat
from engines.text.counting import count_all, fitting
from film.errors import Unavailable

SYSTEM = SystemMessage("You are the Producer.")


@tool
def set_time(scenes: str, time: str) -> str:
    """Set the hour of scenes."""
    return ""


CALL = Answer(calls=[("set_time", {"scenes": "2", "time": "dawn"})], tokens=(50, 7))


async def talked(bench: Any, *messages: Any) -> AIMessage:
    reply = await ModelChat(model=bench.model).bind_tools([set_time]).ainvoke([SYSTEM, *messages])
    assert isinstance(reply, AIMessage)
    return reply


async def test_a_call_comes_whole_and_its_result_goes_back(opened: Any) -> None:
    async with opened(CALL, Answer(text=["It is ", "dawn."])) as bench:
        said = HumanMessage("scene 2 at dawn")
        first = await talked(bench, said)
        call = first.tool_calls[0]
        assert (call["name"], call["args"]) == ("set_time", {"scenes": "2", "time": "dawn"})
        assert call["id"]
        assert first.usage_metadata["input_tokens"] == 50
        done = ToolMessage("Scene 2: dawn.", tool_call_id=call["id"], name="set_time")
        last = await talked(bench, said, first, done)
        assert last.text == "It is dawn."
        assert "Scene 2: dawn." in json.dumps(bench.server.requests[1])
        assert "Set the hour of scenes." in json.dumps(bench.server.requests[1])


async def test_two_calls_of_one_talk_never_have_the_same_name(opened: Any) -> None:
    async with opened(CALL, CALL) as bench:  # a server that counts its calls anew in every answer
        said = HumanMessage("scene 2 at dawn")
        first = await talked(bench, said)
        done = ToolMessage("Done.", tool_call_id=first.tool_calls[0]["id"], name="set_time")
        second = await talked(bench, said, first, done)
    assert first.tool_calls[0]["id"] != second.tool_calls[0]["id"]


@pytest.mark.parametrize("vendor", ["gemini"])
async def test_the_signature_of_a_thought_goes_back_unchanged(opened: Any) -> None:
    async with opened(CALL, Answer(text=["Yes."])) as bench:
        said = HumanMessage("scene 2 at dawn")
        first = await talked(bench, said)
        kept = AIMessage.model_validate(json.loads(first.model_dump_json()))  # as checkpoints do
        done = ToolMessage("Done.", tool_call_id=first.tool_calls[0]["id"], name="set_time")
        await talked(bench, said, kept, done)
        parts = [p for c in bench.server.requests[1]["contents"] for p in c["parts"]]
    signed = [p["thoughtSignature"] for p in parts if "functionCall" in p]
    assert [base64.urlsafe_b64decode(s) for s in signed] == [base64.b64decode(SIGNATURE)]


@pytest.mark.parametrize("vendor", ["gemini"])
async def test_calls_that_the_rules_made_are_no_reason_to_refuse_a_conversation(
    opened: Any,
) -> None:
    call = {"name": "set_time", "args": {"scenes": "1"}, "id": "r-1", "type": "tool_call"}
    async with opened(Answer(text=["Yes."])) as bench:
        await talked(
            bench,
            HumanMessage("night"),
            AIMessage("", tool_calls=[call]),
            ToolMessage("Done.", tool_call_id="r-1", name="set_time"),
            HumanMessage("thanks"),
        )
        contents = bench.server.requests[0]["contents"]
    part = next(p for c in contents for p in c["parts"] if "functionCall" in p)
    assert base64.urlsafe_b64decode(part["thoughtSignature"]).startswith(b"skip_thought")
    assert [c["role"] for c in contents] == ["user", "model", "user"]


async def test_words_are_there_with_the_models_first(opened: Any) -> None:
    async with opened(Answer(text=["One ", "two."])) as bench:
        chat = ModelChat(model=bench.model)
        chunks = [c.text async for c in chat.astream([SYSTEM, HumanMessage("count")])]
    assert [text for text in chunks if text] == ["One ", "two."]


@pytest.mark.parametrize("vendor", ["openai", "gemini"])
async def test_a_refusal_is_said_as_the_models_own_word(opened: Any) -> None:
    async with opened(Answer(refusal="Not that.")) as bench:
        reply = await talked(bench, HumanMessage("something"))
    assert "will not answer that" in reply.text


async def test_arguments_that_are_no_json_reach_the_verb_that_refuses_them(opened: Any) -> None:
    async with opened(Answer(calls=[("set_time", {"lens": "50"})])) as bench:
        reply = await talked(bench, HumanMessage("x"))
    assert reply.tool_calls[0]["args"] == {"lens": "50"}


async def test_a_vendor_that_is_away_is_one_sentence(opened: Any) -> None:
    async with opened(Answer(status=503)) as bench:
        with pytest.raises(Unavailable, match="Nothing was changed"):
            await talked(bench, HumanMessage("hello"))


def test_a_long_talk_loses_its_oldest_turns_and_begins_with_a_persons_words() -> None:
    talk: list[Any] = [SYSTEM]
    for n in range(50):
        call = {"name": "x", "args": {}, "id": f"c{n}", "type": "tool_call"}
        talk += [
            HumanMessage(f"do {n} " + "word " * 40),
            AIMessage("", tool_calls=[call]),
            ToolMessage("Done.", tool_call_id=f"c{n}", name="x"),
        ]
    kept = fitting(talk, 1000)
    assert count_all(kept) <= 1000
    assert [type(m) for m in kept[:2]] == [SystemMessage, HumanMessage]
    assert kept[-1] is talk[-1]
