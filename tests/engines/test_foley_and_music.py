"""Places sound like themselves, effects are where they belong, music has a mood."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
import pytest

from bench.listening import brightness, onsets
from engines.animatic.sound.composer import AnimaticComposer
from engines.animatic.sound.foley import AnimaticFoley
from engines.animatic.sound.steps import footfalls
from engines.animatic.sound.theme import theme_of
from engines.animatic.sound.waves import resampled
from engines.roles import MusicOrder, SoundOrder
from film.assets import Appearance
from film.setup import PersonLook
from film.shots import Business, Mark
from film.words import Pose
from media.loudness import loudness
from media.wav import RATE, Sound, read_wav


def place(folder: Path, kind: str, **order: object) -> Sound:
    known = {"interior": True, "time": "morning", "weather": "clear", "seconds": 3.0, **order}
    AnimaticFoley().sound(SoundOrder(place_kind=kind, **known), folder / "place")
    return read_wav(folder / "place")


def compose(folder: Path, mood: str, seconds: float = 9.0, seed: int = 1) -> Sound:
    order = MusicOrder(seconds=seconds, mood=mood, seed=seed)
    AnimaticComposer().compose(order, folder / "bed")
    return read_wav(folder / "bed")


@pytest.mark.parametrize(
    "kind", ["kitchen", "church", "cave", "lamp room", "train", "no such place"]
)
def test_every_interior_has_a_tone_that_is_there_but_soft(kind: str, tmp_path: Path) -> None:
    sound = place(tmp_path, kind)
    assert sound.shape == (2, 3 * RATE)
    assert -70 < loudness(sound) < -25


@pytest.mark.parametrize(
    "kind", ["street", "forest", "cliff", "harbour", "desert", "no such place"]
)
def test_every_exterior_has_a_tone_in_two_channels(kind: str, tmp_path: Path) -> None:
    sound = place(tmp_path, kind, interior=False)
    assert loudness(sound) > -55
    assert np.corrcoef(sound)[0, 1] < 0.98


def test_weather_is_heard_outside_and_softer_inside(tmp_path: Path) -> None:
    dry = loudness(place(tmp_path, "room"))
    inside = loudness(place(tmp_path, "room", weather="rainy"))
    outside = loudness(place(tmp_path, "street", interior=False, weather="rainy"))
    assert outside > inside > dry


def test_birds_sing_by_day_and_are_silent_at_night(tmp_path: Path) -> None:
    day = place(tmp_path, "forest", interior=False, seconds=8.0)
    night = place(tmp_path, "forest", interior=False, seconds=8.0, time="night")

    def song(sound: Sound) -> float:
        frames = np.abs(np.fft.rfft(sound.sum(axis=0).reshape(-1, 4800), axis=1))
        hertz = np.fft.rfftfreq(4800, 1 / RATE)
        band = frames[:, (hertz > 2500) & (hertz < 4200)].max(axis=1)
        return float(band.max() / np.median(band))

    assert song(day) > 1.5 * song(night)


@pytest.mark.parametrize("name", AnimaticFoley().effects())
def test_an_effect_is_heard_from_its_time_on(name: str, tmp_path: Path) -> None:
    sound = place(tmp_path, "bedroom", seconds=2.0, effects=((name, 0.8),))
    before, after = sound[:, : int(0.75 * RATE)], sound[:, int(0.8 * RATE) :]
    assert np.abs(before).max() < 0.03  # the tone of the room
    assert np.abs(after).max() > 2 * np.abs(before).max()


def test_steps_are_heard_when_the_drawn_foot_comes_down(tmp_path: Path) -> None:
    walker = PersonLook(who="a", name="A", appearance=Appearance(), mark=Mark(x=-1.2, z=0))
    going = Business(who="a", pose=Pose.WALK, at=0.5, until=3.0, to=Mark(x=1.2, z=0))
    walk = {"walkers": (walker,), "business": (going,)}
    feet = footfalls(SoundOrder(seconds=4, place_kind="room", interior=True, time="morning",
                                weather="clear", **walk))  # fmt: skip
    heard = onsets(
        (place(tmp_path, "room", seconds=4, **walk) - place(tmp_path, "room", seconds=4)).sum(
            axis=0
        )
    )
    assert 3 <= len(feet) <= 8
    assert all(0.5 < step.at <= 3.2 for step in feet)
    assert all(min(abs(heard - step.at)) < 0.03 for step in feet)


def test_one_film_has_one_theme_and_another_has_another(tmp_path: Path) -> None:
    assert theme_of("Leave a Light On") == theme_of("Leave a Light On")
    assert theme_of("Leave a Light On") != theme_of("The Blue Room")


def test_an_unknown_effect_is_left_out_and_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        sound = place(tmp_path, "bedroom", effects=(("theremin", 1.0),))
    assert np.abs(sound).max() < 0.05
    assert "theremin" in caplog.text


def test_an_effect_after_the_end_is_not_heard_and_nothing_clips(tmp_path: Path) -> None:
    place(tmp_path, "room", effects=(("door", 9.0),))
    loud = place(tmp_path, "room", effects=tuple(("slam", 1.0 + n / 50) for n in range(8)))
    assert np.abs(loud).max() < 0.97


def test_a_church_echoes_longer_than_a_bedroom(tmp_path: Path) -> None:
    def tail(kind: str) -> float:
        sound = place(tmp_path, kind, effects=(("slam", 0.5),)) - place(tmp_path, kind)
        return float(np.sqrt((sound[:, int(0.9 * RATE) : int(1.4 * RATE)] ** 2).mean()))

    assert tail("church") > 2 * tail("bedroom")


def test_the_same_order_gives_the_same_bytes_and_another_seed_others(tmp_path: Path) -> None:
    first = place(tmp_path, "street", interior=False, seed=4)
    assert np.array_equal(first, place(tmp_path, "street", interior=False, seed=4))
    assert not np.array_equal(first, place(tmp_path, "street", interior=False, seed=5))
    assert np.array_equal(compose(tmp_path, "calm"), compose(tmp_path, "calm"))
    assert not np.array_equal(compose(tmp_path, "calm"), compose(tmp_path, "calm", seed=2))


@pytest.mark.parametrize("mood", AnimaticComposer().moods())
def test_a_bed_has_its_length_comes_softly_and_leaves_softly(mood: str, tmp_path: Path) -> None:
    sound = compose(tmp_path, mood)
    assert sound.shape == (2, 9 * RATE)
    assert -35 < loudness(sound) < -12
    middle = np.abs(sound[:, 4 * RATE : 5 * RATE]).max()
    assert np.abs(sound[:, :480]).max() < middle / 8
    assert np.abs(sound[:, -480:]).max() < middle / 20


def test_moods_differ(tmp_path: Path) -> None:
    bright = {mood: brightness(compose(tmp_path, mood)[0]) for mood in ("joyful", "tense")}
    assert bright["joyful"] > 1.3 * bright["tense"]


def test_an_unknown_mood_is_calm_and_a_short_bed_is_whole(tmp_path: Path) -> None:
    assert np.abs(compose(tmp_path, "wistful")).max() > 0.05
    assert compose(tmp_path, "calm", seconds=0.5).shape[1] == RATE // 2


@pytest.mark.parametrize("rate", [22050, 22050 * 0.92, 22050 * 1.19, 24000])
def test_a_tone_keeps_its_pitch_and_its_length_at_another_rate(rate: float) -> None:
    tone = np.sin(2 * np.pi * 440 * np.arange(int(1.7 * rate)) / rate)
    heard = resampled(tone, rate)
    wanted = np.sin(2 * np.pi * 440 * np.arange(len(heard)) / RATE)
    assert len(heard) == round(len(tone) * RATE / rate)
    assert np.abs(heard - wanted)[500:-500].max() < 0.3, "a tenth of a millisecond at the end"
