"""The whole film from its clips, its lines, its sounds and its music, by an edit decision list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from film.errors import MediaFailed
from film.words import Transition
from media.aac import encode_aac, read_aac, write_aac
from media.captioning import Words, captioned
from media.captions import Caption
from media.clips import Format
from media.conform import conform, of_length
from media.joints import ClipPart
from media.mix import DIALOGUE, EFFECTS, MUSIC, Cue, mix

MUSIC_FADE_S = 0.05  # the composer begins and ends it
ROOM_FADE_S = 0.08  # in which one room tone gives way to the next, without a click or a gap


def conform_film(
    edl: dict[str, Any],
    *,
    clips: Sequence[Path],
    track: Path,
    out: Path,
    said: Sequence[Words] = (),
) -> list[Caption]:
    """Writes the film as one MP4 with its finished track, and captions where the list asks for
    them; returns these captions.

    `edl` is the `spec` of a film's recipe: starts and lengths in frames of `fps`, lines in
    seconds, each in the order of the files. `said` gives the words of each line with their times,
    where its maker told them. MediaFailed when a file cannot be read.
    """
    if len(clips) != len(edl["cuts"]):
        raise MediaFailed("The film's list of cuts does not fit its clips; render it again.")
    form = Format(width=edl["width"], height=edl["height"], fps=edl["fps"])
    words = said or [() for _ in edl["lines"]]
    captions = captioned(edl["lines"], words, edl["sounds"]) if edl["captions"] else []
    parts = [_part(path, cut) for path, cut in zip(clips, edl["cuts"], strict=True)]
    conform(parts, read_aac(track), out, captions=captions, form=form)
    return captions


def mix_film(
    edl: Mapping[str, Any],
    *,
    voices: Sequence[Path],
    sounds: Sequence[Path],
    music: Sequence[Path],
    out: Path,
) -> None:
    """Writes all that is heard of a film, mixed, as its track: it needs no picture, so that it is
    made while clips are. `edl` is the `spec` of a track's recipe. MediaFailed when a file cannot
    be read."""
    if len(sounds) != len(edl["cuts"]):
        raise MediaFailed("The track's list of cuts does not fit its sounds; render it again.")
    mixed = mix(cues_of(edl, voices, sounds, music), edl["frames"] / edl["fps"])
    write_aac(encode_aac(of_length(mixed, edl["frames"], edl["fps"])), out)


def cues_of(
    edl: Mapping[str, Any], voices: Sequence[Path], sounds: Sequence[Path], music: Sequence[Path]
) -> list[Cue]:
    """Everything that is heard, where it stands in the film."""
    return [*_voices(edl, voices), *_rooms(edl, sounds), *_beds(edl, music)]


def _part(clip: Path, cut: dict[str, Any]) -> ClipPart:
    return ClipPart(
        clip=clip,
        frames=cut["frames"],
        transition_in=Transition(cut["in"]),
        transition_out=Transition(cut["out"]),
    )


def _voices(edl: Mapping[str, Any], voices: Sequence[Path]) -> list[Cue]:
    return [
        Cue(path=path, stem=DIALOGUE, at=line["at"])
        for path, line in zip(voices, edl["lines"], strict=True)
    ]


def _rooms(edl: Mapping[str, Any], sounds: Sequence[Path]) -> list[Cue]:
    soft = {"fade_in": ROOM_FADE_S, "fade_out": ROOM_FADE_S, "tail": ROOM_FADE_S}
    return [
        Cue(path=path, stem=EFFECTS, at=cut["at"] / edl["fps"], **soft)
        for path, cut in zip(sounds, edl["cuts"], strict=True)
    ]


def _beds(edl: Mapping[str, Any], music: Sequence[Path]) -> list[Cue]:
    soft = {"fade_in": MUSIC_FADE_S, "fade_out": MUSIC_FADE_S}
    return [
        Cue(path=path, stem=MUSIC, at=start / edl["fps"], **soft)
        for path, start in zip(music, edl["music"], strict=True)
    ]
