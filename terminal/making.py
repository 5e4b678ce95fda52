"""`auteur make`: a screenplay to a film without a browser; the same quote, the same approval."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from film.errors import Refused, Unavailable
from production.progress import Progress as Render
from studio.rooms import Rooms
from studio.settings import Settings
from studio.studio import open_studio, visit_studio
from terminal.reading import film_from
from tools.rendering import checkout_words, execute_render, quote_render

AUTHOR = "terminal"


async def make(settings: Settings, path: Path, out: Path, as_json: bool, yes: bool) -> int:
    """Renders the film of a screenplay to `out`; the last line of JSON says what it took."""
    _check_out(out)
    film = film_from(path)
    if not yes and not sys.stdin.isatty():
        raise Refused("Add --yes to approve the quote: nobody is here to be asked.")
    console = Console(stderr=True, quiet=as_json)
    studio: Rooms = await visit_studio(settings) or await open_studio(settings)
    try:
        began = monotonic()
        end = await _render(studio, path, film, console, yes)
        _copy(studio, end, out)
        answer = {
            "film": str(out),
            "seconds": round(float(film.seconds()), 3),
            "shots": len(film.shots),
            "rendered": end.rendered,
            "reused": end.reused,
            "wall_s": round(monotonic() - began, 2),
            "jumps": [f"{label}: {why}" for label, why in end.jumps],
        }
    finally:
        await studio.close()
    if as_json:
        print(json.dumps(answer, ensure_ascii=False))
    else:
        console.print(_said(answer))
    return 0


async def _render(studio: Rooms, path: Path, film: Any, console: Console, yes: bool) -> Render:
    thread = f"make-{hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]}"
    desk = await studio.desk(thread, AUTHOR)
    await studio.renders.cancel(desk.project)  # one that was interrupted; this one goes on from it
    head = await studio.store.load(desk.project)
    await studio.store.save(
        film.but(id=desk.project).read_from(head.version), "make", f"Made from {path.name}", AUTHOR
    )
    film = await studio.store.load(desk.project)
    quote, _ = await quote_render(desk, film, "")
    console.print(checkout_words(quote))
    approval = await studio.store.ask_approval(quote, thread)
    approved = yes or input("Approve? [y/N] ").strip().lower() in ("y", "yes")
    decision = await studio.approvals.decide(approval, AUTHOR, approved)
    if not approved or not decision.counted:
        raise Refused("Rejected; nothing was rendered.")
    batch = await execute_render(desk, {"version": film.version, "shots": ""}, approval)
    await studio.approvals.claim(approval)
    return await _follow(studio, str(batch.cards[0].props["batch"]), console)


async def _follow(studio: Rooms, batch: str, console: Console) -> Render:
    end: Render | None = None
    columns = (TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bars:
        bar = bars.add_task("rendering", total=1.0)
        async for end in studio.renders.follow(batch):
            words = f"{end.done} of {end.total} · {end.words}"
            bars.update(bar, completed=end.share, description=words)
    if end is None or end.state != "done":
        why = "; ".join(f"{label} {text}".strip() for label, text in end.problems) if end else ""
        raise Unavailable(f"The render did not finish: {why or 'it was stopped'}.")
    return end


def _copy(studio: Rooms, end: Render, out: Path) -> None:
    temp = out.with_name(f".{out.name}.part")
    try:
        shutil.copyfile(studio.files.path_of(end.film), temp)
        temp.replace(out)
    except OSError as error:
        temp.unlink(missing_ok=True)
        raise Unavailable(f"{out} could not be written: {error.strerror}.") from error


def _check_out(out: Path) -> None:
    if out.suffix.lower() != ".mp4":
        raise Refused(f"The film is an MP4: name it {out.with_suffix('.mp4').name}.")
    if out.is_dir():
        raise Refused(f"{out} is a folder; name the film in it, such as {out / 'film.mp4'}.")
    folder = out.absolute().parent
    if not folder.is_dir():
        raise Refused(f"There is no folder {folder}; make it first.")
    if not os.access(folder, os.W_OK):
        raise Refused(f"Nothing can be written in {folder}; name another folder with --out.")


def _said(answer: dict[str, Any]) -> str:
    made = (
        f"{answer['film']}: {answer['seconds']:.0f} s, {answer['shots']} shots, "
        f"{answer['rendered']} files rendered, {answer['reused']} reused, {answer['wall_s']} s."
    )
    return "\n".join((made, *(f"Look twice at the cut to {jump}" for jump in answer["jumps"])))
