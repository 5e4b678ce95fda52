"""Casting: what a script leaves unsaid about looks, so that the people of a film differ.

Two people are told apart by silhouette (costume, hair, hat, build, beard) and by palette. The
choice follows from the name; who comes earlier in the film keeps their look when others join.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.text import stable
from film.assets import Age, Appearance, Character, Sex, Species

_SMALL = {Age.CHILD, Age.TEEN}


def cast(
    characters: Sequence[Character], kin: Mapping[str, str] | None = None
) -> tuple[Character, ...]:
    """The characters with every look filled in; what the script says is never changed.

    Args:
        characters: in order of appearance.
        kin: for a character's id that of a relative who comes earlier: they share their skin.
    """
    shapes: Counter[tuple[str, ...]] = Counter()
    palettes: Counter[str] = Counter()
    skins: dict[str, str] = {}
    done: list[Character] = []
    for who in characters:
        look = _look(who, shapes, palettes)
        relative = (kin or {}).get(who.id, "")
        if relative in skins and not who.appearance.skin:
            look = look.model_copy(update={"skin": skins[relative]})
        skins[who.id] = look.skin
        shapes[_silhouette(look)] += 1
        palettes[look.top] += 1
        done.append(who.model_copy(update={"appearance": look}))
    return tuple(done)


def _look(who: Character, shapes: Counter[tuple[str, ...]], palettes: Counter[str]) -> Appearance:
    said = who.appearance
    if said.species is not Species.HUMAN:
        return _animal(who, palettes)
    told = said.model_dump(exclude_unset=True)
    base = {**_role(who), **told}
    sex = said.sex
    if sex is Sex.UNKNOWN:
        sex = Sex.WOMAN if stable(who.name, "sex") % 2 else Sex.MAN
    shape = _shape(who, said, base, sex, shapes)
    look = {**shape, **base, "sex": sex}
    palette = _palette(who, look, palettes)
    look = {**palette, **look}
    look.setdefault("skin", _pick(looks_of("skins"), who.name, "skin"))
    hairs = looks_of("old_hairs" if said.age is Age.OLD else "hairs")
    look.setdefault("hair", _pick(hairs, who.name, "hair"))
    return Appearance(**look)


def _animal(who: Character, palettes: Counter[str]) -> Appearance:
    if who.appearance.species is Species.ROBOT:
        top = min(_palettes(who), key=lambda colour: palettes[colour])
        return Appearance(**{"top": top, **who.appearance.model_dump(exclude_unset=True)})
    coats = looks_of("coats")
    own = coats.get(who.appearance.species, coats["any"])
    coat = min(_turned(own, who.name, "coat"), key=lambda colour: palettes[colour])
    told = who.appearance.model_dump(exclude_unset=True)
    return Appearance(**{"top": coat, "hair": coat, "skin": coat, **told})


def _palettes(who: Character) -> list[str]:
    return [top for top, _, _ in _turned(looks_of("palettes"), who.name, "palette")]


def _role(who: Character) -> dict[str, Any]:
    """What a trade wears ("a police officer"), from the name and the introduction."""
    words = tokens(f"{who.name} {who.description[:80]}")
    text = f" {' '.join(words)} "
    for role in looks_of("roles"):
        if any(f" {word} " in text for word in role["words"]):
            return {key: value for key, value in role.items() if key != "words"}
    return {}


def _shape(
    who: Character,
    said: Appearance,
    base: dict[str, Any],
    sex: Sex,
    used: Counter[tuple[str, ...]],
) -> dict[str, Any]:
    """The least used silhouette that agrees with what is said, the name deciding among equals."""
    kind = "child" if said.age in _SMALL else ("woman" if sex is Sex.WOMAN else "man")
    rows = [
        dict(zip(("costume", "hair_style", "hat", "build", "beard"), row, strict=True))
        for row in looks_of("shapes")[kind]
    ]
    return min(
        _turned(rows, who.name, "shape"),
        key=lambda row: used[_silhouette(Appearance(**{**row, **base}))],
    )


def _palette(who: Character, look: dict[str, Any], used: Counter[str]) -> dict[str, str]:
    rows = _turned(looks_of("palettes"), who.name, "palette")
    top, under, bottom = min(rows, key=lambda row: used[look.get("top", row[0])])
    return {"top": top, "under": under, "bottom": bottom}


def _silhouette(look: Appearance) -> tuple[str, ...]:
    age = "small" if look.age is Age.CHILD else "old" if look.age is Age.OLD else ""
    return (look.costume, look.hair_style, look.hat, look.build, look.beard, age, look.species)


def _turned(rows: Sequence[Any], name: str, salt: str) -> list[Any]:
    """The rows starting at the one the name points to, so that films do not all begin alike."""
    start = stable(name.upper(), salt) % len(rows)
    return [*rows[start:], *rows[:start]]


def _pick(rows: Sequence[str], name: str, salt: str) -> str:
    return rows[stable(name.upper(), salt) % len(rows)]
