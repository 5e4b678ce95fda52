"""The doctor: what runs, which version, where, how fast, and what is wrong in words that help."""

from __future__ import annotations

import importlib
import platform
import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from film.errors import AuteurError
from film.noun import Noun
from studio.probes import ask, count_workers
from studio.services.children import Children
from studio.services.house import Facility, facilities, find_running
from studio.services.lock import Holder, StudioLock, find_holder
from studio.services.places import prepare
from studio.services.running import FACILITIES, Running
from studio.settings import Settings

# What draws, speaks and cuts, by import name; each brings compiled code that may not load.
LIBRARIES = {
    "av": "av",
    "cv2": "opencv-python-headless",
    "espeakng_loader": "espeakng-loader",
    "numpy": "numpy",
    "thorvg_python": "thorvg-python",
}
TIGHT = 2 * 2**30  # bytes of free disk under which a film may not fit


class Check(Noun):
    """One thing that was looked at. `trouble` is empty when it is well, else says what to do."""

    name: str
    ok: bool
    version: str = ""
    where: str = ""
    embedded: bool = True
    round_trip_ms: float | None = None
    trouble: str = ""


class Report(Noun):
    """What the doctor found. `studio` says whether one runs on this home, and where."""

    ok: bool
    auteur: str
    python: str
    machine: str
    home: str
    free_mb: int
    studio: str
    workers: int
    services: tuple[Check, ...]
    libraries: tuple[Check, ...]
    trouble: tuple[str, ...]


def examine(settings: Settings) -> Report:
    """Looks at everything. Uses the services that run on this home, or starts and stops its own.

    It raises nothing that a person could cause: what is wrong is in the report.
    """
    trouble: list[str] = []
    services: tuple[Check, ...] = ()
    holder: Holder | None = None
    workers = 0
    try:
        holder = find_holder(settings.home)
        running = find_running(settings)
        services = ask_running(running) if running else _ask_started(settings)
        workers = count_workers(running.redis_url) if running and _all_well(services) else 0
    except AuteurError as error:
        trouble.append(str(error))
    libraries = tuple(_load(module, package) for module, package in LIBRARIES.items())
    free = _free_bytes(settings.home)
    if free < TIGHT:
        trouble.append(f"Only {free // 2**20} MB are free where {settings.home} is; make room.")
    trouble += [check.trouble for check in (*services, *libraries) if check.trouble]
    return Report(
        ok=_all_well(services) and _all_well(libraries) and bool(services),
        auteur=version("auteur"),
        python=platform.python_version(),
        machine=platform.platform(),
        home=str(settings.home),
        free_mb=free // 2**20,
        studio=_studio(holder),
        workers=workers,
        services=services,
        libraries=libraries,
        trouble=tuple(trouble),
    )


def _all_well(checks: tuple[Check, ...]) -> bool:
    return all(check.ok for check in checks)


def ask_running(running: Running) -> tuple[Check, ...]:
    """Every service that runs, asked for its version and its round trip."""
    addresses = {key: value for key, value in running.model_dump().items() if key != "embedded"}
    return tuple(_asked(name, addresses, name in running.embedded) for name in FACILITIES)


def _ask_started(settings: Settings) -> tuple[Check, ...]:
    """Starts what is missing for as long as the questions take."""
    places = prepare(settings.home)
    lock, children = StudioLock(settings.home), Children()
    lock.take()
    try:
        needed = facilities(settings, places, children)
        with ThreadPoolExecutor(max_workers=len(needed)) as pool:
            return tuple(pool.map(_started, needed))
    finally:
        children.close()
        places.leave()
        lock.give_back()


def _started(facility: Facility) -> Check:
    try:
        facility.start()
    except AuteurError as error:
        return Check(name=facility.name, ok=False, embedded=facility.embedded, trouble=str(error))
    return _asked(facility.name, facility.addresses(), facility.embedded)


def _asked(name: str, addresses: dict[str, str], embedded: bool) -> Check:
    try:
        answer = ask(name, addresses)
    except AuteurError as error:
        return Check(name=name, ok=False, embedded=embedded, trouble=str(error))
    return Check(name=name, ok=True, embedded=embedded, **answer.model_dump())


def _load(module: str, package: str) -> Check:
    try:
        where = importlib.import_module(module).__file__ or ""
    except (ImportError, OSError) as error:
        said = f"{package} cannot be loaded ({error}); run: uv sync --reinstall-package {package}"
        return Check(name=package, ok=False, trouble=said)
    return Check(name=package, ok=True, version=version(package), where=str(Path(where).parent))


def _free_bytes(home: Path) -> int:
    """Free bytes on the disk of a home that need not exist yet."""
    there = next(place for place in (home, *home.parents) if place.exists())
    return shutil.disk_usage(there).free


def _studio(holder: Holder | None) -> str:
    if holder is None:
        return "not running"
    return f"runs at {holder.address or 'no address'} (process {holder.pid})"
