"""Facts that cannot all be true, as questions; and what a person answered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from film.study.sources import Doubt, Fact, From

Agree = Callable[[str, str, str], bool]  # field, one value, another
Lasting = Callable[[str], bool]  # whether a field is the same for the whole film


def doubts_in(
    facts: Iterable[Fact], known: Sequence[Doubt], agree: Agree, lasting: Lasting
) -> tuple[Doubt, ...]:
    """A doubt for every field of an asset with facts that disagree; answers given stay."""
    answers = {doubt.id: doubt.answer for doubt in known}
    told: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        told[fact.asset, fact.field, "" if lasting(fact.field) else fact.scene].append(fact)
    doubts = []
    for (asset, field, scene), group in told.items():
        values = _apart(group, agree)
        if len(values) > 1:
            name = f"do_{asset}_{field}_{scene}".rstrip("_")
            doubts.append(
                Doubt(
                    id=name,
                    asset=asset,
                    field=field,
                    facts=tuple(fact.id for fact in values),
                    scene=scene,
                    answer=answers.get(name, ""),
                )
            )
    return tuple(doubts)


def _apart(facts: Sequence[Fact], agree: Agree) -> list[Fact]:
    """The first fact of each value that disagrees with another one; a person's word ends it."""
    said = [fact for fact in facts if fact.source.kind is From.PERSON]
    if said:
        return said[-1:]
    first: dict[str, Fact] = {}
    for fact in facts:
        first.setdefault(fact.value, fact)
    values = list(first.values())
    return [
        one
        for one in values
        if any(
            other is not one and not agree(one.field, one.value, other.value) for other in values
        )
    ]
