"""A visitor works beside the studio that runs on a home, and leaves it running."""

from __future__ import annotations

from pathlib import Path

from film.assets import Location
from film.film import Film
from film.shots import Shot
from film.story import Scene
from knowledge.database import Database
from studio.services.house import House
from studio.settings import Settings
from studio.studio import visit_studio
from tools.rendering import quote_render


async def test_a_visitor_quotes_a_film_and_leaves_every_service_running(
    house: House, database: Database
) -> None:
    visitor = await visit_studio(house.settings)
    assert visitor is not None
    desk = await visitor.desk("th_visitor", "Ann")
    head = await visitor.store.head(desk.project)
    shot = Shot(id="sh1", scene="sc1", label="1A", order=0, frames=72)
    film = Film(
        id=desk.project,
        scenes=(Scene(id="sc1", number="1", heading="INT. ROOM - DAY", location="lo1"),),
        locations=(Location(id="lo1", name="ROOM"),),
        shots=(shot,),
    ).read_from(head.id)
    await visitor.store.save(film, "make", "visited", "Ann")
    quote, _ = await quote_render(desk, await visitor.store.load(desk.project), "")
    assert quote.shots == 1
    assert quote.to_render > 0
    await visitor.close()
    assert all(child.alive() for _, child in house.staff.values())


async def test_there_is_nobody_to_visit_on_an_empty_home(tmp_path: Path) -> None:
    assert await visit_studio(Settings(home=tmp_path / "home")) is None
    assert not (tmp_path / "home").exists()
