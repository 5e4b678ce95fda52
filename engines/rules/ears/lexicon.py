"""The film lexicon: which phrases have which types, loaded once from the data beside this file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

Phrase = tuple[str, ...]
Table = dict[Phrase, dict[str, list[str]]]

DATA = Path(__file__).parent / "data"


def read_yaml(name: str) -> Any:
    """A data file with every scalar as text, so that "on", "yes" and "no" stay words."""
    return yaml.load((DATA / name).read_text(encoding="utf-8"), yaml.BaseLoader)


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
    """Phrase -> type -> values, with the plurals of shot sizes."""
    table: Table = {}
    for kind, values in lexicon().items():
        for value, ways in values.items():
            for way in [*ways, *_plurals(kind, value, ways)]:
                table.setdefault(words_of(way), {}).setdefault(kind, []).append(value)
    return table


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
