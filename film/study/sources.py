"""Facts with where each comes from, what contradicts what, and what was taken for one thing."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from film.noun import Noun, digest


class From(StrEnum):
    SCRIPT = "script"
    NOTE = "note"
    PERSON = "person"


class Source(Noun):
    """Where something is told: a line of the script, of a note, or a person's word for it."""

    kind: From = From.SCRIPT
    name: str = ""  # of the file, or of who said it
    ref: str = ""  # id of the scene, or of the note
    line: int = 0
    text: str = ""  # the words themselves

    def place(self) -> str:
        """Where it is, in words: "line 12 of harbour.fountain", "Ana, in the chat"."""
        if self.kind is From.SCRIPT:
            return f"line {self.line} of {self.name or 'the script'}"
        if self.kind is From.NOTE and self.line:
            return f"line {self.line} of {self.name or 'a note'}"
        return f"{self.name or 'somebody'}, in the chat"


class Fact(Noun):
    """One thing told of an asset: the field, its value, and the source."""

    id: str
    asset: str
    field: str  # age | hair | eyes | build | coat...
    value: str
    source: Source
    scene: str = ""  # where it holds; "" is the whole film


class Doubt(Noun):
    """Facts of one field that cannot all be true, as a question; `answer` once a person settled."""

    id: str
    asset: str
    field: str
    facts: tuple[str, ...]  # ids, the candidates in the order in which they are told
    scene: str = ""
    answer: str = ""


class Merge(Noun):
    """Two names that were taken for one asset: what the other was, and why."""

    id: str  # of the asset that is no more
    kept: str  # id of the asset that stayed
    name: str
    why: str
    source: Source


def fact_id(asset: str, field: str, value: str, source: Source) -> str:
    """The same fact of the same source always has the same id."""
    about = [asset, field, value, source.kind, source.ref, source.line]
    return f"fa_{digest(about)[:16]}"


def make_fact(asset: str, field: str, value: str, source: Source, scene: str = "") -> Fact:
    """A fact under its id."""
    name = fact_id(asset, field, value, source)
    return Fact(id=name, asset=asset, field=field, value=value, source=source, scene=scene)


def facts_of(facts: Iterable[Fact], asset: str, field: str = "") -> tuple[Fact, ...]:
    """What is told of an asset, or of one field of it, in the order in which it is told."""
    return tuple(f for f in facts if f.asset == asset and field in ("", f.field))
