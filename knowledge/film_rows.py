"""A film as rows, and back: what changed between two films, and two changes put together.

A row is (kind, key): ("film", "") holds what is said of the film as a whole, ("order", "shot") the
ids of all shots in film order, ("shot", "sh3A") one shot. A version stores only the rows that
differ from the version before it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from film.assets import Character, Condition, Location, Prop
from film.errors import Refused
from film.film import Film
from film.noun import Noun
from film.shots import Shot
from film.story import Scene
from film.study.carries import Carry
from film.study.sources import Doubt, Fact, Merge
from film.world import Event, Knowledge, Relationship, Rule
from film.writing.story import Beat, Source, Treatment

Row = tuple[str, str]
Rows = Mapping[Row, Any]  # nouns; tuples of ids for an order; a dict of fields for the film itself

KINDS: dict[str, tuple[str, type[Noun]]] = {
    "scene": ("scenes", Scene),
    "character": ("characters", Character),
    "location": ("locations", Location),
    "prop": ("props", Prop),
    "shot": ("shots", Shot),
    "condition": ("conditions", Condition),
    "source": ("sources", Source),
    "treatment": ("treatments", Treatment),
    "beat": ("beats", Beat),
    "fact": ("facts", Fact),
    "doubt": ("doubts", Doubt),
    "merge": ("merges", Merge),
    "carry": ("carries", Carry),
    "event": ("events", Event),
    "rule": ("rules", Rule),
    "knowledge": ("knowledge", Knowledge),
    "relationship": ("relationships", Relationship),
}
HEADER: Row = ("film", "")
LISTS = {field for field, _ in KINDS.values()}
IN_HEADER = [name for name in Film.model_fields if name not in LISTS and name != "id"]


def as_rows(film: Film) -> dict[Row, Any]:
    """Every row of a film; the nouns in it are the film's own."""
    rows: dict[Row, Any] = {HEADER: {name: getattr(film, name) for name in IN_HEADER}}
    for kind, (field, _) in KINDS.items():
        nouns = getattr(film, field)
        order = tuple(noun.id for noun in nouns)
        _check_unique(kind, order)
        rows["order", kind] = order
        rows.update({(kind, noun.id): noun for noun in nouns})
    return rows


def changes(before: Rows, after: Rows) -> dict[Row, Any]:
    """The rows of `after` that differ from `before`, None for those that are gone.

    Most nouns of an edited film are the very objects that were read, so identity is asked first.
    """
    changed = {row: body for row, body in after.items() if _differ(before.get(row), body)}
    changed.update({row: None for row in before if row not in after})
    return changed


def rebase(base: Rows, theirs: Rows, mine: Rows) -> dict[Row, Any]:
    """What `mine` changed of `base`, to be put on top of `theirs`.

    Raises Refused where both changed the same thing, or one removed while the other changed:
    then nobody but the two people can say what is right.
    """
    changed, others = changes(base, mine), changes(base, theirs)
    for row in sorted(changed.keys() & others.keys()):
        if _differ(others[row], changed[row]):
            raise Refused(_clash(row, base, theirs))
    removed = [row for row, body in (changed | others).items() if body is None]
    if removed and others:
        raise Refused(_clash(removed[0], base, theirs))
    return changed


def dump(body: Any) -> Any:
    """A row's body as plain JSON."""
    if isinstance(body, Noun):
        return body.model_dump(mode="json")
    if isinstance(body, dict):
        return Film.model_construct(**body).model_dump(mode="json", include=set(IN_HEADER))
    return None if body is None else list(body)


def assemble(project: str, stored: Iterable[tuple[str, str, str | None]]) -> Film:
    """The film that these stored rows (kind, key, JSON text) are."""
    bodies = {(kind, key): body for kind, key, body in stored if body is not None}
    fields: dict[str, Any] = {}
    for kind, (field, noun) in KINDS.items():
        order = json.loads(bodies.get(("order", kind), "[]"))
        fields[field] = tuple(noun.model_validate_json(bodies[kind, key]) for key in order)
    return Film(id=project, **json.loads(bodies.get(HEADER, "{}")), **fields)


def compose(project: str, rows: Rows) -> Film:
    """The film that these rows, as of `as_rows`, are."""
    lists = {
        field: tuple(rows[kind, key] for key in rows["order", kind])
        for kind, (field, _) in KINDS.items()
    }
    return Film(id=project, **rows[HEADER], **lists)


def _differ(old: Any, new: Any) -> bool:
    return old is not new and bool(old != new)


def _check_unique(kind: str, order: tuple[str, ...]) -> None:
    if len(set(order)) != len(order):
        twice = next(key for key in order if order.count(key) > 1)
        raise Refused(f"Two {kind}s have the id “{twice}”; give one of them another.")


def _clash(row: Row, base: Rows, theirs: Rows) -> str:
    kind, key = row
    noun = theirs.get(row) or base.get(row)
    name = next((v for v in (getattr(noun, n, "") for n in ("label", "name", "number")) if v), key)
    what = {"film": "the film", "order": f"the order of the {key}s"}.get(kind, f"{kind} {name}")
    return f"Someone changed the film just now ({what}). Look at it again, then say it once more."
