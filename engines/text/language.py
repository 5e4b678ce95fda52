"""In which language a text is written, when that is plain to see: by its script or small words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

from film.tables import read_words

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH = 6  # small words, or letters of a script, before anything is said
_MUCH = 3  # times as many as of the next language


def language_of(text: str) -> str:
    """ "english", "german"... or the name of a script such as "cyrillic"; "" when in doubt."""
    script = _script(text)
    if script not in ("latin", ""):
        return script
    words = Counter(_WORD.findall(text.lower()))
    scores = sorted(
        ((sum(words[w] for w in small), name) for name, small in _small_words().items()),
        reverse=True,
    )
    (best, name), (second, _) = scores[0], scores[1]
    return name if best >= _ENOUGH and best >= _MUCH * second else ""


def another_language(asked: str, answered: str) -> str:
    """The language of an answer when it is plainly not that of what was asked; "" else."""
    wanted, came = language_of(asked), language_of(answered)
    return came if wanted and came and wanted != came else ""


def _script(text: str) -> str:
    """The script of most letters of the first part of a text."""
    letters = [letter for letter in text[:4000] if letter.isalpha()]
    if len(letters) < _ENOUGH:
        return ""
    names = Counter(unicodedata.name(letter, "?").split()[0].lower() for letter in letters)
    name, often = names.most_common(1)[0]
    return name if often * 2 > len(letters) else ""


@cache
def _small_words() -> dict[str, list[str]]:
    table = Path(__file__).with_name("languages.yaml")
    words: dict[str, list[str]] = read_words(table)
    return words
