"""For the contract suites: every bible, a small film to look into, one of a feature's size."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path

import pytest

from film.assets import Appearance, Character, Condition, Location, Prop
from film.film import Film
from film.shots import Line, Mark, Presence, Shot
from film.story import Scene
from film.words import TimeOfDay
from knowledge.bible.client import Bible
from studio.services.running import Running

FilmOf = Callable[..., Film]


def build_film(project: str = "pr1", scenes: int = 3, per_scene: int = 4, people: int = 4) -> Film:
    """`scenes` x `per_scene` shots, two people in each, one of them holding a prop."""
    cast = tuple(
        Character(id=f"ch{n}", name=f"PERSON {n}", appearance=Appearance(costume="coat"))
        for n in range(people)
    )
    places = tuple(Location(id=f"lo{n}", name=f"Place {n}", kind="kitchen") for n in range(scenes))
    things = tuple(Prop(id=f"pp{n}", name=f"Thing {n}", kind="lamp") for n in range(scenes))
    times = tuple(TimeOfDay)
    acts = tuple(
        Scene(
            id=f"sc{n}",
            number=str(n + 1),
            heading=f"INT. PLACE {n} - DAY",
            location=f"lo{n}",
            time=times[n % len(times)],
            cast=(f"ch{n % people}", f"ch{(n + 1) % people}"),
            props=(f"pp{n}",),
        )
        for n in range(scenes)
    )
    shots = tuple(_shot(n, k, people) for n in range(scenes) for k in range(per_scene))
    muddy = Condition(id="co1", asset="ch0", what="muddy", from_shot=shots[0].id, source="line 3")
    return Film(
        id=project, title="Harbour", scenes=acts, characters=cast, locations=places,
        props=things, shots=shots, conditions=(muddy,),
    )  # fmt: skip


def _shot(scene: int, place: int, people: int) -> Shot:
    label = f"{scene + 1}{chr(65 + place % 26)}{place // 26 or ''}"
    first, second = f"ch{scene % people}", f"ch{(scene + 1) % people}"
    return Shot(
        id=f"sh{label}",
        scene=f"sc{scene}",
        label=label,
        order=place,
        frames=96,
        action="She lights the lamp.",
        lines=(Line(who=first, text="Is anyone there?"),),
        cast=(
            Presence(who=first, mark=Mark(x=0, z=0), holds=(f"pp{scene}",)),
            Presence(who=second, mark=Mark(x=1, z=0)),
        ),
    )


@pytest.fixture(scope="session")
def neo4j_uri() -> Iterator[str]:
    """The address of a real Neo4j 5: NEO4J_TEST_URI (without a password), or one of our own."""
    if given := os.environ.get("NEO4J_TEST_URI"):
        yield given
        return
    if not (shutil.which("java") and shutil.which("mvn")):
        pytest.skip("no Neo4j here: set NEO4J_TEST_URI, or install Java 17 and Maven")
    script = Path(__file__).parents[1] / "servers" / "get_neo4j.py"
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, str(script)], stdin=pipe, stdout=pipe) as server:
        assert server.stdout is not None
        uri = server.stdout.readline().decode().strip()
        assert uri, "Neo4j did not start: see above"
        yield uri
        server.communicate()  # closes its stdin, which ends it


@pytest.fixture
def film_of() -> FilmOf:
    """Builds a film: `film_of(project, scenes=, per_scene=, people=)`."""
    return build_film


@pytest.fixture(
    scope="module", params=["embedded", pytest.param("neo4j", marks=pytest.mark.servers)]
)
async def bible(request: pytest.FixtureRequest) -> AsyncIterator[Bible]:
    """Every bible there is: what passes here runs unchanged on each of them."""
    if request.param == "neo4j":
        opened = Bible(request.getfixturevalue("neo4j_uri"), None, "neo4j")
    else:
        running: Running = request.getfixturevalue("services")
        opened = Bible(running.bolt_uri, running.bolt_auth, running.bolt_database)
    yield opened
    await opened.close()
