"""What the rules writer is worth in figures: `python -m bench stories`.

Nine ideas, three treatments each. CPU seconds of this process for a one-minute film, after one to
warm up; how far films of 60, 180 and 480 seconds are from their length; sentences of action that
come twice in a film; and how much of what two treatments of one idea tell is the same. Of films of
eight minutes: the share of their time in which somebody speaks, and the beats in a minute.
"""

from __future__ import annotations

import itertools
import re
import statistics
import time
from collections.abc import Iterator

from bench.result import Result
from bench.written import beats_of, propose, sample_ideas, write_film
from engines.rules.breakdown import break_down, plan_shots
from film.film import Film
from film.screenplay.elements import Kind
from film.screenplay.fountain import read_fountain
from film.speech import speaking_seconds

IDEAS = (
    "Two old lovers meet at a railway station on the last night before it closes.",
    "A robot finds a music box on an abandoned space station.",
    "A poor shoemaker gives his last pair of shoes to a stranger in the forest.",
    "A sleepy student is late for her exam and cannot find her umbrella.",
)
LENGTHS = (60, 180, 480)
MOST = {
    "cpu_s_of_a_minute": 1.0,
    "length_error_worst": 0.05,
    "repeated_sentences": 0.0,
    "same_in_two_treatments": 0.34,
    "talk_in_eight_minutes_worst": 0.45,
}
LEAST = {"beats_a_minute_in_eight_least": 3.0}
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_SHORT = 3  # words: "A knock." may come twice


def run() -> Result:
    """Writes every film, and measures it as the studio would."""
    ideas = [str(row["idea"]) for row in sample_ideas().values()] + list(IDEAS)
    write_film(ideas[0])
    spent, misses, repeats, talks = [], [], [], []
    for idea, which, seconds in itertools.product(ideas, range(3), LENGTHS):
        start = time.process_time()
        text = write_film(idea, seconds, which)
        if seconds == LENGTHS[0]:
            spent.append(time.process_time() - start)
        film = plan_shots(break_down(read_fountain(text), "pj"))
        misses.append(abs(float(film.seconds()) - seconds) / seconds)
        repeats.append(repeated_share(text))
        talks += [talk_share(film)] if seconds == LENGTHS[-1] else []
    beats = [len(beats_of(idea, 0, "", LENGTHS[-1])) * 60 / LENGTHS[-1] for idea in ideas]
    figures = {
        "films": len(misses),
        "cpu_s_of_a_minute": round(statistics.median(spent), 3),
        "cpu_s_worst": round(max(spent), 3),
        "length_error_median": round(statistics.median(misses), 4),
        "length_error_worst": round(max(misses), 4),
        "within_5_percent": round(sum(m <= 0.05 for m in misses) / len(misses), 3),
        "repeated_sentences": round(statistics.mean(repeats), 4),
        "same_in_two_treatments": round(max(shared(idea) for idea in ideas), 3),
        "talk_in_eight_minutes_mean": round(statistics.mean(talks), 3),
        "talk_in_eight_minutes_worst": round(max(talks), 3),
        "beats_a_minute_in_eight_least": round(min(beats), 2),
    }
    met = all(figures[name] <= limit for name, limit in MOST.items())
    met = met and all(figures[name] >= limit for name, limit in LEAST.items())
    return Result(name="stories", figures=figures, targets=MOST | LEAST, met=met)


def talk_share(film: Film) -> float:
    """The share of a film's time in which somebody speaks."""
    lines = (line for shot in film.shots for line in shot.lines)
    spoken = sum(speaking_seconds(line.text, "", "neutral", "") for line in lines)
    return spoken / float(film.seconds())


def repeated_share(fountain: str) -> float:
    """The share of a script's sentences of action that it has said before."""
    actions = [e.text for e in read_fountain(fountain).elements if e.kind is Kind.ACTION]
    said = list(_told(" ".join(actions)))
    return 1 - len(set(said)) / len(said) if said else 0.0


def shared(idea: str) -> float:
    """The largest share of sentences that two treatments of an idea have in common."""
    told = [set(_told(" ".join(t.passages))) for t in propose(idea).treatments]
    pairs = itertools.combinations(told, 2)
    return max(len(a & b) / min(len(a), len(b)) for a, b in pairs)


def _told(text: str) -> Iterator[str]:
    return (s for s in _SENTENCE.split(text) if len(s.split()) > _SHORT)
