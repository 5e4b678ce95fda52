"""How a text is written, in figures: what can be measured of it and taken up by another text.

Plain counts, so that the manner of several works is the sum of theirs.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from film.noun import Noun
from film.tables import read_table

LEAST_USES = 3  # of a word before it is a favourite
LEAST_SHARE = 0.4  # of the uses of its group
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_STOP = re.compile(r"[.!?…]+[\"”»’)]*(?=\s|$)")
_MARKS = {
    "exclaims": re.compile(r"![\"”»’)]*(?=\s|$)"),
    "dashes": re.compile(r"—|\s–\s|--"),
    "ellipses": re.compile(r"…|\.\.\."),
}
_VERB = "verb "
_SPOKEN = re.compile(r"“([^”]+)”|«([^»]+)»|„([^“”]+)[“”]|(?<!\w)\"([^\"]+)\"")


class Manner(Noun):
    """Counts over one text or several. Spoken words are dialogue, the others are told."""

    told: int = 0  # words
    sentences: int = 0  # of what is told
    paragraphs: int = 0  # of action in a screenplay; 0 where there is no such thing
    paragraph_sentences: int = 0
    spoken: int = 0  # words
    speeches: int = 0
    cues: int = 0  # speeches that could have had a parenthetical: those of a screenplay
    asides: int = 0  # parentheticals
    exclaims: int = 0  # sentences, told or spoken, that end with "!"
    dashes: int = 0
    ellipses: int = 0
    verbs: tuple[tuple[str, int], ...] = ()  # of `film/data/manner.yaml`, with their uses

    @property
    def words(self) -> int:
        """How much was measured."""
        return self.told + self.spoken

    @property
    def sentence(self) -> float:
        """Words of a told sentence, on average."""
        return self.told / self.sentences if self.sentences else 0.0

    @property
    def speech(self) -> float:
        """Words of a speech, on average."""
        return self.spoken / self.speeches if self.speeches else 0.0

    @property
    def dialogue(self) -> float:
        """Share of the words that is spoken, 0..1."""
        return self.spoken / self.words if self.words else 0.0

    @property
    def paragraph(self) -> float:
        """Sentences of a paragraph of action, on average; 0 where nothing is known."""
        return self.paragraph_sentences / self.paragraphs if self.paragraphs else 0.0

    def per_100(self, count: int) -> float:
        """A count for each 100 sentences and speeches."""
        parts = self.sentences + self.speeches
        return 100 * count / parts if parts else 0.0

    def favourites(self) -> dict[str, str]:
        """For each group of verbs the one that is clearly liked best, by the group's name."""
        uses = dict(self.verbs)
        found: dict[str, str] = {}
        for name, group in verb_groups().items():
            counted = {verb.base: uses.get(verb.base, 0) for verb in group.verbs}
            best = max(counted, key=lambda verb: counted[verb])
            enough = counted[best] >= max(LEAST_USES, LEAST_SHARE * sum(counted.values()))
            if enough:
                found[name] = best
        return found

    def plus(self, other: Manner) -> Manner:
        """Both together."""
        verbs = Counter(dict(self.verbs))
        verbs.update(dict(other.verbs))
        mine, others = self.model_dump(exclude={"verbs"}), other.model_dump(exclude={"verbs"})
        counts = {name: mine[name] + others[name] for name in mine}
        return Manner(**counts, verbs=tuple(sorted(verbs.items())))


class Verb(NamedTuple):
    """One word of a group in the forms that a script and a book have."""

    base: str
    third: str
    past: str
    going: str


class VerbGroup(NamedTuple):
    """Verbs that can stand for one another before certain words; the first is the plain one."""

    before: tuple[str, ...]
    verbs: tuple[Verb, ...]


@cache
def verb_groups() -> dict[str, VerbGroup]:
    """The groups by their plain verb."""
    path = Path(__file__).resolve().parents[1] / "data" / "manner.yaml"
    rows: dict[str, dict[str, Any]] = read_table(path)
    return {
        name: VerbGroup(tuple(row["before"]), tuple(Verb(*forms) for forms in row["words"]))
        for name, row in rows.items()
    }


def manner_of_prose(paragraphs: Iterable[str]) -> Manner:
    """Measures prose: what stands in quotation marks is spoken."""
    counts: Counter[str] = Counter()
    for paragraph in paragraphs:
        told = _SPOKEN.sub(" ", paragraph)
        if _WORD.search(told):
            counts.update(_told(told))
        for found in _SPOKEN.finditer(paragraph):
            counts.update(_said("".join(found.groups(""))))
    return _manner(counts)


def manner_of_script(actions: Iterable[str], speeches: Iterable[str], asides: int = 0) -> Manner:
    """Measures a screenplay from its paragraphs of action and its speeches."""
    counts: Counter[str] = Counter(asides=asides)
    for text in actions:
        counts.update(_told(text))
        counts.update(paragraphs=1, paragraph_sentences=_sentences(text))
    for text in speeches:
        counts.update(_said(text))
        counts.update(cues=1)
    return _manner(counts)


def _told(text: str) -> Counter[str]:
    words = _WORD.findall(text.lower())
    forms = _forms()
    verbs = Counter(_VERB + forms[word] for word in words if word in forms)
    return verbs + _marks(text) + Counter(told=len(words), sentences=_sentences(text))


def _said(text: str) -> Counter[str]:
    return _marks(text) + Counter(spoken=len(_WORD.findall(text)), speeches=1)


def _marks(text: str) -> Counter[str]:
    return Counter({name: len(mark.findall(text)) for name, mark in _MARKS.items()})


def _sentences(text: str) -> int:
    return max(1, len(_STOP.findall(text.strip())))


def _manner(counts: Counter[str]) -> Manner:
    plain = {name: count for name, count in counts.items() if not name.startswith(_VERB)}
    verbs = {k.removeprefix(_VERB): n for k, n in counts.items() if k.startswith(_VERB)}
    return Manner(**plain, verbs=tuple(sorted(verbs.items())))


@cache
def _forms() -> dict[str, str]:
    groups = verb_groups().values()
    used = {form: verb.base for group in groups for verb in group.verbs for form in verb[1:]}
    return {form: base for form, base in used.items() if form != base}  # "a look" is no verb
