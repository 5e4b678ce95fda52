"""Verbs of timelines: open one from any point, go to it, see them, bring one back, name it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import datetime

from film.errors import Refused
from film.film import Film
from film.naming import Named
from film.points import Point, find_point
from film.story import Scene
from film.timelines import get_timeline, name_from
from film.versions import Timeline
from knowledge.timeline_book import Opening
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import count, scenes_named
from tools.timeline_cards import timelines_card

SHOW = Choice(label="Show the timelines", say="show the timelines")
HISTORY = 500  # changes that are looked through for a point of the past
ANOTHER = "another way"


async def show_timelines(desk: Desk) -> Said:
    """Show all timelines as a tree: their names, why they were opened, and which one this is."""
    lines = await desk.get_timelines().all(desk.project)
    open_ = [line for line in lines if line.deleted_at is None]
    card = await tree(desk, lines)
    here = card.props["here"]
    if len(open_) == 1:
        text = "There is one timeline, main. “What if …” opens another beside it."
    else:
        gone = len(lines) - len(open_)
        more = f" {count(gone, 'deleted one')} can be brought back." if gone else ""
        text = f"{count(len(open_), 'timeline')}; you are on “{here}”.{more}"
    return Said(text=text, cards=(card,))


async def new_timeline(desk: Desk, *, name: str = "", idea: str = "", at: str = "") -> Said:
    """Open another timeline, "what if", and go there: from now, or from a point of the past."""
    film = await desk.store.load(desk.project)
    if not (film.scenes or film.treatments or film.beats):
        raise Refused("There is no story yet that could go another way. Say what it is about.")
    point = await _point(desk, at, film)
    book = desk.get_timelines()
    lines = await book.all(desk.project)
    here = await desk.store.head(desk.project)
    left = next(line.name for line in lines if line.id == here.timeline)
    taken = [line.name for line in lines if line.deleted_at is None]
    why = idea.strip() or _told(film, point)
    chosen = name.strip() or name_from(why or ANOTHER, taken)
    version = await book.open(
        Opening(
            project=desk.project,
            origin=point.version.id,
            name=chosen,
            reason=why or name.strip() or ANOTHER,
            author=desk.author,
            thread=desk.thread,
        )
    )
    made = next(t for t in await book.all(desk.project) if t.id == version.timeline)
    text = f"I opened the timeline “{made.name}”{_from(point)}; “{left}” stays as it is."
    return Said(
        text=f"{text} {await _next(desk, film, point, idea)}",
        version=version.id,
        cards=(await tree(desk, await book.all(desk.project)),),
        choices=(Choice(label=f"Back to {left}", say=f"go to the timeline “{left}”"), SHOW),
    )


async def _point(desk: Desk, at: str, film: Film) -> Point:
    history = await desk.store.history(desk.project, HISTORY)
    return find_point(history, at, datetime.now().astimezone(), film)


def _told(film: Film, point: Point) -> str:
    """The point that a timeline leaves from, in words; "" is now."""
    return f"from scene {film.get_scene(point.scene).number} on" if point.scene else point.told


def _from(point: Point) -> str:
    return f" {point.told}" if point.told.startswith("as ") else (
        f", from {point.told}" if point.told else ""
    )  # fmt: skip


async def _next(desk: Desk, film: Film, point: Point, idea: str) -> str:
    """What the idea touches, or what the film is like there, and what to say next."""
    if point.scene:
        return _up_to(film, film.get_scene(point.scene))
    if point.told:
        back = await desk.store.load(desk.project)
        return f"{count(len(back.shots), 'shot')} here. What you change now, changes here only."
    shots = await asyncio.to_thread(_named_shots, film, idea)
    if not shots:
        return "Say what is different here."
    scenes = [s for s in film.scenes if any(film.get_shot(i).scene == s.id for i in shots)]
    stay = len(film.shots) - len(shots)
    return (
        f"What it names is in {scenes_named(scenes)}: {count(len(shots), 'shot')} may change, "
        f"{stay} stay. Say what is different there."
    )


def _up_to(film: Film, scene: Scene) -> str:
    """What stays and what is to be told anew where a story leaves at a scene."""
    before = film.scenes[: film.scenes.index(scene)]
    opens = f"It begins with the whole script; from scene {scene.number} on it is yours to change. "
    if before:
        opens += f"{scenes_named(before, capital=True)} stay{'s' if len(before) == 1 else ''}. "
    number = next((n for n, beat in enumerate(film.beats, 1) if beat.id in scene.beats), 0)
    if not number:
        return f"{opens}Say what happens instead: “rewrite scene {scene.number} so that …”."
    return (
        f"{opens}Say what happens instead, from beat {number} on (“beat {number} is: …”), and "
        "“bring the script up to date”: only scenes whose beats changed are written anew."
    )


def _named_shots(film: Film, idea: str) -> Sequence[str]:
    """Ids of the shots that show or name a prop that the idea names, else a person."""
    named = Named(film)
    ids = set(named.in_text(idea))
    wanted = ids & {prop.id for prop in film.props} or ids
    return [
        shot.id
        for shot in film.shots
        if wanted
        & {*named.in_shot(shot), *(p.who for p in shot.cast), *(s.prop for s in shot.props),
           *(prop for p in shot.cast for prop in p.holds)}
    ]  # fmt: skip


async def switch_timeline(desk: Desk, *, name: str = "") -> Said:
    """Go to another timeline: the film, its story, its facts and its cards are those of it."""
    book = desk.get_timelines()
    lines = await book.all(desk.project)
    line = get_timeline([each for each in lines if each.deleted_at is None], name)
    if line.id == await book.here(desk.project, desk.thread):
        return Said(text=f"You are on “{line.name}” already.", choices=(SHOW,))
    await book.go(desk.project, desk.thread, line.id)
    film = await desk.store.load(desk.project)
    head = await desk.store.head(desk.project)
    text = f"You are on “{line.name}” now: {_stands(film)}.{await _ready(desk, film)}"
    return Said(
        text=text,
        version=head.id,
        cards=(await tree(desk, lines),),
        choices=(Choice(label="Show the shots", say="show me the shots"), SHOW),
    )


def _stands(film: Film) -> str:
    return f"{count(len(film.scenes), 'scene')}, {count(len(film.shots), 'shot')}"


async def _ready(desk: Desk, film: Film) -> str:
    missing = await to_render(desk, film)
    if missing is None:
        return ""
    if missing == 0:
        return " Every file of it is rendered already."
    return f" {count(missing, 'file')} would be rendered for it."


async def to_render(desk: Desk, film: Film) -> int | None:
    """How many files of a film are not there yet; None before it has shots."""
    if not film.shots:
        return None
    plan = await desk.renders.plan(await desk.renders.planner(film, ()))
    files = desk.renders.files
    return sum(not files.has(task.recipe.file_name) for task in plan.tasks)


async def bring_back_timeline(desk: Desk, *, name: str = "", new: str = "") -> Said:
    """Bring back a timeline that was deleted, under another name where one is said."""
    book = desk.get_timelines()
    gone = [line for line in await book.all(desk.project) if line.deleted_at is not None]
    if not gone:
        raise Refused("No timeline was deleted.", ("show the timelines",))
    line = get_timeline(gone[::-1], name or gone[-1].name)
    back = await book.bring_back(desk.project, line.id, new)
    return Said(
        text=f"“{back.name}” is back, with every version it had.",
        cards=(await tree(desk, await book.all(desk.project)),),
        choices=(Choice(label="Go there", say=f"go to the timeline “{back.name}”"),),
    )


async def rename_timeline(desk: Desk, *, name: str = "", new: str = "") -> Said:
    """Give a timeline another name; without one said, the one that this is."""
    book = desk.get_timelines()
    lines = [line for line in await book.all(desk.project) if line.deleted_at is None]
    here = await book.here(desk.project, desk.thread)
    line = get_timeline(lines, name) if name else next((t for t in lines if t.id == here), lines[0])
    renamed = await book.rename(desk.project, line.id, new)
    return Said(
        text=f"The timeline “{line.name}” is called “{renamed.name}” now.",
        cards=(await tree(desk, await book.all(desk.project)),),
    )


async def tree(desk: Desk, lines: Sequence[Timeline]) -> Card:
    """The card of all timelines, as they are for this conversation."""
    store = desk.store
    here = await desk.get_timelines().here(desk.project, desk.thread)
    heads = {line.id: line.head for line in lines if line.deleted_at is None}
    films = {key: await store.load(desk.project, head) for key, head in heads.items()}
    origins = {
        line.id: await store.timeline_of(desk.project, line.opened_from)
        for line in lines
        if line.opened_from
    }
    return timelines_card(lines, origins, films, here)
