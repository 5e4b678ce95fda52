"""What single tools need beyond the common rules; each says why."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.lexicon import closed
from engines.rules.ears.quirk_camera import WANTED, camera
from engines.rules.ears.quirk_edges import music, mute, transition
from engines.rules.ears.quirk_length import duration, not_after
from engines.rules.ears.seek import Found
from engines.rules.ears.target import labels_text

Quirk = Callable[[Hearing, Clause], bool]  # False: it is not this family after all


def _lighting(hearing: Hearing, clause: Clause) -> bool:
    """ "2B is hard to follow" is not an order for hard light; whose face is too dark is."""
    words = set(clause.said.split())
    if "shots" in hearing.heard:
        about = {i.text for i in clause.view if i.is_any(("WHO", "PROP", "BODY"))}
        hearing.danger[:] = [word for word in hearing.danger if word not in about]
    named = hearing.args.get("lighting") not in ("brighter", "darker")
    if named and words & {"is", "are", "was"} and not WANTED & words:
        hearing.danger.append("is")
    return not_after(hearing, clause)


def _emotion(hearing: Hearing, clause: Clause) -> bool:
    """ "He seems indifferent" tells how it is now."""
    words = set(clause.said.split())
    if words & {"seem", "seems", "comes", "still", "look", "looks"} and not words & WANTED:
        hearing.danger.append("seems")
    return True


def _condition(hearing: Hearing, clause: Clause) -> bool:
    """ "torn from 3A": a condition that starts and is not said to end lasts to the end."""
    words = set(clause.said.split())
    target = hearing.targets.get("shots")
    if target is None or target.level == "film":
        return True
    ended = bool(words & {"to", "until", "till", "through"})
    single = len(target.shots) == 1 and words & {"from", "by"} and not ended
    stays = words & {"stays", "stay", "remains", "keeps"} or "then on" in clause.said
    closed = ended and len(target.shots) > 1
    if not closed and (single or stays or "onwards" in clause.said):
        longer = clause.refer.point.run(target.shots[0])
        hearing.args["shots"] = labels_text(clause.refer.reel, longer.shots)
    return True


def _add(hearing: Hearing, clause: Clause) -> bool:
    """Without a word for adding, a place and a picture must have been said."""
    there = re.search(r"\b(?:one|shot) (?:right )?(?:after|before)\b", clause.said)
    if there and "add" not in clause.verbs:
        return False  # "the one after it should be wide": it is there
    placed = {"after", "before"} & set(hearing.args)
    if placed and "scenes" in hearing.args:  # "at the end of scene 3, just the room"
        reel, where = clause.refer.reel, hearing.args[min(placed)]
        same = where in reel.shots and reel.scene_of(where) == hearing.args.pop("scenes")
        hearing.danger += [] if same else ["in"]
    pictured = {"size", "subject"} & set(hearing.args)
    if not pictured and not re.search(r"\b(?:shot|shots|reaction|frame)\b", clause.said):
        hearing.danger.append("a")  # "add a man to scene 1" is no order for a shot
    return "add" in clause.verbs or bool(placed and pictured)


def _describe(hearing: Hearing, clause: Clause) -> bool:
    """ "He looks like a boy" tells; it asks for nothing."""
    told = {"look like", "looks like"} & {item.text for item in clause.view}
    return not told or bool({"what", "how", "describe", "tell", "does", "do"} & clause.heard_words)


def _everywhere(hearing: Hearing, clause: Clause) -> bool:
    """Of the whole film is what is meant when no place is named."""
    for arg in ("at", "shots"):
        if hearing.args.get(arg) == "all":
            del hearing.args[arg]
    return True


def _play(hearing: Hearing, clause: Clause) -> bool:
    """ "Play the film from 2A": from there on."""
    for before, item in itertools.pairwise(clause.view):
        target = item.first("TARGET") if "TARGET" in item.tags else None
        if before.text == "from" and target and not target.problem and len(target.shots) == 1:
            rest = clause.refer.point.run(target.shots[0])
            hearing.args["shots"] = labels_text(clause.refer.reel, rest.shots)
            hearing.danger[:] = [word for word in hearing.danger if word != item.text]
    return True


def _state(hearing: Hearing, clause: Clause) -> bool:
    """ "What does Mara look like" is a description; only with a place is it a state."""
    looks = any(i.text in ("look like", "looks like") for i in clause.view)
    return not looks or bool({"at", "condition"} & set(hearing.args))


_CUT_TO = {"to", "from", "between", "away", "back", "in", "straight", "directly", "into"}


def _delete(hearing: Hearing, clause: Clause) -> bool:
    """ "Cut from 2B to 2C" is a transition, not the end of both."""
    words = clause.said.split()
    pairs = list(itertools.pairwise(words))
    hearing.danger += [b for a, b in pairs if a in ("cut", "cuts", "cutting") and b in _CUT_TO]
    part = re.search(r"\b(?:end|start|beginning|top|half) of (?:shot )?\d+[a-z]", clause.said)
    hearing.danger += [part[0]] if part else []  # a part of a shot is trimmed, not deleted
    named = itertools.pairwise(clause.view)  # "the drop is in 1G": a thing, not what to do
    return not any("DET" in a.tags and "delete" in b.verbs for a, b in named)


_TENTATIVE = {
    "maybe",
    "perhaps",
    "possibly",
    "might",
    "probably",
    "considering",
    "tempted",
    "hmm",
    "hm",
}


def tentative(hearing: Hearing, clause: Clause) -> None:
    """What destroys or costs is not begun on a maybe."""
    if hearing.family.gate in ("ask", "paid"):
        hearing.danger += [word for word in clause.said.split() if word in _TENTATIVE]


def _undo(hearing: Hearing, clause: Clause) -> bool:
    """ "Can I undo a delete" asks what is possible; "the last two" are two steps."""
    many = re.search(r"\blast (\w+)(?: (?:changes?|edits?|things?|steps?|ones?))?\b", clause.said)
    number = closed()["numbers"].get(many[1], many[1]) if many else ""
    if str(number).isdigit() and "steps" not in hearing.args:
        hearing.args["steps"] = str(number)
    if re.search(r"\b(?:both|those two|these two)\b", clause.said):
        hearing.args.setdefault("steps", "2")
    if re.search(r"\bundo a\b|\bcan (?:i|we|you) undo (?:a|any|every)", clause.said):
        hearing.danger.append("a")
    return True


def _merge(hearing: Hearing, clause: Clause) -> bool:
    """Two scenes are not one shot."""
    target = hearing.targets.get("shots")
    if target is not None and len(target.scenes) > 1:
        hearing.asks.append(Found(ask="Which shots? Scenes themselves stay as they are written."))
    return True


def _retry(hearing: Hearing, clause: Clause) -> bool:
    """A bare "again" may mean the last change as well as a new take."""
    named = "shots" in hearing.heard or clause.refer.focus.near
    if not named and "take" not in clause.said:
        hearing.danger.append("again")
    return True


def _render(hearing: Hearing, clause: Clause) -> bool:
    """A bare "shoot" is an exclamation; "2A is rendered" tells."""
    told = {"is", "was", "were", "are", "been"} & set(clause.said.split())
    hearing.danger += sorted(told) if "rendered" in clause.said and "be" not in told else []
    if "shots" not in hearing.args and "shoot" in clause.said.split():
        hearing.danger.append("shoot")
    return True


def _statement(hearing: Hearing, clause: Clause) -> bool:
    """ "It is still night in scene 4" tells, and orders nothing."""
    told = re.match(r"(?:it|that|there) is (?:still |already |always |now )*", clause.said)
    if told and not WANTED & set(clause.said.split()):
        hearing.danger.append("is")
    return True


def _told_of_place(hearing: Hearing, clause: Clause) -> bool:
    """ "Scene 3 is set in the cellar" tells."""
    words = set(clause.said.split())
    if words & {"is", "are", "was", "were"} and not words & (WANTED - {"set", "have"}):
        hearing.danger.append("is")
    target, reel = hearing.targets.get("scenes"), clause.refer.reel
    there = {reel.place(number) for number in target.scenes} if target else set()
    moves = words & {"set", "move", "put", "happen", "happens", "take", "takes", "swap"}
    return bool(moves) or there != {
        hearing.args.get("place")
    }  # "its a cellar after all": it is there already


_RUSHED = {"breathless", "frantic", "hectic", "hurried", "rushed", "frenetic"}


def _pacing(hearing: Hearing, clause: Clause) -> bool:
    """ "It should feel breathless" wants what "it feels breathless" complains of."""
    words = clause.said.split()
    told = {"is", "are", "feels", "feel", "seems", "looks", "gets", "so", "very", "was"} & set(
        words
    )
    wanted = bool({"should", "must", "more", "make", "want", "let"} & set(words)) or not told
    pushed = any(word in _RUSHED for word in words) and not {"too", "less", "not"} & set(words)
    if pushed and wanted:
        hearing.args["pacing"] = "fast"
    elif pushed and {"is", "are"} & set(words):
        hearing.danger.append("is")  # "scene 1 is weirdly frantic" tells
    return True


QUIRKS: dict[str, Quirk] = {
    "set_music": music,
    "mute_music": mute,
    "set_camera": camera,
    "set_lighting": _lighting,
    "set_duration": duration,
    "set_transition": transition,
    "set_pacing": _pacing,
    "set_time": _statement,
    "set_weather": _statement,
    "set_condition": _condition,
    "clear_condition": _condition,
    "add_shot": _add,
    "merge_shots": _merge,
    "render": _render,
    "retry": _retry,
    "undo": _undo,
    "delete_shots": _delete,
    "set_emotion": _emotion,
    "set_place": _told_of_place,
    "play": _play,
    "describe": _describe,
    "contradictions": _everywhere,
    "cost": _everywhere,
    "state_of": _state,
}
