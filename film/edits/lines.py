"""Dialogue: a line said otherwise, cut, or given to someone else; the shot follows its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from film.assets import Character
from film.edits.division import split_to_fit
from film.edits.parts import with_people, with_scenes, with_shots
from film.edits.script import given, reworded
from film.edits.timing import dialogue_seconds, fewest_frames, lasting, most_frames
from film.errors import Refused
from film.film import Film
from film.shots import Line, Shot


@dataclass(frozen=True)
class Found:
    """A line and where it is."""

    shot: Shot
    index: int

    @property
    def line(self) -> Line:
        """The line itself."""
        return self.shot.lines[self.index]


def get_line(film: Film, who: Character | None, words: str, shots: Sequence[Shot]) -> Found:
    """The one line of `shots` that `who` says and that has these words; Refused if not one."""
    wanted = _letters(words)
    pool = [Found(shot, i) for shot in shots for i in range(len(shot.lines))]
    mine = [found for found in pool if who is None or found.line.who == who.id]
    fits = [found for found in mine if wanted in _letters(found.line.text)]
    exact = [found for found in fits if wanted and wanted == _letters(found.line.text)]
    fits = exact or fits
    if len(fits) == 1:
        return fits[0]
    if fits:
        quotes = tuple(f"{found.shot.label}: {_opening(found.line.text)}" for found in fits)
        raise Refused(f"There are {len(fits)} such lines. Which one?", quotes[:6])
    speaker = who.name if who else "Nobody"
    said = f"says “{words}”" if words else "says anything"
    there = "" if len(shots) == len(film.shots) else f" in {shots[0].label}"
    if len(shots) > 1 and there:
        there = f" in {shots[0].label} to {shots[-1].label}"
    raise Refused(
        f"{speaker} {said}{there}." if who is None else f"{speaker} never {said}{there}.",
        tuple(_opening(found.line.text) for found in mine[:6]),
    )


def edit_line(film: Film, found: Found, old: str, new: str) -> Film:
    """The film with the line, or the words `old` of it, said as `new`."""
    text = " ".join(new.split())
    if not text:
        raise Refused("What should be said instead?")
    start = found.line.text.lower().find(old.lower()) if old else -1
    if start >= 0:
        text = found.line.text[:start] + text + found.line.text[start + len(old) :]
    scene = reworded(film, film.get_scene(found.shot.scene), found.line, text)
    return _said(with_scenes(film, scene), found, (found.line.but(text=text),))


def cut_line(film: Film, found: Found) -> Film:
    """The film without the line."""
    scene = reworded(film, film.get_scene(found.shot.scene), found.line, "")
    return _with_speakers(_said(with_scenes(film, scene), found, ()))


def give_line(film: Film, found: Found, to: Character) -> Film:
    """The film with the line said by someone else, from outside the frame if not in the shot."""
    if found.line.who == to.id:
        raise Refused(f"{to.name} says that already, in {found.shot.label}.")
    scene = given(film, film.get_scene(found.shot.scene), found.line, to.name)
    if to.id not in scene.cast:
        scene = scene.but(cast=(*scene.cast, to.id))
    seen = any(presence.who == to.id for presence in found.shot.cast)
    line = found.line.but(who=to.id, off_screen=not seen)
    return _with_speakers(_said(with_scenes(film, scene), found, (line,)))


def resized(film: Film, old: Shot, new: Shot) -> Film:
    """The film with `new`, as much longer or shorter as its lines are than those of `old`.

    A length set by hand stays if the lines fit. Lines that do not fit into 8 s split the shot.
    """
    frames = old.frames
    if "frames" not in old.by_hand:
        longer = dialogue_seconds(film, new) - dialogue_seconds(film, old)
        frames += round(longer * film.settings.fps)
    frames = max(min(frames, most_frames(film)), fewest_frames(film))
    placed = with_shots(film, lasting(film, new, frames))
    return split_to_fit(placed, placed.get_shot(new.id))


def _said(film: Film, found: Found, lines: tuple[Line, ...]) -> Film:
    shot = found.shot
    others = (shot.lines[: found.index], shot.lines[found.index + 1 :])
    return resized(film, shot, shot.but(lines=(*others[0], *lines, *others[1])))


def _with_speakers(film: Film) -> Film:
    speakers = {line.who for shot in film.shots for line in shot.lines}
    people = [c.but(speaks=c.id in speakers) for c in film.characters]
    return with_people(film, *people)


def _letters(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold().replace("'", "").replace("’", "")))


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + ("…" if len(words) > 6 else "")
