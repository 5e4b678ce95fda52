"""`auteur parse` and `auteur plan`: a screenplay read, and cut into shots, without any service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from engines.rules.breakdown import break_down, plan_shots
from engines.rules.story import read_story
from film.clock import clock
from film.errors import Refused
from film.film import Film
from film.screenplay.reading import read_screenplay


def parse(path: Path, as_json: bool) -> int:
    """Prints the elements of a screenplay in order."""
    screenplay = read_screenplay(path.name, read_file(path))
    elements = [element.model_dump(mode="json") for element in screenplay.elements]
    if as_json:
        title = {field.key: list(field.lines) for field in screenplay.title_page}
        answer = {"title_page": title, "elements": elements, "notices": list(screenplay.notices)}
        print(json.dumps(answer, ensure_ascii=False))
        return 0
    for element in screenplay.elements:
        print(f"{element.line:5} {element.kind.value:13} {element.text}")
    return 0


def plan(path: Path, as_json: bool) -> int:
    """Prints scenes and shots with every field, and the length that the film will have."""
    film = film_from(path)
    if as_json:
        print(json.dumps(plan_json(film), ensure_ascii=False))
        return 0
    table = Table("shot", "size", "camera", "s", "who", "what", title=film.title)
    for shot in film.shots:
        who = ", ".join(film.get_character(p.who).name for p in shot.cast)
        camera = f"{shot.camera.movement.value}, {shot.camera.angle.value}"
        said = " / ".join(line.text for line in shot.lines)
        seconds = f"{shot.frames / film.settings.fps:.1f}"
        table.add_row(shot.label, shot.camera.size.value, camera, seconds, who, said or shot.action)
    console = Console()
    console.print(table)
    length = clock(float(film.seconds()))
    console.print(f"{len(film.scenes)} scenes, {len(film.shots)} shots, {length}.")
    for notice in film.notices:
        console.print(f"Note: {notice}")
    return 0


def plan_json(film: Film) -> dict[str, Any]:
    """The film as `auteur plan --json` prints it."""
    dumped = film.model_dump(mode="json")
    fps = film.settings.fps
    for shot in dumped["shots"]:
        shot["seconds"] = round(shot["frames"] / fps, 3)
    return {**dumped, "seconds": round(float(film.seconds()), 3)}


def film_from(path: Path, project: str = "film") -> Film:
    """A screenplay file as a film with all its shots; Refused with a sentence when it is none."""
    film = break_down(read_screenplay(path.name, read_file(path)), project)
    return read_story(plan_shots(film))


def read_file(path: Path) -> bytes:
    """The bytes of a file a person named; Refused when it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise Refused(f"{path} is no file; name the screenplay itself.")
        return path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise Refused(
            f"{path.name} cannot be read: {reason}. Check its name and try again."
        ) from error
