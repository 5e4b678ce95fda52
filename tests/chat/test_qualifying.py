"""A qualification in the chat: the countdown's words, from two tabs, begin it once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from chat.qualifying import runs_settled
from studio.studio import Studio


async def test_two_tabs_whose_countdown_ends_begin_one_qualification(
    studio: Studio, open_tab: Callable[..., Any], screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    other = open_tab(tab.thread)
    await tab.say("readiness")
    assert tab.cards("Readiness")[0]["ready"]
    await tab.say("qualify")
    assert tab.cards("Summary")[0]["seconds"] == 10
    shown = asyncio.create_task(studio.bible.keep_up())
    await tab.say("qualify now")
    await other.say("qualify now")
    await runs_settled()
    shown.cancel()
    [card, *_] = tab.cards("Qualification")
    assert card["state"] == "done"
    assert [step["state"] for step in card["steps"]] == ["done"] * 7
    again = [text for text in other.texts() if "under way already" in text]
    begun = [text for text in (*tab.texts(), *other.texts()) if "Qualified: 2 people" in text]
    assert again or len(other.cards("Qualification")) == 2  # refused, or it came after the end
    assert begun
    notes = await studio.archive.notes.of_project(
        str(await studio.store.find_project_of_thread(tab.thread))
    )
    assert [n.text or n.file_title for n in notes][:3] == [
        "two_cups.fountain", "readiness", "qualify",
    ]  # fmt: skip
