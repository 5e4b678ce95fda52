"""Who speaks with which voice: a stable choice by sex and age, no two leads alike."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from film.assets import Age, Character, Sex, Species
from film.noun import Noun

AGES = (Age.CHILD, Age.TEEN, Age.YOUNG, Age.ADULT, Age.OLD)


class CastVoice(Noun):
    """A voice that can be cast. `f0` is its pitch in hertz, `pace` its speed (1 is usual)."""

    id: str
    sex: Sex
    age: Age
    f0: float
    pace: float = 1.0
    robot: bool = False
    says: str = ""  # how it sounds, in a few words for a person


@cache
def voices() -> tuple[CastVoice, ...]:
    """All voices, in the order of the table."""
    table = Path(__file__).parent / "data" / "voices.yaml"
    return tuple(CastVoice(**row) for row in yaml.safe_load(table.read_text(encoding="utf-8")))


def find_voice(voice: str) -> CastVoice | None:
    """The voice with this id, or None."""
    return next((known for known in voices() if known.id == voice), None)


def cast_voices(characters: Sequence[Character]) -> dict[str, str]:
    """Gives each character a voice: character id -> voice id.

    A voice set on a character stays, whatever engine it belongs to. The others take, in the order
    given (leads first), the least used of the voices that fit best; the same cast always gets
    the same voices, and adding a character at the end changes nobody else's.
    """
    chosen = {who.id: who.voice for who in characters if who.voice}
    used = list(chosen.values())
    for who in characters:
        if who.id not in chosen:
            chosen[who.id] = min(voices(), key=lambda voice: _misfit(voice, who, used)).id
            used.append(chosen[who.id])
    return {who.id: chosen[who.id] for who in characters}


def _misfit(voice: CastVoice, who: Character, used: Sequence[str]) -> tuple[float, int]:
    """How badly a voice suits a character; a voice already heard costs more than a wrong age."""
    look = who.appearance
    robot = 0.0 if voice.robot == (look.species == Species.ROBOT) else 40.0
    sex = 20.0 if _sex(who) not in {Sex.UNKNOWN, voice.sex} and not voice.robot else 0.0
    age = 2.0 * abs(AGES.index(voice.age) - AGES.index(look.age))
    child = 9.0 if (voice.age == Age.CHILD) != (look.age == Age.CHILD) else 0.0
    return robot + sex + age + child + 7.0 * used.count(voice.id), _turn(voice, who)


def _sex(who: Character) -> Sex:
    """Unsaid sex is settled by the name's letters, so that it never changes between runs."""
    if who.appearance.sex != Sex.UNKNOWN:
        return who.appearance.sex
    return Sex.WOMAN if sum(map(ord, who.id)) % 2 else Sex.MAN


def _turn(voice: CastVoice, who: Character) -> int:
    """Among voices that fit alike the name decides, so that films do not all open on one."""
    order = [known.id for known in voices()].index(voice.id)
    return (order + sum(map(ord, who.name.upper()))) % len(voices())
