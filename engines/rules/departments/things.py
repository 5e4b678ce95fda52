"""What is told of a prop: its colour and what it is made of, from the words before its name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from engines.rules.breakdown.lexicon import looks_of
from film.assets import Prop
from film.study.sources import Fact, Source, make_fact
from film.tables import read_words


def looks_of_prop(prop: Prop, file: str) -> Iterator[Fact]:
    """Facts of colour and material; "a red car" in a sentence that names the car."""
    noun = re.escape(prop.name.lower().split()[-1])
    known: set[tuple[str, str]] = set()
    for mention in prop.mentions:
        lowered = mention.text.lower()
        for field, words in _words().items():
            for match in re.finditer(rf"\b({words})(?:[ -]\w+)? {noun}s?\b", lowered):
                if (field, match[1]) not in known:
                    known.add((field, match[1]))
                    source = Source(
                        name=file, ref=mention.scene, line=mention.line, text=mention.text
                    )
                    yield make_fact(prop.id, field, match[1], source, mention.scene)


@cache
def _words() -> dict[str, str]:
    table = Path(__file__).parent / "things.yaml"
    rows: dict[str, list[str]] = read_words(table)
    return {"colour": "|".join(looks_of("colours")), "material": "|".join(rows["material"])}
