"""Verbs of qualification: begin it, see how far it is, dismiss a failure, settle a doubt."""

from __future__ import annotations

from film.errors import Refused
from film.film import Film
from film.qualification import Qualification, RunState, StepState
from film.references import get_asset
from film.study.settling import find_doubt, open_doubts, settle_fact
from film.study.sources import Doubt
from tools.cards import text_card
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import called, count, sentence
from tools.study_cards import qualification_card


async def qualify_now(desk: Desk) -> Said:
    """Begin to qualify, or go on where it failed: the notes stay as they are from then on."""
    run = await desk.get_qualifying().begin(desk.project, desk.thread, desk.author)
    text = "Qualifying: the notes stay as they are now, and the departments are at work."
    return Said(text=text, cards=(qualification_card(run),))


async def qualification(desk: Desk) -> Said:
    """Say how far the qualification is, what each department did, and what it asks."""
    here = (await desk.store.head(desk.project)).timeline
    run = await desk.get_archive().runs.find_newest(desk.project, here)
    if run is None:
        choice = Choice(label="Qualify", say="qualify")
        return Said(text="Nothing was qualified yet.", choices=(choice,))
    return await told(desk, run)


async def dismiss(desk: Desk) -> Said:
    """Put a failed qualification away; what its departments had done stays."""
    here = (await desk.store.head(desk.project)).timeline
    if not await desk.get_archive().runs.dismiss(desk.project, here):
        return Said(text="There is no failed qualification to dismiss.")
    return Said(text="Dismissed. What was qualified stays; “qualify” begins anew.")


async def settle(desk: Desk, *, about: str = "", field: str = "", value: str = "") -> Said:
    """Say which of two contradicting facts is true: MARA, hair, red."""
    film = await desk.store.load(desk.project)
    asset = get_asset(film, about)
    if not value.strip() or not field.strip():
        raise Refused(
            f"What is true of {asset.name}? Say, for example, “{asset.name}'s age is 40”."
        )
    new = settle_fact(film, asset.id, field, value, desk.author)
    text = sentence(f"{called(asset)}: {field.strip().lower()} {value.strip()}, settled by you.")
    version = await desk.store.save(new, "settle", text, desk.author)
    return _asked(new, Said(text=text, version=version.id))


async def doubts(desk: Desk) -> Said:
    """Ask about the next facts that contradict each other, with where each of them stands."""
    film = await desk.store.load(desk.project)
    if not open_doubts(film):
        return Said(text="No two facts contradict each other.")
    return _asked(film, Said(text=""))


async def told(desk: Desk, run: Qualification) -> Said:
    """What became of a qualification, with its card and the first question that it leaves."""
    film = await desk.store.load(desk.project)
    card = qualification_card(run)
    if run.state is RunState.FAILED:
        failed = next(step for step in run.steps if step.state is StepState.FAILED)
        choices = (
            Choice(label="Go on", say="qualify now"),
            Choice(label="Dismiss", say="dismiss the qualification"),
        )
        text = f"{failed.department.capitalize()} stopped: {failed.error}"
        return Said(text=text, cards=(card,), choices=choices)
    if run.state is RunState.RUNNING:
        return Said(text="The departments are at work.", cards=(card,))
    text = (
        f"Qualified: {count(len(film.characters), 'person', 'people')}, "
        f"{count(len(film.locations), 'place')}, {count(len(film.props), 'prop')}, "
        f"{count(len(film.scenes), 'scene')}, {count(len(film.facts), 'fact')}."
    )
    return _asked(film, Said(text=text, cards=(card,)))


def _asked(film: Film, said: Said) -> Said:
    """The answer, and the next doubt as a question with the candidates as buttons."""
    waiting = open_doubts(film)
    if not waiting:
        return said
    doubt = waiting[0]
    asset = next(a for a in film.assets() if a.id == doubt.asset)
    facts = find_doubt(film, doubt.id)
    values = [fact.value for fact in facts]
    question = f"Is {asset.name}'s {doubt.field} {' or '.join(values)}?"
    more = f" And {len(waiting) - 1} more." if len(waiting) > 1 else ""
    lines = [f"{fact.value}: “{fact.source.text}” ({fact.source.place()})" for fact in facts]
    card: Card = text_card(f"{asset.name}, {doubt.field}", lines)
    return said.but(
        text=f"{said.text} {question}{more}".strip(),
        cards=(*said.cards, card),
        choices=(*said.choices, *_answers(asset.name, doubt, values)),
    )


def _answers(name: str, doubt: Doubt, values: list[str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(label=value, say=f"{name}'s {doubt.field} is {value}") for value in values[:4]
    )
