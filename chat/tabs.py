"""Showing something in every open tab of a thread, whoever's turn it is, and keeping it once."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import chainlit as cl
from chainlit.context import ChainlitContext, context_var, init_http_context
from chainlit.session import WebsocketSession, ws_sessions_id

from chat.cards import show
from tools.said import Said

Ids = tuple[str, str]  # of a card, and of the message it belongs to


def tabs_of(thread: str) -> list[WebsocketSession]:
    """The open tabs of a thread; a tab that lost its connection hears nothing and does no harm."""
    return [s for s in list(ws_sessions_id.values()) if s.thread_id == thread and not s.to_clear]


async def say(said: Said, key: str = "") -> cl.Message:
    """Shows a message of the turn that runs, in its tab and in the other tabs of the thread."""
    message = await show(said, key)
    await mirror(message)
    return message


async def mirror(message: cl.Message) -> None:
    """Shows a message of this tab in the other tabs of its thread."""
    mine = cl.context.session
    for tab in tabs_of(mine.thread_id):
        if tab.id != mine.id:
            await _emit_message(tab, message)


async def tell(thread: str, said: Said, key: str = "", toast: str = "") -> cl.Message:
    """Shows a message in all tabs of the thread; with none open it is only kept."""
    return await asyncio.create_task(_tell(thread, said, key, toast))  # its own context


async def _tell(thread: str, said: Said, key: str, toast: str) -> cl.Message:
    tabs = _enter(thread)
    message = await show(said, key)
    for tab in tabs[1:]:
        await _emit_message(tab, message)
    if toast:
        for tab in tabs:
            await _emit(tab, "toast", {"message": toast, "type": "success"})
    return message


async def change_card(thread: str, name: str, ids: Ids, props: dict[str, Any]) -> None:
    """Gives a card new props in all tabs and in what is kept."""
    await asyncio.create_task(_change_card(thread, name, ids, props))


async def _change_card(thread: str, name: str, ids: Ids, props: dict[str, Any]) -> None:
    tabs = _enter(thread)
    card = cl.CustomElement(
        id=ids[0], for_id=ids[1], thread_id=thread, name=name, props=props, display="inline"
    )
    card.content = json.dumps(props)
    await card.update()
    for tab in tabs[1:]:
        await _emit(tab, "element", card.to_dict())


async def _emit_message(tab: WebsocketSession, message: cl.Message) -> None:
    await _emit(tab, "new_message", message.to_dict())
    for element in message.elements or []:
        if isinstance(element, cl.CustomElement):  # a file of another tab cannot be opened here
            await _emit(tab, "element", element.to_dict())


async def _emit(tab: WebsocketSession, event: str, data: Any) -> None:
    emit: Any = tab.emit  # declared to return nothing, and returns what must be awaited
    await emit(event, data)


def _enter(thread: str) -> list[WebsocketSession]:
    tabs = tabs_of(thread)
    if tabs:
        context_var.set(ChainlitContext(tabs[0]))
    else:
        init_http_context(thread_id=thread)
    return tabs
