"""The verbs of prompts: see what a writer is told, put other words in its place, go back."""

from __future__ import annotations

from collections import Counter

from film.errors import Refused
from film.money import QuoteLine
from film.writing.asks import (
    BeatIdeasAsk,
    BeatsAsk,
    DigestAsk,
    OutlineAsk,
    PassageAsk,
    SceneAsk,
    TreatmentsAsk,
)
from prompts.loader import BadPrompt, read
from tools.asking_first import ask_first
from tools.cards import text_card
from tools.desk import Desk
from tools.said import Choice, Said

NAMES = tuple(
    ask.prompt
    for ask in (
        DigestAsk, TreatmentsAsk, PassageAsk, BeatsAsk, BeatIdeasAsk, OutlineAsk, SceneAsk,
    )
)  # fmt: skip


async def show_prompt(desk: Desk, *, name: str = "") -> Said:
    """Show what a model is told for one kind of writing, and which calls were made with it.

    Args:
        name: digest, treatments, passage, beats, beat_ideas, outline or scene; empty lists them.
    """
    if not name.strip():
        choices = tuple(Choice(label=n, say=f"show the prompt for {n}") for n in NAMES)
        return Said(text="Which prompt? There is one for each kind of writing.", choices=choices)
    room, name = desk.get_writing(), _named(name)
    prompt, own = await room.prompt(desk.project, name), read(name)
    whose = "the house's own" if prompt.digest == own.digest else "yours"
    meanings = [f"{{{variable}}}: {what}" for variable, what in prompt.variables.items()]
    cards = [text_card(f"{name} ({prompt.digest})", prompt.text.split("\n\n"))]
    cards.append(text_card("What it is filled with", meanings))
    used = await _used(desk, name)
    cards += [text_card("Made with", used)] if used else []
    choices = (Choice(label="Use the house's own", say=f"reset the prompt for {name}"),)
    return Said(
        text=f"The prompt for {name}: {whose}. The rules do not read it; models do.",
        cards=tuple(cards),
        choices=choices if whose == "yours" else (),
    )


async def set_prompt(desk: Desk, *, name: str = "", text: str = "") -> Said:
    """Tell models something else for one kind of writing in this film, after a person's yes.

    Args:
        name: which prompt.
        text: the whole of it, with every {variable} that the house's own uses.
    """
    name = _named(name)
    try:
        prompt = read(name).with_text(text)
    except BadPrompt as error:
        raise Refused(f"{error} Nothing was changed.") from error
    film = await desk.store.load(desk.project)
    line = QuoteLine(what=f"prompt for {name}", count=1, cents=0)
    asked = f"Use this prompt for {name} in this film from now on?"
    card = text_card(f"{name} ({prompt.digest})", prompt.text.split("\n\n"))
    arguments = {"name": name, "text": prompt.text}
    return await ask_first(desk, film, "set_prompt", arguments, asked, line, (card,))


async def set_prompt_approved(desk: Desk, *, name: str, text: str) -> Said:
    """What the person's yes to `set_prompt` does."""
    await desk.get_writing().set_prompt(desk.project, name, text, desk.author)
    back = Choice(label="Use the house's own", say=f"reset the prompt for {name}")
    return Said(text=f"The prompt for {name} is yours now.", choices=(back,))


async def reset_prompt(desk: Desk, *, name: str = "") -> Said:
    """Go back to the house's own prompt for one kind of writing; the other text is kept.

    Args:
        name: which prompt.
    """
    name = _named(name)
    await desk.get_writing().set_prompt(desk.project, name, "", desk.author)
    return Said(text=f"The prompt for {name} is the house's own again.")


async def _used(desk: Desk, name: str) -> list[str]:
    """Which text of the prompt made how many calls, the newest first."""
    entries = await desk.get_writing().books.ledger.entries(desk.project)
    made = [entry for entry in entries if entry.what == f"writing: {name}"]
    counts = Counter(entry.recipe for entry in made)
    return [f"{digest}: {n} call{'s' if n > 1 else ''}" for digest, n in counts.items()]


def _named(name: str) -> str:
    said = name.strip().lower().replace(" ", "_").removeprefix("the_")
    ways = {said, said + "s", said.removesuffix("s")}
    found = next((n for n in NAMES if n in ways), None)
    if found is None:
        raise Refused(f"There is no prompt for “{name}”. There is: {', '.join(NAMES)}.", NAMES)
    return found
