"""Films from a long text, a tale with a twist, a screenplay and a sound: by words, by the rules."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path

import pytest

from film.film import Film
from film.screenplay.elements import Kind
from film.texts.transcript import read_transcript
from film.writing.brief import Mode
from film.writing.stages import locked
from film.writing.story import StageName
from studio.studio import Studio
from studio.turns import Upload
from tests.stories.test_from_an_idea import Room

TEXTS = Path(__file__).parent / "texts"
SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lighthouse.fountain"
TO_A_SCRIPT = ("pick treatment 1", "make the beats", "confirm the beats", "write the script")


@pytest.fixture
def room(studio: Studio) -> Room:
    return Room(studio)


def upload(name: str) -> Upload:
    return Upload(name=name, data=(TEXTS / name).read_bytes())


async def approved(room: Room, *words: str) -> Film:
    """The film after these words and an approval."""
    for said in (*words, "check the script", "approve the script"):
        await room.say(said)
    film = await room.studio.film_of(room.thread)
    assert film is not None
    assert locked(film, StageName.SCRIPT)
    return film


def spoken(film: Film) -> list[str]:
    return [e.text for s in film.scenes for e in s.elements if e.kind is Kind.DIALOGUE]


def shown(film: Film) -> str:
    return " ".join(e.text for s in film.scenes for e in s.elements if e.kind is Kind.ACTION)


async def test_a_long_story_is_told_short_with_its_own_people_and_its_own_talk(room: Room) -> None:
    said = await room.say("", upload("the_salt_clock.txt"))
    assert "told short part by part" in said.text
    await room.say("three minutes")
    film = await approved(room, "write the treatments", *TO_A_SCRIPT)
    source = (TEXTS / "the_salt_clock.txt").read_text()
    assert film.brief.mode is Mode.CONDENSATION
    assert sum(part.words for part in film.sources[0].parts) == film.sources[0].words
    assert {"INES", "BRUNA", "MATEO", "TOBIAS"} <= {c.name.split()[0] for c in film.characters}
    assert not {"PORT", "AVELINE"} & {c.name for c in film.characters}
    assert spoken(film)
    for line in spoken(film):  # nobody says what they do not say in the source
        assert all(part in source for part in line.rstrip(".").split(". ")), line
    told = shown(film)
    ends = ("INES CALDER comes home", "brass key", "fire", "ten minutes past four")
    places = [told.index(words) for words in ends]
    assert places == sorted(places)
    assert 171 <= film.seconds() <= 189


async def test_a_tale_is_turned_by_its_twist_from_treatment_to_script(room: Room) -> None:
    await room.say("", upload("the_wolf_of_harrow_wood.txt"))
    await room.say("two minutes")
    await room.say("the twist: the wolf is the good one")
    said = await room.say("write the treatments")
    assert "The twist changes what happens: the wolf helps where nobody sees it" in said.text
    film = await approved(room, *TO_A_SCRIPT)
    assert film.brief.mode is Mode.TRANSFORMATION
    assert len({t.differs for t in film.treatments}) == 3
    assert all("steps back" in " ".join(p.text for p in t.passages) for t in film.treatments)
    assert any("lets Rosa pass" in beat.text for beat in film.beats)
    lines = spoken(film)
    assert lines[-1] == "Somebody had to be the bad one. A good one you'd never have run from."
    assert "To my grandmother, at the mill." in lines
    assert {"ROSA", "WOLF", "GRANDMOTHER"} <= {c.name for c in film.characters}


async def test_a_twist_that_rules_do_not_know_is_said_by_a_voice_and_told_so(room: Room) -> None:
    await room.say("", upload("the_wolf_of_harrow_wood.txt"))
    await room.say("the twist: the basket can count")
    said = await room.say("write the treatments")
    assert "I do not know how to change what happens for this twist" in said.text
    assert "it was all a dream" in said.text
    film = await approved(room, *TO_A_SCRIPT)
    assert spoken(film)[-1] == "And that is the turn of it: the basket can count."


async def test_an_idea_with_a_twist_brings_in_whom_the_twist_names(room: Room) -> None:
    await room.say("Tobias and his daughter Mara have one night to mend the lighthouse lamp.")
    await room.say("the twist: the butler did it")
    said = await room.say("write the treatments because of the twist")
    assert "the butler is there from the beginning" in said.text
    film = await approved(room, *TO_A_SCRIPT)
    assert len(film.characters) == 3
    assert spoken(film)[-1] == "Nobody rang."


async def test_a_few_lines_in_a_file_are_an_idea_like_one_that_was_typed(room: Room) -> None:
    told = b"Old Pavel mends clocks. His granddaughter Ida wants one that runs backwards."
    await room.say("", Upload(name="idea.txt", data=told))
    film = await approved(room, "write the treatments", *TO_A_SCRIPT)
    assert {"PAVEL", "IDA"} <= {c.name for c in film.characters}
    assert len(spoken(film)) >= 6


async def test_a_screenplay_is_the_master_script_at_once(room: Room) -> None:
    await room.say("", Upload(name="lighthouse.fountain", data=SAMPLE.read_bytes()))
    film = await approved(room)
    assert film.scenes
    assert not film.beats


async def test_the_scenes_for_a_sound_lie_at_their_times_and_nothing_else_is_said(
    room: Room,
) -> None:
    said = await room.say("", upload("the_harbour.txt"))
    assert "no new words" in said.text
    film = await approved(room, "write the treatments", *TO_A_SCRIPT)
    heard = read_transcript((TEXTS / "the_harbour.txt").read_text())
    assert spoken(film) == [line.text for line in heard]
    assert "Agnes" in shown(film)
    lengths = [sum(s.frames for s in film.shots_of(scene.id)) for scene in film.scenes]
    begins = [0.0, *(frames / film.settings.fps for frames in accumulate(lengths))]
    told = 0
    for scene, begin in zip(film.scenes, begins, strict=False):
        assert abs(begin - heard[told].start) < 0.5, heard[told]
        told += sum(e.kind is Kind.DIALOGUE for e in scene.elements)
    assert told == len(heard)


async def test_eight_minutes_of_two_sentences_are_told_to_be_thin(room: Room) -> None:
    await room.say("A lighthouse keeper finds a letter from a man who drowned. She must open it.")
    await room.say("eight minutes")
    for words in TO_A_SCRIPT[:-1]:
        await room.say(words)
    written = await room.say(TO_A_SCRIPT[-1])
    assert "little happens for so long a film" in written.text
    assert "expand beat" in written.text
