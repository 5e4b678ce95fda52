"""How likely continuity is to break in a scene or shot, from the film and what the bible found.

It advises: nothing is changed by it, and nothing waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from film.edits.compare import name_of
from film.facts import Contradiction
from film.film import Film
from film.noun import Noun
from film.shots import Shot
from film.story import Scene
from film.story_time import Gap, gaps, strand_of
from film.words import Risk

Jumps = Mapping[str, tuple[str, ...]]  # by the id of the shot after a cut: what jumps there
NOTHING: Jumps = MappingProxyType({})


class SceneRisk(Noun):
    """The risk of one scene or of one shot (`shot`), with its reasons in sentences."""

    scene: str
    shot: str = ""
    risk: Risk = Risk.SAFE
    reasons: tuple[str, ...] = ()


def scene_risks(
    film: Film,
    found: Sequence[Contradiction],
    scenes: Sequence[Scene] = (),
    jumps: Jumps = NOTHING,
) -> tuple[SceneRisk, ...]:
    """The risk of each scene, in film order. `jumps` is what the eye saw at the cut to a shot."""
    leaps = gaps(film.scenes)
    told = []
    for scene in scenes or film.scenes:
        broken = [one.text for one in found if one.scene == scene.id]
        seen = [f"{s.label}: {why}" for s in film.shots_of(scene.id) for why in jumps.get(s.id, ())]
        reasons = (*seen, *dict.fromkeys(_scene_reasons(film, scene, leaps.get(scene.id))))
        told.append(_risk(scene.id, "", broken, reasons))
    return tuple(told)


def shot_risks(
    film: Film, found: Sequence[Contradiction], scene: Scene, jumps: Jumps = NOTHING
) -> tuple[SceneRisk, ...]:
    """The risk of each shot of a scene, in order."""
    told = []
    for shot in film.shots_of(scene.id):
        broken = [one.text for one in found if one.shot == shot.id]
        told.append(
            _risk(scene.id, shot.id, broken, (*jumps.get(shot.id, ()), *_shot_reasons(film, shot)))
        )
    return tuple(told)


def _risk(scene: str, shot: str, broken: list[str], reasons: tuple[str, ...]) -> SceneRisk:
    risk = Risk.BROKEN if broken else Risk.RISKY if reasons else Risk.SAFE
    return SceneRisk(scene=scene, shot=shot, risk=risk, reasons=(*broken, *reasons))


def _scene_reasons(film: Film, scene: Scene, jump: Gap | None) -> Iterable[str]:
    shots = film.shots_of(scene.id)
    if jump is Gap.SAME:
        yield "It plays at the same time as the scene before."
    if strand_of(scene):
        yield "It is outside the story's own time: states do not carry into it by themselves."
    if not shots:
        return
    first = film.place_of(shots[0])
    for condition in film.conditions:
        begins = film.find_place(condition.from_shot)
        ends = film.find_place(condition.to_shot) if condition.to_shot else len(film.shots)
        seen = any(_is_in(shot, condition.asset) for shot in shots)
        if _over(begins, ends, first) and seen:
            since = film.get_shot(condition.from_shot).label
            yield f"{name_of(film, condition.asset)} must still be {condition.what}, since {since}."
    yield from _travelled(film, scene, first)


def _travelled(film: Film, scene: Scene, first: int) -> Iterable[str]:
    """Props that were last in another place, and nobody who is here had them there."""
    for prop in film.props:
        here = next((s for s in film.shots_of(scene.id) if _is_in(s, prop.id)), None)
        before = next((s for s in reversed(film.shots[:first]) if _is_in(s, prop.id)), None)
        if here is None or before is None:
            continue
        place = film.get_scene(before.scene).location
        had = {p.who for p in before.cast}
        if place != scene.location and not had & {p.who for p in here.cast}:
            yield f"{name_of(film, prop.id)} was last in {name_of(film, place)} ({before.label})."


def _shot_reasons(film: Film, shot: Shot) -> Iterable[str]:
    at = film.place_of(shot)
    if shot.continuous:
        yield "It opens on the last frame of the shot before: what changes there shows here."
    for condition in film.conditions:
        begins = film.find_place(condition.from_shot)
        ends = film.find_place(condition.to_shot) if condition.to_shot else len(film.shots)
        if begins == at and _is_in(shot, condition.asset):
            yield f"{name_of(film, condition.asset)} becomes {condition.what} here."
        elif _over(begins, ends, at) and _is_in(shot, condition.asset):
            yield f"{name_of(film, condition.asset)} must be {condition.what}."


def _is_in(shot: Shot, asset: str) -> bool:
    held = {prop for presence in shot.cast for prop in presence.holds}
    return asset in {p.who for p in shot.cast} | held | {s.prop for s in shot.props}


def _over(begins: int | None, ends: int | None, at: int) -> bool:
    """Whether something that began before lasts at a place."""
    return begins is not None and ends is not None and begins < at <= ends
