"""What a person does on the page, and where they look."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from film.film import Film
from knowledge.database import Database
from knowledge.store import PostgresStore
from studio.services.house import find_running
from studio.settings import Settings
from tests.browser.conftest import Server


def say(page: Page, words: str) -> None:
    """Types a message and sends it, once the crew has finished speaking."""
    page.locator("#stop-button").wait_for(state="hidden", timeout=30_000)
    page.click("#chat-input")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def card(page: Page, name: str) -> Locator:
    """The newest card of a kind."""
    return page.locator(f"[data-card={name}]").last


def upload(page: Page, *paths: Path) -> None:
    """Drops files and sends them."""
    page.locator("input[type=file]").first.set_input_files([str(path) for path in paths])
    page.locator("#chat-submit:not([disabled])").click(timeout=30_000)


def approve(page: Page, words: str = "render") -> None:
    """Asks for the price and presses Approve."""
    say(page, words)
    expect(card(page, "checkout")).to_have_attribute("data-state", "waiting", timeout=30_000)
    page.locator("[data-do=approve]").last.click()


def saved(server: Server, page: Page) -> Film:
    """The film of the conversation that a page shows, as it is kept: read beside the studio."""
    thread = page.url.rpartition("/")[2]
    with ThreadPoolExecutor(1) as other:  # Playwright has the loop of this thread
        return other.submit(asyncio.run, _saved(server.home, thread)).result()


async def _saved(home: Path, thread: str) -> Film:
    running = find_running(Settings(home=home))
    assert running
    database = Database(running.database_url)
    try:
        store = PostgresStore(database)
        project = await store.find_project_of_thread(thread)
        assert project
        return await store.for_thread(thread).load(project)
    finally:
        await database.close()
