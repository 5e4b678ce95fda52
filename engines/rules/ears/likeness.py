""" "Frame 3A like 2C", "as long as 2C": what one shot takes from another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Target, shots_text

_LIKE = re.compile(r"\bT\b.*\b(?:like|as|match|matches|matching|of|with) (?:in |the one in )?T$")
_CUES = re.compile(r"\blike\b|\bsame\b.*\bas\b|\bas \w+ as\b|\bmatch(?:es|ing)?\b")
_TAKES = (
    ("frame", re.compile(r"\b(?:fram\w+|size|crop|composition|close|wide|tight|camera|frame)\b")),
    ("angle", re.compile(r"\b(?:angle|high|low)\b")),
    ("light", re.compile(r"\b(?:light\w*|lit|dark|bright)\b")),
    ("length", re.compile(r"\b(?:long|length|short|duration)\b")),
)
_SCORE = 6.0


def find_likeness(part: Sequence[Item], reel: Reel) -> Hearing | None:
    """What a clause with two shots and a "like" asks for, or the question which property."""
    said = " ".join("T" if "TARGET" in item.tags else item.text for item in part)
    said = re.sub(r"[?.!,]", "", said).strip()
    on = [item.first("TARGET") for item in part if "TARGET" in item.tags]
    if len(on) != 2 or not _LIKE.search(said) or not _CUES.search(said):
        return None
    if re.match(r"(?:is|are|does|do|why|what|should)\b", said) or " not " in f" {said} ":
        return None
    target, model = on
    if target.problem or model.problem or len(model.shots) != 1:
        return None
    takes = [what for what, pattern in _TAKES if pattern.search(said)]
    if len(takes) != 1:
        return _which(target, model, reel)
    return _taken(takes[0], target, model.shots[0], reel)


def _which(target: Target, model: Target, reel: Reel) -> Hearing | None:
    family = find_family("set_camera")
    if family is None:
        return None
    text, other = shots_text(reel, target), model.shots[0]
    options = (f"frame {text} like {other}", f"light {text} like {other}")
    ask = f"What should {text} take from {other}: the framing, the light, or the length?"
    found = Found(ask=ask, options=(*options, f"make {text} as long as {other}"))
    return Hearing(family, {"shots": text}, [found], score=_SCORE)


def _taken(what: str, target: Target, model: str, reel: Reel) -> Hearing | None:
    shot = reel.shots[model]
    tool, args = {
        "frame": ("set_camera", {"size": str(shot.camera.size), "angle": str(shot.camera.angle)}),
        "angle": ("set_camera", {"angle": str(shot.camera.angle)}),
        "light": ("set_lighting", {"lighting": str(shot.lighting)}),
        "length": ("set_duration", {"seconds": f"{shot.frames / reel.film.settings.fps:g}"}),
    }[what]
    family: Family | None = find_family(tool)
    if family is None:
        return None
    args = {"shots": shots_text(reel, target), **args}
    return Hearing(family, args, heard=set(args), targets={"shots": target}, score=_SCORE)
