"""The crew: everyone has a duty, a prompt that fills, and verbs that nobody else has."""

from __future__ import annotations

from typing import Any

import pytest

from agents.crew import CREW, Specialist
from bench.films import FILMS, read_film
from engines.rules.ears.families import Family, families
from film.writing.asks import (
    Ask,
    BeatIdeasAsk,
    BeatsAsk,
    DigestAsk,
    OutlineAsk,
    PassageAsk,
    SceneAsk,
    TreatmentsAsk,
)
from graph.briefing import briefing
from prompts.loader import BadPrompt, names, prompt, read
from tools.registry import TOOLS


@pytest.mark.parametrize("member", CREW, ids=lambda member: member.name)
def test_a_specialist_is_briefed_with_the_film(member: Specialist) -> None:
    text = briefing(member.name, read_film(FILMS / "last_light.yaml"))
    assert member.duty in text
    assert "Scene 2" in text
    assert "{" not in text


def test_every_verb_has_one_owner_and_everyone_has_verbs() -> None:
    owned = [verb for member in CREW for verb in member.verbs]
    assert sorted(owned) == sorted(TOOLS)
    assert all(member.verbs for member in CREW)


@pytest.mark.parametrize("family", families(), ids=lambda family: family.tool)
def test_what_the_ears_order_the_verbs_can_do(family: Family) -> None:
    said = {arg for arg, kind in family.fill.items() if arg[0] != "_" and kind != "film"}
    assert said <= set(TOOLS[family.tool].arguments)


def test_no_verb_that_costs_or_asks_is_taken_for_harmless() -> None:
    gates = {family.tool: family.gate for family in families()}
    guarded = {name: str(verb.gate) for name, verb in TOOLS.items() if verb.gate in ("ask", "paid")}
    assert {name: gates.get(name, gate) for name, gate in guarded.items()} == guarded


def test_nobody_may_approve() -> None:
    assert not {"approve", "reject"} & {verb for member in CREW for verb in member.verbs}


ASKS = (DigestAsk, TreatmentsAsk, PassageAsk, BeatsAsk, BeatIdeasAsk, OutlineAsk, SceneAsk)


def test_every_prompt_belongs_to_someone() -> None:
    owned = {member.prompt for member in CREW} | {ask.prompt for ask in ASKS} | {"writer"}
    assert owned == set(names())


@pytest.mark.parametrize("ask", ASKS, ids=lambda ask: ask.prompt)
def test_a_prompt_is_filled_with_everything_that_is_asked(ask: type[Ask[Any]]) -> None:
    assert set(read(ask.prompt).variables) == set(ask.model_fields)


def test_a_missing_or_unused_variable_of_a_prompt_is_an_error() -> None:
    with pytest.raises(BadPrompt, match="needs"):
        prompt("producer", role="Producer")
    with pytest.raises(BadPrompt, match="does not use"):
        prompt("producer", role="", title="", duty="", film="", weather="")
    with pytest.raises(BadPrompt, match="There is no"):
        prompt("gaffer")
