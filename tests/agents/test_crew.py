"""The crew: everyone has a duty, a prompt that fills, and verbs that nobody else has."""

from __future__ import annotations

import pytest

from agents.crew import CREW, Specialist
from bench.films import FILMS, read_film
from engines.rules.ears.families import families
from graph.briefing import briefing
from prompts.loader import BadPrompt, names, prompt


@pytest.mark.parametrize("member", CREW, ids=lambda member: member.name)
def test_a_specialist_is_briefed_with_the_film(member: Specialist) -> None:
    text = briefing(member.name, read_film(FILMS / "last_light.yaml"))
    assert member.duty in text
    assert "Scene 2" in text
    assert "{" not in text


def test_every_verb_that_the_ears_know_has_one_owner() -> None:
    owned = [verb for member in CREW for verb in member.verbs]
    assert len(owned) == len(set(owned))
    assert {family.tool for family in families()} <= set(owned)


def test_nobody_may_approve() -> None:
    assert not {"approve", "reject"} & {verb for member in CREW for verb in member.verbs}


def test_every_prompt_belongs_to_someone() -> None:
    assert {member.prompt for member in CREW} == set(names())


def test_a_missing_or_unused_variable_of_a_prompt_is_an_error() -> None:
    with pytest.raises(BadPrompt, match="needs"):
        prompt("producer", role="Producer")
    with pytest.raises(BadPrompt, match="does not use"):
        prompt("producer", role="", title="", duty="", film="", weather="")
    with pytest.raises(BadPrompt, match="There is no"):
        prompt("gaffer")
