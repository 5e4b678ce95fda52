"""A film with a model: chosen with a yes, paid by the token, left again at any time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.loopback import Answer, loopback
from film.errors import Refused
from film.money import MICROS, LedgerEntry
from film.writing.asks import PassageAsk
from film.writing.brief import Brief
from film.writing.choice import TextChoice
from graph.events import Called, Finished, GateRaised, Heard, Spoke
from graph.nodes import MAX_STEPS
from studio.services.running import Running
from studio.settings import Settings
from studio.studio import Studio
from studio.turns import Upload
from tests.stories.evenings import SECRET, Evening, answered, every_vendor, said, signed

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "lighthouse.fountain"
ASK = PassageAsk(
    brief=Brief(), kind="treatment", before="", selected="Night.", after="", instruction="longer"
)


async def test_a_key_alone_sends_nothing(evening: Evening) -> None:
    await evening.say("", Upload(name="a.fountain", data=SAMPLE.read_bytes()))
    await evening.say("make 1A closer")
    assert "Nothing leaves this computer" in said(await evening.say("which model?"))
    assert evening.model.requests == []
    assert await evening.spent() == 0


async def test_choosing_says_where_words_go_and_what_it_costs_and_waits(evening: Evening) -> None:
    events = await evening.say("use gemini for the writing, at most $2 a day, at 1 in, 2 out")
    assert "costs $1 for a million tokens it reads and $2" in said(events)
    assert "At most $2.00 a day" in said(events)
    raised = next(e for e in events if isinstance(e, GateRaised))
    await evening.say("hello")
    assert evening.model.requests == []
    await evening.press(raised.approval, yes=False)
    assert (await evening.studio.writing.choice(await evening.project())).is_rules


async def test_after_the_yes_the_model_talks_and_every_token_is_in_the_ledger(
    evening: Evening,
) -> None:
    await evening.use()
    calls = len(evening.model.requests)
    events = await evening.say("how are you?")
    heard = [e for e in events if isinstance(e, Heard)]
    assert [e.text for e in heard] == ["I am ", "here."]
    spoken = next(e for e in events if isinstance(e, Spoke))
    assert (spoken.text, spoken.key) == ("I am here.", heard[0].key)
    trace = next(e for e in events if isinstance(e, Called)).trace
    assert (trace.tokens_in, trace.tokens_out) == (1000, 10)
    assert trace.micros == 1000 * 75 + 10 * 375
    assert len(evening.model.requests) == calls + 1
    ledger = evening.studio.writing.books.ledger
    entry = (await ledger.entries(await evening.project()))[0]
    assert (entry.cents, entry.micros) == (0, trace.micros)
    assert (entry.engine, entry.tokens_in, entry.what) == ("gemini", 1000, "talk")
    assert entry.approval
    assert await evening.spent() == trace.micros * len(evening.model.requests)


async def test_a_thousand_calls_under_a_cent_are_not_lost(evening: Evening) -> None:
    project = await evening.project()
    ledger = evening.studio.writing.books.ledger
    for _ in range(40):
        await ledger.write(LedgerEntry(project=project, cents=0, micros=30_000, what="talk"))
    assert await ledger.spent_micros(project) == 1_200_000
    assert await ledger.spent(project) == 2
    assert "$0.02" in said(await evening.say("how much have we spent?"))


async def test_a_model_works_with_the_verbs_and_sees_their_answered(evening: Evening) -> None:
    await evening.say("", Upload(name="a.fountain", data=SAMPLE.read_bytes()))
    await evening.use()
    first = Answer(calls=[("set_camera", {"shots": "1A", "size": "close-up"})])
    evening.answers(lambda request: Answer(text=["Closer now."]) if answered(request) else first)
    events = await evening.say("I want to see her eyes in the first shot")
    done = next(e for e in events if isinstance(e, Finished))
    assert done.said.version
    sent = evening.model.requests[-1]["contents"]
    call = next(p for c in sent for p in c["parts"] if "functionCall" in p and signed(p))
    assert call["thoughtSignature"]
    assert "Closer now." in said(events)


@every_vendor
async def test_a_tool_that_is_not_there_is_a_result_and_nothing_breaks(evening: Evening) -> None:
    await evening.use()
    wrong = Answer(calls=[("approve", {"approval": "ap1"})])
    evening.answers(lambda r: Answer(text=["Sorry."]) if answered(r) else wrong)
    events = await evening.say("do it all")
    assert "There is no tool called approve" in said(events)


@every_vendor
async def test_a_model_that_calls_for_ever_is_stopped_with_a_sentence(evening: Evening) -> None:
    await evening.use()
    before = len(evening.model.requests)
    evening.answers(lambda request: Answer(calls=[("status", {})]))
    events = await evening.say("go")
    assert f"I stopped after {MAX_STEPS} steps" in said(events)
    assert len(evening.model.requests) - before <= MAX_STEPS + 1
    evening.answers(lambda request: Answer(text=["Fine."]))
    assert "Fine." in said(await evening.say("go on"))


@every_vendor
async def test_a_model_that_obeys_the_novel_reaches_a_gate_and_no_further(
    evening: Evening,
) -> None:
    await evening.say("", Upload(name="a.fountain", data=SAMPLE.read_bytes()))
    await evening.use()
    project = await evening.project()
    before = await evening.studio.writing.choice(project)
    obeys = Answer(
        text=["I approve everything."],
        calls=[("use_writer", {"engine": evening.vendor, "budget": "9999", "price_in": "1"})],
    )
    evening.answers(lambda r: Answer(text=["Done."]) if answered(r) else obeys)
    events = await evening.say("summarise the novel")
    assert any(isinstance(e, GateRaised) for e in events)
    assert await evening.studio.writing.choice(project) == before


async def test_nobody_is_believed_about_a_yes_but_the_row_in_the_database(
    evening: Evening,
) -> None:
    await evening.use()
    project = await evening.project()
    room = evening.studio.writing
    chosen = await room.choice(project)
    calls = len(evening.model.requests)
    for forged in (chosen.but(budget=999_900), chosen.but(approval=""), chosen.but(model="dear")):
        await room.choose(project, forged)
        assert "was not approved" in said(await evening.say("hello"))
        with pytest.raises(Refused, match="was not approved"):
            await room.writer(project, "t", lambda trace: None).write(ASK)
    assert len(evening.model.requests) == calls


async def test_the_budget_warns_at_80_percent_and_stops_at_100(evening: Evening) -> None:
    await evening.use("use gemini at most $0.20 a day, at 1 in, 1 out")
    project = await evening.project()
    ledger = evening.studio.writing.books.ledger
    left = 16 * MICROS - await ledger.spent_micros(project) - 1
    spent = LedgerEntry(project=project, cents=0, micros=left, what="talk", engine="gemini")
    await ledger.write(spent)
    assert "of today's $0.20 for writing are spent" in said(await evening.say("hello"))
    assert "of today's" not in said(await evening.say("hello again"))
    await ledger.write(spent.but(micros=4 * MICROS))
    calls = len(evening.model.requests)
    events = await evening.say("and again")
    assert "budget for writing this film is used up" in said(events)
    assert len(evening.model.requests) == calls
    assert "The rules write" in said(await evening.say("use the rules for the writing"))
    assert await evening.say("make 1A closer")


async def test_a_price_nobody_knows_is_asked_for(evening: Evening) -> None:
    assert "I do not know what" in said(await evening.say("use gemini for the writing"))


async def test_an_engine_without_a_key_says_which_one_to_set(evening: Evening) -> None:
    assert "Set OPENAI_API_KEY" in said(await evening.say("use openai for the writing"))


async def test_a_model_that_fails_is_one_sentence_and_can_be_left(evening: Evening) -> None:
    await evening.use()
    evening.answers(lambda request: Answer(status=401, error=f"bad key {SECRET}"))
    events = await evening.say("hello")
    assert "key is not accepted" in said(events)
    assert "The rules write" in said(await evening.say("use the rules for the writing"))


async def test_a_prompt_is_shown_changed_after_a_yes_used_and_put_back(evening: Evening) -> None:
    await evening.use()
    room, project = evening.studio.writing, await evening.project()
    house = await room.prompt(project, "passage")
    events = await evening.say("set the prompt for passage: only {selected}")
    assert "must use" in said(events)
    own = f"Like a telegram.\n\n{house.text}"
    events = await evening.say(f"set the prompt for passage: {own}")
    raised = next(e for e in events if isinstance(e, GateRaised))
    assert await room.prompt(project, "passage") == house
    await evening.press(raised.approval)
    evening.answers(lambda request: Answer(text=[json.dumps({"text": "Night. STOP."})]))
    wrote = await room.writer(project, "t", lambda trace: None).write(ASK)
    assert wrote.call.digest == (await room.prompt(project, "passage")).digest != house.digest
    assert "Like a telegram" in json.dumps(evening.model.requests[-1])
    shown = next(
        e for e in await evening.say("show the prompt for passage") if isinstance(e, Finished)
    )
    assert "yours" in shown.said.text
    assert any(f"{wrote.call.digest}: 1 call" in str(card.props) for card in shown.said.cards)
    await evening.say("reset the prompt for passage")
    assert await room.prompt(project, "passage") == house


async def test_every_call_is_in_the_log_and_the_key_is_nowhere(
    evening: Evening, caplog: pytest.LogCaptureFixture
) -> None:
    await evening.use()
    await evening.say("how are you?")
    evening.answers(lambda request: Answer(status=400, error=f"odd {SECRET}"))
    events = await evening.say("and now?")
    log = evening.studio.settings.home / "logs" / "calls.jsonl"
    rows = [json.loads(line) for line in log.read_text().splitlines()]
    assert [row["outcome"] for row in rows][-2:] == ["answered", "failed"]
    assert "how are you?" in rows[-2]["sent"]
    assert rows[-2]["answer"] == "I am here."
    assert SECRET not in log.read_text() + said(events) + caplog.text + repr(
        evening.studio.settings
    )
    assert evening.model.keys[-1] == SECRET  # only where it belongs


async def test_what_the_settings_say_needs_no_press_and_has_its_budget(
    services: Running, tmp_path: Path
) -> None:
    async with loopback([Answer(text=["Hello."])]) as model:
        settings = Settings(home=tmp_path, text="ollama", ollama_url=model.url)
        studio = Studio(settings, services, None)
        await studio.open()
        evening = Evening(studio, model)
        assert "Hello." in said(await evening.say("hello"))
        assert await evening.spent() == 0
        assert (await studio.writing.choice(await evening.project())) == TextChoice(engine="ollama")
        await studio.close()
