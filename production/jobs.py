"""The compiler's hands: what a worker does with one recipe. No database, no chat, no graph.

A job gets a recipe and the folder of the file store; it reads its inputs by hash, lets the engine
write to a temporary name and renames that to the recipe's hash. Doing a job twice does no harm.
"""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path
from time import monotonic, process_time
from typing import Any

from engines.registry import get_engine
from engines.roles import (
    ClipOrder,
    Cut,
    MusicOrder,
    Progress,
    Question,
    SoundOrder,
    StepOrder,
    VoiceOrder,
)
from film.errors import AuteurError, MediaFailed, Unavailable
from film.recipes import Made, Recipe
from film.setup import Setup, Speech
from knowledge.files import FileStore
from media.film_conform import conform_film, mix_film
from media.last_frame import extract_first_frame, extract_last_frame

Tell = Callable[[dict[str, Any]], None]


class Bench:
    """One recipe on the bench, with its input files at hand."""

    def __init__(self, recipe: Recipe, files: FileStore, progress: Progress) -> None:
        self.recipe, self.files, self.progress = recipe, files, progress
        self.engine = recipe.engine

    def inputs(self, role: str) -> list[Path]:
        """The files of all inputs with this role, in order."""
        return [self._path(name) for said, name in self.recipe.inputs if said == role]

    def named_inputs(self) -> dict[str, Path]:
        """All input files by role; of several with one role the last."""
        return {said: self._path(name) for said, name in self.recipe.inputs}

    def notes(self, role: str) -> list[dict[str, Any]]:
        """What was noted beside the inputs with this role."""
        return [self.files.find_facts(path.name) or {} for path in self.inputs(role)]

    def _path(self, name: str) -> Path:
        if not self.files.has(name):
            raise MediaFailed("A file that this one is made from is missing; render it again.")
        return self.files.path_of(name)


def _step(bench: Bench, out: Path) -> dict[str, Any]:
    order = StepOrder.model_validate(bench.recipe.spec)
    base = next(iter(bench.inputs("base")), None)
    references = tuple(bench.inputs("reference"))
    get_engine(bench.engine).painter().paint(order, base, references, out)
    return {}


def _reference(bench: Bench, out: Path) -> dict[str, Any]:
    setup = Setup.model_validate(bench.recipe.spec["setup"])
    get_engine(bench.engine).painter().reference(setup, bench.recipe.spec["view"], out)
    return {}


def _voice(bench: Bench, out: Path) -> dict[str, Any]:
    order = VoiceOrder.model_validate(bench.recipe.spec)
    return get_engine(bench.engine).voice().speak(order, out).model_dump()


def _clip(bench: Bench, out: Path) -> dict[str, Any]:
    spec = dict(bench.recipe.spec)
    lines = spec.pop("lines")
    speech = [_speech(line, note) for line, note in zip(lines, bench.notes("voice"), strict=True)]
    order = ClipOrder.model_validate({**spec, "speech": speech})
    start = bench.inputs("start")[0]
    get_engine(bench.engine).animator().animate(order, start, None, out, bench.progress)
    return {}


def _speech(line: dict[str, Any], note: dict[str, Any]) -> Speech:
    mouth = tuple((float(at), str(shape)) for at, shape in note["mouth"])
    until = line["at"] + (mouth[-1][0] if mouth else 0.0)
    return Speech(who=line["who"], at=line["at"], until=until, mouth=mouth)


def _last_frame(bench: Bench, out: Path) -> dict[str, Any]:
    extract_last_frame(bench.inputs("clip")[0], out)
    return {}


def _sound(bench: Bench, out: Path) -> dict[str, Any]:
    get_engine(bench.engine).foley().sound(SoundOrder.model_validate(bench.recipe.spec), out)
    return {}


def _music(bench: Bench, out: Path) -> dict[str, Any]:
    get_engine(bench.engine).composer().compose(MusicOrder.model_validate(bench.recipe.spec), out)
    return {}


def _eye(bench: Bench, out: Path) -> dict[str, Any]:
    questions = tuple(Question.model_validate(q) for q in bench.recipe.spec["questions"])
    views = bench.named_inputs()
    picture, before = views.pop("picture"), views.pop("before", None)
    verdict = get_engine(bench.engine).eye().look(picture, before, views, questions)
    out.write_text(verdict.model_dump_json())
    return {}


def _drift(bench: Bench, out: Path) -> dict[str, Any]:
    cut = Cut.model_validate(bench.recipe.spec["cut"])
    views = bench.named_inputs()
    last, clip = views.pop("last"), views.pop("clip")
    first = bench.files.temp_path(".png")
    try:
        extract_first_frame(clip, first)
        verdict = get_engine(bench.engine).eye().compare(last, first, views, cut)
    finally:
        first.unlink(missing_ok=True)
    out.write_text(verdict.model_dump_json())
    return {}


def _track(bench: Bench, out: Path) -> dict[str, Any]:
    voices, sounds, music = (bench.inputs(role) for role in ("voice", "sound", "music"))
    mix_film(bench.recipe.spec, voices=voices, sounds=sounds, music=music, out=out)
    return {}


def _film(bench: Bench, out: Path) -> dict[str, Any]:
    captions = conform_film(
        bench.recipe.spec,
        clips=bench.inputs("clip"),
        track=bench.inputs("track")[0],
        said=[note.get("words", ()) for note in bench.notes("voice")],
        out=out,
    )
    return {"captions": [caption.model_dump() for caption in captions]}


JOBS: dict[Made, Callable[[Bench, Path], dict[str, Any]]] = {
    Made.STEP: _step,
    Made.REFERENCE: _reference,
    Made.VOICE: _voice,
    Made.CLIP: _clip,
    Made.LAST_FRAME: _last_frame,
    Made.SOUND: _sound,
    Made.MUSIC: _music,
    Made.EYE: _eye,
    Made.DRIFT: _drift,
    Made.TRACK: _track,
    Made.FILM: _film,
}


def make(root: str, recipe_json: str, tell: Tell) -> dict[str, Any]:
    """Makes the file of one recipe and returns {"hash", "state", "seconds", "cpu", "reused"}.

    `tell` hears the start, the progress and the end. An expected failure is an answer with state
    "failed" and its sentence; anything else is a fault of ours and raises.
    """
    recipe = Recipe.model_validate_json(recipe_json)
    files = FileStore(Path(root))
    event = {"hash": recipe.hash, "made": recipe.made.value, "host": socket.gethostname()}
    began = monotonic(), process_time()
    tell({**event, "state": "started", "pid": os.getpid()})
    if files.has(recipe.file_name):
        return _tell(tell, {**event, "state": "done", "reused": True, **_spent(began)})

    def progress(share: float, words: str) -> None:
        tell({**event, "state": "progress", "share": round(share, 3), "words": words})

    try:
        _make(Bench(recipe, files, progress))
    except AuteurError as error:
        away = isinstance(error, Unavailable)  # and so would be for every other recipe
        return _tell(tell, {**event, "state": "failed", "error": str(error), "fatal": away})
    except OSError as error:
        sentence = f"The disk would not take the file: {error.strerror}. Free some room and retry."
        return _tell(tell, {**event, "state": "failed", "error": sentence, "fatal": True})
    return _tell(tell, {**event, "state": "done", "reused": False, **_spent(began)})


def _make(bench: Bench) -> None:
    name = bench.recipe.file_name
    temp = bench.files.temp_path(Path(name).suffix)
    try:
        facts = JOBS[bench.recipe.made](bench, temp)
        bench.files.adopt(temp, name, facts or None, lasting=False)
    finally:
        temp.unlink(missing_ok=True)


def _spent(began: tuple[float, float]) -> dict[str, float]:
    """Seconds of the clock, and of CPU in this process."""
    seconds, cpu = monotonic() - began[0], process_time() - began[1]
    return {"seconds": round(seconds, 3), "cpu": round(cpu, 3)}


def _tell(tell: Tell, event: dict[str, Any]) -> dict[str, Any]:
    tell(event)
    return event
