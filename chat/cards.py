"""From what a verb says to what the chat shows: text, cards, buttons."""

from __future__ import annotations

import re
from typing import Any

import chainlit as cl

from graph.events import Started
from tools.said import Card, Said

MARKS = re.compile(r"([\\\\`{}\[\]<>|#!])")
ELEMENTS = {
    "scenes": "Scenes",
    "shots": "Shots",
    "checkout": "Checkout",
    "progress": "Progress",
    "player": "Player",
    "person": "Person",
    "script": "Script",
    "places": "Facts",
    "props": "Facts",
    "status": "Facts",
    "text": "Facts",
}


async def show(said: Said) -> cl.Message:
    """Sends one message with its cards; what changed and the buttons are a card as well.

    Chainlit's own action buttons are lost on a reload; cards are kept.
    """
    elements = [element(_open(card, said.approval)) for card in said.cards]
    if said.changes or said.choices or said.version:
        elements.append(_answer(said))
    text = f"**{said.speaker}:** {plain_text(said.text)}"
    message = cl.Message(content=text, author=said.speaker, elements=elements)
    await message.send()
    return message


def plain_text(text: str) -> str:
    """Words of a film are words: no link or picture that a screenplay names is ever followed."""
    return MARKS.sub(r"\\\1", text)


def element(card: Card) -> cl.CustomElement:
    """One card as a custom element of the page."""
    return cl.CustomElement(
        name=ELEMENTS[card.kind], props={"kind": card.kind, **card.props}, display="inline"
    )


def _open(card: Card, approval: str) -> Card:
    """A checkout waits for the approval that its message carries."""
    if card.kind != "checkout" or not approval:
        return card
    return Card(kind=card.kind, props={**card.props, "approval": approval, "state": "waiting"})


def _answer(said: Said) -> cl.CustomElement:
    props: dict[str, Any] = {
        "changes": [change.model_dump(mode="json") for change in said.changes],
        "choices": [choice.model_dump(mode="json") for choice in said.choices],
        "undo": bool(said.version and said.changes),
    }
    return cl.CustomElement(name="Answer", props=props, display="inline")


def step_words(event: Started) -> str:
    """A verb at work, for people: "Shot: set camera"."""
    return f"{event.speaker}: {event.tool.replace('_', ' ')}"
