"""Where transitions and music belong: at the edge of a scene or of the film, or everywhere."""

from __future__ import annotations

import itertools

from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.quirk_length import not_after
from engines.rules.ears.target import Target


def transition(hearing: Hearing, clause: Clause) -> bool:
    """Of two shots it opens the second; of a scene a fade out is at its last shot, everything
    else at its first."""
    target = hearing.targets.get("shots")
    words = set(clause.said.split())
    if "shots" not in hearing.heard and _at_an_edge(hearing, clause, words):
        return True
    if target is not None and target.shots and _beside(hearing, clause, target):
        return True
    if target is None or not target.shots:
        return not_after(hearing, clause)
    hearing.danger += ["from"] if _is_stretch(target, words) else []
    joined = hearing.args.get("transition") != "fade out" and words & {"between", "from", "into"}
    if target.level == "shot":
        if len(target.shots) == 2 and (joined or _is_joint(hearing, clause, target, words)):
            hearing.args["shots"] = target.shots[1]
        return not_after(hearing, clause)
    if len(target.scenes) == 2 and joined:
        shots = target.shots[len(clause.refer.reel.of_scene(target.scenes[0])) :][:1]
    elif hearing.args.get("transition") == "fade out" or words & {"end", "ends", "finish"}:
        shots = target.shots[-1:]
    else:
        shots = target.shots[:1]
    hearing.args["shots"] = ",".join(shots)
    return not_after(hearing, clause)


def _beside(hearing: Hearing, clause: Clause, target: Target) -> bool:
    """ "Fade to black after 3E" is at the end of 3E, "dissolve out of 3A" at what follows it."""
    order = clause.refer.reel.order
    named = next((item.text for item in clause.view if "TARGET" in item.tags), "")
    fades = hearing.args.get("transition") == "fade out"
    if named.startswith("after ") and target.level == "shot":
        at = order.index(target.shots[0])
        hearing.args["shots"] = order[at - 1 if fades and at else at]
    elif "out of" in {i.text for i in clause.view} and target.level == "shot" and not fades:
        at = order.index(target.shots[-1]) + 1
        hearing.args["shots"] = order[min(at, len(order) - 1)]
    else:
        return False
    for odd in (hearing.danger, hearing.unknown):
        odd[:] = [word for word in odd if word not in ("after", "from", "out of")]
    return True


def _is_joint(hearing: Hearing, clause: Clause, target: Target, words: set[str]) -> bool:
    """ "Cross-fade 2E and 2F": two neighbours, and a transition that takes both."""
    first, second = (clause.refer.reel.order.index(label) for label in target.shots)
    both = hearing.args.get("transition") in ("dissolve", "wipe")
    return both and second == first + 1 and not words & {"both", "each", "at", "on", "in", "for"}


def _is_stretch(target: Target, words: set[str]) -> bool:
    """ "Dissolve from scene 3 on": a transition is between two, unless each of them is meant."""
    several = target.shots if target.level == "shot" else target.scenes
    return target.level != "film" and len(several) > 2 and not words & _EACH


def _at_an_edge(hearing: Hearing, clause: Clause, words: set[str]) -> bool:
    """ "Start with a fade in", "fade to black at the end": of the film, when nothing is named."""
    order, transition = clause.refer.reel.order, hearing.args.get("transition")
    opens = transition == "fade in" and words & {"start", "begin", "open", "opening", "beginning"}
    closes = transition == "fade out" and words & {"end", "finish", "close", "ending", "finally"}
    if not order or not (opens or closes):
        return False
    hearing.asks.clear()
    for odd in (hearing.danger, hearing.unknown):
        odd[:] = [word for word in odd if word not in _AT_EDGES]
    hearing.args["shots"] = order[0] if opens else order[-1]
    return True


_AT_EDGES = {"beginning", "start", "opening", "end", "ending", "very end", "film", "movie"}


_EACH = {"all", "every", "each", "both", "everywhere", "shots", "and", ","}
_EVERYWHERE = {"everywhere", "throughout"}


def music(hearing: Hearing, clause: Clause) -> bool:
    """ "Tense music everywhere"; "with warm music", of the scene that is talked about; "for the
    escape" is not everywhere."""
    scene = clause.refer.focus.scene
    if "scenes" not in hearing.args and _EVERYWHERE & set(clause.said.split()):
        hearing.args["scenes"] = "all"
    elif "scenes" not in hearing.args and scene and clause.said.startswith("with "):
        hearing.args["scenes"] = scene
    view = [item for item in clause.view if item.text not in _ARTICLES]
    placed = [before.text for before, item in itertools.pairwise(view) if _names(item, before)]
    if "scenes" not in hearing.args or "from" in placed:
        lost = not scene and "there" in clause.said.split()
        hearing.danger += [*placed, "there"] if lost else placed
    return True


_ARTICLES = ("the", "a", "an", "this", "that", "his", "her", "their", "our")
_AT = (
    "for",
    "at",
    "in",
    "on",
    "during",
    "under",
    "over",
    "when",
    "while",
    "until",
    "from",
    "after",
)


def _names(item: Item, before: Item) -> bool:
    """Whether something stands here that is played under, which nothing has explained."""
    named = not item.is_any(("FILL", "JOIN", "PRON")) and "music" not in item.verbs
    return before.text in _AT and named and item.text != "the film"


def mute(hearing: Hearing, clause: Clause) -> bool:
    """ "No music there", where nobody knows which scene: not everywhere."""
    lost = "scenes" not in hearing.args and not clause.refer.focus.scene
    hearing.danger += ["there"] if lost and "there" in clause.said.split() else []
    return True
