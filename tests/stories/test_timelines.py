"""Changing one's mind: timelines opened, gone to, compared, deleted and brought back, by words."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import uuid4

import pytest

from film.errors import Refused, Unavailable
from film.film import Film
from graph.events import Decided, Event, Finished, Spoke
from knowledge.timeline_book import Opening
from studio.studio import Studio
from studio.turns import Upload
from tools.said import Said

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lighthouse.fountain"
PERSON = "director"


class Tab:
    """One conversation; several may be about one film."""

    def __init__(self, studio: Studio, thread: str = "") -> None:
        self.studio = studio
        self.thread = thread or str(uuid4())

    async def say(self, words: str, *uploads: Upload) -> list[Event]:
        turn = self.studio.turns.take_turn(self.thread, words, uploads, PERSON)
        return [event async for event in turn]

    async def answer(self, words: str, *uploads: Upload) -> Said:
        events = await self.say(words, *uploads)
        found = [e.said for e in events if isinstance(e, Finished)]
        assert found, f"“{words}” led to no verb: {events}"
        return found[-1]

    async def press(self, approval: str, yes: bool = True) -> list[Event]:
        turn = self.studio.turns.decide(self.thread, approval, yes, PERSON)
        return [event async for event in turn]

    async def opened(self) -> Tab:
        await self.answer("", Upload(name=SAMPLE.name, data=SAMPLE.read_bytes()))
        return self

    async def film(self) -> Film:
        film = await self.studio.film_of(self.thread)
        assert film is not None
        return film

    async def where(self) -> str:
        film = await self.film()
        here = await self.studio.timelines.here(film.id, self.thread)
        return next(t.name for t in await self.studio.timelines.all(film.id) if t.id == here)

    async def beside(self) -> Tab:
        """Another conversation about the same film, on main."""
        other = Tab(self.studio)
        await self.studio.store.bind_thread(other.thread, (await self.film()).id)
        return other


@pytest.fixture
async def tab(studio: Studio) -> Tab:
    return await Tab(studio).opened()


async def test_what_if_opens_a_timeline_and_leaves_the_other_alone(tab: Tab) -> None:
    before = await tab.film()
    said = await tab.answer("what if Mara never reads the letter?")
    assert "“Mara never reads the letter”" in said.text
    assert "“main” stays as it is" in said.text
    tree = next(card for card in said.cards if card.kind == "timelines")
    assert [(r["name"], r["here"]) for r in tree.props["rows"]] == [
        ("main", False),
        ("Mara never reads the letter", True),
    ]
    await tab.answer("make 2B wider")
    assert await tab.film() != before
    await tab.answer("go back to main")
    assert await tab.film() == before


async def test_every_button_of_the_tree_and_its_answers_is_heard(tab: Tab) -> None:
    opened = await tab.answer("open a timeline called no letter")
    assert await tab.where() == "no letter"
    for say in [choice.say for choice in opened.choices]:
        await tab.answer(say)
    assert await tab.where() == "main"
    row = (await tab.answer("/timeline")).cards[0].props["rows"][1]
    compared = await tab.answer(row["compare"])
    assert "the same film" in compared.text
    asked = await tab.answer(row["delete"])
    assert asked.approval
    done = [e.said for e in await tab.press(asked.approval) if isinstance(e, Finished)]
    assert "deleted" in done[-1].text
    gone = (await tab.answer("show the timelines")).cards[0].props["rows"][1]
    assert gone["deleted"]
    assert "is back" in (await tab.answer(gone["back"])).text
    await tab.answer(row["open"])
    assert await tab.where() == "no letter"


async def test_going_back_to_a_point_opens_a_timeline_and_loses_nothing(tab: Tab) -> None:
    first = await tab.film()
    await tab.answer("give Mara a green coat")
    await tab.answer("make 2B wider")
    late = await tab.film()
    said = await tab.answer("go back to how it was before the coat change")
    assert "before “" in said.text
    assert await tab.film() == first
    await tab.answer("go back to main")
    assert await tab.film() == late
    await tab.answer("open a timeline from before change 1")
    assert (await tab.film()).get_shot("sh2B") == first.get_shot("sh2B")
    assert (await tab.film()).characters == late.characters


async def test_undo_ends_where_the_timeline_began(tab: Tab) -> None:
    await tab.answer("make 2B wider")
    main = await tab.film()
    await tab.answer("open a timeline called calm")
    await tab.answer("make 2A wider")
    await tab.answer("undo")
    assert "nothing to undo" in (await tab.answer("undo")).text
    assert await tab.film() == main


async def test_a_comparison_says_in_sentences_what_differs(tab: Tab) -> None:
    await tab.answer("open a timeline called other")
    await tab.answer("make 2B wider")
    await tab.answer("make 2A last 8 seconds")
    await tab.answer("give Mara red hair")
    said = await tab.answer("what's different?")
    for part in ("2 shots differ", "2B", "MARA", "longer", "To render"):
        assert part in said.text
    card = said.cards[0]
    assert card.kind == "comparison"
    assert [row["what"] for row in card.props["rows"]] == [
        "scenes", "shots", "length", "files to render",
    ]  # fmt: skip
    same = await tab.answer("compare other with main")
    assert same.text == said.text


async def test_main_and_ones_own_are_never_deleted(tab: Tab) -> None:
    await tab.answer("open a timeline called other")
    for words, why in (("delete the timeline main", "Main"), ("delete the timeline other", "on")):
        said = await tab.answer(words)
        assert not said.approval
        assert why in said.text
    assert "There is no timeline" in (await tab.answer("delete the timeline nobody")).text


async def test_two_conversations_of_one_film_are_on_two_timelines(tab: Tab) -> None:
    other = await tab.beside()
    await tab.answer("open a timeline called other")
    await asyncio.gather(tab.answer("make 2B wider"), other.answer("make 2A wider"))
    mine, theirs = await tab.film(), await other.film()
    assert (await tab.where(), await other.where()) == ("other", "main")
    assert mine.get_shot("sh2A") != theirs.get_shot("sh2A")
    assert mine.get_shot("sh2B") != theirs.get_shot("sh2B")
    await tab.answer("undo")
    assert await other.film() == theirs


async def test_a_price_of_another_timeline_is_not_spent_here(tab: Tab) -> None:
    other = await tab.beside()
    asked = await other.answer("render")
    film = await tab.film()
    line = await tab.studio.timelines.open(
        Opening(project=film.id, origin=film.version, name="x", reason="y", author="Ann")
    )
    await tab.studio.timelines.go(film.id, other.thread, line.timeline)
    pressed = [e for e in await other.press(asked.approval) if isinstance(e, Decided)]
    assert [e.counted for e in pressed] == [False]
    assert "asked on the timeline “main”" in pressed[0].text
    assert await tab.studio.approval_state(asked.approval) == "superseded"


async def test_a_price_that_waits_is_closed_by_going_elsewhere(tab: Tab) -> None:
    await tab.answer("open a timeline called other")
    asked = await tab.answer("render")
    await tab.answer("go to main")
    assert await tab.studio.approval_state(asked.approval) == "superseded"


async def test_what_was_approved_on_a_timeline_is_done_there_after_a_crash(tab: Tab) -> None:
    film = await tab.film()
    asked = await tab.answer("delete 2B")
    await tab.studio.approvals.decide(asked.approval, PERSON, True)  # and then the power goes
    line = await tab.studio.timelines.open(
        Opening(
            project=film.id,
            origin=film.version,
            name="x",
            reason="y",
            author="Ann",
            thread=tab.thread,
        )
    )
    restarted = Studio(tab.studio.settings, tab.studio.running, None)
    await restarted.open()
    try:
        on = restarted.store.on(line.timeline)
        assert await on.load(film.id) == film
        assert len((await restarted.store.load(film.id)).shots) == len(film.shots) - 1
    finally:
        await restarted.close()


async def test_who_stands_on_a_deleted_timeline_is_told_and_nothing_is_lost(tab: Tab) -> None:
    other = await tab.beside()
    await other.answer("open a timeline called gone soon")
    asked = await tab.answer("delete the gone soon timeline")
    await tab.press(asked.approval)
    before = await other.film()
    said = await other.answer("make 2B wider")
    assert "was deleted" in said.text
    assert await other.film() == before
    await other.answer(said.choices[0].say)
    await other.answer("make 2B wider")
    assert await other.film() != before


async def test_of_many_who_take_one_name_at_once_one_gets_it(tab: Tab) -> None:
    film = await tab.film()
    wish = Opening(project=film.id, origin=film.version, name="Rain", reason="r", author="A")
    wishes = [wish.but(name=name) for name in ("Rain", "rain", " RAIN ", "rain.")]
    results = await asyncio.gather(
        *(tab.studio.timelines.open(each) for each in wishes), return_exceptions=True
    )
    refused = [r for r in results if isinstance(r, Refused)]
    assert len(refused) == 3
    assert "another name" in str(refused[0])
    assert len(await tab.studio.timelines.all(film.id)) == 2


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a, b", "“”"])
async def test_what_is_no_name_is_refused(tab: Tab, name: str) -> None:
    film = await tab.film()
    wish = Opening(project=film.id, origin=film.version, name=name, reason="r", author="A")
    with pytest.raises(Refused):
        await tab.studio.timelines.open(wish)
    assert len(await tab.studio.timelines.all(film.id)) == 1


async def test_the_bible_answers_for_each_timeline_and_neither_leaks(tab: Tab) -> None:
    other = await tab.beside()
    await tab.answer("open a timeline called wet")
    try:
        await tab.answer("Mara is wet in scene 1")
        await other.answer("Mara is muddy in scene 1")
        mine = (await tab.answer("who is in 1A?")).text + (await tab.answer("is Mara wet?")).text
        theirs = (await other.answer("who is in scene 1?")).text
    except Unavailable as away:
        pytest.fail(str(away))
    assert "muddy" not in mine
    assert "wet" not in theirs
    assert "muddy" in theirs


async def test_names_of_timelines_are_words_that_the_ears_know(tab: Tab) -> None:
    await tab.answer("open a timeline called bread and butter")
    await tab.answer("go to main")
    await tab.answer("switch to bread and butter")
    assert await tab.where() == "bread and butter"
    assert "the same film" in (await tab.answer("compare bread and butter with main")).text
    await tab.answer("call this timeline toast")
    assert await tab.where() == "toast"
    events = await tab.say("switch to bread and butter")
    assert not [e for e in events if isinstance(e, Finished) and e.said.version]
    assert [e for e in events if isinstance(e, Spoke)] or events
