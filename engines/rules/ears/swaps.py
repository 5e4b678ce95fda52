"""The order of shots: two neighbours that change places, one that opens or closes its scene."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.reel import Reel

_AROUND = {
    "swap", "switch", "reverse", "flip", "exchange", "order", "of", "the", "around", "round",
    "places", "positions", "with", "each", "other", "shots", "please", "can", "you", "could", "we",
    "let us", "way", "in", "put",
}  # fmt: skip
_VERBS = {"swap", "switch", "reverse", "flip", "exchange", "swap places"}
_OTHER_WAY = ("other way round", "other way around", "the other order", "reverse order")
_SCORE = 6.0
_SHOT = r"(?:the )?(?:shot )?(?P<shot>\d+[a-z]\d?)"
_SCENE = r"(?:(?:the|its|this|that|our) (?:own )?scene|(?:the )?scene (?P<scene>\w+)|it)"
_WISH = (
    r"(?:(?:please|can|could|you|we|i|want|let us|let|put|move|make|place|shift|bring|have|get) )*"
)
_LINKS = (
    r"(?:(?:to|at|be|as|should|must|has to|needs to|come|comes|go|goes|becomes?|right|the|very) )*"
)
_EDGE = (
    rf"{_WISH}{_SHOT} {_LINKS}(?:(?P<first>first|opening|start|beginning|front|top)"
    r"|(?P<last>last|closing|final|end))(?: (?:shot|one|position|place))?"
)
_AT_EDGE = re.compile(rf"{_EDGE} (?:in|of|at) {_SCENE}(?: please)?")
_MOVED = re.compile(rf"(?=.*\b(?:put|move|make|place|shift|bring|come|comes|go|goes)\b){_EDGE}")
_OPENS = r"(?:(?P<first>open|start|begin)|(?P<last>end|close|finish))s?"
_OPENED = re.compile(
    rf"{_WISH}(?:{_SCENE} (?:(?:should|must|has to|to|could|can) )*{_OPENS}"
    rf"|{_OPENS.replace('<first>', '<first2>').replace('<last>', '<last2>')}"
    rf" {_SCENE.replace('<scene>', '<scene2>')}) (?:on|with|at) {_SHOT}(?: please)?"
)
_THEN = re.compile(
    r"(?P<shot>\d+[a-z]\d?) (?:comes |goes )?first ?(?:,|and|then|\.)? ?(?:and )?"
    r"(?:then|and|after it|,|\.)(?: comes)? (?P<next>\d+[a-z]\d?)(?: after(?: it| that)?)?"
)


def find_order(part: Sequence[Item], reel: Reel) -> Hearing | None:
    """ "Swap 2B and 2C", "put 4B first in the scene", "end scene 2 on 2B", "2D first, then 2C"."""
    if not any("TARGET" in item.tags for item in part):
        return None
    return _swapped(part, reel) or _at_an_edge(spoken(part), reel) or _then(spoken(part), reel)


def _swapped(part: Sequence[Item], reel: Reel) -> Hearing | None:
    """The first of two neighbours goes behind the second; None when they are no neighbours."""
    targets = [item.first("TARGET") for item in part if "TARGET" in item.tags]
    shots = [label for target in targets for label in target.shots]
    said = [item.text for item in part if "TARGET" not in item.tags and not item.idle]
    wanted = _VERBS & set(said) or any(way in spoken(part) for way in _OTHER_WAY)
    around = all(set(text.split()) <= _AROUND for text in said)
    if len(shots) != 2 or not around or not wanted:
        return None
    if any(target.problem or target.level != "shot" for target in targets):
        return None
    first, second = sorted(shots, key=reel.order.index)
    if reel.order.index(second) - reel.order.index(first) != 1:
        return None
    return _move(shots=first, after=second)


def _at_an_edge(said: str, reel: Reel) -> Hearing | None:
    """One shot that shall be the first or the last of its scene."""
    match = _AT_EDGE.fullmatch(said) or _MOVED.fullmatch(said) or _OPENED.fullmatch(said)
    label = match["shot"].upper() if match else ""
    if match is None or label not in reel.shots:
        return None
    found = match.groupdict()
    number = found.get("scene") or found.get("scene2") or ""
    if number.isdigit() and number != reel.scene_of(label):
        return None
    scene = reel.of_scene(reel.scene_of(label))
    if found.get("first") or found.get("first2"):
        return _move(shots=label, before=scene[0]) if label != scene[0] else None
    return _move(shots=label, after=scene[-1]) if label != scene[-1] else None


def _then(said: str, reel: Reel) -> Hearing | None:
    """ "2D first, then 2C": of two shots of a scene the one before the other."""
    match = _THEN.fullmatch(said)
    labels = [match["shot"].upper(), match["next"].upper()] if match else []
    if not labels or any(label not in reel.shots for label in labels):
        return None
    same = reel.scene_of(labels[0]) == reel.scene_of(labels[1])
    if not same or reel.order.index(labels[0]) < reel.order.index(labels[1]):
        return None
    return _move(shots=labels[0], before=labels[1])


def _move(**args: str) -> Hearing | None:
    family = find_family("move_shot")
    return Hearing(family, args, heard=set(args), score=_SCORE) if family else None
