"""Pictures for audio: a transcript's words as they are, over pictures invented for them."""

from __future__ import annotations

from collections.abc import Iterator

from engines.rules.writer.compose import Row
from engines.rules.writer.grammar import filled
from engines.rules.writer.reading import read_idea
from engines.rules.writer.stage import set_of
from film.writing.asks import SceneAsk

VOICE = "Narrator"


def narrated(ask: SceneAsk) -> list[Row]:
    """Every line, verbatim and in order, as a voice over a picture."""
    rows: list[Row] = []
    views = _views(ask)
    for line in ask.lines:
        text = " ".join(line.split())
        if text:
            rows += [
                Row(text=_picture(ask, text, next(views))),
                Row(text=text, who=VOICE, off="V.O."),
            ]
    return rows or [Row(text=next(views))]


def _picture(ask: SceneAsk, line: str, view: str) -> str:
    """What is seen while a line is heard: its own thing or place if it names one."""
    facts = read_idea(line)
    who = ask.idea.who[0].title() if ask.idea.who else ""
    if facts.thing and who:
        return f"{who} holds up the {facts.thing}."
    if facts.thing:
        return f"Close on the {facts.thing}, in the light."
    if facts.places:
        return f"{view} Beyond it, the {facts.places[0].name}."
    return view


def _views(ask: SceneAsk) -> Iterator[str]:
    """Views of the set, and of who is in it, over and over, never two alike in a row."""
    side = "INT" if ask.idea.interior else "EXT"
    row = set_of(f"{side}. {ask.idea.place.upper()}").row
    who = ask.idea.who[0].title() if ask.idea.who else ""
    views = list(row["air"])
    if who:
        views += [filled(text, {"P": _seen(who)}) for text in row["busy"] if "{P.h" not in text]
    place = ask.number
    while True:
        yield views[place % len(views)]
        place += 1


def _seen(name: str) -> str:
    return name
