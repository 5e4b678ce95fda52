"""What a model on this computer hands in: drafts by the form that is asked for, calls by order."""

from __future__ import annotations

import json
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
    PassageDraft,
    SceneDraft,
    TreatmentDraft,
    TreatmentsDraft,
)
from film.writing.brief import Brief
from film.writing.stages import locked
from film.writing.story import Beat, Passage, StageName
from tests.stories.evenings import Evening, answered
from tests.writing import scripted

SCENE = "INT. TOWER - NIGHT\n\nINES climbs the stair with a lamp.\n"
OWN_LINE = "\nINES\nIt struck nine.\n"
KEPT = "Spoken words that must be kept as they are:\n<material>\n"


def form_of(request: dict[str, Any]) -> str:
    """The fields that the answer must have, wherever the vendor has them; "" for plain talk."""
    config = request.get("generationConfig", {})
    shape = config.get("responseJsonSchema") or request.get("response_format")
    return json.dumps(shape or request.get("format") or "")


def words_of(request: dict[str, Any]) -> str:
    """All that was said to the model."""
    rows = request.get("contents") or request["messages"]
    parts = (row.get("parts") or [{"text": row.get("content")}] for row in rows)
    return "\n".join(str(part.get("text") or "") for row in parts for part in row)


def is_draft(request: dict[str, Any]) -> bool:
    return form_of(request) != '""'


def kept_lines(request: dict[str, Any]) -> list[str]:
    """The spoken words that a scene must keep."""
    _, _, rest = words_of(request).partition(KEPT)
    rows = rest.partition("\n</material>")[0].splitlines()
    return [row.removeprefix("- ") for row in rows if row.startswith("- ")]


def drafted(request: dict[str, Any]) -> Draft | None:
    """What the model hands in for an ask; None for plain talk."""
    form = form_of(request)
    if '"fountain"' in form:
        voice = "".join(f"\nNARRATOR (V.O.)\n{line}\n" for line in kept_lines(request))
        return SceneDraft(fountain=SCENE + (voice or OWN_LINE))
    if '"summary"' in form:
        return DigestDraft(summary="Ines finds the bar that stopped the clock.")
    if '"treatments"' in form:
        return _treatments()
    if '"beats"' in form or '"scenes"' in form:
        sheet, outline = _sheet()
        return outline if '"scenes"' in form else sheet
    return PassageDraft(text="It is night, and it rains.") if '"text"' in form else None


def _treatments() -> TreatmentsDraft:
    ways = ("Ines climbs", "A clock stops", "All drown")
    return TreatmentsDraft(
        treatments=tuple(
            TreatmentDraft(
                title=f"Telling {n}",
                differs=f"way {n}",
                passages=tuple(f"{way}, part {part}." for part in range(1, 7)),
            )
            for n, way in enumerate(ways, 1)
        )
    )


def _sheet() -> tuple[BeatsDraft, OutlineDraft]:
    passages = tuple(Passage(id=f"pa{n}", text=f"Part {n}.") for n in range(1, 7))
    sheet = scripted.beats(BeatsAsk(brief=Brief(), title="T", passages=passages))
    beats = tuple(Beat(id=f"be{n}", title=b.title, text=b.text) for n, b in enumerate(sheet.beats))
    return sheet, scripted.outline(OutlineAsk(brief=Brief(), title="T", summary="", beats=beats))


async def done(evening: Evening, verb: str, **arguments: str) -> list[Any]:
    """Has the model call a verb for a sentence, and write what is asked on the way."""

    def answer(request: dict[str, Any]) -> Answer:
        draft = drafted(request)
        if draft is not None:
            return Answer(text=[draft.model_dump_json()])
        return Answer(text=["Done."]) if answered(request) else Answer(calls=[(verb, arguments)])

    evening.answers(answer)
    return await evening.say(f"please {verb.replace('_', ' ')}")


async def finished(evening: Evening, *verbs: str) -> Film:
    """The film after these verbs and an approval, all of them called by the model."""
    for verb in (*verbs, "check_script", "approve_script"):
        await done(evening, verb, **({"which": "1"} if verb == "pick_treatment" else {}))
    film = await evening.studio.film_of(evening.thread)
    assert film is not None
    assert locked(film, StageName.SCRIPT)
    return film


def asked(evening: Evening, words: str) -> bool:
    """Whether a request for a draft carried these words."""
    return any(words in words_of(r) for r in evening.model.requests if is_draft(r))
