"""Timelines as a person sees them in the pages of a conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Open = Callable[..., Any]


@pytest.fixture
async def tab(open_tab: Open, screenplay: Any) -> Any:
    opened = open_tab()
    await opened.say("", screenplay)
    return opened


def buttons(tab: Any) -> dict[str, dict[str, str]]:
    """What the buttons of the newest tree say, by timeline."""
    names = ("open", "compare", "delete", "back")
    rows = tab.cards("Timelines")[-1]["rows"]
    return {row["name"]: {name: row[name] for name in names if row[name]} for row in rows}


async def test_the_tree_shows_names_and_reasons_and_its_buttons_say_words(tab: Any) -> None:
    await tab.say("what if Ben never comes back?")
    tree = tab.cards("Timelines")[-1]
    assert tree["here"] == "Ben never comes back"
    assert [row["reason"] for row in tree["rows"]] == ["", "Ben never comes back"]
    assert set(buttons(tab)["main"]) == {"open", "compare"}
    assert buttons(tab)["Ben never comes back"] == {}
    await tab.say(buttons(tab)["main"]["compare"])
    assert tab.cards("Comparison")[-1]["names"] == ["Ben never comes back", "main"]
    await tab.say(buttons(tab)["main"]["open"])
    assert tab.cards("Timelines")[-1]["here"] == "main"
    assert set(buttons(tab)["Ben never comes back"]) == {"open", "compare", "delete"}


async def test_both_tabs_of_a_conversation_go_where_one_of_them_goes(
    tab: Any, open_tab: Open
) -> None:
    other = open_tab(tab.thread)
    await tab.say("open a timeline called rain")
    assert other.cards("Timelines") == tab.cards("Timelines")
    await other.say("which timeline is this?")
    assert "“rain”" in other.texts()[-1]


async def test_a_deletion_waits_for_a_press_and_can_be_taken_back(tab: Any) -> None:
    await tab.say("open a timeline called rain")
    await tab.say("go to main")
    await tab.say(buttons(tab)["rain"]["delete"])
    waiting = tab.cards("Checkout")[-1]
    assert waiting["state"] == "waiting"
    assert waiting["verb"] == "delete_timeline"
    await tab.press(waiting["approval"], yes=False)
    await tab.say("show the timelines")
    assert set(buttons(tab)["rain"]) == {"open", "compare", "delete"}
    await tab.say(buttons(tab)["rain"]["delete"])
    await tab.press(tab.cards("Checkout")[-1]["approval"])
    assert buttons(tab)["rain"] == {"back": "bring back the timeline “rain”"}
    await tab.say(buttons(tab)["rain"]["back"])
    assert set(buttons(tab)["rain"]) == {"open", "compare", "delete"}


async def test_a_checkout_of_one_timeline_is_closed_when_one_goes_to_another(tab: Any) -> None:
    await tab.say("render")
    asked = tab.cards("Checkout")[0]
    await tab.say("open a timeline called rain")
    assert tab.cards("Checkout")[0]["state"] == "superseded"
    await tab.press(asked["approval"])
    assert tab.cards("Progress") == []
    assert len(tab.toasts()) == 1


async def test_the_list_of_conversations_says_which_timeline_a_film_is_on(tab: Any) -> None:
    await tab.say("open a timeline called rain")
    named = [data["interaction"] for event, data in tab.events if event == "first_interaction"]
    assert named[1:] == ["Two Cups", "Two Cups (rain)"]
