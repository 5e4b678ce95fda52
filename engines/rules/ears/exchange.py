"""One thing for another, known by "instead of": "hollis with a cane rather than the umbrella"."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.free_text import may_be_text, short_value
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Seek
from engines.rules.ears.slots import find
from engines.rules.ears.things import is_thing, phrase_at

_SCORE = 5.0
_FOR = ("instead of", "rather than", "in place of", "not", "and not")
_ARTICLES = ("a", "an", "some")
_STOPS = {
    ",", "and", ".", "in", "on", "at", "for", "from", "with", "everywhere", "there", "now",
    "please", "throughout", "to", "not", *_FOR,
}  # fmt: skip
_OTHER = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "PACE", "LENGTH", "SECS", "QUOTE",
    "CLOCK", "WEAR", "COND", "EMO", "NUM",
)  # fmt: skip


def find_exchange(part: Sequence[Item], refer: Refer, text: str) -> Hearing | None:
    """What a clause puts in the place of a thing of the film; None when it says more."""
    family = find_family("swap_prop")
    at = next((n for n, item in enumerate(part) if item.text in _FOR), -1)
    if family is None or at < 0 or part[0].text in ("is", "does", "why", "what", "who"):
        return None
    old = next((n for n in range(at + 1, min(at + 3, len(part))) if "PROP" in part[n].tags), -1)
    if old < 0 or len(part[old].tags["PROP"]) != 1:
        return None
    rest = [*part[:at], *part[old + 1 :]]
    new = _new_thing(rest) or (_first_thing(part, at) if part[at].text == "not" else [])
    if not new or not may_be_text(family, "new", new):
        return None
    around = [item for item in rest if item not in new]
    if any((item.is_any(_OTHER) and not item.verbs) or "NEG" in item.tags for item in around):
        return None
    args = {
        "prop": str(part[old].first("PROP")),
        "new": short_value(text[new[0].start : new[-1].end]),
    }
    seek = Seek(refer, around, family, "scenes", "scenes_opt")
    scenes = find(seek)
    if scenes is not None and scenes.ask:
        return None
    args |= {"scenes": scenes.value} if scenes is not None and scenes.heard else {}
    return Hearing(family, args, heard=set(args), score=_SCORE)


def _first_thing(part: Sequence[Item], at: int) -> list[Item]:
    """ "Coffee mug, not cup": what the clause begins with, right before the contrast."""
    words = phrase_at(part, 0)
    rest = part[len(words) : at]
    return words if words and all("JOIN" in i.tags for i in rest) and is_thing(words) else []


def _new_thing(items: Sequence[Item]) -> list[Item]:
    """The words from an article to where the noun phrase ends."""
    at = next((n for n, item in enumerate(items) if item.text in _ARTICLES), -1)
    if at < 0:
        return []
    words: list[Item] = []
    for item in items[at + 1 :]:
        if item.text in _STOPS or "TARGET" in item.tags or "PLACE" in item.tags:
            break
        words.append(item)
    return words
