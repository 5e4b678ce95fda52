"""The shot list: every scene composed, labelled, joined to its neighbours, with what lasts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engines.rules.breakdown.beats import Beat, BeatReader
from engines.rules.breakdown.compose import Company, Draft, SceneComposer
from engines.rules.breakdown.headings import read_heading
from engines.rules.breakdown.labels import Labels, matched, with_by_hand
from engines.rules.breakdown.lasting import PREFIX, Lasting
from engines.rules.breakdown.propbook import PropLookup
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import joins
from engines.rules.breakdown.timing import squeezed
from film.assets import Condition
from film.edits.lengths import set_pacing
from film.errors import Refused
from film.film import Film
from film.shots import Shot
from film.story import Scene
from film.voices import cast_voices
from film.words import Transition

_TABLEWARE = {"cup", "glass", "plate", "bowl", "bottle", "pan", "kettle"}
Holds = dict[str, list[str]]


def plan_shots(film: Film, scenes: tuple[str, ...] = ()) -> Film:
    """The film with a shot list by rules for the scenes named (ids), or for all of them.

    What a person set by hand is kept where the shot still exists: same scene, same source lines.
    Shots of other scenes are left as they are, and so are conditions that people set.

    Raises:
        Refused: when a scene is not in the film.
    """
    for scene_id in scenes:
        film.get_scene(scene_id)
    wanted = set(scenes) or {scene.id for scene in film.scenes}
    if not film.scenes:
        raise Refused("This screenplay has no scenes to plan; add at least one line of action.")
    drafts = _drafts(film)
    labels = Labels([shot for shot in film.shots if shot.scene not in wanted])
    old = _by_scene(film.shots)
    lasting = Lasting()
    shots: list[Shot] = []
    for scene in film.scenes:
        made = drafts[scene.id]
        lasting.enter(scene)
        if scene.id in wanted:
            named = _named(scene, made, old.get(scene.id, []), labels)
        else:
            named = old.get(scene.id, [])
        shots += _lasting_on(named, made, lasting, scene.id in wanted)
    planned = _paced(film.but(shots=tuple(_joined(film, shots, wanted))), wanted)
    return _with_conditions(film, planned, lasting.conditions(), wanted)


def _paced(film: Film, wanted: set[str]) -> Film:
    """The film with the scenes that a person made faster or slower cut at that pace again."""
    for scene in film.scenes:
        if scene.pacing and scene.id in wanted:
            usual = scene.but(pacing="")
            scenes = tuple(usual if s.id == scene.id else s for s in film.scenes)
            film = set_pacing(film.but(scenes=scenes), (usual,), scene.pacing)
    return film


def _drafts(film: Film) -> dict[str, list[Draft]]:
    """Every scene composed in order: hands stay full over a scene's end where time goes on."""
    reader = BeatReader(Roster(film.characters), PropLookup(film.props))
    company = Company(
        fps=film.settings.fps,
        names={who.id: who.name for who in film.characters},
        voices=cast_voices(film.characters),
        interiors={place.id: place.interior for place in film.locations},
    )
    tableware = {prop.id for prop in film.props if prop.kind in _TABLEWARE}
    drafts: dict[str, list[Draft]] = {}
    holds: Holds = {}
    before: Scene | None = None
    for scene in film.scenes:
        beats: list[Beat] = reader.read(scene)
        composer = SceneComposer(
            company, scene, beats, _carried_over(holds, before, scene, tableware)
        )
        drafts[scene.id] = composer.drafts()
        before = scene
        holds = composer.stage.hands.everyone()
    return drafts


def _carried_over(holds: Holds, before: Scene | None, scene: Scene, tableware: set[str]) -> Holds:
    """What people still hold as a scene begins: all if time goes on, else what it names.

    Cups and plates stay on the table they belong to unless the scene names them.
    """
    goes_on = read_heading(scene.heading).inherits
    if before is None or not (goes_on or before.time is scene.time):
        return {}
    return {
        who: [prop for prop in props if prop in scene.props or (goes_on and prop not in tableware)]
        for who, props in holds.items()
        if who in scene.cast
    }


def _by_scene(shots: Sequence[Shot]) -> dict[str, list[Shot]]:
    scenes: dict[str, list[Shot]] = {}
    for shot in shots:
        scenes.setdefault(shot.scene, []).append(shot)
    return scenes


def _named(scene: Scene, made: Sequence[Draft], old: Sequence[Shot], labels: Labels) -> list[Shot]:
    """The scene's new shots with labels, and with what a person set on those they replace."""
    new = [draft.shot for draft in made]
    known = matched(old, new)
    named = labels.label(scene, new, known)
    return [with_by_hand(shot, before) for shot, before in zip(named, known, strict=True)]


def _lasting_on(
    shots: Sequence[Shot], made: Sequence[Draft], lasting: Lasting, is_new: bool
) -> list[Shot]:
    """The shots with what lasts on people and props; shots of other scenes only tell it."""
    if not is_new:
        for place, draft in enumerate(made):
            if shots:
                lasting.read(shots[min(place, len(shots) - 1)].id, draft.beats)
        return list(shots)
    done: list[Shot] = []
    for shot, draft in zip(shots, made, strict=True):
        lasting.read(shot.id, draft.beats)
        done.append(_changed(shot, lasting))
    return done


def _changed(shot: Shot, lasting: Lasting) -> Shot:
    cast = tuple(who.model_copy(update={"conditions": lasting.on(who.who)}) for who in shot.cast)
    props = tuple(
        prop.model_copy(update={"conditions": lasting.on(prop.prop)}) for prop in shot.props
    )
    changes: dict[str, Any] = {"cast": cast, "props": props}
    return shot.model_copy(
        update={name: value for name, value in changes.items() if name not in shot.by_hand}
    )


def _joined(film: Film, shots: Sequence[Shot], wanted: set[str]) -> list[Shot]:
    """Transitions between scenes, continuity flags, and lines that fit lengths set by hand."""
    enters = _entrances(film)
    names = {who.id: who.name for who in film.characters}
    things = {prop.id: prop.name for prop in film.props}
    held: dict[str, tuple[str, ...]] = {}
    done: list[Shot] = []
    for place, shot in enumerate(shots):
        if shot.scene in wanted:
            before = done[-1] if done and done[-1].scene == shot.scene else None
            last = place + 1 == len(shots) or shots[place + 1].scene != shot.scene
            shot = _with_joins(shot, enters[shot.scene], before is None, last)
            flags = _flags(shot, before, held, names, things)
            fitting = squeezed(shot.lines, shot.frames / film.settings.fps)
            shot = shot.model_copy(update={"flags": flags, "lines": fitting})
        held.update({who.who: who.holds for who in shot.cast})
        done.append(shot)
    return done


def _entrances(film: Film) -> dict[str, tuple[Transition, Transition]]:
    """How each scene is entered and left; a dissolve is told once, by the scene it opens."""
    result: dict[str, tuple[Transition, Transition]] = {}
    left: Transition | None = None
    for scene in film.scenes:
        enters, leaves = joins(scene.elements)
        if enters is None and left is not None:
            enters = Transition.FADE_IN if left is Transition.FADE_OUT else left
        fades = leaves is Transition.FADE_OUT
        result[scene.id] = (
            enters or Transition.CUT,
            Transition.FADE_OUT if fades else Transition.CUT,
        )
        left = leaves
    return result


def _with_joins(shot: Shot, ends: tuple[Transition, Transition], first: bool, last: bool) -> Shot:
    changes = {}
    if first and "transition_in" not in shot.by_hand:
        changes["transition_in"] = ends[0]
    if last and "transition_out" not in shot.by_hand:
        changes["transition_out"] = ends[1]
    return shot.model_copy(update=changes)


def _flags(
    shot: Shot,
    before: Shot | None,
    held: dict[str, tuple[str, ...]],
    names: dict[str, str],
    things: dict[str, str],
) -> tuple[str, ...]:
    """What the next look at the picture must find unchanged, in words."""
    flags = []
    if shot.continuous and before is not None:
        flags.append(f"Opens on the last frame of {before.label}.")
    for presence in shot.cast:
        name = names.get(presence.who, presence.who)
        for prop in presence.holds:
            if prop in held.get(presence.who, ()):
                flags.append(f"{name} still holds the {things.get(prop, prop)}.")
        flags += [f"{name} is {what}." for what in presence.conditions]
    return tuple(flags)


def _with_conditions(
    old: Film, planned: Film, found: Sequence[Condition], wanted: set[str]
) -> Film:
    """The film's conditions: those people set, kept on shots that exist, and those of the text."""
    ids = [shot.id for shot in planned.shots]
    known = set(ids)
    kept = [
        _on_existing(condition, old, planned)
        for condition in old.conditions
        if not condition.id.startswith(PREFIX)
    ]
    told = [condition for condition in found if condition.from_shot in known]
    place = {shot_id: index for index, shot_id in enumerate(ids)}
    by_people = [condition for condition in kept if condition.from_shot in known]
    shots = tuple(
        _wearing(shot, place, by_people) if shot.scene in wanted else shot for shot in planned.shots
    )
    return planned.model_copy(update={"shots": shots, "conditions": (*kept, *told)})


def _on_existing(condition: Condition, old: Film, planned: Film) -> Condition:
    """A condition whose shots are gone begins and ends with the scene they were in."""
    known = {shot.id for shot in planned.shots}
    changes = {}
    for field, last in (("from_shot", False), ("to_shot", True)):
        wanted: str = getattr(condition, field)
        if not wanted or wanted in known:
            continue
        scene = next((shot.scene for shot in old.shots if shot.id == wanted), "")
        there = [shot.id for shot in planned.shots if shot.scene == scene]
        if there:
            changes[field] = there[-1] if last else there[0]
    return condition.model_copy(update=changes)


def _wearing(shot: Shot, place: dict[str, int], conditions: Sequence[Condition]) -> Shot:
    """The shot with the conditions that people set on those who are in it."""
    here = place[shot.id]
    now: dict[str, list[str]] = {}
    for condition in conditions:
        last = place.get(condition.to_shot, len(place))
        if place[condition.from_shot] <= here <= last:
            now.setdefault(condition.asset, []).append(condition.what)
    if not now or "cast" in shot.by_hand:
        return shot
    cast = tuple(
        who.model_copy(
            update={"conditions": tuple(dict.fromkeys([*who.conditions, *now.get(who.who, [])]))}
        )
        for who in shot.cast
    )
    return shot.model_copy(update={"cast": cast})
