"""For which set-up treatments, beats and script were written, and what of it has changed since."""

from __future__ import annotations

from film.film import Film
from film.noun import digest
from film.writing.lengths import wanted
from film.writing.stages import find_stage, with_stage
from film.writing.story import StageName

_PRINT = 8  # hexadecimal digits
_TOLD = ("type", "rating", "genres", "tone", "twist")
_MATTERS = {
    StageName.TREATMENT: _TOLD,
    StageName.BEATS: (*_TOLD, "length", "structure"),
    StageName.SCRIPT: (*_TOLD, "length", "style"),
}


def made_now(film: Film, name: StageName) -> Film:
    """The film with this stage as one that was just written for the set-up as it is."""
    return with_stage(film, find_stage(film, name).but(made_for=_prints(film, name)))


def set_up_since(film: Film, name: StageName) -> tuple[str, ...]:
    """What of the set-up has changed since this stage was written: "length", "tone"."""
    made = find_stage(film, name).made_for
    if not made or not _is_there(film, name):
        return ()
    now = _prints(film, name)
    return tuple(print_.partition(":")[0] for print_ in now if print_ not in made)


def _is_there(film: Film, name: StageName) -> bool:
    there = {
        StageName.TREATMENT: film.treatments,
        StageName.BEATS: film.beats,
        StageName.SCRIPT: film.scenes,
    }
    return bool(there.get(name))


def _prints(film: Film, name: StageName) -> tuple[str, ...]:
    brief = film.brief
    values = {
        "type": brief.type.value,
        "rating": brief.rating.value,
        "genres": list(brief.genres),
        "tone": brief.tone,
        "twist": brief.twist,
        "length": list(wanted(brief)),
        "structure": brief.structure.value,
        "style": brief.library,
    }
    return tuple(f"{part}:{digest(values[part])[:_PRINT]}" for part in _MATTERS[name])
