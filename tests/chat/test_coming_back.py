"""A conversation that is opened again shows what is true now, and loses nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from chat.following import take_up
from chat.memory import get_memory
from chat.tabs import change_card, tell
from film.orders import Batch, BatchState
from knowledge.database import new_id
from studio.studio import Studio
from tools.said import Card, Change, Choice, Said

Open = Callable[..., Any]


STORING = ("Memory.", "SQLAlchemyDataLayer.", "queue_until_user_message")


async def thread_of(tab: Any) -> dict[str, Any]:
    """The thread as it is kept; Chainlit stores beside the turn, so that is waited for."""
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    storing = [task for task in tasks if task.get_coro().__qualname__.startswith(STORING)]
    await asyncio.gather(*storing, return_exceptions=True)
    found = await get_memory().get_thread(tab.thread)
    assert found
    return dict(found)


async def test_cards_stand_in_their_order_also_after_one_has_changed(open_tab: Open) -> None:
    tab = open_tab()
    await tab.say("help")
    cards = (Card(kind="status", props={"rows": []}), Card(kind="text", props={"items": ["a"]}))
    message = await tell(tab.thread, Said(text="Two.", cards=cards, choices=(_YES,)))
    first = message.elements[0]
    await change_card(tab.thread, "Facts", (first.id, message.id), {**first.props, "title": "new"})
    mine = [e for e in (await thread_of(tab))["elements"] if e["forId"] == message.id]
    assert [e["props"].get("kind", "answer") for e in mine] == ["status", "text", "answer"]
    assert mine[0]["props"]["title"] == "new"


async def test_what_is_told_twice_under_one_key_stands_there_once(open_tab: Open) -> None:
    tab = open_tab()
    await tab.say("help")
    said = Said(text="The film is ready.", cards=(Card(kind="text", props={"items": []}),))
    for _ in range(2):
        await tell(tab.thread, said, key=f"end of {tab.thread}")
    thread = await thread_of(tab)
    assert sum("The film is ready" in step["output"] for step in thread["steps"]) == 1
    assert sum(e["props"].get("items") == [] for e in thread["elements"]) == 1


async def test_a_thread_with_no_page_open_keeps_what_is_told(open_tab: Open) -> None:
    tab = open_tab()
    await tab.say("help")
    tab.close()
    await tell(tab.thread, Said(text="Nobody is here."))
    steps = (await thread_of(tab))["steps"]
    assert any("Nobody is here." in step["output"] for step in steps)


async def test_a_film_stands_in_the_list_under_its_title(open_tab: Open, screenplay: Any) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    assert (await thread_of(tab))["name"] == "Two Cups"


async def test_a_render_that_nobody_was_told_of_gets_its_card_and_its_end_once(
    studio: Studio, open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    await _ended_render(studio, tab.thread)
    for _ in range(2):
        await take_up(tab.thread)
        await _quiet()
    assert [card["state"] for card in tab.cards("Progress")] == ["cancelled"]
    assert sum("cancelled" in text for text in tab.texts()) == 1


async def test_changes_in_a_shot_table_are_not_said_again_below_it(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    await tab.say("make 1B closer")
    table, answer = tab.cards("Shots")[-1], tab.cards("Answer")[-1]
    assert table["shots"][0]["changed"][0]["new"] == "close-up"
    assert (answer["changes"], answer["undo"]) == ([], True)


async def test_a_change_beside_no_table_is_said_below(open_tab: Open) -> None:
    tab = open_tab()
    await tab.say("help")
    change = Change(of="ANNA", field="voice", old="deep", new="bright")
    await tell(tab.thread, Said(text="Done.", changes=(change,), version="v1"))
    assert tab.cards("Answer")[-1]["changes"][0]["new"] == "bright"


_YES = Choice(label="Yes", say="yes")


async def _ended_render(studio: Studio, thread: str) -> None:
    """As a restart between click and work leaves it: begun, ended, and never shown."""
    project = await studio.store.find_project_of_thread(thread)
    assert project
    version = (await studio.store.head(project)).id
    batch = Batch(id=new_id("ba"), project=project, version=version, approval="", thread=thread)
    await studio.renders.books.batches.open(batch)
    await studio.renders.books.batches.end(batch.id, BatchState.CANCELLED)


async def _quiet() -> None:
    from chat.following import settled

    await settled()
