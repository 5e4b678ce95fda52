"""Pictures stay as they were looked at and liked."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import cv2
import numpy as np
import pytest


def load() -> ModuleType:
    """`goldens.py` beside this file: tests are no package."""
    spec = importlib.util.spec_from_file_location(
        "drawing_goldens", Path(__file__).with_name("goldens.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["drawing_goldens"] = module
    spec.loader.exec_module(module)
    return module


GOLDENS = load()


@pytest.mark.parametrize("name", GOLDENS.CASES)
def test_a_picture_looks_as_its_golden(name: str, tmp_path: Path) -> None:
    golden = GOLDENS.FOLDER / f"{name}.png"
    wanted = cv2.imread(str(golden))
    assert wanted is not None, f"{golden} is missing"
    found = cv2.cvtColor(GOLDENS.drawn(name), cv2.COLOR_RGB2BGR)
    difference = cv2.absdiff(wanted, found).max(axis=2)
    changed = float((difference > 24).mean())
    if changed > 0.004:
        seen = tmp_path / golden.name
        cv2.imwrite(str(seen), np.concatenate([wanted, found], axis=1))
        pytest.fail(f"{changed:.1%} of the picture changed: open {seen} (golden left, now right)")


def test_every_golden_belongs_to_a_case() -> None:
    assert {p.stem for p in GOLDENS.FOLDER.glob("*.png")} == set(GOLDENS.CASES)
