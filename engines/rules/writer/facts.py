"""What an idea says: who, what they want, what is in the way, where, when, with what."""

from __future__ import annotations

from film.noun import Noun


class Who(Noun):
    """Somebody of an idea. `role` is in the person's words: "retired lighthouse keeper"."""

    name: str = ""
    role: str = ""
    head: str = ""  # the last word of the role, that the tables know
    owned: bool = False  # "his daughter": a relative of somebody else
    animal: bool = False
    start: int = -1  # where it stands in the idea
    end: int = -1


class Where(Noun):
    """A place of an idea: its name as the person wrote it, and how it is drawn."""

    name: str
    kind: str
    interior: bool
    preposition: str = "in"


class Turn(Noun):
    """One thing that a twist turns: the kind that the tables know, and what it is about."""

    kind: str
    who: str = ""  # "butler", "wolf", "hero"; "" where nobody is named
    what: str = ""  # "spaceship", "1920", "robots", a genre
    row: str = ""  # of the world or the time


class Facts(Noun):
    """An idea as read; what it leaves open is empty."""

    text: str = ""
    people: tuple[Who, ...] = ()
    places: tuple[Where, ...] = ()
    thing: str = ""  # "silver pocket watch"
    thing_kind: str = ""
    power: str = ""  # what the thing does: "calls the dead"
    want: str = ""  # a verb and what follows: "fix the lamp"
    catch: str = ""  # what is in the way, a clause
    time: str = ""
    genre: str = ""
    premise: str = ""  # the first sentences
    turns: tuple[Turn, ...] = ()  # what a twist changes
