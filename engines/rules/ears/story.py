"""Requests about the story and what is known of it: whole messages that fit a pattern of
`data/story.yaml` or `data/study.yaml`, or an idea.

They carry long free text, so they are read before the film's own words are looked for: what a
person writes of their story is never searched for orders.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.lines_of_story import ask_for_a_name, name_of_the_script, timelines_in
from engines.rules.ears.set_up import hear_set_up
from engines.rules.ears.story_slots import (
    AS_TYPED,
    EDGES,
    NUMBERS,
    ORDINALS,
    SLOTS,
    WORDS,
    numbered,
)
from engines.rules.ears.understood import Order, Pending, Question, Understood
from film.film import Film
from film.references import find_location, find_person, find_prop
from film.writing.structures import structure_ways
from film.writing.wishes import find_length

_POLITE = (
    r"(?:(?:please|now|then|ok(?:ay)?|so|let's|let us|and|yes,?|"
    r"(?:can|could|would|will) you(?: please)?)[, ]+)*"
)
_PART = re.compile(r"\{(?:(\w+):)?(\w+)\}|\(([^)]*)\)|\[([^\]]*)\]|([^\s{(\[]+|\s+)")
LEAST_IDEA = 5  # words of a bare sentence that is taken for an idea


@dataclass(frozen=True)
class Request:
    """One entry of the data file."""

    tool: str
    does: str
    gate: str
    when: str
    given: dict[str, str]
    patterns: tuple[re.Pattern[str], ...]
    test: dict[str, dict[str, str]]
    trap: tuple[str, ...]


@lru_cache
def requests() -> tuple[Request, ...]:
    """All entries, in the order of the files."""
    files = ("timelines.yaml", "story.yaml", "study.yaml")
    rows: list[dict[str, Any]] = [row for file in files for row in read_yaml(file)]
    return tuple(
        Request(
            tool=row["tool"],
            does=row["does"],
            gate=row.get("gate", "free"),
            when=row.get("when", ""),
            given=row.get("given", {}),
            patterns=tuple(_compiled(pattern) for pattern in row["say"]),
            test=row.get("test", {}),
            trap=tuple(row.get("trap", ())),
        )
        for row in rows
    )


def hear_story(typed: str, film: Film, pending: Pending | None = None) -> Understood | None:
    """What a message asks of the story; None when it is about something else."""
    said = typed.strip()
    if pending is not None and pending.tool == "new_film" and len(said.split()) > 2:
        return Understood((Order("new_film", {"idea": said}),))
    if _ASKS_FOR_ONE.fullmatch(said.strip(" .!").lower()):
        return Understood(question=Question(_WHAT, (), Pending("new_film", {})))
    orders = _orders(said, film)
    if (question := ask_for_a_name(orders, film)) is not None:
        return Understood(question=question)
    orders = orders or name_of_the_script(said, pending)
    if orders:
        return Understood(orders)
    if (new := _NEW.fullmatch(said)) is not None:
        return Understood((Order("new_film", {"idea": new["idea"].strip()}),))
    return None


def hear_idea(typed: str, film: Film) -> Understood | None:
    """A sentence typed where there is nothing yet: it is what the film is about."""
    if film.scenes or film.treatments or not is_idea(typed):
        return None
    return Understood((Order("new_film", {"idea": typed.strip()}),))


def is_idea(typed: str) -> bool:
    """A statement of some words that neither asks nor addresses the crew."""
    said = typed.strip()
    return len(said.split()) >= LEAST_IDEA and not said.endswith("?") and not _TALKS.match(said)


_TALKS = re.compile(
    r"(?:can|could|would|will|do|does|did|is|are|what|who|where|when|why|how|which|please|help|hi"
    r"|hello|hey|thanks?|show|make|render|undo|redo|delete|play|open|tell|give|i (?:want|would|need"
    r"|think|like|have|am)|i'm|i'd|let's|let us|you|it is too|this is)\b",
    re.IGNORECASE,
)
_FORM = r"(?:film|movie|short|story|trailer|commercial|spot|ad|picture|animatic|video)"
_ASKS_FOR_ONE = re.compile(
    rf"{_POLITE}(?:i (?:want|would like|have)(?: to)? ?)?(?:(?:make|write|start|begin|create) )?"
    rf"(?:me )?(?:a |an )?(?:new )?(?:(?:short )?{_FORM} (?:from|out of) an idea|idea|new {_FORM}"
    rf"|{_FORM} idea)"
)
_GENRE = "comedy|drama|thriller|western|horror|romance|mystery|noir|parody|tragedy|satire|musical"
_NEW = re.compile(
    rf"{_POLITE}(?:(?:i (?:want|would like)|i'd like) to )?"
    r"(?:make|write|start|begin|create|develop|shoot)(?: me| us)? "
    rf"(?P<idea>(?:an?|my|the|our|another) (?:[\w'’,:–-]+ ){{0,9}}?(?:{_FORM}|{_GENRE}|fable)\b,?"
    r"(?: (?:film|movie|short|story))? (?:about|where|in which|of|that|with)\b.+)",
    re.IGNORECASE | re.DOTALL,
)
_WHAT = "What is it about? A sentence or two will do; a whole text can be pasted or dropped in."


def _orders(said: str, film: Film) -> tuple[Order, ...]:
    """The message as one request, or as several joined by "and then"."""
    whole = _order(said, film)
    if whole:
        return (whole,)
    parts = [p for p in re.split(r"(?:,? and then |,? then |; | and )", said) if p.strip()]
    if not 1 < len(parts) < 5:
        return ()
    found: list[Order] = []
    for part in parts:
        if (order := _order(part, film)) is None:
            return ()
        found.append(order)
    return tuple(found)


def _order(said: str, film: Film) -> Order | None:
    said = numbered(said)
    for request in requests():
        if not _is_time(request.when, film):
            continue
        for pattern in request.patterns:
            match = pattern.fullmatch(said)
            args = _arguments(match) if match else None
            if args is None or match is None:
                continue
            lines = timelines_in(match.groupdict(), film)
            known = lines is not None and _is_known(args.get("which", ""), film)
            if known and _are_there(match, film):
                return Order(request.tool, args | (lines or {}) | request.given, request.gate)
    wishes = hear_set_up(said, film)
    return Order("set_up", wishes) if wishes else None


def _is_known(which: str, film: Film) -> bool:
    """Whether words name a treatment: by number, or by words of a title."""
    said = which.lower()
    table = (*ORDINALS, *WORDS, "last", "")
    return said.isdigit() or said in table or any(said in t.title.lower() for t in film.treatments)


def _are_there(match: re.Match[str] | None, film: Film) -> bool:
    """Whether all that is named as an asset is one of the film's."""
    slots = match.groupdict() if match else {}
    named = [said for slot, said in slots.items() if said and slot.endswith("__asset")]
    finders = (find_person, find_prop, find_location)
    return all(any(find(film, said.strip()) for find in finders) for said in named)


def _is_time(when: str, film: Film) -> bool:
    """Whether the film has what a request is about."""
    there = {
        "": True,
        "treatments": bool(film.treatments),
        "treatment": bool(film.treatment),
        "script": bool(film.scenes),
        "story": bool(film.treatment) and not film.scenes,
    }
    return there[when]


def _arguments(match: re.Match[str]) -> dict[str, str] | None:
    """What the slots caught, as the verbs take it; None when a value is none after all."""
    args: dict[str, str] = {}
    for group, value in match.groupdict().items():
        name, kind = group.rsplit("__", 1)
        if value is None or name == "_":
            continue
        read = _value(kind, value.strip())
        if not read:
            return None
        args[name] = read
    return args


def _value(kind: str, said: str) -> str:
    """What a slot caught, as the verbs take it; "" when it is none after all."""
    bare = re.sub(r"^(?:the |number |very )+| (?:place|position)$", "", said.lower())
    unquoted = said.strip('“”"').strip()
    read = {
        "quote": unquoted,
        "length": said if find_length(said) else "",
        "scenes": re.sub(r"\s*(?:and|&|,)\s*", ",", re.sub(r"\s*(?:-|–|to)\s*", "..", said)),
        **dict.fromkeys(("text", "told", "manner", "word"), said),
        "structure": said,
        "tag": said.lower(),
        "beats": said,
        **dict.fromkeys(AS_TYPED, said),
        **dict.fromkeys(("timeline", "two"), said),
        "title": unquoted,
        "label": re.sub(r"\s*(?:and|&|,)\s*", ",", said.upper()),
        "nothing": "none",
        "edge": EDGES.get(bare, ""),
        "place": _ENDS.get(bare, bare),
        "which": unquoted.removeprefix("the ").removesuffix(" one"),
    }
    return read.get(kind, NUMBERS.get(bare, bare))


_ENDS = {"beginning": "first", "start": "first", "top": "first", "end": "last", "bottom": "last"}


def _compiled(pattern: str) -> re.Pattern[str]:
    body = "".join(_pieces(pattern))
    return re.compile(rf"{_POLITE}{body}(?:[, ]+please)?\s*[.!]*", re.IGNORECASE | re.DOTALL)


def _pieces(pattern: str) -> Iterator[str]:
    """The parts of a pattern as a regular expression; its spaces may be left out."""
    for match in _PART.finditer(pattern):
        name, kind, either, maybe, word = match.groups()
        if kind:
            yield rf"(?P<{name or kind}__{kind}>{_slot(kind)})"
        elif either is not None:
            yield rf"(?:{'|'.join(map(re.escape, either.split('|')))})"
        elif maybe is not None:
            yield from _optional(maybe)
        else:
            yield r"\s*" if word.isspace() else re.escape(word)


def _optional(maybe: str) -> Iterator[str]:
    ways = (re.escape(way.strip()) for way in maybe.split("|"))
    yield rf"(?:\s*(?:{'|'.join(ways)}))?" if "{" not in maybe else ""


def _slot(kind: str) -> str:
    if kind == "structure":
        ways = {way for name, ways in structure_ways().items() for way in (*ways, name)}
        return "|".join(re.escape(way) for way in sorted(ways, key=len, reverse=True))
    return SLOTS[kind]
