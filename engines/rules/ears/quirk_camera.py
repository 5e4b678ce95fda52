"""What framing needs beyond the common rules: when a subject is enough, and what is one move."""

from __future__ import annotations

import re

from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.quirk_length import not_after

WANTED = {
    "should", "make", "must", "needs", "need", "want", "wants", "have", "let", "give", "put", "set",
    "change", "turn", "could", "can", "ought", "wrote", "like", "love", "prefer", "would", "rather",
    "too", "shoot",
}  # fmt: skip


def camera(hearing: Hearing, clause: Clause) -> bool:
    """A subject alone is too little to move a camera for, unless an order was heard."""
    target = hearing.targets.get("shots")
    words = clause.said.split()
    whole = target is not None and target.level != "shot"
    if whole and {"tighten", "tighter"} & set(words):
        return False  # a scene is tightened in time
    if target is not None and whole and target.shots:
        _edge_of_scene(hearing, words, target.shots[0])
    if hearing.args.get("size") in ("closer", "wider") and "shots" in hearing.heard:
        about = {i.text for i in clause.view if "WHO" in i.tags}  # "Vane feels far away in 2G"
        complains = bool({"feels", "looks", "seems", "is", "too", "are"} & set(words))
        hearing.danger[:] = [w for w in hearing.danger if not complains or w not in about]
    if "subject" in hearing.args and re.search(r"\btoo (?:close|tight|far|near|wide)", clause.said):
        del hearing.args["subject"]  # "too close on Vane" says what is wrong
    _past_places(hearing, clause)
    _shown_face(hearing, clause)
    named = hearing.args.get("size", "closer") not in ("closer", "wider")
    named = named or any(i.text in ("closer", "wider", "tighter", "nearer") for i in clause.view)
    if (named or "angle" in hearing.args) and {"is", "are", "was", "were"} & set(words):
        hearing.danger += [] if WANTED & set(words) else ["is"]  # "2C is my favourite close-up"
    hearing.danger += ["to follow"] if "to follow" in clause.said else []
    if set(hearing.args) <= {"shots", "subject"} and _is_thin(hearing, clause):
        hearing.danger.append("on")
    return not_after(hearing, clause)


def _edge_of_scene(hearing: Hearing, words: list[str], first: str) -> None:
    """ "Scene 2 should start with a wide": which shot, or a new one? "Rather than a close-up" tells
    that it is there."""
    if _STARTS & set(words[:6]) and "rather than" in " ".join(words):
        hearing.args["shots"] = first
        for odd in (hearing.unknown, hearing.danger):
            odd[:] = [word for word in odd if word not in _STARTS]
    elif _EDGES & set(words[:6]):
        hearing.danger.append("start")


_FACES = {"face", "faces", "expression"}
_CLOSE = {"close-up", "extreme close-up"}


def _shown_face(hearing: Hearing, clause: Clause) -> None:
    """ "Show her face in 3C": near enough to see it."""
    target = hearing.targets.get("shots")
    words = set(clause.said.split())
    if set(hearing.args) != {"shots", "subject"} or target is None or target.level != "shot":
        return
    near = all(clause.refer.reel.size(label) in _CLOSE for label in target.shots)
    if words & {"show", "see", "shows"} and words & _FACES and not near:
        hearing.args["size"] = "close-up"


_STARTS = {"start", "starts", "begin", "begins", "open", "opens"}
_EDGES = {"start", "starts", "begin", "begins", "open", "opens", "end", "ends", "finish", "close"}
_PAST = {"across", "along", "around", "past", "through", "over", "towards", "toward"}


def _past_places(hearing: Hearing, clause: Clause) -> None:
    """ "Pan across the station in 2A": where the camera goes."""
    if "movement" in hearing.args:
        places = {i.text for i in clause.view if "PLACE" in i.tags} | _PAST
        hearing.danger[:] = [word for word in hearing.danger if word not in places]
        hearing.unknown[:] = [word for word in hearing.unknown if word not in _PAST]


_ONLY_ON = {"on", "focus", "just", "only", "alone", "by herself", "by himself", "single", "solo"}


def _is_thin(hearing: Hearing, clause: Clause) -> bool:
    """Whether a subject alone is no order: nothing told to do, or something given to somebody."""
    plain = any(i.text in _ONLY_ON for i in clause.view) and "shots" in hearing.heard
    if any("AIM" in i.tags for i in clause.view) and not clause.refer.focus.prop:
        return bool(hearing.unknown)
    handed = {"give", "hand", "it"} & set(clause.said.split())
    return bool(hearing.unknown or not (clause.verbs or plain) or handed)
