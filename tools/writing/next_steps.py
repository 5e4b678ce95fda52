"""What comes next for a film that has no script yet, and where it stands."""

from __future__ import annotations

from film.film import Film
from film.writing.stages import locked
from film.writing.story import StageName
from tools.said import Choice, Said

NOTHING = (
    "There is no script yet. Drop a screenplay or any other text into the chat, or say in a "
    "sentence what the film is about."
)


def story_step(film: Film) -> Said:
    """Where the story stands and the one thing to do next."""
    if not film.treatments:
        if not film.brief.idea:
            return Said(text=NOTHING)
        return _step("The idea is there. Next come three treatments.", "Write", "treatments")
    if not film.treatment:
        picks = tuple(
            Choice(label=f"Pick {n}: {t.title}", say=f"pick treatment {n}")
            for n, t in enumerate(film.treatments, 1)
        )
        return Said(text=f"{len(film.treatments)} treatments are written. Pick one.", choices=picks)
    if not film.beats:
        return _step("The treatment is picked. Next comes the beat sheet.", "Make", "beats")
    if not locked(film, StageName.BEATS):
        text = f"{len(film.beats)} beats. Confirm them when they are right."
        return _step(text, "Confirm", "beats")
    return _step("The beats are confirmed. Next comes the script.", "Write", "script")


def _step(text: str, verb: str, what: str) -> Said:
    choice = Choice(label=f"{verb} the {what}", say=f"{verb.lower()} the {what}")
    return Said(text=text, choices=(choice,))
