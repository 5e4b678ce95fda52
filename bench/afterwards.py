"""What a person has after some calls: the film as they would see it, and what was answered.

Verbs that only edit the film are done on a copy of it in memory, by the same functions as in the
product. Whatever asks, answers or needs more than a film stays the call that it was, beside the
film as it stood then; so does an edit that was refused or that left everything as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from bench.calls import Call
from film.assets import Condition
from film.errors import Refused, Unavailable
from film.film import Film
from film.shots import Camera, Presence, Shot
from film.versions import Version
from film.words import Ground, Size
from tools import (
    casting,
    conditions,
    dialogue,
    framing,
    lengths,
    locking,
    properties,
    shotlist,
    staging,
)
from tools.desk import Desk
from tools.registry import TOOLS, Gate, Verb

_EDITS: tuple[ModuleType, ...] = (
    casting, conditions, dialogue, framing, lengths, locking, properties, shotlist, staging,
)  # fmt: skip
_MODULES = {module.__name__ for module in _EDITS}
_TOLD = {"set_camera", "set_duration", "set_time", "set_weather"}
_FRAMED_ALONE = (Size.INSERT, Size.POINT_OF_VIEW, Size.OVER_SHOULDER)  # always on something named


@dataclass(frozen=True)
class Made:
    """One call: as it was made, and in the form in which equal calls are equal."""

    tool: str
    args: dict[str, Any]
    call: Call


@dataclass(frozen=True)
class Afterwards:
    """The film as it is seen in the end; and the calls that are more than an edit, each with the
    film as it stood: `done` in their order, `answered` in any."""

    film: Film
    done: tuple[tuple[Call, Film], ...]
    answered: tuple[tuple[Call, Film], ...]


def afterwards(film: Film, made: Sequence[Made]) -> Afterwards:
    """What there is after these calls, one after the other."""
    store, seen = _Copy(film), as_seen(film)
    done: list[tuple[Call, Film]] = []
    answered: list[tuple[Call, Film]] = []
    for one in made:
        verb = TOOLS[one.tool]
        after = as_seen(_edited(store, verb, one.args)) if _is_edit(verb) else seen
        if after != seen:
            seen = after
        elif verb.gate is Gate.READ:
            answered.append((one.call, seen))
        else:
            done.append((one.call, seen))
    return Afterwards(seen, tuple(done), tuple(sorted(answered, key=lambda told: told[0])))


def is_idle(film: Film, one: Made) -> bool:
    """Whether a call is an edit after which all is as before: the crew says that it is so already,
    and no version is made. Only of what the films of the sets tell: frames, lengths, time, weather.
    """
    if one.tool not in _TOLD:
        return False
    store = _Copy(film)
    return _is_done(store, TOOLS[one.tool], one.args) and as_seen(store.film) == as_seen(film)


def as_seen(film: Film) -> Film:
    """The film without what no viewer sees: who set a field, and how it was put."""
    last = film.shots[-1].id if film.shots else ""
    return film.but(
        shots=tuple(_shot(shot) for shot in film.shots),
        conditions=tuple(sorted((_condition(c, last) for c in film.conditions), key=_where)),
    )


def _shot(shot: Shot) -> Shot:
    cast = tuple(_presence(presence) for presence in shot.cast)
    lines = tuple(line.but(at=0.0, seconds=0.0) for line in shot.lines)  # follows from the rest
    return shot.but(by_hand=(), cast=cast, camera=_camera(shot), lines=lines)


def _presence(presence: Presence) -> Presence:
    """Their weight in the frame follows from whom the camera is on."""
    shown = tuple(sorted(presence.conditions))
    return presence.but(ground=Ground.FOREGROUND, prominence=1.0, conditions=shown)


def _camera(shot: Shot) -> Camera:
    """Nearer than a place, a frame of nobody in particular is of the one person who is there."""
    camera = shot.camera
    if camera.subjects or len(shot.cast) != 1 or camera.size in _FRAMED_ALONE:
        return camera
    return camera.but(subjects=(shot.cast[0].who,))


def _condition(condition: Condition, last: str) -> Condition:
    """To the last shot is to the end."""
    to = "" if condition.to_shot == last else condition.to_shot
    return condition.but(id="", source="", to_shot=to)


def _where(condition: Condition) -> tuple[str, str, str]:
    return condition.asset, condition.what, condition.from_shot


def _is_edit(verb: Verb) -> bool:
    return verb.gate is Gate.FREE and verb.function.__module__ in _MODULES


def _edited(store: _Copy, verb: Verb, args: dict[str, Any]) -> Film:
    """The film after a verb; as it was, where the verb is refused."""
    _is_done(store, verb, args)
    return store.film


def _is_done(store: _Copy, verb: Verb, args: dict[str, Any]) -> bool:
    """Whether the verb was not refused, after it was tried."""
    kept: Any = store
    try:
        asyncio.run(verb.call(Desk(kept, store.film.id, "", "", Path(), _NOWHERE), args))
    except (Refused, Unavailable):
        return False
    return True


class _Absent:
    """A room that is not here."""

    def __getattr__(self, name: str) -> Any:
        raise Unavailable(f"A film alone has no {name}.")


_NOWHERE: Any = _Absent()
_NEVER = datetime.min


class _Copy(_Absent):
    """A store with one film and no versions."""

    def __init__(self, film: Film) -> None:
        self.film = film

    async def load(self, project: str, version: str = "") -> Film:
        """The film as it is now."""
        return self.film

    async def save(self, film: Film, verb: str, reason: str, author: str) -> Version:
        """Keeps the film in the place of the one before."""
        self.film = film
        return Version(
            id="", project=film.id, timeline="", parent="", seq=0, verb=verb,
            reason=reason, author=author, at=_NEVER,
        )  # fmt: skip
