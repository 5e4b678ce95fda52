"""The log of model calls: a line of JSON each, in the home; when it is big, a new one begins."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

from film.writing.calls import Trace

MOST_BYTES = 20 * 2**20


class TraceLog:
    """`logs/calls.jsonl` of a home, and the file before it as `calls.1.jsonl`."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "calls.jsonl"
        self._writing = asyncio.Lock()

    async def write(self, trace: Trace, project: str, thread: str) -> None:
        """Adds a call. It holds what was written of the film, so only its owner may read it."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        row = {"at": at, "project": project, "thread": thread, **trace.model_dump(mode="json")}
        async with self._writing:
            await asyncio.to_thread(self._add, json.dumps(row, ensure_ascii=False))

    def _add(self, line: str) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        if self.path.exists() and self.path.stat().st_size > MOST_BYTES:
            self.path.replace(self.path.with_suffix(".1.jsonl"))
        fresh = not self.path.exists()
        with self.path.open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        if fresh:
            self.path.chmod(0o600)
