"""Descriptions read: "MARA (34), blue eyes, in a red coat" as age, eyes and coat."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from engines.rules.breakdown.lexicon import looks_of
from film.tables import read_words

_AGES = re.compile(
    r"[,(]\s*\(?(?:early |mid |late |mid-|about |around |aged )?"
    r"(\d{1,2}|1[01]\d)(?:['’]?s)?\s*(?=[,);.]|$)"
    r"|\b(\d{1,2}|1[01]\d)[ -]years?[ -]old\b|\baged (\d{1,2})\b|\bis (\d{1,2})(?=[,.;]|$| and\b)",
    re.IGNORECASE,
)
NEAR_IN_AGE = 4  # years that two ages may differ: time passes, and people round


def described(words: str) -> Iterator[tuple[str, str]]:
    """Fields with their values, in the words that a person would use."""
    if age := _age(words):
        yield "age", age
    lowered = words.lower()
    for field, pattern in _patterns():
        for match in pattern.finditer(lowered):
            value = _table()["same"].get(match["value"], match["value"])
            yield field or _kinds()[match["thing"]], value


def agree(field: str, one: str, other: str) -> bool:
    """Whether two values of one field can both be true."""
    if one == other:
        return True
    if field == "age":
        return abs(int(one) - int(other)) <= NEAR_IN_AGE
    return {one, other} in _agreeing() or (field == "build" and not _opposite(one, other))


def whole_film(field: str) -> bool:
    """Whether a field stays the same for the whole film; clothes are of their scene."""
    return field in _table()["lasting"]


def _age(words: str) -> str:
    if match := _AGES.search(words):
        return next(group for group in match.groups() if group)
    for word, years in looks_of("spelled_ages").items():
        if re.search(rf"\b(?:in|his|her|their|mid|early|late)[ -]{word}\b", words, re.IGNORECASE):
            return str(years)
    return ""


def _opposite(one: str, other: str) -> bool:
    return any({one, other} == set(pair) for pair in _table()["opposite"])


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Field and pattern; the pattern of clothes says itself which garment it is."""
    colours = "|".join(sorted({*looks_of("colours"), *_table()["colours"]}, key=len, reverse=True))
    garments = "|".join(sorted(map(re.escape, _kinds()), key=len, reverse=True))
    near = r"(?:[ -](?!and\b|with\b|of\b)\w+)??"
    rows = [(field, rf"\b(?P<value>{colours}){near}{tail}\b")
            for field, tail in _table()["coloured"].items()]  # fmt: skip
    rows.append(("", rf"\b(?P<value>{colours}){near}[ -](?P<thing>{garments})\b"))
    things = rf"{garments}|{'|'.join(_table()['parts'])}"
    rows += [(field, rf"\b(?P<value>{'|'.join(words)})\b(?! (?:[\w-]+ ){{0,2}}(?:{things})\b)")
             for field, words in _table()["words"].items()]  # fmt: skip
    return tuple((field, re.compile(pattern)) for field, pattern in rows)


@cache
def _kinds() -> dict[str, str]:
    """Each word for a garment with the kind that it is."""
    return {word: kind for kind, words in looks_of("costume").items() for word in words} | {
        word: kind for kind, words in _table()["garments"].items() for word in words
    }


@cache
def _agreeing() -> tuple[set[str], ...]:
    return tuple({dark, shade} for dark, shades in _table()["agree"].items() for shade in shades)


@cache
def _table() -> dict[str, Any]:
    table = Path(__file__).parent / "described.yaml"
    rows: dict[str, Any] = read_words(table)
    return rows
