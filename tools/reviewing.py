"""A fault that a person reports: which shot it is, which stage most likely caused it, the mends."""

from __future__ import annotations

from film.clock import clock, shot_at, start_frame
from film.errors import Refused
from film.film import Film
from film.references import get_shots
from film.shots import Shot
from tools.cards import shots_card
from tools.desk import Desk
from tools.said import Choice, Said

# issue: (stage that most likely caused it, what usually mends it)
STAGES = {
    "visual": ("the shot's frame", ("{label} closer", "{label} wider", "{label} brighter")),
    "timing": ("the shot list", ("{label} longer", "{label} shorter", "split {label}")),
    "dialogue": ("the line", ("show the script of scene {scene}", "{label} longer")),
    "narrative": ("the script", ("show the script of scene {scene}", "show scene {scene}")),
}
KINDS = {
    "visual": ("visual", "continuity", "look", "picture", "wrong person", "costume", "prop"),
    "timing": ("timing", "early", "late", "slow", "fast", "long", "short"),
    "dialogue": ("dialogue", "audio", "sound", "voice", "line", "hear"),
    "narrative": ("narrative", "story", "sense"),
}


async def report_issue(
    desk: Desk, *, at: str = "", shots: str = "", who: str = "", issue: str = ""
) -> Said:
    """Take in a fault that was seen or heard: finds the shot and offers what mends it.

    Args:
        at: when in the film, such as 1:10.
        shots: which shot, when that is known.
        who: whom it is about.
        issue: what is wrong: visual, timing, dialogue, narrative, or in words.
    """
    film = await desk.store.load(desk.project)
    shot = _shot(film, at, shots)
    stage, mends = STAGES[_kind(issue)]
    number = film.get_scene(shot.scene).number
    start = clock(start_frame(film, shot) / film.settings.fps)
    says = [mend.format(label=shot.label, scene=number) for mend in mends]
    return Said(
        text=f"That is {shot.label}, from {start}. Most likely it comes from {stage}. "
        "What shall I change?",
        cards=(shots_card(film, (shot,)),),
        choices=tuple(Choice(label=say, say=say) for say in says),
    )


def _shot(film: Film, at: str, shots: str) -> Shot:
    if shots:
        return get_shots(film, shots)[0]
    if not at:
        raise Refused("Where is it? Say a shot or a time: “2B”, or “at 1:10”.")
    minutes, _, seconds = at.partition(":")
    return shot_at(film, int(minutes) * 60 + float(seconds or 0))


def _kind(issue: str) -> str:
    said = issue.casefold()
    for kind, words in KINDS.items():
        if any(word in said for word in words):
            return kind
    return "visual"
