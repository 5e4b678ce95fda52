"""How a verb that destroys something asks: an approval is written, and a person decides."""

from __future__ import annotations

from film.film import Film
from film.money import Quote, QuoteLine
from film.noun import digest
from tools.desk import Desk
from tools.said import Card, Said


async def ask_first(
    desk: Desk,
    film: Film,
    verb: str,
    arguments: dict[str, str],
    text: str,
    line: QuoteLine,
    cards: tuple[Card, ...] = (),
) -> Said:
    """Writes a quote of zero cents that says what will be done, and raises the gate.

    Args:
        desk: whose film it is.
        film: the film as it was looked at; the quote is for this version of it.
        verb: name of the gated verb; once approved, its `execute` gets `arguments`.
        arguments: resolved, so that they mean the same when they are used.
        text: the question, with what will happen.
        line: what is done, for the card.
        cards: what it is done to.
    """
    version = film.version or (await desk.store.head(desk.project)).id
    quote = Quote(
        project=desk.project,
        version=version,
        plan=digest([verb, version, arguments]),
        verb=verb,
        arguments=dict(arguments),
        lines=(line,),
        seconds=float(film.seconds()),
        shots=len(film.shots),
    )
    approval = await desk.store.ask_approval(quote, desk.thread)
    return Said(text=text, cards=(*cards, _checkout(quote, text)), approval=approval)


def _checkout(quote: Quote, title: str) -> Card:
    return Card(
        kind="checkout",
        props={
            "verb": quote.verb,
            "title": title,
            "lines": [line.model_dump(mode="json") for line in quote.lines],
            "cents": quote.cents,
            "arguments": quote.arguments,
        },
    )
