"""What a verb says back: a sentence, what changed old beside new, cards, a question, a gate."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from film.edits.compare import Change as Change
from film.noun import Noun


class Choice(Noun):
    """One button: its label, and the message that pressing it stands for."""

    label: str
    say: str


class Card(Noun):
    """Something to show: `kind` names the card, `props` is plain JSON for it."""

    kind: str  # scenes | shots | checkout | progress | player | person | status | steps | text
    props: dict[str, Any] = Field(default_factory=dict)


class Said(Noun):
    """The result of a verb. `version` is set when the film changed, and then Undo is offered."""

    text: str
    speaker: str = "Producer"
    changes: tuple[Change, ...] = ()
    version: str = ""
    cards: tuple[Card, ...] = ()
    choices: tuple[Choice, ...] = ()
    approval: str = ""  # id of a waiting approval: the turn stops at the gate
