"""A long file is read for a while: how far it is, is told while one waits."""

from __future__ import annotations

from uuid import uuid4

from bench.source import as_pdf
from graph.events import Event, Finished, Started, Told
from studio.studio import Studio
from studio.turns import Upload

PAGE = [f"The keeper walks along quay {n}, and nobody is there but the sea." for n in range(12)]


async def events_of(studio: Studio, words: str, *uploads: Upload) -> list[Event]:
    turn = studio.turns.take_turn(str(uuid4()), words, uploads, str(uuid4()))
    return [event async for event in turn]


def told(events: list[Event]) -> list[str]:
    return [event.text for event in events if isinstance(event, Told) and event.doing]


async def test_the_pages_of_a_long_source_are_counted_while_they_are_read(studio: Studio) -> None:
    upload = Upload(name="novel.pdf", data=as_pdf([PAGE] * 60))
    events = await events_of(studio, "", upload)
    assert isinstance(events[0], Started)
    assert isinstance(events[-1], Finished)
    assert "page 50 of 60" in told(events)
    assert told(events)[-1].endswith(" words")


async def test_a_style_tells_what_it_reads_and_how_many_passages_it_keeps(studio: Studio) -> None:
    upload = Upload(name="quays.pdf", data=as_pdf([PAGE] * 30))
    events = await events_of(studio, "use this as a style called Quays", upload)
    assert [e.tool for e in events if isinstance(e, Finished)] == ["add_work"]
    assert "reading quays.pdf" in told(events)
    assert any("passages of quays" in words for words in told(events))


async def test_a_long_source_is_told_short_part_by_part_and_says_which(studio: Studio) -> None:
    thread, person = str(uuid4()), str(uuid4())
    upload = Upload(name="novel.pdf", data=as_pdf([PAGE] * 60))
    events: list[Event] = []
    for words, files in (("", (upload,)), ("write the treatments", ())):
        turn = studio.turns.take_turn(thread, words, files, person)
        events += [event async for event in turn]
    parts = [words for words in told(events) if words.startswith("reading part")]
    assert parts[-1] == f"reading part {len(parts)} of {len(parts)}"
