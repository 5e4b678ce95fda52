"""The people of a film ready to be found in sentences: by name, by pronoun, by "the keeper"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.breakdown.lexicon import looks_of, stands_for
from engines.rules.breakdown.names import TOGETHER, bare_name, cue_name
from engines.rules.breakdown.phrases import Hit, Phrases, tokens
from film.assets import Character, Sex, Species
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
        entries += self._without_titles()
        self._names = Phrases(entries)

    def _without_titles(self) -> list[tuple[str, Named]]:
        """Uncle Stan is Stan too, where nobody else is."""
        short: dict[str, set[str]] = {}
        for who in self.characters.values():
            first, _, rest = bare_name(who.name).replace(".", "").partition(" ")
            if rest and first in looks_of("titles"):
                short.setdefault(rest, set()).add(who.id)
        known = {bare_name(name) for name in self._by_cue}
        alone = {name: ids for name, ids in short.items() if len(ids) == 1 and name not in known}
        return [entry for name, ids in alone.items() for entry in self._entries(name, *ids)]

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
        fits = [
            who
            for who in reversed(recent)
            if who in self.characters and self.characters[who].appearance.sex in (Sex.UNKNOWN, sex)
        ]
        human = (w for w in fits if self.characters[w].appearance.species is Species.HUMAN)
        return next(human, next(iter(fits), ""))

    def stands_for(self, noun: str, recent: Sequence[str], there: Sequence[str]) -> str:
        """Who "the boy" is: the one named last, or the only one there, whom the noun fits."""
        wanted = stands_for().get(noun)
        if wanted is None:
            return ""

        def fits(who: str) -> bool:
            look = self.characters[who].appearance
            of_sex = wanted[0] in ("any", look.sex.value)
            return of_sex and look.age.value in wanted[1:] and look.species is Species.HUMAN

        near = [who for who in reversed(recent) if who in self.characters and fits(who)]
        only = [who for who in there if fits(who)]
        return next(iter(near), only[0] if len(only) == 1 else "")


def _as_name(cased: list[str], words: list[str], hit: Hit[Named]) -> bool:
    if cased[hit.start][:1].isupper() or not cased[hit.start][:1].islower():
        return True
    return words[hit.end - 1].removesuffix("'s") in _NOUNS


_NOUNS = frozenset(word for phrase in looks_of("people") for word in phrase.split()) | frozenset(
    word for names in looks_of("species").values() for word in names
)
