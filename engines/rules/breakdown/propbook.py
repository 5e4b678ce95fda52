"""The props of a film: collected as its action is read, and found again in sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from engines.rules.breakdown.handling import read_handling
from engines.rules.breakdown.lexicon import deeds_in, doings, nouns_of, words_of
from engines.rules.breakdown.phrases import Hit, Phrases, tokens
from engines.rules.breakdown.text import free_id
from engines.rules.breakdown.things import Named, singular, things_named
from film.assets import Prop

_TWICE = 2  # a thing that is used once must be named once more
_SHORTEST = 4  # letters that two words must share at their ends: a birdcage is a cage
_KNOWN = frozenset(words_of("determiners"))


class PropBook:
    """Collects the props of a film as its action is read; one prop per name."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[str, str]] = {}  # name -> kind, first sentence
        self._sure: set[str] = set()
        self._named: Counter[str] = Counter()  # in how many sentences a noun stands

    def read(self, sentence: str, people: set[str]) -> None:
        """Takes in one sentence of action. `people` are the words of the names of the cast."""
        reading = read_handling(sentence)
        self._named.update({singular(reading.words[p.head]) for p in reading.phrases})
        for thing in things_named(sentence):
            if not set(thing.name.split()) <= people:
                self._note(thing, sentence)

    def _note(self, thing: Named, sentence: str) -> None:
        name = self._known_as(thing.name)
        self._found.setdefault(name, (thing.kind, sentence))
        if thing.sure:
            self._sure.add(name)

    def _known_as(self, name: str) -> str:
        """The name under which this thing is known: "the box" is the cake box of before."""
        if name in self._found:
            return name
        head = name.split()[-1]
        same = [known for known in self._found if _shares_head(known.split()[-1], head)]
        if len(same) != 1:
            return name
        return same[0] if head == name or same[0].split()[-1] == same[0] == head else name

    def props(self, places: set[str]) -> tuple[Prop, ...]:
        """All props in order of appearance. What `places` are called is not a prop by itself."""
        ids: set[str] = set()
        return tuple(
            Prop(id=free_id("pr_", name, ids), name=name, kind=kind, description=text)
            for name, (kind, text) in self._found.items()
            if name in self._sure or self._is_used(name, places)
        )

    def _is_used(self, name: str, places: set[str]) -> bool:
        head = name.split()[-1]
        return self._named[head] >= _TWICE and head not in places


def _shares_head(known: str, head: str) -> bool:
    return known == head or (len(head) >= _SHORTEST and known.endswith(head))


class PropLookup:
    """Finds the props of a film in sentences, by name, plurals included."""

    def __init__(self, props: Sequence[Prop]) -> None:
        heads = Counter(prop.name.split()[-1] for prop in props)
        names = [(prop.name, prop.id) for prop in props]
        names += [
            (prop.name.split()[-1], prop.id) for prop in props if heads[prop.name.split()[-1]] == 1
        ]
        self._names = Phrases((form, who) for name, who in names for form in _forms(name))
        self._last: tuple[str, tuple[Hit[str], ...]] = ("", ())  # a sentence is asked of in turn
        self._tails = dict(_tails({prop.name.split()[-1]: prop.id for prop in props}))

    def find(self, words: Sequence[str]) -> list[Hit[str]]:
        """Props at their word positions, whatever stands around them."""
        return self._names.find(words)

    def found(self, sentence: str) -> list[Hit[str]]:
        """Props that a sentence names: not "the ticket window", not "the phone rings"."""
        if self._last[0] != sentence:
            self._last = (sentence, tuple(self._read(sentence)))
        return list(self._last[1])

    def _read(self, sentence: str) -> list[Hit[str]]:
        words = tokens(sentence)
        hits = self._names.find(words)
        taken = {hit.start for hit in hits}
        for at, word in enumerate(words):
            if word in self._tails and at and at not in taken and words[at - 1] in _KNOWN:
                hits.append(Hit(at, at + 1, self._tails[word]))
        if not hits:
            return []
        heads = {at: p.head for p in read_handling(sentence).phrases
                 for at in range(p.first, p.head + 1)}  # fmt: skip
        return sorted(
            (hit for hit in hits if _is_named(words, hit, heads)), key=lambda hit: hit.start
        )


def _is_named(words: Sequence[str], hit: Hit[str], heads: dict[int, int]) -> bool:
    """Whether the words are the thing: no part of another's name, and no verb."""
    last = hit.end - 1
    if last in heads:
        whose = words[last].endswith("'s")
        return heads[last] == last or whose or words[last].endswith("s")
    alone = hit.end - hit.start == 1 and bool(doings().find([words[last]]))
    return not (alone and (last == 0 or deeds_in(words[last - 1 : last + 1])))


def _forms(name: str) -> Iterator[str]:
    many = f"{name}es" if name.endswith(("ch", "sh", "x", "ss")) else f"{name}s"
    many = f"{name[:-1]}ies" if name.endswith("y") and name[-2:-1] not in "aeiou" else many
    yield from (name, many, f"{name}'s")


def _tails(heads: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The ends of compound words by which a thing may be named: "the cage" of a birdcage."""
    ends = Counter(head[at:] for head in heads for at in range(3, len(head) - _SHORTEST + 1))
    for head, prop in heads.items():
        for at in range(3, len(head) - _SHORTEST + 1):
            end = head[at:]
            if ends[end] == 1 and end not in heads and end not in nouns_of("abstract"):
                yield end, prop
