"""What the people, props and places of a film answer to: "MRS OKORO" is also "okoro"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache

from engines.rules.ears.lexicon import Phrase, closed, common_english, trade_words
from engines.rules.ears.reel import Person, Reel
from film.assets import Age
from film.kinds import prop_kind

Names = dict[Phrase, dict[str, list[str]]]
Called = tuple[str, tuple[str, ...]]  # a name and its aliases

_ROLES: dict[tuple[str, Age], tuple[str, ...]] = {
    ("m", Age.CHILD): ("boy", "little boy", "young boy"),
    ("f", Age.CHILD): ("girl", "little girl", "young girl"),
    ("m", Age.TEEN): ("boy", "teenage boy"),
    ("f", Age.TEEN): ("girl", "teenage girl"),
    ("m", Age.YOUNG): ("young man",),
    ("f", Age.YOUNG): ("young woman",),
    ("m", Age.ADULT): ("man",),
    ("f", Age.ADULT): ("woman",),
    ("m", Age.OLD): ("old man", "grandfather", "grandpa", "old guy"),
    ("f", Age.OLD): ("old woman", "old lady", "grandmother", "grandma"),
}


def names_of(reel: Reel) -> Names:
    """Phrase -> type -> names. Worked out once for each set of names, whatever the version."""
    film = reel.film
    props = tuple((p.name, tuple(filter(None, [p.kind]))) for p in film.props)
    places = tuple((p.name, tuple(filter(None, [p.kind]))) for p in film.locations)
    return _names(tuple(reel.people.values()), props, places)


@lru_cache(maxsize=8)
def _names(
    people: tuple[Person, ...], props: tuple[Called, ...], places: tuple[Called, ...]
) -> Names:
    cast = tuple((person.name, person.aliases) for person in people)
    sure: Names = {}
    for kind, things in (("WHO", cast), ("PROP", props), ("PLACE", places)):
        for name, aliases in things:
            for way in (name, *aliases[: len(aliases) if kind == "WHO" else 0]):
                _add(sure, phrase(way), kind, name)
    taken = {**sure}
    for kind, things in (("WHO", cast), ("PROP", props), ("PLACE", places)):
        _add_unique(sure, taken, kind, _parts(kind, things))
    _add_unique(sure, taken, "WHO", _roles(people))
    for kind, things in (("PROP", props), ("PLACE", places)):
        _add_unique(sure, taken, kind, _others(things))
    known = {**sure}
    for kind, things in (("PROP", props), ("PLACE", places)):
        _add_unique(sure, known, kind, _suffixes(things))
    return _with_plurals(sure)


def phrase(way: str) -> Phrase:
    """A name as normalised words: no article, no brackets, no full stops."""
    text = re.sub(r"\(.*?\)", " ", way.lower().replace("’", "'")).replace(".", "")
    words = re.findall(r"[^\W_]+(?:['-][^\W_]+)*", text)
    words = words[1:] if words[:1] in (["the"], ["a"], ["an"]) and len(words) > 1 else words
    parted: list[str] = []
    for word in words:
        parted += [word[:-2], "'s"] if word.endswith("'s") else [word]
    return tuple(parted)


def _add(table: Names, way: Phrase, kind: str, name: str) -> None:
    if way and name not in table.setdefault(way, {}).setdefault(kind, []):
        table[way][kind].append(name)


def _add_unique(table: Names, taken: Names, kind: str, ways: Iterable[tuple[Phrase, str]]) -> None:
    """Adds the ways that mean one thing only and are nobody's full name."""
    pairs = {(way, name) for way, name in ways if way and way not in taken}
    count = Counter(way for way, _ in pairs)
    for way, name in sorted(pairs):
        if count[way] == 1:
            _add(table, way, kind, name)


def _parts(kind: str, things: tuple[Called, ...]) -> Iterator[tuple[Phrase, str]]:
    """Parts of longer names: "okoro", "the doctor", "kitchen" of "MARA'S KITCHEN"."""
    for name, aliases in things:
        for way in (name, *aliases):
            words = phrase(way)
            if kind == "WHO":
                yield from ((part, name) for part in _parts_of_person(words))
            else:
                yield from ((part, name) for part in _parts_of_thing(words))
            if kind == "PROP":
                yield from ((head, name) for head in _head_of_thing(words))
            if kind == "PLACE":
                yield from ((head, name) for head in _head_of_place(words))
                if len(words) > 1 and not _is_free(words[-1]):
                    yield ("the", words[-1]), name  # "the hold" is a place, "hold" is a verb


def _parts_of_person(words: Phrase) -> Iterator[Phrase]:
    titles = closed()["titles"]
    rest = tuple(word for word in words if word not in titles)
    if rest and rest != words:
        yield rest
    for word in words:
        if word in titles and word not in ("young", "old", "little", "big"):
            yield (word,)
            yield from ((other,) for other in titles[word])
            yield from ((other, *rest) for other in titles[word] if rest)
        elif len(word) > 2 and word not in trade_words() and not word.isdigit():
            yield (word,)


def _parts_of_thing(words: Phrase) -> Iterator[Phrase]:
    if "'s" in words:
        words = words[words.index("'s") + 1 :]
        yield words
    for start in range(1, len(words)):
        tail = words[start:]
        if len(tail) > 1 or (len(tail[0]) > 2 and _is_free(tail[0])):
            yield tail


def _is_free(word: str) -> bool:
    """Whether a word is a noun of the film, and none of the words of the trade."""
    return word not in trade_words() or word in closed()["nameable"]


def _head_of_place(words: Phrase) -> Iterator[Phrase]:
    """ "The market" for a MARKET SQUARE."""
    if len(words) == 2 and len(words[0]) > 3 and _is_free(words[0]):
        yield words[:1]


def _head_of_thing(words: Phrase) -> Iterator[Phrase]:
    """ "The teddy" of a TEDDY BEAR, but not "the brass" of a BRASS KEY: a word that is as good."""
    if len(words) == 2 and _is_free(words[0]):
        kind = prop_kind(words[0])
        if kind and kind == prop_kind(" ".join(words)):
            yield words[:1]


def _suffixes(things: tuple[Called, ...]) -> Iterator[tuple[Phrase, str]]:
    """ "The coach" of a STAGECOACH: an English word at the end of a longer one."""
    for name, _ in things:
        for word in phrase(name)[-1:]:
            ends = (word[at:] for at in range(3, len(word) - 3))
            yield from (((e,), name) for e in ends if e in common_english() - trade_words())


def _roles(people: tuple[Person, ...]) -> Iterator[tuple[Phrase, str]]:
    """ "the boy", when the film has one boy; "the man", when it has one man."""
    for person in people:
        for way in _ROLES.get((person.sex, person.age), ()):
            yield tuple(way.split()), person.name
        general = {"m": ("man", "guy"), "f": ("woman", "lady")}.get(person.sex, ())
        yield from ((phrase(kind), person.name) for kind in person.kinds if _tells(kind))
        if person.age not in (Age.CHILD, Age.TEEN):
            yield from (((way,), person.name) for way in general)


def _tells(kind: str) -> bool:
    """Whether a word of an introduction names somebody: "robot", not "light"."""
    words = kind.split()
    return len(words) > 1 or (len(kind) > 2 and _is_free(kind))


def _others(things: tuple[Called, ...]) -> Iterator[tuple[Phrase, str]]:
    """Other names of a thing, from the synonyms and from its kind."""
    groups = closed()["synonyms"]
    for name, kinds in things:
        own = {" ".join(phrase(name)), " ".join(phrase(name)[-1:]), *kinds}
        yield from ((phrase(kind), name) for kind in kinds if kind not in trade_words())
        for group in groups:
            if own & set(group):
                yield from ((phrase(way), name) for way in group if way not in trade_words())


def _with_plurals(table: Names) -> Names:
    for way, kinds in list(table.items()):
        plural = (*way[:-1], way[-1] + "s")
        if "PROP" in kinds and not way[-1].endswith("s") and plural not in table:
            table[plural] = {"PROP": kinds["PROP"]}
    return table
