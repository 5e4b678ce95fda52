"""A film as the bible shows it: nodes and links, computed from the film alone.

What has to change in the bible is the difference of two portraits, so nothing depends on what was
done to it before, and the bible is right when its digest is its portrait's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any, NamedTuple

from film.assets import Appearance, Condition
from film.film import Film
from film.naming import Named
from film.noun import canonical, digest
from film.shots import Presence, Shot
from film.story import Scene
from film.story_time import strand_of
from film.words import TimeOfDay, Weather
from knowledge.bible.lasting import NEVER, Span, spans_of
from knowledge.bible.meaning import meaning_of
from knowledge.bible.story import StoryPortrait, Tie

LABELS = {
    "character": "Character",
    "location": "Location",
    "prop": "Prop",
    "scene": "Scene",
    "shot": "Shot",
    "presence": "Presence",
    "condition": "Condition",
    "event": "Event",
    "rule": "Rule",
    "fact": "Fact",
    "garment": "Garment",
}
SHAPE = 2  # raise it when a film is portrayed otherwise: what stands in the bible is made anew
DAYLIGHT = {TimeOfDay.MORNING, TimeOfDay.AFTERNOON}
DARK = {TimeOfDay.NIGHT}

Link = tuple[str, str, str]  # uid, type, uid


class Portrait(NamedTuple):
    """Nodes by uid, links by (uid, type, uid), each with its properties."""

    nodes: dict[str, dict[str, Any]]
    links: dict[Link, dict[str, Any]]

    def digest(self) -> str:
        """SHA-256 over everything; equal portraits, and only they, have equal digests."""
        links = sorted([*link, canonical(properties)] for link, properties in self.links.items())
        return digest([self.nodes, links])


def label_of(uid: str) -> str:
    """The label of a node by its uid."""
    return LABELS[uid.split("/", 2)[1]]


def uid_of(view: str, kind: str, key: str) -> str:
    """The name of a node in the whole bible; `view` is the timeline it belongs to."""
    return f"{view}/{kind}/{key}"


def portray(film: Film, view: str) -> Portrait:
    """The portrait of a film; a link to something that the film does not have is left out."""
    kinds = {noun.id: kind for kind, noun in _assets(film)}
    story = StoryPortrait(film, kinds)
    nodes = {
        uid_of(view, kind, key): _node(film, view, kind, key, properties)
        for kind, key, properties in chain(_nodes(film), story.nodes())
    }
    links: dict[Link, dict[str, Any]] = {}
    for uid, node in nodes.items():
        if label_of(uid) == "Condition":
            node["asset"] = uid_of(view, kinds.get(node["about"], "prop"), node["about"])
    for (kind, key), word, (other, name), properties in chain(_links(film, kinds), story.links()):
        link = uid_of(view, kind, key), word, uid_of(view, other, name)
        if link[0] in nodes and link[2] in nodes:
            links[link] = properties
    return Portrait(nodes, links)


def _node(
    film: Film, view: str, kind: str, key: str, properties: Mapping[str, Any]
) -> dict[str, Any]:
    about = {"uid": uid_of(view, kind, key), "id": key, "project": film.id, "timeline": view}
    return about | dict(properties)


def _nodes(film: Film) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for person in film.characters:
        yield "character", person.id, _person(person.name, person.appearance)
    for place in film.locations:
        yield "location", place.id, {"name": place.name, "kind": place.kind}
    for prop in film.props:
        yield "prop", prop.id, {"name": prop.name, "kind": prop.kind}
    for place_in_film, scene in enumerate(film.scenes):
        said = {"number": scene.number, "heading": scene.heading, "idx": place_in_film}
        yield (
            "scene",
            scene.id,
            said
            | {
                "time": scene.time.value,
                "weather": scene.weather.value,
                "strand": strand_of(scene),
            },
        )
    scenes = {scene.id: scene for scene in film.scenes}
    for idx, shot in enumerate(film.shots):
        yield "shot", shot.id, _shot(shot, scenes.get(shot.scene), idx)
        for presence in shot.cast:
            yield "presence", f"{shot.id}.{presence.who}", _presence(shot, presence)
    spans = spans_of(film)
    for condition in film.conditions:
        yield "condition", condition.id, _condition(film, condition, spans[condition.id])


def _person(name: str, appearance: Appearance) -> dict[str, Any]:
    look = appearance.model_dump(mode="json")
    return {"name": name, "costume": appearance.costume, "look": digest(look)[:16]}


def _shot(shot: Shot, scene: Scene | None, idx: int) -> dict[str, Any]:
    of_scene = (scene.time, scene.weather) if scene else (TimeOfDay.AFTERNOON, Weather.CLEAR)
    time, weather = shot.time or of_scene[0], shot.weather or of_scene[1]
    return {
        "label": shot.label,
        "idx": idx,
        "time": time.value,
        "weather": weather.value,
        "wrong_light": _disagree(of_scene[0], time),
        "says": [line.text for line in shot.lines] + ([shot.action] if shot.action else []),
        "words": " ".join([*(line.text for line in shot.lines), shot.action]).lower(),
    }


def _disagree(scene: TimeOfDay, shot: TimeOfDay) -> bool:
    """Daylight in a night scene, or the other way round; dusk and dawn may shade into both."""
    return (scene in DARK and shot in DAYLIGHT) or (scene in DAYLIGHT and shot in DARK)


def _presence(shot: Shot, presence: Presence) -> dict[str, Any]:
    return {
        "pose": presence.pose.value,
        "emotion": presence.emotion.value,
        "ground": presence.ground.value,
        "prominence": presence.prominence,
        "conditions": list(presence.conditions),
        "speaks": any(line.who == presence.who and not line.off_screen for line in shot.lines),
        "mark": json.dumps(presence.mark.model_dump()),
    }


def _condition(film: Film, condition: Condition, span: Span) -> dict[str, Any]:
    axis, value = meaning_of(condition.what)
    first = None if span == NEVER else film.get_shot(condition.from_shot)
    return {
        "what": condition.what,
        "source": condition.source,
        "axis": axis,
        "value": value,
        "about": condition.asset,
        "since": first.label if first else "",
        "told": False,
        **span._asdict(),
    }


def _links(film: Film, kinds: Mapping[str, str]) -> Iterator[Tie]:
    for scene in film.scenes:
        yield ("scene", scene.id), "LOCATED_AT", ("location", scene.location), {}
    for earlier, later in zip(film.scenes, film.scenes[1:], strict=False):
        yield ("scene", earlier.id), "PRECEDES", ("scene", later.id), {}
    yield from _links_of_shots(film, kinds)
    for condition in film.conditions:
        me = ("condition", condition.id)
        yield me, "CHANGES", (kinds.get(condition.asset, "prop"), condition.asset), {}
        yield me, "FROM", ("shot", condition.from_shot), {}
        yield me, "TO", ("shot", condition.to_shot), {}


def _links_of_shots(film: Film, kinds: Mapping[str, str]) -> Iterator[Tie]:
    named = Named(film)
    for before, shot in film.neighbours():
        me = ("shot", shot.id)
        yield me, "PART_OF", ("scene", shot.scene), {}
        if before is not None:
            yield ("shot", before.id), "PRECEDES", me, {}
            if shot.continuous:
                yield ("shot", before.id), "GOES_ON_IN", me, {}
        for asset in named.in_shot(shot):
            yield me, "SPEAKS_OF", (kinds[asset], asset), {}
        for who in {line.who for line in shot.lines}:
            yield ("character", who), "HEARD_IN", me, {}
        yield from _links_of(shot)


def _links_of(shot: Shot) -> Iterator[Tie]:
    for presence in shot.cast:
        me = ("presence", f"{shot.id}.{presence.who}")
        yield me, "OF", ("character", presence.who), {}
        yield me, "IN", ("shot", shot.id), {}
        for prop in presence.holds:
            yield me, "HOLDS", ("prop", prop), {}
    for standing in shot.props:
        how = {"conditions": list(standing.conditions)}
        yield ("prop", standing.prop), "STANDS_IN", ("shot", shot.id), how


def _assets(film: Film) -> Iterator[tuple[str, Any]]:
    yield from (("character", person) for person in film.characters)
    yield from (("location", place) for place in film.locations)
    yield from (("prop", prop) for prop in film.props)
