"""The dialogue of the script and the lines of the shots, held together word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Element, Kind
from film.shots import Line
from film.story import Scene

SPOKEN = (Kind.DIALOGUE, Kind.LYRIC)
_BODY = (*SPOKEN, Kind.PARENTHETICAL)
_EXTENSION = re.compile(r"\s*\([^)]*\)\s*$")


@dataclass(frozen=True)
class Speech:
    """One cue and what is said under it, as places in the scene's elements."""

    cue: int
    end: int  # the place after its last element
    spoken: tuple[int, ...]


def speeches(elements: tuple[Element, ...]) -> Iterator[Speech]:
    """The speeches of a scene in order."""
    for index, element in enumerate(elements):
        if element.kind is Kind.CUE:
            end = index + 1
            while end < len(elements) and elements[end].kind in _BODY:
                end += 1
            spoken = tuple(i for i in range(index + 1, end) if elements[i].kind in SPOKEN)
            yield Speech(index, end, spoken)


def plain(text: str) -> str:
    """Text without emphasis marks, with single spaces."""
    return " ".join(re.sub(r"\*+|(?<!\w)_|_(?!\w)", "", text).split())


def cue_name(cue: str) -> str:
    """The name of a cue without its extensions: "MARA (V.O.)" is MARA."""
    name = cue
    while _EXTENSION.search(name):
        name = _EXTENSION.sub("", name)
    return name.strip()


def with_speaker(cue: str, name: str) -> str:
    """The cue with another name and the same extensions."""
    old = cue_name(cue)
    return name.upper() + cue[len(old) :] if cue.startswith(old) else name.upper()


def reworded(film: Film, scene: Scene, line: Line, new: str) -> Scene:
    """The scene with what `line` says said as `new`; with "" it is cut, and its cue if bare."""
    speech = find_speech(film, scene, line)
    elements = list(scene.elements)
    whole = next((i for i in speech.spoken if line.text in elements[i].text), None)
    if whole is None:
        said = " ".join(plain(elements[i].text) for i in speech.spoken)
        whole = speech.spoken[0]
        text = said.replace(plain(line.text), new, 1)
        others: set[int] = set(speech.spoken[1:])
    else:
        text, others = elements[whole].text.replace(line.text, new, 1), set()
    elements[whole] = elements[whole].but(text=" ".join(text.split()))
    gone = {i for i in speech.spoken if i in others or not elements[i].text}
    if gone == set(speech.spoken):
        gone = set(range(speech.cue, speech.end))
    return scene.but(elements=tuple(e for i, e in enumerate(elements) if i not in gone))


def given(film: Film, scene: Scene, line: Line, name: str) -> Scene:
    """The scene with `line` under a cue of `name`; a longer speech is parted around it."""
    speech = find_speech(film, scene, line)
    elements = list(scene.elements)
    said = " ".join(plain(elements[i].text) for i in speech.spoken)
    wanted = plain(line.text)
    cue = elements[speech.cue]
    if said == wanted:
        elements[speech.cue] = cue.but(text=with_speaker(cue.text, name))
        return scene.but(elements=tuple(elements))
    before, _, after = said.partition(wanted)
    body = elements[speech.spoken[0]]
    parted: list[Element] = []
    for who, text in ((cue.text, before), (name.upper(), wanted), (cue.text, after)):
        if text.strip():
            parted += [cue.but(text=who), body.but(text=text.strip())]
    return scene.but(elements=(*elements[: speech.cue], *parted, *elements[speech.end :]))


def find_speech(film: Film, scene: Scene, line: Line) -> Speech:
    """The speech that `line` comes from: by its words, then its speaker, then its source line."""
    person = film.get_character(line.who)
    names = {name.casefold() for name in (person.name, *person.aliases)}
    wanted = plain(line.text)

    def distance(speech: Speech) -> tuple[bool, int]:
        elements = scene.elements[speech.cue : speech.end]
        stranger = cue_name(elements[0].text).casefold() not in names
        return stranger, min(abs(element.line - line.line) for element in elements)

    fits = [
        speech
        for speech in speeches(scene.elements)
        if wanted in " ".join(plain(scene.elements[i].text) for i in speech.spoken)
    ]
    if not fits:
        raise Refused(f"The script of scene {scene.number} has no line “{line.text[:40]}”.")
    return min(fits, key=distance)


def spoken_words(scene: Scene) -> list[str]:
    """Every word of dialogue of a scene's script, in order."""
    return [
        word
        for element in scene.elements
        if element.kind in SPOKEN
        for word in plain(element.text).split()
    ]
