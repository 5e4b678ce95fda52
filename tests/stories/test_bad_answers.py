"""A model that hands in what nobody can use: one sentence, the film as it was, and a way on."""

from __future__ import annotations

import json

import pytest

from bench.loopback import Answer
from graph.events import Finished
from tests.stories.evenings import Evening, answered
from tests.stories.model_hand import done, is_draft
from tests.stories.test_sources_with_a_model import IDEA

ONE = {"title": "A", "differs": "x", "tone": "", "ending": ""}
PAGES = json.dumps({"treatments": [{**ONE, "passages": ["word " * 400] * 20}] * 3})
GERMAN = "Die Frau ist nicht auf dem Weg zu sich, und das Haus ist von dem Mann und nicht von ihr. "
STRANGE = json.dumps({"treatments": [{**ONE, "passages": [f"{n}. {GERMAN}"]} for n in range(3)]})
BAD = {
    "nothing": (Answer(text=[""]), "no answer at all"),
    "half a form": (Answer(text=[PAGES[:40]]), "cannot be used"),
    "nonsense": (Answer(text=["Blah blah, blah."]), "“Blah blah, blah.”"),
    "twenty pages": (Answer(text=[PAGES]), "at most 4500 are wanted"),
    "another language": (Answer(text=[STRANGE]), "german"),
    "a refusal": (Answer(refusal="I do not write about clocks."), "will not write this"),
    "a request that is not taken": (Answer(status=400, error="odd request"), "odd request"),
}


@pytest.mark.parametrize("kind", sorted(BAD))
async def test_a_useless_answer_is_one_sentence_and_the_film_is_as_it_was(
    evening: Evening, kind: str
) -> None:
    await evening.use()
    await done(evening, "new_film", idea=IDEA)
    before = await evening.studio.film_of(evening.thread)
    bad, words = BAD[kind]
    call = Answer(calls=[("write_treatment", {"reason": "all of them are too gloomy"})])

    evening.answers(
        lambda request: (
            bad if is_draft(request) else Answer(text=["So be it."]) if answered(request) else call
        )
    )
    events = await evening.say("please, three others")
    told = next(e.said.text for e in events if isinstance(e, Finished) and e.failed)
    assert words in told
    assert len(told) < 400
    assert await evening.studio.film_of(evening.thread) == before
    assert "The rules write" in str(await evening.say("use the rules for the writing"))
    assert await evening.studio.film_of(evening.thread) == before
