"""Every way a film can begin, told by a model of this computer, by words alone.

Each film goes the whole way to an approved script. The idea goes it with each vendor's own SDK on
a server that speaks that vendor's wire format.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from bench.loopback import Answer
from film.screenplay.elements import Kind
from film.texts.transcript import read_transcript
from film.writing.asks import SceneDraft
from film.writing.brief import Mode
from studio.turns import Upload
from tests.stories.evenings import Evening, answered, every_vendor
from tests.stories.model_hand import (
    OWN_LINE,
    asked,
    done,
    drafted,
    finished,
    is_draft,
    kept_lines,
    words_of,
)
from tests.stories.test_from_a_source import SAMPLE, TEXTS, spoken, upload

IDEA = "Ines, a clockmaker, must make the tower strike again before the ferry leaves."
TO_A_SCRIPT = ("pick_treatment", "make_beats", "confirm_beats", "write_script")


@every_vendor
async def test_an_idea_becomes_an_approved_script_with_any_vendor(evening: Evening) -> None:
    await evening.use()
    await done(evening, "new_film", idea=IDEA)
    film = await finished(evening, *TO_A_SCRIPT)
    assert film.brief.mode is Mode.EXPANSION
    assert [t.title for t in film.treatments] == ["Telling 1", "Telling 2", "Telling 3"]
    assert "It struck nine." in spoken(film)
    assert asked(evening, IDEA)
    assert await evening.spent() > 0


async def test_a_model_reads_every_part_of_a_long_text(evening: Evening) -> None:
    await evening.say("", upload("the_salt_clock.txt"))
    await evening.use()
    film = await finished(evening, "write_treatment", *TO_A_SCRIPT)
    assert film.brief.mode is Mode.CONDENSATION
    assert film.sources[0].parts[0].summary.startswith("Ines finds the bar")
    assert sum(part.words for part in film.sources[0].parts) == film.sources[0].words
    assert asked(evening, "last ferry of October")
    assert asked(evening, "everybody listened, and it went on")


async def test_a_model_is_told_the_twist_with_the_source(evening: Evening) -> None:
    await evening.say("", upload("the_wolf_of_harrow_wood.txt"))
    await evening.say("the twist: the wolf is the good one")
    await evening.use()
    film = await finished(evening, "write_treatment", *TO_A_SCRIPT)
    assert film.brief.mode is Mode.TRANSFORMATION
    assert [t.title for t in film.treatments] == ["Telling 1", "Telling 2", "Telling 3"]
    assert asked(evening, "the wolf is the good one")
    assert asked(evening, "one torn ear")


async def test_a_screenplay_is_not_written_again_but_where_a_person_says_so(
    evening: Evening,
) -> None:
    await evening.say("", Upload(name="lighthouse.fountain", data=SAMPLE.read_bytes()))
    await evening.use()
    before = await evening.studio.film_of(evening.thread)
    assert before is not None
    await done(evening, "rewrite", scenes="2", instruction="let it rain")
    film = await finished(evening)
    drafts = [r for r in evening.model.requests if is_draft(r)]
    assert drafts
    assert all("let it rain" in words_of(r) for r in drafts)
    same = [a.elements == b.elements for a, b in zip(before.scenes, film.scenes, strict=True)]
    assert same.count(False) == 1
    assert not same[1]
    for place in (0, 2):
        lines = {e.text for e in before.scenes[place].elements if e.kind is Kind.DIALOGUE}
        assert not any(line in words_of(r) for line in lines for r in drafts)


async def test_a_model_writes_pictures_for_a_sound_and_not_one_word_of_it(
    evening: Evening,
) -> None:
    await evening.say("", upload("the_harbour.txt"))
    await evening.use()
    await done(evening, "write_treatment")
    for verb in TO_A_SCRIPT[:-1]:
        await done(evening, verb, **({"which": "1"} if verb == "pick_treatment" else {}))
    tries = Counter[str]()

    def careless(request: dict[str, Any]) -> Answer:
        """A model that first leaves a line out, and then adds one of its own."""
        draft = drafted(request)
        if draft is None:
            call = Answer(calls=[("write_script", {})])
            return Answer(text=["Done."]) if answered(request) else call
        if not isinstance(draft, SceneDraft):
            return Answer(text=[draft.model_dump_json()])
        line = kept_lines(request)[0]
        tries[line] += 1
        wrong = {1: draft.fountain.replace(line, "A boat."), 2: draft.fountain + OWN_LINE}
        text = wrong.get(tries[line], draft.fountain)
        return Answer(text=[SceneDraft(fountain=text).model_dump_json()])

    evening.answers(careless)
    await evening.say("please write the script")
    film = await finished(evening)
    assert min(tries.values()) >= 3
    heard = read_transcript((TEXTS / "the_harbour.txt").read_text())
    assert film.brief.mode is Mode.AUDIO
    assert spoken(film) == [line.text for line in heard]
