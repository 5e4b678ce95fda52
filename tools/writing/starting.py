"""How a film begins without a screenplay: an idea, and what it shall be."""

from __future__ import annotations

import re
from collections.abc import Callable

from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.writing.brief import Brief, Mode, ProjectType, Structure
from film.writing.structures import get_structure
from film.writing.styles import WrittenStyle
from film.writing.wishes import find_length, find_value, read_wishes, values_of
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.writing.cards import brief_card, brief_in_words
from tools.writing.next_steps import anew_choices, of_another_set_up
from tools.writing.style import find_library, library_names
from tools.writing.styles import in_words
from tools.writing.treating import write_treatment

LEAST_TONE = 10  # characters
LEAST_IDEA = 3  # words
LEAST_SECONDS = 10  # of a film
NO_STYLE = "none"
NO_STYLES = (NO_STYLE, "no style", "no")
_LEAD = re.compile(r"\b(?:about|where|in which|of)\b[:,]?\s+")
_LONGEST_LEAD = 80  # characters


async def new_film(desk: Desk, *, idea: str = "") -> Said:
    """Begin a film from an idea in a few words: three treatments are written at once."""
    if len(idea.split()) < LEAST_IDEA:
        raise Refused(
            "What is it about? A sentence or two will do, for example: a lighthouse keeper finds "
            "a letter from a man who drowned."
        )
    old = await desk.store.load(desk.project)
    brief = _brief(old.brief, idea.strip())
    film = Film(id=old.id, settings=old.settings, sources=old.sources, brief=brief)
    film = film.read_from(old.version)
    await desk.store.save(film, "new_film", f"A new film: {idea.strip()[:120]}", desk.author)
    said = await write_treatment(desk)
    gone = " It takes the place of the film that was here; undo twice brings that back."
    text = f"{said.text}{gone if old.scenes or old.treatments else ''}"
    return said.but(text=text, cards=(*said.cards, brief_card(film, await library_names(desk))))


def _brief(old: Brief, idea: str) -> Brief:
    """What was set up, with the idea, and with what its first words say of the film."""
    kept = old.but(idea=idea, twist="", mode=Mode.EXPANSION)
    for lead in _LEAD.finditer(idea, 0, _LONGEST_LEAD):
        told = read_wishes(idea[: lead.start()])
        if told.some and not told.rest:
            return told.onto(kept.but(idea=idea[lead.end() :].strip()))
    return kept


async def set_up(
    desk: Desk,
    *,
    length: str = "",
    kind: str = "",
    rating: str = "",
    genre: str = "",
    tone: str = "",
    structure: str = "",
    twist: str = "",
    style: str = "",
) -> Said:
    """Say what the film shall be: length, type, rating, genres, tone, structure, twist, style."""
    said = {"length": length, "type": kind, "rating": rating, "genres": genre, "tone": tone,
            "structure": structure, "twist": twist}  # fmt: skip
    chosen = await _style(desk, style)
    said["library"] = chosen.id if chosen else style and NO_STYLE
    if not any(value.strip() for value in said.values()):
        return await show_set_up(desk)
    names = await library_names(desk)

    def show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
        return (brief_card(new, names),)

    choices = _next(_with(await desk.store.load(desk.project), said))

    def tell(old: Film, new: Film) -> str:
        told = (f"Set up: {brief_in_words(new.brief)}.", of_another_set_up(new))
        return " ".join(filter(None, (*told, _of_style(chosen) if chosen else "")))

    return await revise(desk, "set_up", lambda film: _with(film, said), tell, show, choices)


async def _style(desk: Desk, said: str) -> WrittenStyle | None:
    """The written style that is meant; None where none is, or none is wanted."""
    if not said.strip() or said.strip().lower() in NO_STYLES:
        return None
    return await find_library(desk, said)


def _of_style(style: WrittenStyle) -> str:
    return f"It is written in the style “{style.name}”. {in_words(style)}"


def _with(film: Film, said: dict[str, str]) -> Film:
    brief = film.brief
    for name, value in said.items():
        brief = _READERS[name](brief, value.strip()) if value.strip() else brief
    return film.but(brief=brief)


async def show_set_up(desk: Desk) -> Said:
    """Show what the film shall be, as a form."""
    film = await desk.store.load(desk.project)
    card = brief_card(film, await library_names(desk))
    text = f"{brief_in_words(film.brief)}. {of_another_set_up(film)}".strip()
    return Said(text=text, cards=(card,), choices=_next(film))


def _next(film: Film) -> tuple[Choice, ...]:
    if film.treatments:
        return anew_choices(film)
    if film.brief.idea:
        return (Choice(label="Write three treatments", say="write the treatments"),)
    return ()


def _length(brief: Brief, said: str) -> Brief:
    found = find_length(said) or find_length(f"{said} minutes")
    if found is None or found[1] < LEAST_SECONDS:
        raise Refused(
            f"“{said}” is no length. Say, for example, “90 seconds” or “one to two minutes”.",
            ("one minute", "two minutes", "90 seconds"),
        )
    return brief.but(shortest=found[0], longest=found[1])


def _one_of(table: str, word: str, said: str) -> str:
    found = find_value(table, said)
    if found is None:
        values = values_of(table)
        raise Refused(f"“{said}” is no {word} here. There is: {', '.join(values)}.", values)
    return found


def _kind(brief: Brief, said: str) -> Brief:
    found = ProjectType(_one_of("types", "type of film", said))
    mode = {ProjectType.AUDIO: Mode.AUDIO}.get(found, brief.mode)
    shape = Structure.COMMERCIAL if found is ProjectType.COMMERCIAL else brief.structure
    return brief.but(type=found, mode=mode, structure=shape)


def _genres(brief: Brief, said: str) -> Brief:
    named = [part for part in re.split(r",|/|\band\b|&", said) if part.strip()]
    return brief.but(genres=tuple(_one_of("genres", "genre", part) for part in named))


def _tone(brief: Brief, said: str) -> Brief:
    if len(said) < LEAST_TONE:
        raise Refused("Say a little more about the tone: at least 10 characters.")
    return brief.but(tone=said)


_READERS: dict[str, Callable[[Brief, str], Brief]] = {
    "length": _length,
    "type": _kind,
    "rating": lambda brief, said: brief.but(rating=_one_of("ratings", "rating", said)),
    "genres": _genres,
    "tone": _tone,
    "structure": lambda brief, said: brief.but(structure=get_structure(said)),
    "library": lambda brief, said: brief.but(library="" if said == NO_STYLE else said),
    "twist": lambda brief, said: brief.but(twist=said, mode=Mode.TRANSFORMATION),
}
