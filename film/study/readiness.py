"""How ready each department is, 0 to 100: by what is really there, what is missing, one question.

Each department has things to know, with points (`readiness.yaml`). How far each is known is a share
of what the film and the notes hold; nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from film.assets import Character
from film.film import Film
from film.notes import Note
from film.noun import Noun
from film.questions import speech_words
from film.study.departments import Department
from film.tables import read_words

READY = 75
WORDS_OF_A_STORY = 300  # of notes that tell as much as a script would
WORDS_OF_A_THING = 40


class Readiness(Noun):
    """One department's score; `question` is the one whose answer would help most, "" for none."""

    department: Department
    score: int
    found: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    question: str = ""

    @property
    def ready(self) -> bool:
        return self.score >= READY


class Known(NamedTuple):
    """What there is to judge by."""

    film: Film
    words: dict[str, int]  # of the notes, by department

    def noted(self, department: Department, enough: int) -> float:
        """How much of `enough` words the notes of a department have."""
        return min(1.0, self.words.get(department, 0) / enough)

    def story(self) -> float:
        """How much of a story all the notes tell together."""
        return min(1.0, sum(self.words.values()) / WORDS_OF_A_STORY)


def readiness(film: Film, notes: Sequence[Note]) -> tuple[Readiness, ...]:
    """The readiness of every department."""
    words: dict[str, int] = {}
    for note in notes:
        if note.department and note.source == "said":
            words[note.department] = words.get(note.department, 0) + len(note.text.split())
    known = Known(film, words)
    return tuple(_judge(known, department) for department in Department)


def all_ready(scores: Iterable[Readiness]) -> bool:
    """Whether qualification may begin."""
    return all(score.ready for score in scores)


def _judge(known: Known, department: Department) -> Readiness:
    rows = [
        (row, max(0.0, min(1.0, KNOWN[department, row["know"]](known))))
        for row in _table()[department]
    ]
    lost = {row["know"]: float(row["points"]) * (1 - share) for row, share in rows}
    worst = max(rows, key=lambda pair: lost[pair[0]["know"]])[0]
    score = round(100 - sum(lost.values()))
    missing = tuple(row["missing"] for row, share in rows if share < 0.5)
    return Readiness(
        department=department,
        score=score,
        found=tuple(row["found"] for row, share in rows if share >= 0.5),
        missing=missing,
        question=worst["ask"] if missing or (score < READY and lost[worst["know"]] > 0.5) else "",
    )


def _share(parts: Iterable[bool]) -> float:
    known = list(parts)
    return sum(known) / len(known) if known else 0.0


def _speakers(film: Film) -> tuple[Character, ...]:
    return tuple(c for c in film.characters if c.speaks) or film.characters


def _people(known: Known) -> float:
    """How many of those who speak are described, in the script or in notes."""
    told = _share(bool(c.description) for c in _speakers(known.film))
    return max(told, known.noted(C, 3 * WORDS_OF_A_THING))


def _aloud(known: Known) -> float:
    """How much of the script is spoken, or noted; a film without a word is one of images."""
    return max(min(1.0, speech_words(known.film) / WORDS_OF_A_THING), 0.6 * bool(known.film.scenes))


def _length(known: Known) -> float:
    """A brief says it, and so does a script: a page is about a minute."""
    return float(bool(known.film.scenes or known.film.brief.longest))


Judge = Callable[[Known], float]
S, C, W = Department.STORY, Department.CHARACTER, Department.WORLD
V, N, P = Department.VISUAL, Department.SOUND, Department.PRODUCTION

KNOWN: dict[tuple[Department, str], Judge] = {
    (S, "script"): lambda k: max(float(bool(k.film.scenes)), k.story()),
    (S, "action"): lambda k: max(
        _share(len(s.elements) > 1 for s in k.film.scenes), k.noted(S, WORDS_OF_A_STORY)
    ),
    (S, "headings"): lambda k: max(
        _share(bool(s.heading) for s in k.film.scenes), k.noted(S, WORDS_OF_A_STORY)
    ),
    (S, "tone"): lambda k: float(bool(k.film.brief.tone or any(s.mood for s in k.film.scenes))),
    (C, "cast"): lambda k: max(float(bool(k.film.characters)), k.noted(C, WORDS_OF_A_THING)),
    (C, "described"): _people,
    (C, "present"): lambda k: max(
        _share(bool(s.cast) for s in k.film.scenes), 0.5 * k.noted(C, WORDS_OF_A_THING)
    ),
    (W, "places"): lambda k: max(
        _share(bool(s.location) for s in k.film.scenes), k.noted(W, WORDS_OF_A_THING)
    ),
    (W, "described"): lambda k: max(
        _share(bool(p.description or p.features) for p in k.film.locations),
        k.noted(W, 3 * WORDS_OF_A_THING),
    ),
    (W, "kinds"): lambda k: max(
        _share(bool(p.kind) for p in k.film.locations), 0.5 * k.noted(W, WORDS_OF_A_THING)
    ),
    (V, "hours"): lambda k: max(
        _share(bool(s.heading) for s in k.film.scenes), k.noted(V, WORDS_OF_A_THING)
    ),
    (V, "people"): lambda k: max(_people(k), k.noted(V, WORDS_OF_A_THING)),
    (V, "sets"): lambda k: max(
        _share(bool(p.kind or p.features) for p in k.film.locations), k.noted(V, WORDS_OF_A_THING)
    ),
    (V, "style"): lambda k: max(float(k.film.settings.style is not None), k.noted(V, 10)),
    (N, "speech"): _aloud,
    (N, "voices"): lambda k: max(_people(k), k.noted(N, WORDS_OF_A_THING)),
    (N, "rooms"): lambda k: max(
        _share(bool(p.kind) for p in k.film.locations), k.noted(N, WORDS_OF_A_THING)
    ),
    (N, "music"): lambda k: max(_share(bool(s.mood) for s in k.film.scenes), k.noted(N, 10)),
    (P, "length"): _length,
    (P, "title"): lambda k: float(k.film.title not in ("", "Untitled")),
    (P, "author"): lambda k: float(bool(k.film.author)),
    (P, "engine"): lambda k: float(bool(k.film.settings.engine)),
}


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    table = Path(__file__).parent / "readiness.yaml"
    rows: dict[str, list[dict[str, str]]] = read_words(table)
    return rows
