"""From a sentence to an approved script, stage by stage, through the verbs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Kind
from film.study.reviews import Review
from film.writing.asks import SceneAsk
from film.writing.stages import locked, outdated, status_of
from film.writing.story import StageName, StageStatus
from knowledge.database import Database
from knowledge.store import PostgresStore
from tests.writing.conftest import IDEA, Do
from tests.writing.scripted import Scripted

Load = Callable[[], Coroutine[Any, Any, Film]]


async def to_beats(do: Do) -> None:
    await do("new_film", idea=IDEA)
    await do("pick_treatment", which="2")
    await do("make_beats")


async def to_script(do: Do) -> None:
    await to_beats(do)
    await do("confirm_beats")
    await do("write_script")


async def test_an_idea_becomes_three_treatments_that_say_how_they_differ(do: Do) -> None:
    said = await do("new_film", idea=IDEA)
    rows = said.cards[0].props["treatments"]
    assert len({row["differs"] for row in rows}) == 3
    assert [choice.say for choice in said.choices] == [f"pick treatment {n}" for n in (1, 2, 3)]


async def test_a_whole_film_is_written_and_planned(do: Do, film: Load) -> None:
    await to_script(do)
    made = await film()
    assert {beat for scene in made.scenes for beat in scene.beats} == {b.id for b in made.beats}
    assert made.shots
    assert 52 <= made.seconds() <= 69
    assert not outdated(made, StageName.SCRIPT)
    assert not outdated(made, StageName.BEATS)


async def test_no_script_is_written_before_the_beats_are_confirmed(do: Do) -> None:
    await to_beats(do)
    with pytest.raises(Refused, match="not confirmed"):
        await do("write_script")


async def test_rewriting_a_passage_changes_nothing_else(do: Do, film: Load) -> None:
    await do("new_film", idea=IDEA)
    await do("pick_treatment", which="the first")
    before = await film()
    await do("rewrite_passage", passage="3", instruction="with more rain")
    after = await film()
    differ = [
        (old, new)
        for a, b in zip(before.treatments, after.treatments, strict=True)
        for old, new in zip(a.passages, b.passages, strict=True)
        if old != new
    ]
    assert [new.text for _, new in differ] == ["Rewritten, with more rain."]


async def test_what_a_person_wrote_survives_new_treatments(do: Do, film: Load) -> None:
    await do("new_film", idea=IDEA)
    await do("pick_treatment", which="1")
    await do("edit_passage", passage="2", new="She reads it aloud to the gulls.")
    with pytest.raises(Refused, match="10 characters"):
        await do("write_treatment", reason="meh")
    await do("write_treatment", reason="all of them are too gloomy")
    texts = [p.text for t in (await film()).treatments for p in t.passages]
    assert "She reads it aloud to the gulls." in texts
    assert len((await film()).treatments) == 4


async def test_beats_are_moved_split_merged_added_and_deleted(do: Do, film: Load) -> None:
    await to_beats(do)
    await do("move_beat", beat="15", place="1")
    assert (await film()).beats[0].title == "Turn 15"
    await do("split_beat", beat="2")
    assert len((await film()).beats) == 16
    await do("merge_beats", beat="2 and 3")
    await do("add_beat", after="4", new="The gull | It steals the letter.")
    assert (await film()).beats[4].title == "The gull"
    await do("expand_beat", beat="5")
    await do("delete_beat", beat="6-7")
    assert len((await film()).beats) == 15
    with pytest.raises(Refused, match="side by side"):
        await do("merge_beats", beat="1, 5")


async def test_three_ideas_for_a_beat_change_nothing_until_one_is_taken(do: Do, film: Load) -> None:
    await to_beats(do)
    before = await film()
    said = await do("brainstorm_beat", beat="3")
    assert len(said.choices) == 3
    assert await film() == before


async def test_fewer_than_fifteen_beats_are_not_confirmed(do: Do) -> None:
    await to_beats(do)
    await do("delete_beat", beat="3")
    with pytest.raises(Refused, match="14 beats and needs 15 to 30"):
        await do("confirm_beats")


async def test_an_approved_script_is_frozen_until_it_is_opened(do: Do, film: Load) -> None:
    await to_script(do)
    await do("approve_script")
    scene = (await film()).scenes[1]
    for verb, arguments in (
        ("rewrite", {"scenes": "2", "instruction": "more tense"}),
        ("edit_words", {"passage": scene.elements[1].text, "new": "It snows."}),
        ("rename", {"what": "MARA", "new": "LENA"}),
    ):
        with pytest.raises(Refused, match="open the script again"):
            await do(verb, **arguments)
    await do("open_script")
    await do("rewrite", scenes="2", instruction="more tense")
    assert not locked(await film(), StageName.SCRIPT)


async def test_rewriting_one_scene_leaves_the_others_and_their_shots(do: Do, film: Load) -> None:
    await to_script(do)
    await do("set_camera", shots="1A", size="close-up")
    before = await film()
    await do("rewrite", scenes="2", instruction="more tense")
    after = await film()
    assert [s.id for s in before.scenes] == [s.id for s in after.scenes]
    kept = [s for s in before.shots if s.scene != "sc2"]
    assert [s for s in after.shots if s.scene != "sc2"] == kept
    assert before.scenes[1].elements != after.scenes[1].elements
    assert {c.id for c in before.characters} <= {c.id for c in after.characters}


async def test_a_change_of_the_script_shows_on_the_beats_and_is_synced(do: Do, film: Load) -> None:
    await to_script(do)
    await do("rewrite", scenes="2", instruction="more tense")
    stale = await film()
    assert status_of(stale, StageName.BEATS) is StageStatus.OUTDATED
    await do("sync_beats")
    after = await film()
    assert not outdated(after, StageName.BEATS)
    changed = {b.id for a, b in zip(stale.beats, after.beats, strict=True) if a != b}
    assert changed <= set(stale.scenes[1].beats)
    assert changed


async def test_a_change_of_the_beats_shows_on_the_script_and_only_its_scene_is_written(
    do: Do, film: Load, writer: Scripted
) -> None:
    await to_script(do)
    await do("edit_beat", beat="1", new="A gull brings the letter.")
    assert outdated(await film(), StageName.SCRIPT) == ("be1",)
    with pytest.raises(Refused, match="not up to date"):
        await do("approve_script")
    writer.asked.clear()
    await do("sync_script")
    assert [a.number for a in writer.asked if isinstance(a, SceneAsk)] == [1]
    assert not outdated(await film(), StageName.SCRIPT)


async def test_a_whole_script_is_not_written_over_one_whose_beats_have_changed(
    do: Do, film: Load
) -> None:
    await to_script(do)
    await do("edit_beat", beat="1", new="A gull brings the letter.")
    await do("confirm_beats")
    before = await film()
    with pytest.raises(Refused, match="timeline of its own"):
        await do("write_script", reason="because the beats are better now")
    assert await film() == before


async def test_a_new_script_of_changed_beats_is_on_a_timeline_of_its_own(
    do: Do, film: Load, database: Database
) -> None:
    await to_script(do)
    await do("set_look", who="MARA", look="red hair")
    await do("approve_script")
    await do("lock", what="all assets")
    await do("edit_beat", beat="1", new="A gull brings the letter.")
    await do("confirm_beats")
    main = await film()
    said = await do("write_script", timeline="the gull")
    assert "“the gull”" in said.text
    assert "“main” is untouched" in said.text
    made = await film()
    assert not outdated(made, StageName.SCRIPT)
    for stage in (StageName.ASSETS, StageName.SHOTS):
        assert status_of(made, stage) is StageStatus.OUTDATED
    assert not any(asset.review is Review.LOCKED for asset in made.assets())
    looks = {person.name: person.appearance for person in made.characters}
    assert looks["MARA"] == next(p for p in main.characters if p.name == "MARA").appearance
    assert await PostgresStore(database).load(main.id) == main
    with pytest.raises(Refused, match="already"):
        await do("write_script", timeline="The Gull")


async def test_a_scene_whose_beats_are_all_gone_is_taken_out(do: Do, film: Load) -> None:
    await to_script(do)
    await do("delete_beat", beat="4-6")
    said = await do("sync_script")
    made = await film()
    assert "Scene 2 taken out" in said.text
    assert [s.number for s in made.scenes] == ["1", "3", "4", "5"]
    assert all(shot.scene != "sc2" for shot in made.shots)


async def test_the_check_names_the_line_that_does_not_agree(do: Do) -> None:
    await to_script(do)
    await do("edit_beat", beat="1", new="JONAS waits at the door.")
    said = await do("check_script")
    assert "not up to date" in said.text


async def test_a_length_that_was_set_up_is_kept(do: Do, film: Load) -> None:
    await do("set_up", length="two minutes")
    await to_script(do)
    assert 114 <= (await film()).seconds() <= 126


async def test_what_the_writer_refuses_changes_nothing(
    do: Do, film: Load, writer: Scripted
) -> None:
    await to_beats(do)
    before = await film()
    writer.refuses = "I do not write about letters."
    with pytest.raises(Refused, match="will not write this: I do not write about letters"):
        await do("make_beats", structure="story circle")
    assert await film() == before


@pytest.mark.parametrize(
    "nonsense", ["blah blah", '```json\n{"a": 1}\n```', "INT. A - DAY\n\nx\n\nINT. B - DAY\n\ny"]
)
async def test_a_scene_that_is_none_is_asked_for_again_and_then_refused(
    do: Do, film: Load, writer: Scripted, nonsense: str
) -> None:
    await to_beats(do)
    await do("confirm_beats")
    before = await film()
    writer.scene = lambda ask: nonsense
    with pytest.raises(Refused, match="did not come out as a scene"):
        await do("write_script")
    assert await film() == before


async def test_only_the_beats_that_a_change_touches_are_told_anew_and_as_prose(
    do: Do, film: Load
) -> None:
    await to_script(do)
    before = await film()
    scene = before.scenes[1]
    cue = next(n for n, e in enumerate(scene.elements) if e.kind is Kind.CUE)
    await do("edit_words", passage=scene.elements[cue + 1].text, scenes="2", new="Burn it, Mara.")
    await do("sync_beats")
    after = await film()
    changed = [new for old, new in zip(before.beats, after.beats, strict=True) if old != new]
    assert [beat.id in scene.beats for beat in changed] == [True]
    assert "Mara says: “Burn it, Mara.”" in changed[0].text
    assert "MARA" not in changed[0].text
