"""Sound files, loudness, true peak and the mix."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.meter import ebur128
from film.errors import MediaFailed
from media.film_conform import cues_of
from media.loudness import loudness, true_peak
from media.mix import Cue, master, mix, mix_stems, write_mix
from media.wav import RATE, Sound, read_wav, stereo, write_wav


def tone(seconds: float, hertz: float = 440.0, level: float = 0.2) -> Sound:
    time = np.arange(round(seconds * RATE)) / RATE
    return (level * np.sin(2 * np.pi * hertz * time)).astype(np.float32)[None]


def noise(seconds: float, seed: int, level: float = 0.1) -> Sound:
    shape = (2, round(seconds * RATE))
    return (level * np.random.default_rng(seed).normal(size=shape)).astype(np.float32)


@pytest.mark.parametrize(
    "sound",
    [
        stereo(tone(8, 997.0, 0.1)),
        noise(8, 1) * (0.2 + np.linspace(0, 1, 8 * RATE, dtype=np.float32)),
        np.concatenate([noise(5, 2, 0.2), noise(6, 3, 0.001), noise(4, 4, 0.05)], axis=1),
        stereo(tone(6, 60.0, 0.5)),
    ],
    ids=["tone", "rising noise", "with a silence", "bass"],
)
def test_loudness_agrees_with_the_reference_meter(sound: Sound) -> None:
    wanted, peak = ebur128(sound)
    assert loudness(sound) == pytest.approx(wanted, abs=0.1)
    assert true_peak(sound) == pytest.approx(peak, abs=0.3)


def test_a_full_scale_tone_is_minus_3_lufs_and_silence_is_silence() -> None:
    both = stereo(tone(5, 997.0, 1.0))
    assert loudness(both[:1]) == pytest.approx(-3.01, abs=0.05)
    assert loudness(np.zeros((2, RATE), np.float32)) <= -70
    assert true_peak(np.zeros((2, RATE), np.float32)) < -100


def test_a_peak_between_samples_is_seen() -> None:
    time = np.arange(RATE) / RATE
    between = np.sin(2 * np.pi * 12_000 * time + np.pi / 4).astype(np.float32)[None]
    assert np.abs(between).max() == pytest.approx(0.7071, abs=1e-3)
    assert true_peak(between) == pytest.approx(0.0, abs=0.3)


def test_sound_files_come_back_as_they_were(tmp_path: Path) -> None:
    sound = noise(0.5, 3)
    write_wav(tmp_path / "a", sound)
    assert np.abs(read_wav(tmp_path / "a") - sound).max() < 1e-4


@settings(max_examples=40)
@given(st.binary(max_size=120))
def test_a_broken_sound_file_is_told_in_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    path = tmp_path_factory.mktemp("bad") / "bad.wav"
    path.write_bytes(b"RIFF" + data)
    with pytest.raises(MediaFailed, match=r"bad\.wav"):
        read_wav(path)


def film_cues(folder: Path) -> list[Cue]:
    speech = tone(2, 200) * (np.sin(np.arange(2 * RATE) / 3000) > -0.5)
    write_wav(folder / "voice.wav", speech.astype(np.float32))
    write_wav(folder / "room.wav", noise(10, 5, 0.02))
    write_wav(folder / "bed.wav", stereo(tone(10, 330, 0.5)))
    return [
        Cue(path=folder / "voice.wav", stem="dialogue", at=4.0),
        Cue(path=folder / "room.wav", stem="effects", fade_in=0.1, fade_out=0.1),
        Cue(path=folder / "bed.wav", stem="music", fade_in=0.5, fade_out=0.5),
    ]


def test_the_mix_has_the_length_and_loudness_of_a_film(tmp_path: Path) -> None:
    write_mix(film_cues(tmp_path), 10.0, tmp_path / "mix")
    mixed = read_wav(tmp_path / "mix")
    assert mixed.shape == (2, 10 * RATE)
    assert loudness(mixed) == pytest.approx(-16, abs=1)
    assert true_peak(mixed) < -1


def test_music_steps_back_under_speech(tmp_path: Path) -> None:
    music = mix_stems(film_cues(tmp_path), 10.0)["music"]
    under = np.sqrt((music[:, 5 * RATE : 5 * RATE + 9600] ** 2).mean())
    alone = np.sqrt((music[:, 8 * RATE : 8 * RATE + 9600] ** 2).mean())
    assert 20 * np.log10(alone / under) == pytest.approx(9, abs=1)


def test_the_stems_keep_their_places(tmp_path: Path) -> None:
    dialogue = mix_stems(film_cues(tmp_path), 10.0)["dialogue"]
    heard = np.flatnonzero(np.abs(dialogue[0]) > 0.01)
    assert heard[0] / RATE == pytest.approx(4.0, abs=0.01)
    assert heard[-1] / RATE == pytest.approx(6.0, abs=0.15)


def test_a_hard_peak_is_held_under_the_ceiling_and_the_rest_stays_loud() -> None:
    sound = noise(8, 8, 0.03)
    sound[:, 3 * RATE : 3 * RATE + 200] = 1.0
    mastered = master(sound)
    assert true_peak(mastered) < -1
    assert loudness(mastered) == pytest.approx(-16, abs=1)


def test_silence_stays_silence_and_hum_is_not_raised_to_a_roar(tmp_path: Path) -> None:
    assert not mix([], 1.0).any()
    write_wav(tmp_path / "hum", noise(3, 1, 0.0004))
    assert loudness(mix([Cue(path=tmp_path / "hum", stem="effects")], 3.0)) < -18


def test_a_cue_outside_the_film_or_of_no_stem(tmp_path: Path) -> None:
    write_wav(tmp_path / "v", tone(1))
    late = Cue(path=tmp_path / "v", stem="dialogue", at=5.0)
    assert not mix([late], 2.0).any()
    with pytest.raises(MediaFailed, match="foley"):
        mix([Cue(path=tmp_path / "v", stem="foley")], 2.0)


def test_room_tone_goes_on_over_a_cut(tmp_path: Path) -> None:
    """No shot breathes in: at a cut the room is about as loud as in the middle of a shot."""
    rooms = [tmp_path / "one.wav", tmp_path / "two.wav"]
    for number, room in enumerate(rooms):
        write_wav(room, noise(2, number, 0.02))
    edl = {"fps": 24, "lines": [], "music": [], "cuts": [{"at": 0}, {"at": 48}]}
    effects = mix_stems(cues_of(edl, [], rooms, []), 4.0)["effects"]

    def level(at: float) -> float:
        start = round(at * RATE)
        return float(np.sqrt((effects[:, start : start + RATE // 50] ** 2).mean()))

    assert all(level(2 + n / 50) > 0.75 * level(1.0) for n in range(-5, 5))
