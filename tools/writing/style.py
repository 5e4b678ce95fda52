"""Passages of a written style for one ask, and what of it was used, in words."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import aclosing

from engines.rules.writer.manner import taken
from engines.text.model import TextModel
from engines.text.vectors import vectors_of
from film.errors import Refused, Unavailable
from film.film import Film
from film.writing.styles import Found, Shown, WrittenStyle
from tools.desk import Desk
from tools.writing.pen import is_rules

PASSAGES = 3  # shown to a writer at once
MOST_ASKED = 4_000  # letters of what is written about
OPENING = 14  # words of a passage that the record of it keeps
GONE = "The written style of this film was forgotten; it is written without one.\n"


async def style_for(desk: Desk, film: Film, about: str) -> Shown:
    """The passages of the film's written style that are nearest to what is written about."""
    if not film.brief.library:
        return Shown()
    written = desk.get_archive().written
    style = await written.find(film.brief.library)
    if style is None or not style.works:
        desk.heard(GONE)
        return Shown()
    passages, how = await _nearest(desk, style, about)
    return Shown(name=style.name, passages=passages, manner=style.manner, how=how)


async def _nearest(desk: Desk, style: WrittenStyle, about: str) -> tuple[tuple[Found, ...], str]:
    """Passages by meaning, where a person chose a model for it, else by their words; and how.

    When that model fails, it is said, recorded, and the words are taken.
    """
    how = "found by its words"
    try:
        model = await desk.meaning()
        if model is not None:
            how += f", {model.sheet.id} gave none by meaning"
            found = await _by_meaning(desk, model, style, about)
            if found:
                return found, f"found by meaning, {model.sheet.id}"
    except (Refused, Unavailable) as failed:
        desk.heard(f"{failed} Passages of “{style.name}” are found by their words.\n")
    return await desk.get_archive().written.nearest(style, about, PASSAGES), how


async def _by_meaning(
    desk: Desk, model: TextModel, style: WrittenStyle, about: str
) -> tuple[Found, ...]:
    """What lies nearest; passages that the model has not seen yet are handed to it first."""
    kept, name = desk.get_archive().vectors, f"{model.engine} {model.sheet.id}"
    waiting = list(await kept.missing(style, name))
    async with aclosing(vectors_of(model, [place.text for place in waiting])) as making:
        async for made in making:
            await kept.keep(name, waiting[: len(made)], made)
            del waiting[: len(made)]
    async with aclosing(vectors_of(model, [about[:MOST_ASKED]])) as asking:
        wanted = (await anext(asking))[0]
    return await kept.nearest(style, name, wanted, PASSAGES)


def used(shown: Shown, who: str) -> tuple[str, ...]:
    """What a writer used of it: the passages it was shown, or what the rules measured and took."""
    if not is_rules(who):
        return tuple(f"{_placed(shown.name, one)} ({shown.how})" for one in shown.passages)
    took = taken(shown.manner)
    return (f"“{shown.name}”, measured: {'; '.join(took)}",) if took else ()


def used_now(old: tuple[str, ...], shown: Shown, who: str, whole: bool) -> tuple[str, ...]:
    """What was used for a text that stands there now, part of which was just rewritten.

    A model that wrote the whole of it used what it was shown; where it wrote a part, the rest is
    still as it was. The rules mend words and take nothing from a style while they do.
    """
    if is_rules(who):
        return old
    new = used(shown, who)
    return new if whole else tuple(dict.fromkeys((*old, *new)))


def _placed(name: str, found: Found) -> str:
    """ "“Paris”, Night Train, scene 4: “The rain has stopped but nobody …”"."""
    words = found.text.split()
    more = "…" if len(words) > OPENING else ""
    opening = " ".join(words[:OPENING]).replace("“", "‘").replace("”", "’")
    return f"“{name}”, {found.work}, {found.place}: “{opening}{more}”"


async def find_library(desk: Desk, said: str) -> WrittenStyle:
    """The library that is meant: by its name, by words of it, or the only one; else Refused."""
    mine = await desk.get_archive().written.of(desk.author)
    wanted = _bare(said)
    exact = [style for style in mine if _bare(style.name) == wanted]
    fits = exact or [style for style in mine if not wanted or wanted in _bare(style.name)]
    if len(fits) == 1:
        return fits[0]
    if not mine:
        raise Refused(
            "You have no written style yet. Drop scripts, books or samples into the chat and say "
            "“use these as a style called Paris”."
        )
    ways = tuple(f"use the style {style.name}" for style in (fits or mine)[:6])
    asked = "Which style do you mean?" if fits else f"You have no written style “{said.strip()}”."
    raise Refused(asked, ways)


def _bare(said: str) -> str:
    return " ".join(said.strip(" “”\"'.").casefold().removeprefix("the ").split())


async def library_names(desk: Desk) -> Mapping[str, str]:
    """The written styles that this person has, name by id."""
    if desk.archive is None:
        return {}
    return {style.id: style.name for style in await desk.archive.written.of(desk.author)}
