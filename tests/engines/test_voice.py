"""The embedded voices speak in time, are told apart, and move a mouth."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from bench.listening import brightness, pitch_of
from bench.speech import LINES
from engines.animatic.sound.talk import talk
from engines.animatic.sound.voice import AnimaticVoice, mouth_shape
from engines.roles import VoiceOrder
from film.errors import MediaFailed
from film.speech import speaking_seconds
from film.voices import voices
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


def test_voices_of_one_sex_and_age_differ_in_pitch_or_timbre(tmp_path: Path) -> None:
    heard = {
        v.id: (np.log(pitch_of(s[0])), np.log(brightness(s[0])))
        for v in voices()
        if v.age in {"adult", "young"} and v.sex != "unknown"
        for s in [say(tmp_path, voice=v.id)]
    }
    names = list(heard)
    for number, one in enumerate(names):
        for other in names[number + 1 :]:
            apart = np.hypot(*np.subtract(heard[one], heard[other]))
            assert apart > 0.04, (one, other)


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
