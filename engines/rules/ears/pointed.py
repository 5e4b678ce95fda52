"""Where a message tells of a shot or a scene instead of naming it, with what it means in its place.

The runs of words that could tell of one are held against the film (`described`). What becomes of
the message then is for the grammar and its guard: a run that took words of the order leaves no
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from engines.rules.ears.described import (
    FINISHES,
    FIRSTS,
    LEADS,
    NOUNS,
    SCENE_NOUNS,
    SPEECHES,
    STARTS,
    Fit,
    Told,
    as_target,
    scenes_told,
    shots_told,
    told_by,
)
from engines.rules.ears.items import Item
from engines.rules.ears.known import Seen, known_of, words_in
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Pointer, Target

_DATA: dict[str, list[str]] = read_yaml("moments.yaml")
_ENDS = frozenset(_DATA["stops"])
_ANY = {"a", "an", "another", "new", "into", "as", "become", "becomes", "be", "to a", "like"}
_VALUES = ("LIGHT", "PACE", "ANGLE", "TRANS", "LENGTH", "WEATHER", "EMO", "SIZE", "MOVE")
_ORDERED = ("LIGHT", "PACE", "ANGLE", "TRANS", "LENGTH", "WEATHER")  # no word for what is seen
_NAMED = ("SHOT", "SC", "TARGET", "SECS", "NUM", "CLOCK", "NEG", "QUOTE", "TIMES")
_OF_FILM = ("WHO", "PROP", "PLACE")
_DEFINITE = ("the", "that", "this", "his", "her")
_BEFORE = {
    "on", "of", "for", "at", "in", "with", "under", "over", "to", "from", "during", "by", "into",
    "through", "onto", "about", "around", "underneath", "beneath",
}  # fmt: skip
_FEW = 4  # shots that are asked about
_LONGEST = 12  # items of a run
_TRIED = 4  # runs that are tried in a message
_MOST = 0.6  # of what was told, at least, must be so, where a shot was said or a moment


@dataclass(frozen=True)
class Run:
    """Items `start` to `end` tell of `target`; `led` when a shot, a scene or a moment was said."""

    start: int
    end: int
    target: Target
    led: bool
    score: float
    missing: int

    def overlaps(self, other: Run) -> bool:
        """Whether the two share an item."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Pointed:
    """The items of a message with what is told of in its place; `firm` when a shot, a scene or a
    moment was said, and not only somebody or something in it."""

    items: list[Item]
    firm: bool


def with_pointed(items: list[Item], reel: Reel, point: Pointer) -> Iterator[Pointed]:
    """The message with what is told of in the place of the words that tell of it: first where a
    shot or a moment was said, then with one run of other words each."""
    runs = _runs(items, reel, point)
    if any(item.is_any(("SHOT", "SC")) for item in items):
        runs = [r for r in runs if _is_beside(r, items)]
    firm = _apart([run for run in runs if run.led and not run.target.problem])
    if firm:
        yield Pointed(_replaced(items, firm), True)
    left = [r for r in runs if r not in firm and not any(r.overlaps(f) for f in firm)]
    for run in left[:_TRIED]:
        yield Pointed(_replaced(items, [*firm, run]), run.led)


def _is_beside(run: Run, items: Sequence[Item]) -> bool:
    """Whether it is told of beside shots that are named elsewhere: by a noun of its own."""
    return run.led and items[run.start].text in _DEFINITE


def _apart(runs: Sequence[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if not any(run.overlaps(other) for other in kept):
            kept.append(run)
    return kept


def _replaced(items: list[Item], runs: Sequence[Run]) -> list[Item]:
    found, at = [], 0
    for run in sorted(runs, key=lambda r: r.start):
        inside = items[run.start : run.end]
        target = Item(_named(run.target), inside[0].start, inside[-1].end, {"TARGET": [run.target]})
        found += [*items[at : run.start], target]
        at = run.end
    return [*found, *items[at:]]


def _named(target: Target) -> str:
    """A target in words: "when she laughs" would sound like a question."""
    return f"scene {target.scenes[0]}" if target.level == "scene" else target.shots[0]


def _runs(items: Sequence[Item], reel: Reel, point: Pointer) -> list[Run]:
    """All runs that tell of something, the most telling first."""
    film = known_of(reel).telling
    items = [_as_thing(before, i, reel) for before, i in zip([None, *items], items, strict=False)]
    found: list[Run] = []
    for start in range(len(items)):
        if not _begins(items, start, film) or _is_named(items, start):
            continue
        for end in range(start + 1, min(start + _LONGEST, len(items)) + 1):
            if _stops(items, start, end - 1, film):
                break
            if _closes(items[end - 1], film):
                run = _run(items, start, end, reel, point)
                found += [run] if run else []
    return sorted(found, key=lambda r: (-r.led, -r.score, r.missing, r.start - r.end))


def _as_thing(before: Item | None, item: Item, reel: Reel) -> Item:
    """ "At the breakfast", where there is one: no time of day."""
    acted = any(word in seen.acted for word in words_in(item.text) for seen in _shots(reel))
    timed = "TIME" in item.tags and before is not None and "DET" in before.tags and acted
    return replace(item, tags={}) if timed else item


def _shots(reel: Reel) -> Iterable[Seen]:
    return known_of(reel).shots.values()


def _is_named(items: Sequence[Item], at: int) -> bool:
    """Whether a shot or a scene is named in this part of the message."""
    first = at
    while first and "JOIN" not in items[first - 1].tags:
        first -= 1
    last = at
    while last < len(items) and "JOIN" not in items[last].tags:
        last += 1
    return any(item.is_any(("SHOT", "SC", "TARGET")) for item in items[first:last])


def _is_known(item: Item, film: dict[str, float]) -> bool:
    return item.is_any(_OF_FILM) or any(word in film for word in words_in(item.text))


def _begins(items: Sequence[Item], at: int, film: dict[str, float]) -> bool:
    """Whether somebody, something or a moment may be told of from here on."""
    item, before = items[at], items[at - 1] if at else None
    if item.is_any(_NAMED) or (before is not None and before.text in _ANY):
        return "QUOTE" in item.tags and before is not None and before.text in _BEFORE
    if item.text in LEADS or item.text in _DEFINITE:
        return at + 1 < len(items)
    opens = before is None or "JOIN" in before.tags or before.text in _BEFORE or "V" in before.tags
    if not opens:
        return False
    if item.is_any((*_OF_FILM, "ORD")):
        return True
    return _is_known(item, film) and not item.is_any(("V", "FILL", *_VALUES))


def _closes(item: Item, film: dict[str, float]) -> bool:
    nouns = NOUNS | SCENE_NOUNS | STARTS | FINISHES | FIRSTS | SPEECHES
    ends = item.is_any(("TIME", "SIZE", "MOVE", "QUOTE"))
    return item.text in nouns or ends or _is_known(item, film)


def _stops(items: Sequence[Item], start: int, at: int, film: dict[str, float]) -> bool:
    """Whether no run that starts there goes on over this item."""
    item, quoted = items[at], at > start and "QUOTE" in items[at - 1].tags
    if "QUOTE" in item.tags and (at == start or items[at - 1].text in SPEECHES):
        return False
    if quoted or item.is_any(_NAMED) or (item.text in _ENDS and at > start):
        return True
    if "JOIN" in item.tags and item.text != "and":
        return True
    led = any(i.text in (*LEADS, "of", "with") for i in items[start:at])
    before = items[at - 1]
    owned = before.text in (*_DEFINITE, "'s", "and") or "WHO" in before.tags
    known = _is_known(item, film) and owned and not item.is_any(_ORDERED)
    return item.is_any(_VALUES) and not led and not known and not _is_framing(items, at)


def _is_framing(items: Sequence[Item], at: int) -> bool:
    """ "The crane shot of", "her close-up when": a frame that is there already."""
    framing = items[at].is_any(("SIZE", "MOVE"))
    return framing and not {"closer", "wider"} & set(items[at].tags.get("SIZE", ()))


def _run(items: Sequence[Item], start: int, end: int, reel: Reel, point: Pointer) -> Run | None:
    inside = items[start:end]
    if end < len(items) and items[end].text in NOUNS | SCENE_NOUNS | SPEECHES:
        return None
    if any(a.is_any(("ORD",)) and b.text in SCENE_NOUNS for a, b in pairwise(inside)):
        return None  # "in the first scene" is understood as it is
    told = _in_context(told_by(inside), items[:start], reel)
    framed = bool(told.sizes or told.moves)
    if framed and not (_is_definite(inside) or (told.facts and "insert" in told.sizes)):
        return None
    quoted = "QUOTE" in inside[-1].tags
    led = inside[0].text in LEADS or told.of_shot or told.of_scene or quoted
    if not led and (_is_bare_word(inside) or _in_moment(items, start)):
        return None
    shots = told.facts or told.of_shot or (told.people and (told.edge or told.spoken))
    found = shots_told(told, reel) if shots and not (told.of_scene and not told.of_shot) else None
    target = _shot_target(told, found, reel, led)
    if target is not None and found is not None:
        speaks = told.spoken and len(inside) > 2 and "WHO" in inside[0].tags
        start += 1 if speaks and "POSS" in inside[1].tags else 0  # the frame is on who speaks
        return Run(start, end, target, led, found.score, told.facts - found.matched)
    return _scene_run(start, end, told, reel, point)


def _is_bare_word(inside: Sequence[Item]) -> bool:
    return len(inside) == 1 and not inside[0].is_any(_OF_FILM)


def _in_moment(items: Sequence[Item], at: int) -> bool:
    """ "When they steal the dough": the dough alone is not what was told."""
    return _any_before(items, at, LEADS)


def _any_before(items: Sequence[Item], at: int, words: frozenset[str]) -> bool:
    while at and "JOIN" not in items[at - 1].tags:
        at -= 1
        if items[at].text in words:
            return True
    return False


def _in_context(told: Told, before: Sequence[Item], reel: Reel) -> Told:
    """ "On Bruno when he says it": he is Bruno; "on the square when they leave": it is there."""
    if told.moment and not told.places:
        told = replace(told, places=tuple(frozenset(i.tags["PLACE"]) for i in _of(before, "PLACE")))
    if told.people or not told.sexes:
        return told
    named = [i.first("WHO") for i in _of(before, "WHO")]
    meant = [name for name in named if any(name in reel.fits(sex) for sex in told.sexes)]
    return replace(told, people=frozenset(meant[-1:]))


def _of(items: Sequence[Item], kind: str) -> list[Item]:
    return [item for item in items if kind in item.tags]


def _is_definite(inside: Sequence[Item]) -> bool:
    return inside[0].text in _DEFINITE or any("POSS" in item.tags for item in inside)


def _shot_target(told: Told, found: Fit | None, reel: Reel, led: bool) -> Target | None:
    if found is None or found.matched < told.facts * (_MOST if led else 1.0):
        return None
    target = as_target(found, reel)
    if len(found.best) == 1:
        return target
    whole = found.matched == told.facts and bool(told.facts)
    return target if whole and (target.scenes or (led and len(found.best) <= _FEW)) else None


def _scene_run(start: int, end: int, told: Told, reel: Reel, point: Pointer) -> Run | None:
    """ "The dinner scene", "the ward at night", "the kitchen at the beginning"."""
    if told.sizes or told.moves or (told.of_shot and not told.of_scene):
        return None
    placed = bool(told.places) and bool(told.times or told.edge or told.facts or told.moment)
    if not (told.of_scene or placed or told.facts):
        return None  # a place alone is understood as it is
    found = scenes_told(told, reel)
    if found is None or len(found.best) != 1:
        return None
    here = len(told.places)  # a place that was said is right already
    if found.matched + here < (told.facts + here) * (_MOST if told.moment else 1.0):
        return None
    led = told.of_scene or told.moment
    return Run(start, end, point.scene(*found.best), led, found.score, 0)
