"""Scenes: one heading, one place, one time."""

from __future__ import annotations

from film.noun import Noun
from film.screenplay.elements import Element
from film.words import TimeOfDay, Weather


class Scene(Noun):
    """A screenplay scene as qualified data. `elements` are its paragraphs, heading first."""

    id: str  # "sc3", stable for the life of the film
    number: str  # what people say: "3"
    heading: str
    location: str  # location id
    time: TimeOfDay = TimeOfDay.AFTERNOON
    weather: Weather = Weather.CLEAR
    mood: str = ""  # calm | tense | warm | sad | joyful | eerie ; chosen from the text
    pacing: str = ""  # fast | medium | slow; "" is medium
    synopsis: str = ""
    cast: tuple[str, ...] = ()  # character ids, in order of appearance
    props: tuple[str, ...] = ()
    elements: tuple[Element, ...] = ()
    beats: tuple[str, ...] = ()  # ids of the beats that it serves
    style: tuple[str, ...] = ()  # where the passages of a written style came from that it was shown
