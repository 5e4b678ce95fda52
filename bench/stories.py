"""What the rules writer is worth in figures: `python -m bench stories`.

Nine ideas, three treatments each. CPU seconds of this process for a one-minute film, after one to
warm up; how far films of 60 and 180 seconds are from their length; sentences of action that come
twice in a film; and how much of what two treatments of one idea tell is the same.
"""

from __future__ import annotations

import itertools
import re
import statistics
import time
from collections.abc import Iterator

from bench.result import Result
from bench.written import propose, sample_ideas, write_film
from engines.rules.breakdown import break_down, plan_shots
from film.screenplay.elements import Kind
from film.screenplay.fountain import read_fountain

IDEAS = (
    "Two old lovers meet at a railway station on the last night before it closes.",
    "A robot finds a music box on an abandoned space station.",
    "A poor shoemaker gives his last pair of shoes to a stranger in the forest.",
    "A sleepy student is late for her exam and cannot find her umbrella.",
)
LENGTHS = (60, 180)
_SENTENCE = re.compile(r"(?<=[.!?])\s")
_SHORT = 3  # words: "A knock." may come twice


def run() -> Result:
    """Writes every film, and measures it as the studio would."""
    ideas = [str(row["idea"]) for row in sample_ideas().values()] + list(IDEAS)
    write_film(ideas[0])
    spent, misses, repeats = [], [], []
    for idea, which, seconds in itertools.product(ideas, range(3), LENGTHS):
        start = time.process_time()
        text = write_film(idea, seconds, which)
        if seconds == LENGTHS[0]:
            spent.append(time.process_time() - start)
        took = float(plan_shots(break_down(read_fountain(text), "pj")).seconds())
        misses.append(abs(took - seconds) / seconds)
        repeats.append(repeated_share(text))
    figures = {
        "films": len(misses),
        "cpu_s_of_a_minute": round(statistics.median(spent), 3),
        "cpu_s_worst": round(max(spent), 3),
        "length_error_median": round(statistics.median(misses), 4),
        "length_error_worst": round(max(misses), 4),
        "within_5_percent": round(sum(m <= 0.05 for m in misses) / len(misses), 3),
        "repeated_sentences": round(statistics.mean(repeats), 4),
        "same_in_two_treatments": round(max(shared(idea) for idea in ideas), 3),
    }
    most = {
        "cpu_s_of_a_minute": 1.0,
        "length_error_worst": 0.05,
        "repeated_sentences": 0.0,
        "same_in_two_treatments": 0.34,
    }
    met = all(figures[name] <= limit for name, limit in most.items())
    return Result(name="stories", figures=figures, targets=most, met=met)


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
