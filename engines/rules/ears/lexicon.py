"""The film lexicon: which phrases have which types, loaded once from the data beside this file."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from film.tables import read_words

Phrase = tuple[str, ...]
Table = dict[Phrase, dict[str, list[str]]]

DATA = Path(__file__).parent / "data"


def read_yaml(name: str) -> Any:
    """A data file with every scalar as text, so that "on", "yes" and "no" stay words."""
    return read_words(DATA / name)


@lru_cache
def closed() -> dict[str, Any]:
    """The small words of English by kind."""
    return dict(read_yaml("closed.yaml"))


@lru_cache
def contractions() -> dict[str, str]:
    """Short forms and the words that they stand for."""
    return dict(closed()["contractions"])


@lru_cache
def common_english() -> frozenset[str]:
    """Ordinary words that are never "corrected" into a word of the film."""
    return frozenset((DATA / "common.txt").read_text(encoding="utf-8").split())


@lru_cache
def lexicon() -> dict[str, dict[str, list[str]]]:
    """Type -> value -> ways to say it."""
    return dict(read_yaml("words.yaml"))


@lru_cache
def phrase_table() -> Table:
    """Phrase -> type -> values, with the plurals of shot sizes and the words that say nothing."""
    table: Table = {}
    for kind, values in lexicon().items():
        for value, ways in values.items():
            for way in [*_spelt_out(ways), *_plurals(kind, value, ways)]:
                _add(table, way, kind, value)
    for way in _fillers() - {" ".join(phrase) for phrase in table}:
        _add(table, way, "FILL", "x")
    return table


def _add(table: Table, way: str, kind: str, value: str) -> None:
    values = table.setdefault(words_of(way), {}).setdefault(kind, [])
    if value not in values:
        values.append(value)


def _spelt_out(ways: list[str]) -> Iterator[str]:
    """ "(turn|bring) the lights down": every way that a template stands for."""
    for way in ways:
        parts = [part.strip("()").split("|") for part in re.findall(r"\([^)]*\)|[^()\s]+", way)]
        yield from (" ".join(" ".join(words).split()) for words in itertools.product(*parts))


def canonical(kind: str, value: str) -> str:
    """What the lexicon calls this value: "furious" and "angry" are one emotion; "" if unknown."""
    if value in lexicon().get(kind, {}):
        return value
    return next(iter(phrase_table().get(words_of(value), {}).get(kind, ())), "")


@lru_cache
def _fillers() -> frozenset[str]:
    """Ordinary words that carry no order: those listed, and adverbs of manner and degree."""
    listed: dict[str, list[str]] = dict(read_yaml("fillers.yaml"))
    del listed["not_adverbs"]
    return frozenset(way for ways in listed.values() for way in ways) | adverbs()


_STRONG = {"completely", "entirely", "totally", "absolutely", "definitely", "certainly", "surely"}


@lru_cache
def heavy_fillers() -> frozenset[str]:
    """Fillers that weigh beside what destroys or costs: "cut 2B a notch", "leaning to cut 2B"."""
    own = set(lexicon()["FILL"]["x"]) | set(read_yaml("fillers.yaml")["interjections"])
    return _fillers() - own - _STRONG


@lru_cache
def adverbs() -> frozenset[str]:
    """Adverbs of manner and degree, by their ending."""
    other = frozenset(read_yaml("fillers.yaml")["not_adverbs"])
    return frozenset(w for w in common_english() if w.endswith("ly") and len(w) > 5) - other


def words_of(way: str) -> Phrase:
    """A way of saying something as normalised words."""
    short, parts = contractions(), []
    for word in way.lower().split():
        owned = word.endswith("'s") and word not in short
        parts += short.get(word, word.removesuffix("'s") if owned else word).split()
        parts += ["'s"] if owned else []
    return tuple(parts)


def _plurals(kind: str, value: str, ways: list[str]) -> list[str]:
    if kind != "SIZE" or value in ("closer", "wider"):
        return []
    kept = ("two shot", "2-shot")
    return [way + "s" for way in ways if not way.endswith("s") and way not in kept]


@lru_cache
def known_words() -> frozenset[str]:
    """Every word that the lexicon and the closed classes know."""
    small = closed()
    named = ("ordinals", "numbers", "pronouns", "determiners", "nouns", "closed")
    words = {word for phrase in phrase_table() for word in phrase}
    return frozenset(words.union(*(small[name] for name in named)))


@lru_cache
def trade_words() -> frozenset[str]:
    """Words that mean something by themselves: never taken for a part of a film's own name."""
    small = closed()
    alone = {
        phrase[0]
        for phrase, kinds in phrase_table().items()
        if len(phrase) == 1 and set(kinds) - {"FILL"}
    }
    named = ("ordinals", "numbers", "pronouns", "determiners", "nouns", "closed")
    fills = {
        word for way in lexicon()["FILL"]["x"] for word in way.split() if len(way.split()) == 1
    }
    return frozenset(alone.union(fills, *(small[name] for name in named)))
