"""The engines of the house: one line a member. Each fills the roles it can; none gets favours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from engines.animatic.version import ANIMATIC_VERSION
from engines.roles import Animator, Composer, Eye, Foley, Painter, Voice, Writer
from film.errors import Refused


@dataclass(frozen=True)
class Engine:
    """An engine: its name, the version its files depend on, cents per file, and its roles.

    Roles are made on first use, inside a worker, and kept warm there.
    """

    name: str
    model: str
    cents: int | None  # per file; None is unknown, which is not zero
    painter: Callable[[], Painter]
    animator: Callable[[], Animator]
    voice: Callable[[], Voice]
    foley: Callable[[], Foley]
    composer: Callable[[], Composer]
    eye: Callable[[], Eye]


@cache
def _animatic_painter() -> Painter:
    from engines.animatic.painter import AnimaticPainter

    return AnimaticPainter()


@cache
def _animatic_animator() -> Animator:
    from engines.animatic.motion.animator import AnimaticAnimator

    return AnimaticAnimator()


@cache
def _animatic_voice() -> Voice:
    from engines.animatic.sound.voice import AnimaticVoice

    return AnimaticVoice()


@cache
def _animatic_foley() -> Foley:
    from engines.animatic.sound.foley import AnimaticFoley

    return AnimaticFoley()


@cache
def _animatic_composer() -> Composer:
    from engines.animatic.sound.composer import AnimaticComposer

    return AnimaticComposer()


@cache
def _animatic_eye() -> Eye:
    from engines.animatic.eye.eye import AnimaticEye

    eye: Eye = AnimaticEye()
    return eye


ENGINES = {
    "animatic": Engine(
        name="animatic",
        model=ANIMATIC_VERSION,
        cents=0,
        painter=_animatic_painter,
        animator=_animatic_animator,
        voice=_animatic_voice,
        foley=_animatic_foley,
        composer=_animatic_composer,
        eye=_animatic_eye,
    ),
}


def get_engine(name: str) -> Engine:
    """The engine of this name; Refused, with the names there are, when there is none."""
    if name not in ENGINES:
        raise Refused(f"There is no engine “{name}” here. There is: {', '.join(ENGINES)}.")
    return ENGINES[name]


def warm_up() -> None:
    """Imports what the embedded engine draws and speaks with, so that the first job is as fast.

    A process that draws takes one core: others draw on the others.
    """
    import cv2

    cv2.setNumThreads(1)
    from engines.animatic.drawing.tables import read_all

    read_all()
    for role in (
        _animatic_painter,
        _animatic_animator,
        _animatic_eye,
        _animatic_voice,
        _animatic_foley,
        _animatic_composer,
    ):
        role()


@cache
def _rules_writer() -> Writer:
    from engines.rules.writer import RulesWriter

    return RulesWriter()


WRITERS: dict[str, Callable[[], Writer]] = {
    "rules": _rules_writer,
}


def get_writer(name: str) -> Writer:
    """The writer of this name; Refused, with the names there are, when there is none."""
    if name not in WRITERS:
        raise Refused(f"There is no writer “{name}” here. There is: {', '.join(WRITERS)}.")
    return WRITERS[name]()
