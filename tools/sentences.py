"""Film parts in the words of a sentence: "2B and 2C", "a close-up on MARA", "scenes 2 and 4"."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Asset, Prop
from film.edits.values import listed
from film.film import Film
from film.shots import Shot
from film.story import Scene
from film.words import Angle, Movement, Size

MANY = 4  # from here on a run of shots is told by its ends


def shots_named(film: Film, shots: Sequence[Shot]) -> str:
    """Labels as they are said: "2B", "2B and 2C", "2A to 2F"; many that are apart, as a number."""
    labels = [shot.label for shot in shots]
    if len(labels) < MANY:
        return listed(labels)
    start = film.shots.index(shots[0])
    if tuple(shots) == film.shots[start : start + len(shots)]:
        return f"{labels[0]} to {labels[-1]}"
    return f"{len(labels)} shots"


def scenes_named(scenes: Sequence[Scene], capital: bool = False) -> str:
    """Scene numbers as they are said: "scene 3", "scenes 2 and 4"."""
    word = "scene" if len(scenes) == 1 else "scenes"
    numbers = [scene.number for scene in scenes]
    told = listed(numbers) if len(numbers) < MANY * 2 else f"{numbers[0]} to {numbers[-1]}"
    return f"{word.capitalize() if capital else word} {told}"


def names(assets: Sequence[Asset], last: str = "and") -> str:
    """Names as a sentence lists them."""
    return listed([asset.name for asset in assets], last)


def is_are(things: Sequence[object]) -> str:
    """The verb for one thing or several."""
    return "is" if len(things) == 1 else "are"


def count(number: int, word: str, plural: str = "") -> str:
    """A number with its noun: "1 shot", "3 shots", "no shots"."""
    return f"{number or 'no'} {word if number == 1 else plural or word + 's'}"


def length(film: Film, shot: Shot) -> str:
    """How long a shot is: "4 s"."""
    return f"{round(shot.frames / film.settings.fps, 1):g} s"


def article(noun: str) -> str:
    """The noun with "a" or "an"."""
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def called(asset: Asset) -> str:
    """A person or place by name, a prop with its article."""
    return f"the {asset.name}" if isinstance(asset, Prop) else asset.name


def sentence(text: str) -> str:
    """The text with a capital at its start."""
    return text[:1].upper() + text[1:]


def framing(film: Film, shot: Shot) -> str:
    """A frame in words: "a close-up on MARA, low angle, dolly"."""
    camera = shot.camera
    words = [article(_SIZES.get(camera.size, camera.size))]
    if camera.subjects:
        words[0] += f" {'of' if camera.size in _OF else 'on'} {_about(film, shot)}"
    if camera.angle is not Angle.EYE_LEVEL:
        words.append(_ANGLES.get(camera.angle, f"{camera.angle} angle"))
    if camera.movement is not Movement.STATIC:
        words.append(f"{camera.movement}{' back' if camera.amount < 0 else ''}")
    return ", ".join(words)


def _about(film: Film, shot: Shot) -> str:
    """Who or what the frame is on, with an article before things."""
    props = {prop.id: prop for prop in film.props}
    told = [
        called(props[one]) if one in props else film.get_character(one).name
        for one in shot.camera.subjects
    ]
    owned = shot.camera.part and not set(shot.camera.subjects) & set(props)
    return f"{listed(told)}'s {shot.camera.part}" if owned else listed(told)


_SIZES = {
    Size.EXTREME_WIDE: "extreme wide shot",
    Size.WIDE: "wide shot",
    Size.FULL: "full shot",
    Size.MEDIUM: "medium shot",
    Size.OVER_SHOULDER: "shot over the shoulder",
    Size.POINT_OF_VIEW: "point of view",
}
_OF = (Size.TWO_SHOT, Size.EXTREME_WIDE, Size.WIDE, Size.FULL)
_ANGLES = {Angle.BIRDS_EYE: "bird's-eye view", Angle.WORMS_EYE: "worm's-eye view"}
