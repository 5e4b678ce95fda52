"""A model in the chat: its words as they come, its calls as steps that open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bench.loopback import Answer, loopback
from chat.calling import call_words
from engines.text.access import Access
from film.writing.calls import Outcome, Trace
from studio.studio import Studio

CALL = Trace(
    call="c", engine="gemini", model="gemini-3.8-flash", prompt="beat_ideas", tokens_in=1200,
    tokens_out=800, micros=390_000, seconds=4.21,
)  # fmt: skip


@pytest.mark.parametrize(
    ("trace", "words"),
    [
        (CALL, "gemini-3.8-flash, beat ideas: 1,200 + 800 tokens, $0.0039, 4.2 s"),
        (CALL.but(prompt="", micros=0), "gemini-3.8-flash: 1,200 + 800 tokens, free, 4.2 s"),
        (CALL.but(micros=None), "price unknown"),
        (CALL.but(counted=False), "about 1,200 + 800 tokens"),
        (CALL.but(outcome=Outcome.REFUSED), "4.2 s, declined"),
        (CALL.but(repair=True), "asked again for a mended answer"),
    ],
)
def test_a_call_is_named_by_what_it_was_and_took(trace: Trace, words: str) -> None:
    assert words in call_words(trace)


async def test_words_come_as_the_model_finds_them_and_are_one_message_in_the_end(
    studio: Studio, open_tab: Callable[..., Any]
) -> None:
    async with loopback([Answer(text=["Good ", "evening, ", "<b>you</b>."])]) as model:
        studio.writing.access = {"ollama": Access(url=model.url)}
        tab = open_tab()
        await tab.say("use ollama for the writing")
        await tab.press(tab.cards("Checkout")[-1]["approval"])
        tab.events.clear()
        await tab.say("hello")
    tokens = "".join(data["token"] for event, data in tab.events if event == "stream_token")
    assert tokens.endswith("Good evening, \\<b\\>you\\</b\\>.")
    assert tab.texts()[-1] == "**Producer:** Good evening, \\<b\\>you\\</b\\>."
    started = next(data["id"] for event, data in tab.events if event == "stream_start")
    whole = [d["id"] for e, d in tab.events if e == "new_message" and "assistant" in d["type"]]
    assert whole == [started]
    step = next(d for e, d in tab.events if e == "new_message" and "tokens" in d["name"])
    assert "hello" in step["input"]
    assert "free" in step["name"]
