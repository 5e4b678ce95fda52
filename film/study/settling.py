"""Doubts settled by a person's word, and what that changes of how somebody looks."""

from __future__ import annotations

from film.assets import Age, Character
from film.edits.looks import read_look
from film.edits.parts import with_people
from film.film import Film
from film.study.reviews import Review
from film.study.sources import Doubt, Fact, From, Source, facts_of, make_fact

YEARS = ((13, Age.CHILD), (18, Age.TEEN), (32, Age.YOUNG), (60, Age.ADULT))


def open_doubts(film: Film) -> tuple[Doubt, ...]:
    """The doubts that wait for a person's word."""
    known = {asset.id for asset in film.assets()}
    return tuple(d for d in film.doubts if not d.answer and d.asset in known)


def find_doubt(film: Film, doubt_id: str) -> tuple[Fact, ...]:
    """The facts that a doubt is between."""
    doubt = next(d for d in film.doubts if d.id == doubt_id)
    return tuple(fact for fact in film.facts if fact.id in doubt.facts)


def settle_fact(film: Film, asset: str, field: str, value: str, author: str) -> Film:
    """The film where this is true of an asset because a person says so; its look follows."""
    name, said = field.strip().lower(), value.strip()
    source = Source(kind=From.PERSON, name=author, text=f"{name}: {said}")
    kept = tuple(
        f for f in film.facts
        if (f.asset, f.field) != (asset, name) or f.source.kind is not From.PERSON
    )  # fmt: skip
    doubts = tuple(
        d.but(answer=said) if (d.asset, d.field) == (asset, name) else d for d in film.doubts
    )
    settled = film.but(facts=(*kept, make_fact(asset, name, said, source)), doubts=doubts)
    person = next((c for c in film.characters if c.id == asset), None)
    return settled if person is None else with_people(settled, _looking(person, name, said))


def truth(film: Film, asset: str, field: str) -> Fact | None:
    """What holds of a field: a person's word, else what was told first; None when nothing was."""
    facts = facts_of(film.facts, asset, field)
    said = [fact for fact in facts if fact.source.kind is From.PERSON]
    best = said[-1:] or facts[:1]
    return best[0] if best else None


def _looking(person: Character, field: str, value: str) -> Character:
    look = person.appearance
    if field == "age" and value.isdigit():
        age = next((age for years, age in YEARS if int(value) < years), Age.OLD)
        look = look.but(age=age)
    elif field not in ("age", "eyes"):
        look = read_look(look, f"{value} {field}" if field != "build" else value).appearance
    if look == person.appearance:
        return person
    return person.but(appearance=look, review=Review.EDITED)
