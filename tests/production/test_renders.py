"""Renders: they end, they stop with a sentence, they go on; nothing is made twice."""

from __future__ import annotations

import asyncio
import errno
import socket
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from engines.roles import Question
from film.errors import MediaFailed, Unavailable
from film.film import Film
from film.orders import BatchState
from film.recipes import Made, Recipe
from film.risks import scene_risks
from film.verdicts import Answer, Verdict
from film.words import Risk
from knowledge.timeline_book import Opening, TimelineBook
from tools.rendering import film_is_ready


def clip_of(film: Film, label: str) -> Any:
    """True for the order of this shot's clip: the only one of its length."""
    frames = next(shot.frames for shot in film.shots if shot.label == label)
    return lambda role, order: role == "clip" and order.motion.frames == frames


async def test_a_film_is_rendered_and_a_second_run_renders_nothing(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(sketched)
    first = await floor.render(film)
    assert (first.state, first.reused, first.share) == ("done", 0, 1.0)
    assert first.rendered == first.total
    assert floor.files.has(first.film)
    second = await floor.render(film)
    assert (second.state, second.rendered, second.reused) == ("done", 0, second.total)


async def test_a_timeline_renders_only_what_it_changed_and_going_back_renders_nothing(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(sketched)
    whole = await floor.render(film)
    book = TimelineBook(floor.store)
    wish = Opening(project=film.id, origin=film.version, name="long", reason="r", author="Ana")
    line = floor.store.on((await book.open(wish)).timeline)
    same = await floor.render(await line.load(film.id))
    assert (same.rendered, same.film) == (0, whole.film)
    there = await line.load(film.id)
    shots = tuple(s.but(frames=144) if s.label == "2A" else s for s in there.shots)
    await line.save(there.but(shots=shots), "set_duration", "", "Ana")
    other = await floor.render(await line.load(film.id))
    assert 0 < other.rendered < whole.rendered / 2
    back = await floor.render(await floor.store.load(film.id))
    assert (back.rendered, back.film) == (0, whole.film)


async def test_the_books_hold_every_finished_file(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(sketched)
    batch = await floor.start(film)
    end = await floor.end(batch)
    orders = await floor.books.orders.of_batch(batch)
    assert {order.state.value for order in orders} == {"done"}
    assert len(orders) == end.total
    result = await floor.books.orders.find_result(end.film.partition(".")[0])
    assert result.size == floor.files.size(end.film)
    assert (await floor.books.batches.get(batch)).state is BatchState.DONE


async def test_a_cancelled_render_goes_on_from_what_is_finished(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(sketched)
    at_clip, go_on = threading.Event(), threading.Event()

    def before(role: str, order: Any) -> None:
        if role == "clip":
            at_clip.set()
            go_on.wait(20)

    floor.sketch.before = before
    batch = await floor.start(film)
    await asyncio.to_thread(at_clip.wait, 20)
    assert await floor.renders.cancel(film.id) == 1
    go_on.set()
    stopped = await floor.end(batch)
    assert stopped.state == "cancelled"
    assert 0 < stopped.done < stopped.total
    assert await floor.renders.cancel(film.id) == 0
    rest = await floor.render(film)
    assert rest.state == "done"
    assert rest.reused >= stopped.done  # an order that was begun just then finishes all the same
    assert floor.sketch.asked["clip"] == 4


async def test_two_films_render_at_once(floor: Any, sketched: Film) -> None:
    one = await floor.open_film(sketched)
    other = await floor.open_film(sketched.but(title="The Other Lamp"))
    ends = await asyncio.gather(floor.render(one), floor.render(other))
    assert [end.state for end in ends] == ["done", "done"]
    assert ends[0].film != ends[1].film


async def test_an_engine_error_is_said_once_and_stops_only_its_shot(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(sketched)
    is_2a = clip_of(film, "2A")

    def before(role: str, order: Any) -> None:
        if is_2a(role, order):
            raise MediaFailed("The pan has no end.")

    floor.sketch.before = before
    end = await floor.render(film)
    assert end.state == "failed"
    assert end.problems == (("2A", "The pan has no end."),)
    assert floor.sketch.asked["clip"] == 4
    assert not floor.files.has(end.film)
    floor.sketch.before = lambda role, order: None
    again = await floor.render(film)
    assert (again.state, again.rendered) == ("done", 3)  # the clip, its last frame, the film


async def test_an_engine_that_is_away_stops_the_render_at_once(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(sketched)

    def before(role: str, order: Any) -> None:
        if role == "step":
            raise Unavailable("The painter does not answer; try again later.")

    floor.sketch.before = before
    end = await floor.render(film)
    assert end.state == "failed"
    assert {why for _, why in end.problems} == {"The painter does not answer; try again later."}
    assert floor.sketch.asked["step"] <= 2 * 2 + 2
    assert floor.sketch.asked["clip"] == 0


async def test_a_full_disk_stops_with_one_sentence_and_room_lets_it_go_on(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = await floor.open_film(sketched)
    replace = Path.replace

    def full(self: Path, target: Path) -> Path:
        if self.suffix == ".mp4":
            raise OSError(errno.ENOSPC, "No space left on device")
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        end = await floor.render(film)
    assert end.state == "failed"
    assert all("is full; free some space" in why for _, why in end.problems)
    assert not list(floor.files.tmp.glob("*.mp4"))
    assert (await floor.render(film)).state == "done"


def with_eve(film: Film) -> Film:
    """Shot 2A belongs to somebody who is in no other shot, so that the eye can be told of her."""
    eve = film.characters[1].but(id="ch_eve", name="EVE")
    cast = tuple(one.but(who="ch_eve") for one in film.get_shot("sh2A").cast)
    shots = tuple(s.but(cast=cast) if s.label == "2A" else s for s in film.shots)
    return film.but(characters=(*film.characters, eve), shots=shots)


@pytest.mark.parametrize("answer", [Answer.FAIL, Answer.UNKNOWN])
async def test_five_looks_that_do_not_pass_stop_the_shot_and_the_others_are_finished(
    floor: Any, sketched: Film, answer: Answer
) -> None:
    film = await floor.open_film(with_eve(sketched))
    tries: list[tuple[int, tuple[str, ...]]] = []

    def before(role: str, order: Any) -> None:
        if role == "step" and order.adds == ("ch_eve",):
            tries.append((order.attempt, order.reasons))

    floor.sketch.before = before
    floor.sketch.sees = lambda q, picture: answer if q.expects == "ch_eve" else Answer.PASS
    end = await floor.render(film)
    assert end.state == "stopped"
    assert end.problems == (("2A", "Seen: presence."),)
    assert tries == [(1, ())] + [(n, ("Seen: presence.",)) for n in (2, 3, 4, 5)]
    assert floor.sketch.asked["clip"] == 3
    assert (end.done, end.film) == (end.total, "")


async def test_a_look_that_passes_at_the_second_try_ends_in_a_film(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(with_eve(sketched))
    answers = [Answer.FAIL]

    def sees(question: Question, picture: Path) -> Answer:
        return answers.pop() if question.expects == "ch_eve" and answers else Answer.PASS

    floor.sketch.sees = sees
    batch = await floor.start(film)
    end = await floor.end(batch)
    assert end.state == "done"
    states = {order.state.value for order in await floor.books.orders.of_batch(batch)}
    assert states == {"done", "cancelled"}  # the clip of the first try is wanted by nobody
    assert (await floor.render(film)).rendered == 0


async def test_an_edit_during_a_render_waits_for_the_next_one(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(sketched)
    at_clip, go_on = threading.Event(), threading.Event()

    def before(role: str, order: Any) -> None:
        if role == "clip":
            at_clip.set()
            go_on.wait(20)

    floor.sketch.before = before
    batch = await floor.start(film)
    await asyncio.to_thread(at_clip.wait, 20)
    shots = tuple(s.but(frames=100) if s.label == "2A" else s for s in film.shots)
    edited = await floor.save(film.but(shots=shots))
    go_on.set()
    end = await floor.end(batch)
    assert end.state == "done"
    assert end.film == (await floor.renders.plan(await floor.renders.planner(film))).film
    floor.sketch.asked.clear()
    after = await floor.render(edited)
    assert after.state == "done"
    assert dict(floor.sketch.asked) == {"clip": 1, "sound": 1, "music": 1}


async def test_workers_begin_while_the_story_is_read_and_no_look_is_taken_without_it(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, told = threading.Event(), asyncio.Event()
    asked_early = []

    async def read(film: Film) -> None:
        await told.wait()

    async def look(film: Film, shot: str, order: Any) -> Verdict:
        asked_early.extend([] if told.is_set() else [shot])
        return Verdict(by="bible", findings=())

    monkeypatch.setattr(floor.renders.story, "read", read)
    monkeypatch.setattr(floor.renders.story, "look", look)
    floor.sketch.before = lambda role, order: drawn.set() if role == "step" else None
    batch = await floor.start(await floor.open_film(sketched))
    assert await asyncio.to_thread(drawn.wait, 20)
    told.set()
    assert (await floor.end(batch)).state == "done"
    assert not asked_early


async def test_what_a_dead_worker_had_begun_is_made_by_another(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = await floor.open_film(sketched)
    lost = LostOrders(floor.orders)
    floor.renders.orders = lost
    end = await floor.render(film)
    assert end.state == "done"
    assert lost.deaths == 2


class LostOrders:
    """The first two clips are begun by a process that is gone before it has told of its end."""

    def __init__(self, orders: Any) -> None:
        self.orders, self.deaths = orders, 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self.orders, name)

    async def put(self, row: Sequence[Recipe], attempt: int) -> bool:
        kinds = [recipe.made for recipe in row]
        begun = kinds.index(Made.CLIP) if Made.CLIP in kinds and self.deaths < 2 else len(row)
        if begun:
            await self.orders.put(row[:begun], attempt)
        if begun < len(row):
            self.deaths += 1
            gone = subprocess.Popen([sys.executable, "-c", ""])
            gone.wait()
            about = {"host": socket.gethostname(), "pid": gone.pid}
            self.orders._tell({"hash": row[begun].hash, "state": "started", **about})
        return True


async def test_a_database_that_is_away_makes_the_books_wait_and_not_the_render(
    floor: Any, sketched: Film, monkeypatch: pytest.MonkeyPatch
) -> None:
    film = await floor.open_film(sketched)
    finish, refused = floor.books.orders.finish_all, []

    async def away(made: Any) -> Any:
        if len(refused) < 3:
            refused.append(made)
            raise Unavailable("The database does not answer.")
        return await finish(made)

    monkeypatch.setattr(floor.books.orders, "finish_all", away)
    batch = await floor.start(film)
    end = await floor.end(batch)
    assert end.state == "done"
    assert len(refused) == 3
    orders = await floor.books.orders.of_batch(batch)
    assert {order.state.value for order in orders} == {"done"}


async def test_a_render_that_was_interrupted_is_taken_up_again(floor: Any, sketched: Film) -> None:
    film = await floor.open_film(sketched)
    at_clip, go_on = threading.Event(), threading.Event()

    def before(role: str, order: Any) -> None:
        if role == "clip":
            at_clip.set()
            go_on.wait(20)

    floor.sketch.before = before
    batch = await floor.start(film)
    await asyncio.to_thread(at_clip.wait, 20)
    await floor.renders.close()
    go_on.set()
    again = floor.another()
    assert await again.renders.resume() >= 1
    end = await again.end(batch)
    assert end.state == "done"
    assert end.reused > 0


async def test_what_jumps_at_a_cut_is_told_and_the_film_is_made_all_the_same(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(sketched)
    floor.sketch.cuts = lambda cut: Answer.FAIL if cut.continuous else Answer.PASS
    end = await floor.render(film)
    assert end.state == "done"
    assert floor.files.has(end.film)
    assert end.jumps == (("1C", "MARA wears a coat."),)
    assert await floor.renders.jumps(film) == {"sh1C": ("MARA wears a coat.",)}
    risks = scene_risks(film, (), jumps=await floor.renders.jumps(film))
    assert [(one.risk, one.reasons) for one in risks[:1]] == [
        (Risk.RISKY, ("1C: MARA wears a coat.",))
    ]
    said = await film_is_ready(film, end, floor.files)
    assert "at the cut to 1C: MARA wears a coat." in said.text
    assert [choice.say for choice in said.choices] == ["play from 0:06"]


async def test_it_is_known_how_far_each_shot_is_and_what_an_edit_has_outdated(
    floor: Any, sketched: Film
) -> None:
    film = await floor.open_film(sketched)
    assert not any(one.clip or one.frame for one in (await floor.renders.standing(film)).values())
    await floor.render(film)
    done = await floor.renders.standing(film)
    assert all(one.framed and one.clip and not one.outdated for one in done.values())
    wider = film.shots[0].but(frames=film.shots[0].frames + 24)
    edited = await floor.save(film.but(shots=(wider, *film.shots[1:])))
    now = await floor.renders.standing(edited)
    assert [(shot, one.framed) for shot, one in now.items() if one.outdated][:1] == [
        (film.shots[0].id, True)
    ]
    assert not now[film.shots[-1].id].outdated
