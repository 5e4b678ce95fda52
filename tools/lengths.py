"""Verbs of time: how long shots last and how fast scenes are cut."""

from __future__ import annotations

from film.clock import clock
from film.edits import lengths
from film.edits.compare import touched_shots
from film.film import Film
from film.references import get_scenes, get_shots
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import count, length, scenes_named


async def set_duration(desk: Desk, *, shots: str = "", seconds: str = "", change: str = "") -> Said:
    """Make shots last so many seconds (3 to 8), or "longer" or "shorter" by one."""

    def tell(old: Film, new: Film) -> str:
        touched = touched_shots(old, new)
        told = [f"{s.label} is {length(new, s)} now" for s in touched[:4]]
        rest = f" and {len(touched) - 4} more" if len(touched) > 4 else ""
        return f"{', '.join(told)}{rest}; the film is {clock(float(new.seconds()))}."

    return await revise(
        desk,
        "set_duration",
        lambda film: lengths.set_duration(film, get_shots(film, shots), seconds, change),
        tell,
    )


async def set_pacing(desk: Desk, *, scenes: str = "", pacing: str = "") -> Said:
    """Cut scenes fast, medium or slow; lengths that were set by hand stay."""

    def tell(old: Film, new: Film) -> str:
        chosen = get_scenes(new, scenes)
        touched = touched_shots(old, new)
        was, now = float(old.seconds()), float(new.seconds())
        return (
            f"{scenes_named(chosen, capital=True)}: {chosen[0].pacing or 'medium'} pace, "
            f"{count(len(touched), 'shot')} of another length; the film goes from {clock(was)} to "
            f"{clock(now)}."
        )

    return await revise(
        desk,
        "set_pacing",
        lambda film: lengths.set_pacing(film, get_scenes(film, scenes), pacing),
        tell,
    )
