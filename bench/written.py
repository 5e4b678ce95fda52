"""Films that the rules write from one sentence: `python -m bench.written` writes the samples again.

Every step gets what the one before it handed in, as in the studio: treatments, beats, scenes.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from engines.rules.writer import RulesWriter
from film.tables import read_table
from film.writing.asks import Ask as AnyAsk
from film.writing.asks import (
    BeatsAsk,
    D,
    OutlineAsk,
    SceneAsk,
    TreatmentDraft,
    TreatmentsAsk,
    TreatmentsDraft,
)
from film.writing.brief import Brief
from film.writing.story import Beat, Passage

FOLDER = Path(__file__).resolve().parents[1] / "samples" / "written"
SECONDS = 60


def sample_ideas() -> dict[str, dict[str, Any]]:
    """The ideas of the samples, by the name of their file."""
    ideas: dict[str, dict[str, Any]] = read_table(FOLDER / "ideas.yaml")
    return ideas


def write_film(idea: str, seconds: int = SECONDS, which: int = 0, twist: str = "") -> str:
    """The whole film of an idea as Fountain; `which` of the three treatments is told."""
    brief = Brief(idea=idea, shortest=seconds, longest=seconds, twist=twist)
    return asyncio.run(_film(brief, seconds, which))


def propose(idea: str, twist: str = "", seconds: int = 0) -> TreatmentsDraft:
    """The treatments of an idea."""
    brief = Brief(idea=idea, twist=twist, shortest=seconds, longest=seconds)
    return asyncio.run(_write(TreatmentsAsk(brief=brief, material=idea)))


def beats_of(idea: str, which: int = 0, twist: str = "", seconds: int = 0) -> tuple[Beat, ...]:
    """The beat sheet of one of the treatments of an idea; 0 seconds are the usual length."""
    treatment = propose(idea, twist, seconds).treatments[which]
    return asyncio.run(_sheet(Brief(idea=idea, twist=twist), treatment))


async def _write(ask: AnyAsk[D]) -> D:
    wrote = await RulesWriter().write(ask)
    if wrote.draft is None:
        raise ValueError(wrote.refusal)
    return wrote.draft


async def _film(brief: Brief, seconds: int, which: int) -> str:
    drafts = await _write(TreatmentsAsk(brief=brief, material=brief.idea))
    treatment = drafts.treatments[which]
    return await _script(brief, treatment, await _sheet(brief, treatment), seconds)


async def _sheet(brief: Brief, treatment: TreatmentDraft) -> tuple[Beat, ...]:
    passages = tuple(Passage(id=f"pa{n}", text=t) for n, t in enumerate(treatment.passages, 1))
    sheet = await _write(BeatsAsk(brief=brief, title=treatment.title, passages=passages))
    return tuple(
        Beat(id=f"be{n}", title=b.title, text=b.text, turn=b.turn, passage=f"pa{b.passage}")
        for n, b in enumerate(sheet.beats, 1)
    )


async def _script(
    brief: Brief, treatment: TreatmentDraft, beats: tuple[Beat, ...], seconds: int
) -> str:
    title, summary = treatment.title, " ".join(treatment.passages)[:400]
    outline = await _write(
        OutlineAsk(brief=brief, title=title, summary=summary, beats=beats, seconds=seconds)
    )
    parts = [f"Title: {title}\nCredit: Written by the rules of Auteur\n"]
    for number, scene in enumerate(outline.scenes, 1):
        draft = await _write(
            SceneAsk(
                brief=brief,
                title=title,
                summary=summary,
                number=number,
                of=len(outline.scenes),
                idea=scene,
                beats=tuple(beats[n - 1] for n in scene.beats),
                people=outline.people,
                seconds=scene.seconds,
            )
        )
        parts.append(draft.fountain)
    return "\n".join(parts)


if __name__ == "__main__":
    for name, row in sample_ideas().items():
        (FOLDER / f"{name}.fountain").write_text(write_film(**row), encoding="utf-8")
