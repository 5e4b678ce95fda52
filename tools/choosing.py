"""The verbs that choose who writes: the rules, or a model that the person names and pays for."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from engines.writers import RULES, TEXT_ENGINES, TextEngine, find_text_engine, is_here
from film.errors import Refused
from film.money import QuoteLine, dollars
from film.writing.choice import TextChoice
from production.writing.room import WritingRoom
from production.writing.terms import Terms
from tools.asking_first import ask_first
from tools.cards import text_card
from tools.desk import Desk
from tools.said import Choice, Said

BUDGET = "1.00"  # dollars a day, when nobody says another
MEANING = "meaning"
MOST_BUDGET = 1_000_000  # cents
BY_RULES = "The rules write. Nothing leaves this computer, and it costs nothing."


async def use_writer(
    desk: Desk,
    *,
    engine: str = "",
    model: str = "",
    budget: str = "",
    price_in: str = "",
    price_out: str = "",
    passages: str = "",
) -> Said:
    """Choose who writes this film and talks about it: the rules, or a model, after a person's yes.

    Args:
        engine: rules, gemini, openai or ollama.
        model: which model of the engine; empty is its usual one.
        budget: dollars a day at most.
        price_in: dollars for a million tokens read, where the price is not known.
        price_out: dollars for a million tokens written, where the price is not known.
        passages: meaning, or a model for it: passages of a written style are found by meaning.
    """
    room, found = desk.get_writing(), find_text_engine(engine)
    if found is None:
        await room.choose(desk.project, TextChoice())
        return Said(text=BY_RULES)
    choice = TextChoice(
        engine=found.name,
        model=found.catalogue().sheet(model.strip()).id,
        budget=_cents(budget or BUDGET),
        price_in=price_in.strip(),
        price_out=price_out.strip() or price_in.strip(),
        passages=_finder(found, passages.strip()),
    )
    terms = room.terms(choice)
    _check_price(terms)
    cents = 0 if terms.free else choice.budget
    line = QuoteLine(what=f"{_named(terms)}, at most a day", count=1, cents=cents)
    film = await desk.store.load(desk.project)
    return await ask_first(
        desk, film, "use_writer", choice.arguments(), _question(terms, choice), line
    )


def _question(terms: Terms, choice: TextChoice) -> str:
    text = f"Let {_named(terms)} write this film and talk about it? {_told(terms)}"
    if not terms.free:
        text += f" At most ${choice.dollars} a day for this film; at 80 % I say so."
    return text


async def use_writer_approved(
    desk: Desk,
    *,
    engine: str,
    model: str,
    budget: str,
    price_in: str,
    price_out: str,
    passages: str = "",
) -> Said:
    """What the person's yes to `use_writer` does."""
    if not desk.approval:
        raise Refused("Only a person's Approve can choose a model. Nothing was changed.")
    choice = TextChoice(
        engine=engine,
        model=model,
        budget=_cents(budget),
        price_in=price_in,
        price_out=price_out,
        passages=passages,
        approval=desk.approval,
    )
    room = desk.get_writing()
    await room.choose(desk.project, choice)
    named = _named(room.terms(choice))
    return Said(
        text=f"{named} writes from now on.",
        choices=(Choice(label="Use the rules", say="use the rules for the writing"),),
    )


async def which_writer(desk: Desk) -> Said:
    """Tell who writes this film, where its words go, what it costs, and what else there is."""
    room = desk.get_writing()
    choice = await room.choice(desk.project)
    card = text_card("Who can write", [_row(room, name) for name in (RULES, *TEXT_ENGINES)])
    others = tuple(
        Choice(label=f"Use {engine.title}", say=f"use {engine.name} for the writing")
        for engine in TEXT_ENGINES.values()
        if engine.name != choice.engine and not _missing(room, engine.name)
    )
    if choice.is_rules:
        return Said(text=BY_RULES, cards=(card,), choices=others)
    terms = room.terms(choice)
    text = f"{_named(terms)} writes. {_told(terms)}"
    if not terms.free:
        gone = await room.budget(desk.project, choice)
        text += f" Today {dollars(gone.spent)} of {dollars(gone.most)} are spent."
    back = Choice(label="Use the rules", say="use the rules for the writing")
    return Said(text=text, cards=(card,), choices=(back, *others))


def _row(room: WritingRoom, name: str) -> str:
    if name == RULES:
        return "rules: need nothing, cost nothing"
    missing = _missing(room, name)
    if missing:
        return f"{name}: {missing}"
    terms = room.terms(TextChoice(engine=name))
    return f"{name} ({terms.sheet.id}): {terms.where()} {terms.cost()}"


def _missing(room: WritingRoom, name: str) -> str:
    """What keeps an engine from being used; "" for nothing."""
    try:
        room.terms(TextChoice(engine=name))
    except Refused as refused:
        return str(refused)
    return ""


def _check_price(terms: Terms) -> None:
    """An unknown price is asked for: it is not zero."""
    unpriced = [sheet.id for sheet in terms.sheets if sheet.price() is None]
    if unpriced:
        name, model = terms.engine.name, terms.sheet.id
        free = f"use {name} {model} at 0 in, 0 out"
        free += f", passages by {terms.passages.id}" if terms.passages else ""
        raise Refused(
            f"I do not know what {unpriced[0]} costs there. Say it with its price, in dollars for "
            f"a million tokens: “use {name} {model} at 0.5 in, 2 out”, or “at 0 in, 0 out” if it "
            "costs nothing.",
            (free,) if is_here(terms.access.url) else (),
        )


def _finder(engine: TextEngine, said: str) -> str:
    """The model that finds passages by meaning; "" where they are found by their words."""
    models = engine.catalogue().vectors
    if models is None or said.casefold() in ("", "words"):
        return ""
    return models.sheet("" if said.casefold() == MEANING else said).id


def _told(terms: Terms) -> str:
    """Where words go, what that costs, and what else is sent."""
    return " ".join(filter(None, (terms.where(), terms.cost(), terms.meaning())))


def _named(terms: Terms) -> str:
    return f"{terms.engine.title} ({terms.sheet.id})"


def _cents(budget: str) -> int:
    """Dollars as cents; Refused for what is no sum of money."""
    said = budget.strip().lstrip("$").removesuffix("dollars").removesuffix("a day").strip()
    try:
        cents = int(Decimal(said) * 100)
    except (InvalidOperation, OverflowError, ValueError):
        cents = -1
    if not 0 < cents <= MOST_BUDGET:
        raise Refused(f"“{budget}” is no budget. Say it in dollars a day, such as “$2 a day”.")
    return cents
