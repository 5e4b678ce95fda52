"""A conversation comes back: after a reload, in another browser, after the server was killed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.hands import approve, card, say, upload

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
SCRIPT = """Title: Two Cups

INT. KITCHEN - NIGHT

ANNA sits at the table with a cup.

ANNA
You came back.

BEN stands by the window.

BEN
Only for the cup.
"""
MORE = """
EXT. GARDEN - DAY

ANNA walks to the gate. BEN follows her.

BEN
It was never about the cup.

ANNA
I know. I kept it all the same.
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "two_cups.fountain"
    path.write_text(SCRIPT)
    return path


def players(page: Page) -> int:
    return page.locator("[data-card=player]").count()


def test_two_pages_of_one_conversation_see_one_render(
    page: Page, open_page: Callable[..., Page], script: Path
) -> None:
    upload(page, script)
    expect(card(page, "scenes")).to_contain_text("KITCHEN", timeout=30_000)
    page.wait_for_url("**/thread/*", timeout=10_000)
    say(page, "render")
    expect(card(page, "checkout")).to_have_attribute("data-state", "waiting", timeout=30_000)

    other = open_page(page.url)
    expect(card(other, "checkout")).to_have_attribute("data-state", "waiting", timeout=30_000)
    page.locator("[data-do=approve]").last.dblclick()
    expect(card(other, "checkout")).not_to_have_attribute("data-state", "waiting", timeout=30_000)
    expect(other.locator("[data-do=approve]")).to_have_count(0)

    expect(card(page, "player")).to_be_visible(timeout=240_000)
    expect(card(other, "player")).to_be_visible(timeout=30_000)
    assert page.locator("[data-card=progress]").count() == 1
    page.reload()
    expect(card(page, "player")).to_be_visible(timeout=30_000)
    expect(card(page, "progress")).to_have_attribute("data-state", "done")
    assert (players(page), players(other)) == (1, 1)


def test_a_killed_server_is_no_end_of_a_film(page: Page, server: Server, script: Path) -> None:
    script.write_text(SCRIPT + MORE)
    upload(page, script)
    expect(card(page, "scenes")).to_contain_text("GARDEN", timeout=30_000)
    approve(page)
    expect(card(page, "progress")).to_have_attribute("data-state", "rendering", timeout=30_000)
    page.wait_for_timeout(2_000)
    server.kill()
    server.start_again()
    expect(card(page, "player")).to_be_visible(timeout=300_000)  # nobody touched the page
    expect(card(page, "progress")).to_have_attribute("data-state", "done", timeout=30_000)
    page.reload()
    expect(card(page, "player")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(2_000)
    assert players(page) == 1


def test_a_conversation_that_is_gone_leads_to_a_new_one(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/thread/00000000-0000-4000-8000-000000000000")
    page.wait_for_url(f"{server.address}/", timeout=30_000)
    page.wait_for_timeout(2_000)
    say(page, "help")
    page.wait_for_url("**/thread/*", timeout=20_000)


def test_a_bad_file_is_answered_and_nothing_is_fetched_from_outside(
    page: Page, server: Server, tmp_path: Path
) -> None:
    loaded: list[str] = []
    page.on("requestfinished", lambda request: loaded.append(request.url))
    page.reload()
    page.wait_for_timeout(2_000)
    picture = tmp_path / "holiday.fountain"
    picture.write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(range(256)) * 40)
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(picture.read_bytes())
    upload(page, picture, photo)
    answers = page.locator(".ai-message", has_text="Producer:").filter(has_text=".")
    expect(answers.last).to_be_visible(timeout=30_000)
    page.wait_for_timeout(2_000)
    assert page.get_by_text("holiday.fountain").count() >= 2  # the message, and its answer
    assert page.locator("[data-card=scenes]").count() == 0
    assert [url for url in loaded if not url.startswith((server.address, "data:", "blob:"))] == []
