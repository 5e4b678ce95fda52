"""From a screenplay to a film: scenes, cast, places, props and a shot list, by rules alone."""

from engines.rules.breakdown.casting import cast
from engines.rules.breakdown.figures import Figures, rederive, summary
from engines.rules.breakdown.grammar import check_grammar
from engines.rules.breakdown.plan import plan_shots
from engines.rules.breakdown.qualify import break_down

__all__ = [
    "Figures",
    "break_down",
    "cast",
    "check_grammar",
    "plan_shots",
    "rederive",
    "summary",
]
