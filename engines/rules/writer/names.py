"""The people that a text names: names inside its sentences, but none of its places."""

from __future__ import annotations

import re
from collections import Counter

from engines.rules.writer.tables import words

_RUN = re.compile(
    r"(?<![.!?\"“”'’\n:]\s)(?<!^)(?<![\"“])\b([A-ZÀ-Þ][a-zà-ÿ]+(?:\s[A-ZÀ-Þ][a-zà-ÿ]+)*)\b",
    re.MULTILINE,
)
_NOT_PEOPLE = words("not_people") | {word.capitalize() for word in words("common")}
_PLACE_PARTS = words("place_parts")


def counted_names(text: str) -> Counter[str]:
    """How often each person is named, by the first name: "Ines Calder" counts for Ines."""
    runs = [run.split() for run in _RUN.findall(text)]
    last = {run[1]: run[0] for run in runs if len(run) == 2 and not _is_no_name(run)}
    counted: Counter[str] = Counter()
    for run in runs:
        if not _is_no_name(run):
            counted[last.get(run[0], run[0])] += 1
    return counted


def _is_no_name(run: list[str]) -> bool:
    return run[0] in _NOT_PEOPLE or any(part.lower() in _PLACE_PARTS for part in run)
