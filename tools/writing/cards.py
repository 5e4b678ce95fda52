"""Cards of a story before it is a film; props are plain JSON.

brief   {"values": {..}, "choices": {"types": [..], "ratings": [..],
        "genres": [..], "structures": [..], "libraries": [..]}}
treatments {"treatments": [{"number", "title", "differs", "tone", "ending", "writer", "chosen",
        "say", "style": [..], "passages": [{"number", "text", "by_hand"}]}], "since": [..]}
beats   {"title", "status", "why", "since", "fewest", "most", "beats": [{"id", "number", "title",
        "text", "turn", "passage", "passage_number", "by_hand", "scenes": [number],
        "changed"}]}
page    {"title", "author", "status", "why", "since", "scenes": [{"number", "heading",
        "style": [..], "beats": [{"number", "title"}], "elements": [{"kind", "text"}]}]}
ideas   {"number", "title", "ideas": [{"title", "text", "say"}]}   (other ways to tell a beat)
(`since` is what of the set-up has changed since it was written)
sources {"sources": [{"number", "title", "tag", "kind", "words", "parts"}], "tags": [..]}
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from film.film import Film
from film.story import Scene
from film.writing.brief import Brief, Structure
from film.writing.lengths import range_told
from film.writing.made_for import set_up_since
from film.writing.stages import status_of, why_outdated
from film.writing.story import StageName, Tag, Treatment
from film.writing.structures import FEWEST, MOST
from film.writing.wishes import values_of
from tools.said import Card


def brief_card(film: Film, libraries: Mapping[str, str]) -> Card:
    """The set-up as a form; `libraries` are names of written styles by id."""
    brief = film.brief
    values = {
        "length": range_told(brief),
        "type": brief.type.value,
        "rating": brief.rating.value,
        "genres": list(brief.genres),
        "tone": brief.tone,
        "structure": brief.structure.value,
        "library": libraries.get(brief.library, ""),
        "mode": brief.mode.value,
        "idea": brief.idea,
        "twist": brief.twist,
    }
    return Card(
        kind="brief", props={"values": values, "choices": _choices(list(libraries.values()))}
    )


def _choices(libraries: Sequence[str]) -> dict[str, list[str]]:
    return {
        "types": list(values_of("types")),
        "ratings": list(values_of("ratings")),
        "genres": list(values_of("genres")),
        "structures": [structure.value for structure in Structure],
        "libraries": list(libraries),
    }


def brief_in_words(brief: Brief) -> str:
    """The set-up in a line."""
    parts = [
        range_told(brief),
        brief.type.value,
        brief.rating.value,
        *brief.genres,
        brief.structure.value,
        *([f"tone: {brief.tone}"] if brief.tone else []),
    ]
    return ", ".join(parts)


def treatments_card(film: Film, only: Sequence[Treatment] = ()) -> Card:
    """Treatments side by side."""
    rows = [
        _treatment(film, number, treatment)
        for number, treatment in enumerate(film.treatments, 1)
        if not only or treatment in only
    ]
    since = list(set_up_since(film, StageName.TREATMENT))
    return Card(kind="treatments", props={"treatments": rows, "since": since})


def _treatment(film: Film, number: int, treatment: Treatment) -> dict[str, Any]:
    return {
        "number": number,
        "title": treatment.title,
        "differs": treatment.differs,
        "tone": treatment.tone,
        "ending": treatment.ending,
        "writer": treatment.writer,
        "chosen": treatment.id == film.treatment,
        "say": f"pick treatment {number}",
        "style": list(treatment.style),
        "passages": [
            {"number": place, "text": passage.text, "by_hand": passage.by_hand}
            for place, passage in enumerate(treatment.passages, 1)
        ],
    }


def beats_card(film: Film, changed: Collection[str] = ()) -> Card:
    """The beat sheet, with the passage that each beat comes from and the scenes that serve it."""
    passages = _passages(film)
    rows = [
        {
            "id": beat.id,
            "number": number,
            "title": beat.title,
            "text": beat.text,
            "turn": beat.turn,
            "passage_number": passages.get(beat.passage, (0, ""))[0],
            "passage": passages.get(beat.passage, (0, ""))[1],
            "by_hand": beat.by_hand,
            "scenes": [scene.number for scene in film.scenes if beat.id in scene.beats],
            "changed": beat.id in changed,
        }
        for number, beat in enumerate(film.beats, 1)
    ]
    return Card(
        kind="beats",
        props={
            "title": film.title,
            "status": status_of(film, StageName.BEATS).value,
            "why": why_outdated(film, StageName.BEATS),
            "since": list(set_up_since(film, StageName.BEATS)),
            "fewest": FEWEST,
            "most": MOST,
            "beats": rows,
        },
    )


def _passages(film: Film) -> dict[str, tuple[int, str]]:
    """The passages of the chosen treatment by id, with their numbers."""
    chosen = (t.passages for t in film.treatments if t.id == film.treatment)
    return {p.id: (place, p.text) for place, p in enumerate(next(chosen, ()), 1)}


def page_card(film: Film, scenes: Sequence[Scene] = ()) -> Card:
    """Pages of the script with the beats that each scene serves beside them."""
    numbers = {beat.id: (n, beat.title) for n, beat in enumerate(film.beats, 1)}
    rows = [
        {
            "number": scene.number,
            "heading": scene.heading,
            "style": list(scene.style),
            "beats": [
                {"number": numbers[b][0], "title": numbers[b][1]}
                for b in scene.beats
                if b in numbers
            ],
            "elements": [{"kind": str(e.kind), "text": e.text} for e in scene.elements],
        }
        for scene in scenes or film.scenes
    ]
    return Card(
        kind="page",
        props={
            "title": film.title,
            "author": film.author,
            "status": status_of(film, StageName.SCRIPT).value,
            "why": why_outdated(film, StageName.SCRIPT),
            "since": list(set_up_since(film, StageName.SCRIPT)),
            "scenes": rows,
        },
    )


def sources_card(film: Film) -> Card:
    """What is staged and what each is for."""
    rows = [
        {
            "number": number,
            "title": source.title,
            "tag": source.tag.value,
            "kind": source.kind,
            "words": source.words,
            "parts": [part.model_dump(mode="json") for part in source.parts],
        }
        for number, source in enumerate(film.sources, 1)
    ]
    return Card(kind="sources", props={"sources": rows, "tags": [tag.value for tag in Tag]})
