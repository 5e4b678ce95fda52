"""The mix: dialogue, effects and music become one stereo track of known loudness."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from film.errors import MediaFailed
from film.noun import Noun
from media.loudness import SILENCE, loudness, true_peak
from media.wav import RATE, Sound, read_wav, stereo, write_wav

DIALOGUE, EFFECTS, MUSIC = "dialogue", "effects", "music"
STEMS = (DIALOGUE, EFFECTS, MUSIC)
LEVEL = {DIALOGUE: 0.0, EFFECTS: -15.0, MUSIC: -17.0}  # LUFS of a stem against the dialogue
DUCK = {EFFECTS: -3.0, MUSIC: -9.0}  # decibels under speech
TARGET = -16.0  # LUFS of the whole
CEILING = -1.2  # dBTP; the AAC encoder adds up to 0.2 dB
MOST_GAIN = 30.0  # decibels; what is softer is meant to be soft
MOST_LIFT = 12.0  # decibels from levelled stems to the mix: bare room tone is not made a roar
PIECE = 2**18  # samples that are worked on at a time where doubles are needed
STEP = 480  # samples between two points of a gain curve: 10 ms


class Cue(Noun):
    """One sound in the film: what it is, when it starts, how loud, how softly it comes and goes.

    `at` and `seconds` are of the film; `seconds` 0 plays it whole. `gain` is in decibels. `tail`
    is how long it goes on past its end, backwards, so that it fades while the next comes in.
    """

    path: Path
    stem: str
    at: float = 0.0
    seconds: float = 0.0
    gain: float = 0.0
    fade_in: float = 0.0
    fade_out: float = 0.0
    tail: float = 0.0


def mix(cues: Sequence[Cue], seconds: float) -> Sound:
    """The finished stereo track of exactly `seconds`, shaped (2, samples), at -16 LUFS.

    Music and effects step back while someone speaks. Stems are levelled against each other
    first, so that it does not matter how loud a maker made its files. Silence stays silence.

    Raises:
        MediaFailed: a cue's file cannot be read, or names no stem.
    """
    laid = mix_stems(cues, seconds)
    whole = laid.pop(DIALOGUE)
    for stem in (EFFECTS, MUSIC):  # let go of one by one: a stem of a long film is large
        whole += laid.pop(stem)
    return master(whole, MOST_LIFT)


def mix_stems(cues: Sequence[Cue], seconds: float) -> dict[str, Sound]:
    """The three stems as they sit in the mix, each of exactly `seconds`; their sum is the mix
    before `master`."""
    strange = [cue.stem for cue in cues if cue.stem not in STEMS]
    if strange:
        raise MediaFailed(f"“{strange[0]}” is no stem of the mix; use {', '.join(STEMS)}.")
    samples = round(seconds * RATE)
    laid = {stem: _lay([cue for cue in cues if cue.stem == stem], samples) for stem in STEMS}
    spoken = _speech(laid[DIALOGUE])
    for stem in STEMS:
        _level(laid[stem], LEVEL[stem])
        if stem in DUCK:
            laid[stem] *= _curve(10 ** (DUCK[stem] * spoken / 20), samples)
    return laid


def master(sound: Sound, most: float = MOST_GAIN) -> Sound:
    """The sound at -16 LUFS, raised by at most `most` decibels, with no true peak over -1 dBTP."""
    for _ in range(3):
        measured = loudness(sound)
        if measured <= SILENCE:
            return sound
        sound = sound * np.float32(10 ** (min(TARGET - measured, most) / 20))
        if not _may_pass(sound) or true_peak(sound) <= CEILING:
            return sound
        sound = _limited(sound)  # which makes it softer: measure again
    return sound


def write_mix(cues: Sequence[Cue], seconds: float, out: Path) -> None:
    """`mix` written as a WAV file."""
    write_wav(out, mix(cues, seconds))


def _lay(cues: Sequence[Cue], samples: int) -> Sound:
    track = np.zeros((2, samples), np.float32)
    known: dict[Path, Sound] = {}
    last = {cue.path: number for number, cue in enumerate(cues)}
    for number, cue in enumerate(cues):
        if cue.path not in known:
            known[cue.path] = stereo(read_wav(cue.path))
        start = round(cue.at * RATE)
        length = min(known[cue.path].shape[1], samples - start)
        if cue.seconds:
            length = min(length, round(cue.seconds * RATE))
        if length > 0 and start >= 0:
            whole = _gone_on(known[cue.path][:, :length], cue, samples - start - length)
            track[:, start : start + whole.shape[1]] += _faded(whole, cue)
        if last[cue.path] == number:
            del known[cue.path]
    return track


def _gone_on(sound: Sound, cue: Cue, most: int) -> Sound:
    """The sound with its tail, of at most so many samples."""
    more = min(round(cue.tail * RATE), most, sound.shape[1])
    return np.concatenate([sound, sound[:, ::-1][:, :more]], axis=1) if more > 0 else sound


def _faded(sound: Sound, cue: Cue) -> Sound:
    sound = sound * np.float32(10 ** (cue.gain / 20))
    for seconds, backwards in ((cue.fade_in, False), (cue.fade_out, True)):
        length = min(round(seconds * RATE), sound.shape[1])
        if length:
            ramp = np.sin(np.linspace(0, np.pi / 2, length, dtype=np.float32))
            if backwards:
                sound[:, -length:] *= ramp[::-1]
            else:
                sound[:, :length] *= ramp
    return sound


def _level(sound: Sound, level: float) -> None:
    """Brings a stem to `level` LUFS above the target, in place; silence is left alone."""
    measured = loudness(sound[:1]) + 3.0  # one channel is close enough here, and half the work
    if measured > SILENCE + 3.0:
        sound *= np.float32(10 ** (min(TARGET + level - measured, MOST_GAIN) / 20))


def _speech(dialogue: Sound) -> NDArray[np.float64]:
    """1 where someone speaks, 0 where not, every 10 ms: quick to come, slow to go."""
    level = _blocks(dialogue)
    heard = (level > 0.02 * max(1e-6, float(level.max(initial=0.0)))).astype(float)
    kernel = np.ones(25) / 25  # a quarter of a second before the word and after it
    held = np.convolve(heard, np.ones(41), "same") > 0  # pauses under 0.4 s stay ducked
    return np.convolve(held.astype(float), kernel, "same") if len(held) >= 41 else heard


def _may_pass(sound: Sound) -> bool:
    """Whether a true peak above the ceiling is possible at all: 3 dB over the highest sample."""
    return float(np.abs(sound).max(initial=0.0)) > 10 ** ((CEILING - 3.0) / 20)


def _limited(sound: Sound) -> Sound:
    """A look-ahead limiter: the gain falls 5 ms before a peak and comes back in 60 ms."""
    ceiling = 10 ** (CEILING / 20)
    top = _blocks(sound, STEP // 4) * 1.06  # peaks between samples: half a decibel of margin
    need = np.minimum(1.0, ceiling / np.maximum(top, 1e-9))
    padded = np.pad(need, 3, mode="edge")
    lowest = np.min([padded[k : k + len(need)] for k in range(7)], axis=0)
    smooth = np.convolve(np.pad(lowest, 2, mode="edge"), np.ones(5) / 5, "valid")
    limited = sound * _curve(np.minimum(smooth, _released(lowest)), sound.shape[1], STEP // 4)
    over = true_peak(limited) - CEILING
    return limited if over <= 0 else limited * np.float32(10 ** (-over / 20))


def _released(need: NDArray[np.float64]) -> NDArray[np.float64]:
    """`need` that rises by at most 4 % a step (2.5 ms)."""
    gain, out = 1.0, np.empty_like(need)
    for n, wanted in enumerate(need.tolist()):
        gain = min(wanted, gain * 1.04)
        out[n] = gain
    return out


def _blocks(sound: Sound, step: int = STEP) -> NDArray[np.float64]:
    """The highest |sample| of each block of `step` samples, over both channels."""
    whole = np.pad(sound, ((0, 0), (0, -sound.shape[1] % step)))
    highest = np.abs(whole).reshape(sound.shape[0], -1, step).max(axis=(0, 2))
    return np.asarray(highest, np.float64)


def _curve(points: NDArray[np.float64], samples: int, step: int = STEP) -> NDArray[np.float32]:
    """Points at the middle of blocks of `step` samples, joined by lines."""
    middles, out = np.arange(len(points)) * step + step / 2, np.empty(samples, np.float32)
    for start in range(0, samples, PIECE):
        end = min(samples, start + PIECE)
        out[start:end] = np.interp(np.arange(start, end), middles, points)
    return out
