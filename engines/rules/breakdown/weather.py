"""Time, weather and mood of a scene, from its heading and its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from engines.rules.breakdown.headings import Heading
from engines.rules.breakdown.lexicon import marked, meanings, words_of
from engines.rules.breakdown.nounphrases import noun_phrases
from engines.rules.breakdown.phrases import tokens
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
    """The worst weather that the sentences of action tell of, else the heading's; it lasts while
    the time of day does. What has stopped or lifted is over: the sky is clear if nothing else is.
    """
    read = [_told(sentence) for sentence in action]
    ended = {weather for _, over in read for weather in over}
    told = {weather for named, _ in read for weather in named} - ended
    said = told or _told(heading.text)[0]
    for weather in _ORDER:
        if weather in said:
            return weather
    if said or ended:
        return Weather.CLEAR
    lasts = before is not None and (heading.inherits or heading.time in {None, before.time})
    return before.weather if before and lasts and time == before.time else Weather.CLEAR


@lru_cache(maxsize=4096)
def _told(sentence: str) -> tuple[frozenset[Weather], frozenset[Weather]]:
    """The weathers that a sentence tells of, and those it tells to be over."""
    words = tokens(sentence)
    hits = meanings("weather").find(words)
    if not hits:
        return frozenset(), frozenset()
    ends = {hit.start for hit in marked("weather_ends").find(words)}
    sorts = {at for p in noun_phrases(sentence) for at in range(p.first, p.head)}  # a storm lamp
    over = frozenset(Weather(hit.meaning) for hit in hits if hit.end in ends)
    told = frozenset(
        Weather(hit.meaning)
        for hit in hits
        if hit.end - 1 not in sorts
        and hit.end not in ends
        and not (hit.start and words[hit.start - 1] in words_of("weather_is_not"))
    )
    return told, over


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
