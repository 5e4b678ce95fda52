"""The web application: health, media by hash, and whatever face is mounted beside it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import FileResponse, JSONResponse
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.responses import Response

from api.guard import Guard
from film.errors import AuteurError, Refused
from studio.studio import Studio

MEDIA = {
    ".mp4": "video/mp4",
    ".png": "image/png",
    ".wav": "audio/wav",
    ".srt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".jpg": "image/jpeg",
}
FOREVER = "private, max-age=31536000, immutable"  # a hash never names other bytes


def create_app(hosts: list[str], origins: list[str], mount: Callable[[FastAPI], None]) -> FastAPI:
    """The application around one studio, which `run_server` puts into its state.

    `hosts` are the names it answers to: a page elsewhere that points its own name at this
    computer gets nothing. `origins` are the only pages that may change anything. `mount` adds
    the chat.
    """
    app = FastAPI(title="Auteur", docs_url=None, redoc_url=None, openapi_url=None)
    app.add_middleware(Guard, origins=origins)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=hosts)
    app.add_exception_handler(AuteurError, _sentence)
    app.get("/api/health")(health)
    app.get("/media/{name}")(media)
    mount(app)
    return app


async def health(request: Request) -> JSONResponse:
    """Whether every service answers, with its round trip in milliseconds."""
    report = await _studio(request).health()
    return JSONResponse(report, status_code=200 if report["ok"] else 503)


async def media(request: Request, name: str) -> Response:
    """A finished file of the file store by name; parts of it are answered to range requests."""
    suffix = name[name.rfind(".") :] if "." in name else ""
    if suffix not in MEDIA:
        raise HTTPException(404)
    try:
        files = _studio(request).files
        path = files.path_of(name)
    except Refused as error:
        raise HTTPException(404) from error
    if not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type=MEDIA[suffix], headers={"Cache-Control": FOREVER})


def _studio(request: Request) -> Studio:
    studio: Studio = request.app.state.studio
    return studio


async def _sentence(request: Request, error: Exception) -> JSONResponse:
    status = 409 if isinstance(error, Refused) else 503
    return JSONResponse({"error": str(error)}, status_code=status)
