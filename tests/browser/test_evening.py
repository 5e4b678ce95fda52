"""One evening with Auteur in a real browser: upload, talk, approve, watch."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "lighthouse.fountain"
PICTURES = Path(os.environ.get("AUTEUR_PICTURES", "")) if "AUTEUR_PICTURES" in os.environ else None


def picture(page: Page, name: str) -> None:
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(600)
        page.screenshot(path=PICTURES / f"{name}.png")


def say(page: Page, words: str) -> None:
    page.click("#chat-input")
    page.keyboard.type(words)
    page.keyboard.press("Enter")


def card(page: Page, name: str):
    return page.locator(f"[data-card={name}]").last


def upload(page: Page, path: Path) -> None:
    page.locator("input[type=file]").first.set_input_files(path)
    page.wait_for_timeout(1_500)
    page.keyboard.press("Enter")
    if page.locator("#chat-submit").count():
        page.locator("#chat-submit").click()


def test_a_screenplay_becomes_a_film_that_plays(page: Page) -> None:
    picture(page, "start")
    upload(page, SAMPLE)
    expect(card(page, "scenes")).to_contain_text("LAMP ROOM", timeout=30_000)
    picture(page, "scenes")

    say(page, "make 2B closer")
    expect(card(page, "changes")).to_contain_text("2B", timeout=15_000)
    picture(page, "edit")
    page.locator("[data-do=undo]").last.click()

    say(page, "show the shots of scene 2")
    expect(card(page, "shots")).to_contain_text("2A", timeout=15_000)
    picture(page, "shots")

    say(page, "render")
    expect(card(page, "checkout")).to_have_attribute("data-state", "waiting", timeout=20_000)
    picture(page, "checkout")
    page.locator("[data-do=approve]").last.click()
    expect(card(page, "progress")).to_be_visible(timeout=20_000)
    expect(card(page, "checkout")).not_to_have_attribute("data-state", "waiting", timeout=20_000)
    page.wait_for_timeout(5_000)
    picture(page, "progress")

    player = card(page, "player")
    expect(player).to_be_visible(timeout=400_000)
    video = player.locator("video")
    video.evaluate("v => { v.muted = true; return v.play() }")
    page.wait_for_function(
        "() => { const v = [...document.querySelectorAll('video')].pop(); return v.currentTime > 2 }",
        timeout=30_000,
    )
    assert video.evaluate("v => v.duration") > 60
    picture(page, "player")
