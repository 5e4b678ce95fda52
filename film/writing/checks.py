"""A script held against its beats and against itself: what does not agree, and in which line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from film.assets import Character, Prop
from film.chains import clashes, told
from film.film import Film
from film.noun import Noun
from film.screenplay.elements import Kind
from film.writing.beats import number_of
from film.writing.scenes import beats_of


class Fault(Noun):
    """One thing that does not agree; `line` are words of the script, `scene` its number."""

    text: str
    scene: str = ""
    line: str = ""


def find_faults(film: Film) -> tuple[Fault, ...]:
    """Everything that does not agree, beats first, then what the story itself contradicts."""
    return (
        *_unserved(film),
        *_aimless(film),
        *_out_of_order(film),
        *_missing(film),
        *_voiceless(film),
        *_breaks(film),
    )


def _unserved(film: Film) -> Iterator[Fault]:
    served = {beat for scene in film.scenes for beat in scene.beats}
    for beat in film.beats:
        if beat.id not in served:
            yield Fault(text=f"Beat {number_of(film, beat)}, “{beat.title}”, is in no scene.")


def _aimless(film: Film) -> Iterator[Fault]:
    for scene in film.scenes if film.beats else ():
        if not scene.beats:
            text = f"Scene {scene.number} serves no beat."
            yield Fault(text=text, scene=scene.number, line=scene.heading)


def _out_of_order(film: Film) -> Iterator[Fault]:
    told = 0
    for scene in film.scenes:
        numbers = [number_of(film, beat) for beat in beats_of(film, scene)]
        if numbers and min(numbers) < told:
            text = (
                f"Scene {scene.number} tells beat {min(numbers)} after beat {told} was told; "
                "move one of them."
            )
            yield Fault(text=text, scene=scene.number, line=scene.heading)
        told = max([told, *numbers])


def _missing(film: Film) -> Iterator[Fault]:
    """People and things that a beat names and its scenes never show."""
    for beat in film.beats:
        scenes = [scene for scene in film.scenes if beat.id in scene.beats]
        if not scenes:
            continue
        shown = {i for scene in scenes for i in (*scene.cast, *scene.props)}
        named: tuple[Character | Prop, ...] = (*film.characters, *film.props)
        for asset in named:
            if asset.id not in shown and _names(asset, f"{beat.title}. {beat.text}"):
                where = scenes[0]
                text = (
                    f"Beat {number_of(film, beat)} has {_called(asset)}, and scene "
                    f"{where.number} does not."
                )
                yield Fault(text=text, scene=where.number, line=where.heading)


def _voiceless(film: Film) -> Iterator[Fault]:
    """A cue with nothing said under it."""
    for scene in film.scenes:
        for element, after in zip(scene.elements, [*scene.elements[1:], None], strict=True):
            spoken = after is not None and after.kind in (
                Kind.DIALOGUE, Kind.LYRIC, Kind.PARENTHETICAL,
            )  # fmt: skip
            if element.kind is Kind.CUE and not spoken:
                text = f"{element.text} has nothing to say in scene {scene.number}."
                yield Fault(text=text, scene=scene.number, line=element.text)


def _breaks(film: Film) -> Iterator[Fault]:
    names = {asset.id: asset.name for asset in film.assets()}
    numbers = {scene.id: scene.number for scene in film.scenes}
    for before, after in clashes(film):
        number = numbers[after.scene]
        text = told(
            after.axis, names.get(after.about, ""), names.get(after.part, after.part),
            (names.get(before.value, before.value), names.get(after.value, after.value)),
            (numbers[before.scene], number),
        )  # fmt: skip
        yield Fault(text=text, scene=number, line=after.text)


def _names(asset: Character | Prop, text: str) -> bool:
    """Whether a text names someone or something, by its name in full and by capital for people."""
    if isinstance(asset, Prop):
        return bool(re.search(rf"\b{re.escape(asset.name)}\b", text, re.IGNORECASE))
    names = (asset.name, asset.name.title(), asset.name.capitalize())
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in names)


def _called(asset: Character | Prop) -> str:
    return f"the {asset.name}" if isinstance(asset, Prop) else asset.name
