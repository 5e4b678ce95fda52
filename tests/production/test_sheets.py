"""Sheets are drawn when somebody looks at them, and once."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from typing import Any

import pytest

from engines import registry
from film.assets import Condition
from film.errors import Refused
from film.film import Film
from tools import assets
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said


class Asking:
    """A person at a desk of the studio, who asks for things of one film."""

    def __init__(self, floor: Any, film: Film) -> None:
        room: Any = object()  # only that there is one: nothing is qualified here
        self.desk = Desk(
            floor.store, film.id, "th", "Ann", floor.home, floor.renders, qualifying=room
        )

    async def __call__(self, verb: str, **arguments: str) -> Said:
        return await TOOLS[verb].call(self.desk, arguments)


def torn(film: Film) -> Film:
    coat = Condition(id="co1", asset="ch_mara", what="torn", from_shot=film.shots[2].id)
    return film.but(conditions=(coat,))


def files_of(card: dict[str, Any]) -> list[str]:
    rows = [card["key_image"], *card["views"], *card["conditions"]]
    return [row["file"] for row in rows]


async def test_a_sheet_has_its_pictures_drawn_and_asking_again_draws_nothing(
    floor: Any, sketched: Film
) -> None:
    ask = Asking(floor, await floor.open_film(torn(sketched)))
    first = await ask("show_asset", about="MARA")
    files = files_of(first.cards[0].props)
    assert len(set(files)) == 8  # the key image, six views, and what becomes of her
    assert all(floor.files.has(name) for name in files)
    assert floor.sketch.asked == {"step": 1, "reference": 7}
    again = await ask("show_who", who="MARA")
    assert again.cards == first.cards
    await ask("draw_assets", about="MARA")
    assert sum(floor.sketch.asked.values()) == 8


async def test_every_picture_of_a_sheet_says_what_is_in_it(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(torn(sketched))
    ask = Asking(floor, film)
    card = (await ask("show_asset", about="MARA")).cards[0].props
    assert card["key_image"]["text"].startswith("MARA in a plain room: the whole face")
    assert "no face" in next(v["text"] for v in card["views"] if v["view"] == "back")
    assert card["conditions"][0]["text"].endswith("all of it torn.")
    prop = (await ask("show_asset", about=film.props[0].name)).cards[0].props
    assert prop["key_image"]["text"] == f"The {film.props[0].name}, by itself in a plain room."
    place = (await ask("show_asset", about=film.locations[0].name)).cards[0].props
    assert place["key_image"]["text"].endswith("Nobody is there.")
    assert all(floor.files.has(one["key_image"]["file"]) for one in (prop, place))


async def test_a_sheet_does_not_wait_for_slow_pictures_and_says_so(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "AT_ONCE_S", 0.0)
    go_on = threading.Event()
    floor.sketch.before = lambda role, order: go_on.wait(20) and None
    ask = Asking(floor, await floor.open_film(sketched))
    said = await ask("show_asset", about="MARA")
    assert said.text.endswith("7 pictures are being drawn, and appear by themselves.")
    files = files_of(said.cards[0].props)
    assert not any(floor.files.has(name) for name in files)
    go_on.set()
    async with asyncio.timeout(20):
        while not all(floor.files.has(name) for name in files):
            await asyncio.sleep(0.05)


async def test_an_engine_that_costs_is_not_set_to_drawing_by_a_look_at_a_sheet(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask = Asking(floor, await floor.open_film(sketched))
    paid = replace(registry.ENGINES["sketch"], cents=4)
    monkeypatch.setitem(registry.ENGINES, "sketch", paid)
    await ask("show_asset", about="MARA")
    with pytest.raises(Refused, match="paid by the picture"):
        await ask("draw_assets")
    assert not floor.sketch.asked
