"""A story in a real browser: an idea, its set-up, treatments, beats and pages, each by its card."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hands import card, say

pytestmark = [pytest.mark.browser, pytest.mark.timeout(600)]
PICTURES = Path(os.environ["AUTEUR_PICTURES"]) if "AUTEUR_PICTURES" in os.environ else None
IDEA = "Mara, a lighthouse keeper, finds a letter from a man who drowned. She must open it by dawn."
SELECT = """(node) => { const range = document.createRange(); range.selectNodeContents(node);
  const picked = window.getSelection(); picked.removeAllRanges(); picked.addRange(range);
  node.dispatchEvent(new MouseEvent('mouseup', {bubbles: true})) }"""


def picture(page: Page, name: str) -> None:
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(700)
        page.screenshot(path=PICTURES / f"{name}.png")


def test_a_story_is_made_with_the_cards_alone(page: Page) -> None:
    say(page, IDEA)
    setup = card(page, "brief")
    expect(setup).to_be_visible(timeout=60_000)
    card(page, "treatments").scroll_into_view_if_needed()
    picture(page, "treatments")

    setup.scroll_into_view_if_needed()
    setup.locator("[data-field=length]").fill("90 s")
    setup.locator("[data-genre=mystery]").click()
    setup.locator("[data-field=tone]").fill("quiet, dry, a little cruel")
    picture(page, "setup")
    setup.locator("[data-do=save]").click()
    expect(page.get_by_text("Set up: 1:30")).to_be_visible(timeout=30_000)

    page.locator("[data-treatment='2'] [data-do=pick]").last.click()
    expect(page.locator(".treatments section.chosen")).to_be_visible(timeout=30_000)
    passage = page.locator(".treatments section.chosen [data-passage='1']").last
    passage.hover()
    passage.locator("[data-do=edit]").click()
    passage.locator("textarea").fill("It is the last night of the light.")
    picture(page, "passage")
    passage.locator("[data-do=send]").click()
    expect(card(page, "treatments")).to_contain_text("by hand", timeout=30_000)

    say(page, "make the beats")
    beats = card(page, "beats")
    expect(beats.locator("li")).not_to_have_count(0, timeout=60_000)
    third = beats.locator("[data-beat='3'] b").inner_text()
    beats.locator("[data-beat='3']").drag_to(beats.locator("[data-beat='1']"))
    expect(card(page, "beats").locator("[data-beat='1'] b")).to_have_text(third, timeout=30_000)
    card(page, "beats").locator("[data-beat='2'] .body").click()
    picture(page, "beats")

    say(page, "confirm the beats")
    expect(card(page, "beats")).to_have_attribute("data-status", "locked", timeout=30_000)
    say(page, "write the script")
    script = card(page, "script")
    expect(script).to_be_visible(timeout=90_000)
    picture(page, "script")
    line = script.locator(".words .action").first
    line.evaluate(SELECT)
    script.locator("textarea").fill("more rain")
    picture(page, "select")
    script.locator("[data-do=send]").click()
    expect(page.get_by_text("Rewritten in scene 1: more rain.")).to_be_visible(timeout=60_000)
