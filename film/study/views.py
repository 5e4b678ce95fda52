"""The key image of an asset and the six views of a person, with what is visible, in words."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Appearance, Asset, Character, Location, Species
from film.edits.colours import colour_name
from film.edits.values import listed
from film.film import Film

VIEWS = ("front", "three-quarter left", "left", "back", "right", "three-quarter right")
_FACE = {
    "front": "the whole face",
    "three-quarter left": "the face turned to the left, the far cheek hidden",
    "left": "the profile, looking left",
    "back": "no face: the back of the head",
    "right": "the profile, looking right",
    "three-quarter right": "the face turned to the right, the far cheek hidden",
}


def describe_view(person: Character, view: str, conditions: Sequence[str] = ()) -> str:
    """What is visible of somebody from one side, for those who draw and those who check."""
    look = person.appearance
    seen = [_FACE[view], *_head(look, view), *_body(look, view), *_marks(conditions)]
    return f"{person.name}, {view}: {listed(seen)}."


def describe_key(film: Film, asset: Asset) -> str:
    """What the key image of an asset shows."""
    if isinstance(asset, Character):
        seen = [
            _FACE["front"],
            *_head(asset.appearance, "front"),
            *_body(asset.appearance, "front"),
        ]
        return f"{asset.name} in a plain room: {listed(seen)}."
    if not isinstance(asset, Location):
        kind = f", a {asset.kind}" if asset.kind and asset.kind not in asset.name else ""
        return f"The {asset.name}{kind}, by itself in a plain room."
    first = next((scene for scene in film.scenes if scene.location == asset.id), None)
    light = f"{first.time}, {first.weather} weather" if first else "by day"
    seen = [f"with {listed(asset.features)}"] if asset.features else []
    where = "from inside" if asset.interior else "from outside"
    return f"{asset.name} {where}, {', '.join((light, *seen))}. Nobody is there."


def _head(look: Appearance, view: str) -> list[str]:
    hair = colour_name(look.hair, "hair") if look.hair else ""
    style = look.hair_style or ""
    if style == "bald":
        seen = ["a bald head"]
    elif style in ("bun", "ponytail") and view == "front":
        seen = [f"{hair} hair, tied back".strip()]
    else:
        seen = [" ".join(filter(None, (hair, "hair" if hair or style else "", _styled(style))))]
    seen += [f"a {look.hat}"] if look.hat else []
    if view != "back":
        beard = {"full": "a full beard", "moustache": "a moustache", "stubble": "stubble"}
        seen += [beard[look.beard]] if look.beard in beard else []
        seen += ["glasses"] if look.glasses else []
    return [part for part in seen if part]


def _styled(style: str) -> str:
    return {"bun": "in a bun", "ponytail": "in a ponytail", "bob": "in a bob"}.get(style, style)


def _body(look: Appearance, view: str) -> list[str]:
    if look.species is not Species.HUMAN:
        coat = f"{colour_name(look.top)} " if look.top else ""
        return [f"a {coat}{look.species}"]
    side = "the back of " if view == "back" else ""
    worn = [f"{side}a {colour_name(look.top)} {look.costume}".replace("  ", " ")]
    worn = worn if look.costume else []
    if look.under and view in ("front", "three-quarter left", "three-quarter right"):
        worn.append(f"{colour_name(look.under)} beneath")
    worn += [f"{colour_name(look.bottom)} below"] if look.bottom else []
    worn += [f"a {colour_name(look.scarf)} scarf"] if look.scarf else []
    return worn


def _marks(conditions: Sequence[str]) -> list[str]:
    return [f"all of it {listed(list(conditions))}"] if conditions else []
