"""The film as the ears see it: labels and numbers that people say, in film order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from engines.rules.ears.introduced import age_of, introductions
from film.assets import Age, Sex
from film.film import Film
from film.shots import Shot
from film.story import Scene

_SEX = {Sex.WOMAN: "f", Sex.MAN: "m", Sex.UNKNOWN: ""}


@dataclass(frozen=True)
class Person:
    """One of the cast: `sex` is "f", "m" or "" when the film does not say."""

    name: str
    sex: str
    age: Age
    aliases: tuple[str, ...]
    kinds: tuple[str, ...] = ()  # what the film calls them: "nurse", "small robot"


class Reel:
    """Look-ups over one film by what people say: "2B", "3", "MARA"."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.shots: dict[str, Shot] = {shot.label: shot for shot in film.shots}
        self.scenes: dict[str, Scene] = {scene.number: scene for scene in film.scenes}
        self.order = list(self.shots)
        self.numbers = list(self.scenes)

    @cached_property
    def people(self) -> dict[str, Person]:
        """The cast by name."""
        told = introductions(self.film)
        people: dict[str, Person] = {}
        for one in self.film.characters:
            years, kinds = told[one.name]
            age = one.appearance.age
            age = age_of(years) if years and age is Age.ADULT else age
            sex = _SEX[one.appearance.sex]
            people[one.name] = Person(one.name, sex, age, one.aliases, kinds)
        return people

    @cached_property
    def _name_of(self) -> dict[str, str]:
        film = self.film
        names = {character.id: character.name for character in film.characters}
        names |= {prop.id: prop.name for prop in film.props}
        return names | {location.id: location.name for location in film.locations}

    @cached_property
    def _number_of(self) -> dict[str, str]:
        return {scene.id: scene.number for scene in self.film.scenes}

    @cached_property
    def _labels_of(self) -> dict[str, list[str]]:
        labels: dict[str, list[str]] = {number: [] for number in self.numbers}
        for label in self.order:
            labels.setdefault(self.scene_of(label), []).append(label)
        return labels

    def of_scene(self, number: str) -> list[str]:
        """Labels of a scene's shots in order; empty for an unknown scene."""
        return self._labels_of.get(number, [])

    def scene_of(self, label: str) -> str:
        """Number of the scene that a shot belongs to."""
        return self._number_of[self.shots[label].scene]

    def size(self, label: str) -> str:
        """The shot size in words."""
        return str(self.shots[label].camera.size)

    def movement(self, label: str) -> str:
        """How the camera of a shot moves, in one word."""
        return str(self.shots[label].camera.movement)

    def time(self, number: str) -> str:
        """The time of day of a scene."""
        return str(self.scenes[number].time)

    def cast(self, label: str) -> list[str]:
        """Names of the people in a shot."""
        return [self._name_of[presence.who] for presence in self.shots[label].cast]

    def framed(self, label: str) -> set[str]:
        """Names of whom or what the frame of a shot is about."""
        return {self._name_of.get(one, "") for one in self.shots[label].camera.subjects}

    def speakers(self, label: str) -> set[str]:
        """Names of the people who have a line in a shot."""
        lines = self.shots[label].lines if label in self.shots else ()
        return {self._name_of.get(line.who, "") for line in lines}

    def props(self, label: str) -> set[str]:
        """Names of the props that stand or are held in a shot."""
        shot = self.shots[label]
        held = [prop for presence in shot.cast for prop in presence.holds]
        return {self._name_of[prop] for prop in (*held, *(s.prop for s in shot.props))}

    def place(self, number: str) -> str:
        """Name of the place of a scene."""
        return self._name_of.get(self.scenes[number].location, "")

    def fits(self, sex: str) -> list[str]:
        """Names of the people that a pronoun can mean: those of that sex, else the unsaid."""
        sure = [name for name, person in self.people.items() if person.sex == sex]
        return sure + [name for name, person in self.people.items() if not person.sex]


_recent: list[Reel] = []


def reel_of(film: Film) -> Reel:
    """The reel of a film; the last few are kept, so that one version is read only once."""
    for reel in _recent:
        if reel.film is film:
            return reel
    reel = Reel(film)
    _recent.append(reel)
    del _recent[:-4]
    return reel
