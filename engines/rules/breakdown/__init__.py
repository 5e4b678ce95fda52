"""From a screenplay to a film: scenes, cast, places, props and a shot list, by rules alone."""

from engines.rules.breakdown.qualify import break_down

__all__ = ["break_down"]
