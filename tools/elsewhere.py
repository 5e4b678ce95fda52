"""What people ask for that the studio cannot do yet: said plainly, with what can be done."""

from __future__ import annotations

from tools.desk import Desk
from tools.said import Said

NO_EXPORT = (
    "Editing formats are not here yet. The player has a download button for the film, with its "
    "captions in the file."
)


async def export(desk: Desk, *, to: str = "", formats: str = "", what: str = "") -> Said:
    """Export for an editing program (not here yet: says what can be done instead)."""
    return Said(text=NO_EXPORT)
