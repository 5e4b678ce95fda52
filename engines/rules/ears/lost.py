"""What is asked when nothing was understood of a story that has no script yet.

Nobody is asked "which shot?" of a film that has none.
"""

from __future__ import annotations

from engines.rules.ears.story import requests
from engines.rules.ears.understood import Question, Understood
from film.film import Film

_SHOWS = {"show", "show_who", "status", "help", "undo", "new_film", "rename"}
_PICK = (
    "Say which one, what the film shall be, or why you want others",
    ("pick treatment 2", "two minutes, a warm mystery, PG", "three others: they are too sad"),
)
_TELL = (
    "Say what should be different about a passage, or go on to the beats",
    ("rewrite passage 2: more tender", "the ending should be happier", "make the beats"),
)
_BEATS = (
    "Say what shall become of a beat, or confirm them",
    ("move beat 3 up", "beat 4 should be funnier", "confirm the beats"),
)


def lost_in_the_story(typed: str, film: Film, heard: Understood) -> Understood | None:
    """A question about what there is, in the place of one about shots; None to keep that."""
    asked = heard.question
    if film.scenes or not film.treatments or asked is None:
        return None
    if asked.pending and asked.pending.tool in _SHOWS | {request.tool for request in requests()}:
        return None
    what, says = _BEATS if film.beats else _TELL if film.treatment else _PICK
    said = typed.strip(" .,!?")
    quoted = f"“{said}”" if len(said) < 120 else "that"
    text = f"I did not get {quoted}. {what}, for example: {says[0]}."
    return Understood(question=Question(text, tuple((say, say) for say in says)))
