"""The word lists of the breakdown, read once from the data files beside this module."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import film
from engines.rules.breakdown.phrases import Hit, Phrases, by_meaning, forms
from film.noun import Noun
from film.tables import read_table, read_words
from film.words import Pose

_HERE = Path(__file__).parent / "data"
_FILM = Path(film.__file__).parent / "data"


class Doing(Noun):
    """One kind of doing: what it does to the stage, the pose it takes, how long, its sound."""

    does: str
    pose: Pose
    seconds: float
    sound: str = ""
    verb: str = ""
    needs: str = ""  # "thing": no doing without one


@cache
def _table(name: str) -> Any:
    # the loader that leaves "no" and "on" the words they are
    return read_words(_HERE / f"{name}.yaml")


@cache
def words_of(name: str) -> Any:
    """One list of `words.yaml` as it is written."""
    return _table("words")[name]


@cache
def nouns_of(name: str) -> frozenset[str]:
    """One list of `nouns.yaml`: the grammar of noun phrases."""
    return frozenset(_table("nouns")[name])


@cache
def noun_marked(name: str) -> Phrases[str]:
    """One list of `nouns.yaml`, ready to be looked up; a phrase means itself."""
    return Phrases((phrase, phrase) for phrase in nouns_of(name))


@cache
def stands_for() -> dict[str, list[str]]:
    """Whom "the boy" can mean: a sex, or any, and ages."""
    return dict(_table("nouns")["stands_for"])


@cache
def looks_of(name: str) -> Any:
    """One list of `looks.yaml` as it is written."""
    return _table("looks")[name]


@cache
def meanings(name: str) -> Phrases[str]:
    """One list of `words.yaml`, meaning -> phrases, ready to be looked up."""
    return by_meaning(words_of(name))


@cache
def look_meanings(name: str) -> Phrases[str]:
    """One list of `looks.yaml`, meaning -> phrases, ready to be looked up."""
    return by_meaning(looks_of(name))


@cache
def marked(name: str) -> Phrases[str]:
    """A plain list of `words.yaml`; a phrase means itself."""
    return Phrases((phrase, phrase) for phrase in words_of(name))


@cache
def look_marked(name: str) -> Phrases[str]:
    """A plain list of `looks.yaml`; a phrase means itself."""
    return Phrases((phrase, phrase) for phrase in looks_of(name))


@cache
def doings() -> Phrases[Doing]:
    """All verbs of action with what they do."""
    entries: list[tuple[str, Doing]] = []
    for row in _table("deeds"):
        for verb in row["words"]:
            doing = _doing(row, verb)
            entries.extend((form, doing) for form in forms(verb))
    return Phrases(entries)


def deeds_in(words: Sequence[str]) -> list[Hit[Doing]]:
    """The doings among words; a noun ("a look", "his pocket") is not one."""
    nouns = words_of("determiners")
    return [
        hit
        for hit in doings().find(words)
        if hit.end - hit.start > 1
        or hit.start == 0
        or (words[hit.start - 1] not in nouns and not _denied(words, hit.start))
    ]


def _denied(words: Sequence[str], at: int) -> bool:
    return any(
        word in {"not", "never"} or word.endswith("n't") for word in words[max(0, at - 2) : at]
    )


def _doing(row: dict[str, Any], verb: str) -> Doing:
    return Doing(
        does=row["does"],
        pose=Pose(row["pose"]),
        seconds=float(row["seconds"]),
        sound=row.get("sound", ""),
        needs=row.get("needs", ""),
        verb=verb,
    )


@cache
def prop_kinds() -> Phrases[str]:
    """Words of `film/data/props.yaml`, plurals included; each means its kind."""
    rows = read_table(_FILM / "props.yaml")
    return Phrases(
        (form, row["kind"]) for row in rows for word in row["words"] for form in (word, word + "s")
    )


@cache
def prop_words() -> frozenset[str]:
    """The words of `film/data/props.yaml` as they are written."""
    return frozenset(w for row in read_table(_FILM / "props.yaml") for w in row["words"])


@cache
def place_kinds() -> tuple[tuple[tuple[str, ...], str, bool], ...]:
    """`film/data/places.yaml` as (words of a phrase, kind, interior), in the order of the file."""
    rows = read_table(_FILM / "places.yaml")
    return tuple(
        (tuple(word.lower().split()), row["kind"], bool(row["interior"]))
        for row in rows
        for word in row["words"]
    )
