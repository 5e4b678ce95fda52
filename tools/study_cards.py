"""Cards of what is known: readiness, the summary before qualifying, how far it is, notes.

readiness {"ready", "departments": [{"name", "score", "ready", "found": [..], "missing": [..],
          "question"}]}
summary   {"title", "until" (ms since 1970), "seconds", "rows": [{"name", "value"}], "notes"}
qualification {"run", "state", "steps": [{"department", "state", "did": [..], "error"}],
          "groups": [[name]]}
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from film.film import Film
from film.notes import Note
from film.qualification import ORDER, Qualification
from film.study.readiness import Readiness, all_ready
from tools.said import Card

COUNTDOWN_S = 10
WORDS_SHOWN = 24


def readiness_card(scores: Sequence[Readiness]) -> Card:
    """Each department's score, with what is there, what is missing, and its question."""
    rows = [
        {
            "name": str(score.department),
            "score": score.score,
            "ready": score.ready,
            "found": list(score.found),
            "missing": list(score.missing),
            "question": score.question,
        }
        for score in scores
    ]
    return Card(kind="readiness", props={"ready": all_ready(scores), "departments": rows})


def summary_card(film: Film, notes: Sequence[Note]) -> Card:
    """What will be qualified; the card counts down, and then says “qualify now”."""
    files = [note.file_title for note in notes if note.source == "file"]
    rows = [
        ("script", f"{len(film.scenes)} scenes"),
        ("people", str(len(film.characters))),
        ("places", str(len(film.locations))),
        ("props", str(len(film.props))),
        ("notes", str(sum(note.source == "said" for note in notes))),
        ("files", ", ".join(dict.fromkeys(files)) or "none"),
    ]
    return Card(
        kind="summary",
        props={
            "title": film.title,
            "seconds": COUNTDOWN_S,
            "until": round((time.time() + COUNTDOWN_S) * 1000),
            "rows": [{"name": name, "value": value} for name, value in rows],
        },
    )


def qualification_card(run: Qualification) -> Card:
    """How far each department is."""
    steps = [step.model_dump(mode="json", exclude={"version"}) for step in run.steps]
    return Card(
        kind="qualification",
        props={
            "run": run.id,
            "state": run.state.value,
            "steps": steps,
            "groups": [list(group) for group in ORDER],
        },
    )


def note_line(number: int, note: Note) -> str:
    """A note with its number and source, in a line."""
    locked = ", qualified" if note.locked else ""
    if note.source == "file":
        return f"{number}. The file “{note.file_title}” from {note.author}{locked}"
    words = note.text.split()
    text = " ".join(words[:WORDS_SHOWN]) + ("…" if len(words) > WORDS_SHOWN else "")
    where = f", {note.department}" if note.department else ""
    return f"{number}. {note.author}{where}{locked}: “{text}”"
