"""How long written scenes are, by the breakdown and the shot list that the film will have."""

from __future__ import annotations

from functools import lru_cache

from engines.rules.breakdown import break_down, plan_shots
from film.errors import Refused
from film.screenplay.fountain import read_fountain


@lru_cache(maxsize=512)
def planned_seconds(fountain: str) -> float:
    """Seconds of the film that the rules would plan from this Fountain text; 0.0 for nothing."""
    try:
        return float(plan_shots(break_down(read_fountain(fountain), "pj")).seconds())
    except Refused:
        return 0.0
