"""Texts as vectors, by a model that was chosen for it: those that mean much the same lie near."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Iterator, Sequence
from math import isfinite

from langchain_core.messages import HumanMessage

from engines.text.counting import BYTES_A_TOKEN, count_all
from engines.text.model import About, TextModel
from engines.text.wire import Request
from film.errors import Unavailable

Vector = tuple[float, ...]
MOST_AT_ONCE = 100  # texts of one request: Gemini takes no more
WHAT = "passages by meaning"  # as the ledger and the traces call it


async def vectors_of(
    model: TextModel, texts: Sequence[str]
) -> AsyncGenerator[tuple[Vector, ...], None]:
    """The vectors of the texts in their order, a request at a time, so that each can be kept.

    Raises Refused and Unavailable as every call does, and Unavailable for what is no vector.
    """
    for messages in _requests(texts, model.sheet.context):
        request = Request("", messages, 0, vectors=model.sheet.dimensions)
        made: tuple[Vector, ...] = ()
        try:
            async for piece in model.say(request, About(prompt=WHAT)):
                made += piece.vectors
        except ValueError:  # what its SDK says of an answer that it cannot read
            made = ()
        if len(made) != len(messages) or not all(map(_sound, made)):
            raise Unavailable(f"{model.title} ({model.sheet.id}) answered without vectors.")
        yield made


def _sound(vector: Vector) -> bool:
    """Whether it points anywhere."""
    return any(vector) and all(map(isfinite, vector))


def _requests(texts: Sequence[str], room: int) -> Iterator[tuple[HumanMessage, ...]]:
    """As many texts at once as fit; one that is too long by itself is cut."""
    waiting: tuple[HumanMessage, ...] = ()
    for text in texts:
        longest = text.encode()[: BYTES_A_TOKEN * (room - count_all([HumanMessage("")]))]
        message = HumanMessage(longest.decode(errors="ignore"))
        full = len(waiting) == MOST_AT_ONCE or count_all([*waiting, message]) > room
        if waiting and full:
            yield waiting
            waiting = ()
        waiting = (*waiting, message)
    if waiting:
        yield waiting
