"""Verbs of style: reference pictures become a style, and one style is locked for the film."""

from __future__ import annotations

import asyncio
from pathlib import Path

from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.study.styles import Picture, Style, StyleLibrary, guide, style_of
from media.palette import common, measure
from tools.desk import Desk
from tools.gathering import keep_file
from tools.revising import ALREADY
from tools.said import Card, Choice, Said
from tools.sentences import count

LIBRARY = "references"  # of pictures dropped without a name
SHOWN = 24


async def add_picture(desk: Desk, name: str, data: bytes, library: str = LIBRARY) -> Said:
    """Puts a reference picture into a style library, and says what it measures.

    Raises Refused for a file that is no PNG or JPEG, damaged or too large; it is in no library.
    """
    stored = await keep_file(desk, name, data)
    measured = await asyncio.to_thread(measure, data)
    title = Path(name.replace("\\", "/")).name[:200]
    picture = Picture(file_name=stored, title=title, measured=measured)
    found = await desk.get_archive().styles.add(desk.author, library, picture)
    style = _style(found)
    text = (
        f"“{title}” is in your style “{found.name}” now, "
        f"{count(len(found.pictures), 'picture')}. {guide(style.grade)[0]}"
    )
    choice = Choice(label="Lock this style", say=f"use the visual style {found.name}")
    return Said(text=text, cards=(style_card(style, found),), choices=(choice,))


async def show_style(desk: Desk) -> Said:
    """Show the style guide: the film's style, and the libraries of reference pictures."""
    film = await desk.store.load(desk.project)
    libraries = await desk.get_archive().styles.of(desk.author)
    names = listed([library.name for library in libraries])
    locked = film.settings.style
    if locked is not None:
        found = next((one for one in libraries if one.id == locked.id), None)
        text = f"The film is drawn in the style “{locked.name}”."
        return Said(text=text, cards=(style_card(locked, found),), choices=(_NONE,))
    if not libraries:
        return Said(
            text="No style is locked: the film is drawn in its own colours. Drop reference "
            "pictures (PNG or JPEG) to make a style of them."
        )
    choices = tuple(
        Choice(label=f"Lock “{one.name}”", say=f"use the visual style {one.name}")
        for one in libraries[-4:]
    )
    cards = tuple(style_card(_style(one), one) for one in libraries[-3:] if one.pictures)
    return Said(text=f"No style is locked. There is {names}.", cards=cards, choices=choices)


async def lock_style(desk: Desk, *, name: str = "") -> Said:
    """Lock one of your styles for the whole film, by its name; “none” is its own colours."""
    film = await desk.store.load(desk.project)
    style = None if name.strip().lower() in ("none", "no style") else await _find(desk, name)
    new = film.but(settings=film.settings.but(style=style))
    if new == film:
        return Said(text=ALREADY)
    told = f"in the style “{style.name}”" if style else "in its own colours"
    text = f"The film is drawn {told} now; {_touched(film)}."
    version = await desk.store.save(new, "lock_style", text, desk.author)
    cards = (style_card(style, None),) if style else ()
    return Said(text=text, version=version.id, cards=cards, choices=(_NONE,) if style else ())


def style_card(style: Style, library: StyleLibrary | None) -> Card:
    """A style: palette, guide, pictures. {"name", "palette", "guide", "pictures": [{"file",
    "title"}]}"""
    pictures = library.pictures if library else ()
    return Card(
        kind="style",
        props={
            "name": style.name,
            "palette": list(style.grade.palette),
            "guide": list(guide(style.grade)),
            "pictures": [{"file": p.file_name, "title": p.title} for p in pictures[-SHOWN:]],
        },
    )


async def _find(desk: Desk, name: str) -> Style:
    """The style of this name, or the only one when none is said."""
    found = [one for one in await desk.get_archive().styles.of(desk.author) if one.pictures]
    said = name.strip().strip("“”\"'").casefold()
    fits = [one for one in found if said in ("", one.name.casefold())]
    if len(fits) != 1:
        names = tuple(one.name for one in found)
        have = f"You have {listed(names)}." if names else "Drop reference pictures to make one."
        raise Refused(f"There is no style “{name}”. {have}", names[:6])
    return _style(fits[0])


def _style(library: StyleLibrary) -> Style:
    return style_of(library, common([picture.measured for picture in library.pictures]))


def _touched(film: Film) -> str:
    return f"all {count(len(film.shots), 'shot')} will be rendered anew"


_NONE = Choice(label="No style", say="use no style")
