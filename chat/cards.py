"""From what a verb says to what the chat shows: text, cards, buttons."""

from __future__ import annotations

import re
from typing import Any
from uuid import NAMESPACE_URL, uuid4, uuid5

import chainlit as cl

from tools.said import Card, Change, Choice, Said

MARKS = re.compile(r"([\\\\`{}\[\]<>|#!])")
SAYS = ("treatments", "ideas")  # cards whose rows have a button of their own
ELEMENTS = {
    "scenes": "Scenes",
    "shots": "Shots",
    "checkout": "Checkout",
    "progress": "Progress",
    "player": "Player",
    "person": "Person",
    "page": "Script",
    "brief": "Setup",
    "treatments": "Treatments",
    "beats": "Beats",
    "ideas": "Ideas",
    "sources": "Sources",
    "places": "Facts",
    "props": "Facts",
    "status": "Facts",
    "text": "Facts",
    "risks": "Risks",
    "bible": "Bible",
    "readiness": "Readiness",
    "summary": "Summary",
    "qualification": "Qualification",
    "sheet": "Sheet",
    "contact": "Contact",
    "assets": "Assets",
    "usage": "Usage",
    "hub": "Hub",
    "style": "Style",
    "written": "Written",
    "timelines": "Timelines",
    "comparison": "Comparison",
    "history": "History",
}


async def show(said: Said, key: str = "") -> cl.Message:
    """Sends one message with its cards; what changed and the buttons are a card as well.

    Chainlit's own action buttons are lost on a reload; cards are kept. With a `key`, showing the
    same again replaces the message instead of adding one.
    """
    elements = [element(_open(card, said.approval)) for card in said.cards]
    if said.changes or said.choices or said.version:
        elements.append(_answer(said))
    message = cl.Message(
        id=named(key) if key else str(uuid4()),
        content=f"**{said.speaker}:** {plain_text(said.text)}",
        author=said.speaker,
    )
    await message.send()
    for number, card in enumerate(elements):  # one after the other: they stand in this order
        card.props["at"] = number
        if key:
            card.id = named(f"{key} {number}")
        await card.send(for_id=message.id)
    sent: Any = elements  # the list is declared for one kind of element only
    message.elements = sent
    return message


def named(key: str) -> str:
    """The id that a message with this key always has."""
    return str(uuid5(NAMESPACE_URL, f"auteur:{key}"))


def plain_text(text: str) -> str:
    """Words of a film are words: no link or picture that a screenplay names is ever followed."""
    return MARKS.sub(r"\\\1", text)


def element(card: Card) -> cl.CustomElement:
    """One card as a custom element of the page."""
    return cl.CustomElement(
        name=ELEMENTS[card.kind], props={"kind": card.kind, **card.props}, display="inline"
    )


def with_frames(card: Card, frames: dict[str, str]) -> Card:
    """A shot table with the frame of each shot that has one; `frames` are file names by shot id."""
    if card.kind != "shots" or not frames:
        return card
    return card.but(props=framed(card.props, frames))


def framed(props: dict[str, Any], frames: dict[str, str]) -> dict[str, Any]:
    """The props of a shot table with its frames."""
    rows = [{**row, "thumb": frames.get(row["id"], row.get("thumb", ""))} for row in props["shots"]]
    return {**props, "shots": rows}


def _open(card: Card, approval: str) -> Card:
    """A checkout waits for the approval that its message carries."""
    if card.kind != "checkout" or not approval:
        return card
    return Card(kind=card.kind, props={**card.props, "approval": approval, "state": "waiting"})


def _answer(said: Said) -> cl.CustomElement:
    props: dict[str, Any] = {
        "changes": [change.model_dump(mode="json") for change in _told_apart(said)],
        "choices": [choice.model_dump(mode="json") for choice in _not_on_cards(said)],
        "undo": bool(said.version and said.changes),
    }
    return cl.CustomElement(name="Answer", props=props, display="inline")


def _not_on_cards(said: Said) -> list[Choice]:
    """The choices that no card beside them has a button for."""
    rows = [
        row for card in said.cards for row in card.props.get(card.kind, ()) if card.kind in SAYS
    ]
    there = {row["say"] for row in rows}
    return [choice for choice in said.choices if choice.say not in there]


def _told_apart(said: Said) -> list[Change]:
    """What changed and is not in a shot table beside it already, old beside new."""
    tables = [card for card in said.cards if card.kind == "shots"]
    told = {row["label"] for table in tables for row in table.props["shots"] if row["changed"]}
    return [change for change in said.changes if change.of not in told]
