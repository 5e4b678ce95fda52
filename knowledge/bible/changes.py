"""Turning one portrait in the bible into another, and reading a portrait back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from neo4j import AsyncManagedTransaction

from knowledge.bible.client import Bible
from knowledge.bible.portrait import LABELS, SHAPE, Portrait, label_of

AT_ONCE = 1000  # rows of one statement
Statement = tuple[str, list[dict[str, Any]]]  # Cypher over $rows, and the rows

MARK = (
    "UNWIND $rows AS row MERGE (t:Timeline {uid: row.uid})"
    " SET t.timeline = row.uid, t.project = row.project, t.version = row.version,"
    " t.shape = row.shape"
)
NODES = "UNWIND $rows AS row MERGE (n:{label} {{uid: row.uid}}) SET n += row"
NEW_NODES = "UNWIND $rows AS row CREATE (n:{label}) SET n += row"
GONE = "UNWIND $rows AS row MATCH (n:{label} {{uid: row.uid}}) DETACH DELETE n"
LINKS = (
    "UNWIND $rows AS row MATCH (a:{a} {{uid: row.a}}) MATCH (b:{b} {{uid: row.b}})"
    " MERGE (a)-[k:{word}]->(b) SET k += row.said"
)
NEW_LINKS = LINKS.replace("MERGE", "CREATE")
UNLINKED = (
    "UNWIND $rows AS row MATCH (a:{a} {{uid: row.a}})-[k:{word}]->(b:{b} {{uid: row.b}}) DELETE k"
)
CLEAR = (
    "MATCH (n:{label} {{timeline: $timeline}}) WITH n LIMIT $limit DETACH DELETE n"
    " RETURN count(*) AS gone"
)


def mark(timeline: str, project: str, version: str) -> Statement:
    """Says which version the timeline shows; "" while it is being rebuilt."""
    return MARK, [{"uid": timeline, "project": project, "version": version, "shape": SHAPE}]


def steps(old: Portrait, new: Portrait) -> Iterator[Statement]:
    """The statements that make `old` into `new`, in an order that always has both ends."""
    lost = [link for link, said in old.links.items() if new.links.get(link) != said]
    made = [link for link, said in new.links.items() if old.links.get(link) != said]
    yield from _by_link(UNLINKED, ((link, {}) for link in lost if link not in new.links))
    gone = [{"uid": uid} for uid in old.nodes if uid not in new.nodes]
    yield from _by_label(GONE, gone)
    changed = [node for uid, node in new.nodes.items() if old.nodes.get(uid) != node]
    yield from _by_label(NODES, changed)
    yield from _by_link(LINKS, ((link, new.links[link]) for link in made))


def all_of(new: Portrait) -> Iterator[Statement]:
    """The statements that make a portrait where there is nothing yet: nothing is looked up."""
    yield from _by_label(NEW_NODES, new.nodes.values())
    yield from _by_link(NEW_LINKS, new.links.items())


async def apply(bible: Bible, statements: Sequence[Statement]) -> None:
    """Runs all statements in one transaction: all of it is shown, or nothing."""

    async def work(transaction: AsyncManagedTransaction) -> None:
        for query, rows in statements:
            await (await transaction.run(query, {"rows": rows})).consume()

    await bible.write(work)


async def clear(bible: Bible, timeline: str) -> None:
    """Removes all that the bible shows of a timeline, a piece at a time."""
    for label in LABELS.values():
        left = AT_ONCE
        while left >= AT_ONCE:
            left = await _clear_some(bible, CLEAR.format(label=label), timeline)


async def _clear_some(bible: Bible, query: str, timeline: str) -> int:
    gone: list[int] = []

    async def work(transaction: AsyncManagedTransaction) -> None:
        result = await transaction.run(query, {"timeline": timeline, "limit": AT_ONCE})
        record = await result.single()
        gone.append(record["gone"] if record else 0)

    await bible.write(work)
    return gone[-1]


async def read(bible: Bible, timeline: str) -> Portrait:
    """The portrait that the bible really shows."""
    nodes: dict[str, dict[str, Any]] = {}
    links: dict[tuple[str, str, str], dict[str, Any]] = {}
    for kind in LABELS:
        for row in await bible.ask(f"all_{kind}", timeline=timeline):
            nodes[row["said"]["uid"]] = row["said"]
        for row in await bible.ask(f"links_{kind}", timeline=timeline):
            links[row["a"], row["word"], row["b"]] = row["said"]
    return Portrait(nodes, links)


def _by_label(query: str, nodes: Iterable[dict[str, Any]]) -> Iterator[Statement]:
    grouped: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for node in nodes:
        grouped[label_of(node["uid"])].append(node)
    for label, rows in grouped.items():
        yield from _pieces(query.format(label=label), rows)


def _by_link(
    query: str, links: Iterable[tuple[tuple[str, str, str], dict[str, Any]]]
) -> Iterator[Statement]:
    grouped: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for (a, word, b), said in links:
        grouped[label_of(a), word, label_of(b)].append({"a": a, "b": b, "said": said})
    for (a, word, b), rows in grouped.items():
        yield from _pieces(query.format(a=a, word=word, b=b), rows)


def _pieces(query: str, rows: list[dict[str, Any]]) -> Iterator[Statement]:
    for start in range(0, len(rows), AT_ONCE):
        yield query, rows[start : start + AT_ONCE]
