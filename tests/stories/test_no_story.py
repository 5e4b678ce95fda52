"""What has no story in it is refused with one sentence, and nothing is staged or lost."""

from __future__ import annotations

import pytest

from graph.events import Finished
from studio.studio import Studio
from studio.turns import Upload
from tests.stories.test_from_an_idea import IDEA, Room

NO_STORY = {
    "a table": "\n".join(f"{n},{n * 3},{n * 7}" for n in range(200)),
    "a log": "\n".join(f'{{"ts": {n}, "level": "INFO", "msg": "ok"}}' for n in range(200)),
    "a list of numbers": "\n".join(f"Miller, Anna  555-01{n:02}" for n in range(80)),
    "one word": "word " * 400,
    "code": "def f(x):\n    return x + 1\n\nfor i in range(10):\n    print(f(i))\n" * 20,
    "hardly a word": "milk\neggs\nbread\n",
    "nothing": "  \n\n",
}


@pytest.mark.parametrize("kind", sorted(NO_STORY))
async def test_a_source_with_no_story_in_it_is_one_sentence_and_nothing_is_lost(
    studio: Studio, kind: str
) -> None:
    room = Room(studio)
    await room.say(IDEA)
    before = await studio.film_of(room.thread)
    file = Upload(name="thing.txt", data=NO_STORY[kind].encode())
    turn = studio.turns.take_turn(room.thread, "", (file,), "director")
    told = [event.said.text async for event in turn if isinstance(event, Finished) and event.failed]
    assert len(told) == 1
    assert "“thing.txt”" in told[0]
    assert "drop a text" in told[0] or "no story to take from it" in told[0]
    assert await studio.film_of(room.thread) == before
    assert "“" in (await room.say("pick treatment 1")).text


async def test_a_long_text_in_another_script_is_a_story(studio: Studio) -> None:
    room = Room(studio)
    text = "雨の夜、灯台守の娘が帰ってくる。父は何も言わない。娘はランプを直す。" * 12
    said = await room.say("", Upload(name="tale.txt", data=text.encode()))
    assert "staged as primary" in said.text
