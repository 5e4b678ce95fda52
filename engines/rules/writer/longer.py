"""What a longer film has beside its plot: a second thread, and scenes of action and of place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from engines.rules.writer.cast import Pair
from engines.rules.writer.filling import Filling, Moment, is_in
from engines.rules.writer.tables import table

_FIRST = 0.18  # share of the body before the second thread begins
_FEW = 3  # detours of a film that is only a little longer


def lengthened(
    body: list[Moment], ending: list[Moment], filling: Filling, pair: Pair
) -> tuple[list[Moment], list[Moment]]:
    """Body and ending with what only longer films tell, each moment in its place."""
    thread, closing = _thread(filling, pair)
    room = int(table("longer")["most"]) - len(body) - len(ending) - len(thread) - len(closing)
    met = next((n for n, m in enumerate(body) if is_in(m, pair.other.name)), 0) + 1
    body = _spread(body, _detours(filling, max(0, room)), max(met, round(0.3 * len(body))))
    body = _spread(body, thread, max(met, round(_FIRST * len(body))))
    return body, [*ending[:-1], *_beside(closing, ending), *ending[-1:]]


def _thread(filling: Filling, pair: Pair) -> tuple[list[Moment], list[Moment]]:
    """The moments of the second thread, and the one in which it meets the end of the first."""
    if pair.third is None:
        return [], []
    filling.slots["S"], filling.names["S"] = pair.third.slot(), pair.third.name
    least = int(table("longer")["thread_from"])
    made = [
        filling.moment(row, "middle").but(spine=True, least=least)
        for row in table("longer")["threads"][pair.thread]["moments"]
    ]
    return made[:-1], made[-1:]


def _detours(filling: Filling, most: int) -> list[Moment]:
    rows = {row["t"]: row for row in table("longer")["detours"] if _suits(row, filling.dice.genre)}
    names = filling.dice.shuffled(list(rows), "detours")[:most]
    few, all_ = (int(table("longer")[name]) for name in ("detours_from", "all_detours_from"))
    least = {name: few if n < _FEW else all_ for n, name in enumerate(names)}
    return [
        filling.moment(rows[name], "middle").but(spine=False, least=least[name])
        for name in sorted(names, key=lambda name: "soon" not in rows[name])
    ]


def _suits(row: dict[str, Any], genre: str) -> bool:
    return genre not in row.get("not", ()) and genre in row.get("only", [genre])


def _spread(body: list[Moment], more: Sequence[Moment], first: int) -> list[Moment]:
    """The body with these moments spread over it from a place on; both keep their order."""
    first = min(first, len(body) // 2)  # who is seen only at the end is not waited for
    step = (len(body) - first) / max(1, len(more))
    places = [first + round(n * step) for n in range(len(more))]
    found: list[Moment] = []
    for at, moment in enumerate(body):
        found += [one for one, place in zip(more, places, strict=True) if place == at]
        found.append(moment)
    return found


def _beside(closing: Sequence[Moment], ending: Sequence[Moment]) -> list[Moment]:
    """The last moment of the thread, where the first story ends."""
    return [moment.but(heading=ending[-1].heading) for moment in closing]
