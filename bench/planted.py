"""The scripts of the contradictions suite: cases of one Fountain file a kind, in two halves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from engines.rules import breakdown
from engines.rules.story import read_story
from film.film import Film
from film.screenplay.reading import read_screenplay

DATA = Path(__file__).parent / "data" / "contradictions"
HALVES = ("build", "heldout")
KINDS = {  # a file of the suite: what its contradictions are called (film.facts)
    "clothes": {"worn after it was taken off"},
    "dead": {"present after death"},
    "door": {"a locked door stands open"},
    "given_away": {"held after it was given away"},
    "kin": {"age or family does not fit"},
    "knowing": {"known before it was learnt"},
    "light": {"wrong light"},
    "lost": {"held after it was lost"},
    "opposite": {"opposite conditions"},
    "places": {"in two places at once"},
    "rule": {"a rule broken"},
    "weather": {"wrong weather"},
    "wound": {"a hurt limb is used"},
}


@dataclass(frozen=True)
class Case:
    """A few short scenes, and whether something in them cannot be so."""

    half: str
    kind: str
    name: str
    planted: bool
    script: str

    @property
    def kinds(self) -> set[str]:
        """What a contradiction of this kind is called."""
        return KINDS[self.kind]

    def film(self, project: str) -> Film:
        """The film of the script, with its shots and its story."""
        screenplay = read_screenplay(f"{self.kind}.fountain", self.script.encode())
        film = breakdown.break_down(screenplay, project)
        return read_story(breakdown.plan_shots(film))


def cases(half: str = "") -> list[Case]:
    """All cases, or those of one half ("build", "heldout")."""
    found: list[Case] = []
    for each in [half] if half else HALVES:
        for path in sorted((DATA / each).glob("*.fountain")):
            parts = re.split(r"^# (planted|fine): (.+)$", path.read_text("utf-8"), flags=re.M)[1:]
            for sort, name, script in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
                found.append(Case(each, path.stem, name, sort == "planted", script))
    return found
