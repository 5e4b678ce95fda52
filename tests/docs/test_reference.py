"""The reference pages say what the code says."""

from __future__ import annotations

from pathlib import Path

import pytest

from terminal.reference import COMMAND, main, pages

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "reference"
PAGES = pages()


@pytest.mark.parametrize("name", sorted(PAGES))
def test_a_reference_page_says_what_the_code_says(name: str) -> None:
    path = FOLDER / name
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert kept == PAGES[name], f"docs/reference/{name} is out of date. Run: {COMMAND}"


def test_no_other_page_lies_among_them() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(PAGES)


def test_the_command_that_the_test_names_writes_these_pages(tmp_path: Path) -> None:
    assert main(tmp_path) == 0
    assert {p.name: p.read_text(encoding="utf-8") for p in tmp_path.iterdir()} == PAGES
