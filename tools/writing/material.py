"""What a story is made from: the person's words, or a long source told short, part by part."""

from __future__ import annotations

import asyncio
from typing import NamedTuple

from film.errors import Refused
from film.film import Film
from film.texts.reading import heard_in
from film.texts.text import Piece, Text, parts, place_of
from film.texts.transcript import Heard
from film.writing.asks import DigestAsk
from film.writing.brief import Mode
from film.writing.story import Part, Source, Tag
from tools.desk import Desk
from tools.writing.pen import write
from tools.writing.staging_texts import LONG, read_staged

PART = 1500  # words of a source in one ask
SHORT = 120  # words that a part of many is told in
FULL = 400  # words that a part of few is told in at most
AT_ONCE = 3
MOST_CONTEXT = 600  # words of each text that stands beside the primary


class Material(NamedTuple):
    """The text that treatments are written from, and the film with what was found on the way."""

    film: Film
    text: str


def find_primary(film: Film) -> Source | None:
    """The text that the film is made from, None when it is an idea."""
    return next((s for s in film.sources if s.tag is Tag.PRIMARY), None)


async def material_of(desk: Desk, film: Film) -> Material:
    """The idea, or the primary source; a long one is told short first."""
    source = find_primary(film)
    if source is None and not film.brief.idea.strip():
        raise Refused(
            "What is the film about? Say it in a sentence or two, or drop a text into the chat."
        )
    twist = f"\n\nThe twist: {film.brief.twist}" if film.brief.twist else ""
    if source is None or film.brief.idea != source.title:
        return Material(film, film.brief.idea + twist)
    text, _ = await read_staged(desk, source)
    if source.words <= LONG:
        return Material(film, text.plain() + twist)
    if not source.parts:
        source = source.but(parts=await _told_short(desk, film, text))
        film = film.but(sources=tuple(source if s.id == source.id else s for s in film.sources))
    return Material(film, await _of_parts(desk, film, source) + twist)


async def _told_short(desk: Desk, film: Film, text: Text) -> tuple[Part, ...]:
    """Every part of a source, told short; none is left out."""
    runs = list(parts(text.pieces, PART))
    summaries = await _digests(desk, film, text.title, [_plain(run) for run in runs])
    return tuple(
        Part(place=place_of(run), words=sum(len(p.text.split()) for p in run), summary=summary)
        for run, summary in zip(runs, summaries, strict=True)
    )


async def _of_parts(desk: Desk, film: Film, source: Source) -> str:
    """The parts as one text, told short again and again until it fits into one ask."""
    told = [part.summary for part in source.parts]
    while sum(len(t.split()) for t in told) > PART and len(told) > 1:
        runs = list(parts([Piece("", text) for text in told], PART))
        if len(runs) >= len(told):
            break
        told = await _digests(desk, film, source.title, [_plain(run) for run in runs])
    return "\n\n".join(told)


async def _digests(desk: Desk, film: Film, title: str, texts: list[str]) -> list[str]:
    turn = asyncio.Semaphore(AT_ONCE)
    words = max(SHORT, min(FULL, PART // len(texts)))

    async def one(number: int, text: str) -> str:
        async with turn:
            desk.doing(f"reading part {number} of {len(texts)}")
            ask = DigestAsk(
                brief=film.brief, title=title, part=number, of=len(texts), text=text, words=words
            )
            return (await write(desk, ask)).summary

    return list(await asyncio.gather(*(one(n, text) for n, text in enumerate(texts, 1))))


def _plain(run: tuple[Piece, ...]) -> str:
    return "\n\n".join(piece.text for piece in run)


async def context_of(desk: Desk, film: Film) -> str:
    """What was staged beside the primary, each under what it is for."""
    told = []
    for source in film.sources:
        if source.tag is not Tag.PRIMARY:
            text, _ = await read_staged(desk, source)
            words = text.plain().split()
            more = "…" if len(words) > MOST_CONTEXT else ""
            told.append(f"{source.tag}, {source.title}: {' '.join(words[:MOST_CONTEXT])}{more}")
    return "\n\n".join(told)


async def heard_of(desk: Desk, film: Film) -> tuple[Heard, ...]:
    """The lines of the sound that the pictures are for; () when there is none."""
    source = find_primary(film)
    if source is None or film.brief.mode is not Mode.AUDIO:
        return ()
    return heard_in(*await read_staged(desk, source))
