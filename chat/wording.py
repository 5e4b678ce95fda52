"""What a verb at work is called, in words of a film person: "Shot: the camera of 2B"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from film.tables import read_words
from graph.events import Started

SLOT = re.compile(r"\{(\w+)\|([^}]*)\}")
MOST_LETTERS = 48  # of an argument that a person typed
ALL = ("", "all")


@cache
def step_table() -> dict[str, str]:
    """Words for each verb, by its name."""
    table = Path(__file__).parent / "steps.yaml"
    words: dict[str, str] = read_words(table)
    return words


def step_words(event: Started) -> str:
    """The title of a step: who does it, and what it is."""
    words = step_table().get(event.tool, event.tool.replace("_", " "))
    said = SLOT.sub(lambda slot: _argument(slot[1], event.args.get(slot[1], "")) or slot[2], words)
    return f"{event.speaker}: {said}"


def _argument(name: str, value: str) -> str:
    """An argument as it is said: "2A..2D" is "2A to 2D"; "" for all and for nothing."""
    said = " ".join(value.split())
    if said in ALL:
        return ""
    if name == "scenes":
        said = f"scene{'s' if re.search('[,.]', said) else ''} {said}"
    if name != "name":  # a file's name has dots of its own
        said = said.replace("scene:", "scene ").replace(",", ", ")
        said = re.sub(r"\.\.$", " to the end", said).replace("..", " to ")
    return said if len(said) <= MOST_LETTERS else said[:MOST_LETTERS].rstrip() + "…"
