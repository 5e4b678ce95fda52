"""A sentence with its people and things as tags, so that patterns can be plain.

"Mara (30) gives her old lantern to him" becomes "P0 gives P0's T0 to P1". P is a person, T a
thing, G a garment, L a limb, D a door or window; the number is its place in `people` or `things`.
A thing that is another than the one known is "OTHER T0".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from engines.rules.breakdown.phrases import Hit, tokens
from engines.rules.breakdown.roster import Named, Roster
from engines.rules.breakdown.wording import stands_alone
from engines.rules.story.nouns import words

_HIS = {"his": "he", "her": "she"}
_SORTS = (("garments", "G"), ("limbs", "L"), ("openings", "D"))


@dataclass
class Thing:
    """A thing as a sentence names it: its noun, which of several, and whose it is."""

    noun: str
    which: str = ""
    owner: str = ""
    other: bool = False

    @property
    def name(self) -> str:
        """The words that it is told apart by."""
        return f"{self.which} {self.noun}".strip()


@dataclass
class Tagged:
    """The tagged words, and what the tags stand for."""

    words: list[str] = field(default_factory=list)
    people: list[str] = field(default_factory=list)
    things: list[Thing] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words as one line."""
        return " ".join(self.words)


class Tagger:
    """Tags the sentences of one film in order; pronouns mean whom and what was named last."""

    def __init__(self, roster: Roster, nouns: frozenset[str]) -> None:
        self.roster, self._nouns = roster, nouns
        self._compounded = nouns - words("limbs")
        self._telling = nouns | words("which")
        self.recent: list[str] = []
        self._last: Thing | None = None

    def enter(self) -> None:
        """A scene begins: "it" means nothing yet."""
        self._last = None

    def tag(self, sentence: str, speaker: str = "") -> Tagged:
        """The sentence with tags; who is named in it may be meant by later pronouns.

        What a `speaker` says does not change whom the action's pronouns mean.
        """
        if speaker:
            recent, last = self.recent, self._last
            self.recent = [who for who in recent if who != speaker]
            tagged = self.tag(sentence)
            self.recent, self._last = [*recent, speaker], last
            return tagged
        said = tokens(sentence)
        named = {hit.start: hit for hit in self.roster.named(sentence)}
        tagged = Tagged()
        at = 0
        while at < len(said):
            if at in named and named[at].end > at:
                at = self._person(tagged, named[at])
                at += said[at : at + 1] != [] and said[at].isdigit()  # an age
            else:
                at = self._word(tagged, said, named, at)
        _own(tagged)
        return tagged

    def _person(self, tagged: Tagged, hit: Hit[Named]) -> int:
        if tagged.words[-1:] and tagged.words[-1] in {"the", "a", "an"}:
            tagged.words.pop()
        self._say(tagged, hit.meaning.who, hit.meaning.owns)
        return hit.end

    def _say(self, tagged: Tagged, who: str, owns: bool) -> None:
        if who not in tagged.people:
            tagged.people.append(who)
        self.recent = [*self.recent[-12:], who]
        tagged.words.append(f"P{tagged.people.index(who)}{chr(39) + 's' if owns else ''}")

    def _word(
        self, tagged: Tagged, said: Sequence[str], named: dict[int, Hit[Named]], at: int
    ) -> int:
        word = said[at]
        start, thing, kept = self._thing(said, named, at)
        if word in _HIS and (thing or not stands_alone(said, at)):
            owner = self.roster.pronoun(_HIS[word], self._pool(tagged)) or "".join(
                tagged.people[:1]
            )
            tagged.words.append(f"P{self._index(tagged, owner)}'s" if owner else word)
            if thing:
                thing.owner = owner
        elif word in {"he", "she", "him", "her"}:
            return self._pronoun(tagged, word, at)
        elif word == "it" and self._last is not None:
            self._put(tagged, Thing(self._last.noun, self._last.which, self._last.owner))
            return at + 1
        elif not thing or word in words("articles"):
            if word in words("other"):
                word = "OTHER"
            tagged.words.append(word)
        if thing:
            tagged.words += kept
            self._put(tagged, thing)
            return start
        return at + 1

    def _pronoun(self, tagged: Tagged, word: str, at: int) -> int:
        pool = self._pool(tagged)
        if word in {"him", "her"}:
            pool = [who for who in pool if who not in tagged.people[:1]] or pool
        who = self.roster.pronoun({"him": "he", "her": "she"}.get(word, word), pool)
        if who:
            self._say(tagged, who, owns=False)
        else:
            tagged.words.append(word)
        return at + 1

    def _pool(self, tagged: Tagged) -> list[str]:
        return [*self.recent, *tagged.people[:1]] if tagged.people else self.recent

    def _index(self, tagged: Tagged, who: str) -> int:
        if who not in tagged.people:
            tagged.people.append(who)
        return tagged.people.index(who)

    def _put(self, tagged: Tagged, thing: Thing) -> None:
        if not thing.owner and tagged.words[-1:] and tagged.words[-1].endswith("'s"):
            number = tagged.words[-1][1:-2]
            thing.owner = tagged.people[int(number)] if number.isdigit() else ""
        thing.other = thing.other or tagged.words[-3:-1] == ["OTHER", "of"]
        tagged.things.append(thing)
        self._last = thing
        if thing.other:
            tagged.words.append("OTHER")
        tagged.words.append(f"{_sort(thing.noun)}{len(tagged.things) - 1}")

    def _thing(
        self, said: Sequence[str], named: dict[int, Hit[Named]], at: int
    ) -> tuple[int, Thing | None, list[str]]:
        """The thing that the words from `at` on name, where it ends, the states said of it."""
        place = at + 1 if said[at] in words("articles") or said[at] in words("other") else at
        before = said[at - 1] if at else ""
        after_article = place > at or before.endswith("'s") or before in words("before_things")
        thing = Thing("", other=said[at] in words("other"))
        kept: list[str] = []
        while place < len(said) and place not in named:
            word = said[place]
            more = said[place + 1] if place + 1 < len(said) else ""
            compound = more in self._compounded and place + 1 not in named
            if word in self._nouns and after_article and not compound:
                thing.noun = word
                return place + 1, thing, kept
            if word in words("other"):
                thing.other = True
            elif word in words("states") and after_article:
                kept.append(word)
            elif after_article and word in self._telling:
                thing.which = f"{thing.which} {word}".strip()
            elif not (after_article and more in self._nouns and word not in words("not_things")):
                break
            place += 1
        return at, None, []


def _sort(noun: str) -> str:
    return next((letter for name, letter in _SORTS if noun in words(name)), "T")


def _own(tagged: Tagged) -> None:
    """ "the hand of Joris" is his."""
    for at, word in enumerate(tagged.words[:-2]):
        after = tagged.words[at + 1], tagged.words[at + 2]
        if word[0] in "TGLD" and word[1:].isdigit() and after[0] == "of" and after[1][0] == "P":
            tagged.things[int(word[1:])].owner = tagged.people[int(after[1][1:].split("'")[0])]
