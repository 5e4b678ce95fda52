"""What comes next for a story: where it stands, and what is not up to date in it."""

from __future__ import annotations

from film.edits.values import listed
from film.film import Film
from film.writing.made_for import set_up_since
from film.writing.stages import locked, outdated
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


SYNC_SCRIPT = Choice(label="Bring the script up to date", say="bring the script up to date")
SYNC_BEATS = Choice(label="Bring the beats up to date", say="bring the beats up to date")


def sync_choices(film: Film) -> tuple[Choice, ...]:
    """The ways to make beats and script agree again; none when they do."""
    script = (SYNC_SCRIPT,) if outdated(film, StageName.SCRIPT) else ()
    return (*script, SYNC_BEATS) if outdated(film, StageName.BEATS) else script


_WRITTEN = (
    (StageName.TREATMENT, "the treatments", "write the treatments again"),
    (StageName.BEATS, "the beat sheet", "make the beats again"),
    (StageName.SCRIPT, "the script", "write the script again"),
)
AGAIN = "because the set-up is another one now"


def of_another_set_up(film: Film) -> str:
    """In a sentence what was written for another set-up than the film's; "" when nothing was."""
    stale = [what for name, what, _ in _WRITTEN if set_up_since(film, name)]
    if not stale:
        return ""
    return (
        f"Written for the set-up before, and out of date with this one: {listed(stale)}. What is "
        "written stays until you have it written anew."
    )


def anew_choices(film: Film) -> tuple[Choice, ...]:
    """What was written for another set-up, written anew: the first of it, the rest follows."""
    return tuple(
        Choice(label=f"Write {what} anew", say=f"{say} {AGAIN}")
        for name, what, say in _WRITTEN
        if set_up_since(film, name)
    )[:1]
