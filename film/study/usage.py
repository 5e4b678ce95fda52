"""Where a thing is used: a person, a prop, a place, a garment somebody wears, a condition."""

from __future__ import annotations

import re
from collections.abc import Callable

from film.assets import Appearance, Asset
from film.continuity import conditions_of
from film.edits.colours import colour_name
from film.errors import Refused
from film.film import Film
from film.noun import Noun
from film.questions import shots_with
from film.references import find_location, find_person, find_prop
from film.shots import Shot


class Use(Noun):
    """One scene in which it is seen: the shots, and in which state it is."""

    what: str  # "MARA's red coat"
    scene: str  # id
    shots: tuple[str, ...]  # ids
    states: tuple[str, ...] = ()


def usage(film: Film, about: str) -> tuple[Use, ...]:
    """Every use of what `about` names, by scene; Refused when nothing in the film is called so."""
    asset = find_person(film, about) or find_prop(film, about) or find_location(film, about)
    if asset is not None:
        return _by_scene(film, asset.name, asset, lambda _: True)
    found = (*_worn(film, about), *_states(film, about))
    if not found:
        raise Refused(f"Nothing in the film is called “{about}”: no prop, garment or state.")
    return found


def _worn(film: Film, about: str) -> tuple[Use, ...]:
    """Garments: "the coat" is everybody's, "Mara's coat" and "the red coat" are one."""
    words = set(re.findall(r"[\w-]+", re.sub(r"['’]s\b", "", about.lower()))) - {"the", "a", "her"}
    uses: list[Use] = []
    for person in film.characters:
        for garment, colour in wardrobe(person.appearance).items():
            name = f"{person.name}'s {f'{colour_name(colour)} {garment}'.strip()}"
            if words and words <= set(re.findall(r"[\w-]+", name.lower().replace("'s", ""))):
                uses += _by_scene(film, name, person, lambda _: True)
    return tuple(uses)


def wardrobe(look: Appearance) -> dict[str, str]:
    """What somebody wears, each with its colour as `#rrggbb`, "" where that is not said."""
    worn = {look.costume: look.top, look.hat: ""}
    worn |= {"scarf": look.scarf} if look.scarf else {}
    worn |= {"glasses": ""} if look.glasses else {}
    return {what: colour for what, colour in worn.items() if what}


def _states(film: Film, about: str) -> tuple[Use, ...]:
    """Conditions: "muddy", "torn coat"."""
    said = re.sub(r"^(?:the|a|an) ", "", about.strip().lower())
    uses: list[Use] = []
    names = {asset.id: asset for asset in film.assets()}
    for what, asset in dict.fromkeys((c.what, c.asset) for c in film.conditions):
        if said and said in what and asset in names:
            uses += _by_scene(
                film, f"{what} {names[asset].name}", names[asset], _is(film, asset, what)
            )
    return tuple(uses)


def _is(film: Film, asset: str, what: str) -> Callable[[Shot], bool]:
    return lambda shot: what in conditions_of(film, shot, asset)


def _by_scene(
    film: Film, what: str, asset: Asset, wanted: Callable[[Shot], bool]
) -> tuple[Use, ...]:
    scenes: dict[str, list[Shot]] = {}
    for shot in shots_with(film, asset.id):
        if wanted(shot):
            scenes.setdefault(shot.scene, []).append(shot)
    return tuple(
        Use(
            what=what,
            scene=scene,
            shots=tuple(shot.id for shot in shots),
            states=tuple(dict.fromkeys(w for s in shots for w in conditions_of(film, s, asset.id))),
        )
        for scene, shots in scenes.items()
    )
