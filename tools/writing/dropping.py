"""One text taken out of a written style, after a person's yes."""

from __future__ import annotations

from film.errors import Refused
from film.film import Film
from film.money import QuoteLine
from film.writing.styles import StyleWork, WrittenStyle
from tools.asking_first import ask_first
from tools.desk import Desk
from tools.said import Said
from tools.sentences import count, scenes_named
from tools.writing.style import find_library
from tools.writing.styles import styles_card, without


async def drop_work(desk: Desk, *, work: str = "", style: str = "") -> Said:
    """Take one text out of a written style, after a person's yes; nothing of it is shown then."""
    film = await desk.store.load(desk.project)
    found, text = await _meant(desk, film, work, style)
    last = len(found.works) == 1
    said = f"Take “{text.title}” out of your written style “{found.name}”?"
    said += " It is the only text in it, so the style goes as well." if last else ""
    said = f"{said} {_use(film, found, text)}".strip()
    line = QuoteLine(what=f"take “{text.title}” out of “{found.name}”", count=1, cents=0)
    arguments = {"work": text.id, "style": found.id}
    return await ask_first(desk, film, "drop_work", arguments, said, line)


def _use(film: Film, style: WrittenStyle, work: StyleWork) -> str:
    """What of this film was written with it."""
    mark = f"“{style.name}”, {work.title}, "
    scenes = [s for s in film.scenes if any(place.startswith(mark) for place in s.style)]
    told = "This film is written in that style. " if film.brief.library == style.id else ""
    told += f"Passages of it were used for {scenes_named(scenes)}. " if scenes else ""
    return f"{told}What is written stays as it is." if told else ""


async def _meant(desk: Desk, film: Film, said: str, style: str) -> tuple[WrittenStyle, StyleWork]:
    """The text that is meant: by words of its title, in one style or in any of the person's."""
    mine = await desk.get_archive().written.of(desk.author)
    here = [one for one in mine if one.id == film.brief.library]
    among = [await find_library(desk, style)] if style.strip() else here or list(mine)
    wanted = said.strip(" “”\"'.").casefold()
    pairs = [(one, work) for one in among for work in one.works]
    exact = [pair for pair in pairs if pair[1].title.casefold() == wanted]
    fits = exact or [pair for pair in pairs if wanted and wanted in pair[1].title.casefold()]
    if len(fits) != 1:
        asked = f"Which text is “{said.strip()}”?" if said.strip() else "Which text?"
        ways = [f"take “{work.title}” out of the style “{one.name}”" for one, work in fits or pairs]
        raise Refused(asked, tuple(ways[:6]))
    return fits[0]


async def drop_work_approved(desk: Desk, *, work: str = "", style: str = "") -> Said:
    """Take a text out of a written style, after a person has approved it."""
    if not desk.approval:
        raise Refused("Only a person's Approve can take a text out. Nothing was changed.")
    written = desk.get_archive().written
    found = await written.find(style)
    gone = next((each for each in found.works if each.id == work), None) if found else None
    if found is None or gone is None or found.owner != desk.author:
        raise Refused("That text is not there any more.")
    film = await desk.store.load(desk.project)
    if len(found.works) > 1:
        await written.drop(desk.author, found.id, gone.id)
        left = await written.find(found.id)
        card = styles_card([left] if left else [], film.brief.library)
        more = f"{count(len(found.works) - 1, 'text')} left in it."
        return Said(text=f"“{gone.title}” is out of “{found.name}”; {more}", cards=(card,))
    await written.forget(desk.author, found.id)
    text = f"“{gone.title}” is gone, and with it the style “{found.name}”."
    return Said(text=await without(desk, found, text))
