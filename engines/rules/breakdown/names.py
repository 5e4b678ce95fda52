"""Who the people of a script are: names over speeches, names in capitals, names that are one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engines.rules.breakdown.lexicon import deeds_in, looks_of, meanings, prop_kinds, words_of
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.script import Paragraph, RawScene, paragraphs
from film.screenplay.elements import Kind

_EXTENSION = re.compile(r"\s*\(([^()]*)\)?\s*")
_CAPITALS = re.compile(r"[^\W\d_][\w'’.#-]*(?:\s+(?:#?\d+|[^\W\d_][\w'’.#-]*))*")
_AGE = re.compile(
    r"^\s*[,(]\s*(?:\(?\s*)?(?:early |mid |late |mid-|about |around )?\d{1,3}(?:s|['’]s)?\b", re.I
)
_ARTICLES = ("the", "a", "an")
_EXPLAINS = re.compile(r"\b[A-Z][A-Z'’.-]+, (?:an?|the|her|his)(?: \w+){0,3} $")  # REX, a big DOG
_APART = {
    "young",
    "old",
    "little",
    "older",
    "younger",
    "teenage",
    "baby",
    "mrs",
    "ms",
    "miss",
}
_OFF = {"v.o", "vo", "o.s", "os", "o.c", "oc", "off", "voice over", "off screen", "filtered"}
TOGETHER = re.compile(r"\s*(?:/|&|,|\band\b)\s*", re.IGNORECASE)


def cue_name(cue: str) -> str:
    """The name in a cue without its extensions: "Mara (V.O.)" gives "MARA"."""
    return " ".join(_EXTENSION.sub(" ", cue).split()).upper() or cue.strip(" ()").upper() or "VOICE"


def is_off_screen(cue: str) -> bool:
    """Whether the cue's extension says that the speaker is heard and not seen."""
    said = [part.lower().strip(". ") for part in _EXTENSION.findall(cue)]
    return any(word in _OFF or "voice" in word or "phone" in word for word in said)


@dataclass
class Person:
    """One person as found in the script: the name used most, and the others."""

    name: str
    aliases: list[str] = field(default_factory=list)
    speaks: bool = False


@dataclass
class Found:
    """All people of a script in order of appearance, and what was assumed about them."""

    people: list[Person]
    notices: list[str]


def find_people(scenes: Iterable[RawScene]) -> Found:
    """The people of the scenes: everyone with a cue, and those that capitals introduce."""
    cues: Counter[str] = Counter()
    order: dict[str, None] = {}
    for scene in scenes:
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is Kind.DIALOGUE:
                name = cue_name(paragraph.cue)
                cues[name] += 1
                order.setdefault(name)
            else:
                for name in introduced(paragraph):
                    order.setdefault(name)
    singles = [name for name in order if not _is_chorus(name, order)]
    return _merged(singles, cues)


def chorus(name: str, known: Iterable[str]) -> list[str]:
    """The people of a cue for several ("MARA AND TOM"), empty when it names one."""
    parts = [part for part in TOGETHER.split(name) if part]
    names = set(known)
    return parts if len(parts) > 1 and all(part in names for part in parts) else []


def _is_chorus(name: str, known: Iterable[str]) -> bool:
    return bool(chorus(name, known))


def introduced(paragraph: Paragraph) -> list[str]:
    """Names in capitals in an action paragraph that mean a person or an animal."""
    text = paragraph.text
    if text.isupper():
        return []
    found: list[str] = []
    for start, end, phrase in capital_phrases(text):
        if _means_person(phrase, text[:start], text[end:]):
            found.append(phrase)
    return found


def capital_phrases(text: str) -> list[tuple[int, int, str]]:
    """Runs of words in capitals, as (start, end, phrase) without a leading article."""
    phrases: list[tuple[int, int, str]] = []
    run: list[re.Match[str]] = []
    for word in re.finditer(r"[^\s,;:!?()\"“”—–…]+", text):
        joined = bool(run) and text[run[-1].end() : word.start()].strip() == ""
        if run and not joined:
            _close(run, phrases)
        if _in_capitals(word[0]) or (joined and run and re.fullmatch(r"#?\d+", word[0])):
            run.append(word)
            if word[0].endswith(".") and len(word[0]) > 4:
                _close(run, phrases)
        elif run:
            _close(run, phrases)
    _close(run, phrases)
    return phrases


def _close(run: list[re.Match[str]], phrases: list[tuple[int, int, str]]) -> None:
    while run and run[0][0].lower() in (*_ARTICLES, "i"):
        del run[0]
    words = [word[0].rstrip(".") if len(word[0]) > 4 else word[0] for word in run]
    name = re.sub(r"['’]S?$", "", " ".join(words).strip("'’-. ")) if words else ""
    if sum(letter.isalpha() for letter in name) > 1:
        phrases.append((run[0].start(), run[-1].end(), name))
    run.clear()


def _in_capitals(word: str) -> bool:
    bare = re.sub(r"['’]s$", "", word)
    return bare.isupper() and any(letter.isalpha() for letter in bare)


def _means_person(phrase: str, before: str, after: str) -> bool:
    words = tokens(phrase)
    if not words or len(words) > 4 or phrase.lower() in words_of("not_people"):
        return False
    if _EXPLAINS.search(before):
        return False
    if meanings("sounds").find(words) or deeds_in(words[:1]):
        return False
    noun = words[-1] if not words[-1].isdigit() else words[0]
    if noun in PEOPLE or _AGE.match(after) or _explained(after):
        return True
    if prop_kinds().find(words[-1:]) or re.search(r"\b(?:the|an?)\s*$", before, re.I):
        return False
    following = tokens(after[:40])
    hits = deeds_in(following[:4])
    return bool(hits) and hits[0].start == 0 and not after.lstrip().startswith((".", "!", "?"))


def _explained(after: str) -> bool:
    """Whether the words after a name say what it is: "REX, a shaggy dog, ..."."""
    if not after.startswith(", "):
        return False
    clause = tokens(after[2:].split(",")[0])
    return bool(clause) and clause[0] in (*_ARTICLES, "her", "his") and clause[-1] in PEOPLE


def bare_name(name: str) -> str:
    """The name without a leading article and punctuation, for comparing."""
    words = tokens(name)
    while len(words) > 1 and words[0] in _ARTICLES:
        words = words[1:]
    return " ".join(words) or name.strip().lower()


def _merged(names: Sequence[str], cues: Counter[str]) -> Found:
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(bare_name(name), []).append(name)
    for short, long in _short_forms(list(groups)).items():
        groups[long].extend(groups.pop(short))
    order = {name: place for place, name in enumerate(names)}
    people, notices = [], []
    for group in sorted(groups.values(), key=lambda group: min(order[name] for name in group)):
        best = max(group, key=lambda name: (cues[name], len(name)))
        others = [name for name in group if name != best]
        people.append(Person(best, others, any(cues[name] for name in group)))
        if sum(1 for name in group if cues[name]) > 1 or _differ_by_article(group):
            notices.append(f"{_listed(group)} look like one person; I took them as one.")
    return Found(people, notices)


def _differ_by_article(group: Sequence[str]) -> bool:
    return len(group) > 1 and len({bare_name(name) for name in group}) == 1


def _listed(names: Sequence[str]) -> str:
    longest_first = sorted(names, key=lambda name: -len(name))
    return ", ".join(longest_first[:-1]) + f" and {longest_first[-1]}"


def _short_forms(bare: list[str]) -> dict[str, str]:
    """Which names are short for exactly one longer name: "reed" for "captain reed"."""
    longer: dict[str, list[str]] = {}
    for name in bare:
        words = name.split()
        if len(words) > 1 and not any(word.isdigit() or word in _APART for word in words):
            for word in {words[0], words[-1]}:
                longer.setdefault(word, []).append(name)
    short: dict[str, str] = {}
    for name in bare:
        found = longer.get(name, [])
        if " " not in name and len(found) == 1 and name not in PEOPLE and name not in _TITLES:
            short[name] = found[0]
    return short


_TITLES = frozenset(looks_of("titles"))
PEOPLE = frozenset(word.split()[-1] for word in looks_of("people")) | frozenset(
    word for names in looks_of("species").values() for word in names
)
