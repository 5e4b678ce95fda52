"""Verbs of what is said: a line changed, cut, or given to someone else."""

from __future__ import annotations

from collections.abc import Sequence

from film.edits import lines
from film.edits.compare import touched_shots
from film.edits.lines import Found
from film.film import Film
from film.references import get_person, get_shots
from film.shots import Shot
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import length, shots_named


async def edit_line(
    desk: Desk, *, who: str = "", old: str = "", new: str = "", shots: str = ""
) -> Said:
    """Change a line, or the words `old` of it; the shot gets the length that it needs."""

    def tell(before: Film, film: Film) -> str:
        found = _found(before, who, old, shots)
        speaker = film.get_character(found.line.who).name
        said = " ".join(
            line.text
            for shot in touched_shots(before, film)
            for line in shot.lines
            if line.who == found.line.who and line not in before_lines(before, shot)
        )
        return f"{speaker} says “{_short(said)}” now. {_timed(before, film)}"

    return await revise(
        desk,
        "edit_line",
        lambda film: lines.edit_line(film, _found(film, who, old, shots), old, new),
        tell,
    )


async def cut_line(desk: Desk, *, who: str = "", old: str = "", shots: str = "") -> Said:
    """Cut a line from the script and from its shot."""

    def tell(before: Film, film: Film) -> str:
        found = _found(before, who, old, shots)
        speaker = before.get_character(found.line.who).name
        return f"{speaker}'s “{_short(found.line.text)}” is cut. {_timed(before, film)}"

    return await revise(
        desk,
        "cut_line",
        lambda film: lines.cut_line(film, _found(film, who, old, shots)),
        tell,
    )


async def give_line(
    desk: Desk, *, old: str = "", who: str = "", to: str = "", shots: str = ""
) -> Said:
    """Give a line to someone else, who speaks it from outside the frame when not in the shot."""

    def tell(before: Film, film: Film) -> str:
        found = _found(before, who, old, shots)
        person = get_person(film, to)
        unseen = all(p.who != person.id for p in found.shot.cast)
        heard = f" {person.name} is not in {found.shot.label}, so it is heard from outside it."
        return (
            f"{person.name} says “{_short(found.line.text)}” now.{heard if unseen else ''} "
            f"{_timed(before, film)}"
        )

    return await revise(
        desk,
        "give_line",
        lambda film: lines.give_line(film, _found(film, who, old, shots), get_person(film, to)),
        tell,
    )


def before_lines(film: Film, shot: Shot) -> Sequence[object]:
    """The lines a shot had, none for a shot that was not there."""
    return next((old.lines for old in film.shots if old.id == shot.id), ())


def _found(film: Film, who: str, words: str, shots: str) -> Found:
    person = get_person(film, who) if who else None
    return lines.get_line(film, person, words, get_shots(film, shots or "all"))


def _timed(old: Film, new: Film) -> str:
    touched = touched_shots(old, new)
    made = [shot for shot in touched if all(shot.id != other.id for other in old.shots)]
    told = ", ".join(f"{shot.label} is {length(new, shot)}" for shot in touched)
    if made:
        return f"It does not fit one shot, so it goes on in {shots_named(new, made)}: {told}."
    return f"{told}."


def _short(text: str) -> str:
    words = text.split()
    return " ".join(words[:14]) + ("…" if len(words) > 14 else "")
