"""The embedded voices speak in time, are told apart, and move a mouth."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from bench.listening import apart, pitch_of, pitches, timbre
from bench.speech import LINES
from engines.animatic.sound.talk import talk
from engines.animatic.sound.voice import AnimaticVoice, mouth_shape
from engines.roles import VoiceOrder
from film.assets import Age, Appearance, Character, Sex
from film.errors import MediaFailed
from film.speech import speaking_seconds
from film.voices import cast_voices, voices
from media.loudness import loudness
from media.wav import RATE, Sound, read_wav

LINE = "She kept every letter, you know. Every single one."
SHAPES = {"closed", "small", "open", "wide", "round", "teeth", "tongue", "rest"}


def say(folder: Path, text: str = LINE, voice: str = "jack", **order: object) -> Sound:
    AnimaticVoice().speak(VoiceOrder(text=text, voice=voice, **order), folder / "line")
    return read_wav(folder / "line")


def test_every_voice_that_can_be_cast_speaks_and_at_its_own_pitch(tmp_path: Path) -> None:
    assert AnimaticVoice().voices() == tuple(voice.id for voice in voices())
    for voice in voices():
        sound = say(tmp_path, voice=voice.id)
        assert sound.shape[0] == 1
        assert pitch_of(sound[0]) == pytest.approx(voice.f0, rel=0.2)


def test_two_sisters_are_told_apart_by_their_voices(tmp_path: Path) -> None:
    sisters = [
        Character(id=name, name=name, appearance=Appearance(sex=Sex.WOMAN, age=Age.YOUNG))
        for name in ("ANNA", "BERTA")
    ]
    one, other = (
        np.concatenate([say(tmp_path, line, voice)[0] for line in LINES[:6]])
        for voice in cast_voices(sisters).values()
    )
    higher = max(pitch_of(one), pitch_of(other)) / min(pitch_of(one), pitch_of(other))
    assert higher > 1.15 or apart(timbre(one), timbre(other)) > 4


def test_the_length_is_known_before(tmp_path: Path) -> None:
    lines = LINES[::5]
    told = [speaking_seconds(line, "brid") for line in lines]
    real = [say(tmp_path, line, "brid").shape[1] / RATE for line in lines]
    assert sum(told) == pytest.approx(sum(real), rel=0.04)
    assert np.mean([abs(t - r) / r for t, r in zip(told, real, strict=True)]) < 0.12


def test_a_line_that_is_too_long_is_said_faster_and_the_rest_is_told(tmp_path: Path) -> None:
    usual = say(tmp_path).shape[1] / RATE
    fitted = say(tmp_path, seconds=usual * 0.9).shape[1] / RATE
    assert fitted <= usual * 0.9
    order = VoiceOrder(text=LINE, voice="jack", seconds=usual * 0.3)
    mouths = AnimaticVoice().speak(order, tmp_path / "line").mouth
    assert mouths[-1][0] > usual * 0.7  # a quarter faster, never a gabble


def test_mouths_move_with_the_words(tmp_path: Path) -> None:
    order = VoiceOrder(text="My brother thinks five judges.", voice="ada")
    mouths = AnimaticVoice().speak(order, tmp_path / "line").mouth
    sound = read_wav(tmp_path / "line")
    shapes = [shape for _, shape in mouths]
    assert set(shapes) <= SHAPES
    assert {"closed", "teeth", "tongue", "open"} <= set(shapes)
    assert shapes[0] == "closed"
    assert mouths[-1] == (pytest.approx(sound.shape[1] / RATE, abs=0.002), "rest")
    assert [at for at, _ in mouths] == sorted(at for at, _ in mouths)


@pytest.mark.parametrize(
    ("phoneme", "shape"),
    [("m", "closed"), ("'aI", "open"), ("f", "teeth"), ("T", "tongue"), ("u:", "round"),
     ("'i:", "wide"), ("@", "small"), ("_:", "rest")],
)  # fmt: skip
def test_phonemes_have_mouth_shapes(phoneme: str, shape: str) -> None:
    assert mouth_shape(phoneme) == shape


def test_feelings_are_heard(tmp_path: Path) -> None:
    calm, tired, shouted = (
        say(tmp_path),
        say(tmp_path, emotion="tired"),
        say(tmp_path, parenthetical="(shouting)"),
    )
    assert tired.shape[1] > calm.shape[1] * 1.05
    assert pitch_of(shouted[0]) > pitch_of(calm[0]) * 1.05
    assert loudness(shouted) > loudness(calm) + 2
    assert loudness(tired) < loudness(calm) - 1


def test_a_whisper_has_no_voice(tmp_path: Path) -> None:
    assert pitch_of(say(tmp_path, parenthetical="whispering")[0]) == 0
    assert pitch_of(say(tmp_path)[0]) > 80


def test_a_whisper_is_quieter_and_a_telephone_has_no_bass(tmp_path: Path) -> None:
    assert loudness(say(tmp_path, parenthetical="(whispering)")) < loudness(say(tmp_path)) - 3
    phone = say(tmp_path, parenthetical="(over the radio)")[0]
    power = np.abs(np.fft.rfft(phone)) ** 2
    hertz = np.fft.rfftfreq(len(phone), 1 / RATE)
    assert power[hertz < 150].sum() < 0.01 * power.sum()


def test_sobs_shake_and_laughter_chops(tmp_path: Path) -> None:
    calm = pitches(say(tmp_path, voice="quentin")[0])
    assert len(calm[calm > 0]) > 10
    plain, laughing = say(tmp_path)[0], say(tmp_path, parenthetical="laughing")[0]
    assert pitch_of(laughing) > 1.05 * pitch_of(plain)


def test_every_word_has_its_time_and_they_follow_one_another(tmp_path: Path) -> None:
    text = "Dad. You were right about the boat, and wrong about me -- on all of it."
    spoken = AnimaticVoice().speak(VoiceOrder(text=text, voice="ada"), tmp_path / "line")
    assert " ".join(word for _, _, word in spoken.words) == text
    starts = [start for start, _, _ in spoken.words]
    assert starts == sorted(starts)
    assert all(start < end for start, end, _ in spoken.words)
    assert spoken.words[-1][1] == pytest.approx(spoken.mouth[-1][0], abs=0.002)


def test_the_same_line_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        AnimaticVoice().speak(
            VoiceOrder(text=LINE, voice="mack", parenthetical="hissing"), tmp_path / name
        )
        say(tmp_path, "Something else in between.")
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


@pytest.mark.parametrize(
    "text", ["", "...", "<speak>&amp;</speak>", "灯台", "\x00\x01", "ab " * 60]
)
def test_odd_words_break_nothing(text: str, tmp_path: Path) -> None:
    assert say(tmp_path, text).shape[0] == 1
    assert say(tmp_path).shape[1] > RATE


def test_an_unknown_voice_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MediaFailed, match="no voice “bob”"):
        say(tmp_path, voice="bob")


def test_a_speaker_that_died_is_started_again(tmp_path: Path) -> None:
    talk().close()
    assert say(tmp_path).shape[1] > RATE


def test_a_forked_process_has_a_speaker_of_its_own(tmp_path: Path) -> None:
    say(tmp_path)
    child = os.fork()
    if child == 0:
        mine = talk().owner == os.getpid()
        talk().close()
        os._exit(0 if mine else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert say(tmp_path).shape[1] > RATE
