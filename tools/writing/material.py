"""What a story is made from: the person's words, or a long source told short, part by part."""

from __future__ import annotations

from typing import NamedTuple

from film.errors import Refused
from film.film import Film
from tools.desk import Desk


class Material(NamedTuple):
    """The text that treatments are written from, and the film with what was found on the way."""

    film: Film
    text: str


async def material_of(desk: Desk, film: Film) -> Material:
    """The idea, or the primary source; a long one is told short first."""
    if not film.brief.idea.strip():
        raise Refused(
            "What is the film about? Say it in a sentence or two, or drop a text into the chat."
        )
    twist = f"\n\nThe twist: {film.brief.twist}" if film.brief.twist else ""
    return Material(film, film.brief.idea + twist)


async def context_of(desk: Desk, film: Film) -> str:
    """What was staged beside the primary, each under what it is for."""
    return ""
