"""The facts of one scene, collected in the order of its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from film.story import Scene
from film.world import Event, Role


@dataclass
class SceneFacts:
    """The events of a scene as they are read; `known` are the parts known of each thing so far."""

    scene: Scene
    strand: str
    known: dict[tuple[str, str], dict[str, str]]  # (about, axis): part and its last value
    events: list[Event] = field(default_factory=list)
    line: int = 0
    text: str = ""

    def add(self, axis: str, about: str, role: Role, value: str, part: str = "") -> None:
        """Takes in one fact, told by the sentence that is being read."""
        said = (about, part, axis, value, role)
        mine = [(e.about, e.part, e.axis, e.value, e.role) for e in self.events[-8:]]
        if said in mine and self.events[-1].line == self.line:
            return
        number = len(self.events) + 1
        self.events.append(
            Event(
                id=f"ev_{self.scene.id}_{number}",
                scene=self.scene.id,
                line=self.line,
                text=self.text,
                about=about,
                part=part,
                axis=axis,
                value=value,
                role=role,
                strand=self.strand,
            )
        )
        if role is not Role.TAKES:
            self.known.setdefault((about, axis), {})[part] = value

    def parts(self, about: str, axis: str) -> dict[str, str]:
        """The parts of something that are known on an axis, with their last values."""
        return dict(self.known.get((about, axis), {}))
