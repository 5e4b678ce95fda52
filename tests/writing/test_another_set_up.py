"""A set-up that changes after something was written, and a script that changes a lot."""

from __future__ import annotations

from film.writing.made_for import set_up_since
from film.writing.story import StageName
from tests.writing.conftest import IDEA, Do
from tests.writing.test_from_idea_to_script import Load, to_script


async def test_a_set_up_that_changes_says_what_was_written_for_another(do: Do, film: Load) -> None:
    await do("new_film", idea=IDEA)
    said = await do("set_up", length="two minutes", genre="mystery", tone="a warm mystery")
    assert "out of date with this one: the treatments." in said.text
    assert "tone: a warm mystery" in said.text
    card = (await do("show_treatments")).cards[0]
    assert card.props["since"] == ["genres", "tone"]
    again = said.choices[0]
    assert again.say.startswith("write the treatments again because ")
    await do("write_treatment", reason=again.say.partition("because ")[2])
    assert not set_up_since(await film(), StageName.TREATMENT)
    assert (await do("show_treatments")).cards[0].props["since"] == []


async def test_a_length_is_no_matter_of_the_treatments(do: Do) -> None:
    await to_script(do)
    said = await do("set_up", length="three minutes")
    assert "out of date with this one: the beat sheet and the script." in said.text
    assert (await do("show_beats")).cards[0].props["since"] == ["length"]
    assert (await do("show_page")).cards[0].props["since"] == ["length"]
    usual = await do("set_up", length="0:55 to 1:05")  # what it is when nobody says a length
    assert "out of date" not in usual.text


async def test_going_back_to_the_old_set_up_brings_nothing_out_of_date(do: Do) -> None:
    await to_script(do)
    await do("set_up", rating="M")
    assert "out of date" in (await do("show_set_up")).text
    assert "out of date" not in (await do("set_up", rating="PG")).text


async def test_after_a_big_rewrite_the_old_script_is_offered_and_after_a_small_one_not(
    do: Do, film: Load
) -> None:
    await to_script(do)
    words = "NOBODY comes. " * 60
    first = (await film()).scenes[0].elements[1].text
    said = await do("edit_words", passage=first, scenes="1", new=words)
    assert "open a timeline from before the last change" in [c.say for c in said.choices]
    said = await do("rewrite", scenes="2", instruction="more tense")
    assert "big part" not in said.text


async def test_a_timeline_from_a_scene_says_what_stays_and_what_to_do(do: Do, film: Load) -> None:
    await to_script(do)
    before = await film()
    said = await do("new_timeline", at="scene 3")
    made = await film()
    assert made.scenes == before.scenes
    assert "“from scene 3 on”" in said.text
    assert "Scenes 1 and 2 stay." in said.text
    assert "from beat 7 on" in said.text
    row = said.cards[0].props["rows"][1]
    assert row["reason"] == "from scene 3 on"
