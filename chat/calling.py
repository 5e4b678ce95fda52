"""What a model says while it says it, and its calls as steps that open."""

from __future__ import annotations

import chainlit as cl

from chat.cards import named, plain_text
from film.money import dollars
from film.writing.calls import Outcome, Trace
from graph.events import Heard

MOST_LETTERS = 20_000  # of a prompt or an answer, as a step shows them; the log has all
ENDS = {
    Outcome.REFUSED: "declined",
    Outcome.CUT: "cut off, it was too long",
    Outcome.FAILED: "failed",
}


class Mouth:
    """Messages that are being said, in the tab of the turn; the whole takes their place later."""

    def __init__(self) -> None:
        self._said: dict[str, cl.Message] = {}

    async def say(self, heard: Heard) -> None:
        """The next words of a message, at once."""
        message = self._said.get(heard.key)
        if message is None:
            message = cl.Message(id=named(heard.key), content="", author=heard.speaker)
            self._said[heard.key] = message
            await message.stream_token(f"**{heard.speaker}:** ")
        await message.stream_token(plain_text(heard.text))


async def show_call(trace: Trace) -> None:
    """A call of a model as a step: its prompt and its answer lie inside."""
    run = cl.context.current_run
    step = cl.Step(name=call_words(trace), type="tool", parent_id=run.id if run else None)
    step.input, step.show_input = _short(trace.sent), "text"
    step.output = _short(trace.answer or trace.why)
    step.is_error = trace.outcome is Outcome.FAILED
    await step.send()


def call_words(trace: Trace) -> str:
    """ "gemini-3.8-flash, beats: 1,200 + 800 tokens, $0.0039, 4.2 s"."""
    what = f", {trace.prompt.replace('_', ' ')}" if trace.prompt else ""
    price = "price unknown" if trace.micros is None else dollars(trace.micros)
    about = "" if trace.counted else "about "
    parts = [f"{about}{trace.tokens_in:,} + {trace.tokens_out:,} tokens"]
    parts += [price if trace.micros != 0 else "free", f"{trace.seconds:.1f} s"]
    parts += ["asked again for a mended answer"] if trace.repair else []
    parts += [ENDS[trace.outcome]] if trace.outcome in ENDS else []
    return f"{trace.model}{what}: {', '.join(parts)}"


def _short(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[:MOST_LETTERS] + "…"
