"""What holds for whole scenes: time, weather, place, music."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Location
from film.edits.headings import at_time, in_place
from film.edits.parts import new_id, with_scenes, with_shots
from film.edits.values import choose, listed
from film.errors import Refused
from film.film import Film
from film.kinds import is_interior, place_kind
from film.references import find_location
from film.screenplay.elements import Kind
from film.story import Scene
from film.words import TimeOfDay, Weather

MOODS = ("calm", "tense", "warm", "sad", "joyful", "eerie")
_MOOD_WORDS = {
    "calm": ("quiet", "peaceful", "soft", "gentle"),
    "tense": ("suspense", "suspenseful", "thriller", "nervous", "exciting"),
    "warm": ("tender", "romantic", "love"),
    "sad": ("melancholy", "melancholic", "mournful", "sadder"),
    "joyful": ("happy", "cheerful", "happier", "upbeat"),
    "eerie": ("scary", "spooky", "creepy", "mysterious", "dark"),
}


def set_time(film: Film, scenes: Sequence[Scene], time: str) -> Film:
    """The film with these scenes, headings and all their shots at another time of day."""
    chosen = choose(TimeOfDay, time, "time of day")
    edited = (
        scene
        if scene.time is chosen
        else _headed(scene.but(time=chosen), at_time(scene.heading, chosen))
        for scene in scenes
    )
    film = with_scenes(film, *edited)
    return with_shots(film, *(s.but(time=None) for sc in scenes for s in film.shots_of(sc.id)))


def set_weather(film: Film, scenes: Sequence[Scene], weather: str) -> Film:
    """The film with these scenes and all their shots in another weather."""
    chosen = choose(Weather, weather, "weather")
    film = with_scenes(film, *(scene.but(weather=chosen) for scene in scenes))
    return with_shots(film, *(s.but(weather=None) for sc in scenes for s in film.shots_of(sc.id)))


def set_place(film: Film, scenes: Sequence[Scene], place: str) -> Film:
    """The film with these scenes played in another place, a new one when it has no such place."""
    name = place.strip().removeprefix("the ").strip()
    if not name or len(name) > 60:
        raise Refused("Where should it play? Name a place in a few words.")
    location = find_location(film, name)
    if location is None:
        location = _new_place(film, name, film.get_location(scenes[0].location).interior)
        film = film.but(locations=(*film.locations, location))
    edited = []
    for scene in scenes:
        old = film.get_location(scene.location)
        side = location.interior if location.interior != old.interior else None
        heading = in_place(scene.heading, location.name, side)
        edited.append(_headed(scene.but(location=location.id), heading))
    return with_scenes(film, *edited)


def set_music(film: Film, scenes: Sequence[Scene], music: str) -> Film:
    """The film with music of another mood under these scenes."""
    said = music.strip().lower()
    mood = next((m for m, words in _MOOD_WORDS.items() if said == m or said in words), "")
    if said in ("none", "silence", "no", "off"):
        return mute_music(film, scenes)
    if not mood:
        raise Refused(f"There is no “{music}” music; possible are {listed(MOODS)}.", MOODS)
    film = with_scenes(film, *(scene.but(mood=mood) for scene in scenes))
    return with_shots(film, *(s.but(music="") for sc in scenes for s in film.shots_of(sc.id)))


def mute_music(film: Film, scenes: Sequence[Scene]) -> Film:
    """The film with no music under these scenes."""
    return with_shots(film, *(s.but(music="none") for sc in scenes for s in film.shots_of(sc.id)))


def _new_place(film: Film, name: str, interior: bool) -> Location:
    kind = place_kind(name, interior)
    return Location(
        id=new_id("pl_", name, [location.id for location in film.locations]),
        name=name.upper(),
        kind=kind,
        interior=is_interior(kind, interior),
    )


def _headed(scene: Scene, heading: str) -> Scene:
    elements = list(scene.elements)
    if elements and elements[0].kind is Kind.HEADING:
        elements[0] = elements[0].but(text=heading)
    return scene.but(heading=heading, elements=tuple(elements))
