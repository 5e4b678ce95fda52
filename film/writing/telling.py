"""An ask in words: what a prompt file is filled with, one text for each field of the ask.

Everything a person wrote or uploaded is material. Marks that would end a block of material are
taken out of it, so that it cannot pass for an instruction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from film.noun import Noun
from film.writing.asks import Ask, Person, SceneIdea
from film.writing.brief import Brief
from film.writing.story import Beat, Passage
from film.writing.styles import Shown

NOTHING = "(none)"
_MARK = re.compile(r"<(/?)([a-z_]+)>", re.IGNORECASE)


def in_words(ask: Ask[Any]) -> dict[str, str]:
    """Every field of the ask as text, by its name; what is empty is "(none)"."""
    return {name: _told(getattr(ask, name)) for name in type(ask).model_fields}


def _told(value: Any) -> str:
    text = _in_words(value).strip()
    return _MARK.sub(r"‹\1\2›", text) or NOTHING


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Noun):
        return _NOUNS[type(value)](value)
    if isinstance(value, tuple):
        return _listed(value)
    return str(value.value if isinstance(value, Enum) else value)


def _listed(values: Sequence[Any]) -> str:
    """Numbered where a draft refers to the number, else with dashes."""
    numbered = bool(values) and isinstance(values[0], Passage | Beat)
    lines = [_in_words(value) for value in values]
    return "\n".join(f"{n}. {line}" if numbered else f"- {line}" for n, line in enumerate(lines, 1))


def _brief(brief: Brief) -> str:
    lengths = f"{brief.shortest} to {brief.longest} seconds" if brief.longest else ""
    rows = (
        ("what was brought", brief.mode.value),
        ("kind of film", brief.type.value),
        ("rating", brief.rating.value),
        ("length", lengths),
        ("genres", ", ".join(brief.genres)),
        ("tone", brief.tone),
        ("structure", brief.structure.value),
        ("the idea in the person's words", brief.idea),
        ("the twist", brief.twist),
    )
    return "\n".join(f"- {name}: {said}" for name, said in rows if said)


def _person(person: Person) -> str:
    return f"{person.name}: {person.description}" if person.description else person.name


def _beat(beat: Beat) -> str:
    turn = f" ({beat.turn})" if beat.turn else ""
    return f"{beat.title}{turn}: {beat.text}" if beat.text else f"{beat.title}{turn}"


def _idea(idea: SceneIdea) -> str:
    rows = (
        ("heading", f"{'INT.' if idea.interior else 'EXT.'} {idea.place} - {idea.time}".upper()),
        ("who", ", ".join(idea.who)),
        ("props", ", ".join(idea.props)),
        ("want", idea.want),
        ("obstacle", idea.obstacle),
        ("turn", idea.turn),
    )
    return "\n".join(f"- {name}: {said}" for name, said in rows if said)


_NOUNS: dict[type[Noun], Callable[[Any], str]] = {
    Brief: _brief,
    Person: _person,
    Beat: _beat,
    SceneIdea: _idea,
    Passage: lambda passage: passage.text,
    Shown: Shown.in_words,
}
