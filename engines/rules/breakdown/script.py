"""A screenplay cut into scenes, each with its paragraphs, number and transitions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from engines.rules.breakdown.text import plain
from film.screenplay.elements import Element, Kind, Screenplay
from film.words import Transition

SHOWN = {
    Kind.ACTION, Kind.CUE, Kind.PARENTHETICAL, Kind.DIALOGUE, Kind.LYRIC, Kind.CENTRED,
    Kind.SYNOPSIS, Kind.TRANSITION,
}  # fmt: skip
_SAID = {Kind.DIALOGUE, Kind.LYRIC}


@dataclass
class RawScene:
    """A scene as it stands in the script; `heading` is None before the first one."""

    heading: Element | None
    elements: list[Element] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The source line the scene starts on."""
        return self.heading.line if self.heading else self.elements[0].line


@dataclass(frozen=True)
class Paragraph:
    """One paragraph that is played. `cue` is the name over a speech, with its extension."""

    kind: Kind  # ACTION or DIALOGUE
    text: str
    line: int
    cue: str = ""
    parenthetical: str = ""


def cut_scenes(screenplay: Screenplay) -> list[RawScene]:
    """The scenes in order; words before the first heading are a scene of their own."""
    scenes: list[RawScene] = []
    for element in screenplay.elements:
        if element.kind is Kind.HEADING:
            scenes.append(RawScene(element))
        elif element.kind in SHOWN:
            if not scenes:
                scenes.append(RawScene(None))
            scenes[-1].elements.append(element)
    return _with_opening(scenes)


def _with_opening(scenes: list[RawScene]) -> list[RawScene]:
    """Only a transition ("FADE IN:") before the first heading belongs to that heading."""
    if len(scenes) > 1 and scenes[0].heading is None:
        played = [paragraph for paragraph in paragraphs(scenes[0].elements) if paragraph.text]
        if not played:
            scenes[1].elements[:0] = scenes[0].elements
            return scenes[1:]
    return scenes


def paragraphs(elements: list[Element] | tuple[Element, ...]) -> Iterator[Paragraph]:
    """The played paragraphs, each speech with its cue and the direction last given before it."""
    cue, parenthetical, speaking = "", "", False
    for element in elements:
        text = plain(element.text)
        if element.kind is Kind.CUE:
            cue, parenthetical, speaking = text, "", True
        elif element.kind is Kind.PARENTHETICAL:
            parenthetical = text.strip("() ")
        elif element.kind is Kind.DIALOGUE or (element.kind is Kind.LYRIC and speaking):
            if text:
                yield Paragraph(Kind.DIALOGUE, text, element.line, cue or "VOICE", parenthetical)
            parenthetical = ""
        elif element.kind in {Kind.ACTION, Kind.LYRIC}:
            speaking = False
            if text and not is_transition(element):
                yield Paragraph(Kind.ACTION, text, element.line)


def transition(text: str) -> Transition | None:
    """The join that a transition paragraph asks for; None when it is a plain cut."""
    said = plain(text).upper()
    if "FADE" in said:
        return Transition.FADE_IN if "FADE IN" in said else Transition.FADE_OUT
    if "DISSOLVE" in said:
        return Transition.DISSOLVE
    return Transition.WIPE if "WIPE" in said else None


def is_transition(element: Element) -> bool:
    """Whether a paragraph is a transition, also where a reader took "FADE IN:" for action."""
    bare = element.text.strip("> .:").upper()
    lost = element.kind is Kind.ACTION and bare in {"FADE IN", "FADE OUT", "FADE TO BLACK"}
    return lost or element.kind is Kind.TRANSITION


def joins(elements: tuple[Element, ...]) -> tuple[Transition | None, Transition | None]:
    """How a scene is entered and how it is left, as its transition paragraphs say.

    One before the first played paragraph is how it is entered, one after the last how it is left;
    the ones between are cuts inside the scene.
    """
    enters: Transition | None = None
    leaves: Transition | None = None
    started = False
    for element in elements:
        if is_transition(element):
            if started:
                leaves = transition(element.text)
            else:
                enters = transition(element.text)
        elif element.kind not in {Kind.HEADING, Kind.SYNOPSIS}:
            started, leaves = True, None
    return enters, leaves
