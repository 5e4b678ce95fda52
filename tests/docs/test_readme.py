"""What the README promises: its sentences are understood, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bench import __main__ as benches
from engines.rules.ears.listen import listen
from film.film import Film
from film.writing.story import Treatment
from terminal.reading import film_from, plan

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
USE = README.partition("## What people do most")[2].partition("## When something is wrong")[0]
SAID = sorted(set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", USE)) - {"yes", "no"})
PAGES = ("README.md", "NOTICE.md", "CONTEXT.md", "docs/architecture.md")


@pytest.fixture(scope="module")
def film() -> Film:
    return film_from(ROOT / "samples" / "lighthouse.fountain")


def test_the_readme_gives_examples() -> None:
    assert len(SAID) > 25


@pytest.mark.parametrize("said", SAID)
def test_a_sentence_of_the_readme_is_understood_on_the_sample_or_before_any_film(
    said: str, film: Film
) -> None:
    told = film.but(treatments=(Treatment(id="tr1", title="A Light"),), treatment="tr1")
    heard = [listen(said, one) for one in (told, Film(id="pj"))]
    assert any(h.orders and h.question is None for h in heard), heard


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files_that_are_there(page: str) -> None:
    text = (ROOT / page).read_text(encoding="utf-8")
    links = re.findall(r"(?<!!)\[[^\]]+\]\(([^)#:]+)\)", text)
    gone = [link for link in links if not ((ROOT / page).parent / link).exists()]
    assert gone == []


def test_the_samples_it_names_can_be_planned(capsys: pytest.CaptureFixture[str]) -> None:
    for name in re.findall(r"samples/\w+\.fountain", USE):
        assert plan(ROOT / name, as_json=True) == 0
    assert capsys.readouterr().out.count("\n") == USE.count("samples/") - 1


def test_the_bench_it_runs_is_one() -> None:
    named = re.findall(r"python -m bench (\w+)", USE)
    assert named
    assert set(named) <= set(benches.BENCHES)
