"""Mounts the chat on our web application, with a folder of its own in the data directory."""

from __future__ import annotations

import json
import secrets
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from chat.room import belong_to
from studio.settings import tell_chat
from studio.studio import Studio

HERE = Path(__file__).resolve().parents[1]
PATH_GUARD = "ChainlitMiddleware"
COPIED = (".chainlit", "public")
READMES = ("chainlit.md", "chainlit_en-US.md")  # the second keeps Chainlit from missing it aloud


def mount_chat(
    app: Any,
    home: Path,
    origins: Sequence[str],
    studio: Callable[[], Studio | None],
    tracing: str = "",
) -> None:
    """Mounts the chat at the root of `app`. Pages may call it from `origins` and nowhere else.

    Chainlit reads its settings, and writes uploads, under one root that it fixes when it is first
    imported: so the root is made and told before the import.
    """
    root = home / "chat"
    furnish(root, origins)
    tell_chat(root, _secret(root), tracing)
    belong_to(studio)
    from chainlit.server import app as chainlit_app
    from chainlit.utils import mount_chainlit

    mount_chainlit(app=app, target=str(HERE / "chainlit_app.py"), path="")
    # It guards a path below the root, which ours is not, and it logs a stack for every request
    # that a browser gives up.
    chainlit_app.user_middleware[:] = [
        layer for layer in chainlit_app.user_middleware if PATH_GUARD not in repr(layer)
    ]


def furnish(root: Path, origins: Sequence[str]) -> None:
    """Puts the chat's settings, words, cards and pictures into its own folder `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copytree(HERE / name, root / name, dirs_exist_ok=True)
    for name in READMES:
        shutil.copyfile(HERE / "chainlit.md", root / name)
    config = root / ".chainlit" / "config.toml"
    allowed = json.dumps(list(dict.fromkeys(origins)))
    config.write_text(config.read_text().replace('["http://127.0.0.1:8000"]', allowed))


def _secret(root: Path) -> str:
    """Signs the session cookies: made once, readable by its owner only."""
    path = root / "secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
