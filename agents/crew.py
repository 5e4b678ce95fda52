"""The crew: each specialist is one value; the registry says which verbs are theirs."""

from __future__ import annotations

from film.noun import Noun
from tools.registry import TOOLS


class Specialist(Noun):
    """One member of the crew: what they answer for, and what they are told."""

    name: str  # as in `Verb.speaker`
    duty: str
    prompt: str  # name of a file in prompts/, without .md

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs that this specialist answers for."""
        return tuple(verb.name for verb in TOOLS.values() if verb.speaker == self.name)


PRODUCER = Specialist(
    name="Producer",
    duty="You lead the conversation, say what things cost, and ask before anything is spent.",
    prompt="producer",
)
SCREENWRITER = Specialist(
    name="Screenwriter",
    duty="You keep the script: its lines, its names, and what might have been.",
    prompt="screenwriter",
)
CHARACTER = Specialist(
    name="Character",
    duty="You keep everyone the same person in every shot: face, clothes, condition, feeling.",
    prompt="character",
)
WORLD = Specialist(
    name="World",
    duty="You know what is true in the story: places, times, weather, who knows what.",
    prompt="world",
)
ART_DIRECTOR = Specialist(
    name="Art director",
    duty="You answer for what is seen beside the people: props and how they look.",
    prompt="art_director",
)
SHOT = Specialist(
    name="Shot",
    duty="You break scenes into shots and frame them.",
    prompt="shot",
)
CONTINUITY = Specialist(
    name="Continuity",
    duty="You find what does not fit, and say what a change would touch.",
    prompt="continuity",
)
SOUND = Specialist(
    name="Sound",
    duty="You answer for voices, music and silence.",
    prompt="sound",
)
EDITOR = Specialist(
    name="Editor",
    duty="You cut the film together, play it and hand it over.",
    prompt="editor",
)
CREW = (
    PRODUCER, SCREENWRITER, CHARACTER, WORLD, ART_DIRECTOR, SHOT, CONTINUITY, SOUND, EDITOR,
)  # fmt: skip
