"""Small English grammar: articles, possessives, whose words, and templates filled with slots."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from engines.rules.breakdown.text import stable

_VOWEL = re.compile(r"^(?:[aeio]|u(?!n[ai][^nm]|s[aeiu]|r[aeiou]|k))|^(?:hour|honest|heir)", re.I)
_START = re.compile(r"(^|[.!?]\s+|^[\"“])([a-zà-ÿ])")
_TO_ME = {
    "his": "my", "her": "my", "their": "my", "himself": "myself", "herself": "myself",
    "themselves": "myself", "him": "me", "he": "I", "she": "I", "they": "we", "its": "my",
}  # fmt: skip
_TO_YOU = {
    "his": "your", "her": "your", "their": "your", "himself": "yourself", "herself": "yourself",
    "themselves": "yourselves", "him": "you", "he": "you", "she": "you", "they": "you",
    "its": "your",
}  # fmt: skip


def with_article(noun: str) -> str:
    """ "an old watch", "a watch"; plurals and names get none."""
    if not noun or noun[0].isupper() or is_plural(noun):
        return noun
    return f"{'an' if _VOWEL.match(noun) else 'a'} {noun}"


def is_plural(noun: str) -> bool:
    """Whether a thing's name means several: "letters", "his shoes"; not "a glass", "a bus"."""
    noun = noun.split(" of ")[0]
    return noun.endswith("s") and not noun.endswith(("ss", "us", "is", "lens"))


def possessive(name: str) -> str:
    """ "Mara's", "James's"."""
    return f"{name}'s"


def base_form(verb: str) -> str:
    """The plain form of a third person: "finds" is find, "carries" is carry."""
    irregular = {"has": "have", "is": "be", "does": "do", "goes": "go", "was": "be"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return verb[:-3] + "y"
    if verb.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") else verb


def as_said_by(phrase: str) -> str:
    """A phrase about somebody as they would say it: "find her father" is "find my father"."""
    return _reworded(phrase, _TO_ME)


def as_said_to(phrase: str) -> str:
    """A phrase about somebody as it would be said to them: "find your father"."""
    return _reworded(phrase, _TO_YOU)


def _reworded(phrase: str, words: Mapping[str, str]) -> str:
    return re.sub(r"[a-z]+", lambda word: words.get(word[0], word[0]), phrase)


def sentence_case(text: str) -> str:
    """The text with a capital at the start of each sentence."""
    return _START.sub(lambda found: found[1] + found[2].upper(), text)


def with_stop(text: str) -> str:
    """The text as a sentence: it ends with a stop."""
    bare = text.strip()
    return bare if bare.endswith((".", "!", "?", "…", "”", '"', "。", "！", "？")) else bare + "."


class Slot:
    """What a template calls by one letter: `{P}` is its text, `{P.his}` one of its parts."""

    def __init__(self, text: str, **parts: str) -> None:
        self._text, self._parts = text, parts

    def but(self, **parts: str) -> Slot:
        """The slot with other parts."""
        return Slot(self._text, **{**self._parts, **parts})

    def __str__(self) -> str:
        return self._text

    def __format__(self, spec: str) -> str:
        return self._text

    def __getattr__(self, name: str) -> str:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._parts[name]


Slots = Mapping[str, "Slot | str"]


def filled(template: str, slots: Slots) -> str:
    """A template with its slots filled and its sentences begun with capitals."""
    text = template.format_map(slots)
    return sentence_case(" ".join(text.split()))


class Dice:
    """Choices that depend on a story's seed alone; `turn` shifts all of them to the next one."""

    def __init__(self, seed: str, turn: int = 0, genre: str = "drama") -> None:
        self.seed, self.turn, self.genre = seed, turn, genre

    def named(self, genre: str) -> Dice:
        """The same dice for a story of this genre."""
        return Dice(self.seed, self.turn, genre)

    def pick(self, options: Sequence[str], salt: str) -> str:
        """One of the options; another for another seed, the next one for the next turn."""
        return options[self.number(salt, len(options))]

    def number(self, salt: str, below: int) -> int:
        """A number from 0 to `below` - 1."""
        return (stable(self.seed, salt) + self.turn) % below

    def shuffled(self, options: Sequence[str], salt: str) -> list[str]:
        """All the options in an order of the seed's own."""
        return sorted(options, key=lambda option: stable(f"{self.seed}/{salt}", option))
