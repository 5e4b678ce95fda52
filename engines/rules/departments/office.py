"""The six departments by rules, one function each: material in, findings out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from engines.rules.departments.apply import joined
from engines.rules.departments.described import described
from engines.rules.departments.findings import Findings, Material
from engines.rules.departments.same import already_one, same_people, same_places, same_props
from engines.rules.departments.things import looks_of_prop
from engines.rules.departments.told import tell
from film.study.sources import Fact, From, Source, make_fact


def character(material: Material) -> Findings:
    """Who is who, and what is told of everybody's looks."""
    film, file = material.film, material.file
    again = tuple(same_people(film.characters, file, material.notes))
    facts = tuple(_described(material))
    found = (
        f"{_count(len(film.characters) - len(again), 'person', 'people')}, "
        f"{_count(len(facts), 'fact')} of their looks"
    )
    merges = (*already_one(film.characters, file, film.merges), *again)
    return Findings("character", facts, merges, did=(found,))


def world(material: Material) -> Findings:
    """Where it plays: places that are one, and what shows in each."""
    film, file = material.film, material.file
    again = tuple(same_places(film.locations, file))
    facts = []
    whole, *_ = joined(film, again)  # facts are of places as they are once they are one
    for place in whole.locations:
        for mention in place.mentions[:1]:
            source = Source(name=file, ref=mention.scene, line=mention.line, text=mention.text)
            side = "inside" if place.interior else "outside"
            told = [("side", side), ("kind", place.kind), ("features", ", ".join(place.features))]
            facts += [make_fact(place.id, name, value, source) for name, value in told if value]
    found = f"{_count(len(whole.locations), 'place')}, {_count(len(facts), 'fact')}"
    return Findings("location", tuple(facts), again, did=(found,))


def visual(material: Material) -> Findings:
    """What is handled: props that are one, and what is told of them."""
    film, file = material.film, material.file
    again = tuple(same_props(film.props, file))
    whole, *_ = joined(film, again)
    facts = tuple(fact for prop in whole.props for fact in looks_of_prop(prop, file))
    style = film.settings.style
    look = f"drawn in {style.name if style else film.settings.look}"
    found = f"{_count(len(whole.props), 'prop')}, {_count(len(facts), 'fact')}, {look}"
    return Findings("prop", facts, again, did=(found,))


def story(material: Material) -> Findings:
    """When each scene plays and in which weather, and the shots, where there are none."""
    film = material.film
    facts = []
    for scene in film.scenes:
        line = scene.elements[0].line if scene.elements else 0
        source = Source(name=material.file, ref=scene.id, line=line, text=scene.heading)
        told = (("time", str(scene.time)), ("weather", str(scene.weather)))
        facts += [make_fact(scene.id, name, value, source, scene.id) for name, value in told]
    shots = f"{_count(len(film.shots), 'shot')}" if film.shots else "the shots planned"
    found = f"{_count(len(film.scenes), 'scene')}, {shots}"
    return Findings("scene", tuple(facts), plans_shots=not film.shots, did=(found,))


def sound(material: Material) -> Findings:
    """Who speaks, with which voice."""
    film = material.film
    speakers = [who for who in film.characters if who.speaks]
    lines = sum(len(shot.lines) for shot in film.shots)
    voices = {film.voice_of(who.id) for who in speakers}
    found = (
        f"{_count(len(speakers), 'speaking part')}, {_count(lines, 'line')}, "
        f"{_count(len(voices), 'voice')}"
    )
    return Findings("", did=(found,))


def production(material: Material) -> Findings:
    """How long it is, and what makes it."""
    film = material.film
    minutes, seconds = divmod(round(float(film.seconds())), 60)
    return Findings("", did=(f"{minutes} min {seconds} s, {film.settings.engine} engine",))


Department = Callable[[Material], Findings]
DEPARTMENTS: dict[str, Department] = {
    "character": character,
    "world": world,
    "visual": visual,
    "story": story,
    "sound": sound,
    "production": production,
}


def _described(material: Material) -> Iterator[Fact]:
    for told in tell(material):
        scene = told.source.ref if told.source.kind is From.SCRIPT else ""
        for field, value in described(told.words):
            yield make_fact(told.who, field, value, told.source, scene)


def _count(number: int, word: str, plural: str = "") -> str:
    return f"{number or 'no'} {word if number == 1 else plural or word + 's'}"
