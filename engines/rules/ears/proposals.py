"""Orders that a message may mean, put together from all that stands in it.

The kind is known by learning; what its arguments may be is found generously (`findings`). Nothing
is decided: what was put together is held against the message afterwards (`held`).
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator, Sequence

from engines.rules.ears.findings import Findings
from engines.rules.ears.shapes import Shape, shapes
from engines.rules.ears.taught import Kind

_PLACES = ("where", "scenes", "at", "cuts")
Args = dict[str, str]


def proposals(found: Findings, kind: Kind, most: int) -> list[Args]:
    """Arguments for a kind of order, the plainest first, `most` at the most."""
    shape = shapes().get(kind.tool)
    if shape is None:
        return []
    names = [arg for arg in shape.args if arg not in kind.args]
    values = [_values(found, kind, shape, arg) for arg in names]
    ways = sorted(
        itertools.product(*(list(enumerate(some)) for some in values)),
        key=lambda way: sum(at for at, _ in way),
    )
    made = (_put(names, (value for _, value in way), kind.args) for way in ways)
    return list(itertools.islice(_each_once(filter(_may_be, made)), most))


def _values(found: Findings, kind: Kind, shape: Shape, arg: str) -> list[str]:
    """What an argument may be; "" where it may be left out."""
    sought = shape.args[arg]
    if sought == "seconds" and arg not in kind.found:
        return [""]
    values = _found(found, sought)
    if kind.tool == "set_condition" and sought == "where":
        values = [*values, "all"]
    if arg not in shape.loose:
        return values
    unsaid = sought == "subject" or (sought in _PLACES and not found.is_placed)
    return ["", *values] if unsaid else [*values, ""]


def _found(found: Findings, sought: str) -> list[str]:
    """Found once for a message, however many kinds of order look for it."""
    if sought not in found.known:
        found.known[sought] = list(dict.fromkeys(filter(None, _FINDERS[sought](found))))
    return found.known[sought]


_FINDERS: dict[str, Callable[[Findings], list[str]]] = {
    "where": Findings.where,
    "cuts": Findings.cuts,
    "scenes": Findings.scenes,
    "at": Findings.at,
    "after": Findings.after,
    "before": Findings.before,
    "person": Findings.person,
    "people": Findings.people,
    "thing": Findings.thing,
    "asset": Findings.asset,
    "about": Findings.about,
    "subject": Findings.subject,
    "own": Findings.own,
    "line": Findings.line,
    "new": Findings.new,
    "music": Findings.music,
    "seconds": Findings.seconds,
    "size": Findings.size,
    "movement": Findings.movement,
}


def _put(names: Sequence[str], values: Iterable[str], given: Args) -> Args:
    return {**{name: value for name, value in zip(names, values, strict=True) if value}, **given}


def _may_be(args: Args) -> bool:
    """Whether nothing is put beside itself, and nothing into the place of itself."""
    beside = [args[a] for a in ("after", "before") if a in args]
    if len(beside) > 1 or args.get("shots") in beside:
        return False
    return not args.get("new") or args["new"] not in (args.get("old"), args.get("prop"))


def _each_once(made: Iterable[Args]) -> Iterator[Args]:
    seen: list[Args] = []
    for args in made:
        if args not in seen:
            seen.append(args)
            yield args
