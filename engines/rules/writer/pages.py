"""Rows as Fountain: action, speeches with (CONT'D), people and things in capitals at first."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from engines.rules.writer.cast import Actor
from engines.rules.writer.filling import Row

PARAGRAPH = 3  # rows of action
_FORCED = re.compile(r"^(?=(?:INT|EXT|EST|I/E)[. ]|[.@!>~=#])", re.IGNORECASE)


def as_fountain(heading: str, rows: Sequence[Row], most: int = PARAGRAPH) -> str:
    """One scene: its heading, then its rows, up to `most` of action joined to one paragraph."""
    parts = [heading]
    before = ""
    paragraph: list[str] = []
    for row in _joined(rows):
        if not row.who:
            paragraph.append(row.text)
            continue
        acted = bool(paragraph)
        parts += _action(paragraph, most)
        paragraph = []
        parts.append(_speech(row, again=before == row.who and acted))
        before = row.who
    return "\n\n".join([*parts, *_action(paragraph, most)]) + "\n"


def _joined(rows: Sequence[Row]) -> list[Row]:
    """The rows, two speeches in a row by one person made one; what a voice tells stays apart."""
    done: list[Row] = []
    for row in rows:
        last = done[-1] if done else None
        same = last and row.who and (last.who, last.off) == (row.who, row.off)
        if last and same and not row.aside and row.off != "V.O.":
            done[-1] = last.but(text=f"{last.text} {row.text}")
        else:
            done.append(row)
    return done


def _action(paragraph: Sequence[str], most: int) -> list[str]:
    """Paragraphs of at most so many rows."""
    groups = [paragraph[at : at + most] for at in range(0, len(paragraph), most)]
    texts = [" ".join(group) for group in groups]
    return [f"!{text}" if _FORCED.match(text) or text.isupper() else text for text in texts]


def _speech(row: Row, again: bool) -> str:
    cue = row.who.upper()
    cue += f" ({row.off})" if row.off else " (CONT'D)" if again else ""
    cue = cue if re.match(r"^[A-Z]", cue) else f"@{cue}"
    aside = f"({row.aside})\n" if row.aside else ""
    return f"{cue}\n{aside}{row.text}"


def introduced(rows: Sequence[Row], actors: Sequence[Actor]) -> list[Row]:
    """The rows with each of these actors presented where they are first seen."""
    found = list(rows)
    for actor in actors:
        at = next(
            (p for p, row in enumerate(found) if not row.who and _names(actor, row.text)), None
        )
        speaks = next(
            (p for p, row in enumerate(found) if row.who == actor.name and not row.off), None
        )
        if at is not None and (speaks is None or at < speaks):
            found[at] = found[at].but(text=_presented(found[at].text, actor))
        elif speaks is not None:
            found.insert(speaks, Row(text=f"{actor.introduced()}, steps in."))
    return found


def _names(actor: Actor, text: str) -> bool:
    return re.search(rf"\b{re.escape(actor.name)}\b(?!['’]s)", text) is not None


def _presented(text: str, actor: Actor) -> str:
    """ "Mara dries a plate" becomes "MARA (34), wiry, red coat, dries a plate"."""
    word = re.compile(rf"\b{re.escape(actor.name)}\b(?!['’]s)")
    found = word.search(text)
    if found is None:
        return text
    after = text[found.end() :]
    comma = "" if after[:1] in ".!?,;:" else ","
    return f"{text[: found.start()]}{actor.introduced()}{comma}{after}"


def with_capitals(rows: Sequence[Row], thing: str) -> list[Row]:
    """The rows with a thing's name in capitals where action first names it."""
    found = list(rows)
    name = re.escape(thing)
    for pattern in (rf"(?:(?<=\ba )|(?<=\ban )){name}\b", rf"(?<=\bthe ){name}\b"):
        word = re.compile(pattern, re.IGNORECASE)
        for at, row in enumerate(found):
            if not row.who and thing and word.search(row.text):
                found[at] = row.but(text=word.sub(lambda hit: hit[0].upper(), row.text, count=1))
                return found
    return found


def spoken_words(rows: Sequence[Row]) -> Iterator[str]:
    """The lines of dialogue."""
    return (row.text for row in rows if row.who)
