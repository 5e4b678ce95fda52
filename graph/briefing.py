"""What a specialist is told before every answer: duty, manners, and the film in a few lines."""

from __future__ import annotations

from agents.crew import CREW, PRODUCER
from film.film import Film
from prompts.loader import prompt

_SCENES = 40  # listed at most


def briefing(speaker: str, film: Film) -> str:
    """The system message of a specialist, by name."""
    member = next((m for m in CREW if m.name == speaker), PRODUCER)
    return prompt(
        member.prompt,
        role=member.name,
        duty=member.duty,
        title=film.title,
        film=film_in_words(film),
    )


def film_in_words(film: Film) -> str:
    """Scenes with their shots, then the cast and the props, one line each."""
    shots: dict[str, list[str]] = {}
    for shot in film.shots:
        shots.setdefault(shot.scene, []).append(shot.label)
    lines = [
        f"Scene {scene.number}: {scene.heading}. Shots: {', '.join(shots.get(scene.id, [])) or '-'}"
        for scene in film.scenes[:_SCENES]
    ]
    lines.append(f"Cast: {', '.join(c.name for c in film.characters) or 'nobody yet'}")
    lines.append(f"Props: {', '.join(p.name for p in film.props) or 'none yet'}")
    return "\n".join(lines)
