"""What a person does on the page, and where they look."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, expect


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
