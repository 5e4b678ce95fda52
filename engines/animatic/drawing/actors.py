"""From an appearance in words to an actor in metres and colours; what was not said follows from
the name, so that the same person is always drawn the same."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from typing import Any

from engines.animatic.drawing.colour import Colour, mix, mul, rgb
from engines.animatic.drawing.tables import table
from film.assets import Age, Appearance, Sex, Species


@dataclass(frozen=True)
class Actor:
    """A person as drawn. Lengths in metres of the actor; `width` times for build; colours rgb."""

    name: str
    species: Species
    kind: str  # man, woman, child, elder: bodies and faces
    height: float
    width: float
    head: float
    shoulder: float
    hip: float
    torso: float
    limb: float
    deltoid: float
    lean: float
    trunk: tuple[tuple[float, float, float], ...]
    skin: Colour
    hair: Colour
    hair_style: str
    eyes: Colour
    beard: str
    glasses: bool
    hat: str
    hat_colour: Colour
    costume: str
    cut: Cut
    top: Colour
    under: Colour
    bottom: Colour
    shoes: Colour
    scarf: Colour | None
    coat_said: bool = False  # the colour of an animal's coat is told

    @property
    def scale(self) -> float:
        """Times a 1.75 m adult."""
        return self.height / 1.75

    @property
    def skirted(self) -> bool:
        return self.cut.hem > 0


@dataclass(frozen=True)
class Cut:
    """How a costume is cut; `hem` is the height of a skirt or coat's edge above the floor."""

    over: bool = False
    hem: float = 0.0
    tie: bool = False
    matching: bool = False
    neck: str = "collar"
    ribs: bool = False
    buttons: bool = False
    short: bool = False
    dress: bool = False
    belt: bool = False
    epaulettes: bool = False
    bib: bool = False


def tables() -> dict[str, Any]:
    """The numbers of `actors.yaml`."""
    return table("actors")


class _Draw:
    """Choices that follow from a name: the same name and question give the same answer."""

    def __init__(self, name: str) -> None:
        self.name = name

    def one(self, question: str, among: list[Any]) -> Any:
        seed = hashlib.sha256(f"{self.name}|{question}".encode()).digest()
        return among[int.from_bytes(seed[:4], "big") % len(among)]


def _kind(look: Appearance, draw: _Draw) -> str:
    if look.age is Age.CHILD:
        return "child"
    sex = look.sex
    if sex is Sex.UNKNOWN:
        sex = draw.one("sex", [Sex.WOMAN, Sex.MAN])
    if look.age is Age.OLD and sex is Sex.MAN:
        return "elder"
    return sex.value


def _colour(text: str, draw: _Draw, question: str, among: list[str]) -> Colour:
    """A colour as said, or one drawn from the list; what is not `#rrggbb` counts as not said."""
    try:
        return rgb(text) if len(text) == 7 and text[0] == "#" else rgb(draw.one(question, among))
    except ValueError:
        return rgb(draw.one(question, among))


def _hair(look: Appearance, kind: str, draw: _Draw) -> Colour:
    t = tables()
    if look.age is Age.OLD and not look.hair:
        return rgb(draw.one("hair", ["#d9d5cd", "#b8b4ac", "#8f8b86"]))
    return _colour(look.hair, draw, "hair", t["hairs"])


def _style(look: Appearance, kind: str, draw: _Draw) -> str:
    t = tables()
    group = "elder" if look.age is Age.OLD and kind == "elder" else kind
    if look.species is Species.ROBOT:
        return "bald"
    style = look.hair_style or draw.one("style", t["styles"][group])
    known = ("bald", "short", "side", "balding", "bun", "bob", "long", "curly", "ponytail")
    return style if style in known else "short"


def _scarf(look: Appearance) -> Colour | None:
    return rgb(look.scarf) if len(look.scarf) == 7 and look.scarf[0] == "#" else None


def _body(look: Appearance, kind: str) -> dict[str, Any]:
    """The measures of a body of this kind, age and build."""
    t, old = tables(), look.age is Age.OLD
    body, age = t["kinds"][kind], t["ages"][look.age.value]
    build = t["builds"].get(look.build, t["builds"]["average"])
    height = body["height"] + age["height"] + build["height"]
    height *= 0.96 if old and kind == "woman" else 1.0
    return {
        "height": height,
        "width": build["width"],
        "head": body["head"] * age["head"] * height / 1.75,
        "shoulder": body["shoulder"] * build["width"],
        **{k: body[k] for k in ("hip", "torso", "limb", "deltoid")},
        "lean": body["lean"] if kind == "elder" else 0.10 if old else 0.0,
        "trunk": tuple((at, w, d) for at, w, d in t["trunk"][kind]),
    }


def _colours(look: Appearance, draw: _Draw) -> tuple[Colour, Colour, Colour, Colour]:
    """Skin, top, bottom and shoes; a robot is of metal, tinted with the colour of its top."""
    t = tables()
    top = _colour(look.top, draw, "top", t["tops"])
    if look.species is Species.ROBOT:
        metal = _colour("", draw, "skin", t["metals"])
        return metal, mix(metal, top, 0.45), mix(metal, top, 0.2), mul(metal, 0.6)
    skin = _colour(look.skin, draw, "skin", t["skins"])
    bottom = _colour(look.bottom, draw, "bottom", t["bottoms"])
    return skin, top, bottom, rgb(draw.one("shoes", t["shoes"]))


@cache
def actor_of(look: Appearance, name: str) -> Actor:
    """The actor for an appearance; `name` decides whatever was left open."""
    t, draw = tables(), _Draw(name)
    kind = _kind(look, draw)
    robot = look.species is Species.ROBOT
    costume = "plates" if robot else look.costume or draw.one("costume", t["garments"][kind])
    cut = Cut(**t["costumes"].get(costume, t["costumes"]["jumper"]))
    skin, top, bottom, shoes = _colours(look, draw)
    return Actor(
        name=name,
        species=look.species,
        kind=kind,
        **_body(look, kind),
        skin=skin,
        hair=_hair(look, kind, draw),
        hair_style=_style(look, kind, draw),
        eyes=rgb(draw.one("eyes", t["eyes"])),
        beard=look.beard,
        glasses=look.glasses,
        hat=look.hat,
        hat_colour=_hat_colour(look, top),
        costume=costume,
        cut=cut,
        top=top,
        under=_colour(look.under, draw, "under", t["unders"]),
        bottom=mul(top, 0.92) if cut.matching else bottom,
        shoes=shoes,
        scarf=_scarf(look),
        coat_said=bool(look.hair),
    )


def _hat_colour(look: Appearance, top: Colour) -> Colour:
    named = rgb(tables()["hat_colours"].get(look.hat, "#4a4038"))
    return mix(named, top, 0.55) if look.hat in ("cap", "beanie") else named
