"""The rules writer: for every kind of ask one function; the same ask gives the same draft."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, cast

from engines.roles import Call, Wrote
from engines.rules.writer.beats import write_beats
from engines.rules.writer.digest import write_digest
from engines.rules.writer.ideas import write_ideas
from engines.rules.writer.outline import write_outline
from engines.rules.writer.passage import write_passage
from engines.rules.writer.scene import write_scene
from engines.rules.writer.treatments import write_treatments
from film.errors import Refused
from film.writing.asks import (
    Ask,
    BeatIdeasAsk,
    BeatsAsk,
    D,
    DigestAsk,
    Draft,
    OutlineAsk,
    PassageAsk,
    SceneAsk,
    TreatmentsAsk,
)

WRITERS: dict[type[Ask[Any]], Callable[[Any], Draft]] = {
    DigestAsk: write_digest,
    TreatmentsAsk: write_treatments,
    PassageAsk: write_passage,
    BeatsAsk: write_beats,
    BeatIdeasAsk: write_ideas,
    OutlineAsk: write_outline,
    SceneAsk: write_scene,
}


class RulesWriter:
    """Writes without a model: nothing leaves the computer, and nothing is left to chance."""

    async def write(self, ask: Ask[D], heard: Callable[[str], None] | None = None) -> Wrote[D]:
        """The draft of an ask, or the sentence that says why the rules cannot write it."""
        begun = time.perf_counter()
        try:
            draft = WRITERS[type(ask)](ask)
        except Refused as refused:
            return Wrote(draft=None, call=_call(begun), refusal=str(refused))
        return Wrote(draft=cast(D, draft), call=_call(begun))


def _call(begun: float) -> Call:
    return Call(engine="rules", model="rules", seconds=round(time.perf_counter() - begun, 3))
