"""A fault that was seen, told in a sentence: "in 4C the helmet is green but was red in 1C".

Only a message that names a shot, marks a fault or tells two things that cannot both be so, and
orders nothing; what is wrong is kept in the person's own words.
"""

from __future__ import annotations

import re

from engines.rules.ears.families import find_family
from engines.rules.ears.hear import hear
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.reel import Reel
from engines.rules.ears.understood import Order, order_of

_DATA: dict[str, list[str]] = read_yaml("mistakes.yaml")
_LABEL = r"\d+[a-z]\d?"


def _any(name: str, around: str) -> re.Pattern[str]:
    ways = "|".join(_DATA[name]).replace("{shot}", _LABEL)
    return re.compile(around.replace("{}", ways), re.IGNORECASE)


_JOINT = r"[,.!?;:–—-]\s*(?:and |but |so |because )?"
_MARK = _any("marks", rf"(?:^|{_JOINT})(?:{{}})\s*(?=[,.!?;:]|$)")
_LEAD = _any(
    "leads", rf"^(?:and |but |hm+,? |hey,? |sorry,? )?(?:{{}})(?P<in> in {_LABEL})?[:,;.]?\s+"
)
_CLASH = _any("clashes", r"(?:{})")
_ORDER, _HOPE = (
    _any("orders", r"(?<!n't )(?<!not )\b(?:{})\b|[?\"“]|^(?:but|and)\b"),
    _any("hopes", r"\b(?:{})\b"),
)
_LEAST = 3  # words
_OF_FRAMES = ("SIZE", "ANGLE", "MOVE", "LIGHT", "PACE", "LENGTH", "TRANS")


def find_mistake(typed: str, reel: Reel) -> Order | None:
    """The report that a whole message is; None when it is about something else."""
    family, said = find_family("report_issue"), typed.replace("’", "'").strip()
    labels = [match.upper() for match in re.findall(rf"\b{_LABEL}\b", said, re.IGNORECASE)]
    if family is None or not labels or not set(labels) <= set(reel.shots):
        return None
    rest = _MARK.sub(". ", said)
    wrong = _LEAD.sub("", rest.strip(" .,"))
    clash = _CLASH.search(wrong)
    if not clash and (wrong == said.strip(" .,") or len(wrong.split()) < _LEAST):
        return None
    if _ORDER.search(wrong) or (_HOPE.search(wrong) and not clash):
        return None
    if clash and any(_is_framing(item) for item in hear(wrong, reel)[1]):
        return None
    shot = max(labels, key=reel.order.index)
    return order_of(family, {"shots": shot, "issue": _told(wrong, shot, len(set(labels)) > 1)})


def _is_framing(item: Item) -> bool:
    return item.is_any(_OF_FRAMES) and "hold" not in item.verbs


def _told(wrong: str, shot: str, several: bool) -> str:
    """What is wrong, without the place where that is said already."""
    place = rf"(?:(?:in|at|on) )?(?:shot )?{shot}\b"
    ways = rf"^{place}[:,]?" if several else rf"^{place}[:,]?|\s{place}"
    found = re.sub(ways, " ", wrong, flags=re.IGNORECASE)
    joined = re.sub(r"(?:(?<=\w{4})\.|\s*[!;]+)\s+(?=\w)", ", ", found.strip(" .,!?:;–—-"))
    return re.sub(r"\s+(?=[,;:])", "", re.sub(r"\s+", " ", joined))
