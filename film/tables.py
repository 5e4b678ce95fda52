"""Reading the tables that lie beside the code: YAML, by libyaml where it is there (ten times as
fast)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

_TYPED = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_table(path: Path) -> Any:
    """A table with numbers, truth values and nulls read as such."""
    return yaml.load(path.read_text(encoding="utf-8"), _TYPED)


def read_words(path: Path) -> Any:
    """A table in which every value is a text: "no" and "off" stay words."""
    return yaml.load(path.read_text(encoding="utf-8"), _WORDS)
