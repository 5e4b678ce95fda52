"""What a person points at, as a string, to the parts of the film that are meant.

shots   "2B" | "2B,2C" | "2A..2D" | "3A.." | "..2D" | "scene:2" | "scene:2,3B" | "all"
scenes  "3" | "2,4" | "2..4" | "3.." | "all"
who     "MARA" | "MARA,KEEPER"
at      "2B" | "scene:3" | "before:scene:3" | "1:10"
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from film.assets import Asset, Character, Location, Prop
from film.clock import shot_at
from film.errors import Refused
from film.film import Film
from film.shots import Shot
from film.story import Scene

T = TypeVar("T", Shot, Scene)
A = TypeVar("A", Character, Location, Prop)

_CLOCK = re.compile(r"^(\d+):([0-5]\d)$")
_SCENE = re.compile(r"^(?:scene|sc)[\s:.]*", re.IGNORECASE)
_ARTICLE = re.compile(r"^(?:the|a|an|his|her|their)\s+", re.IGNORECASE)


def get_shots(film: Film, text: str) -> tuple[Shot, ...]:
    """The shots that `text` names, in film order; raises Refused when any of it is not there."""
    if not film.shots:
        raise Refused("No shots are planned yet; say “plan the shots” first.")
    if not text.strip():
        raise Refused("Which shot?", tuple(shot.label for shot in film.shots[:6]))
    named = _members(text, film.shots, lambda part: _shots_named(film, part))
    return tuple(shot for shot in film.shots if shot.id in named)


def get_shot(film: Film, text: str) -> Shot:
    """The one shot that `text` names; raises Refused when it is none or several."""
    found = get_shots(film, text)
    if len(found) > 1:
        names = tuple(shot.label for shot in found)
        raise Refused(f"That is {len(found)} shots: {', '.join(names)}. Which one?", names[:6])
    return found[0]


def get_scenes(film: Film, text: str) -> tuple[Scene, ...]:
    """The scenes that `text` names, in film order; raises Refused when any is not there."""
    if not film.scenes:
        raise Refused("There is no scene yet; drop a screenplay into the chat first.")
    if not text.strip():
        raise Refused("Which scene?", tuple(f"scene {s.number}" for s in film.scenes[:6]))
    named = _members(text, film.scenes, lambda part: (_scene_named(film, part),))
    return tuple(scene for scene in film.scenes if scene.id in named)


def get_scene(film: Film, text: str) -> Scene:
    """The one scene that `text` names."""
    found = get_scenes(film, text)
    if len(found) > 1:
        raise Refused("That is more than one scene. Which one?", tuple(s.number for s in found))
    return found[0]


def get_moment(film: Film, text: str) -> tuple[Shot, ...]:
    """The shots at a moment: a shot, a scene, all before one ("before:2B"), or a clock time."""
    if text.lower().startswith("before:"):
        first = get_moment(film, text[len("before:") :])[0]
        return film.shots[: film.shots.index(first)]
    clock = _CLOCK.match(text.strip())
    if not clock:
        return get_shots(film, text or "all")
    return (shot_at(film, int(clock[1]) * 60 + int(clock[2])),)


def get_people(film: Film, text: str) -> tuple[Character, ...]:
    """The characters that `text` names, in the order said; "all" is the whole cast."""
    if text.strip().lower() in ("all", "everyone", "everybody"):
        return film.characters
    parts = [part for part in re.split(r"\s*,\s*|\s+and\s+", text.strip()) if part]
    if not parts:
        raise Refused("Who?", tuple(person.name for person in film.characters[:6]))
    return tuple(dict.fromkeys(get_person(film, part) for part in parts))


def get_person(film: Film, text: str) -> Character:
    """The one character called `text`, by name, alias or id."""
    return _asset(film.characters, text, "nobody called", "the cast is")


def get_prop(film: Film, text: str) -> Prop:
    """The prop called `text`."""
    return _asset(film.props, text, "no prop called", "the props are")


def get_location(film: Film, text: str) -> Location:
    """The place called `text`."""
    return _asset(film.locations, text, "no place called", "the places are")


def find_person(film: Film, text: str) -> Character | None:
    """The character called `text`, if there is one and only one."""
    return _only(film.characters, text)


def find_prop(film: Film, text: str) -> Prop | None:
    """The prop called `text`, if there is one and only one."""
    return _only(film.props, text)


def find_location(film: Film, text: str) -> Location | None:
    """The place called `text`, if there is one and only one."""
    return _only(film.locations, text)


def get_asset(film: Film, text: str) -> Asset:
    """The character, prop or place called `text`."""
    found = find_person(film, text) or find_prop(film, text) or find_location(film, text)
    if found is None:
        known = tuple(asset.name for asset in film.assets())
        raise Refused(
            f"There is nothing called “{text}” in the film; say a person, a prop or a place.",
            known[:6],
        )
    return found


def _members(text: str, pool: tuple[T, ...], named: Callable[[str], tuple[T, ...]]) -> set[str]:
    """Ids of the members of a list of names and runs."""
    if text.strip().lower() in ("all", "film", "the film", "everything"):
        return {member.id for member in pool}
    found: set[str] = set()
    for part in re.split(r"\s*[,;&]\s*|\s+and\s+", text.strip()):
        if ".." in part:
            found.update(member.id for member in _run(part, pool, named))
        elif part:
            found.update(member.id for member in named(part))
    return found


def _run(part: str, pool: tuple[T, ...], named: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    start, _, end = (piece.strip() for piece in part.partition(".."))
    first = pool.index(named(start)[0]) if start else 0
    last = pool.index(named(end)[-1]) if end else len(pool) - 1
    if first > last:
        raise Refused(f"{start} comes after {end}: say them the other way round.")
    return pool[first : last + 1]


def _shots_named(film: Film, part: str) -> tuple[Shot, ...]:
    wanted = _plain(part)
    for shot in film.shots:
        if wanted in (_plain(shot.label), _plain(shot.id)):
            return (shot,)
    if _SCENE.match(part) or any(wanted == _plain(scene.number) for scene in film.scenes):
        scene = _scene_named(film, part)
        shots = film.shots_of(scene.id)
        if not shots:
            raise Refused(f"Scene {scene.number} has no shots yet; say “plan the shots”.")
        return shots
    raise _no_shot(film, part)


def _no_shot(film: Film, part: str) -> Refused:
    name = part.strip().upper()
    number = re.match(r"\d+", name)
    near = [shot for shot in film.shots if number and _number(film, shot) == number[0]]
    if near:
        names = tuple(shot.label for shot in near)
        run = f"runs {names[0]} to {names[-1]}" if len(names) > 1 else f"has only {names[0]}"
        return Refused(f"There is no {name}; scene {_number(film, near[0])} {run}.", names[:6])
    return Refused(f"There is no {name}; {_scene_count(film)}.")


def _scene_named(film: Film, part: str) -> Scene:
    wanted = _plain(_SCENE.sub("", part.strip()))
    for scene in film.scenes:
        if wanted in (_plain(scene.number), _plain(scene.id)):
            return scene
    numbers = tuple(f"scene {scene.number}" for scene in film.scenes)
    name = _SCENE.sub("", part.strip()) or part
    raise Refused(f"There is no scene {name}; {_scene_count(film)}.", numbers[:6])


def _scene_count(film: Film) -> str:
    count = len(film.scenes)
    return f"the film has {count} scene{'' if count == 1 else 's'}"


def _number(film: Film, shot: Shot) -> str:
    return film.get_scene(shot.scene).number


def _plain(text: str) -> str:
    return re.sub(r"[\s._-]", "", text).casefold()


def _only(pool: Iterable[A], text: str) -> A | None:
    found = _fitting(tuple(pool), text)
    return found[0] if len(found) == 1 else None


def _asset(pool: tuple[A, ...], text: str, none: str, known: str) -> A:
    found = _fitting(pool, text)
    names = tuple(asset.name for asset in (found or pool))
    if len(found) == 1:
        return found[0]
    if found:
        raise Refused(f"“{text}” could be {' or '.join(names)}. Which one?", names)
    if not names:
        raise Refused(f"There is {none} “{text}”; the film has none yet.")
    raise Refused(f"There is {none} “{text}”; {known} {', '.join(names[:8])}.", names[:6])


def _fitting(pool: tuple[A, ...], text: str) -> tuple[A, ...]:
    """Those whose name fits: exactly, then without an article, then by one of its words."""
    wanted = text.strip().casefold()
    if not wanted:
        return ()
    exact = tuple(a for a in pool if wanted in (a.id.casefold(), a.name.casefold()))
    if exact:
        return exact
    bare = _ARTICLE.sub("", wanted)
    close = tuple(a for a in pool if bare in {_ARTICLE.sub("", name) for name in _names(a)})
    return close or tuple(a for a in pool if any(bare in name.split() for name in _names(a)))


def _names(asset: Asset) -> tuple[str, ...]:
    aliases = asset.aliases if isinstance(asset, Character) else ()
    return tuple(name.casefold() for name in (asset.name, *aliases))
