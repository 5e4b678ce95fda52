"""Writing one scene: the moments of its beats as Fountain, as long as the scene may be."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.writer.cast import Actor
from engines.rules.writer.compose import Story
from engines.rules.writer.filling import Moment, Row
from engines.rules.writer.fitting import Group, fitted, groups_of
from engines.rules.writer.improvise import improvised
from engines.rules.writer.manner import in_manner, leaning, rows_a_paragraph
from engines.rules.writer.measure import planned_seconds
from engines.rules.writer.narrate import narrated
from engines.rules.writer.outline import is_told_in, moments_of
from engines.rules.writer.pages import as_fountain, introduced, with_capitals
from engines.rules.writer.ways import find_story
from film.writing.asks import SceneAsk, SceneDraft

_TOO = re.compile(r"(\d+(?:\.\d+)?) ?s(?:econds)? too (long|short)")


def write_scene(ask: SceneAsk) -> SceneDraft:
    """One scene in industry layout, within a few hundredths of the seconds asked for."""
    heading = heading_of(ask)
    if ask.lines:
        return SceneDraft(fountain=as_fountain(heading, narrated(ask)))
    story = find_story(ask.brief, ask.title, [beat.text for beat in ask.beats])
    manner = ask.style.manner
    groups = leaning(_groups(ask, story), manner)

    def page(rows: Sequence[Row]) -> str:
        dressed = in_manner(_dressed(rows, ask, story), manner)
        most = rows_a_paragraph(manner) if story or manner else 1
        return as_fountain(heading, dressed, most)

    known = _company(ask, story)
    known_seconds = planned_seconds(known)

    def measured(rows: Sequence[Row]) -> float:
        return planned_seconds(known + page(rows)) - known_seconds

    rows = fitted(groups, wanted_seconds(ask), measured)
    return SceneDraft(fountain=page(rows))


def heading_of(ask: SceneAsk) -> str:
    """ "INT. LAMP ROOM - NIGHT"."""
    place = " ".join(re.sub(r"^(?:int|ext)\.?\s+", "", ask.idea.place, flags=re.I).split()).upper()
    side = "INT" if ask.idea.interior else "EXT"
    return f"{side}. {place or 'SOMEWHERE'} - {(ask.idea.time or 'day').upper()}"


def wanted_seconds(ask: SceneAsk) -> float:
    """The seconds asked for, less or more what the last try missed by."""
    missed = _TOO.search(ask.reason)
    if missed is None:
        return float(ask.seconds)
    by = float(missed[1]) * (-1 if missed[2] == "long" else 1)
    return max(3.0, ask.seconds + by)


def _groups(ask: SceneAsk, story: Story | None) -> list[Group]:
    """The rows of the scene in order, grouped by what is written only with the rest of it."""
    moments = moments_of(ask.beats, story)
    groups: list[Group] = []
    for at, (beat, moment) in enumerate(zip(ask.beats, moments, strict=True)):
        if moment is None:
            groups += improvised(ask, beat, at)
            continue
        groups += groups_of(moment, at, len(groups))
    return groups


def _dressed(rows: Sequence[Row], ask: SceneAsk, story: Story | None) -> list[Row]:
    """The rows with those presented who are first seen in this scene, and the thing in capitals."""
    if story is None:
        return _named(rows, [person.name for person in ask.people])
    here = [actor for actor in _cast(story) if _is_first_here(ask, _first(story, actor))]
    dressed = introduced(rows, here)
    thing = story.thing.removeprefix("the ")
    first = next((m for m in _in_order(story) if thing in _shown(m)), None)
    return with_capitals(dressed, thing) if _is_first_here(ask, first) else dressed


def _named(rows: Sequence[Row], names: Sequence[str]) -> list[Row]:
    """The rows with each name in capitals where action first names it: they are seen here."""
    found = list(rows)
    for name in names:
        word = re.compile(rf"\b{re.escape(name)}\b(?: [A-ZÀ-Þ][a-zà-ÿ]+)?(?!\w|['’]s)")
        at = next((n for n, r in enumerate(found) if not r.who and word.search(r.text)), None)
        if at is not None:
            text = word.sub(lambda hit: hit[0].upper(), found[at].text, count=1)
            found[at] = found[at].but(text=text)
    return found


def _company(ask: SceneAsk, story: Story | None) -> str:
    """A scene that presents those whom the film knows already: they have voices when measured."""
    cast = _cast(story) if story else []
    known = [a for a in cast if story and not _is_first_here(ask, _first(story, a))]
    text = " ".join(f"{actor.introduced()}, waits." for actor in known)
    return f"{heading_of(ask.but(idea=ask.idea.but(time='day')))}\n\n{text}\n\n" if text else ""


def _cast(story: Story) -> list[Actor]:
    return [story.first, story.other, *story.extras]


def _first(story: Story, actor: Actor) -> Moment | None:
    """The moment in which an actor is first seen."""
    return next((m for m in _in_order(story) if any(_sees(row, actor) for row in m.show)), None)


def _in_order(story: Story) -> list[Moment]:
    """The moments that every film tells, then those of longer ones."""
    return sorted(story.moments, key=lambda moment: moment.least > 0)


def _is_first_here(ask: SceneAsk, moment: Moment | None) -> bool:
    """Whether a moment is told, or begins, in this scene."""
    return moment is not None and any(is_told_in(beat.text, moment) for beat in ask.beats)


def _sees(row: Row, actor: Actor) -> bool:
    if row.who:
        return row.who == actor.name and not row.off
    return actor.name in row.text


def _shown(moment: Moment) -> str:
    return " ".join(row.text for row in moment.show if not row.who)
