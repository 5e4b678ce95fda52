"""How a character looks, from the words around the name: age, build, hair, clothes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from engines.rules.breakdown.lexicon import look_marked, look_meanings, looks_of
from engines.rules.breakdown.phrases import tokens
from film.assets import Age, Appearance, Sex, Species

_YEARS = re.compile(
    r"(?:^|[\s(,])(?:early |mid |late |mid-|about |around )?(\d{1,3})(?:['’]?s)?(?=[\s),.;]|$)",
    re.I,
)
_SPELLED = {word: int(years) for word, years in looks_of("spelled_ages").items()}
_CHANGED = {"costume", "top", "bottom", "hat", "scarf"}
_WORN = {"wearing", "wears", "in", "his", "her", "their", "dressed", "its", "with"}
_WOMEN = frozenset(looks_of("women_names"))
_MEN = frozenset(looks_of("men_names"))


def appearance(
    name: str, spans: Sequence[str], pronouns: Sequence[str], first: int = 99
) -> Appearance:
    """What the text says of a character; the first word said about anything counts.

    Args:
        name: the name, which may itself say something ("OLD MAN").
        spans: words of the script about them, the introduction first.
        pronouns: "he" and "she" as they follow the name.
        first: how many of the spans are of their first scene: what they wear in later ones they
            have changed into (see `changing`).
    """
    looks: dict[str, Any] = _from_name(name)
    for place, span in enumerate(spans):
        for field, value in _from_span(span, is_introduction=place == 0).items():
            if place < first or field not in _CHANGED:
                looks.setdefault(field, value)
    if "sex" not in looks:
        looks["sex"] = Sex.MAN if looks.get("beard") else _sex(name, spans[:1], pronouns)
    return Appearance(**looks)


def _from_name(name: str) -> dict[str, Any]:
    words = tokens(name)
    looks: dict[str, Any] = {}
    age = look_meanings("ages").first(words)
    species = look_meanings("species").first(words[-1:])
    if age:
        looks["age"] = Age(age)
    if species:
        looks["species"] = Species(species)
    return looks


def _from_span(span: str, is_introduction: bool) -> dict[str, Any]:
    words = tokens(span)
    looks: dict[str, Any] = {}
    for clause in re.split(r"[,;.]", span):
        said = tokens(clause)
        for field, value in (_hair(said) | _clothes(said, is_introduction)).items():
            looks.setdefault(field, value)
    for field, found in (
        ("beard", look_meanings("beard").first(words)),
        ("glasses", bool(look_marked("glasses").find(words)) or None),
    ):
        if found and (is_introduction or _worn(words, field)):
            looks[field] = found
    if is_introduction:
        looks |= _figure(span)
    return looks


def _worn(words: list[str], field: str) -> bool:
    hits = (look_meanings if field == "beard" else look_marked)(field).find(words)
    return any(_WORN & set(words[max(0, hit.start - 3) : hit.start]) for hit in hits)


def _hair(words: list[str]) -> dict[str, Any]:
    looks: dict[str, Any] = {}
    style = look_meanings("hair_style").first(words)
    colour = look_meanings("hair_colour").first(words)
    if style:
        looks["hair_style"] = style
    if colour:
        looks["hair"] = colour
    elif "hair" in words:
        said = _colour(words[: words.index("hair")])
        if said:
            looks["hair"] = said
    if "hair" in words:
        near = words[max(0, words.index("hair") - 3) : words.index("hair")]
        for length in ("short", "long", "curly"):
            if length in near:
                looks.setdefault("hair_style", length)
    return looks


def _clothes(words: list[str], is_introduction: bool) -> dict[str, Any]:
    looks: dict[str, Any] = {}
    hats = look_meanings("hat").find(words)
    worn = [
        hit for hit in look_meanings("costume").find(words)
        if is_introduction or _WORN & set(words[max(0, hit.start - 3) : hit.start])
    ]  # fmt: skip
    if hats and (is_introduction or _WORN & set(words[max(0, hats[0].start - 3) : hats[0].start])):
        looks["hat"] = hats[0].meaning
        worn = [hit for hit in worn if not hats[0].start <= hit.start < hats[0].end]
    if worn:
        looks["costume"] = worn[0].meaning
        colour = _colour(words[: worn[0].start])
        if colour:
            looks["top"] = colour
    for hit in look_marked("scarf").find(words):
        if is_introduction:
            looks.setdefault("scarf", _colour(words[: hit.start]) or "#b23a2e")
    for hit in look_marked("bottoms").find(words):
        colour = _colour(words[: hit.start])
        if colour:
            looks.setdefault("bottom", colour)
    return looks


def _colour(before: list[str]) -> str:
    """The colour said just before a garment: at most two words away."""
    colours: dict[str, str] = looks_of("colours")
    for word in reversed(before[-3:]):
        if word in colours:
            return colours[word]
    return ""


def _figure(span: str) -> dict[str, Any]:
    """Age, build, sex and species, as introductions give them: between commas, before a noun."""
    looks: dict[str, Any] = {}
    years = _YEARS.search(span)
    spelled = next((_SPELLED[word] for word in tokens(span) if word in _SPELLED), None)
    if years or spelled:
        looks["age"] = _age(int(years[1]) if years else spelled or 0)
    nouns = look_marked("people")
    for clause in re.split(r"[,;.():—–]", span):
        words = tokens(clause)
        found = nouns.find(words)
        if not found and len(words) > 3:
            continue
        about = words[: found[0].end] if found else words
        age = look_meanings("ages").first(about)
        build = look_meanings("build").first([word for word in about if word != "hair"])
        species = look_meanings("species").first(about[-1:])
        if age:
            looks.setdefault("age", Age(age))
        if build and "hair" not in about:
            looks.setdefault("build", build)
        if species and found:
            looks.setdefault("species", Species(species))
    return looks


def _age(years: int) -> Age:
    for limit, age in ((13, Age.CHILD), (18, Age.TEEN), (32, Age.YOUNG), (60, Age.ADULT)):
        if years < limit:
            return age
    return Age.OLD


def _sex(name: str, introduction: Sequence[str], pronouns: Sequence[str]) -> Sex:
    words = tokens(name)
    clauses = [tokens(part) for span in introduction for part in re.split(r"[,;.():—–]", span)]
    for said in (words, *(clause for clause in clauses[:5] if len(clause) <= 5)):
        woman, man = look_marked("woman").find(said), look_marked("man").find(said)
        if bool(woman) != bool(man):
            return Sex.WOMAN if woman else Sex.MAN
    if any(word in _WOMEN for word in words):
        return Sex.WOMAN
    if any(word in _MEN for word in words):
        return Sex.MAN
    she, he = pronouns.count("she"), pronouns.count("he")
    if she == he:
        return Sex.UNKNOWN
    return Sex.WOMAN if she > he else Sex.MAN
