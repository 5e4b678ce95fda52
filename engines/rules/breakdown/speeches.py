"""Long speeches shared out over shots: where a speaker would breathe, in parts of even length."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from engines.rules.breakdown.text import clauses, sentences

Seconds = Callable[[str], float]

_COST = {"sentence": 0.0, "clause": 0.5, "word": 4.0, "letter": 9.0}  # of a cut there
_CRUMB = 1.2  # seconds that a part should have at least


@dataclass(frozen=True)
class _Atom:
    text: str
    cut: str  # what kind of place its end is
    glue: str = " "  # what stands between it and the next


def share_out(text: str, seconds: Seconds, limit: float) -> list[str]:
    """`text` in parts of at most `limit` seconds, none lost or doubled, as even as breath allows.

    Cuts fall at ends of sentences first, then of clauses, then between words, and inside a word
    only where there is no other place (a language written without spaces).
    """
    if seconds(text) <= limit:
        return [text]
    atoms = _atoms(text, seconds, limit)
    total = sum(seconds(atom.text) for atom in atoms)
    target = min(limit, total / max(1, math.ceil(total / limit)))
    return _best_parts(atoms, seconds, limit, target)


def _atoms(text: str, seconds: Seconds, limit: float) -> list[_Atom]:
    atoms: list[_Atom] = []
    for sentence in sentences(text) or [text]:
        parts = clauses(sentence) or [sentence]
        for part in parts:
            atoms += _words(part, seconds, limit)
            atoms[-1] = _Atom(atoms[-1].text, "clause", _glue(sentence))
        atoms[-1] = _Atom(atoms[-1].text, "sentence", _glue(text))
    return atoms


def _glue(text: str) -> str:
    return " " if any(letter.isspace() for letter in text) else ""


def _words(part: str, seconds: Seconds, limit: float) -> list[_Atom]:
    if seconds(part) <= limit:
        return [_Atom(part, "word")]
    words = part.split()
    if len(words) > 1:
        return [atom for word in words for atom in _words(word, seconds, limit)]
    middle = len(part) // 2
    if middle == 0:
        return [_Atom(part, "word")]
    halves = [*_words(part[:middle], seconds, limit), *_words(part[middle:], seconds, limit)]
    return [_Atom(half.text, "letter", "") for half in halves[:-1]] + halves[-1:]


def _joined(atoms: list[_Atom]) -> str:
    glued = [atom.text + atom.glue for atom in atoms[:-1]]
    return "".join(glued) + atoms[-1].text


def _best_parts(atoms: list[_Atom], seconds: Seconds, limit: float, target: float) -> list[str]:
    """The cheapest way to cut the row of atoms: near the target, at good places, no crumbs."""
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(atoms) + 1):
        choices: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            took = seconds(_joined(atoms[start:end]))
            if took > limit and start < end - 1:
                break
            cost = best[start][0] + abs(took - target) + _COST[atoms[end - 1].cut] + 0.4
            choices.append((cost + (2.0 if took < _CRUMB else 0.0), start))
        best.append(min(choices))
    cuts = [len(atoms)]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    edges = list(zip(cuts[1:], cuts[:-1], strict=True))
    return [_joined(atoms[start:end]) for start, end in reversed(edges)]
