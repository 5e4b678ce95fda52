"""What a turn tells its caller while it runs, in order."""

from __future__ import annotations

from film.noun import Noun
from film.writing.calls import Trace
from tools.said import Choice, Said


class Spoke(Noun):
    """Words of the crew; with choices it is a question. `key` is that of its `Heard`, if any."""

    speaker: str
    text: str
    choices: tuple[Choice, ...] = ()
    key: str = ""


class Heard(Noun):
    """Words of the crew as a model finds them; the whole comes as a `Spoke` of the same key."""

    speaker: str
    key: str
    text: str


class Called(Noun):
    """A call of a model is over: what was sent, what came back, what it took."""

    trace: Trace


class Started(Noun):
    """A verb begins."""

    call: str  # id of the tool call
    tool: str
    args: dict[str, str]
    speaker: str


class Told(Noun):
    """What a verb says while it works: the words as a writer finds them, or how far it is."""

    call: str
    text: str
    doing: bool = False  # how far it is


class Finished(Noun):
    """A verb has answered; `failed` when it refused or something outside did."""

    call: str
    tool: str
    said: Said
    failed: bool = False


class GateRaised(Noun):
    """The turn waits for a person; `again` when the same card was shown before."""

    approval: str
    again: bool = False


class GateClosed(Noun):
    """An approval that no longer waits, and why in one sentence: its card goes grey."""

    approval: str
    why: str


class Decided(Noun):
    """A button was pressed or a whole yes or no was typed; `counted` for the one that decided."""

    approval: str
    approved: bool
    counted: bool
    text: str


Event = Spoke | Heard | Called | Started | Told | Finished | GateRaised | GateClosed | Decided
