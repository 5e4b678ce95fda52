"""A text step with a model: what of its time is ours, and when the first words are there.

The model is a loopback behind each vendor's own SDK that sends words every 20 ms. What we add is
the time of the whole step less the model's own, from the request's arrival to its last words. The
CPU time of this process, the model's server within, is told too: machines are noisy.
"""

from __future__ import annotations

import asyncio
import json
import statistics
from time import perf_counter, process_time
from typing import Any

from bench import stories
from bench.loopback import Answer, Loopback, loopback
from bench.result import Result
from engines.text.access import Access
from engines.text.model import TextModel
from engines.text.writer import ModelWriter
from engines.writers import TEXT_ENGINES
from film.writing.asks import PassageAsk
from film.writing.brief import Brief
from film.writing.calls import Trace
from prompts.loader import Prompt, read

STEPS = 7
PAUSE_S = 0.02
PIECES = 100
ASK = PassageAsk(
    brief=Brief(idea="A keeper finds a letter."),
    kind="treatment",
    before="Night falls. " * 200,
    selected="Mara opens the letter and reads it. " * 8,
    after="She goes out. " * 200,
    instruction="she should hesitate",
)
TEXT = json.dumps({"text": "Mara turns the letter over twice before she opens it. " * 4})
TARGETS = {"own share, %": 5.0, "first words after the model's, s": 0.3}


class Nobody:
    """An account that pays and keeps nothing, and prompts as the house has them."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []

    async def allow(self, call: str, most: int | None) -> None:
        return None

    async def book(self, trace: Trace) -> None:
        self.traces.append(trace)

    async def of(self, name: str) -> Prompt:
        return read(name)


def run() -> Result:
    """Medians over the steps of each vendor."""
    figures: dict[str, Any] = {}
    for name in TEXT_ENGINES:
        figures |= asyncio.run(_measure(name))
    shares = [value for key, value in figures.items() if key.endswith("own share, %")]
    firsts = [value for key, value in figures.items() if key.endswith("the model's, s")]
    worst = dict(zip(TARGETS, (max(shares), max(firsts)), strict=True))
    rules = stories.run()
    met = rules.met and all(worst[key] <= most for key, most in TARGETS.items())
    figures |= worst | rules.figures
    return Result(name="writing", figures=figures, targets=TARGETS | rules.targets, met=met)


async def _measure(name: str) -> dict[str, float]:
    size = -(-len(TEXT) // PIECES)
    pieces = [TEXT[n : n + size] for n in range(0, len(TEXT), size)]
    async with loopback([Answer(text=pieces, pause_s=PAUSE_S)]) as server:
        engine, nobody = TEXT_ENGINES[name], Nobody()
        wire = engine.make(Access(url=server.url))
        sheet = engine.catalogue().sheet("")
        writer = ModelWriter(TextModel(name, engine.title, wire, sheet, nobody), nobody)
        await writer.write(ASK)  # imports and connections
        taken = [await _step(writer, server) for _ in range(STEPS)]
        await wire.close()
    whole, first, cpu, own = (statistics.median(row) for row in zip(*taken, strict=True))
    return {
        f"{name}: whole step, s": round(whole, 3),
        f"{name}: own share, %": round(100 * own / whole, 2),
        f"{name}: CPU with the server, %": round(100 * cpu / whole, 2),
        f"{name}: first words after the model's, s": round(first, 4),
    }


async def _step(writer: ModelWriter, server: Loopback) -> tuple[float, float, float, float]:
    """Seconds: the whole step, from the model's first words to ours, of CPU, and our own."""
    first: list[float] = []
    server.sent.clear()
    began, busy = perf_counter(), process_time()
    await writer.write(ASK, lambda words: first.append(perf_counter()))
    whole, models = perf_counter() - began, server.sent[-1] - server.arrived
    return whole, first[0] - server.sent[0], process_time() - busy, whole - models
