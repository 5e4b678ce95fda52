"""Shots become one film: frame-exact, starting at 0, with one unbroken sound."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
import pytest

from bench.counted import HEIGHT, WIDTH, Recording, number_of, numbered, record
from film.errors import MediaFailed
from film.words import Transition
from media.aac import encode_aac, read_aac, write_aac
from media.captions import Caption
from media.clips import Format, fitting_packets, pixels
from media.conform import ClipPart, conform, of_length
from media.stock import Picture, open_reel
from media.wav import RATE, Sound

FORM = Format(width=WIDTH, height=HEIGHT, fps=24)
TONE = (0.3 * np.sin(np.arange(60 * RATE) * 2 * np.pi * 440 / RATE)).astype(np.float32)[None]


def shot(folder: Path, first: int, frames: int) -> ClipPart:
    clip = folder / f"{first}.mp4"
    with open_reel(clip, WIDTH, HEIGHT, 24) as reel:
        for number in range(first, first + frames):
            reel.add(numbered(number))
    return ClipPart(clip=clip, frames=frames)


def watched(film: Path) -> list[tuple[Fraction, Picture]]:
    with av.open(str(film)) as file:
        return [
            ((f.pts or 0) * (f.time_base or Fraction(0)), pixels(f)) for f in file.decode(video=0)
        ]


def heard(film: Path) -> Sound:
    with av.open(str(film)) as file:
        parts = [np.asarray(f.to_ndarray(), np.float32) for f in file.decode(audio=0)]
    return np.concatenate(parts, axis=1)


def test_cuts_are_on_their_frames_and_everything_starts_at_0(tmp_path: Path) -> None:
    shots = [shot(tmp_path, 0, 61), shot(tmp_path, 61, 25), shot(tmp_path, 86, 97)]
    conform(shots, TONE, tmp_path / "film", form=FORM)
    seen = watched(tmp_path / "film")
    assert [number_of(picture) for _, picture in seen] == list(range(183))
    assert [at for at, _ in seen] == [Fraction(n, 24) for n in range(183)]
    with av.open(str(tmp_path / "film")) as file:
        assert [stream.start_time for stream in file.streams] == [0, 0]


def test_a_track_that_was_made_before_gives_the_same_film(tmp_path: Path) -> None:
    shots = [shot(tmp_path, 0, 61), shot(tmp_path, 61, 25)]
    conform(shots, TONE, tmp_path / "at once", form=FORM)
    write_aac(encode_aac(of_length(TONE, 86, 24)), tmp_path / "track")
    conform(shots, read_aac(tmp_path / "track"), tmp_path / "film", form=FORM)
    assert (tmp_path / "film").read_bytes() == (tmp_path / "at once").read_bytes()


def test_what_is_no_track_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "track").write_bytes(b"no sound")
    with pytest.raises(MediaFailed, match="cannot be read as sound"):
        read_aac(tmp_path / "track")


def test_the_index_stands_before_the_pictures(tmp_path: Path) -> None:
    conform([shot(tmp_path, 0, 24)], TONE, tmp_path / "film", form=FORM)
    data = (tmp_path / "film").read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_pictures_are_copied_not_encoded_again(tmp_path: Path) -> None:
    shots = [shot(tmp_path, 0, 30), shot(tmp_path, 30, 30)]
    conform(shots, TONE, tmp_path / "film", form=FORM)
    kept = [bytes(p) for s in shots for p in fitting_packets(s.clip, FORM, 30)]
    with av.open(str(tmp_path / "film")) as file:
        assert [bytes(packet) for packet in file.demux(video=0) if packet.size] == kept


def test_the_sound_is_one_piece_without_holes_in_its_place(tmp_path: Path) -> None:
    shots = [shot(tmp_path, 100 * n, 97) for n in range(4)]
    conform(shots, TONE, tmp_path / "film", form=FORM)
    sound = heard(tmp_path / "film")[0]
    wanted = TONE[0, : 97 * 4 * RATE // 24]
    assert 0 <= len(sound) - len(wanted) < 1024 or len(sound) == len(wanted)
    assert np.abs(sound[2000 : len(wanted) - 2000] - wanted[2000:-2000]).max() < 0.03


def test_a_long_track_encoded_in_two_halves_has_no_seam(tmp_path: Path) -> None:
    conform([shot(tmp_path, 0, 24 * 16)], TONE, tmp_path / "film", form=FORM)
    sound = heard(tmp_path / "film")[0]
    wanted = TONE[0, : 16 * RATE]
    assert np.abs(sound[2000 : len(wanted) - 2000] - wanted[2000:-2000]).max() < 0.03


def test_a_short_track_is_filled_with_silence(tmp_path: Path) -> None:
    conform([shot(tmp_path, 0, 48)], TONE[:, :RATE], tmp_path / "film", form=FORM)
    sound = heard(tmp_path / "film")[0]
    assert abs(len(sound) - 2 * RATE) < 1024
    assert np.abs(sound[RATE + 3000 :]).max() < 0.01


@pytest.mark.parametrize(
    "foreign",
    [
        Recording(rate=Fraction(30), frames=60),
        Recording(rate=Fraction(24000, 1001), frames=48, sound=0.5),
        Recording(suffix=".webm", codec="libvpx-vp9", frames=48, options={"deadline": "realtime"}),
        Recording(frames=30),
    ],
    ids=["30 a second", "23.976 with sound", "VP9", "too short"],
)
def test_a_foreign_clip_is_fitted_first(foreign: Recording, tmp_path: Path) -> None:
    clip = tmp_path / f"foreign{foreign.suffix}"
    last = record(clip, foreign)
    own = shot(tmp_path, 500, 24)
    conform([ClipPart(clip=clip, frames=48), own], TONE, tmp_path / "film", form=FORM)
    seen = [number_of(picture) for _, picture in watched(tmp_path / "film")]
    assert len(seen) == 72
    assert seen[0] == 0
    assert seen[48:] == list(range(500, 524))
    shown = [min(last, int((n + 0.05) * foreign.rate / 24)) for n in range(48)]
    assert sum(abs(a - b) > 1 for a, b in zip(seen[:48], shown, strict=True)) == 0


def test_a_clip_of_another_shape_is_shown_whole_between_black_bars(tmp_path: Path) -> None:
    clip = tmp_path / "square.mp4"
    with open_reel(clip, 240, 240, 24) as reel:
        for _ in range(24):
            reel.add(np.full((240, 240, 3), 200, np.uint8))
    conform([ClipPart(clip=clip, frames=24)], TONE, tmp_path / "film", form=FORM)
    picture = watched(tmp_path / "film")[5][1]
    assert picture.shape == (HEIGHT, WIDTH, 3)
    assert picture[90, 10].max() < 8
    assert abs(int(picture[90, 160, 1]) - 200) < 6


@pytest.mark.parametrize("kind", [Transition.DISSOLVE, Transition.WIPE, Transition.FADE_IN])
def test_a_transition_changes_only_the_groups_it_touches(kind: Transition, tmp_path: Path) -> None:
    first, second = shot(tmp_path, 0, 48), shot(tmp_path, 48, 72)
    second = second.model_copy(update={"transition_in": kind})
    conform([first, second], TONE, tmp_path / "film", form=FORM)
    seen = [number_of(picture) for _, picture in watched(tmp_path / "film")]
    assert len(seen) == 120
    assert seen[:48] == list(range(48))
    assert seen[68:] == list(range(68, 120))
    kept = [bytes(p) for p in fitting_packets(second.clip, FORM, 72)][24:]
    with av.open(str(tmp_path / "film")) as file:
        assert [bytes(packet) for packet in file.demux(video=0) if packet.size][72:] == kept


def test_a_dissolve_asked_for_by_the_shot_before_blends_both(tmp_path: Path) -> None:
    first, second = shot(tmp_path, 0, 48), shot(tmp_path, 48, 48)
    first = first.model_copy(update={"transition_out": Transition.DISSOLVE})
    conform([first, second], TONE, tmp_path / "film", form=FORM)
    middle = watched(tmp_path / "film")[57][1].astype(int)
    both = cv2.addWeighted(numbered(47), 0.5, numbered(57), 0.5, 0).astype(int)
    assert np.abs(middle - both).mean() < 12


def test_a_film_can_come_from_black_and_go_to_black(tmp_path: Path) -> None:
    part = shot(tmp_path, 0, 60).model_copy(
        update={"transition_in": Transition.FADE_IN, "transition_out": Transition.FADE_OUT}
    )
    conform([part], TONE, tmp_path / "film", form=FORM)
    seen = watched(tmp_path / "film")
    assert len(seen) == 60
    assert seen[0][1].mean() < 12
    assert seen[59][1].mean() < 4
    assert number_of(seen[30][1]) == 30


def test_captions_travel_inside_the_film(tmp_path: Path) -> None:
    words = (
        Caption(start=0.5, end=1.0, text="You came back."),
        Caption(start=1.25, end=1.75, text="Wörld 灯"),
    )
    conform([shot(tmp_path, 0, 48)], TONE, tmp_path / "film", captions=words, form=FORM)
    with av.open(str(tmp_path / "film")) as file:
        packets = [p for p in file.demux(subtitles=0) if p.size]
        found = [
            (float((p.pts or 0) * p.time_base), bytes(p)[2:].decode())
            for p in packets
            if len(bytes(p)) > 2
        ]
    assert found == [(0.5, "You came back."), (1.25, "Wörld 灯")]
    assert len(watched(tmp_path / "film")) == 48


def test_the_same_shots_give_the_same_bytes(tmp_path: Path) -> None:
    shots = [shot(tmp_path, 0, 48), shot(tmp_path, 48, 24)]
    for name in ("a", "b"):
        conform(shots, TONE, tmp_path / name, form=FORM)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_no_shots_and_broken_clips_are_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MediaFailed, match="no shot"):
        conform([], TONE, tmp_path / "film", form=FORM)
    (tmp_path / "bad.mp4").write_bytes(b"not a clip")
    with pytest.raises(MediaFailed, match=r"bad\.mp4"):
        conform([ClipPart(clip=tmp_path / "bad.mp4", frames=24)], TONE, tmp_path / "f", form=FORM)
