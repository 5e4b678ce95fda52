"""Pictures for audio: a transcript's words as they are, over pictures of what each line names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.writer.filling import Row
from engines.rules.writer.grammar import filled
from engines.rules.writer.names import counted_names
from engines.rules.writer.people import find_people
from engines.rules.writer.reading import read_idea
from engines.rules.writer.stage import set_of
from engines.rules.writer.tables import table
from film.speech import speaking_seconds
from film.words import MIN_SHOT_SECONDS
from film.writing.asks import SceneAsk

_AIR = 0.3  # seconds beside the words of a line
VOICE = "Narrator"
_ARTICLE = re.compile(r"^(?:the|an?|some|his|her|my|their|our|its) ")


def narrated(ask: SceneAsk) -> list[Row]:
    """Every line, verbatim and in order, as a voice over a picture; see `_pictured`."""
    lines = [" ".join(line.split()) for line in ask.lines if line.strip()]
    rows: list[Row] = []
    seen: set[str] = set()
    pictured = _pictured(ask, lines)
    for number, line in enumerate(lines):
        if number in pictured:
            picture = _picture(ask, line, number, seen)
            seen.add(picture)
            rows.append(Row(text=picture))
        rows.append(Row(text=line, who=VOICE, off="V.O."))
    return rows or [Row(text=next(_views(ask)))]


def _pictured(ask: SceneAsk, lines: Sequence[str]) -> set[int]:
    """The lines that get a picture of their own: as many as there is time for beside the lines.

    The first does, then those that name something to be seen.
    """
    spoken = sum(max(MIN_SHOT_SECONDS, _spoken(line)) for line in lines)
    free = max(1, int((ask.seconds - spoken) // MIN_SHOT_SECONDS))
    order = sorted(
        range(len(lines)), key=lambda at: (at > 0, not any(_named(lines[at]).values()), at)
    )
    return set(order[:free])


def _spoken(line: str) -> float:
    return speaking_seconds(line, "", "neutral", "") + _AIR


def _named(line: str) -> dict[str, str]:
    """Who, what and where a line names, "" for what it does not."""
    facts = read_idea(line)
    return {
        "who": _who(line),
        "thing": f"the {_ARTICLE.sub('', facts.thing)}" if facts.thing else "",
        "place": f"the {_ARTICLE.sub('', facts.places[0].name)}" if facts.places else "",
    }


def _picture(ask: SceneAsk, line: str, number: int, seen: set[str]) -> str:
    """What is seen while a line is heard: who, what and where it names; else a view."""
    named = _named(line)
    kinds = [name for name in ("who", "thing", "place") if named[name]][:2]
    if not kinds:
        views = (view for view in _views(ask) if view not in seen)
        return next(views, table("pictures")["none"][0])
    rows = table("pictures")["_".join(kinds)]
    slots = {**named, **{name.capitalize(): _first_up(text) for name, text in named.items()}}
    told = [filled(row, slots) for row in rows]
    order = [told[(ask.number + number + at) % len(told)] for at in range(len(told))]
    return next((text for text in order if text not in seen), order[0])


def _who(line: str) -> str:
    """Whom a line names: "Agnes", "the grandfather"; "" for "he" or "I"."""
    name = next(iter(counted_names(line)), "")
    if name:
        return name
    people = [who for who in find_people(line) if who.role and not who.name]
    return (
        f"the {_ARTICLE.sub('', line[people[0].start : people[0].end].lower())}" if people else ""
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _views(ask: SceneAsk) -> Iterator[str]:
    """Views of the set, then others; each scene of a film begins elsewhere among them."""
    side = "INT" if ask.idea.interior else "EXT"
    yield from set_of(f"{side}. {ask.idea.place.upper()}").row["air"]
    views = table("pictures")["none"]
    for at in range(len(views)):
        yield views[(2 * ask.number + at) % len(views)]
