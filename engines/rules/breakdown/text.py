"""Plain text of screenplay paragraphs: marks off, sentences, clauses, ids made of names."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

from film.screenplay import emphasis

_NOTE = re.compile(r"\[\[.*?\]\]", re.DOTALL)
_SENTENCE = re.compile(r".+?(?:[.!?…]+[\"'”’)]*(?=\s+|$)|[。！？]+[」』”]*|$)", re.DOTALL)
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|sgt|lt|capt|prof|vs|int|ext|rev|fr|hon|gen|col|maj|cpl|pvt|jr|sr|det"
    r"|insp|supt|mme|mlle|mt|approx)|\b[a-z])\.$",
    re.I,
)
_NUMBERED = re.compile(r"\b(?:no|nos|nr|ch|vol|pp?)\.$", re.I)  # "No. 9" is no end
_CLAUSE = re.compile(
    r"(?<=[,;:])\s+|(?<=[、，；：])\s*|\s+(?=[—–-])|(?<=[—–])\s+"
    r"|\s+(?=(?:and|but|or|so|because|when|if|that|who|which|until|while)\s)"
)


def plain(text: str) -> str:
    """`text` as it is read: emphasis marks and notes off, white space single."""
    return _plain(text)


@lru_cache(maxsize=16384)
def _plain(text: str) -> str:
    return " ".join(emphasis.plain(_NOTE.sub(" ", text)).split())


def sentences(text: str) -> list[str]:
    """The sentences of plain `text`, in order and complete: joined they are the text again."""
    return list(_sentences(text))


@lru_cache(maxsize=16384)
def _sentences(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in _SENTENCE.findall(text):
        sentence = part.strip()
        if found and _goes_on(found[-1], sentence):
            found[-1] = f"{found[-1]} {sentence}"
        elif sentence:
            found.append(sentence)
    return tuple(found)


def _goes_on(before: str, after: str) -> bool:
    """Whether a stop is none: after "Mr.", after "No." and before a number, in the midst of words
    (He shouts "Stop!" and runs)."""
    in_midst = after[:1].islower() and before[:1].upper() == before[:1]
    numbered = after[:1].isdigit() and _NUMBERED.search(before) is not None
    return in_midst or numbered or _ABBREVIATION.search(before) is not None


def clauses(text: str) -> list[str]:
    """Parts of a sentence between which a speaker may breathe, in order and complete."""
    return [part.strip() for part in _CLAUSE.split(text) if part.strip()]


def slug(name: str) -> str:
    """Letters, digits and `_` of a name, for ids; a name with none of them gets a hash."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "_", flat).strip("_")[:40].strip("_")
    return joined or "x" + hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]


def free_id(prefix: str, name: str, taken: set[str]) -> str:
    """A new id for `name` that is not in `taken`; the id is added to `taken`."""
    wanted = prefix + slug(name)
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}_{number}", number + 1
    taken.add(found)
    return found


def stable(name: str, salt: str = "") -> int:
    """A number that depends on the name alone: the same in every run and on every machine."""
    return int.from_bytes(hashlib.sha256(f"{salt}/{name}".encode("utf-8", "replace")).digest()[:6])
