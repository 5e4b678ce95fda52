"""The cards of the writing side, as a person uses them: pressed, dragged, selected, and by words.

Each test says what the chat shows and what was kept. One studio serves them all.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.source import as_docx
from film.film import Film
from film.writing.brief import Rating
from film.writing.stages import outdated, status_of
from film.writing.story import StageName, StageStatus, Tag, Treatment
from tests.browser.conftest import Server
from tests.browser.hands import card, saved, say, upload

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]
PICTURES = Path(os.environ["AUTEUR_PICTURES"]) if "AUTEUR_PICTURES" in os.environ else None
IDEA = "Mara, a lighthouse keeper, finds a letter from a man who drowned. She must open it by dawn."
SOON = 30_000  # milliseconds
SELECT = """(node, words) => {
  const walk = document.createTreeWalker(node, NodeFilter.SHOW_TEXT)
  for (let text = walk.nextNode(); text; text = walk.nextNode()) {
    const at = words ? text.data.indexOf(words) : 0
    if (at < 0) continue
    const range = document.createRange()
    range.setStart(text, at); range.setEnd(text, at + (words || text.data).length)
    const picked = window.getSelection(); picked.removeAllRanges(); picked.addRange(range)
    node.dispatchEvent(new MouseEvent('mouseup', {bubbles: true}))
    return
  }
}"""
AT_REST = """() => {
  const many = document.querySelectorAll('[data-card]').length
  if (window.cardsSeen !== many) { window.cardsSeen = many; window.cardsSince = Date.now() }
  return Date.now() - window.cardsSince > 400
}"""
SCRIPT = """Title: Two Cups

INT. KITCHEN - NIGHT

ANNA sits at the table with a cup.

ANNA
You came back.

EXT. GARDEN - DAY

ANNA walks to the gate.

ANNA
It was never about the cup.

EXT. ROAD - DAY

ANNA waves.
"""
STYLE = "Title: Night Train\n" + "\n".join(
    f"""
INT. ROOM {n} - DAY

Léa strides to the lamp. She stares at letter {n}.

PAUL
Number {n}. You never liked it. It never liked you. We leave it there, and we go.
"""
    for n in range(8)
)


@pytest.fixture(scope="module")
def studio() -> Iterator[Server]:
    home = Path(tempfile.mkdtemp(prefix="auteur-cards-"))
    started = Server(home)
    yield started
    started.stop()
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def page(chromium: Browser, studio: Server) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 1000}, locale="en-US")
    opened = context.new_page()
    opened.goto(studio.address, wait_until="domcontentloaded")
    opened.wait_for_selector("#chat-input", timeout=60_000)
    opened.wait_for_timeout(2_000)  # words typed before the socket is up are lost
    yield opened
    context.close()


def picture(page: Page, name: str) -> None:
    if PICTURES:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.wait_for_timeout(700)
        page.screenshot(path=PICTURES / f"{name}.png")


def answers(page: Page) -> Locator:
    """What the crew said; its steps are not among it."""
    steps = page.locator("[id^=step-]")
    return page.locator(".ai-message").filter(has_not=steps)


def answered(page: Page, words: str) -> None:
    """The crew says this in its newest answer, and has finished speaking."""
    expect(answers(page).last).to_contain_text(words, timeout=SOON)
    at_rest(page)


def at_rest(page: Page) -> None:
    """The crew has finished, and the cards of what it said stand there."""
    page.locator("#stop-button").wait_for(state="hidden", timeout=60_000)
    page.evaluate("window.cardsSince = Date.now()")
    page.wait_for_function(AT_REST, timeout=SOON)


def told(page: Page, *words: str) -> None:
    """Says a few things one after the other, each once the one before it is done."""
    for each in words:
        done(page, partial(say, page, each))


def done(page: Page, do: Callable[[], None]) -> None:
    """Does something, and waits until the crew has answered it."""
    before = answers(page).count()
    do()
    expect(answers(page)).not_to_have_count(before, timeout=60_000)
    at_rest(page)


def left(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["x"]


def chosen(film: Film) -> Treatment:
    return next(t for t in film.treatments if t.id == film.treatment)


def pressed(page: Page, what: str, answer: str) -> None:
    """Presses a button of the newest opened beat, and waits for what is said of it."""
    card(page, "beats").locator(f"[data-do={what}]").click()
    answered(page, answer)


def again(page: Page, name: str, why: str) -> None:
    """Has the newest card of a kind written anew: a reason that is too short is not taken."""
    form = card(page, name).locator(".again")
    form.locator("summary").click()
    form.locator("[data-field=why]").fill("too dull")
    expect(form.locator("[data-do=again]")).to_be_disabled()
    form.locator("[data-field=why]").fill(why)
    picture(page, f"{name}-again")
    done(page, form.locator("[data-do=again]").click)


def test_the_set_up_form_says_what_was_written_for_another_film(page: Page, studio: Server) -> None:
    told(page, IDEA)
    form = card(page, "brief")
    form.locator("[data-field=length]").fill("90 s")
    form.locator("[data-field=rating]").select_option("PG-13")
    form.locator("[data-genre=mystery]").click()
    form.locator("[data-field=tone]").fill("short")
    expect(form.locator("[data-do=save]")).to_be_disabled()
    expect(form).to_contain_text("at least 10 characters")
    form.locator("[data-field=tone]").fill("quiet, dry, a little cruel")
    picture(page, "set-up")
    form.locator("[data-do=save]").click()
    answered(page, "out of date with this one: the treatments.")
    brief = saved(studio, page).brief
    assert (brief.shortest, brief.longest, brief.genres) == (90, 90, ("mystery",))
    assert (brief.rating, brief.tone) == (Rating.PG_13, "quiet, dry, a little cruel")

    told(page, "two minutes, a warm mystery, PG")
    expect(card(page, "brief").locator("[data-field=length]")).to_have_value("2:00")
    expect(card(page, "brief").locator("[data-field=tone]")).to_have_value("a warm mystery")
    assert saved(studio, page).brief.longest == 120
    told(page, "show the treatments")
    expect(card(page, "treatments")).to_contain_text("another set-up: genres, tone")
    picture(page, "another-set-up")
    page.get_by_role("button", name="Write the treatments anew").last.click()
    expect(card(page, "treatments").locator(".since")).to_have_count(0, timeout=SOON)


def test_treatments_stand_side_by_side_and_only_what_was_selected_is_rewritten(
    page: Page, studio: Server
) -> None:
    told(page, IDEA)
    columns = card(page, "treatments").locator("section")
    expect(columns).to_have_count(3)
    boxes = [columns.nth(n).bounding_box() for n in range(3)]
    assert len({round(box["y"]) for box in boxes if box}) == 1
    assert len({round(box["x"]) for box in boxes if box}) == 3
    card(page, "treatments").locator("[data-treatment='2'] [data-do=pick]").click()
    picked = page.locator(".treatments section.chosen").last
    expect(picked).to_be_visible(timeout=SOON)
    before = chosen(saved(studio, page))

    words = before.passages[1].text.split(". ")[0]
    picked.locator("[data-passage='2'] p").evaluate(SELECT, words)
    picked.locator("textarea").fill("more rain")
    picture(page, "selected")
    picked.locator("[data-do=send]").click()
    answered(page, "Every other passage is as it was.")
    after = chosen(saved(studio, page))
    differ = [n for n, old in enumerate(before.passages) if after.passages[n] != old]
    assert differ == [1]
    assert after.passages[1].text.endswith(before.passages[1].text[len(words) :])

    first = page.locator(".treatments section.chosen [data-passage='1']").last
    first.hover()
    first.locator("[data-do=edit]").click()
    first.locator("textarea").fill("It is the last night of the light.")
    first.locator("[data-do=send]").click()
    expect(card(page, "treatments")).to_contain_text("by hand", timeout=SOON)

    told(page, "regenerate the treatments because dull")
    answered(page, "at least 10 characters")
    again(page, "treatments", "they are all too gloomy")
    expect(card(page, "treatments").locator("section")).to_have_count(4)
    assert "It is the last night of the light." in [
        passage.text for t in saved(studio, page).treatments for passage in t.passages
    ]
    picture(page, "regenerated")


def test_beats_are_dragged_and_worked_on_one_by_one_until_they_are_confirmed(
    page: Page, studio: Server
) -> None:
    told(page, IDEA, "the second treatment, please", "make the beats")
    start = [beat.title for beat in saved(studio, page).beats]
    sheet = card(page, "beats")
    sheet.locator("[data-beat='3']").drag_to(sheet.locator("[data-beat='1']"))
    answered(page, "Beat 3 stands elsewhere now.")
    assert [beat.title for beat in saved(studio, page).beats][:3] == [start[2], *start[:2]]

    def opened(number: int) -> None:
        card(page, "beats").locator(f"[data-beat='{number}'] .body").click()

    opened(2)
    expect(card(page, "beats").locator("blockquote")).to_contain_text("lighthouse keeper")
    picture(page, "beats")
    card(page, "beats").locator("[data-do=edit]").click()
    card(page, "beats").locator("textarea").fill("The gull | It steals the letter. Mara runs.")
    pressed(page, "send", "Beat 2 is yours now.")
    opened(2)
    pressed(page, "split", "Beat 2 is split.")
    opened(2)
    pressed(page, "merge", "Beats 2 and 3 are one now.")
    assert saved(studio, page).beats[1].text == "It steals the letter. Mara runs."
    assert saved(studio, page).beats[1].by_hand
    opened(1)
    card(page, "beats").locator("[data-do=first]").click()
    card(page, "beats").locator("textarea").fill("A storm | It comes up at noon.")
    pressed(page, "send", "A beat of yours is added.")
    assert saved(studio, page).beats[0].title == "A storm"
    opened(4)
    card(page, "beats").locator("[data-do=ideas]").click()
    expect(card(page, "ideas").locator("section")).to_have_count(3, timeout=SOON)
    idea = card(page, "ideas").locator("h4").first.inner_text()
    picture(page, "ideas")
    card(page, "ideas").locator("[data-do=take]").first.click()
    answered(page, "Beat 4 is yours now.")
    assert saved(studio, page).beats[3].title == idea
    opened(5)
    pressed(page, "expand", "Beat 5 is two now.")
    opened(6)
    pressed(page, "delete", "Out: beat 6.")
    many = len(saved(studio, page).beats)
    assert many == len(start) + 1

    again(page, "beats", "nothing happens in the middle")
    made = saved(studio, page).beats
    assert "A storm" in [beat.title for beat in made if beat.by_hand]
    assert "A storm" not in [beat.title for beat in made if not beat.by_hand]

    told(page, "write the script")
    answered(page, "not confirmed yet")
    told(page, "the beats are good, confirm them")
    expect(card(page, "beats")).to_have_attribute("data-status", "locked", timeout=SOON)
    assert status_of(saved(studio, page), StageName.BEATS) is StageStatus.LOCKED


def test_a_script_page_is_laid_out_as_one_and_agrees_with_its_beats_both_ways(
    page: Page, studio: Server
) -> None:
    told(page, IDEA, "pick treatment 2", "make the beats", "confirm the beats", "write the script")
    script = card(page, "script")
    scene = script.locator("[data-scene='1']")
    action, cue, line = (scene.locator(f".words .{kind}").first for kind in
                         ("action", "cue", "dialogue"))  # fmt: skip
    assert left(action) < left(line) < left(cue) < left(scene.locator("aside"))
    film = saved(studio, page)
    titles = [beat.title for beat in film.beats if beat.id in film.scenes[0].beats]
    assert [b.split("\n")[-1] for b in scene.locator("aside > div").all_inner_texts()] == [
        f"{n}{title}" for n, title in enumerate(titles, 1)
    ]
    picture(page, "script")

    action.evaluate(SELECT, "")
    script.locator("textarea").fill("more rain")
    picture(page, "script-selected")
    script.locator("[data-do=send]").click()
    answered(page, "Rewritten in scene 1: more rain.")
    changed = saved(studio, page)
    assert changed.scenes[0].elements != film.scenes[0].elements
    assert changed.scenes[1:] == film.scenes[1:]
    card(page, "script").locator(".words .dialogue").first.evaluate(SELECT, "")
    card(page, "script").locator("textarea").fill("I never opened it.")
    card(page, "script").locator("[data-do=mine]").click()
    answered(page, "Changed by hand in scene 1.")
    assert "I never opened it." in [e.text for e in saved(studio, page).scenes[0].elements]

    told(page, "show the beats")
    expect(card(page, "beats")).to_have_attribute("data-status", "outdated")
    expect(card(page, "beats")).to_contain_text("not up to date with the script")
    picture(page, "beats-outdated")
    card(page, "beats").locator("[data-do=sync]").click()
    answered(page, "The beats of scene 1 tell what the script tells now.")
    assert not outdated(saved(studio, page), StageName.BEATS)

    told(page, "beat 2 is: Mara burns the letter unread.", "show the pages")
    expect(card(page, "script")).to_have_attribute("data-status", "outdated")
    told(page, "approve the script")
    answered(page, "not up to date with the beats")
    told(page, "show the pages")
    picture(page, "script-outdated")
    card(page, "script").locator("[data-do=sync]").click()
    answered(page, "Scene 1 written anew.")
    assert not outdated(saved(studio, page), StageName.SCRIPT)
    told(page, "confirm the beats", "show the pages")
    again(page, "script", "the middle sags and nobody runs")
    told(page, "approve the script", "show the pages")
    expect(card(page, "script")).to_have_attribute("data-status", "locked")
    card(page, "script").locator(".words .action").first.evaluate(SELECT, "")
    expect(card(page, "script").locator("textarea")).to_have_count(0)


def test_of_several_texts_one_is_the_primary(page: Page, studio: Server, tmp_path: Path) -> None:
    novel = tmp_path / "novel.docx"
    novel.write_bytes(as_docx([[f"The keeper waits for boat {n}." for n in range(40)]] * 12))
    people = tmp_path / "characters.txt"
    people.write_text("Mara is a keeper of thirty-four who counts boats and trusts nobody.")
    lore = tmp_path / "island.md"
    lore.write_text("# The island\n\nNobody may light a lamp on the island after the bell rings.")
    upload(page, novel, people, lore)
    sources = card(page, "sources")
    expect(sources.locator("tbody tr")).to_have_count(3, timeout=SOON)
    tags = [source.tag for source in saved(studio, page).sources]
    assert tags == [Tag.PRIMARY, Tag.CHARACTERS, Tag.CONTEXT]
    sources.locator("[data-source='3'] select").select_option("world building")
    answered(page, "“island” is used as world building.")
    picture(page, "sources")
    card(page, "sources").locator("[data-source='1'] select").select_option("context")
    answered(page, "One text must be the primary.")
    told(page, "make source 2 the primary")
    tags = [source.tag for source in saved(studio, page).sources]
    assert tags == [Tag.CONTEXT, Tag.PRIMARY, Tag.WORLD]
    told(page, "make source 1 the primary", "write the treatments", "show the sources")
    card(page, "sources").locator("details summary").click()
    expect(card(page, "sources").locator(".part").first).to_be_visible()
    picture(page, "sources-told-short")
    told(page, "drop source 3")
    expect(card(page, "sources").locator("tbody tr")).to_have_count(2)


def test_timelines_are_opened_compared_deleted_and_brought_back_on_their_card(
    page: Page, studio: Server, tmp_path: Path
) -> None:
    script = tmp_path / "two_cups.fountain"
    script.write_text(SCRIPT)
    upload(page, script)
    expect(card(page, "scenes")).to_contain_text("ROAD", timeout=SOON)
    told(page, "show the timelines")
    tree = card(page, "timelines")
    tree.locator("[data-field=name]").fill("rain")
    tree.locator("[data-do=new]").click()
    answered(page, "I opened the timeline “rain”")
    told(page, 'change "It was never about the cup." to "It rains."', "open from scene 2")
    answered(page, "Scene 1 stays.")
    picture(page, "timelines")
    told(page, "go to main", "show the timelines")
    assert "It rains." not in [e.text for e in saved(studio, page).scenes[1].elements]
    card(page, "timelines").locator("[data-timeline=rain] [data-do=compare]").click()
    expect(card(page, "comparison")).to_contain_text("only in rain", timeout=SOON)
    told(page, "make 1A closer", "show the history")
    picture(page, "history")
    card(page, "history").locator("[data-change='1'] [data-do=before]").click()
    answered(page, "; “main” stays as it is.")
    card(page, "timelines").locator("[data-timeline=rain] [data-do=delete]").click()
    page.locator("[data-do=approve]").last.click(timeout=SOON)
    gone = card(page, "timelines").locator("[data-timeline=rain]")
    expect(gone).to_contain_text("deleted", timeout=SOON)
    gone.locator("[data-do=back]").click()
    answered(page, "“rain” is back, with every version it had.")


def test_a_written_style_is_used_recorded_and_parted_with_text_by_text(
    page: Page, studio: Server, tmp_path: Path
) -> None:
    train, quay = tmp_path / "night_train.fountain", tmp_path / "quay.txt"
    train.write_text(STYLE)
    quay.write_text(
        "\n\n".join(f"Evening {n} came slowly over the quay, and she went." for n in range(30))
    )
    page.locator("input[type=file]").first.set_input_files([train, quay])
    page.locator("#chat-submit:not([disabled])").wait_for(timeout=SOON)
    say(page, "use these as a style called Paris")
    answered(page, "“quay” in your written style “Paris” now.")
    told(page, IDEA, "pick treatment 1", "make the beats", "confirm the beats", "write the script")
    expect(card(page, "script").locator("aside").first).to_contain_text("style: “Paris”")
    picture(page, "script-in-a-style")
    told(page, "show my styles")
    styles = card(page, "written")
    expect(styles.locator("tbody tr")).to_have_count(2)
    expect(styles).to_contain_text("this film's")
    picture(page, "styles")
    styles.locator("tr", has_text="quay").locator("[data-do=drop]").click()
    answered(page, "Take “quay” out of your written style “Paris”?")
    picture(page, "style-drop")
    page.locator("[data-do=approve]").last.click()
    answered(page, "“quay” is out of “Paris”; 1 text left in it.")
    card(page, "written").locator("[data-do=forget]").click()
    answered(page, "Forget your written style “Paris” with 1 text?")
    page.locator("[data-do=approve]").last.click()
    answered(page, "This film is written without a style now.")
    assert saved(studio, page).brief.library == ""
