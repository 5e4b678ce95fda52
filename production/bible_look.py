"""The bible's look: what a picture was made to show against what the story knows (pure).

It is asked at the same time as the eye and knows nothing of pixels; the eye knows nothing of the
story. A picture that shows a clean coat where the story has it torn fails here, whoever planned it.
"""

from __future__ import annotations

from collections.abc import Iterable

from engines.roles import StepOrder
from film.facts import PersonFacts, ShotFacts
from film.setup import PersonLook
from film.verdicts import Answer, Finding, Verdict
from production.composites import INK, PERSON, PLACE, PROP

SURE = 1.0


def look_of_bible(facts: ShotFacts, order: StepOrder) -> Verdict:
    """The verdict on one step. Findings are about what the step adds, and place and light."""
    findings = {
        PLACE: _place,
        PERSON: _people,
        PROP: _props,
        INK: lambda *_: (),
    }[order.stage](facts, order)
    return Verdict(by="bible", findings=tuple(findings))


def _place(facts: ShotFacts, order: StepOrder) -> Iterable[Finding]:
    setup = order.setup
    yield _same("place", facts.place, setup.place.name)
    yield _same("time of day", facts.time, setup.time.value)
    yield _same("weather", facts.weather, setup.weather.value)


def _people(facts: ShotFacts, order: StepOrder) -> Iterable[Finding]:
    known = {person.who: person for person in facts.people}
    for look in order.setup.people:
        if look.who not in order.adds:
            continue
        person = known.get(look.who)
        if person is None:
            yield _fail(f"Is {look.name} here?", f"{look.name} is not in this shot of the story.")
        else:
            yield from _state(person, look)


def _state(person: PersonFacts, look: PersonLook) -> Iterable[Finding]:
    yield _same(f"state of {look.name}", _words(person.conditions), _words(look.conditions))


def _props(facts: ShotFacts, order: StepOrder) -> Iterable[Finding]:
    known = {prop.prop: prop for prop in facts.props}
    for look in order.setup.props:
        if look.who not in order.adds:
            continue
        prop = known.get(look.who)
        if prop is None:
            yield _fail(f"Is the {look.name} here?", f"The {look.name} is not in this shot.")
        else:
            holder = (look.held_by,) if look.held_by else ()
            yield _same(f"who holds the {look.name}", _words(prop.held_by), _words(holder))


def _same(what: str, story: str, picture: str) -> Finding:
    question = f"Does the {what} agree with the story?"
    if story == picture:
        return Finding(question=question, answer=Answer.PASS, confidence=SURE)
    reason = f"The {what} is “{story or 'nothing'}” in the story and “{picture or 'nothing'}” here."
    return _fail(question, reason)


def _fail(question: str, reason: str) -> Finding:
    return Finding(question=question, answer=Answer.FAIL, confidence=SURE, reason=reason)


def _words(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))
