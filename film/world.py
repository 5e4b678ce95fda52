"""The world of a story: what happens in it, what its people know and are to each other, its rules.

An event is one fact about one thing: on an axis (life, hands, wetness) it makes a value so, takes
a value for granted, or states it, which is both. Two facts of one axis and different values cannot
both be so, unless something between them made the change (`film.chains`).
"""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class Role(StrEnum):
    MAKES = "makes"  # from here on it is so: "locks the door"
    TAKES = "takes"  # it must be so already: "opens the door"
    STATES = "states"  # it is so, and must have been: "the rain drums"


class Event(Noun):
    """What the script says of one thing at one place."""

    id: str
    scene: str
    line: int
    text: str  # the sentence, as it is written
    about: str  # id of a person, prop, place, scene or rule; "" for what has no id
    part: str = ""  # of it: "left arm", "coat", "door"
    axis: str  # one of film/data/axes.yaml
    value: str
    role: Role
    strand: str = ""  # "" is the story; dreams and memories are strands of their own


class RuleKind(StrEnum):
    PHYSICS = "physics"
    MAGIC = "magic"
    TECHNOLOGY = "technology"
    SOCIETY = "society"
    HISTORY = "history"


class Priority(StrEnum):
    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Rule(Noun):
    """What may not happen, or always holds, in this world or in one place of it."""

    id: str
    text: str
    kind: RuleKind = RuleKind.SOCIETY
    priority: Priority = Priority.MEDIUM
    where: tuple[str, ...] = ()  # location ids; empty is everywhere
    deeds: tuple[str, ...] = ()  # stems of what it forbids: ("light", "fire")
    scene: str = ""  # where it is laid down, "" when a person said it
    line: int = 0
    by: str = ""  # the person who added it, "" when it was read


class Knowledge(Noun):
    """That somebody knows of something: how they learnt it, and since which scene."""

    id: str
    who: str
    topic: str  # in words: "the letter"
    about: str = ""  # the asset that the topic is, "" when it is none
    how: str = "told"  # told | overheard | read | saw | learnt
    scene: str = ""  # since when; "" is from the start
    line: int = 0
    text: str = ""
    by: str = ""


class Relationship(Noun):
    """What one person is to another: `of` is the `what` ("brother") of `who`."""

    id: str
    who: str
    of: str
    what: str
    scene: str = ""
    line: int = 0
    text: str = ""
    by: str = ""
