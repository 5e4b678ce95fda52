"""Which shots, scenes and lines have most in common with a message, best first."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.known import Seen, known_of, words_in
from engines.rules.ears.reel import Reel
from engines.rules.ears.taught import VALUE

_SHOWN, _SCENES = 4, 2
_PERSON, _THING, _FRAME, _SPOKEN = 1.0, 1.5, 1.2, 0.7  # what counts, beside words
_LEAST = 0.4  # of the best, to be shown beside it


def shots_told(view: Sequence[Item], marks: Sequence[tuple[str, float]], reel: Reel) -> list[str]:
    """Labels of the shots that share most with the words that are no value."""
    scores = scores_told(view, marks, reel)
    best = sorted(scores, key=lambda label: -scores[label])[:_SHOWN]
    top = scores[best[0]] if best else 0.0
    return [label for label in best if scores[label] > 0 and scores[label] >= _LEAST * top]


def scores_told(
    view: Sequence[Item], marks: Sequence[tuple[str, float]], reel: Reel
) -> dict[str, float]:
    """How much each shot has in common with the words that are no value."""
    left = [item for item, (mark, _) in zip(view, marks, strict=True) if mark != VALUE]
    shots = known_of(reel).shots
    return {label: _score(left, seen, reel, label) for label, seen in shots.items()}


def _score(items: Sequence[Item], seen: Seen, reel: Reel, label: str) -> float:
    telling, score = known_of(reel).telling, 0.0
    for item in items:
        if "WHO" in item.tags:
            who = set(item.tags["WHO"])
            score += _PERSON * bool(who & seen.present) + _SPOKEN * bool(who & seen.speakers)
        elif "PROP" in item.tags and item.first("PROP") in seen.props:
            score += _THING
        elif str(reel.shots[label].camera.size) in item.tags.get("SIZE", ()):
            score += _FRAME
        elif not item.is_any(("PRON", "DET")):
            score += sum(telling.get(w, 0.0) for w in set(words_in(item.text)) & seen.words)
    return score


def places_told(view: Sequence[Item], reel: Reel) -> list[str]:
    """Numbers of the scenes whose place or hour was named."""
    places = {name for item in view for name in item.tags.get("PLACE", ())}
    return [number for number in reel.numbers if reel.place(number) in places][:_SHOWN]


def scenes_told(view: Sequence[Item], reel: Reel) -> list[str]:
    """Numbers of the scenes that share most with the message, by their heading, their hour and what
    is seen in them."""
    known = known_of(reel)
    words = {word for item in view for word in words_in(item.text)}
    times = {str(time) for item in view for time in item.tags.get("TIME", ())}
    scores = {
        number: sum(known.telling_scenes.get(w, 0.0) for w in words & known.scenes[number])
        + _THING * (str(reel.scenes[number].time) in times)
        for number in reel.numbers
    }
    best = sorted(scores, key=lambda number: -scores[number])[:_SCENES]
    return [number for number in best if scores[number] > 0]


def lines_told(text: str, reel: Reel) -> list[str]:
    """Lines of the film that share most with what was typed."""
    telling, words = known_of(reel).telling, set(words_in(text))
    lines = [line.text for label in reel.order for line in reel.shots[label].lines]
    scores = {line: sum(telling.get(w, 0.0) for w in words & set(words_in(line))) for line in lines}
    return [line for line in sorted(lines, key=lambda one: -scores[one]) if scores[line] > 0][:2]
