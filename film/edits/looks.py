"""How someone looks, in free words: "red hair", "a green coat", "older, with a beard"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from film.assets import Age, Appearance, Character
from film.edits.colours import find_colour
from film.edits.parts import with_people
from film.errors import Refused
from film.film import Film
from film.tables import read_table

_NO = {"no", "without", "not", "lose", "remove"}
_AGES = tuple(Age)


class Seen(NamedTuple):
    """What free words make of an appearance, and the words that mean nothing to the drawing."""

    appearance: Appearance
    unknown: tuple[str, ...]


def set_look(film: Film, people: Iterable[Character], look: str) -> Film:
    """The film with these people looking so; the words are kept in their descriptions too."""
    words = " ".join(look.split())
    if not words:
        raise Refused("How should they look? Say, for example, “red hair” or “a green coat”.")
    edited = []
    for person in people:
        told = person.description.rstrip(". ")
        described = f"{told}. {words[:1].upper()}{words[1:]}." if told else words
        seen = read_look(person.appearance, words)
        edited.append(person.but(appearance=seen.appearance, description=described))
    return with_people(film, *edited)


def read_look(appearance: Appearance, look: str) -> Seen:
    """The appearance with what `look` says of it; words that cannot be drawn are handed back."""
    tokens = re.findall(r"#[0-9a-f]{6}|[\w'’-]+|,", _phrased(look.lower()))
    waiting: list[str] = []
    unknown: list[str] = []
    fields: dict[str, Any] = {}
    for token in tokens:
        noun = _words()["nouns"].get(_single(token))
        if noun is not None:
            fields |= _noun_fields(_single(token), noun, waiting, unknown)
            waiting = []
        elif token in (",", "and"):
            fields |= _alone(appearance, waiting, unknown)
            waiting = []
        elif token not in _words()["skip"]:
            waiting.append(token)
    fields |= _alone(appearance, waiting, unknown)
    return Seen(appearance.but(**fields), tuple(unknown))


def _noun_fields(
    word: str, noun: dict[str, Any], before: list[str], unknown: list[str]
) -> dict[str, Any]:
    if _NO & set(before):
        return {"hair_style": "bald"} if word == "hair" else dict(noun.get("bare", {}))
    fields: dict[str, Any] = dict(noun.get("set", {}))
    for adjective in before:
        colour = find_colour(adjective)
        if colour and "colour" in noun:
            fields[noun["colour"]] = colour
        elif word == "hair" and adjective in _words()["styles"]:
            fields["hair_style"] = _words()["styles"][adjective]
        elif adjective in _words()["words"]:
            fields |= _words()["words"][adjective]
        else:
            unknown.append(adjective)
    if word == "hair" and not fields:
        unknown.append(word)
    return fields


def _alone(appearance: Appearance, words: list[str], unknown: list[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for word in words:
        if word in ("older", "younger"):
            step = 1 if word == "older" else -1
            index = _AGES.index(appearance.age) + step
            fields["age"] = _AGES[min(max(index, 0), len(_AGES) - 1)]
        elif word in _words()["words"]:
            fields |= _words()["words"][word]
        elif word not in _NO:
            unknown.append(word)
    return fields


def _phrased(look: str) -> str:
    return look.replace("’", "'").replace("peaked cap", "peaked").replace("t shirt", "t-shirt")


def _single(token: str) -> str:
    nouns = _words()["nouns"]
    known = {"peaked": "peaked cap"}.get(token, token)
    return known[:-1] if known not in nouns and known.endswith("s") else known


@cache
def _words() -> dict[str, dict[str, Any]]:
    table = Path(__file__).parent / "looks.yaml"
    words: dict[str, dict[str, Any]] = read_table(table)
    words["skip"] = dict.fromkeys(words["skip"])
    return words
