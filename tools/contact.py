"""The verb of contact sheets: what the film looks like, on one page each."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from engines.animatic.version import ANIMATIC_VERSION
from film.edits.values import listed
from film.film import Film
from film.noun import digest
from knowledge.files import FileStore
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import sentence

_OF_FILM = ("cast", "places", "props", "shots")


async def contact_sheet(desk: Desk, *, what: str = "") -> Said:
    """Draw a contact sheet of the film: its cast, places, props or shots, or all of them; it costs
    nothing."""
    film = await desk.store.load(desk.project)
    if desk.qualifying is None:  # a desk beside the studio has no files
        return Said(text="Here is nowhere to keep pictures: `auteur sheet FILE` draws them.")
    names = (what,) if what.strip() else _OF_FILM
    made = await asyncio.to_thread(_kept, film, names, desk.renders.files)
    if not made:
        return Said(text=f"There is nothing to draw yet: this film has no {listed(names, 'or')}.")
    card = Card(kind="contact", props={"sheets": [{"name": n, "file": f} for n, f in made.items()]})
    others = tuple(name for name in _OF_FILM if name not in made) if what.strip() else ()
    choices = (Choice(label=name.capitalize(), say=f"contact sheet of the {name}")
               for name in others)  # fmt: skip
    text = sentence(f"the {listed(tuple(made))} of {film.title or 'this film'}.")
    return Said(text=text, cards=(card,), choices=tuple(choices))


def _kept(film: Film, names: Sequence[str], files: FileStore) -> dict[str, str]:
    """The files of these sheets by name; each is drawn once for a film that stays as it is."""
    from tools.sheets import draw_sheets  # all that draws: not before somebody asks for it

    look, seen = film.settings.look, film.but(id="-").model_dump(mode="json")
    found = {}
    for name in names:
        file = f"{digest([name, look, seen, ANIMATIC_VERSION])}.jpg"
        folder = files.temp_path()
        for path in () if files.has(file) else draw_sheets(folder, (name,), look, film):
            files.adopt(path, file)
        if folder.is_dir():
            folder.rmdir()
        if files.has(file):
            found[name] = file
    return found
