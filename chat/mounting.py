"""Mounts the chat on our web application, with a folder of its own in the data directory."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chat.room import belong_to
from studio.settings import tell_chat
from studio.studio import Studio

HERE = Path(__file__).resolve().parents[1]
COPIED = (".chainlit", "public")


def mount_chat(app: Any, home: Path, origin: str, studio: Callable[[], Studio | None]) -> None:
    """Mounts the chat at the root of `app`. `origin` is the only address pages may call it from.

    Chainlit reads its settings, and writes uploads, under one root that it fixes when it is first
    imported: so the root is made and told before the import.
    """
    root = home / "chat"
    _furnish(root, origin)
    tell_chat(root, _secret(root))
    belong_to(studio)
    from chainlit.utils import mount_chainlit

    mount_chainlit(app=app, target=str(HERE / "chainlit_app.py"), path="")


def _furnish(root: Path, origin: str) -> None:
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        shutil.copytree(HERE / name, root / name, dirs_exist_ok=True)
    shutil.copyfile(HERE / "chainlit.md", root / "chainlit.md")
    config = root / ".chainlit" / "config.toml"
    config.write_text(config.read_text().replace('["http://127.0.0.1:8000"]', f'["{origin}"]'))


def _secret(root: Path) -> str:
    """Signs the session cookies: made once, readable by its owner only."""
    path = root / "secret"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(48))
    return path.read_text()
