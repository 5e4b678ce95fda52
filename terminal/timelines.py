"""`auteur timelines`: the timelines of a film as a tree, and the same words about them as in the
chat: "what if the keeper survives?", "go to main", "compare rain with main"."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from typing import Any

from engines.rules.ears.listen import listen
from film.errors import Refused
from film.versions import Project
from studio.rooms import Rooms
from studio.settings import Settings
from studio.studio import open_studio, visit_studio
from tools.desk import Desk
from tools.registry import TOOLS
from tools.said import Said
from tools.timelines import tree

AUTHOR = "terminal"
VERBS = ("show", "new", "switch", "compare", "rename", "delete", "bring_back")
EXAMPLE = "auteur timelines “what if the keeper survives?”"


async def timelines(settings: Settings, words: str, film: str, as_json: bool, yes: bool) -> int:
    """Does what the words say about a film's timelines and prints the tree; no words: only that."""
    studio: Rooms = await visit_studio(settings) or await open_studio(settings)
    try:
        project = _project(await studio.store.list_projects(), film)
        thread = f"terminal-{project.id}"
        await studio.store.bind_thread(thread, project.id)
        desk = studio.desk_on(project.id, thread, AUTHOR)
        said = await _said(studio, desk, words or "show the timelines", yes)
        card = await tree(desk, await desk.get_timelines().all(project.id))
    finally:
        await studio.close()
    if as_json:
        print(json.dumps({"said": said.text, **card.props}, ensure_ascii=False))
    else:
        print("\n".join([said.text, *map(_line, card.props["rows"])]))
    return 0


def _project(projects: Sequence[Project], title: str) -> Project:
    """The newest film of this title, or the newest of all."""
    named = [p for p in projects if not title or p.title.casefold() == title.casefold()]
    if not named:
        known = ", ".join(f"“{p.title}”" for p in projects[:6]) or "none"
        raise Refused(f"There is no such film here. There are: {known}.")
    return named[0]


async def _said(studio: Rooms, desk: Desk, words: str, yes: bool) -> Said:
    film = await desk.store.load(desk.project)
    lines = await desk.get_timelines().all(desk.project)
    orders = listen(words, film.beside(tuple(line.name for line in lines))).orders
    known = {f"{verb}_timeline" for verb in VERBS} | {f"{verb}_timelines" for verb in VERBS}
    if len(orders) != 1 or orders[0].tool not in known:
        raise Refused(f"I hear only words about timelines here. Say, for example, {EXAMPLE}.")
    said = await TOOLS[orders[0].tool].call(desk, orders[0].args)
    return await _approved(studio, desk, said, yes) if said.approval else said


async def _approved(studio: Rooms, desk: Desk, said: Said, yes: bool) -> Said:
    """What waits for a yes: from the command line, or from who sits there."""
    if not yes and not sys.stdin.isatty():
        raise Refused(f"{said.text} Add --yes to approve it: nobody is here to be asked.")
    approved = yes or input(f"{said.text} [y/N] ").strip().lower() in ("y", "yes")
    decision = await studio.approvals.decide(said.approval, AUTHOR, approved)
    if not approved or not decision.counted or decision.approval is None:
        raise Refused("Left as it is.")
    quote = decision.approval.quote
    done = await TOOLS[quote.verb].call_approved(desk, dict(quote.arguments))
    await studio.approvals.claim(said.approval)
    return done


def _line(row: dict[str, Any]) -> str:
    mark = "*" if row["here"] else "x" if row["deleted"] else "-"
    about = "the approved one" if row["main"] else row["reason"]
    size = f" ({row['shots']} shots, {row['length']})" if row["shots"] else ""
    return f"{'  ' * row['depth']}{mark} {row['name']}{size}: {about}"
