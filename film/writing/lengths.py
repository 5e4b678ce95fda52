"""How long the film shall be, how long it comes out, and its shots timed to fit."""

from __future__ import annotations

from collections.abc import Sequence

from film.clock import clock
from film.edits.parts import with_shots
from film.edits.timing import lasting, least_frames, most_frames
from film.film import Film
from film.shots import Shot
from film.writing.brief import Brief, Mode

SHARE = 0.05  # by which the length may miss the range
LONG_BEAT = 20  # seconds that one beat carries well
USUAL = (55, 65)  # seconds, when nobody said a length


def wanted(brief: Brief) -> tuple[int, int]:
    """The range in seconds that the film shall come out in."""
    return (brief.shortest, brief.longest) if brief.longest else USUAL


def range_told(brief: Brief) -> str:
    """The range in a few words: "2:00", "0:55 to 1:05"."""
    low, high = wanted(brief)
    return clock(low) if low == high else f"{clock(low)} to {clock(high)}"


def aim(brief: Brief) -> int:
    """The length in seconds that is written for: the middle of the range."""
    low, high = wanted(brief)
    return round((low + high) / 2)


def misses(film: Film) -> float:
    """Seconds by which the film is too long (positive) or too short (negative); 0 when it fits."""
    low, high = wanted(film.brief)
    seconds = float(film.seconds())
    if seconds < low * (1 - SHARE):
        return seconds - low
    return seconds - high if seconds > high * (1 + SHARE) else 0.0


def fitted(film: Film) -> Film:
    """The film with its shots held longer or shorter, all alike, so that it fits.

    Spoken words keep the time they take, a shot stays within its 3 to 8 seconds, and what a person
    timed by hand stays.
    """
    if not misses(film):
        return film
    return _held_to(film, film.shots, aim(film.brief) * film.settings.fps)


def along(film: Film, seconds: Sequence[int]) -> Film:
    """The film with each scene held to its own seconds, as a sound that is there already has it."""
    for scene, took in zip(film.scenes, seconds, strict=True):
        film = _held_to(film, film.shots_of(scene.id), took * film.settings.fps)
    return film


def _held_to(film: Film, shots: Sequence[Shot], goal: int) -> Film:
    """The film with these shots longer or shorter, so that they take so many frames."""
    ids = [shot.id for shot in shots]
    for _ in range(8):  # shots that reach an end leave more to the others
        now = [film.get_shot(i) for i in ids]
        frames = sum(shot.frames for shot in now)
        free = [s for s in now if _may_change(film, s, frames < goal)]
        rest = frames - sum(shot.frames for shot in free)
        if not free or frames == goal:
            break
        share = (goal - rest) / sum(shot.frames for shot in free)
        film = with_shots(film, *(_held(film, shot, share) for shot in free))
    return film


def told(film: Film) -> str:
    """How the length stands to the range, in a sentence."""
    range_ = range_told(film.brief)
    off = misses(film)
    if not off:
        return f"It runs about {clock(float(film.seconds()))}, within {range_}.{_thin(film)}"
    said = "long" if off > 0 else "short"
    why = (
        "what is said in it takes that time; cut lines or beats, or set a longer length"
        if off > 0
        else "its shots are held as long as they can be; add beats, or set a shorter length"
    )
    return (
        f"It runs about {clock(float(film.seconds()))}, {abs(off):.0f} s too {said} for "
        f"{range_}: {why}."
    )


def _thin(film: Film) -> str:
    """What is to be said where little happens for so long a film; "" elsewhere."""
    each = float(film.seconds()) / len(film.beats) if film.beats else 0.0
    if each <= LONG_BEAT or film.brief.mode is Mode.AUDIO:
        return ""
    return (
        f" That is {each:.0f} s for each of its {len(film.beats)} beats: little happens for so "
        "long a film. Have the treatments written anew for this length, expand some beats (“expand "
        "beat 5”), or set a shorter length."
    )


def _may_change(film: Film, shot: Shot, longer: bool) -> bool:
    if "frames" in shot.by_hand:
        return False
    return shot.frames < most_frames(film) if longer else shot.frames > least_frames(film, shot)


def _held(film: Film, shot: Shot, share: float) -> Shot:
    frames = min(round(shot.frames * share), most_frames(film))
    return lasting(film, shot, max(frames, least_frames(film, shot)))
