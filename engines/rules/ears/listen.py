"""All that the rules hear: who writes, then the story, then the film's own words, then an idea.

What a person writes of their story is long free text; it is never searched for orders.
"""

from __future__ import annotations

from engines.rules.ears.families import find_family
from engines.rules.ears.lost import lost_in_the_story
from engines.rules.ears.own_matters import hear_own_matter
from engines.rules.ears.story import hear_idea, hear_story
from engines.rules.ears.target import Focus
from engines.rules.ears.understand import LONGEST, understand
from engines.rules.ears.understood import Order, Pending, Understood
from film.film import Film


def listen(
    typed: str,
    film: Film,
    focus: Focus | None = None,
    pending: Pending | None = None,
    last: Order | None = None,
) -> Understood:
    """Orders, a question or a reply; arguments as of `understand`."""
    own = hear_own_matter(typed)
    if own is not None:
        return Understood(orders=(own,))
    story = hear_story(typed, film, pending)
    if story is not None:
        return story
    idea = hear_idea(typed, film)
    if idea is not None and len(typed.split()) > LONGEST:
        return idea
    known = last if last and find_family(last.tool) else None
    heard = understand(typed, film, focus, pending, known)
    if heard.orders or heard.reply:
        return heard
    return idea or lost_in_the_story(typed, film, heard) or heard
