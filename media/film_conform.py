"""The whole film from its clips, its lines, its sounds and its music, by an edit decision list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from film.errors import MediaFailed
from film.words import Transition
from media.captions import Caption
from media.clips import Format
from media.conform import conform
from media.joints import ClipPart
from media.mix import DIALOGUE, EFFECTS, MUSIC, Cue, mix

MUSIC_FADE_S = 0.05  # the composer begins and ends it
ROOM_FADE_S = 0.08  # so that a cut from one room tone to the next does not click


def conform_film(
    edl: dict[str, Any],
    *,
    clips: Sequence[Path],
    voices: Sequence[Path],
    sounds: Sequence[Path],
    music: Sequence[Path],
    out: Path,
) -> None:
    """Writes the film as one MP4 with sound, and captions as a track where the list asks for it.

    `edl` is the `spec` of a film's recipe: starts and lengths in frames of `fps`, lines in
    seconds, each in the order of the files. MediaFailed when a file cannot be read.
    """
    if len(clips) != len(edl["cuts"]) or len(sounds) != len(clips):
        raise MediaFailed("The film's list of cuts does not fit its clips; render it again.")
    form = Format(width=edl["width"], height=edl["height"], fps=edl["fps"])
    cues = [*_voices(edl, voices), *_rooms(edl, sounds), *_beds(edl, music)]
    track = mix(cues, edl["frames"] / form.fps)
    captions = [Caption(start=s["at"], end=s["until"], text=s["text"]) for s in edl["lines"]]
    parts = [_part(path, cut) for path, cut in zip(clips, edl["cuts"], strict=True)]
    conform(parts, track, out, captions=captions if edl["captions"] else (), form=form)


def _part(clip: Path, cut: dict[str, Any]) -> ClipPart:
    return ClipPart(
        clip=clip,
        frames=cut["frames"],
        transition_in=Transition(cut["in"]),
        transition_out=Transition(cut["out"]),
    )


def _voices(edl: dict[str, Any], voices: Sequence[Path]) -> list[Cue]:
    return [
        Cue(path=path, stem=DIALOGUE, at=line["at"])
        for path, line in zip(voices, edl["lines"], strict=True)
    ]


def _rooms(edl: dict[str, Any], sounds: Sequence[Path]) -> list[Cue]:
    soft = {"fade_in": ROOM_FADE_S, "fade_out": ROOM_FADE_S}
    return [
        Cue(path=path, stem=EFFECTS, at=cut["at"] / edl["fps"], **soft)
        for path, cut in zip(sounds, edl["cuts"], strict=True)
    ]


def _beds(edl: dict[str, Any], music: Sequence[Path]) -> list[Cue]:
    soft = {"fade_in": MUSIC_FADE_S, "fade_out": MUSIC_FADE_S}
    return [
        Cue(path=path, stem=MUSIC, at=start / edl["fps"], **soft)
        for path, start in zip(music, edl["music"], strict=True)
    ]
