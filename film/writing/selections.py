"""Words selected in a script: where they stand, and the scene with others in their place."""

from __future__ import annotations

from typing import NamedTuple

from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.fountain import read_fountain, write_fountain
from film.story import Scene
from film.writing.quoting import find_words


class InScript(NamedTuple):
    """Paragraphs `first` to `last` of a scene, or `words` of one of them when `last` is `first`."""

    scene: Scene
    first: int
    last: int
    words: str

    @property
    def before(self) -> str:
        """The scene up to the selection, as Fountain."""
        return _fountain(self.scene.elements[: self.first])

    @property
    def after(self) -> str:
        """The scene from the selection on, as Fountain."""
        return _fountain(self.scene.elements[self.last + 1 :])


def select_in_script(film: Film, said: str, scene: Scene | None = None) -> InScript:
    """Where quoted words stand; Refused when they do not, or in several scenes alike."""
    if not said.strip(' "“”'):
        raise Refused("Which words of the script? Quote them, or give the scene.")
    scenes = (scene,) if scene else film.scenes
    found = [place for s in scenes if (place := _find(s, said)) is not None]
    if not found:
        raise Refused("I do not find those words in the script. Quote them as they stand there.")
    if len(found) > 1:
        numbers = tuple(f"scene {place.scene.number}" for place in found[:6])
        raise Refused(f"Those words stand in {len(found)} scenes; say in which one.", numbers)
    return found[0]


def replaced(selected: InScript, new: str) -> tuple[Element, ...]:
    """The scene with `new` for the selection: words of one paragraph, Fountain for several."""
    elements = selected.scene.elements
    if selected.first == selected.last:
        element = elements[selected.first]
        text = element.text.replace(selected.words, " ".join(new.split()), 1)
        if not text.strip():
            return (*elements[: selected.first], *elements[selected.first + 1 :])
        return (
            *elements[: selected.first], element.but(text=text), *elements[selected.first + 1 :],
        )  # fmt: skip
    inner = read_fountain(f"INT. X - DAY\n\n{new.strip()}\n").elements[1:]
    if any(e.kind is Kind.HEADING for e in inner):
        raise Refused("That would make another scene of it; give it no heading.")
    return (*elements[: selected.first], *inner, *elements[selected.last + 1 :])


def _find(scene: Scene, said: str) -> InScript | None:
    for place, element in enumerate(scene.elements):
        span = find_words(element.text, said)
        if span is not None and element.kind is not Kind.HEADING:
            return InScript(scene, place, place, element.text[slice(*span)])
    return _find_across(scene, said)


def _find_across(scene: Scene, said: str) -> InScript | None:
    """Paragraphs that the words go over; a page shows each on lines of its own."""
    starts: list[int] = []
    whole = ""
    for element in scene.elements:
        starts.append(len(whole))
        whole += element.text + "\n"
    span = find_words(whole, said)
    if span is None or len(starts) < 2:
        return None
    first = max(n for n, start in enumerate(starts) if start <= span[0])
    last = max(n for n, start in enumerate(starts) if start < span[1])
    first = max(first, 1)  # the heading stays
    last = max(last, first)
    return InScript(scene, first, last, _fountain(scene.elements[first : last + 1]))


def _fountain(elements: tuple[Element, ...]) -> str:
    return write_fountain(Screenplay(elements=elements)).strip() if elements else ""
