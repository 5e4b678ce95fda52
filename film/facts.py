"""What the story bible says of a shot, before it is drawn and when the picture is looked at."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun


class PersonFacts(Noun):
    """One character in a shot, as everything up to this shot makes them look."""

    who: str  # character id
    name: str
    costume: str = ""
    look: str = ""  # digest of the whole appearance: two shots of one look must match
    holds: tuple[str, ...] = ()  # prop ids
    conditions: tuple[str, ...] = ()  # words, those carried from earlier shots included
    pose: str = ""
    emotion: str = ""
    ground: str = ""
    prominence: float = 1.0


class PropFacts(Noun):
    """One prop in a shot, in someone's hands or standing in the set."""

    prop: str
    name: str
    kind: str = ""
    held_by: tuple[str, ...] = ()  # character ids
    conditions: tuple[str, ...] = ()


class ContradictionKind(StrEnum):
    HELD_TWICE = "held twice"
    HELD_AFTER_LOSS = "held after it was lost"
    HELD_BY_ANOTHER = "held after it was given away"
    NOT_WORN = "worn after it was taken off"
    OPPOSITE_CONDITIONS = "opposite conditions"
    PRESENT_AFTER_DEATH = "present after death"
    WRONG_LIGHT = "wrong light"
    WRONG_WEATHER = "wrong weather"
    TWO_PLACES = "in two places at once"
    RULE_BROKEN = "a rule broken"
    KNOWN_BEFORE = "known before it was learnt"
    FAMILY = "age or family does not fit"
    HURT = "a hurt limb is used"
    LOCKED = "a locked door stands open"


class Contradiction(Noun):
    """Two facts that cannot both be true; `sources` says where each of them comes from."""

    kind: ContradictionKind
    shot: str  # id of the shot where it shows
    about: str  # id of the character, prop, location, scene or rule; "" for what has none
    text: str
    sources: tuple[str, str]  # where, and the words, of the earlier fact and of the later
    scene: str = ""  # where it shows
    first_shot: str = ""  # id of the shot of the earlier fact


class ShotFacts(Noun):
    """All that the bible knows of one shot of one version of the film."""

    project: str
    version: str
    shot: str
    label: str
    scene: str
    location: str
    place: str  # the location's name
    time: str
    weather: str
    people: tuple[PersonFacts, ...] = ()
    props: tuple[PropFacts, ...] = ()
    place_conditions: tuple[str, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()


class Sighting(Noun):
    """Where something or someone was seen: the shot, the place, and who held it."""

    shot: str
    label: str
    scene: str
    place: str
    held_by: tuple[str, ...] = ()  # names


class State(Noun):
    """A condition that something is in."""

    id: str
    what: str


class Belonging(Noun):
    """What somebody has on them in a shot."""

    who: str  # character id
    how: str = ""  # wears | holds | has
    what: str = ""


class Known(Noun):
    """That somebody may know of something: from a shot they were in, or from being told."""

    who: str
    shot: str = ""
    label: str = ""
    quote: str = ""
    how: str = ""  # told | overheard | read | saw | learnt; "" when they were there
    source: str = ""


class RuleHere(Noun):
    """A rule that holds in a scene."""

    id: str
    text: str
    kind: str
    priority: str
    source: str


class Said(Noun):
    """One thing that the script says of something, with its place and its words."""

    axis: str
    value: str
    part: str
    role: str
    source: str
    text: str


class Spoke(Noun):
    """Something tied to the middle of a drawing: by which word, of which kind, its name."""

    word: str
    kind: str
    id: str
    name: str
