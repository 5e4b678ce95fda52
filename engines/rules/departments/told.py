"""What is told of whom, sentence by sentence, in the script and in the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import paragraphs
from engines.rules.breakdown.text import sentences
from engines.rules.departments.findings import Material
from film.assets import Character
from film.notes import Note
from film.screenplay.elements import Kind
from film.study.sources import From, Source

_GOES_ON = {"he", "she", "his", "her"}


class Told(NamedTuple):
    """Words about one person, and where they stand."""

    who: str
    words: str
    source: Source


def tell(material: Material) -> Iterator[Told]:
    """Everything that is told of the cast: action first, then what was said in the chat."""
    roster = Roster(material.film.characters)
    for scene in material.film.scenes:
        last = ""
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is not Kind.ACTION:
                continue
            for sentence in sentences(paragraph.text):
                source = Source(
                    name=material.file, ref=scene.id, line=paragraph.line, text=sentence
                )
                found = list(_of_sentence(roster, sentence, last, source))
                yield from found
                last = found[-1].who if found else last
    for note in material.notes:
        yield from _of_note(roster, note)


def note_source(note: Note, line: int, text: str) -> Source:
    """Where the words of a note stand: the turn it was said in, or the line of its file."""
    if note.source == "file":
        return Source(kind=From.NOTE, name=note.file_title, ref=note.id, line=line, text=text)
    return Source(kind=From.NOTE, name=note.author, ref=note.id, text=text)


def _of_note(roster: Roster, note: Note) -> Iterator[Told]:
    if note.source != "said" or not roster.characters:
        return
    last = ""
    for number, line in enumerate(note.text.splitlines(), start=1):
        for sentence in sentences(line):
            found = list(_of_sentence(roster, sentence, last, note_source(note, number, sentence)))
            yield from found
            last = found[-1].who if found else last


def _of_sentence(roster: Roster, sentence: str, last: str, source: Source) -> Iterator[Told]:
    """Each person's share of a sentence: from the name to the next one; a pronoun goes on."""
    names = _places(roster, sentence)
    if not names:
        if last and (tokens(sentence) or [""])[0] in _GOES_ON:
            yield Told(last, sentence, source)
        return
    starts = [at for at, _ in names]
    for (at, who), end in zip(names, [*starts[1:], len(sentence)], strict=True):
        yield Told(who, sentence[at:end], source)


def _places(roster: Roster, sentence: str) -> list[tuple[int, str]]:
    """Where in a sentence people are named, the first time each, in order."""
    found: dict[str, int] = {}
    lowered = sentence.lower()
    for hit in roster.named(sentence):
        who = hit.meaning.who
        if who not in found:
            found[who] = _first(lowered, roster.characters[who])
    return sorted((at, who) for who, at in found.items())


def _first(lowered: str, who: Character) -> int:
    names = sorted((who.name.lower(), *(a.lower() for a in who.aliases)), key=len, reverse=True)
    starts = [m.start() for n in names if (m := re.search(rf"\b{re.escape(n)}\b", lowered))]
    return min(starts, default=0)
