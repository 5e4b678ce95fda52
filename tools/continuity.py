"""Continuity as verbs and cards tell it: what was found, or that nothing was checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from film.errors import Unavailable
from film.facts import Contradiction
from film.film import Film
from film.references import get_scenes
from film.risks import NOTHING, Jumps, SceneRisk, scene_risks, shot_risks
from film.words import Risk
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import count, scenes_named


@dataclass(frozen=True)
class Checked:
    """What the bible found; `away` says, in its words, why it was not asked."""

    found: tuple[Contradiction, ...] = ()
    away: str = ""


async def check(desk: Desk, film: Film, scenes: Sequence[str] = ()) -> Checked:
    """What contradicts itself in these scenes (ids) or in the film; the work goes on without."""
    try:
        return Checked(await desk.get_bible().contradictions(film, scenes))
    except Unavailable as error:
        return Checked(away=str(error))


async def seen_jumps(desk: Desk, film: Film) -> Jumps:
    """What the eye saw jump at the cuts of what is rendered; nothing at a desk without a studio."""
    if desk.qualifying is None or not film.shots:
        return NOTHING
    return await desk.renders.jumps(film)


async def risks(desk: Desk, *, scenes: str = "") -> Said:
    """Say how likely continuity is to break, scene by scene, or shot by shot in one scene."""
    film = await desk.store.load(desk.project)
    chosen = get_scenes(film, scenes or "all")
    checked = await check(desk, film, [scene.id for scene in chosen] if scenes else ())
    jumps = await seen_jumps(desk, film)
    told = scene_risks(film, checked.found, chosen, jumps)
    if len(chosen) == 1:
        told = (*told, *shot_risks(film, checked.found, chosen[0], jumps))
    card = risks_card(film, told, checked.away)
    text = not_checked(checked) or told_risks(film, told)
    return Said(text=text, cards=(card,), choices=ways(film, told))


def not_checked(checked: Checked) -> str:
    """The sentence that says so, "" where the bible was asked."""
    return f"Continuity is not checked: {checked.away}" if checked.away else ""


def risks_card(film: Film, told: Sequence[SceneRisk], away: str) -> Card:
    """A row for each scene and shot: its risk and why; "unknown" while the bible is away."""
    rows = [
        {
            "name": film.get_shot(one.shot).label if one.shot else
            f"scene {film.get_scene(one.scene).number}",
            "say": f"show {film.get_shot(one.shot).label}" if one.shot else
            f"continuity of scene {film.get_scene(one.scene).number}",
            "risk": "unknown" if away and one.risk is not Risk.RISKY else one.risk.value,
            "reasons": list(one.reasons),
        }
        for one in told
    ]  # fmt: skip
    return Card(kind="risks", props={"title": film.title, "away": away, "rows": rows})


def with_risks(card: Card, film: Film, checked: Checked) -> Card:
    """A scenes card with the risk of every scene; "" where nothing was checked."""
    ids = {row["id"] for row in card.props["scenes"]}
    scenes = [scene for scene in film.scenes if scene.id in ids]
    told = {one.scene: one for one in scene_risks(film, checked.found, scenes)}
    rows = [
        {
            **row,
            "risk": "" if checked.away else told[row["id"]].risk.value,
            "why": list(told[row["id"]].reasons),
        }
        for row in card.props["scenes"]
    ]
    return Card(kind=card.kind, props={**card.props, "scenes": rows, "away": checked.away})


def told_risks(film: Film, told: Sequence[SceneRisk]) -> str:
    """The worst of these risks in a sentence."""
    scenes = [one for one in told if not one.shot]
    broken = [film.get_scene(one.scene) for one in scenes if one.risk is Risk.BROKEN]
    risky = [film.get_scene(one.scene) for one in scenes if one.risk is Risk.RISKY]
    if broken:
        first = next(one for one in scenes if one.risk is Risk.BROKEN)
        more = f" Look twice at {scenes_named(risky)}." if risky else ""
        return f"{scenes_named(broken, True)}: {first.reasons[0]}{more}"
    if risky:
        first = next(one for one in scenes if one.risk is Risk.RISKY)
        return (
            f"Nothing contradicts itself. Look twice at {scenes_named(risky)}: {first.reasons[0]}"
        )
    return f"{count(len(scenes), 'scene')}, and I see no risk."


def ways(film: Film, told: Sequence[SceneRisk]) -> tuple[Choice, ...]:
    """What to look at where something is broken."""
    bad = next((one for one in told if one.risk is Risk.BROKEN), None)
    if bad is None:
        return ()
    number = film.get_scene(bad.scene).number
    return (
        Choice(label="What does not fit?", say=f"check continuity in scene {number}"),
        Choice(label=f"Scene {number}, shot by shot", say=f"continuity of scene {number}"),
    )
