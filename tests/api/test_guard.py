"""Only pages that came from the studio may talk to it; media is given by exact names only."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from api.app import create_app
from knowledge.files import FileStore

HOME = "http://127.0.0.1:8000"
ELSEWHERE = "https://evil.example"
NAME = "ab" * 32


def _chat(app: FastAPI) -> None:
    """As the chat does it: actions by POST, a socket that begins with GET, pages."""

    async def answer() -> dict[str, bool]:
        return {"done": True}

    app.post("/project/action")(answer)
    app.put("/project/element")(answer)
    app.delete("/project/thread")(answer)
    app.get("/ws/socket.io/")(answer)
    app.get("/")(answer)


@pytest.fixture
def files(tmp_path: Path) -> FileStore:
    store = FileStore(tmp_path / "files")
    for name, data in ((f"{NAME}.mp4", b"0123456789"), (f"{NAME}.json", b"{}")):
        path = store.temp_path()
        path.write_bytes(data)
        store.adopt(path, name)
    return store


@pytest.fixture
def client(files: FileStore) -> httpx.AsyncClient:
    app = create_app(["127.0.0.1", "localhost"], [HOME, "http://localhost:8000"], _chat)
    app.state.studio = SimpleNamespace(files=files)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=HOME)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/project/action"),
        ("PUT", "/project/element"),
        ("DELETE", "/project/thread"),
        ("GET", "/ws/socket.io/"),
    ],
)
@pytest.mark.parametrize(
    "origin", [ELSEWHERE, "null", "http://127.0.0.1:9000", "https://127.0.0.1:8000"]
)
async def test_a_page_of_another_origin_cannot_change_anything(
    client: httpx.AsyncClient, method: str, path: str, origin: str
) -> None:
    answer = await client.request(method, path, headers={"Origin": origin})
    assert answer.status_code == 403
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("origin", [HOME, "http://localhost:8000"])
async def test_our_own_page_can(client: httpx.AsyncClient, origin: str) -> None:
    answer = await client.post("/project/action", headers={"Origin": origin})
    assert answer.json() == {"done": True}


async def test_a_socket_from_another_origin_is_closed(client: httpx.AsyncClient) -> None:
    transport: Any = client._transport
    app = transport.app
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def receive() -> dict[str, Any]:
        return {"type": "websocket.connect"}

    headers = [(b"host", b"127.0.0.1:8000"), (b"origin", ELSEWHERE.encode())]
    scope = {"type": "websocket", "path": "/ws/socket.io/", "headers": headers, "query_string": b""}
    await app(scope, receive, send)
    assert [message["type"] for message in sent] == ["websocket.close"]


async def test_a_name_that_somebody_points_at_this_computer_gets_nothing(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/", headers={"Host": "evil.example:8000"})
    assert answer.status_code == 400


async def test_a_page_may_fetch_from_us_and_from_nowhere_else(client: httpx.AsyncClient) -> None:
    headers = (await client.get("/")).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "http" not in policy
    assert "*" not in policy
    assert headers["x-content-type-options"] == "nosniff"


async def test_a_film_is_given_in_parts_and_kept_for_good(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/media/{NAME}.mp4", headers={"Range": "bytes=2-4"})
    assert (answer.status_code, answer.content) == (206, b"234")
    assert answer.headers["content-type"] == "video/mp4"
    assert "immutable" in answer.headers["cache-control"]


@pytest.mark.parametrize(
    "name",
    [
        f"{NAME}.json",  # beside a file is what is known of it: not for pages
        f"{NAME}.html",
        f"{NAME}",
        f"{'cd' * 32}.mp4",  # no such file
        "..%2f..%2fsecret.png",
        "%2e%2e%2fsecret.mp4",
        "secret.mp4",
        f"{NAME}.mp4%00.png",
    ],
)
async def test_anything_but_the_name_of_a_finished_file_is_not_there(
    client: httpx.AsyncClient, name: str
) -> None:
    assert (await client.get(f"/media/{name}")).status_code == 404
