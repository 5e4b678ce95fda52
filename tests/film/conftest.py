"""The film that tests of rules and edits work on."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from film.film import Film


@pytest.fixture(scope="session")
def last_light() -> Film:
    """The Last Light, never changed by a test: films are values."""
    path = Path(__file__).parent / "last_light.py"
    spec = importlib.util.spec_from_file_location("last_light", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    film: Film = module.the_last_light()
    return film
