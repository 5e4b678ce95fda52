"""Contact sheets: what the engine can draw, or a film as it will look, as pictures to judge."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.turnaround import VIEWS, draw_view
from engines.animatic.sheets.kinds import SHEETS
from engines.animatic.sheets.page import Cell, Page, write_page
from engines.animatic.sheets.samples import drawn, pair, setup
from film.edits.values import listed
from film.errors import Refused, Unavailable
from film.film import Film
from film.setup import PropLook, Setup
from film.shots import Camera, Mark, Shot
from film.words import Look, Size, Transition
from media.transitions import opening
from production.setups import reference_setup, setup_of

_COUNT = 18  # pictures that a transition takes on its sheet


def draw_sheets(
    folder: Path, names: Sequence[str] = (), look: Look = Look.COLOUR, film: Film | None = None
) -> Iterator[Path]:
    """Draws contact sheets into `folder`, one JPEG each, and yields each as it is done.

    `names` chooses some; Refused when one is not known. With a film they are its cast, places,
    props and shots, else all that the engine can draw.
    """
    sheets = _of_film(film) if film else {**SHEETS, "transitions": _transitions}
    strange = [name for name in names if name not in sheets]
    if strange:
        raise Refused(f"There is no sheet “{strange[0]}”; possible are {listed(tuple(sheets))}.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Unavailable(f"{folder} cannot be made: {error.strerror}.") from error
    for name in names or sheets:
        page = sheets[name](look)
        if page.cells:
            path = folder / f"{name.replace(' ', '_')}.jpg"
            write_page(page, path)
            yield path


def _of_film(film: Film) -> dict[str, Callable[[Look], Page]]:
    makers = {"cast": _cast, "places": _places, "props": _props, "shots": _shots}
    return {name: partial(_styled, maker, film) for name, maker in makers.items()}


def _styled(maker: Callable[[Film], Page], film: Film, look: Look) -> Page:
    return maker(film.but(settings=film.settings.but(look=look)))


def _cast(film: Film) -> Page:
    """Everyone from six sides, as they first appear."""
    cells = []
    for who in film.characters:
        shot = next((s for s in film.shots if any(p.who == who.id for p in s.cast)), None)
        if shot is not None:
            seen = next(p for p in shot.cast if p.who == who.id)
            alone = reference_setup(film, shot, seen)
            cells += [Cell(f"{who.name}, {v}", partial(draw_view, alone, v)) for v in VIEWS]
    return Page(f"{film.title}: the cast", cells, 12, (200, 356))


def _places(film: Film) -> Page:
    """The places, empty, at the hour of their first shot, looking in and looking back."""
    cells = []
    for place in film.locations:
        scenes = {scene.id for scene in film.scenes if scene.location == place.id}
        shot = next((s for s in film.shots if s.scene in scenes), None)
        if shot is None:
            continue
        for side, words in ((0.0, "looking in"), (180.0, "looking back")):
            camera = Camera(size=Size.WIDE, azimuth=side)
            made = _small(film, shot).but(people=(), props=(), camera=camera)
            cells.append(Cell(f"{place.name}, {words}", partial(drawn, made)))
    return Page(f"{film.title}: the places", cells, 4)


def _props(film: Film) -> Page:
    """The props by themselves."""
    cells = []
    for prop in film.props:
        look = PropLook(who=prop.id, name=prop.name, kind=prop.kind, mark=Mark(x=0.0, z=0.0))
        camera = Camera(size=Size.INSERT, subjects=(prop.id,))
        made = setup("room", props=(look,), camera=camera, look=film.settings.look)
        cells.append(Cell(prop.name, partial(drawn, made)))
    return Page(f"{film.title}: the props", cells, 6, (320, 180))


def _shots(film: Film) -> Page:
    """The first picture of every shot: the storyboard."""
    cells = [
        Cell(f"{shot.label}  {_words(shot)}", partial(drawn, _small(film, shot)))
        for shot in film.shots
    ]
    return Page(f"{film.title}: the shots", cells, 5, (400, 225))


def _words(shot: Shot) -> str:
    return shot.action or " / ".join(line.text for line in shot.lines)


def _small(film: Film, shot: Shot) -> Setup:
    return setup_of(film, shot).but(width=640, height=360)


def _transitions(look: Look) -> Page:
    """From one picture into the next."""
    old, new = (partial(drawn, setup(kind, pair(), look=look)) for kind in ("street", "bar"))

    def touched(kind: Transition, number: int) -> Array:
        return opening(kind, old(), _COUNT)(number, new())

    cells = [
        Cell(f"{kind.value}, picture {n + 1} of {_COUNT}", partial(touched, kind, n))
        for kind in (Transition.FADE_IN, Transition.DISSOLVE, Transition.WIPE)
        for n in (1, 5, 8, 11, 16)
    ]
    return Page("transitions", cells, 5, (400, 225))
