"""The people of a film ready to be found in sentences: by name, by pronoun, by "the keeper"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.breakdown.names import TOGETHER, bare_name, cue_name
from engines.rules.breakdown.phrases import Hit, Phrases, tokens
from film.assets import Character, Sex
from film.noun import Noun

_WORD = re.compile(r"[^\W_]+(?:[’'\-.][^\W_]+)*")
_PRONOUNS = {"he": Sex.MAN, "him": Sex.MAN, "she": Sex.WOMAN, "her": Sex.WOMAN}


class Named(Noun):
    """A person named in a sentence; `owns` when it is a possessive ("Mara's coat")."""

    who: str
    owns: bool = False


class Roster:
    """Looks people up in text. Proper names must be capitalised there; "the keeper" need not."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self.characters = {who.id: who for who in characters}
        self._by_cue: dict[str, str] = {}
        self._uncased: list[tuple[str, str]] = []
        entries: list[tuple[str, Named]] = []
        for who in characters:
            for name in (who.name, *who.aliases):
                self._by_cue.setdefault(name, who.id)
                entries += self._entries(name, who.id)
        self._names = Phrases(entries)

    def _entries(self, name: str, who: str) -> list[tuple[str, Named]]:
        bare = bare_name(name)
        if name.lower() == name.upper():
            self._uncased.append((name, who))
            return []
        return [(bare, Named(who=who)), (f"{bare}'s", Named(who=who, owns=True))]

    def speaker(self, cue: str) -> str:
        """The id of who speaks under this cue; of a cue for several people, the first."""
        name = cue_name(cue)
        if name in self._by_cue:
            return self._by_cue[name]
        first = [part for part in TOGETHER.split(name) if part in self._by_cue]
        return self._by_cue[first[0]] if first else next(iter(self.characters))

    def named(self, sentence: str) -> list[Hit[Named]]:
        """People named in a sentence, at their word positions as `tokens` counts them."""
        cased = _WORD.findall(sentence)
        words = tokens(sentence)
        hits = [hit for hit in self._names.find(words) if _as_name(cased, words, hit)]
        hits += [Hit(0, 0, Named(who=who)) for name, who in self._uncased if name in sentence]
        return hits

    def pronoun(self, word: str, recent: Sequence[str]) -> str:
        """Who "he" or "she" is: the one named last whom the word fits; "" when nobody."""
        sex = _PRONOUNS.get(word)
        if sex is None:
            return ""
        fits = (Sex.UNKNOWN, sex)
        for who in reversed(recent):
            if who in self.characters and self.characters[who].appearance.sex in fits:
                return who
        return ""


def _as_name(cased: list[str], words: list[str], hit: Hit[Named]) -> bool:
    if cased[hit.start][:1].isupper() or not cased[hit.start][:1].islower():
        return True
    return words[hit.end - 1].removesuffix("'s") in _NOUNS


_NOUNS = frozenset(word for phrase in looks_of("people") for word in phrase.split()) | frozenset(
    word for names in looks_of("species").values() for word in names
)
