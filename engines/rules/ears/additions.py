"""Things brought into a scene: "a dog bed in the corner of the hut", "pigeons for the square".

A word for adding, or a thing of a known kind and where it stands; what else is said may only tell
where, for whom, or nothing at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item, place_of
from engines.rules.ears.lexicon import closed
from engines.rules.ears.mood import is_question
from engines.rules.ears.refer import Refer
from engines.rules.ears.target import Target
from engines.rules.ears.things import ARTICLES, is_known_thing, is_thing, phrase_at, said_of

_SCORE = 5.5
_INDEFINITE = ARTICLES - {"the"}
_ADDS = frozenset(closed()["adding"])  # what surely brings something in
_WHERE = frozenset(closed()["where_words"])
_SPOTS = frozenset(closed()["spots"])
_SMALL = frozenset(closed()["addition_words"])
_POSTURES = {"standing", "hanging", "leaning", "lying"}
_BESIDE = {"for", "next to", "beside", "near", "behind", "in front of", "by", "at", "of"}
_FAR = 5  # words that tell where, behind a word of place
_OTHER = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "PACE", "LENGTH", "SECS", "QUOTE",
    "CLOCK", "COND", "EMO", "NEG", "SHOT", "DOC", "FORMAT", "TUNE", "NUM", "BODY", "PRON",
)  # fmt: skip


def find_addition(part: Sequence[Item], refer: Refer, text: str) -> Hearing | None:
    """What a clause brings into scenes; None when it says anything else."""
    said = " ".join(item.text for item in part)
    asked = is_question(said) or text[part[-1].end :].lstrip().startswith("?")
    if (asked and not _adds(part)) or any(_is_other(item) for item in part):
        return None
    start = _start(part)
    new = phrase_at(part, start)
    rest = [*part[:start], *part[start + len(new) :]] if new else []
    scenes = _scenes(rest, refer)
    if not scenes or not is_thing(new) or (len(new) == 1 and "PROP" in new[0].tags):
        return None
    lead, tail = part[:start], part[place_of(new[-1], part) + 1 :]
    spot = any(item.text in _SPOTS for item in tail) and _has_article(lead)
    spot = spot or any(item.text in _POSTURES for item in tail[:1])
    named = _has_article(lead) or not any("V" in item.tags for item in new)
    known = is_known_thing(new, text) and named
    added = _adds(lead) and (_has_article(lead) or known or new[-1].text.endswith("s"))
    if not (added or spot or known):
        return None
    worn = any("WEAR" in item.tags for item in new)
    if not all(_leads(item) for item in lead) or not _tells_where(tail, worn):
        return None
    family = find_family("add_prop")
    args = {"prop": said_of(new, text), "scenes": scenes}
    return Hearing(family, args, heard=set(args), score=_SCORE) if family else None


def _is_other(item: Item) -> bool:
    """A word for something of the picture, and for no thing or place."""
    if item.text in _INDEFINITE | _WHERE or item.is_any(("PLACE", "PROP", "FILL")):
        return False
    return item.is_any(_OTHER)


def _adds(items: Sequence[Item]) -> bool:
    return any(item.text in _ADDS or "add" in item.verbs for item in items)


def _has_article(lead: Sequence[Item]) -> bool:
    return bool(lead) and (lead[-1].text in _INDEFINITE or lead[-1].text.endswith((" a", " an")))


def _leads(item: Item) -> bool:
    """What may stand before the thing: where it comes, and the word for bringing it."""
    if item.is_any(("TARGET", "PLACE")) or item.text in _WHERE or item.text in _SMALL:
        return True
    return item.idle or item.text in _ADDS or bool({"add", "want"} & item.verbs)


def _start(part: Sequence[Item]) -> int:
    """Where the phrase for the thing begins: behind an article, else behind what leads to it."""
    led = next((n for n, item in enumerate(part) if not _leads(item)), len(part))
    for n, item in enumerate(part[:led]):
        if item.text in _INDEFINITE or (item.text.endswith((" a", " an")) and item.verbs):
            return n + 1
    definite = led and part[led - 1].text in ("the", "his", "her", "that", "this", "my")
    return len(part) if definite else led


def _scenes(rest: Sequence[Item], refer: Refer) -> str:
    """The scenes where it comes, in their order; all of those at a place that is named."""
    reel = refer.reel
    targets: list[Target] = [i.first("TARGET") for i in rest if "TARGET" in i.tags]
    if any(target.level != "scene" or target.problem for target in targets):
        return ""
    named = {number for target in targets for number in target.scenes}
    places = {name for item in rest for name in item.tags.get("PLACE", ())}
    if not named:
        named = {number for number in reel.numbers if reel.place(number) in places}
    return ",".join(number for number in reel.numbers if number in named)


def _tells_where(tail: Sequence[Item], worn: bool) -> bool:
    """Whether what follows the thing only says where it is, or nothing."""
    near = 0
    for before, item in zip([Item("", 0, 0), *tail], tail, strict=False):
        near = _FAR if item.text in _WHERE else near - 1
        if "WHO" in item.tags and (before.text not in _BESIDE or worn):
            return False
        small = item.idle or item.text in _SMALL or item.text in _SPOTS
        if near < 0 and not small and not item.is_any(("TARGET", "PLACE")):
            return False
    return True
