"""Voices suit their characters and stay with them."""

from __future__ import annotations

from film.assets import Age, Appearance, Character, Sex, Species
from film.voices import cast_voices, find_voice, voices


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
