"""How long things take: sentences of action, spoken lines, and a whole shot made of both."""

from __future__ import annotations

import math
from functools import lru_cache

from engines.rules.breakdown.lexicon import deeds_in
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.text import sentences
from film.shots import Line, Shot
from film.speech import speaking_seconds
from film.words import MAX_SHOT_SECONDS, MIN_SHOT_SECONDS, Emotion

LEAD = 0.25  # seconds before the first word of a shot
GAP = 0.25  # between two lines
TAIL = 0.4  # after the last word
LONGEST_LINE = MAX_SHOT_SECONDS - LEAD - TAIL
_ROOM = 1.05  # a line may take a little more than its estimate before it must hurry
_SENTENCE = 0.4  # seconds to take in a view, and each word said of it
_WORD = 0.09
_PACE = 0.62  # of doings: one goes into the next
_SHORTEST_ACTION, _LONGEST_ACTION = 0.8, 6.5


@lru_cache(maxsize=8192)
def sentence_seconds(sentence: str) -> float:
    """Screen time of one sentence of action: its doings, or the time to take its words in."""
    words = tokens(sentence)
    done = _PACE * sum(h.meaning.seconds for h in deeds_in(words) if not h.meaning.needs)
    seen = min(2.6, _SENTENCE + _WORD * len(words))
    return round(min(_LONGEST_ACTION, max(_SHORTEST_ACTION, done or seen)), 2)


def action_seconds(action: str) -> float:
    """Screen time of a paragraph of action, sentence after sentence."""
    return sum(sentence_seconds(sentence) for sentence in sentences(action))


@lru_cache(maxsize=8192)
def line_seconds(text: str, parenthetical: str, emotion: Emotion, voice: str) -> float:
    """How long a line may take, never more than a shot can hold; centiseconds."""
    said = speaking_seconds(text, voice, emotion, parenthetical)
    return round(min(LONGEST_LINE, said * _ROOM), 2)


def shot_frames(shot: Shot, fps: int) -> int:
    """Length of a shot in frames from what is in it: 3 to 8 seconds, whole frames."""
    ends = [line.at + line.seconds + TAIL for line in shot.lines]
    ends += [business.until + 0.15 for business in shot.business]
    ends += [effect.at + 0.6 for effect in shot.effects]
    if not shot.lines:
        ends.append(action_seconds(shot.action) + (1.0 if shot.purpose == "establishing" else 0.4))
    seconds = min(MAX_SHOT_SECONDS, max(MIN_SHOT_SECONDS, max(ends, default=0.0)))
    return min(MAX_SHOT_SECONDS * fps, math.ceil(round(seconds * fps, 6)))


def squeezed(lines: tuple[Line, ...], seconds: float) -> tuple[Line, ...]:
    """The lines laid out so that they end inside `seconds`: pauses go first, then pace."""
    if not lines or lines[-1].at + lines[-1].seconds + 0.1 <= seconds:
        return lines
    pause = 0.1
    room = seconds - pause * (len(lines) + 1)
    said = sum(line.seconds for line in lines)
    pace = min(1.0, room / said) if said else 1.0
    at, done = pause, []
    for line in lines:
        took = math.floor(line.seconds * pace * 100) / 100
        done.append(line.model_copy(update={"at": round(at, 2), "seconds": took}))
        at += took + pause
    return tuple(done)
