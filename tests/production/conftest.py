"""A small film for the compiler: two scenes, four shots, two people, one lantern."""

from __future__ import annotations

import asyncio
import threading
import wave
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any
from uuid import uuid4

import av
import cv2
import numpy as np
import pytest

from engines import registry
from engines.registry import Engine
from engines.roles import ClipOrder, Cut, Question, SoundOrder, Spoken, StepOrder, VoiceOrder
from film.assets import Character, Location, Prop
from film.film import Film, Settings
from film.recipes import Recipe
from film.setup import Setup
from film.shots import Camera, Line, Mark, Presence, Shot
from film.story import Scene
from film.verdicts import Answer, Finding, Verdict
from film.words import Movement, Size
from knowledge.batches import Batches
from knowledge.database import Database
from knowledge.files import FileStore
from knowledge.ledger import Ledger
from knowledge.looks import LookBook
from knowledge.orders import Orders as OrderBook
from knowledge.store import PostgresStore
from production.books import Books
from production.jobs import make
from production.makers import Makers, makers_for
from production.progress import Progress
from production.queue import Whereabouts
from production.renders import Renders
from production.rows import goes_on

SIZE = (64, 36)


def shot(label: str, frames: int, **fields: object) -> Shot:
    scene = f"sc{label[0]}"
    return Shot.model_validate(
        {"id": f"sh{label}", "scene": scene, "label": label, "order": 0, "frames": frames} | fields
    )


@pytest.fixture
def small_film() -> Film:
    mara = Presence(who="ch_mara", mark=Mark(x=-0.6, z=0), facing=90, holds=("pr_lantern",))
    tom = Presence(who="ch_tom", mark=Mark(x=0.6, z=0), facing=-90)
    said = Line(who="ch_mara", text="The light is out.", at=0.3, seconds=1.4, line=7)
    return Film(
        id="fi_test",
        title="The Lamp",
        characters=(
            Character(id="ch_mara", name="MARA", speaks=True),
            Character(id="ch_tom", name="TOM"),
        ),
        locations=(Location(id="pl_room", name="LAMP ROOM", kind="kitchen"),),
        props=(Prop(id="pr_lantern", name="lantern", kind="lantern"),),
        scenes=(
            Scene(id="sc1", number="1", heading="INT. LAMP ROOM - NIGHT", location="pl_room"),
            Scene(id="sc2", number="2", heading="INT. LAMP ROOM - DAY", location="pl_room"),
        ),
        shots=(
            shot("1A", 96, cast=(mara, tom), camera=Camera(size=Size.WIDE)),
            shot(
                "1B",
                72,
                cast=(mara,),
                lines=(said,),
                camera=Camera(size=Size.CLOSE_UP, subjects=("ch_mara",)),
            ),
            shot("1C", 72, cast=(mara,), continuous=True, camera=Camera(subjects=("ch_mara",))),
            shot("2A", 120, cast=(tom,), camera=Camera(movement=Movement.PAN)),
        ),
    )


@pytest.fixture
def makers() -> Makers:
    return makers_for("animatic", "1", "1")


class Sketch:
    """A real engine that makes the smallest files: flat pictures, silence. Tests may bend it."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.before: Callable[[str, Any], None] = lambda role, order: None
        self.sees: Callable[[Question, Path], Answer] = lambda question, picture: Answer.PASS
        self.cuts: Callable[[Cut], Answer] = lambda cut: Answer.PASS
        self._lock = threading.Lock()

    def engine(self) -> Engine:
        roles: dict[str, Any] = dict.fromkeys(
            ("painter", "animator", "voice", "foley", "composer", "eye"), lambda: self
        )
        return Engine(name="sketch", model="1", cents=0, **roles)

    def _note(self, role: str, order: Any) -> None:
        with self._lock:
            self.asked[role] += 1
        self.before(role, order)

    def paint(
        self, order: StepOrder, base: Path | None, references: tuple[Path, ...], out: Path
    ) -> None:
        self._note("step", order)
        _picture(out, 40 * order.attempt)

    def reference(self, setup: Setup, view: str, out: Path) -> None:
        self._note("reference", setup)
        _picture(out, 10)

    def animate(
        self, order: ClipOrder, start: Path, end: Path | None, out: Path, progress: Any
    ) -> None:
        self._note("clip", order)
        progress(0.5, "half")
        with av.open(str(out), "w") as container:
            stream = container.add_stream("libx264", rate=Fraction(order.motion.fps))
            stream.width, stream.height = SIZE
            stream.pix_fmt = "yuv420p"
            frame = av.VideoFrame.from_ndarray(cv2.imread(str(start)), format="bgr24")
            for at in range(order.motion.frames):
                frame.pts = at
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))

    def voices(self) -> tuple[str, ...]:
        return ("plain",)

    def speak(self, order: VoiceOrder, out: Path) -> Spoken:
        self._note("voice", order)
        _silence(out, 1.0, channels=1)
        return Spoken(mouth=((0.0, "closed"), (1.0, "closed")))

    def sound(self, order: SoundOrder, out: Path) -> None:
        self._note("sound", order)
        _silence(out, order.seconds, channels=2)

    def compose(self, order: Any, out: Path) -> None:
        self._note("music", order)
        _silence(out, order.seconds, channels=2)

    def look(
        self, picture: Path, before: Path | None, views: dict[str, Path], questions: Any
    ) -> Verdict:
        self._note("eye", questions)
        found = [
            Finding(question=q.text, answer=self.sees(q, picture), reason=f"Seen: {q.about}.")
            for q in questions
        ]
        return Verdict(by="eye", findings=tuple(found))

    def compare(self, last: Path, first: Path, views: dict[str, Path], cut: Cut) -> Verdict:
        self._note("drift", cut)
        question = "Is the cut fair?"
        found = Finding(question=question, answer=self.cuts(cut), reason="MARA wears a coat.")
        return Verdict(by="drift", findings=(found,))


def _picture(out: Path, grey: int) -> None:
    cv2.imwrite(str(out), np.full((SIZE[1], SIZE[0], 3), grey, np.uint8))


def _silence(out: Path, seconds: float, channels: int) -> None:
    with wave.open(str(out), "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(bytes(round(seconds * 48000) * 2 * channels))


class HereOrders:
    """The queue and two workers in this process: the same jobs, in threads."""

    def __init__(self, root: Path) -> None:
        self.root, self.files = root, FileStore(root)
        self.jobs: dict[str, asyncio.Task[Any]] = {}
        self.listeners: set[asyncio.Queue[dict[str, Any]]] = set()
        self._free = asyncio.Semaphore(2)

    async def put(self, row: Sequence[Recipe], attempt: int) -> bool:
        self.jobs[f"{row[0].hash}-{attempt}"] = asyncio.create_task(self._work(list(row)))
        return True

    async def _work(self, row: list[Recipe]) -> None:
        loop = asyncio.get_running_loop()

        def tell(event: dict[str, Any]) -> None:
            loop.call_soon_threadsafe(self._tell, event)

        async with self._free:
            going = True
            for number, recipe in enumerate(row):
                going = going and (not number or goes_on(self.files, row[number - 1], recipe))
                if going:
                    await asyncio.to_thread(make, str(self.root), recipe.model_dump_json(), tell)
                else:
                    self._tell({"hash": recipe.hash, "state": "left"})

    def _tell(self, event: dict[str, Any]) -> None:
        for listener in self.listeners:
            listener.put_nowait(event)

    async def take_back(self, hash_: str, attempt: int) -> None:
        self.jobs[f"{hash_}-{attempt}"].cancel()

    async def find(self, hash_: str, attempt: int) -> Whereabouts:
        return Whereabouts("queued")

    async def told(self) -> AsyncIterator[dict[str, Any]]:
        listener: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.listeners.add(listener)
        try:
            while True:
                yield await listener.get()
        finally:
            self.listeners.discard(listener)

    async def close(self) -> None:
        for job in self.jobs.values():
            job.cancel()


class AgreeingStory:
    """A story bible that agrees with every picture, until a test makes it wait."""

    async def read(self, film: Film) -> None:
        return None

    async def look(self, film: Film, shot: str, order: StepOrder) -> Verdict:
        return Verdict(by="bible", findings=())


class Floor:
    """A small film on the stage: edit it, render it, count what was made."""

    def __init__(self, database: Database, sketch: Sketch, home: Path) -> None:
        self.database, self.home = database, home
        self.store, self.sketch = PostgresStore(database), sketch
        self.files = FileStore(home / "files")
        self.orders: Any = HereOrders(self.files.root)
        self.books = Books(
            Batches(database), OrderBook(database), LookBook(database), Ledger(database)
        )
        self.renders = Renders(
            self.store, self.books, self.files, self.orders, AgreeingStory(), workers=2
        )

    def another(self) -> Floor:
        """The same home after a restart."""
        return Floor(self.database, self.sketch, self.home)

    async def open_film(self, film: Film) -> Film:
        head = await self.store.create_project(film.title, "Ann")
        return await self.save(film.but(id=head.project).read_from(head.id))

    async def save(self, film: Film) -> Film:
        version = await self.store.save(film, "edit", "a test", "Ann")
        return await self.store.load(film.id, version.id)

    async def start(self, film: Film) -> str:
        return await self.renders.start(film.id, film.version, (), "", "th")

    async def end(self, batch: str) -> Progress:
        async with asyncio.timeout(60):
            return [progress async for progress in self.renders.follow(batch)][-1]

    async def render(self, film: Film) -> Progress:
        return await self.end(await self.start(film))


@pytest.fixture
def sketch(monkeypatch: pytest.MonkeyPatch) -> Sketch:
    made = Sketch()
    monkeypatch.setitem(registry.ENGINES, "sketch", made.engine())
    return made


@pytest.fixture
async def floor(database: Database, sketch: Sketch, tmp_path: Path) -> AsyncIterator[Floor]:
    opened = Floor(database, sketch, tmp_path)
    yield opened
    await opened.renders.close()


@pytest.fixture
def sketched(small_film: Film) -> Film:
    """The small film, drawn by the sketch engine at the smallest size, in a place of its own:
    looks are remembered by what a picture is made of, and the tests share one database."""
    room = small_film.locations[0].but(name=f"ROOM {uuid4().hex}")
    settings = Settings(width=64, height=36, engine="sketch")
    return small_film.but(settings=settings, locations=(room,))
