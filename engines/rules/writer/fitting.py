"""Choosing what of a scene is written so that it takes the seconds it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from engines.rules.breakdown.text import sentences
from engines.rules.breakdown.timing import sentence_seconds
from engines.rules.writer.filling import Moment, Row
from film.noun import Noun
from film.speech import speaking_seconds

CLOSE = 0.02  # of the wanted seconds: good enough to stop trying
MUST = 1  # the highest rank of what carries the story
_TRIES = 20
TALK = 1_000  # the rank of talk that belongs to no moment in particular
_CLOSE_S = 3.0  # seconds that make no difference to which part goes
_GAP = 0.35  # seconds that a row costs beside its own


class Group(Noun):
    """Rows that are written together or not at all. `rank` 0 is written in any case, `MUST`
    where there is time for the story at all, a higher one the sooner the lower it is."""

    rows: tuple[Row, ...]
    rank: int
    needs: int = -1  # the place of a group without which this one makes no sense

    def seconds(self) -> float:
        """What the rows take by themselves, roughly."""
        return sum(_row_seconds(row) + _GAP for row in self.rows)


def _row_seconds(row: Row) -> float:
    if row.who:
        return speaking_seconds(row.text, "", "neutral", row.aside) + 0.3
    return sum(sentence_seconds(sentence) for sentence in sentences(row.text))


def groups_of(moment: Moment, at: int, place: int) -> list[Group]:
    """The groups of one moment, the `at`-th of its scene, the first of them at `place`.

    What carries the story is one group; of a moment that only colours it the part that stands for
    it is one, and each other part another.
    """
    parts = segments(moment.show, moment.spine or moment.least > 0)
    must = next((p for p, part in enumerate(parts) if part[0].must), None)
    if must is None:
        firm = [p for p, part in enumerate(parts) if not part[0].spare] or [0]
        must = next((p for p in firm if parts[p][0].who and not moment.spine), firm[0])
        if must - 1 in firm and parts[must][0].who and not parts[must - 1][0].who:
            parts[must - 1 : must + 1] = [(*parts[must - 1], *parts[must])]  # what it speaks of
            must -= 1
    groups = [
        Group(
            rows=rows,
            rank=_rank(moment, rows[0].spare or (not moment.spine and number != must), at),
            needs=-1 if number == must else place + must,
        )
        for number, rows in enumerate(parts)
    ]
    groups += [
        Group(rows=rows, rank=100 + 20 * number + at, needs=place + must)
        for number, rows in enumerate(moment.more)
    ]
    groups += [Group(rows=rows, rank=TALK, needs=place + must) for rows in moment.talk]
    return groups


def segments(rows: Sequence[Row], together: bool) -> list[tuple[Row, ...]]:
    """Rows in parts that make sense alone: an action, or a line with what answers it.

    Those that must stay `together` are parted only by rows that may be spared.
    """
    parts: list[tuple[Row, ...]] = []
    for row in rows:
        before = parts[-1][-1] if parts else None
        answers = before and before.who and row.who and before.who != row.who
        if before and before.spare == row.spare and (answers or together):
            parts[-1] = (*parts[-1], row)
        else:
            parts.append((row,))
    return parts


def _rank(moment: Moment, spare: bool, at: int) -> int:
    """How soon a part is left out: what carries the story last, what only colours it first."""
    if moment.spine and not spare:
        return 0 if moment.key else 1
    return (5 if moment.spine else 40 + at) if spare else 10 + at


def fitted(
    groups: Sequence[Group], seconds: float, measured: Callable[[Sequence[Row]], float]
) -> list[Row]:
    """The rows of the groups that together come nearest to `seconds`, in order.

    The estimate of each group is corrected by measuring the whole scene, so that the next choice
    aims better; the nearest scene of all tries is kept.
    """
    aim, tried, best = seconds, set[tuple[int, ...]](), (float("inf"), list[Row]())
    for _ in range(_TRIES):
        chosen = _chosen(groups, aim, tried)
        if chosen is None:
            break
        tried.add(chosen)
        rows = [row for at in chosen for row in groups[at].rows]
        took = measured(rows)
        miss = abs(took - seconds)
        if miss < best[0]:
            best = (miss, rows)
        if miss <= CLOSE * seconds or took <= 0:
            break
        aim = aim + 0.7 * (seconds - took)
    return best[1]


def _chosen(
    groups: Sequence[Group], aim: float, tried: set[tuple[int, ...]]
) -> tuple[int, ...] | None:
    """The places of the groups that fill `aim`, by rank; a choice that was not tried before."""
    order = sorted(range(len(groups)), key=lambda at: (groups[at].rank, at))
    costs = [group.seconds() for group in groups]
    chosen, left = set[int](), aim
    must = _affordable(groups, costs, aim)
    for at in order:
        needed = groups[at].needs
        fits = costs[at] <= left + 0.4 and (needed < 0 or needed in chosen)
        if at in must or fits:
            chosen.add(at)
            left -= costs[at]
    options = [chosen, *_neighbours(groups, chosen, costs, left)]
    return next((found for o in options if (found := tuple(sorted(o))) not in tried), None)


def _affordable(groups: Sequence[Group], costs: Sequence[float], aim: float) -> set[int]:
    """What must be written; where there is no time for all of it, what leaves the best fit goes.

    The first and the last go only when nothing else can.
    """
    must = [at for at in range(len(groups)) if groups[at].rank <= MUST]
    while len(must) > 1 and (whole := sum(costs[at] for at in must)) > aim * 1.05:
        spared = [at for at in must if groups[at].rank == MUST] or must[1:-1] or must[:-1]
        middle = spared[len(spared) // 2]
        over = whole - aim
        gone = min(spared, key=lambda at: (abs(over - costs[at]) // _CLOSE_S, abs(at - middle)))
        must = [at for at in must if at != gone and groups[at].needs != gone]
    return set(must)


def _neighbours(
    groups: Sequence[Group], chosen: set[int], costs: Sequence[float], left: float
) -> list[set[int]]:
    """Choices that differ by one group, or by one for another, nearest to the aim first."""
    inside = [at for at in chosen if groups[at].rank > MUST and not _is_needed(groups, chosen, at)]
    outside = [
        at
        for at in range(len(groups))
        if at not in chosen and (groups[at].needs < 0 or groups[at].needs in chosen)
    ]
    moves = [(abs(left - costs[at]), chosen | {at}) for at in outside]
    moves += [(abs(left + costs[at]), chosen - {at}) for at in inside]
    moves += [
        (abs(left + costs[out] - costs[into]), (chosen - {out}) | {into})
        for out in inside[-6:]
        for into in outside[:8]
        if groups[into].needs != out
    ]
    return [move for _, move in sorted(moves, key=lambda pair: (pair[0], sorted(pair[1])))]


def _is_needed(groups: Sequence[Group], chosen: set[int], at: int) -> bool:
    return any(groups[other].needs == at for other in chosen)
