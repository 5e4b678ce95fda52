"""How long a plan will take on this computer, told before and while it runs (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from film.recipes import Made, Recipe

# CPU seconds on one core of a small machine, measured with the animatic engine at 720p
# (`python -m bench film`; the voice speaks in a process of its own, which is counted here too).
SECONDS = {
    Made.STEP: 0.1,
    Made.REFERENCE: 0.03,
    Made.VOICE: 0.08,
    Made.LAST_FRAME: 0.07,
    Made.SOUND: 0.08,
    Made.MUSIC: 0.5,
    Made.EYE: 0.05,
    Made.DRIFT: 0.13,
}
SECONDS_A_FRAME = {Made.CLIP: 0.028, Made.TRACK: 0.0011, Made.FILM: 0.0002}


def seconds_for(recipe: Recipe) -> float:
    """CPU seconds that one recipe usually takes."""
    if recipe.made is Made.CLIP:
        return SECONDS_A_FRAME[Made.CLIP] * int(recipe.spec["motion"]["frames"])
    if recipe.made in (Made.TRACK, Made.FILM):
        return SECONDS_A_FRAME[recipe.made] * int(recipe.spec["frames"])
    return SECONDS[recipe.made]


def wall_seconds(recipes: Iterable[Recipe], workers: int) -> float:
    """Seconds from Approve to the end with this many workers."""
    return sum(seconds_for(recipe) for recipe in recipes) / max(1, workers)
