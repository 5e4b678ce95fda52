"""Who speaks with which voice: a stable choice by sex and age, no two leads alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from film.assets import Age, Character, Sex, Species
from film.noun import Noun
from film.tables import read_table

AGES = (Age.CHILD, Age.TEEN, Age.YOUNG, Age.ADULT, Age.OLD)
APART = 1.15  # times as high: from there on two voices are told apart by pitch alone
CLEAR = 4.0  # decibels between two timbres from which they differ clearly: four times what one
# voice differs from itself when it says something else
SPEECHLESS = {Species.DOG, Species.CAT, Species.HORSE, Species.BIRD}


class CastVoice(Noun):
    """A voice that can be cast. `f0` is its pitch in hertz, `pace` its speed (1 is usual), `timbre`
    the outline of its spectrum in decibels."""

    id: str
    sex: Sex
    age: Age
    f0: float
    pace: float = 1.0
    timbre: tuple[float, ...] = ()
    robot: bool = False
    says: str = ""  # how it sounds, in a few words for a person


def likeness(one: CastVoice, other: CastVoice) -> float:
    """From 1, the same voice, to 0, told apart: by 15 % in pitch, or clearly in timbre."""
    pitch = abs(math.log(one.f0 / other.f0)) / math.log(APART)
    pairs = list(zip(one.timbre, other.timbre, strict=True))
    timbre = math.sqrt(sum((a - b) ** 2 for a, b in pairs) / max(1, len(pairs))) / CLEAR
    return max(0.0, 1.0 - max(pitch, timbre))


@cache
def voices() -> tuple[CastVoice, ...]:
    """All voices, in the order of the table."""
    table = Path(__file__).parent / "data" / "voices.yaml"
    return tuple(CastVoice(**row) for row in read_table(table))


def find_voice(voice: str) -> CastVoice | None:
    """The voice with this id, or None."""
    return next((known for known in voices() if known.id == voice), None)


def cast_voices(characters: Sequence[Character]) -> dict[str, str]:
    """Gives each character a voice: character id -> voice id.

    A voice set on a character stays, whatever engine it belongs to. The others take, in the order
    given (leads first), the voice that fits best and is told apart from those before; the same
    cast always gets the same voices, and adding a character at the end changes nobody else's.
    """
    chosen = {who.id: who.voice for who in characters if who.voice}
    used = [voice for voice in map(find_voice, chosen.values()) if voice]
    for who in characters:
        if who.id not in chosen:
            best = min(voices(), key=lambda voice: _misfit(voice, who, used))
            chosen[who.id] = best.id
            if who.appearance.species not in SPEECHLESS:
                used.append(best)
    return {who.id: chosen[who.id] for who in characters}


def _misfit(voice: CastVoice, who: Character, used: Sequence[CastVoice]) -> tuple[float, int]:
    """How badly a voice suits a character: one like a voice already heard costs more than one of
    the next age, and the more the more alike; the very same one costs more again each time."""
    look = who.appearance
    robot = 0.0 if voice.robot == (look.species == Species.ROBOT) else 40.0
    sex = 30.0 if sex_of(who) not in {Sex.UNKNOWN, voice.sex} and not voice.robot else 0.0
    age = 2.5 * abs(AGES.index(voice.age) - AGES.index(look.age))
    child = 12.0 if (voice.age == Age.CHILD) != (look.age == Age.CHILD) else 0.0
    alike = sum(5.0 + 8.0 * near for near in (likeness(voice, other) for other in used) if near)
    return robot + sex + age + child + alike, _turn(voice, who)


def sex_of(who: Character) -> Sex:
    """Unsaid sex is settled by the name's letters, so that it never changes between runs."""
    if who.appearance.sex != Sex.UNKNOWN:
        return who.appearance.sex
    return Sex.WOMAN if sum(map(ord, who.id)) % 2 else Sex.MAN


def _turn(voice: CastVoice, who: Character) -> int:
    """Among voices that fit alike the name decides, so that films do not all open on one."""
    order = [known.id for known in voices()].index(voice.id)
    return (order + sum(map(ord, who.name.upper()))) % len(voices())
