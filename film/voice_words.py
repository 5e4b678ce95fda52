"""A voice by what people say of it: "deeper", "an old man's, raspy", "a hoarse little girl"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from film.assets import Character, Sex
from film.tables import read_words
from film.voices import AGES, CastVoice, find_voice, sex_of, voices

NEARBY = 1.03  # times as high or as quick: less is no difference that anybody hears
CALLED, TURNED, TOO = 10.0, 7.0, 3.0  # worth of a word that a voice is called by; of the way it
# turns from the one now; of being called so too
WRONG_SEX, GROWN, YEARS, NEW = 30.0, 4.0, 1.0, 2.0  # cost: of the other sex, of a child for a
# grown-up, of each age off, of a jump in pitch
SAME = 100.0  # cost of the voice now, where another is asked for


def voice_by_words(said: str, who: Character, now: str) -> CastVoice | None:
    """The voice that meets most of what is said for a character who speaks with the voice `now`;
    None when no word of it is about voices. What is not said stays: sex and age."""
    spoken = re.findall(r"[a-z]+", re.sub(r"['’]s\b", "", said.lower()))
    words = [word for word in spoken if word in _known()]
    if not words:
        return None
    cost = _costing(words, who, find_voice(now))
    return min(voices(), key=cost)


def _costing(
    words: list[str], who: Character, now: CastVoice | None
) -> Callable[[CastVoice], float]:
    """How badly a voice meets the wish."""
    table = _table()
    sexes = [sex for sex in table["sexes"] if set(words) & set(table["sexes"][sex])]
    ages = [age for age in table["ages"] if set(words) & set(table["ages"][age])]
    sex = Sex(sexes[0]) if len(sexes) == 1 else now.sex if now else sex_of(who)
    age = AGES.index(ages[0]) if ages else AGES.index(now.age if now else who.appearance.age)

    is_aged = bool(set(words) & {*table["turns"]["older"], *table["turns"]["younger"]})
    unwanted = now if set(words) & set(table["other"]) else None
    robot = bool(set(words) & set(_alike("robot")))

    def cost(voice: CastVoice) -> float:
        jump = NEW * abs(math.log(voice.f0 / now.f0)) if now else 0.0
        met = sum(_met(word, voice, now) for word in words) - (SAME if voice == unwanted else 0.0)
        if voice.robot or robot:
            return (0.0 if voice.robot == robot else WRONG_SEX) - met
        other = WRONG_SEX if sex not in (Sex.UNKNOWN, voice.sex) else 0.0
        off = YEARS * abs(AGES.index(voice.age) - age)
        grown = GROWN if (voice.age == AGES[0]) != (age == 0) else 0.0
        return other + jump - met + (0.0 if is_aged and not ages else off + grown)

    return cost


def _met(word: str, voice: CastVoice, now: CastVoice | None) -> float:
    """What a voice is worth for one word: that it is called so, and that it turns the way asked."""
    called = bool(set(re.findall(r"[a-z]+", voice.says.lower())) & set(_alike(word)))
    turns = [turn for turn, named in _table()["turns"].items() if word in named]
    if not turns or now is None:
        return CALLED * called
    if any(_is_turned(voice, now, turn) for turn in turns):
        return TURNED + TOO * called
    return 0.0 if word.endswith("er") else TOO * called  # deeper than now it must be


def _is_turned(voice: CastVoice, now: CastVoice, turn: str) -> bool:
    """Whether one voice is lower, quicker, older... than another."""
    older = AGES.index(voice.age) - AGES.index(now.age)
    return {
        "lower": voice.f0 * NEARBY < now.f0,
        "higher": voice.f0 > now.f0 * NEARBY,
        "slower": voice.pace * NEARBY < now.pace,
        "quicker": voice.pace > now.pace * NEARBY,
        "older": older > 0,
        "younger": older < 0,
    }[turn]


def _alike(word: str) -> tuple[str, ...]:
    return next((tuple(group) for group in _table()["alike"] if word in group), (word,))


@cache
def _known() -> frozenset[str]:
    """Every word that says something of a voice."""
    table = _table()
    groups: list[list[str]] = [*table["alike"]]
    groups += [named for part in ("turns", "ages", "sexes") for named in table[part].values()]
    says = (re.findall(r"[a-z]+", voice.says.lower()) for voice in voices())
    groups.append(table["other"])
    usual = {"a", "an", "and", "with", "of"}
    return frozenset(word for group in (*groups, *says) for word in group) - usual


@cache
def _table() -> Mapping[str, Any]:
    found: Mapping[str, Any] = read_words(Path(__file__).parent / "data" / "voice_words.yaml")
    return found
