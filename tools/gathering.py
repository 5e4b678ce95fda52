"""Verbs of gathering: what was said and handed over is kept, and how far it reaches is told."""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
from pathlib import Path

from film.errors import Refused
from film.film import Film
from film.notes import MOST_SAID, Note
from film.study.departments import department_of
from film.study.readiness import READY, Readiness, all_ready, readiness
from knowledge.archive import Archive
from knowledge.database import new_id
from tools.cards import text_card
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import count
from tools.study_cards import note_line, readiness_card, summary_card

NOTES_SHOWN = 40
QUALIFY = Choice(label="Qualify", say="qualify")
GO = Choice(label="Go", say="qualify now")
CHANGE = Choice(label="Show the notes", say="show the notes")


async def keep_words(desk: Desk, words: str) -> None:
    """Keeps what a person said as a note of the project; nothing said is no note."""
    archive = desk.get_archive()
    text = words.strip()[:MOST_SAID]
    if not text:
        return
    await archive.notes.keep(
        Note(
            id=new_id("no"),
            project=desk.project,
            source="said",
            author=desk.author,
            thread=desk.thread,
            text=text,
            department=department_of(text),
        )
    )


async def keep_file(desk: Desk, name: str, data: bytes) -> str:
    """Keeps a file, its bytes in the store and a note of it; returns its name in the store."""
    archive = desk.get_archive()
    title = Path(name.replace("\\", "/")).name[:200]
    stored = await asyncio.to_thread(_stored, archive, title, data)
    await archive.notes.keep(
        Note(
            id=new_id("no"),
            project=desk.project,
            source="file",
            author=desk.author,
            thread=desk.thread,
            file_title=title,
            file_name=stored,
            mime=mimetypes.guess_type(title)[0] or "",
            size=len(data),
        )
    )
    return stored


async def tell_readiness(desk: Desk) -> Said:
    """Say how ready each department is, 0 to 100, what is missing and what would help most."""
    scores = await _scores(desk)
    low = [score for score in scores if not score.ready]
    if not low:
        text = "Every department is ready; the film can be qualified."
        return Said(text=text, cards=(readiness_card(scores),), choices=(QUALIFY,))
    worst = min(low, key=lambda score: score.score)
    text = (
        f"{worst.department.capitalize()} needs most: {worst.score} of 100, and {READY} opens "
        f"qualification. {worst.question}"
    )
    return Said(text=text, cards=(readiness_card(scores),))


async def qualify(desk: Desk) -> Said:
    """Show what would be qualified; it begins after a countdown of ten seconds, or at “Go”."""
    film = await desk.store.load(desk.project)
    archive = desk.get_archive()
    notes = await archive.notes.of_project(desk.project)
    scores = readiness(film, notes)
    if not all_ready(scores):
        return await tell_readiness(desk)
    text = "This is what I have. I begin in ten seconds; type, or press Edit, to change it first."
    return Said(text=text, cards=(summary_card(film, notes),))


async def show_notes(desk: Desk) -> Said:
    """Show the notes, the newest first: what was said and handed over, with who and where."""
    notes = list(await desk.get_archive().notes.of_project(desk.project))
    if not notes:
        return Said(text="There are no notes yet. Whatever you say or drop here is kept as one.")
    numbered = [note_line(number, note) for number, note in enumerate(notes, start=1)]
    text = f"{count(len(notes), 'note')}, the newest first."
    return Said(text=text, cards=(text_card("Notes", numbered[: -NOTES_SHOWN - 1 : -1]),))


async def edit_note(desk: Desk, *, note: str = "", new: str = "") -> Said:
    """Give a note other words, by its number; without words it is taken away."""
    archive = desk.get_archive()
    notes = await archive.notes.of_project(desk.project)
    number = int(note) if note.isdigit() else 0
    if not 1 <= number <= len(notes):
        raise Refused(f"Which note? There are {len(notes)}; “show the notes” numbers them.")
    chosen = notes[number - 1]
    if new.strip():
        await archive.notes.change(chosen.id, new.strip()[:MOST_SAID])
        return Said(text=f"Note {number} says “{new.strip()}” now.")
    await archive.notes.drop(chosen.id)
    return Said(text=f"Note {number} is gone; the ones after it moved up.")


async def _scores(desk: Desk) -> tuple[Readiness, ...]:
    film: Film = await desk.store.load(desk.project)
    return readiness(film, await desk.get_archive().notes.of_project(desk.project))


def _stored(archive: Archive, title: str, data: bytes) -> str:
    """Puts bytes into the file store under their own hash; returns the name."""
    suffix = ".png" if data.startswith(b"\x89PNG") else Path(title).suffix.lower()
    suffix = ".jpg" if data.startswith(b"\xff\xd8\xff") else suffix
    plain = suffix if suffix[1:].isalnum() and suffix.isascii() and len(suffix) <= 6 else ""
    name = hashlib.sha256(data).hexdigest() + plain
    if not archive.files.has(name):
        temp = archive.files.temp_path(plain)
        temp.write_bytes(data)
        archive.files.adopt(temp, name)
    return name
