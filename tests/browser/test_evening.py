"""One evening with Auteur in a real browser: upload, talk, approve, watch."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import card, say, upload

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]
ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "samples" / "lighthouse.fountain"
PICTURES = Path(os.environ.get("AUTEUR_PICTURES", "")) if "AUTEUR_PICTURES" in os.environ else None

PLAYS = "() => [...document.querySelectorAll('video')].pop().currentTime > 2"
PLAYS_LATER = "() => [...document.querySelectorAll('video')].pop().currentTime > 20"


def picture(page: Page, name: str) -> None:
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(600)
        page.screenshot(path=PICTURES / f"{name}.png")


def test_a_screenplay_becomes_a_film_that_plays(page: Page) -> None:
    picture(page, "start")
    upload(page, SAMPLE)
    expect(card(page, "scenes")).to_contain_text("LAMP ROOM", timeout=30_000)
    picture(page, "scenes")

    say(page, "make 2B closer")
    expect(card(page, "changes")).to_contain_text("close-up", timeout=15_000)
    picture(page, "edit")
    page.locator("[data-do=undo]").last.click()
    expect(page.get_by_text("Producer: taking it back")).to_be_visible(timeout=15_000)
    expect(page.locator("[data-card=shots]")).to_have_count(2, timeout=15_000)

    say(page, "show the shots of scene 2")
    expect(card(page, "shots")).to_contain_text("2C", timeout=15_000)
    picture(page, "shots")

    say(page, "render")
    expect(card(page, "checkout")).to_have_attribute("data-state", "waiting", timeout=20_000)
    picture(page, "checkout")
    page.locator("[data-do=approve]").last.click()
    expect(card(page, "progress")).to_be_visible(timeout=20_000)
    expect(card(page, "checkout")).not_to_have_attribute("data-state", "waiting", timeout=20_000)
    page.wait_for_timeout(5_000)
    picture(page, "progress")

    progress = card(page, "progress")
    expect(progress).not_to_have_attribute("data-state", "rendering", timeout=600_000)
    assert progress.get_attribute("data-state") == "done", progress.inner_text()
    player = card(page, "player")
    expect(player).to_be_visible(timeout=30_000)
    player.scroll_into_view_if_needed()
    video = player.locator("video")
    video.evaluate("v => { v.muted = true; return v.play() }")
    page.wait_for_function(PLAYS, timeout=30_000)
    assert video.evaluate("v => v.duration") > 60
    assert video.evaluate("v => v.textTracks[0].cues.length") > 5
    player.locator("[data-marker='2A']").click()
    page.wait_for_function(PLAYS_LATER, timeout=30_000)
    expect(page.locator("[data-shot='2A'] img.frame")).to_be_visible()
    page.wait_for_timeout(1_500)
    picture(page, "player")
