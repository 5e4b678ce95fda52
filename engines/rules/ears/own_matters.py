"""What a person decides without a model in between: who writes, and what writers are told."""

from __future__ import annotations

from engines.rules.ears.understand import understand
from film.film import Film

OWN_MATTERS = frozenset({"use_writer", "which_writer", "show_prompt", "set_prompt", "reset_prompt"})


def is_about_writer(typed: str, film: Film) -> bool:
    """Whether all of a message is about the text engine: a model that fails can still be left."""
    orders = understand(typed, film).orders
    return bool(orders) and all(order.tool in OWN_MATTERS for order in orders)
