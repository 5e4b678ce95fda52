"""Characters, locations and props: who they are and how they look, for the whole film."""

from __future__ import annotations

from enum import StrEnum

from film.noun import Noun
from film.study.reviews import Review


class Mention(Noun):
    """One place in the screenplay where an asset is named: the source line and its words."""

    scene: str  # scene id
    line: int
    text: str


class Sex(StrEnum):
    WOMAN = "woman"
    MAN = "man"
    UNKNOWN = "unknown"


class Age(StrEnum):
    CHILD = "child"
    TEEN = "teen"
    YOUNG = "young"
    ADULT = "adult"
    OLD = "old"


class Species(StrEnum):
    HUMAN = "human"
    DOG = "dog"
    CAT = "cat"
    HORSE = "horse"
    GOAT = "goat"
    SHEEP = "sheep"
    COW = "cow"
    PIG = "pig"
    BIRD = "bird"
    ROBOT = "robot"


class Appearance(Noun):
    """What anyone would see of a character; colours are `#rrggbb`, words are from the lists below.

    Empty words mean "not said": casting (`engines.rules.casting`) fills them so that the people of
    one film are told apart by silhouette and palette.
    """

    species: Species = Species.HUMAN
    sex: Sex = Sex.UNKNOWN
    age: Age = Age.ADULT
    build: str = "average"  # slim | average | heavy | tall | short
    skin: str = ""
    hair: str = ""  # colour
    hair_style: str = ""  # bald | short | bun | bob | long | curly | ponytail
    beard: str = ""  # "" | stubble | moustache | full
    glasses: bool = False
    hat: str = ""  # "" | cap | fedora | beanie | peaked | sou'wester | helmet | headscarf
    costume: str = (
        ""  # coat | jacket | jumper | shirt | suit | dress | uniform | overalls | robe | t-shirt
    )
    top: str = ""  # colour of coat, jacket, dress
    under: str = ""  # colour of the shirt beneath
    bottom: str = ""  # colour of trousers or skirt
    scarf: str = ""  # colour, "" for none


class Character(Noun):
    """A person (or animal, or robot) of the cast."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    description: str = ""
    appearance: Appearance = Appearance()
    voice: str = ""  # "" lets the sound department choose; else a voice id of the speech engine
    speaks: bool = False
    mentions: tuple[Mention, ...] = ()
    review: Review = Review.UNREVIEWED


class Location(Noun):
    """A place; `kind` is one of `film/data/places.yaml`, "" when none fits and features must do."""

    id: str
    name: str
    kind: str = ""
    interior: bool = True
    features: tuple[str, ...] = ()  # words of the text that show: "window", "fireplace", "boats"
    description: str = ""
    mentions: tuple[Mention, ...] = ()
    review: Review = Review.UNREVIEWED


class Prop(Noun):
    """A thing that is handled or that matters."""

    id: str
    name: str
    kind: str = ""  # one of film/data/props.yaml, "" for the labelled unknown
    description: str = ""
    mentions: tuple[Mention, ...] = ()
    review: Review = Review.UNREVIEWED


Asset = Character | Location | Prop


class Condition(Noun):
    """A lasting change to an asset ("muddy", "torn coat"), from one shot to another, inclusive."""

    id: str
    asset: str  # id of a character, prop or location
    what: str
    from_shot: str
    to_shot: str = ""  # "" means to the end of the film
    source: str = ""  # the words it comes from, or who said so
