"""What each word of a request is for, found by holding the label's arguments against the words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence

from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, expand
from engines.rules.ears.taught import ANCHOR, NOTHING, OLD, VALUE, WHERE, WHOM
from film.errors import Refused
from film.references import get_scenes

_VALUES = {
    "set_look": "look",
    "set_condition": "condition",
    "clear_condition": "condition",
    "add_prop": "prop",
    "swap_prop": "new",
    "rename": "new",
    "edit_line": "new",
    "set_place": "place",
    "add_rule": "rule",
    "new_timeline": "idea",
    "set_music": "music",
    "set_voice": "voice",
    "rename_timeline": "new",
    "report_issue": "issue",
}
_OLDS = {
    "edit_line": "old",
    "cut_line": "old",
    "give_line": "old",
    "swap_prop": "prop",
    "rename": "what",
}
_SMALL = frozenset(
    [
        *("a", "an", "the", "and", "with", "of", "in", "on", "to", "at", "for", "some", "be"),
        *("is", "are", "his", "her", "their", "its", "it", "he", "she", "they", "him", "them", "s"),
    ]
)
_NEAR = 3  # words between two that belong together, small ones only
_MOST = 0.6  # of the label's words that must be found


def marked(items: Sequence[Item], tool: str, args: Mapping[str, str], reel: Reel) -> list[str]:
    """One mark for each of the reduced items; empty where the label says what the words do not."""
    found = _references(items, args, reel)
    for table, mark in ((_OLDS, OLD), (_VALUES, VALUE)):
        wanted = _words(args.get(table.get(tool, ""), ""))
        if not wanted:
            continue
        free = [n for n in range(len(items)) if found[n] not in (WHERE, ANCHOR)]
        said = {n: (_words(items[n].text) | _words(items[n].typed)) & wanted for n in free}
        at = [n for n, words in said.items() if words]
        if len(set().union(*said.values())) < _MOST * len(wanted):
            return []
        run = mark == VALUE or (table is _OLDS and tool.endswith("_line"))
        for n in _joined(items, at) if run else at:
            found[n] = mark
    return _quoted(items, found, args)


def _quoted(items: Sequence[Item], found: list[str], args: Mapping[str, str]) -> list[str]:
    """What stands in quotes is all of a value, and of two quotes each is the one it is like."""
    quotes = {n: _words(item.text) for n, item in enumerate(items) if "QUOTE" in item.tags}
    if "old" in args and "new" in args:
        likes = {OLD: _words(args["old"]), VALUE: _words(args["new"])}
        for n, words in quotes.items():
            like = {
                mark: len(words & own) / len(words | own or {""}) for mark, own in likes.items()
            }
            found[n] = max(like, key=lambda mark: like[mark])
    whole = {found[n] for n in quotes} & {OLD, VALUE}
    return [NOTHING if m in whole and n not in quotes else m for n, m in enumerate(found)]


def _references(items: Sequence[Item], args: Mapping[str, str], reel: Reel) -> list[str]:
    where = _labels(reel, args, ("shots", "scenes", "at", "about"))
    anchor = _labels(reel, args, ("before", "after"))
    whom = " ".join(args.get(arg, "") for arg in ("who", "to", "subject", "about", "what")).lower()
    found = []
    for item in items:
        mark = NOTHING
        if "TARGET" in item.tags:
            shots = _shots(item.first("TARGET"), reel)
            mark = ANCHOR if shots and shots <= anchor else mark
            mark = WHERE if shots and mark == NOTHING and shots <= where else mark
        elif "WHO" in item.tags and item.first("WHO").lower() in whom:
            mark = WHOM
        found.append(mark)
    return found


def _shots(target: Target, reel: Reel) -> set[str]:
    return set(target.shots) or {shot for scene in target.scenes for shot in reel.of_scene(scene)}


def _labels(reel: Reel, args: Mapping[str, str], names: Iterable[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        value = args.get(name, "")
        if name == "scenes" and value:
            found |= _of_scenes(reel, value)
        elif value:
            found |= set(expand(reel, value.removeprefix("before:")))
    return found


def _of_scenes(reel: Reel, value: str) -> set[str]:
    try:
        scenes = get_scenes(reel.film, value)
    except Refused:  # a scene that the film does not have
        return set()
    return {shot for scene in scenes for shot in reel.of_scene(scene.number)}


def _joined(items: Sequence[Item], at: Sequence[int]) -> list[int]:
    """ "Red AND black coat": the small words between two that belong to the value."""
    found = list(at)
    for first, last in itertools.pairwise(at):
        between = range(first + 1, last)
        if last - first <= _NEAR and all(_is_small(items[n]) for n in between):
            found += between
    return found


def _is_small(item: Item) -> bool:
    return item.text in _SMALL or "DET" in item.tags or item.text in (",", "-")


def _words(value: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", value.lower().replace("'s", ""))) - _SMALL
