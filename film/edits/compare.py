"""What differs between two states of a film, field by field, in words: old beside new."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Generic, TypeVar

from film.assets import Appearance, Character, Condition, Location, Prop
from film.edits.change import Change as Change
from film.edits.colours import colour_name
from film.film import Film
from film.shots import Shot
from film.story import Scene
from film.writing.changes import story_changes

P = TypeVar("P", Shot, Scene, Character, Location, Prop, Condition)
A = TypeVar("A", Character, Location, Prop)


def changes(old: Film, new: Film) -> tuple[Change, ...]:
    """Everything a person would call a change from `old` to `new`, in film order."""
    known = _called_as(old, new)
    return (
        *_fields("film", film_words(old), film_words(new)),
        *_parts(known, new, SCENES),
        *_renamed(old, new),
        *_parts(known, new, PEOPLE),
        *_parts(known, new, PLACES),
        *_parts(known, new, PROPS),
        *_moved(old, new),
        *_parts(known, new, SHOTS),
        *_parts(known, new, CONDITIONS),
        *story_changes(old, new),
    )


def touched_shots(old: Film, new: Film) -> tuple[Shot, ...]:
    """The shots of `new` that are new or not as they were in `old`."""
    before = {shot.id: shot for shot in old.shots}
    return tuple(shot for shot in new.shots if before.get(shot.id) != shot)


def film_words(film: Film) -> dict[str, str]:
    """The fields of the film itself."""
    return {"title": film.title, "author": film.author, "look": film.settings.look}


def scene_words(film: Film, scene: Scene) -> dict[str, str]:
    """The fields of a scene, in words."""
    return {
        "place": film.get_location(scene.location).name if scene.location else "",
        "time": scene.time,
        "weather": scene.weather,
        "music": scene.mood,
        "pacing": scene.pacing or "medium",
        "people": _names(film, scene.cast),
        "props": _names(film, scene.props),
        "heading": scene.heading,
    }


def person_words(film: Film, person: Character) -> dict[str, str]:
    """The fields of a character, in words."""
    return {
        "name": person.name,
        "also called": ", ".join(person.aliases),
        "look": looks(person.appearance),
        "voice": person.voice,
        "description": person.description,
    }


def place_words(film: Film, place: Location) -> dict[str, str]:
    """The fields of a place, in words."""
    return {"name": place.name, "kind": place.kind, "features": ", ".join(place.features)}


def prop_words(film: Film, prop: Prop) -> dict[str, str]:
    """The fields of a prop, in words."""
    return {"name": prop.name, "kind": prop.kind, "description": prop.description}


def condition_words(film: Film, condition: Condition) -> dict[str, str]:
    """A condition and how far it goes."""
    end = film.get_shot(condition.to_shot).label if condition.to_shot else "the end"
    return {condition.what: f"{film.get_shot(condition.from_shot).label} to {end}"}


def shot_words(film: Film, shot: Shot) -> dict[str, str]:
    """The fields of a shot, in words; one for each person's feeling, props and conditions."""
    camera = shot.camera
    words = {
        "size": camera.size,
        "angle": camera.angle,
        "movement": camera.movement,
        "subject": subject(film, shot),
        "seconds": _seconds(film, shot),
        "time": shot.time or "",
        "weather": shot.weather or "",
        "lighting": shot.lighting,
        "transition in": shot.transition_in,
        "transition out": shot.transition_out,
        "action": shot.action,
        "dialogue": " / ".join(f"{name_of(film, line.who)}: {line.text}" for line in shot.lines),
        "people": _names(film, (presence.who for presence in shot.cast)),
        "props": _names(film, (standing.prop for standing in shot.props)),
        "music": shot.music,
    }
    for presence in shot.cast:
        name = name_of(film, presence.who)
        words[f"{name} feels"] = presence.emotion
        words[f"{name} holds"] = _names(film, presence.holds)
        words[f"{name} is"] = ", ".join(presence.conditions)
    return words


def subject(film: Film, shot: Shot) -> str:
    """What the frame is about: "MARA", "MARA's hands", "the kitchen"."""
    camera = shot.camera
    names = _names(film, camera.subjects)
    if not names:
        place = film.get_scene(shot.scene).location
        return camera.part or (film.get_location(place).name if place else "the place")
    props = {prop.id for prop in film.props}
    owned = camera.part and not set(camera.subjects) & props
    return f"{names}'s {camera.part}" if owned else names


def looks(appearance: Appearance) -> str:
    """An appearance in words, only what is said of it."""
    coloured = {"hair": "hair", "skin": "skin", "under": "shirt", "bottom": "trousers"}
    words = [str(appearance.species)] if appearance.species != "human" else []
    words += [str(appearance.sex)] if appearance.sex != "unknown" else []
    words += [str(appearance.age), f"{appearance.build} build"]
    words += [
        f"{colour_name(getattr(appearance, field), _MADE_OF.get(field, 'cloth'))} {word}"
        for field, word in coloured.items()
        if getattr(appearance, field)
    ]
    words += [appearance.hair_style] if appearance.hair_style else []
    words += [f"{appearance.beard} beard"] if appearance.beard else []
    words += ["glasses"] if appearance.glasses else []
    words += [appearance.hat] if appearance.hat else []
    top = f"{colour_name(appearance.top)} {appearance.costume}".strip()
    words += [top] if top else []
    words += [f"{colour_name(appearance.scarf)} scarf"] if appearance.scarf else []
    return ", ".join(words)


_MADE_OF = {"hair": "hair", "skin": "skin"}


def name_of(film: Film, asset: str) -> str:
    """The name of a character, prop or place by its id."""
    return next((known.name for known in film.assets() if known.id == asset), asset)


def _names(film: Film, ids: Iterable[str]) -> str:
    return ", ".join(name_of(film, asset) for asset in ids)


def _called_as(old: Film, new: Film) -> Film:
    """The old film with the new names, so that a rename is told once and not in every shot."""
    return old.but(
        characters=_named(old.characters, new.characters),
        locations=_named(old.locations, new.locations),
        props=_named(old.props, new.props),
    )


def _named(old: tuple[A, ...], new: tuple[A, ...]) -> tuple[A, ...]:
    names = {asset.id: asset.name for asset in new}
    return tuple(asset.but(name=names.get(asset.id, asset.name)) for asset in old)


def _renamed(old: Film, new: Film) -> list[Change]:
    names = {asset.id: asset.name for asset in new.assets()}
    return [
        Change(of=asset.name, field="name", old=asset.name, new=names[asset.id])
        for asset in old.assets()
        if names.get(asset.id, asset.name) != asset.name
    ]


def _moved(old: Film, new: Film) -> list[Change]:
    """The shots that stand elsewhere among those that both films have."""
    both = {shot.id for shot in old.shots} & {shot.id for shot in new.shots}
    before = [shot.id for shot in old.shots if shot.id in both]
    after = [shot.id for shot in new.shots if shot.id in both]
    if before == after:
        return []
    blocks = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    stayed = {shot_id for block in blocks for shot_id in after[block.b : block.b + block.size]}
    moved = [(i, _after(old, i), _after(new, i)) for i in after if i not in stayed]
    return [
        Change(of=new.get_shot(shot_id).label, field="place", old=was, new=now)
        for shot_id, was, now in moved
        if was != now
    ]


def _seconds(film: Film, shot: Shot) -> str:
    return f"{shot.frames / film.settings.fps:.3g}"


def _after(film: Film, shot_id: str) -> str:
    shots = film.shots_of(film.get_shot(shot_id).scene)
    index = [shot.id for shot in shots].index(shot_id)
    return f"after {shots[index - 1].label}" if index else "first"


@dataclass(frozen=True)
class Kind(Generic[P]):
    """One kind of part: where it is, what it is called, its fields, and all of it in a phrase."""

    word: str
    pool: Callable[[Film], tuple[P, ...]]
    words: Callable[[Film, P], Mapping[str, str]]
    name: Callable[[Film, P], str]
    brief: Callable[[Film, P], str]


SCENES = Kind(
    "scene",
    lambda film: film.scenes,
    scene_words,
    lambda _, scene: f"scene {scene.number}",
    lambda _, scene: scene.heading,
)
PEOPLE = Kind(
    "person",
    lambda film: film.characters,
    person_words,
    lambda _, person: person.name,
    lambda _, person: looks(person.appearance),
)
PLACES = Kind(
    "place",
    lambda film: film.locations,
    place_words,
    lambda _, place: place.name,
    lambda _, place: place.kind or "a place",
)
PROPS = Kind(
    "prop",
    lambda film: film.props,
    prop_words,
    lambda _, prop: prop.name,
    lambda _, prop: prop.kind or "a thing",
)
SHOTS = Kind(
    "shot",
    lambda film: film.shots,
    shot_words,
    lambda _, shot: shot.label,
    lambda film, shot: f"{shot.camera.size}, {subject(film, shot)}, {_seconds(film, shot)} s",
)
CONDITIONS = Kind(
    "state",
    lambda film: film.conditions,
    condition_words,
    lambda film, condition: name_of(film, condition.asset),
    lambda film, c: " ".join(f"{what} {span}" for what, span in condition_words(film, c).items()),
)


def _parts(old: Film, new: Film, kind: Kind[P]) -> tuple[Change, ...]:
    before = {part.id: part for part in kind.pool(old)}
    after = {part.id: part for part in kind.pool(new)}
    found: list[Change] = []
    for part in kind.pool(new):
        was, name = before.get(part.id), kind.name(new, part)
        if was is None:
            found.append(Change(of=name, field=kind.word, old="", new=kind.brief(new, part)))
        elif was is not part and was != part:
            found += _fields(name, kind.words(old, was), kind.words(new, part))
    for part in kind.pool(old):
        if part.id not in after:
            name, brief = kind.name(old, part), kind.brief(old, part)
            found.append(Change(of=name, field=kind.word, old=brief, new=""))
    return tuple(found)


def _fields(of: str, old: Mapping[str, str], new: Mapping[str, str]) -> tuple[Change, ...]:
    fields = [*new, *(field for field in old if field not in new)]
    return tuple(
        Change(of=of, field=field, old=str(old.get(field, "")), new=str(new.get(field, "")))
        for field in fields
        if old.get(field, "") != new.get(field, "")
    )
