"""How long a shot becomes: seconds, a difference, twice as long."""

from __future__ import annotations

import re

from engines.rules.ears.hearing import Clause, Hearing
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Target

_GOES_ON = re.compile(r"\b(?:too|takes|goes|lasts|drags|outstays|overstays|endless|forever)\b")


def not_after(hearing: Hearing, clause: Clause) -> bool:
    """ "after 2B" means the place, not all that follows."""
    if any("TARGET" in i.tags and i.text.startswith("after") for i in clause.view):
        hearing.danger.append("after")
    return True


def duration(hearing: Hearing, clause: Clause) -> bool:
    """Seconds say it all, unless they are a difference: "two seconds longer"."""
    target = hearing.targets.get("shots")
    if "change" in hearing.args and _NOW.search(clause.said):
        hearing.args.pop("seconds", None)
    if "seconds" in hearing.args:
        hearing.args.pop("change", None)
        hearing.heard.discard("change")
        sign = _difference(clause.said)
        if sign:
            _lengthen(hearing, clause, by=sign * float(hearing.args["seconds"]))
    elif hearing.args.get("change") in _TIMES:
        _lengthen(hearing, clause, times=_TIMES[hearing.args.pop("change")])
    if "change" in hearing.args and "shots" in hearing.heard and _GOES_ON.search(clause.said):
        about = {
            i.text for i in clause.view if i.is_any(("WHO", "PROP")) and "TARGET" not in i.tags
        }
        hearing.danger[:] = [word for word in hearing.danger if word not in about]
    scene = target is not None and target.level != "shot"
    each = any("TARGET" in i.tags and "shot" in i.text for i in clause.view)
    each = each or bool(_EACH & set(clause.said.split()))
    if "change" in hearing.args and target and scene and not each:
        hearing.asks.append(_all_of_it(target, hearing.args["change"]))
    return not_after(hearing, clause)


def _all_of_it(target: Target, change: str) -> Found:
    """ "Scene 2 longer": its shots, or how it is cut."""
    if target.level == "film":
        return Found(ask=f"Should every shot of the film be {change}?")
    where = f"scene {' and '.join(target.scenes)}"
    pace = "slow" if change == "longer" else "fast"
    options = (f"make all shots of {where} {change}", f"cut {where} {pace}")
    return Found(ask=f"Should all shots of {where} be {change}, or the cutting?", options=options)


_NOW = re.compile(r"\b(?:at|with) [\w.]+ ?(?:seconds?|secs?|s) (?:it )?(?:is|feels|seems)\b")
_EACH = {"everything", "each", "every", "all"}
_TIMES = {"double": 2.0, "half": 0.5}
_N = r"(?:\d+(?:\.\d+)?|\w+)"
_LONGER = re.compile(
    rf"{_N}s? ?(?:seconds?|secs?) (?:longer|more\b|extra|too short)"
    rf"|add {_N} (?:more )?(?:second|sec)"
    rf"|(?:extra|another|further) {_N} (?:second|sec)|(?:longer|extend\w*|lengthen\w*).* by {_N}"
)
_SHORTER = re.compile(
    rf"{_N}s? ?(?:seconds?|secs?) (?:shorter|less\b|off|too long|from|out)"
    rf"|(?:shorter|shorten|trim|cut|reduce)\w*.* by {_N}"
)


def _difference(said: str) -> int:
    """1 for so many seconds more, -1 for so many less, 0 for a length."""
    if re.search(r"\b(?:no|not) (?:more|less|longer|shorter) than\b|\bat (?:most|least)\b", said):
        return 0
    return 1 if _LONGER.search(said) else -1 if _SHORTER.search(said) else 0


def _lengthen(hearing: Hearing, clause: Clause, by: float = 0.0, times: float = 1.0) -> None:
    """A difference on one shot becomes its new length; on several it is asked."""
    target, reel = hearing.targets.get("shots"), clause.refer.reel
    if target is None or len(target.shots) != 1:
        hearing.asks.append(Found(ask="How long should it be, in seconds?"))
        return
    now = reel.shots[target.shots[0]].frames / reel.film.settings.fps
    hearing.args["seconds"] = f"{now * times + by:g}"
    for words in (hearing.danger, hearing.unknown):
        words[:] = [w for w in words if w not in ("less", "add", "lose", "off", "by")]
