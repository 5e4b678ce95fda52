"""What a question offers as answers: the people, shots or scenes that are nearest to what was
talked about."""

from __future__ import annotations

from collections.abc import Mapping

from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Focus

_SHOWN = 4
_PEOPLE = ("who", "what", "to")


def offers(arg: str, args: Mapping[str, str], reel: Reel, focus: Focus) -> tuple[str, ...]:
    """Answers to the question for one argument, as a person would type them."""
    if arg in _PEOPLE:
        return _people(args, reel, focus)
    if arg == "shots":
        return _shots(args, reel, focus)
    if arg == "about":
        return ((focus.prop,) if focus.prop else ()) + _people(args, reel, focus)
    return _scenes(reel, focus) if arg in ("scenes", "at") else ()


def _people(args: Mapping[str, str], reel: Reel, focus: Focus) -> tuple[str, ...]:
    """Those in the shot that is named, in its scene, and then the whole cast."""
    shot = args.get("shots") or focus.shot
    scene = args.get("scenes") or (reel.scene_of(shot) if shot in reel.shots else focus.scene)
    near = [shot, *reel.of_scene(scene)]
    there = [name for label in near if label in reel.shots for name in reel.cast(label)]
    return tuple(dict.fromkeys([*there, *reel.people]))[:_SHOWN]


def _shots(args: Mapping[str, str], reel: Reel, focus: Focus) -> tuple[str, ...]:
    """The shot that was talked about and those beside it; of a person, where they are seen."""
    here = reel.of_scene(focus.scene) or reel.order
    if focus.shot in here:
        at = here.index(focus.shot)
        here = [focus.shot, *here[at + 1 :], *reversed(here[:at])]
    who = args.get("who", "") or args.get("subject", "")
    seen = [label for label in (*here, *reel.order) if who in reel.cast(label)]
    return tuple(dict.fromkeys(seen or here))[:_SHOWN]


def _scenes(reel: Reel, focus: Focus) -> tuple[str, ...]:
    numbers = [n for n in (focus.scene, *reel.numbers) if n in reel.scenes]
    return tuple(f"scene {n}" for n in dict.fromkeys(numbers))[:_SHOWN]
