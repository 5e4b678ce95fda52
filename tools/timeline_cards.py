"""Cards of timelines: the tree of them with their reasons, and two of them side by side.

timelines   {"here", "rows": [{"name", "reason", "opened", "author", "depth", "lane", "parent",
            "here", "main", "deleted", "shots", "length", "open", "compare", "delete", "back"}]}
            (rows are a tree, depth first; `parent` is the row above it in the tree, -1 for main;
            the last four are what their buttons say, "" for no button)
comparison  {"names": [a, b], "rows": [{"what", "values": [a, b]}], "differs": [{"what", "names"}],
            "here": [line], "there": [line], "more": n, "open": say}
history     {"title", "items": [sentence], "open": [say]}   (the latest change first)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from film.clock import clock
from film.contrast import Contrast
from film.film import Film
from film.versions import Timeline, Version
from tools.said import Card

LINES_SHOWN = 12  # of the script, on each side
NAMES_SHOWN = 12


def timelines_card(
    lines: Sequence[Timeline], origins: Mapping[str, str], films: Mapping[str, Film], here: str
) -> Card:
    """The tree. `origins` says from which timeline each was opened, `films` is by timeline."""
    rows: list[dict[str, Any]] = []

    def grow(line: Timeline, parent: int, depth: int) -> None:
        rows.append(_row(line, films.get(line.id), here) | {"parent": parent, "depth": depth})
        place = len(rows) - 1
        for child in lines:
            if origins.get(child.id) == line.id:
                grow(child, place, depth + 1)

    grow(lines[0], -1, 0)
    name = next(line.name for line in lines if line.id == here)
    return Card(kind="timelines", props={"here": name, "rows": rows})


def history_card(versions: Sequence[Version]) -> Card:
    """What was changed, by whom and why, each with the words that go back to before it."""
    items = [
        f"{number}. {v.at.astimezone():%d %b %H:%M} {v.author}: "
        f"{(v.reason or v.verb.replace('_', ' ')).replace('*', '')}"
        for number, v in enumerate(versions, 1)
    ]
    says = [f"open a timeline from before change {n}" for n in range(1, len(items))]
    props = {"title": "Changes", "items": items, "open": [*says, ""][: len(items)]}
    return Card(kind="history", props=props)


def _row(line: Timeline, film: Film | None, here: str) -> dict[str, Any]:
    main, current, gone = not line.opened_from, line.id == here, line.deleted_at is not None
    name = line.name
    return {
        "name": name,
        "reason": line.reason,
        "opened": line.created_at.astimezone().strftime("%d %b %H:%M"),
        "author": line.author,
        "here": current,
        "main": main,
        "deleted": gone,
        "shots": len(film.shots) if film else 0,
        "length": clock(float(film.seconds())) if film and film.shots else "",
        "open": "" if current or gone else f"go to the timeline “{name}”",
        "compare": "" if current or gone else f"compare with the timeline “{name}”",
        "delete": "" if main or current or gone else f"delete the timeline “{name}”",
        "back": f"bring back the timeline “{name}”" if gone else "",
    }


def comparison_card(
    names: tuple[str, str], rows: Sequence[tuple[str, str, str]], found: Contrast, say: str
) -> Card:
    """Two timelines side by side: figures, what differs by name, and the lines of the script."""
    parts = (
        ("scenes", found.scenes),
        ("shots", found.shots),
        ("looks", found.looks),
        ("states", found.states),
    )
    differs = [
        {"what": what, "names": list(part.names[:NAMES_SHOWN]),
         "more": max(0, len(part.names) - NAMES_SHOWN)}
        for what, part in parts
        if part.names
    ]  # fmt: skip
    left, right = found.lines_here, found.lines_there
    props = {
        "names": list(names),
        "rows": [{"what": what, "values": [a, b]} for what, a, b in rows],
        "differs": differs,
        "here": list(left[:LINES_SHOWN]),
        "there": list(right[:LINES_SHOWN]),
        "more": max(0, len(left) - LINES_SHOWN) + max(0, len(right) - LINES_SHOWN),
        "open": say,
    }
    return Card(kind="comparison", props=props)
