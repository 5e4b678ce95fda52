"""What is asked of the sound of a film, each part as figures."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import numpy as np

from bench.listening import apart, brightness, chroma, onset, onsets, pitch_of, timbre
from bench.meter import ebur128
from bench.soundstage import Stage
from bench.speech import LINES, spoken
from engines.animatic.sound.composer import AnimaticComposer
from engines.animatic.sound.foley import AnimaticFoley
from engines.animatic.sound.steps import footfalls
from engines.animatic.sound.voice import AnimaticVoice
from engines.roles import MusicOrder, SoundOrder, VoiceOrder
from engines.rules.breakdown.lexicon import words_of
from film.assets import Age, Appearance, Character, Sex, Species
from film.setup import PersonLook
from film.shots import Business, Mark
from film.voices import APART, CLEAR
from film.words import Pose
from media.captioning import SHORTEST, captioned
from media.captions import WIDTH, lines
from media.loudness import loudness, true_peak
from media.mix import DIALOGUE, MUSIC, mix_stems
from media.wav import RATE, Sound, read_wav
from terminal.reading import film_from

LEADS = 8
RANGES = {  # hertz of the pitches that are heard as this sex and age
    (Sex.WOMAN, Age.CHILD): (210, 420), (Sex.MAN, Age.CHILD): (210, 420),
    (Sex.WOMAN, Age.TEEN): (180, 330), (Sex.MAN, Age.TEEN): (115, 240),
    (Sex.WOMAN, Age.OLD): (135, 250), (Sex.MAN, Age.OLD): (62, 165),
    (Sex.WOMAN, Age.ADULT): (150, 280), (Sex.MAN, Age.ADULT): (62, 165),
    (Sex.WOMAN, Age.YOUNG): (165, 300), (Sex.MAN, Age.YOUNG): (75, 180),
}  # fmt: skip
MANNERS = ("whispering", "shouting", "softly", "crying", "laughing", "excited", "angrily",
           "tired", "afraid", "over the radio")  # fmt: skip
HEADINGS = ("EXT. BEACH", "EXT. STREET", "EXT. FOREST", "INT. BAR", "INT. KITCHEN", "INT. HOSPITAL",
            "INT. TRAIN", "INT. CAR", "INT. PLANE", "INT. CHURCH", "EXT. HARBOUR", "INT. CAVE",
            "INT. SPACESHIP", "EXT. MOUNTAIN")  # fmt: skip


def voice_figures(stages: list[Stage]) -> dict[str, Any]:
    """Pitch and timbre of every lead as measured, who is like whom, and who does not fit."""
    figures: dict[str, Any] = {}
    alike, misfits = [], []
    for stage in stages:
        leads = _leads(stage)
        heard = {who.name: _voice(stage.film.voice_of(who.id), stage) for who in leads}
        title = stage.film.title
        figures[f"{title}: pitch Hz, centroid Hz"] = {
            name: [stage.film.voice_of(who.id), round(heard[name][0]), round(heard[name][2])]
            for who in leads
            for name in [who.name]
        }
        close = [(a, b, *_distance(heard[a], heard[b])) for a, b in combinations(heard, 2)]
        figures[f"{title}: smallest pitch distance, %"] = round(min(c[2] for c in close), 1)
        near = [c for c in close if c[2] < 100 * (APART - 1)]
        figures[f"{title}: pairs under 15 %, and dB of timbre"] = [
            f"{a} / {b} {round(pitch, 1)} %, {round(db, 1)} dB" for a, b, pitch, db in near
        ]
        alike += [c for c in near if c[3] < CLEAR]
        misfits += [who.name for who in leads if not _fits(who, heard[who.name][0])]
    figures["pairs of leads not told apart"] = len(alike)
    figures["voices outside the range of their age and sex"] = len(misfits)
    return figures


def _leads(stage: Stage) -> list[Character]:
    """Those with most lines."""
    count = Counter(line.who for shot in stage.film.shots for line in shot.lines)
    return [stage.film.get_character(who) for who, _ in count.most_common(LEADS)]


def _voice(voice: str, stage: Stage) -> tuple[float, Any, float]:
    sound = np.concatenate([spoken(line, voice, stage.voices[0].parent) for line in LINES[:6]])
    return pitch_of(sound), timbre(sound), brightness(sound)


def _distance(
    one: tuple[float, Any, float], other: tuple[float, Any, float]
) -> tuple[float, float]:
    higher, lower = max(one[0], other[0]), min(one[0], other[0])
    return 100 * (higher / max(lower, 1.0) - 1), apart(one[1], other[1])


def _fits(who: Character, hertz: float) -> bool:
    look = who.appearance
    if look.species is not Species.HUMAN:
        return True
    sexes = (look.sex,) if look.sex is not Sex.UNKNOWN else (Sex.WOMAN, Sex.MAN)
    return any(RANGES[sex, look.age][0] <= hertz <= RANGES[sex, look.age][1] for sex in sexes)


def delivery_figures(folder: Path) -> dict[str, Any]:
    """What a direction does to a line: [times as fast, semitones, decibels, voiced or not]."""
    plain = _line(folder, "")
    figures: dict[str, Any] = {}
    for manner in MANNERS:
        sound = _line(folder, manner)
        pitch = pitch_of(sound[0])
        moved = round(12 * float(np.log2(pitch / pitch_of(plain[0]))), 1) if pitch else "unvoiced"
        louder = round(loudness(sound) - loudness(plain), 1)
        faster = round(plain.shape[1] / sound.shape[1], 2)
        figures[f"({manner}): times as fast, semitones, dB"] = [faster, moved, louder]
    return figures


def _line(folder: Path, manner: str) -> Sound:
    order = VoiceOrder(text=" ".join(LINES[:2]), voice="noah", parenthetical=manner)
    AnimaticVoice().speak(order, folder / "manner.wav")
    return read_wav(folder / "manner.wav")


def effect_figures(folder: Path) -> dict[str, Any]:
    """Which sounds a script calls by their words, and how late each is heard."""
    known, made = _recognised(folder), set(AnimaticFoley().effects())
    late = {name: _late(name, folder) for name in sorted(known & made)}
    beds = {heading: _bed(heading, folder) for heading in HEADINGS}
    return {
        "spot effects recognised": len(known & made),
        "beds recognised": len(set(beds.values())),
        "onset after the action's time, ms": late,
        "effects whose onset is over 40 ms off": sum(abs(ms) > 40 for ms in late.values()),
        "steps after the drawn foot, ms": _steps(folder),
    }


def _recognised(folder: Path) -> set[str]:
    """The effects of a script with one sentence for each sound of the word list."""
    scenes = [
        f"INT. ROOM {n} - DAY\n\n{phrases[0].capitalize()}.\n\nANNA\nYes.\n"
        for n, phrases in enumerate(words_of("sounds").values())
    ]
    script = folder / "sounds.fountain"
    script.write_text("\n".join(scenes))
    return {effect.name for shot in film_from(script).shots for effect in shot.effects}


def _bed(heading: str, folder: Path) -> tuple[str, ...]:
    script = folder / "bed.fountain"
    script.write_text(f"{heading} - DAY\n\nANNA waits.\n\nANNA\nYes.\n")
    place = film_from(script).locations[0]
    order = SoundOrder(
        seconds=1, place_kind=place.kind, interior=place.interior, time="morning", weather="clear"
    )
    return AnimaticFoley().beds(order)


def _foley(folder: Path, **order: Any) -> Sound:
    usual = {"seconds": 4.0, "place_kind": "bedroom", "interior": True, "time": "morning"}
    AnimaticFoley().sound(SoundOrder(**{**usual, "weather": "clear", **order}), folder / "f.wav")
    return read_wav(folder / "f.wav")


def _late(name: str, folder: Path) -> int:
    alone = _foley(folder, effects=((name, 1.0),)) - _foley(folder)
    return round(1000 * (onset(alone.sum(axis=0)) - 1.0))


def _steps(folder: Path) -> list[int]:
    """A walk of two metres: for each drawn footfall the nearest rise of the sound."""
    walker = PersonLook(
        who="a", name="A", appearance=Appearance(sex=Sex.MAN), mark=Mark(x=-1.2, z=0)
    )
    going = Business(who="a", pose=Pose.WALK, at=0.5, until=3.2, to=Mark(x=1.2, z=0))
    order = {"walkers": (walker,), "business": (going,)}
    heard = onsets((_foley(folder, **order) - _foley(folder)).sum(axis=0))
    due = footfalls(
        SoundOrder(seconds=4, place_kind="bedroom", interior=True, time="morning",
                   weather="clear", **order)
    )  # fmt: skip
    return [round(1000 * min((at - step.at for at in heard), key=abs)) for step in due]


def music_figures(folder: Path) -> dict[str, Any]:
    """Each mood's bed: third, struck notes a second, centre, and whether it ends on its tonic."""
    figures = {}
    for mood in AnimaticComposer().moods():
        AnimaticComposer().compose(MusicOrder(seconds=24, mood=mood, theme="A"), folder / "m.wav")
        sound = read_wav(folder / "m.wav").mean(axis=0)
        whole, end = chroma(sound), chroma(sound[-3 * RATE :])
        tonic = int(np.argmax(chroma(sound[: 3 * RATE], 110)))
        third = "major" if whole[(tonic + 4) % 12] > whole[(tonic + 3) % 12] else "minor"
        struck = round(len(onsets(sound)) / 24, 1)
        figures[f"{mood}: third, notes a s, centroid, ends on tonic"] = [
            third, struck, round(brightness(sound)), bool(np.argmax(end) == tonic
            or int(np.argmax(chroma(sound[-3 * RATE :], 110))) == tonic),
        ]  # fmt: skip
    return figures


def mix_figures(stages: list[Stage]) -> dict[str, Any]:
    """Loudness and peak of the encoded films by two meters, and how deep music is ducked."""
    second = [ebur128(stage.heard) for stage in stages]
    peaks = [max(true_peak(s.heard), peak) for s, (_, peak) in zip(stages, second, strict=True)]
    return {
        "LUFS of the films": [round(loudness(stage.heard), 2) for stage in stages],
        "LUFS by FFmpeg's meter": [round(lufs, 2) for lufs, _ in second],
        "highest true peak, dBTP": round(max(peaks), 2),
        "music under speech, dB": [_ducked(stage) for stage in stages],
        "music under speech against the speech, LU": [_under(stage) for stage in stages],
    }


def _ducked(stage: Stage) -> float:
    """How much lower the music stands while someone speaks, against the same music alone."""
    alone = mix_stems([cue for cue in stage.cues if cue.stem == MUSIC], stage.seconds)[MUSIC]
    ratio = _levels(stage.stems[MUSIC]) - _levels(alone)
    speech = _levels(stage.stems[DIALOGUE])
    audible = _levels(alone) > -70
    under = ratio[audible & (speech > speech.max() - 30)]
    free = ratio[audible & (speech < -90)]
    return round(float(np.median(under) - np.percentile(free, 90)), 1)


def _under(stage: Stage) -> float:
    speech = _levels(stage.stems[DIALOGUE])
    spoken_at = speech > speech.max() - 25
    music = _levels(stage.stems[MUSIC])
    return round(float(np.median(music[spoken_at]) - np.median(speech[spoken_at])), 1)


def _levels(sound: Sound) -> Any:
    """Decibels of every tenth of a second."""
    whole = sound[:, : sound.shape[1] // 4800 * 4800].reshape(2, -1, 4800)
    return 10 * np.log10(np.maximum((whole**2).mean(axis=(0, 2)), 1e-12))


def caption_figures(stages: list[Stage]) -> dict[str, Any]:
    """Words against the energy of the speech, and captions against the broadcasters' rules."""
    off, after_pause, shifted = [], [], []
    for stage in stages:
        for path, said in zip(stage.voices, stage.said, strict=True):
            rises = onsets(read_wav(path)[0])
            starts = [start for start, _, _ in said.words]
            off += [_nearest(rises, start) for start in starts]
            shifted += [_nearest(rises, start + 0.12) for start in starts]
            after_pause += _after_pauses(path, starts)
    rows, stay = [], []
    for stage in stages:
        words = [said.words for said in stage.said]
        shown = captioned(stage.edl["lines"], words, stage.edl["sounds"])
        rows += [row for caption in shown for row in lines(caption)]
        stay += [b.start - a.end for a, b in pairwise(shown) if b.start < a.end]
        long = [lines(caption) for caption in shown if len(lines(caption)) > 2]
    short = sum(c.end - c.start < SHORTEST - 0.01 for c in shown)
    return {
        "words": len(off),
        "words within 80 ms of an onset, %": _share(off),
        "the same, 120 ms late on purpose, %": _share(shifted),
        "words after a pause within 80 ms of its end, %": _share(after_pause),
        "caption rows over 42 letters": sum(len(row) > WIDTH for row in rows),
        "captions of more than two rows": len(long),
        "captions that overlap": len(stay),
        "captions under 5/6 s in the third film": short,
    }


def _nearest(rises: Any, start: float) -> float:
    return min((abs(float(rise) - start) for rise in rises), default=9.0)


def _after_pauses(path: Path, starts: list[float]) -> list[float]:
    """For each end of a silence of 0.15 s and more: how far the nearest word's start is."""
    sound = read_wav(path)[0]
    level = np.abs(sound[: len(sound) // 240 * 240]).reshape(-1, 240).max(axis=1)
    quiet = level < 0.03 * level.max()
    found, run = [], 0
    for number, still in enumerate(quiet):
        if not still and run >= 30:
            found.append(min(abs(number * 0.005 - start) for start in starts))
        run = run + 1 if still else 0
    return found


def _share(distances: list[float]) -> float:
    return round(100 * sum(d <= 0.08 for d in distances) / max(1, len(distances)), 1)
