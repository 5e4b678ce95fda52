"""Notes: raw, unqualified material, kept with its source before anyone judges it."""

from __future__ import annotations

from datetime import datetime

from film.noun import Noun

MOST_SAID = 20_000  # characters of one message that a note keeps


class Note(Noun):
    """Something that was said, or a file that was handed over."""

    id: str
    project: str
    source: str  # said | file
    author: str
    thread: str = ""
    text: str = ""  # what was said, or what the file says
    file_title: str = ""  # what the person called the file; never a path to open
    file_name: str = ""  # its name in the file store
    mime: str = ""
    size: int = 0  # bytes of the file
    department: str = ""  # "" until somebody knows
    locked: bool = False  # qualification has begun: read-only from then on
    at: datetime | None = None  # set when it is kept
