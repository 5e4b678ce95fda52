"""The ways a film can begin: a long text, a source with a twist, a sound that is there already."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Kind
from film.writing.asks import DigestAsk, OutlineAsk, SceneAsk, TreatmentsAsk
from film.writing.brief import Mode
from film.writing.story import Tag
from tests.writing.conftest import IDEA, Do
from tests.writing.scripted import Scripted
from tools.desk import Desk
from tools.writing.staging_texts import stage_text

Load = Callable[[], Coroutine[Any, Any, Film]]
NOVEL = "\n\n".join(
    f"CHAPTER {n}\n\n" + " ".join(f"Sentence {n}-{k} of the keeper." for k in range(200))
    for n in range(1, 41)
)
VOICE = "\n".join(f"[00:{n * 6:02d}] Line number {n} is heard over the sea." for n in range(10))


async def whole(do: Do) -> None:
    await do("write_treatment")
    await do("pick_treatment", which="1")
    await do("make_beats")
    await do("confirm_beats")
    await do("write_script")


async def test_a_long_text_is_told_short_and_every_part_of_it_is_accounted_for(
    desk: Desk, do: Do, film: Load, writer: Scripted
) -> None:
    await stage_text(desk, "novel.txt", NOVEL.encode())
    await whole(do)
    made = await film()
    assert made.brief.mode is Mode.CONDENSATION
    assert sum(part.words for part in made.sources[0].parts) == made.sources[0].words
    read = " ".join(a.text for a in writer.asked if isinstance(a, DigestAsk))
    assert all(f"Sentence {n}-{k} of" in read for n in (1, 20, 40) for k in (0, 199))
    asked = next(a for a in writer.asked if isinstance(a, TreatmentsAsk))
    assert len(asked.material.split()) < 2000
    assert made.shots


async def test_a_source_with_a_twist_is_told_with_it(
    desk: Desk, do: Do, film: Load, writer: Scripted
) -> None:
    await stage_text(desk, "tale.txt", b"A wolf meets a girl in the wood and eats her grandmother.")
    await do("set_up", twist="the wolf is the one who is afraid")
    await whole(do)
    assert (await film()).brief.mode is Mode.TRANSFORMATION
    asked = next(a for a in writer.asked if isinstance(a, TreatmentsAsk))
    assert "the wolf is the one who is afraid" in asked.material
    assert "eats her grandmother" in asked.material


async def test_pictures_for_a_sound_keep_its_words_and_its_length_and_add_none(
    desk: Desk, do: Do, film: Load
) -> None:
    await stage_text(desk, "voice.txt", VOICE.encode())
    await whole(do)
    made = await film()
    said = [e.text for s in made.scenes for e in s.elements if e.kind is Kind.DIALOGUE]
    assert said == [f"Line number {n} is heard over the sea." for n in range(10)]
    assert 55 <= made.seconds() <= 61


async def test_exactly_one_of_several_texts_is_the_primary(desk: Desk, do: Do, film: Load) -> None:
    await stage_text(desk, "tale.txt", b"A wolf meets a girl in the wood and eats her grandmother.")
    await stage_text(
        desk, "character notes.md", b"# Girl\n\nShe is nine, has red hair and no fear."
    )
    assert [s.tag for s in (await film()).sources] == [Tag.PRIMARY, Tag.CHARACTERS]
    with pytest.raises(Refused, match="must be the primary"):
        await do("tag_source", source="1", tag="context")
    await do("tag_source", source="2", tag="primary")
    assert [s.tag for s in (await film()).sources] == [Tag.CONTEXT, Tag.PRIMARY]


async def test_what_stands_beside_the_primary_is_told_as_such(
    desk: Desk, do: Do, writer: Scripted
) -> None:
    await stage_text(desk, "tale.txt", b"A wolf meets a girl in the wood and eats her grandmother.")
    await stage_text(
        desk, "character notes.md", b"# Girl\n\nShe is nine, has red hair and no fear."
    )
    await do("write_treatment")
    asked = next(a for a in writer.asked if isinstance(a, TreatmentsAsk))
    assert "character notes" in asked.context
    assert "red hair" in asked.context


async def test_no_ask_about_a_scene_carries_the_script_of_another(
    do: Do, film: Load, writer: Scripted
) -> None:
    await do("new_film", idea=IDEA)
    await whole_from_pick(do)
    await do("rewrite", scenes="3", instruction="more tense")
    await do("edit_beat", beat="1", new="A gull brings the letter.")
    await do("sync_script")
    made = await film()
    own = {
        scene.number: {e.text for e in scene.elements if e.kind in (Kind.DIALOGUE, Kind.ACTION)}
        for scene in made.scenes
    }
    shared = {
        t for t in set().union(*own.values()) if sum(t in texts for texts in own.values()) > 1
    }
    asks = [a for a in writer.asked if isinstance(a, SceneAsk)]
    assert asks
    for ask in asks:
        told = ask.model_dump_json()
        for number, texts in own.items():
            if number != str(ask.number):
                assert not [t for t in texts - shared if t in told]


async def test_a_scene_of_s_shots_takes_at_most_two_and_s_asks(
    do: Do, film: Load, writer: Scripted
) -> None:
    await do("new_film", idea=IDEA)
    await whole_from_pick(do)
    made = await film()
    asks = [a for a in writer.asked if isinstance(a, SceneAsk)]
    for place, scene in enumerate(made.scenes, 1):
        assert sum(a.number == place for a in asks) <= 2 + len(made.shots_of(scene.id))


async def test_what_every_ask_is_told_of_the_whole_is_bounded(do: Do, writer: Scripted) -> None:
    await do("new_film", idea=IDEA)
    await whole_from_pick(do)
    for ask in writer.asked:
        if isinstance(ask, SceneAsk | OutlineAsk):
            assert len(ask.summary.split()) <= 400


async def whole_from_pick(do: Do) -> None:
    await do("pick_treatment", which="1")
    await do("make_beats")
    await do("confirm_beats")
    await do("write_script")
