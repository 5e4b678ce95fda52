"""Time, weather and mood of a scene, from its heading and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engines.rules.breakdown.headings import Heading
from engines.rules.breakdown.lexicon import meanings
from film.story import Scene
from film.words import TimeOfDay, Weather

_ORDER = [
    Weather.STORMY,
    Weather.SNOWY,
    Weather.RAINY,
    Weather.FOGGY,
    Weather.WINDY,
    Weather.CLOUDY,
]


def time_of(heading: Heading, before: Scene | None) -> TimeOfDay:
    """The time in the heading; where it says none or "as before", that of the scene before."""
    if heading.time is not None:
        return heading.time
    return before.time if before else TimeOfDay.AFTERNOON


def weather_of(
    heading: Heading, time: TimeOfDay, action: Sequence[str], before: Scene | None
) -> Weather:
    """The worst weather that the action names; it lasts while the time of day does."""
    said = [Weather(hit.meaning) for hit in meanings("weather").find(action)]
    if Weather.CLEAR in said:
        return Weather.CLEAR
    for weather in _ORDER:
        if weather in said:
            return weather
    lasts = before is not None and (heading.inherits or heading.time in {None, before.time})
    return before.weather if before and lasts and time == before.time else Weather.CLEAR


def mood_of(words: Sequence[str], time: TimeOfDay, weather: Weather) -> str:
    """calm, tense, warm, sad, joyful or eerie: what most of the scene's words speak for."""
    votes = Counter(hit.meaning for hit in meanings("mood").find(words))
    if weather is Weather.STORMY:
        votes["tense"] += 2
    if time is TimeOfDay.NIGHT and weather is Weather.FOGGY:
        votes["eerie"] += 1
    if not votes:
        return "calm"
    best = max(votes.values())
    order = ("tense", "sad", "eerie", "joyful", "warm", "calm")
    return next(mood for mood in order if votes[mood] == best)
