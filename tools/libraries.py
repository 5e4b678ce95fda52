"""Verbs of a person's library: keep an asset of one film, and use it in another."""

from __future__ import annotations

from film.edits.locks import guarded
from film.errors import Refused
from film.references import get_asset
from film.study.library import kind_of, packed, reused
from tools.assets import sheet
from tools.cards import text_card
from tools.desk import Desk
from tools.revising import ALREADY
from tools.said import Choice, Said
from tools.sentences import called, count, sentence


async def promote(desk: Desk, *, about: str = "") -> Said:
    """Keep a person, place or prop of this film in your library, to use it in other films."""
    film = await desk.store.load(desk.project)
    asset = get_asset(film, about)
    body = packed(asset).model_dump(mode="json")
    library = desk.get_archive().library
    await library.keep(desk.author, kind_of(asset), asset.name, body, film.title)
    text = sentence(f"{called(asset)} is in your library now, as in *{film.title}*.")
    return Said(text=text, choices=(Choice(label="Show my library", say="show my library"),))


async def show_library(desk: Desk) -> Said:
    """Show your library: the people, places and props that you keep for other films."""
    kept = await desk.get_archive().library.of(desk.author)
    if not kept:
        return Said(text="Your library is empty. “Keep MARA in my library” puts somebody there.")
    lines = [f"{one.name}: {one.kind}, from *{one.film}*" for one in kept]
    choices = tuple(
        Choice(label=f"Use {one.name}", say=f"use {one.name} from my library") for one in kept[:4]
    )
    text = f"{count(len(kept), 'asset')} in your library."
    return Said(text=text, cards=(text_card("Library", lines),), choices=choices)


async def reuse(desk: Desk, *, name: str = "") -> Said:
    """Bring an asset of your library into this film; one of the same name takes its looks."""
    film = await desk.store.load(desk.project)
    kept = await desk.get_archive().library.of(desk.author)
    said = name.strip().casefold().removeprefix("the ")
    found = next((one for one in kept if one.name.casefold() == said), None)
    if found is None:
        names = tuple(one.name for one in kept)
        raise Refused(f"There is no “{name}” in your library.", names[:6])
    new = guarded(film, reused(film, found))
    if new == film:
        return Said(text=ALREADY)
    asset = next(a for a in new.assets() if a.name.casefold() == said)
    text = sentence(f"{called(asset)} is as in *{found.film}* now.")
    version = await desk.store.save(new, "reuse", text, desk.author)
    return (await sheet(desk, new, asset)).but(text=text, version=version.id)
