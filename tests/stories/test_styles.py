"""Written styles by words alone: files dropped with a sentence become a style, and nothing else."""

from __future__ import annotations

from uuid import uuid4

from graph.events import Finished, GateRaised
from studio.studio import Studio
from studio.turns import Upload
from tests.writing.test_styles import BOOK, PARIS


async def test_scripts_dropped_as_a_style_are_not_opened_as_films(studio: Studio) -> None:
    thread, person = str(uuid4()), str(uuid4())
    files = (
        Upload(name="night_train.fountain", data=PARIS.encode()),
        Upload(name="empty.txt", data=b""),
        Upload(name="quay.txt", data=BOOK.encode()),
    )

    async def say(words: str, *uploads: Upload) -> list[Finished]:
        turn = studio.turns.take_turn(thread, words, uploads, person)
        return [event async for event in turn if isinstance(event, Finished | GateRaised)]

    events = await say("Use these as a style called Paris.", *files)
    assert [(e.tool, e.failed) for e in events] == [
        ("add_work", False),
        ("add_work", True),
        ("add_work", False),
    ]
    film = await studio.film_of(thread)
    assert film is not None
    assert not film.scenes
    assert not film.sources
    listed = (await say("which styles do I have?"))[0].said
    assert [w["title"] for w in listed.cards[0].props["styles"][0]["works"]] == [
        "Night Train",
        "quay",
    ]
    await say("A lighthouse keeper finds a letter from a man who drowned.")
    for words in ("pick treatment 1", "make the beats", "confirm the beats", "write the script"):
        await say(words)
    told = (await say("which passages did you use?"))[0].said
    assert "“Paris”, measured" in told.text
    await say("write it without a style")
    film = await studio.film_of(thread)
    assert film is not None
    assert film.brief.library == ""
    await say("write like my Paris scripts")
    gate = await say("forget that style")
    assert any(isinstance(event, GateRaised) for event in gate)
