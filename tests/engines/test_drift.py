"""Drift: a fair cut and a fair continuation pass; jumps of light, clothes and places do not."""

from __future__ import annotations

import pytest

from bench.drift import TUNED, pairs
from bench.eye_cases import Cases
from engines.animatic.eye.drift import drift
from film.verdicts import Answer, Verdict


@pytest.fixture(scope="session")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Verdict]:
    drawn = Cases(tmp_path_factory.mktemp("drift"))
    return {
        kind: drift(last, first, views, cut)
        for kind, last, first, cut, views in pairs(drawn, TUNED + 3)
    }


@pytest.mark.parametrize("kind", ["fair cut", "fair continuation"])
def test_a_fair_cut_passes(verdicts: dict[str, Verdict], kind: str) -> None:
    assert verdicts[kind].answer is Answer.PASS


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        ("another hour", "The light goes from"),
        ("brightness jumps", "light"),
        ("other clothes", "wears something else"),
        ("changed sides", "change sides"),
        ("position jumps", "The picture jumps"),
    ],
)
def test_a_jump_fails_and_says_what_jumps(
    verdicts: dict[str, Verdict], kind: str, reason: str
) -> None:
    assert verdicts[kind].answer is Answer.FAIL
    assert any(reason in sentence for sentence in verdicts[kind].reasons())


def test_clothes_are_told_from_near_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A full shot, then medium close: a coat of another colour fails, the right one passes."""
    drawn = Cases(tmp_path_factory.mktemp("near"))
    found = {
        kind: drift(last, first, views, cut).answer
        for kind, last, first, cut, views in pairs(drawn, TUNED + 7)
    }
    assert (found["fair cut"], found["other clothes"]) == (Answer.PASS, Answer.FAIL)


@pytest.mark.parametrize("seed", [TUNED + 7, TUNED + 8])
def test_who_is_small_in_a_wide_shot_wears_the_same_from_near(
    tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    """Also where nobody looked at the empty places, so that people are only a part of a picture."""
    drawn = Cases(tmp_path_factory.mktemp("small"))
    fair = next(pair for pair in pairs(drawn, seed) if pair[0] == "fair cut")
    _, last, first, cut, views = fair
    seen = {key: view for key, view in views.items() if not key.endswith("/empty")}
    told = drift(last, first, seen, cut)
    assert not any("wears something else" in sentence for sentence in told.faults()), told.faults()
