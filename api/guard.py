"""Who may talk to the studio: pages that came from it, and nobody else's."""

from __future__ import annotations

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOT_YOURS = "This page may not talk to Auteur. Open the address that Auteur printed."
# The page compiles its cards in the browser, hence 'unsafe-eval'. Nothing is fetched from
# elsewhere, and no picture or link that a screenplay names is followed.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; media-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Refuses what a page of another origin sends, and tells browsers what our pages may fetch.

    A browser always names the origin of a request that changes something, and of a socket.
    Programs name none; they reach no session without the cookie that only a page of ours gets.
    """

    def __init__(self, app: ASGIApp, origins: Collection[str]) -> None:
        self.app, self.origins = app, frozenset(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request or socket."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif not self._is_ours(scope):
            await _refuse(scope, receive, send)
        else:
            await self.app(scope, receive, _with_headers(send))

    def _is_ours(self, scope: Scope) -> bool:
        if scope["type"] == "http" and scope["method"] in READING and not _is_socket(scope):
            return True
        origin = Headers(scope=scope).get("origin")
        return origin is None or origin in self.origins


def _is_socket(scope: Scope) -> bool:
    """The chat's socket begins as plain GET requests."""
    return "/socket.io" in scope["path"]


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008, "reason": "another origin"})
        return
    await JSONResponse({"error": NOT_YOURS}, status_code=403)(scope, receive, send)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return sending
