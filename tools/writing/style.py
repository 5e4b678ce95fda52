"""Passages of a written style for one ask, and where they came from."""

from __future__ import annotations

from typing import NamedTuple

from film.errors import Refused
from film.film import Film
from tools.desk import Desk

PASSAGES = 3  # shown to a writer at once


class Style(NamedTuple):
    """What a writer is shown: texts, and the place of each in words."""

    texts: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


async def style_for(desk: Desk, film: Film, about: str) -> Style:
    """The passages of the film's written style that are nearest to what is written about."""
    return Style()


async def find_library(desk: Desk, said: str) -> str:
    """The id of the style library that is meant; Refused when there is none."""
    raise Refused(
        f"Written styles are not kept yet, so there is no “{said}”. Say the tone in words instead: "
        "“tone: dry, slow and a little cruel”."
    )


async def library_names(desk: Desk) -> tuple[str, ...]:
    """Names of the written styles there are."""
    return ()
