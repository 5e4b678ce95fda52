"""Voices suit their characters and stay with them."""

from __future__ import annotations

import pytest

from film.assets import Age, Appearance, Character, Sex, Species
from film.voice_words import voice_by_words
from film.voices import CastVoice, cast_voices, find_voice, voices


def person(name: str, sex: Sex = Sex.UNKNOWN, age: Age = Age.ADULT, voice: str = "") -> Character:
    return Character(
        id=name.lower(), name=name, voice=voice, appearance=Appearance(sex=sex, age=age)
    )


CAST = (
    person("MARA", Sex.WOMAN),
    person("TOM", Sex.MAN),
    person("INES", Sex.WOMAN),
    person("CAPTAIN", Sex.MAN, Age.OLD),
    person("BOY", Sex.MAN, Age.CHILD),
    person("ELSPETH", Sex.WOMAN, Age.OLD),
    person("JOE", Sex.MAN),
    person("RUTH", Sex.WOMAN, Age.YOUNG),
)


def test_at_least_twelve_voices_differ_in_pitch_or_kind() -> None:
    assert len(voices()) >= 12
    assert len({(v.sex, v.age, v.f0) for v in voices()}) == len(voices())


def test_no_two_of_eight_leads_share_a_voice_and_sex_and_childhood_fit() -> None:
    chosen = cast_voices(CAST)
    assert len(set(chosen.values())) == 8
    for who in CAST:
        voice = find_voice(chosen[who.id])
        assert voice is not None
        assert voice.sex == who.appearance.sex
        assert (voice.age == Age.CHILD) == (who.appearance.age == Age.CHILD)


def test_eight_men_of_one_age_still_differ() -> None:
    men = tuple(person(f"MAN {n}", Sex.MAN) for n in range(8))
    assert len(set(cast_voices(men).values())) == 8


def test_a_voice_set_by_hand_stays_and_is_not_given_to_another() -> None:
    cast = (person("MARA", Sex.WOMAN, voice="jack"), person("TOM", Sex.MAN), *CAST[2:])
    chosen = cast_voices(cast)
    assert chosen["mara"] == "jack"
    assert list(chosen.values()).count("jack") == 1


def test_the_choice_is_stable_when_someone_joins() -> None:
    before = cast_voices(CAST)
    after = cast_voices((*CAST, person("NEWCOMER", Sex.MAN)))
    assert {who: after[who] for who in before} == before
    assert cast_voices(CAST) == before


def test_a_machine_sounds_like_one() -> None:
    robot = Character(id="r", name="UNIT", appearance=Appearance(species=Species.ROBOT))
    assert cast_voices((robot,)) == {"r": "unit"}


def test_someone_of_unsaid_sex_keeps_one_voice() -> None:
    assert cast_voices((person("SAM"),)) == cast_voices((person("SAM"),))


MAN, WOMAN = person("JOE", Sex.MAN), person("RUTH", Sex.WOMAN)
BOY, OLD_MAN = person("BOY", Sex.MAN, Age.CHILD), person("SAUL", Sex.MAN, Age.OLD)


def asked_for(said: str, who: Character, now: str) -> CastVoice:
    found = voice_by_words(said, who, now)
    assert found is not None
    return found


@pytest.mark.parametrize(("said", "who", "now"), [
    ("deeper", MAN, "liam"), ("a lower voice", WOMAN, "nell"), ("deep, like a cave", MAN, "noah"),
    ("deeper", BOY, "toby"),
])  # fmt: skip
def test_a_deeper_voice_is_lower_than_the_one_they_have(
    said: str, who: Character, now: str
) -> None:
    before, after = find_voice(now), asked_for(said, who, now)
    assert before
    assert after.f0 < before.f0
    assert after.sex == before.sex


@pytest.mark.parametrize(("said", "who", "now", "voice"), [
    ("raspy old", OLD_MAN, "walter", "rufus"),  # known as "old, gravel"
    ("slower raspy old", OLD_MAN, "walter", "rufus"),
    ("of a very old woman, like a tortoise", WOMAN, "nell", "edna"),
    ("a robot's", BOY, "toby", "unit"),
    ("younger", WOMAN, "nell", "dinah"),
    ("a warm voice", WOMAN, "nell", "brid"),
])  # fmt: skip
def test_a_voice_is_found_by_what_people_say_of_it(
    said: str, who: Character, now: str, voice: str
) -> None:
    assert asked_for(said, who, now).id == voice


@pytest.mark.parametrize("said", ["a hoarse little girl", "a girl's", "a small girl"])
def test_a_girls_voice_is_a_girls_whoever_gets_it(said: str) -> None:
    for who, now in ((MAN, "liam"), (WOMAN, "nell"), (BOY, "toby")):
        found = asked_for(said, who, now)
        assert (found.sex, found.age) == (Sex.WOMAN, Age.CHILD)


def test_words_that_say_nothing_of_a_voice_find_none() -> None:
    assert voice_by_words("purple", MAN, "liam") is None
    assert voice_by_words("", MAN, "liam") is None
