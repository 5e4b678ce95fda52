"""What a person sees in the open pages of one conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

Drop = Callable[[str, bytes], Any]
Open = Callable[..., Any]
EVIL = b"""Title: ![x](http://evil.example/x.png)<img src=http://evil.example/y.png>

INT. [HERE](http://evil.example) - NIGHT

ANNA sits.

ANNA
![steal](http://evil.example/z.png)
"""


async def test_a_step_comes_before_the_message_that_it_leads_to(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    order = [(data["type"], data["name"]) for event, data in tab.events if event == "new_message"]
    assert order[-2:] == [
        ("tool", "Producer: reading two_cups.fountain"),
        ("assistant_message", "Producer"),
    ]
    assert tab.cards("Scenes")[0]["scenes"][0]["slug"] == "INT. KITCHEN - NIGHT"


async def test_the_page_is_told_which_conversation_it_shows(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    told = [data for event, data in tab.events if event == "window_message"]
    assert told == [{"auteur": "conversation", "thread": tab.thread}]


async def test_what_is_said_in_one_tab_appears_in_the_other(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    other = open_tab(tab.thread)
    await tab.say("", screenplay)
    await tab.say("make 1B closer")
    assert other.texts() == tab.texts()
    assert other.cards("Shots") == tab.cards("Shots") != []


async def test_a_decision_in_one_tab_shows_in_the_other(open_tab: Open, screenplay: Any) -> None:
    tab = open_tab()
    other = open_tab(tab.thread)
    await tab.say("", screenplay)
    await tab.say("render")
    waiting = other.cards("Checkout")[0]
    assert waiting["state"] == "waiting"
    await tab.press(waiting["approval"], yes=False)
    assert other.cards("Checkout")[0]["state"] == "rejected"
    assert tab.cards("Checkout")[0]["state"] == "rejected"


async def test_of_two_presses_at_once_one_counts_and_the_other_gets_a_sentence(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    await tab.say("render")
    approval = tab.cards("Checkout")[0]["approval"]
    await asyncio.gather(tab.press(approval), tab.press(approval))
    assert len(tab.cards("Progress")) == 1
    assert len(tab.toasts()) == 1
    assert tab.toasts()[0].endswith(".")
    await tab.say("cancel")


async def test_a_card_from_before_an_edit_is_stale_and_says_so(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    await tab.say("render")
    approval = tab.cards("Checkout")[0]["approval"]
    await tab.say("make 1B closer")
    assert tab.cards("Checkout")[0]["state"] == "superseded"
    await tab.press(approval)
    assert tab.cards("Progress") == []
    assert len(tab.toasts()) == 1


async def test_a_newer_request_takes_the_place_of_an_older_one(
    open_tab: Open, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", screenplay)
    await tab.say("render")
    await tab.say("render 1B")
    assert [card["state"] for card in tab.cards("Checkout")] == ["superseded", "waiting"]


async def test_a_card_of_nobody_is_answered_with_a_sentence(open_tab: Open) -> None:
    tab = open_tab()
    await tab.press("ap_nobody")
    said = tab.toasts() + tab.texts()
    assert len(said) == 1
    assert tab.cards("Progress") == []


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("holiday.fountain", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40),
        ("empty.fountain", b""),
        ("../../etc/passwd.fountain", b""),
        ("scan.pdf", b"%PDF-1.4\nnothing of use\n%%EOF"),
    ],
)
async def test_a_bad_file_gets_one_sentence(
    open_tab: Open, drop: Drop, name: str, data: bytes
) -> None:
    tab = open_tab()
    await tab.say("", drop(name, data))
    assert len(tab.texts()) == 1
    assert tab.cards("Scenes") == []
    assert "Traceback" not in tab.texts()[0]
    assert ".." not in tab.texts()[0].replace("…", "")


async def test_sixty_megabytes_of_text_are_refused_in_one_sentence(
    open_tab: Open, drop: Drop
) -> None:
    tab = open_tab()
    await tab.say("", drop("long.txt", b"All work and no play. " * 2_800_000))
    assert len(tab.texts()) == 1
    assert tab.cards("Scenes") == []


async def test_of_three_files_each_gets_its_sentence(
    open_tab: Open, drop: Drop, screenplay: Any
) -> None:
    tab = open_tab()
    await tab.say("", drop("one.fountain", b""), screenplay, drop("three.fountain", b""))
    assert len(tab.texts()) == 3
    assert len(tab.cards("Scenes")) == 1


async def test_the_words_of_a_screenplay_are_never_a_picture_or_a_link(
    open_tab: Open, drop: Drop
) -> None:
    tab = open_tab()
    await tab.say("", drop("evil.fountain", EVIL))
    await tab.say("show the script")
    for text in tab.texts():
        assert "![" not in text.replace("\\!", "")
        assert "](" not in text.replace("\\]", "")
        assert "<img" not in text.replace("\\<", "")
