"""What the graph is handed for one turn; nothing of it is ever stored in a conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

from langchain_core.language_models.chat_models import BaseChatModel

from film.film import Film
from film.money import Decision
from film.writing.calls import Trace
from tools.desk import Desk
from tools.said import Said


async def _rules() -> BaseChatModel | None:
    """Nobody chose a model."""
    return None


@dataclass(frozen=True)
class TurnContext:
    """One person's turn in one thread on one project.

    decide: flips a waiting approval in the database (id, approved), for the one who is first.
    work: claims an approved approval and begins what it is for; raises Refused for anyone else.
    withdraw: closes a waiting approval that the conversation has overtaken.
    model: the chat model that the person chose for this film; None is the graph's own, the rules.
    traces: calls of models that are over and not yet told; whoever tells them takes them out.
    The graph itself never spends.
    """

    desk: Desk
    film: Callable[[], Awaitable[Film]]
    decide: Callable[[str, bool], Awaitable[Decision]]
    work: Callable[[str], Awaitable[Said]]
    withdraw: Callable[[str], Awaitable[None]]
    model: Callable[[], Awaitable[BaseChatModel | None]] = _rules
    traces: list[Trace] = field(default_factory=list)


_in_hand: ContextVar[Film] = ContextVar("film_in_hand")


def film_in_hand() -> Film:
    """The film of the turn that is running: what the rules' chat model is given as its film."""
    return _in_hand.get()


def take_in_hand(film: Film) -> None:
    """Makes a film the one of the running turn."""
    _in_hand.set(film)
