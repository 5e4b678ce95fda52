"""Which point of the past somebody means: "before the coat change", "14:05", "3 changes ago"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from film.errors import Refused
from film.film import Film
from film.references import get_scene
from film.tables import read_table
from film.versions import Version


def _table(name: str) -> Any:
    """One table of the words in which people tell times and changes."""
    path = Path(__file__).parent / "data" / "points.yaml"
    return read_table(path)[name]


_NUMBERS: dict[str, float] = _table("numbers")
_N = rf"(?P<n>\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_LED = re.compile(r"^(?:from |as (?:it|of|things) (?:was|were) |how it was |to |the point )+", re.I)
_SIDE = re.compile(r"^(?:(?P<side>(?:right |just )?(?:before|after|since|at))\s+)?(?P<what>.*)$")
_NOW = {"", "now", "here", "today", "this", "as it is", "as it is now", "the present"}
_START = re.compile(r"(?:the )?(?:very )?(?:start|beginning|first version)")
_AGO = re.compile(rf"{_N} (?P<unit>minute|min|hour|day|week|change|edit|step|version)s? ago")
_NUMBER = re.compile(r"(?:change|version|number|no\.?) ?#?(?P<n>\d+)")
_SCENE = re.compile(r"scene (?P<n>\d+[a-z]?)")
_LAST = re.compile(r"(?:that|this|it|(?:the|my|our) (?:last|latest|previous) (?:change|edit|one))")
_CLOCK = re.compile(r"(?:(?P<day>yesterday|today)[ ,]*(?:at )?)?(?P<h>\d{1,2})[:.](?P<m>[0-5]\d)")
_UNITS = {"minute": 60, "min": 60, "hour": 3600, "day": 86400, "week": 604800}
_SMALL = set(_table("small"))
_WORD = re.compile(r"[\w']+")


class Point(NamedTuple):
    """A version of the past, and how it is told; "" is now. Or a `scene` of the film as it is now,
    by its id, from which on a story goes another way."""

    version: Version
    told: str = ""
    scene: str = ""


def find_point(history: Sequence[Version], said: str, now: datetime, film: Film) -> Point:
    """The version that is meant.

    Args:
        history: what led to the head, the head first.
        said: in words; "" is now.
        now: the time, in the time zone in which a clock time is meant.
        film: as it is now, for the labels of what was changed.

    Raises:
        Refused: when nothing fits, with the last changes as answers.
    """
    words = " ".join(_LED.sub("", said.strip(" .!?").casefold()).split())
    match = _SIDE.match(words)
    side, what = (match["side"] or "", match["what"]) if match else ("", words)
    what = what.strip(" “”\"'")
    if what in _NOW and "before" not in side:
        return Point(history[0])
    scene = _SCENE.fullmatch(what)
    if scene and "before" not in side and "after" not in side:
        return Point(history[0], scene=get_scene(film, scene["n"]).id)
    place, exact = _place(history, what, now, film)
    if "before" in side and exact:
        place += 1
    if place >= len(history):
        raise Refused("Before that there was no film yet.")
    if place == 0:
        return Point(history[0])
    return Point(history[place], _told(history, place, exact and "before" in side, now))


def _place(history: Sequence[Version], what: str, now: datetime, film: Film) -> tuple[int, bool]:
    """The place in the history, and whether it is one change (that has a before)."""
    if _START.fullmatch(what):
        return len(history) - 1, False
    if _LAST.fullmatch(what):
        return 0, True
    if (ago := _AGO.fullmatch(what)) and ago["unit"] not in _UNITS:
        return int(_number(ago["n"])), False
    if numbered := _NUMBER.fullmatch(what):
        return int(numbered["n"]) - 1, True
    if (moment := _moment(what, now)) is not None:
        return _until(history, moment), False
    return _named(history, what, film), True


def _number(said: str) -> float:
    return float(said) if said.isdigit() else _NUMBERS[said]


def _moment(what: str, now: datetime) -> datetime | None:
    """The time that is meant, None when it is none."""
    if ago := _AGO.fullmatch(what):
        return now - timedelta(seconds=_number(ago["n"]) * _UNITS[ago["unit"]])
    if what == "yesterday":
        return now.replace(hour=0, minute=0, second=0, microsecond=0)
    clock = _CLOCK.fullmatch(what.removesuffix(" o'clock"))
    if not clock or int(clock["h"]) > 23:
        return None
    at = now.replace(hour=int(clock["h"]), minute=int(clock["m"]), second=59, microsecond=999999)
    earlier = clock["day"] == "yesterday" or (not clock["day"] and at - now > timedelta(minutes=1))
    return at - timedelta(days=1) if earlier else at


def _until(history: Sequence[Version], moment: datetime) -> int:
    """The newest version that was there at a moment."""
    for place, version in enumerate(history):
        if version.at <= moment:
            return place
    raise Refused("There was no film yet at that time.", ("show the history",))


def _named(history: Sequence[Version], what: str, film: Film) -> int:
    """The newest change whose reason says these words, or that touched what they name."""
    wanted = [w for w in _WORD.findall(what) if w not in _SMALL]
    labels = re.findall(r"scene \w+|\b\d+[a-z]+\d*\b", what)
    if wanted or labels:
        for place, version in enumerate(history):
            told = _words_of(version, film)
            heard = _WORD.findall(told)
            words = all(any(h.startswith(w[:5]) for h in heard) for w in wanted)
            if words and all(re.search(rf"\b{label}\b", told) for label in labels):
                return place
    answers = ("show the history", "open a timeline from now")
    raise Refused(f"No change so far is about “{what}”. The history numbers them.", answers)


def _words_of(version: Version, film: Film) -> str:
    """What a change says of itself, and the shots and scenes that it touched."""
    scenes = {scene.id: scene.number for scene in film.scenes}
    shots = {shot.id: shot for shot in film.shots}
    said = [version.reason, version.verb.replace("_", " ")]
    for row in version.changed:
        kind, _, key = row.partition("/")
        if kind == "shot" and key in shots:
            said += [shots[key].label, f"scene {scenes.get(shots[key].scene, '')}"]
        if kind == "scene" and key in scenes:
            said.append(f"scene {scenes[key]}")
    return " ".join(said).casefold()


def _told(history: Sequence[Version], place: int, before: bool, now: datetime) -> str:
    if before:
        last = history[place - 1]
        return f"before “{(last.reason or last.verb.replace('_', ' '))[:80].rstrip('.')}”"
    return f"as it was at {history[place].at.astimezone(now.tzinfo):%H:%M on %d %b}"
