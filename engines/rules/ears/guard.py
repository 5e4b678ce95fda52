"""The coverage guard: a change is made only when every word of the clause is accounted for."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from engines.rules.ears.beside import beside
from engines.rules.ears.families import Family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed, heavy_fillers
from engines.rules.ears.mood import TURNERS
from engines.rules.ears.reel import Reel

_MEANING = {
    "TARGET", "WHO", "PROP", "PLACE", "QUOTE", "NUM", "CLOCK", "NEG", "COND", "EMO", "SIZE",
    "ANGLE", "TIME", "WEATHER", "LIGHT", "TRANS", "TIMELINE", "MOVE", "LENGTH", "PACE", "WEAR",
    "BODY", "RATING", "ENGINE", "APP", "FORMAT", "SECS", "SHOT",
}  # fmt: skip
# "Take it out of scene 1" deletes no scene: "it" is something else.
_POINTERS = {"it", "that", "this", "them"}
_NEVER_IDLE = {"WHO", "PROP", "SIZE", "TIME", "NEG", "ORD"}
_TURNING = ("if", "unless", "until", "except", "but")
_NOUN_PLACES = ("a", "an", "the", "of", "some", "on", "in", "to", "into", "with", "for", "'s")
_EXTENTS = {"EMO", "LIGHT", "SIZE", "MOVE", "ANGLE", "PACE", "WEATHER", "TIME", "COND"}


def cover(hearing: Hearing, view: Sequence[Item], used: set[int], reel: Reel) -> set[int]:
    """Fills `unknown` and `danger` with the words that the family does not explain; returns the
    items that only tell more about a complete order."""
    family = hearing.family
    cues = family.verbs | family.also
    aimed = any("TARGET" in item.tags and id(item) in used for item in view)
    aside = _shades(view, used) | _there(hearing, view, reel) | _beside(view, used)
    if family.tool in ("set_lighting", "set_condition"):
        aside |= _causes(view, used)
    told = beside(hearing, view, used, reel) if family.gate == "free" else set()
    aside |= told
    harmless = used | (aside if family.gate in ("free", "read") else set())
    for item in view:
        astray = aimed and family.gate == "ask" and bool(_POINTERS & set(item.text.split()))
        if id(item) in harmless or (explained(item, family, cues) and not astray):
            continue
        if aimed and item.text == "everything":
            continue  # "from scene 3 on everything should be stormy"
        words = hearing.danger if astray or _weighs(item, family) else hearing.unknown
        words.append(item.text)
    if family.gate in ("ask", "paid"):
        weighty = {*closed()["weighty"], *heavy_fillers()}
        free = [i.text for i in view if id(i) not in used and i.text not in family.words]
        hearing.danger += [text for text in free if text in weighty]
    _nouns(hearing, view)
    _extents(hearing, view, used)
    if family.changes:
        turning = [i for i in view if i.text in TURNERS and id(i) not in aside | used]
        turners = [i.text for i in turning if i.text not in hearing.danger]
        explained_words = {w for way in family.words | family.only for w in way.split()}
        hearing.danger += [word for word in turners if word not in explained_words]
    return told


def _weighs(item: Item, family: Family) -> bool:
    """Whether a word that nothing explains could turn what is meant."""
    if not family.changes and "PLACE" in item.tags and "TARGET" not in item.tags:
        return False
    verb = "V" in item.tags and "FILL" not in item.tags and family.changes
    return verb or item.is_any(_MEANING) or item.text in _TURNING


_SHADED = ("MOVE", "TRANS", "WEATHER", "TIME", "SIZE", "ANGLE", "LIGHT")
_SHADES = frozenset(closed()["shades"])
_RATHER = {"instead of", "rather than", "in place of", "not", "and not", "but not"}
_SHOWN = {"WHO", "PROP", "BODY", "PLACE"}
_OVER = {"on", "about", "of", "her", "his"}  # between "not" and what it shall not be
_RIVALS = (
    "WHO", "PROP", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "EMO", "NUM",
    "SECS",
)  # fmt: skip


def _shades(view: Sequence[Item], used: set[int]) -> set[int]:
    """ "A gentle zoom", "heavy wind": how, of what was heard."""
    found: set[int] = set()
    for before, item in reversed(list(itertools.pairwise(view))):
        heard = id(item) in used and item.is_any(_SHADED)
        heard = heard and not ("LIGHT" in item.tags and "LIGHT" in before.tags)
        if before.text.rsplit(" ", 1)[-1] in _SHADES and (heard or id(item) in found):
            found.add(id(before))
    return found


def _beside(view: Sequence[Item], used: set[int]) -> set[int]:
    return _contrasts(view, used) | _limits(view, used)


def _limits(view: Sequence[Item], used: set[int]) -> set[int]:
    """ "By candlelight only", "only 2B": no limit beside what was heard; "only rain" is left."""
    found: set[int] = set()
    for n, item in enumerate(view):
        after = view[n + 1] if n + 1 < len(view) else None
        beside = [i for i in (view[n - 1] if n else None, after) if i is not None]
        turned = after is not None and after.text in _WHEN
        left = not n and after is not None and not after.is_any(("TARGET", "SHOT", "WHO"))
        near = not turned and not left and any(id(i) in used for i in beside)
        if item.text in ("only", "just") and near:
            found.add(id(item))
    return found


_WHEN = {"if", "when", "once", "until", "unless", "after", "before", "not", "then"}


def _causes(view: Sequence[Item], used: set[int]) -> set[int]:
    """ "Backlit by the stove", "wet from the rain": what makes it so."""
    for n, item in enumerate(view[:-2]):
        small, rest = view[n + 1], [i for i in view[n + 2 :] if "DET" not in i.tags]
        caused = id(item) in used and item.is_any(("LIGHT", "COND"))
        if not caused or small.text not in ("by", "from", "with") or not rest:
            continue
        ends = all(i.idle or id(i) in used for i in rest[1:])
        if ends and id(rest[0]) not in used and not rest[0].is_any(_NO_CAUSE):
            return {id(small), id(rest[0])}
    return set()


_NO_CAUSE = {"TARGET", "SHOT", "NUM", "WHO", "NEG", "V", "WEAR", "BODY", "COND", *_SHADED} - {
    "WEATHER"
}


def _there(hearing: Hearing, view: Sequence[Item], reel: Reel) -> set[int]:
    """ "On the roof in 3E", when 3E is on the roof."""
    target = hearing.target()
    if "place" in hearing.args:
        return set()
    beside = [hearing.args.get("before", ""), hearing.args.get("after", "")]
    shots = [*(target.shots if target else ()), *(label for label in beside if label in reel.shots)]
    places = {reel.place(reel.scene_of(label)) for label in shots}
    return {id(item) for item in view if places & set(item.tags.get("PLACE", ()))}


def _contrasts(view: Sequence[Item], used: set[int]) -> set[int]:
    """ "On the professor instead of Tomas": what it shall not be any more."""
    heard = {kind for item in view if id(item) in used for kind in _RIVALS if kind in item.tags}
    aimed = any("AIM" in item.tags for item in view)
    heard |= _SHOWN if aimed else set()
    for n, item in enumerate(view):
        rest = [i for i in view[n + 1 :] if "DET" not in i.tags and i.text not in _OVER]
        rather = item.text in _RATHER or (item.text == "than" and view[n - 1].text == "rather")
        ends = aimed and len(rest) == 1 and not rest[0].tags  # "not the boy", who has a name
        fits = bool(rest) and id(rest[0]) not in used and (ends or rest[0].is_any(heard))
        if rather and fits:
            small = [i for i in view[n + 1 :] if i.text in _OVER]
            return {id(item), id(rest[0]), *(id(i) for i in small if id(i) not in used)}
    return set()


def explained(item: Item, family: Family, cues: frozenset[str]) -> bool:
    """Whether the family accounts for a word that no argument has taken."""
    if item.idle and not item.is_any(_NEVER_IDLE):
        return True
    if item.verbs & cues or set(item.text.split()) <= family.words or item.text in family.words:
        return True
    if item.text in ("it", "that", "this", "who", "'s") or _is_pointer(item, family):
        return True
    return "DET" in item.tags or ("NOUN" in item.tags and "V" not in item.tags)


def _is_pointer(item: Item, family: Family) -> bool:
    """The film in a question about it, "the last one" after undo, "her" where a person is."""
    if "TARGET" in item.tags:
        whole = item.first("TARGET").level == "film" and not family.changes
        return whole or (family.tool == "undo" and "last" in item.text.split())
    return "PRON" in item.tags and ("who" in family.fill or "about" in family.fill)


def _nouns(hearing: Hearing, view: Sequence[Item]) -> None:
    """An unknown word in a noun's place names something: it is never noise."""
    for before, word in itertools.pairwise(view):
        if word.text in hearing.unknown and before.text in _NOUN_PLACES:
            hearing.danger.append(word.text)


def _extents(hearing: Hearing, view: Sequence[Item], used: set[int]) -> None:
    """ "too X" asks for the opposite of X, and X is not it."""
    for before, word in itertools.pairwise(view):
        unexplained = word.text == "than" and id(word) not in used
        if unexplained and before.text not in ("rather", "more", "less", "other"):
            hearing.danger.append("than")
        if before.text == "too" and id(word) in used and word.is_any(_EXTENTS):
            hearing.danger.append(f"too {word.text}")
