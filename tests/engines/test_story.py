"""A script is read for its story: what cannot be so is found, what looks like it is left alone."""

from __future__ import annotations

import pytest

from bench.planted import Case, cases
from engines.rules import breakdown
from engines.rules.story import read_again, read_story, rule_of
from film.chains import axes, clashes
from film.film import Film
from film.screenplay.reading import read_screenplay
from film.story_time import Gap, gaps, strand_of
from film.world import Priority, RuleKind


def film_of(script: str) -> Film:
    screenplay = read_screenplay("a.fountain", script.encode())
    return read_story(breakdown.plan_shots(breakdown.break_down(screenplay, "pr1")))


def is_right(case: Case) -> bool:
    found = {axes()[later.axis].kind for _, later in clashes(case.film("pr1"))}
    return bool(found & case.kinds) if case.planted else not found


def test_the_suite_is_as_large_as_it_says_and_found_as_it_must_be() -> None:
    suite = cases()
    planted = [is_right(case) for case in suite if case.planted]
    fine = [is_right(case) for case in suite if not case.planted]
    assert min(len(planted), len(fine)) >= 60
    assert len({case.kind for case in suite}) >= 12
    assert sum(planted) / len(planted) >= 0.95
    assert sum(not one for one in fine) / len(fine) <= 0.05


def test_rules_and_knowledge_and_family_are_read_with_where_they_stand() -> None:
    film = film_of(
        "INT. MILL - DAY\n\nANNI (17) overhears the plan. BEN (40) kisses his wife, ADA (38).\n\n"
        "MILLER\nNobody may light a fire in the mill.\n"
    )
    (rule,) = film.rules
    assert (rule.where, rule.kind, rule.priority) == (
        (film.scenes[0].location,),
        RuleKind.SOCIETY,
        Priority.HIGH,
    )
    (known,) = film.knowledge
    assert (known.topic, known.how, known.text) == (
        "plan",
        "overheard",
        "ANNI (17) overhears the plan.",
    )
    assert [kin.what for kin in film.relationships] == ["wife"]


def test_what_a_person_added_stays_when_the_story_is_read_again() -> None:
    film = film_of("INT. MILL - NIGHT\n\nANNI (17) lights a fire.\n")
    rule = rule_of(film, "nobody may light a fire in the mill", "rp_1", "Ana")
    assert rule is not None
    again = read_again(film, film.but(rules=(rule,)))
    assert [one.by for one in again.rules] == ["Ana"]
    assert [later.axis for _, later in clashes(again)] == ["rule"]
    assert read_again(again, again) is again


def test_the_same_script_tells_the_same_story() -> None:
    case = cases("build")[0]
    assert case.film("pr1") == case.film("pr1")


@pytest.mark.parametrize(
    ("heading", "gap"),
    [
        ("EXT. ROOF - SAME TIME", Gap.SAME),
        ("EXT. ROOF - CONTINUOUS", Gap.NEXT),
        ("EXT. ROOF - LATER", Gap.LATER),
        ("EXT. ROOF - THE NEXT MORNING", Gap.DAY),
        ("EXT. ROOF - TEN YEARS LATER", Gap.LONG),
    ],
)
def test_a_heading_says_how_much_time_has_passed(heading: str, gap: Gap) -> None:
    film = film_of(f"INT. HALL - NIGHT\n\nANNI (17) waits.\n\n{heading}\n\nAnni waits.\n")
    assert gaps(film.scenes)[film.scenes[1].id] is gap


def test_dreams_and_memories_are_strands_of_their_own() -> None:
    film = film_of(
        "INT. HALL - NIGHT (DREAM)\n\nANNI (17) flies.\n\nINT. HALL - DAY\n\nAnni walks.\n"
    )
    assert strand_of(film.scenes[0]).startswith("dream")
    assert strand_of(film.scenes[1]) == ""
