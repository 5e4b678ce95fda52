"""From which shot to which something lasts: a condition to its opposite, a loss to its finding.

It is said once, when a film is portrayed, so that a question about a shot reads what holds there
and not all that has ever happened to those who are in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from film.assets import Condition
from film.film import Film
from knowledge.bible.meaning import meaning_of

Told = tuple[str, dict[str, Any]]  # an event as the bible shows it: id, properties
EVER = 2**31 - 1  # past the last shot of any film


class Span(NamedTuple):
    """The places in the film of the first and the last shot; none where the first is after."""

    begins: int
    ends: int


NEVER = Span(0, -1)


def spans_of(film: Film) -> dict[str, Span]:
    """How long each condition (id) lasts: to its end, or until one begins that excludes it."""
    of_asset: dict[str, list[Condition]] = defaultdict(list)
    for condition in film.conditions:
        of_asset[condition.asset].append(condition)
    return {
        condition.id: _span(film, condition, others)
        for others in of_asset.values()
        for condition in others
    }


def losses(events: Iterable[Told]) -> Iterator[tuple[str, dict[str, Any], Span]]:
    """Those events on the axis of existence by which the story loses something, and until when.

    It is missed after the shot that tells of its loss, up to the shot that tells of it again.
    """
    told: dict[str, dict[int, Told]] = defaultdict(dict)
    for key, said in sorted(events, key=lambda event: (event[1]["at"], event[1]["line"])):
        if said["role"] != "takes" and not said["strand"]:
            told[said["about"]][said["at"]] = key, said  # of one shot its last word holds
    for by_place in told.values():
        places = sorted(by_place)
        for at, until in zip(places, [*places[1:], EVER], strict=True):
            key, said = by_place[at]
            if said["value"] == "gone":
                yield key, said, Span(at + 1, until)


def _span(film: Film, condition: Condition, others: Sequence[Condition]) -> Span:
    begins = film.find_place(condition.from_shot)
    if begins is None:
        return NEVER
    ends = film.find_place(condition.to_shot) if condition.to_shot else None
    if ends is not None:
        return Span(begins, ends)
    mine = meaning_of(condition.what)
    opposites = (
        place
        for other in others
        if mine.axis and _excludes(mine, meaning_of(other.what))
        if (place := film.find_place(other.from_shot)) is not None and place > begins
    )
    return Span(begins, min(opposites, default=EVER + 1) - 1)


def _excludes(one: tuple[str, str], other: tuple[str, str]) -> bool:
    return one[0] == other[0] and one[1] != other[1]
