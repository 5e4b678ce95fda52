"""A film's sound without its pictures: every line, place and bed made, mixed and encoded."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from engines.animatic.sound.composer import AnimaticComposer
from engines.animatic.sound.foley import AnimaticFoley
from engines.animatic.sound.voice import AnimaticVoice
from engines.roles import MusicOrder, SoundOrder, Spoken, VoiceOrder
from film.film import Film
from film.recipes import Recipe
from film.shots import Shot
from film.voices import cast_voices
from media.aac import FRAME, aac_sample, encode_aac
from media.film_conform import cues_of
from media.mix import Cue, master, mix_stems
from media.wav import RATE, Sound
from production.makers import makers_for
from production.sound_plan import (
    film_recipe,
    music_recipes,
    sound_recipe,
    track_recipe,
    voice_recipes,
)
from terminal.reading import film_from


@dataclass
class Stage:
    """One film as it sounds: its list of cuts and lines, files, stems, and the encoded mix."""

    film: Film
    edl: Mapping[str, Any]
    cues: list[Cue]
    voices: list[Path]
    said: list[Spoken]
    stems: dict[str, Sound]
    heard: Sound  # the mix after the encoder, as a player hears it
    cpu: float

    @property
    def seconds(self) -> float:
        """Length of the film."""
        return float(self.film.seconds())


def staged(script: Path, folder: Path) -> Stage:
    """The film of a script, sounded as a render would; `cpu` is without the encoder."""
    folder.mkdir()
    film, makers = film_from(script), makers_for("animatic", "bench", "bench")
    AnimaticVoice().speak(VoiceOrder(text="Ready.", voice="jack"), folder / "warm")
    began = _cpu()
    voices: list[Path] = []
    said: list[Spoken] = []
    sounds: list[Path] = []
    lines: dict[str, tuple[Recipe, ...]] = {}
    rooms: dict[str, Recipe] = {}
    for shot in film.shots:
        spoken, sound = _recipes(film, shot)
        lines[shot.id], rooms[shot.id] = spoken, sound
        for recipe in spoken:
            voices.append(folder / f"voice{len(voices)}.wav")
            said.append(AnimaticVoice().speak(VoiceOrder(**recipe.spec), voices[-1]))
        sounds.append(folder / f"{shot.id}.wav")
        AnimaticFoley().sound(SoundOrder(**sound.spec), sounds[-1])
    beds = music_recipes(film, makers)
    music = [folder / f"music{n}.wav" for n in range(len(beds))]
    for (_, recipe), out in zip(beds, music, strict=True):
        AnimaticComposer().compose(MusicOrder(**recipe.spec), out)
    heard = track_recipe(film, makers, lines, rooms, beds)
    edl = {**heard.spec, **film_recipe(film, makers, rooms, lines, heard).spec}
    cues: list[Cue] = cues_of(edl, voices, sounds, music)
    stems = mix_stems(cues, float(film.seconds()))
    track = master(sum(stems.values(), np.zeros_like(next(iter(stems.values())))), 12.0)
    cpu = _cpu() - began
    return Stage(film, edl, cues, voices, said, stems, _decoded(track), cpu)


def _recipes(film: Film, shot: Shot) -> tuple[tuple[Recipe, ...], Recipe]:
    makers = makers_for("animatic", "bench", "bench")
    return voice_recipes(film, shot, makers, cast_voices(film.characters)), sound_recipe(
        film, shot, makers
    )


def _decoded(track: Sound) -> Sound:
    """The track through the film's encoder and back."""
    file = io.BytesIO()
    with (
        av.open(io.BytesIO(aac_sample())) as tape,
        av.open(file, "w", format="mp4") as film,
    ):
        stream = film.add_stream_from_template(tape.streams.audio[0])
        for number, packet in enumerate(encode_aac(track).packets):
            packet.time_base, packet.stream = Fraction(1, RATE), stream
            packet.pts = packet.dts = (number - 1) * FRAME
            packet.duration = FRAME
            film.mux(packet)
    file.seek(0)
    with av.open(file, "r") as made:
        frames = [frame.to_ndarray() for frame in made.decode(audio=0)]
    return np.concatenate(frames, axis=1).astype(np.float32)[:, : track.shape[1]]


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
