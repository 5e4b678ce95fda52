"""A tale of the past told as scripts are: "she took the lamp" is "she takes the lamp".

What is quoted stays as it was said. Only the first verb of a clause is changed, where one may
stand; a word that could as well be something else is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engines.rules.breakdown.lexicon import deeds_in
from engines.rules.writer.tables import table

_PIECE = re.compile(r"[\"“][^\"“”]*[\"”]|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]|\s+|\w+")
_VOWELS = "aeiou"


class _Clause:
    """A clause as far as it is read: its words, whether it has its verb, and its subject."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names, self.words, self.verb, self.many = names, list[str](), False, False

    def begin(self) -> None:
        """Another clause; a subject that is left out is the one before it."""
        self.words, self.verb = [], False

    def add(self, word: str) -> None:
        """The next word of it."""
        self.words.append(word)

    def opens(self, low: str) -> None:
        """Begins another clause where this word does."""
        rows = table("tense")
        if low in rows["joints"] and (self.verb or not self.words or low not in {"and", "or"}):
            if low in rows["relative"] and self.words:
                self.many = self._is_plural(self.words[-1])
            self.begin()
        elif low in rows["subjects"] and self.verb:
            self.begin()

    def count(self) -> None:
        """Says of its subject whether it is several."""
        subject = self._subject()
        if subject:
            low = [word.lower() for word in subject]
            several = any(word in table("tense")["several"] for word in low)
            self.many = several or "and" in low[1:-1] or self._is_plural(subject[-1])

    def _subject(self) -> list[str]:
        """The first words that no preposition leads; [] when the clause has none."""
        rows, led, found = table("tense"), False, list[str]()
        starts = {*rows["determiners"], *rows["subjects"]}
        before = ""
        for word in self.words:
            low = word.lower()
            if low in rows["preps"] and found:
                break
            if low in rows["preps"] or ((low in starts or word in self.names) and not found):
                led = low in rows["preps"] or (led and before in rows["preps"])
            if not led and low not in rows["preps"] and (low not in rows["joints"] or found):
                found.append(word)
            before = low
        return found

    def _is_plural(self, word: str) -> bool:
        if word.lower() in table("tense")["several"]:
            return True
        named = word in self.names or (word[0].isupper() and word != self.words[0])
        return word.endswith("s") and not word.endswith(("ss", "us", "is")) and not named


def in_present(text: str, names: frozenset[str] = frozenset()) -> str:
    """The text with its verbs in the present; `names` are of people, and never several."""
    return "".join(_told(_PIECE.findall(text), names)).replace("can not ", "cannot ")


def is_past(text: str) -> bool:
    """Whether a text tells of the past: by its commonest verbs, what is quoted left out."""
    words = [piece.lower() for piece in _PIECE.findall(text)]
    rows = table("tense")
    past = sum(word in rows["helpers"] for word in words)
    return past > sum(word in rows["present"] for word in words)


def _told(pieces: list[str], names: frozenset[str]) -> Iterator[str]:
    clause = _Clause(names)
    for at, piece in enumerate(pieces):
        if not piece[0].isalpha():
            if not piece.isspace() and piece[0] not in "'’-–":
                clause.begin()
            yield piece
            continue
        low = piece.lower().replace("’", "'")
        clause.opens(low)
        after = pieces[at + 2].lower() if at + 2 < len(pieces) else ""
        if not clause.verb and not (not clause.words and after in table("tense")["parted"]):
            piece = _verb(piece, low, clause)
        clause.add(piece)
        yield piece


def _verb(piece: str, low: str, clause: _Clause) -> str:
    """A word, as the verb of its clause where it is one."""
    if not _present(low, clause, many=False):
        return piece
    clause.count()
    clause.verb = True
    new = _present(low, clause, clause.many)
    if new == "is" and clause.words and clause.words[-1].lower() == "i":
        new = "am"
    return new.capitalize() if piece[0].isupper() else new


def _present(word: str, clause: _Clause, many: bool) -> str:
    """What a word is as the verb of a clause that has begun so; "" when it is no verb there."""
    rows = table("tense")
    before = clause.words[-1].lower() if clause.words else ""
    if word in rows["helpers"]:
        return str(rows["helpers"][word][many])
    if word in rows["present"]:
        return word
    if before in rows["blocks"] or word in rows["not_verbs"]:
        return ""
    third = str(rows["third"].get(word, ""))
    if word in rows["same"]:
        third = f"{word}s" if before else ""
    elif not third and word.endswith("ed") and len(word) > 3:
        third = _regular(word)
    return _plain(third) if third and many else third


def _regular(word: str) -> str:
    """ "looked" is looks, "stopped" stops, "carried" carries, "baked" bakes."""
    stem = word[:-2]
    if word.endswith("eed"):
        return f"{word[:-1]}s"
    if stem.endswith(("i", "sh", "ch", "ss", "x", "zz", "o")):
        return f"{stem}es"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "lsfz":
        return f"{stem[:-1]}s"
    known = [form for form in (f"{stem}s", f"{stem}es") if deeds_in([form])]
    if len(known) == 1:
        return known[0]
    return f"{stem}es" if _has_silent_e(stem) else f"{stem}s"


def _has_silent_e(stem: str) -> bool:
    if stem.endswith(tuple(table("tense")["silent_e"])) or stem[-1] in "cvszu":
        return True
    if re.search(r"(?:[dlr]g|[bcdfgkptz]l|[iua]d|[^aeiou][iau]r|[^aeiou]or|[^aeiou]at)$", stem):
        return True
    vowels = re.findall(r"[aeiouy]+", stem)
    short = len(vowels) == 1 and len(vowels[0]) == 1 and stem[-1] not in _VOWELS + "wxy"
    return short and stem[-2] in _VOWELS


def _plain(third: str) -> str:
    """What several do: "takes" is take, "carries" carry, "watches" watch."""
    if third == "goes":
        return "go"
    if third.endswith("ies") and third != "lies":
        return f"{third[:-3]}y"
    if third.endswith(("shes", "ches", "sses", "xes", "zzes")):
        return third[:-2]
    return third[:-1]
