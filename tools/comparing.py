"""Verbs for two timelines: what differs between them, and deleting one, which asks first."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from film.clock import clock
from film.contrast import Contrast, Parts, contrast
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.money import QuoteLine
from film.timelines import get_timeline, two_named
from film.versions import Timeline
from tools.asking_first import ask_first
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import count, is_are
from tools.timeline_cards import comparison_card
from tools.timelines import SHOW, to_render, tree

MOST_NAMED = 4


async def compare_timelines(desk: Desk, *, names: str = "") -> Said:
    """Compare two timelines: scenes, shots, looks, script, length, and what each has to render."""
    book = desk.get_timelines()
    lines = [line for line in await book.all(desk.project) if line.deleted_at is None]
    if len(lines) == 1:
        text = "There is one timeline, main. “What if …” opens another; then they can be compared."
        return Said(text=text)
    here, there = await _two(desk, lines, names)
    films = [await desk.store.load(desk.project, line.head) for line in (here, there)]
    found = await asyncio.to_thread(contrast, *films)
    missing = [await to_render(desk, film) for film in films]
    pair = (here.name, there.name)
    other = there if there.id != await book.here(desk.project, desk.thread) else here
    say = f"go to the timeline “{other.name}”"
    return Said(
        text=_told(pair, films, found, missing),
        cards=(comparison_card(pair, _rows(films, missing), found, say),),
        choices=(Choice(label=f"Go to {other.name}", say=say), SHOW),
    )


async def _two(desk: Desk, lines: Sequence[Timeline], names: str) -> tuple[Timeline, Timeline]:
    """The two that are meant: one that is said beside this one; none, where this came from."""
    book = desk.get_timelines()
    current = await book.here(desk.project, desk.thread)
    mine = next(line for line in await book.all(desk.project) if line.id == current)
    said = [get_timeline(lines, name) for name in two_named([t.name for t in lines], names)]
    if len(said) == 1 and said[0].id == current and mine.opened_from:
        said = []
    if len(said) == 2:
        two = (said[0], said[1])
    elif said:
        two = (mine, said[0])
    else:
        two = (mine, await _origin(desk, lines, mine))
    if two[0].id == two[1].id:
        raise Refused(f"With which other one? That is “{mine.name}” twice.", _others(lines, mine))
    return two


async def _origin(desk: Desk, lines: Sequence[Timeline], mine: Timeline) -> Timeline:
    """Where a timeline was opened from, or main; for main, the newest other one."""
    if not mine.opened_from:
        return lines[-1]
    came = await desk.store.timeline_of(desk.project, mine.opened_from)
    return next((line for line in lines if line.id == came), lines[0])


def _others(lines: Sequence[Timeline], mine: Timeline) -> tuple[str, ...]:
    return tuple(f"compare with “{line.name}”" for line in lines if line.id != mine.id)[:4]


def _rows(films: Sequence[Film], missing: Sequence[int | None]) -> list[tuple[str, str, str]]:
    a, b = films
    rows = [
        ("scenes", str(len(a.scenes)), str(len(b.scenes))),
        ("shots", str(len(a.shots)), str(len(b.shots))),
        ("length", clock(float(a.seconds())), clock(float(b.seconds()))),
    ]
    files = tuple("no shots yet" if n is None else str(n) for n in missing)
    return [*rows, ("files to render", files[0], files[1])]


def _told(
    pair: tuple[str, str], films: list[Film], found: Contrast, missing: list[int | None]
) -> str:
    a, b = pair
    if found.equal:
        return f"“{a}” and “{b}” are the same film: nothing that is seen or heard differs."
    said = [_part(pair, found.scenes, "scene"), _part(pair, found.shots, "shot")]
    if found.looks.names:
        names = found.looks.names
        said.append(f"{_some(names)} {is_are(list(names))} not alike")
    if found.states.here or found.states.there:
        said += [f"only “{n}” has {listed(s[:3])}" for n, s in
                 ((a, found.states.here), (b, found.states.there)) if s]  # fmt: skip
    lines = max(len(found.lines_here), len(found.lines_there))
    said += (
        [f"{count(lines, 'line')} of the script differ{'s' if lines == 1 else ''}"] if lines else []
    )
    text = "; ".join(part for part in said if part)
    return f"“{a}” beside “{b}”: {text}. {_length(pair, films)} {_files(pair, missing)}".strip()


def _part(pair: tuple[str, str], parts: Parts, word: str) -> str:
    told = []
    if parts.changed:
        differ = "differs" if len(parts.changed) == 1 else "differ"
        told.append(f"{count(len(parts.changed), word)} {differ} ({_some(parts.changed)})")
    for name, only in zip(pair, (parts.here, parts.there), strict=True):
        told += [f"{count(len(only), word)} only in “{name}” ({_some(only)})"] if only else []
    if told and parts.same:
        told.append(
            f"{parts.same} {word}s are the same" if parts.same > 1 else f"1 {word} is the same"
        )
    return ", ".join(told)


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _length(pair: tuple[str, str], films: list[Film]) -> str:
    seconds = [float(film.seconds()) for film in films]
    if round(seconds[0], 1) == round(seconds[1], 1):
        return f"Both last {clock(seconds[0])}."
    longer = 0 if seconds[0] > seconds[1] else 1
    apart = abs(seconds[0] - seconds[1])
    return f"“{pair[longer]}” is {apart:.1f} s longer ({clock(seconds[longer])})."


def _files(pair: tuple[str, str], missing: list[int | None]) -> str:
    told = [f"{n} for “{name}”" for name, n in zip(pair, missing, strict=True) if n is not None]
    return f"To render: {' and '.join(told)}." if told else ""


async def delete_timeline(desk: Desk, *, name: str = "") -> Said:
    """Ask to delete a timeline: not main, and not the one that this is; it can be brought back."""
    book = desk.get_timelines()
    lines = [line for line in await book.all(desk.project) if line.deleted_at is None]
    line = get_timeline(lines, name)
    if not line.opened_from:
        raise Refused("Main is the approved one and stays. Nothing was deleted.")
    if line.id == await book.here(desk.project, desk.thread):
        raise Refused(f"You are on “{line.name}”. Go to another one first.", ("go to main",))
    film = await desk.store.load(desk.project, line.head)
    text = (
        f"Delete the timeline “{line.name}” ({count(len(film.shots), 'shot')}, opened for: "
        f"{line.reason})? Its versions and files are kept: “bring back {line.name}” undoes it."
    )
    quote = QuoteLine(what=f"delete the timeline “{line.name}”", count=1, cents=0)
    mine = await desk.store.load(desk.project)
    return await ask_first(desk, mine, "delete_timeline", {"name": line.id}, text, quote)


async def delete_timeline_approved(desk: Desk, *, name: str = "") -> Said:
    """Delete a timeline, after a person has approved it."""
    book = desk.get_timelines()
    found = next((line for line in await book.all(desk.project) if line.id == name), None)
    if found is None:
        raise Refused("That timeline is not of this film. Nothing was deleted.")
    if found.deleted_at is None:
        await book.delete(desk.project, desk.thread, found.id, desk.author)
    back = f"bring back the timeline “{found.name}”"
    return Said(
        text=f"“{found.name}” is deleted. Nothing of it is lost: it can be brought back.",
        cards=(await tree(desk, await book.all(desk.project)),),
        choices=(Choice(label="Bring it back", say=back), SHOW),
    )
