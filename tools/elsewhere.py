"""What people ask for that the studio cannot do yet: said plainly, with what can be done."""

from __future__ import annotations

from tools.desk import Desk
from tools.said import Said

INSTEAD = {
    "new_timeline": "A second timeline cannot be opened yet. Try it on this one: every change is "
    "kept, and “undo” brings all of it back.",
    "switch_timeline": "There is one timeline so far, main. Use “undo” and “redo” to go back and "
    "forth on it.",
    "compare_timelines": "There is one timeline so far, so there is nothing to compare. “Show the "
    "history” lists what was changed.",
    "delete_timeline": "There is one timeline so far, and it stays. Nothing was deleted.",
    "export": "Editing formats are not here yet. The player has a download button for the film, "
    "with its captions in the file.",
}


def _cannot(verb: str) -> Said:
    return Said(text=INSTEAD[verb])


async def export(desk: Desk, *, to: str = "", formats: str = "", what: str = "") -> Said:
    """Export for an editing program (not here yet: says what can be done instead)."""
    return _cannot("export")


async def new_timeline(desk: Desk, *, name: str = "", idea: str = "") -> Said:
    """Open another timeline, "what if" (not here yet: says what can be done instead)."""
    return _cannot("new_timeline")


async def switch_timeline(desk: Desk, *, name: str = "") -> Said:
    """Go to another timeline (not here yet: says what can be done instead)."""
    return _cannot("switch_timeline")


async def compare_timelines(desk: Desk, *, names: str = "") -> Said:
    """Compare timelines (not here yet: says what can be done instead)."""
    return _cannot("compare_timelines")


async def delete_timeline(desk: Desk, *, name: str = "") -> Said:
    """Delete a timeline (not here yet: says what can be done instead)."""
    return _cannot("delete_timeline")
