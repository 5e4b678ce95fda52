"""Where transitions and music belong: at the edge of a scene or of the film, or everywhere."""

from __future__ import annotations

from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.quirk_length import not_after
from engines.rules.ears.target import Target


def transition(hearing: Hearing, clause: Clause) -> bool:
    """Of two shots it opens the second; of a scene a fade out is at its last shot, everything
    else at its first."""
    target = hearing.targets.get("shots")
    words = set(clause.said.split())
    if "shots" not in hearing.heard and _at_an_edge(hearing, clause, words):
        return True
    if target is None or not target.shots:
        return not_after(hearing, clause)
    hearing.danger += ["from"] if _is_stretch(target, words) else []
    joined = hearing.args.get("transition") != "fade out" and words & {"between", "from", "into"}
    if target.level == "shot":
        if len(target.shots) == 2 and joined:
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
    """ "Tense music everywhere"; "with warm music", of the scene that is talked about."""
    scene = clause.refer.focus.scene
    if "scenes" not in hearing.args and _EVERYWHERE & set(clause.said.split()):
        hearing.args["scenes"] = "all"
    elif "scenes" not in hearing.args and scene and clause.said.startswith("with "):
        hearing.args["scenes"] = scene
    return True
