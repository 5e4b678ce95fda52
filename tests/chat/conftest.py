"""The chat without a server: a real studio on real services, and tabs that write down what they
are shown. Chainlit fixes its folder when it is first imported, so that is named here first."""

from __future__ import annotations

import json
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio

from chat.mounting import furnish
from chat.room import belong_to
from knowledge.database import Database
from studio.services.running import Running
from studio.settings import Settings, tell_chat
from studio.studio import Studio

ROOT = Path(tempfile.mkdtemp(prefix="auteur-chat-"))
furnish(ROOT, ["http://127.0.0.1:8000"])
tell_chat(ROOT, "a secret of these tests, thirty-two letters or more")

TINY = """Title: Two Cups

INT. KITCHEN - NIGHT

ANNA sits at the table with a cup.

ANNA
You came back.

BEN stands by the window.

BEN
Only for the cup.
"""


class Tab:
    """An open page: what it is shown, in order, and what a person can do in it."""

    def __init__(self, thread: str = "") -> None:
        from chainlit.session import WebsocketSession

        self.events: list[tuple[str, Any]] = []
        key = str(uuid4())
        self.session = WebsocketSession(
            id=key,
            socket_id=key,
            emit=self._emit,
            emit_call=self._emit,
            user_env={},
            client_type="webapp",
            thread_id=thread or str(uuid4()),
        )
        self.thread = str(self.session.thread_id)

    async def _emit(self, event: str, data: Any = None, timeout: int = 0) -> None:
        self.events.append((event, data))

    def enter(self) -> None:
        """What runs now runs in this tab."""
        from chainlit.context import ChainlitContext, context_var

        context_var.set(ChainlitContext(self.session))

    async def say(self, words: str, *files: Any) -> None:
        """A person's message, with files dropped beside it."""
        import chainlit as cl
        from chainlit.config import config

        self.enter()
        said = {"name": "You", "type": "user_message", "output": words}
        step = {**said, "id": str(uuid4()), "createdAt": "2026-01-01T00:00:00Z"}
        message = await cl.context.emitter.process_message({"message": step})
        message.elements = [cl.File(name=file.name, path=file.path) for file in files]
        assert config.code.on_message
        await config.code.on_message(message)

    async def press(self, approval: str, yes: bool = True) -> None:
        """Approve, or Reject."""
        import chainlit as cl
        from chainlit.config import config

        self.enter()
        payload = {"approval": approval, "yes": yes}
        await config.code.action_callbacks["decide"](cl.Action(name="decide", payload=payload))

    def texts(self) -> list[str]:
        """Messages of the crew."""
        return [
            data["output"]
            for event, data in self.events
            if event == "new_message" and data["type"] == "assistant_message"
        ]

    def cards(self, name: str) -> list[dict[str, Any]]:
        """The cards of a kind as they are now, by their props, in the order they came."""
        now: dict[str, dict[str, Any]] = {}
        for event, data in self.events:
            if event == "element" and data["name"] == name:
                props = data["props"]
                now[data["id"]] = json.loads(props) if isinstance(props, str) else props
        return list(now.values())

    def toasts(self) -> list[str]:
        return [data["message"] for event, data in self.events if event == "toast"]

    def close(self) -> None:
        self.session.to_clear = True


@pytest_asyncio.fixture(scope="session")
async def studio(services: Running, database: Database, tmp_path_factory: Any) -> Any:
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    opened = Studio(settings, services, None)
    await opened.open()
    belong_to(lambda: opened)
    from chat import hooks

    assert hooks.get_memory().user_thread_limit == 50
    yield opened
    await opened.close()


@pytest.fixture
def open_tab(studio: Studio) -> AsyncIterator[Callable[..., Tab]]:
    tabs: list[Tab] = []

    def make(thread: str = "") -> Tab:
        tabs.append(Tab(thread))
        return tabs[-1]

    yield make
    for tab in tabs:
        tab.close()


@pytest.fixture
def screenplay(tmp_path: Path) -> Any:
    """A small screenplay as a dropped file."""
    return dropped(tmp_path, "two_cups.fountain", TINY.encode())


def dropped(folder: Path, name: str, data: bytes) -> Any:
    path = folder / uuid4().hex
    path.write_bytes(data)
    return SimpleNamespace(name=name, path=str(path))


@pytest.fixture
def drop(tmp_path: Path) -> Callable[[str, bytes], Any]:
    return lambda name, data: dropped(tmp_path, name, data)
