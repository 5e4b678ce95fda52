"""A long text and a tale with a twist, told by a model of this computer, by words alone."""

from __future__ import annotations

from typing import Any

from bench.loopback import Answer
from film.film import Film
from film.writing.asks import (
    BeatsAsk,
    BeatsDraft,
    DigestDraft,
    Draft,
    OutlineAsk,
    OutlineDraft,
    SceneDraft,
    TreatmentDraft,
    TreatmentsDraft,
)
from film.writing.brief import Brief, Mode
from film.writing.stages import locked
from film.writing.story import Beat, Passage, StageName
from tests.stories.test_from_a_source import upload
from tests.stories.test_models import PRICED, Evening, results
from tests.stories.test_models import evening as evening
from tests.writing import scripted

SCENE = "INT. TOWER - NIGHT\n\nINES climbs the stair with a lamp.\n\nINES\nIt struck nine.\n"


def drafted(request: dict[str, Any]) -> Draft | None:
    """What the model hands in for an ask, by the form that is asked for; None for plain talk."""
    form = str(request.get("generationConfig", {}).get("responseJsonSchema", ""))
    brief = Brief()
    if "'fountain'" in form:
        return SceneDraft(fountain=SCENE)
    if "'summary'" in form:
        return DigestDraft(summary="Ines finds the bar that stopped the clock.")
    if "'treatments'" in form:
        return TreatmentsDraft(
            treatments=tuple(
                TreatmentDraft(
                    title=f"Telling {n}",
                    differs=f"way {n}",
                    passages=tuple(f"{way}, part {part}." for part in range(1, 7)),
                )
                for n, way in enumerate(("Ines climbs", "A clock stops", "All drown"), 1)
            )
        )
    passages = tuple(Passage(id=f"pa{n}", text=f"Part {n}.") for n in range(1, 7))
    sheet: BeatsDraft = scripted.beats(BeatsAsk(brief=brief, title="T", passages=passages))
    if "'scenes'" in form:
        beats = tuple(
            Beat(id=f"be{n}", title=b.title, text=b.text) for n, b in enumerate(sheet.beats)
        )
        outline: OutlineDraft = scripted.outline(
            OutlineAsk(brief=brief, title="T", summary="", beats=beats)
        )
        return outline
    return sheet if "'beats'" in form else None


async def done(evening: Evening, verb: str, **arguments: str) -> None:
    """Has the model call a verb for a sentence, and write what is asked on the way."""

    def answer(request: dict[str, Any]) -> Answer:
        draft = drafted(request)
        if draft is not None:
            return Answer(text=[draft.model_dump_json()])
        return Answer(text=["Done."]) if results(request) else Answer(calls=[(verb, arguments)])

    evening.answers(answer)
    await evening.say(f"please {verb.replace('_', ' ')}")


async def finished(evening: Evening) -> Film:
    await done(evening, "pick_treatment", which="1")
    for verb in ("make_beats", "confirm_beats", "write_script", "approve_script"):
        await done(evening, verb)
    film = await evening.studio.film_of(evening.thread)
    assert film is not None
    assert locked(film, StageName.SCRIPT)
    return film


def asked(evening: Evening, words: str) -> bool:
    """Whether a request for a draft carried these words."""
    return any(words in str(r) for r in evening.model.requests if drafted(r) is not None)


async def test_a_model_reads_every_part_of_a_long_text(evening: Evening) -> None:
    await evening.say("", upload("the_salt_clock.txt"))
    await evening.use(PRICED)
    await done(evening, "write_treatment")
    film = await finished(evening)
    assert film.brief.mode is Mode.CONDENSATION
    assert film.sources[0].parts[0].summary.startswith("Ines finds the bar")
    assert sum(part.words for part in film.sources[0].parts) == film.sources[0].words
    assert asked(evening, "last ferry of October")
    assert asked(evening, "everybody listened, and it went on")


async def test_a_model_is_told_the_twist_with_the_source(evening: Evening) -> None:
    await evening.say("", upload("the_wolf_of_harrow_wood.txt"))
    await evening.say("the twist: the wolf is the good one")
    await evening.use(PRICED)
    await done(evening, "write_treatment")
    film = await finished(evening)
    assert film.brief.mode is Mode.TRANSFORMATION
    assert [t.title for t in film.treatments] == ["Telling 1", "Telling 2", "Telling 3"]
    assert asked(evening, "the wolf is the good one")
    assert asked(evening, "one torn ear")
