"""The content-addressed file store: a rendered file is named by its recipe's hash.

Plain folders and atomic renames, no database: workers on the same disk use it as it is.

    root/ab/abcdef...64.png        the file
    root/ab/abcdef...64.png.json   what is known of it, if anything (sha256, mouth shapes...)
    root/tmp/...                   files being made, on the same file system
"""

from __future__ import annotations

import errno
import json
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from film.errors import MediaFailed, Refused, Unavailable

NAME = re.compile(r"[0-9a-f]{8,64}(\.[a-z0-9]{1,5})?")
FULL = {errno.ENOSPC, errno.EDQUOT}


class FileStore:
    """Files by name under `root`; a name is 8 to 64 hexadecimal digits with a short suffix."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.tmp = root / "tmp"

    def path_of(self, name: str) -> Path:
        """Where the file of that name is, or would be; Refused for anything but a plain name."""
        if not NAME.fullmatch(name):
            raise Refused(f"“{name[:80]}” is not the name of a stored file.")
        return self.root / name[:2] / name

    def has(self, name: str) -> bool:
        """Whether the finished file is there."""
        return self.path_of(name).is_file()

    def size(self, name: str) -> int:
        """Bytes of the file; MediaFailed when it is not there."""
        try:
            return self.path_of(name).stat().st_size
        except FileNotFoundError as error:
            raise MediaFailed(f"The file {name} is not there any more; render it again.") from error

    def temp_path(self, suffix: str = "") -> Path:
        """A fresh name to write to before `adopt`, on the same file system; makes no file."""
        with _disk(self.root):
            self.tmp.mkdir(parents=True, exist_ok=True)
        return self.tmp / f"{secrets.token_hex(12)}{suffix}"

    def adopt(
        self,
        temp_path: Path,
        name: str,
        facts: dict[str, Any] | None = None,
        lasting: bool = True,
    ) -> Path:
        """Takes a finished temporary file in under `name`: on disk first, then visible at once.

        A name names its content, so when the file is already there it stays and the new one goes.
        `facts` (plain JSON) are written beside it before it becomes visible. After a power cut a
        file is whole or not there; one that is not `lasting`, since it can be made again, may be
        gone though it was taken in a moment before, and need not be waited for as long.
        """
        path = self.path_of(name)
        with _disk(self.root):
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_file():
                temp_path.unlink()
                return path
            if facts is not None:
                self._write_facts(path, facts)
            _sync(temp_path)
            temp_path.replace(path)
            if lasting:
                _sync(path.parent)
        return path

    def find_facts(self, name: str) -> dict[str, Any] | None:
        """What was written beside the file, None when there is nothing."""
        path = _beside(self.path_of(name))
        try:
            facts: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except ValueError as error:
            raise MediaFailed(
                f"The notes beside {name} are damaged; delete it to render again."
            ) from error
        return facts

    def remove(self, name: str) -> None:
        """Deletes the file and its facts, if they are there (a file found damaged)."""
        path = self.path_of(name)
        path.unlink(missing_ok=True)
        _beside(path).unlink(missing_ok=True)

    def sweep_tmp(self, older_s: float = 0.0) -> int:
        """Deletes temporary files that nobody touched for `older_s` seconds; returns how many.

        With 0 only before any worker runs: it takes the files that are being written as well.
        """
        swept = 0
        for path in self.tmp.glob("*") if self.tmp.is_dir() else ():
            if path.is_file() and time.time() - path.stat().st_mtime >= older_s:
                path.unlink(missing_ok=True)
                swept += 1
        return swept

    def _write_facts(self, path: Path, facts: dict[str, Any]) -> None:
        temp = self.temp_path(".json")
        temp.write_text(json.dumps(facts, ensure_ascii=False, sort_keys=True), encoding="utf-8")
        _sync(temp)
        temp.replace(_beside(path))


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.json")


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _disk(root: Path) -> Iterator[None]:
    """Says what a disk error means: full, read-only, or something else outside."""
    try:
        yield
    except FileNotFoundError as error:
        raise MediaFailed(f"{error.filename} was not made, so it cannot be stored.") from error
    except OSError as error:
        what = "is full; free some space" if error.errno in FULL else f"failed ({error.strerror})"
        raise Unavailable(f"The disk under {root} {what} and try again.") from error
