"""A message cut into clauses: every way to cut at the joints is tried, the best one is kept."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from engines.rules.ears.echoes import find_echo
from engines.rules.ears.frames import Frames
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.likeness import find_likeness
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.smalltalk import is_remark, small_talk
from engines.rules.ears.target import Focus, expand, labels_text
from engines.rules.ears.understood import Order

_CONTINUES = re.compile(r"\s*(?:and|also|plus|what about|how about|then)\b", re.IGNORECASE)
_JOINTS = 6  # at most; more are cut at sentence ends before
_PER_CUT = 1.1
_TIE = 0.05


@dataclass
class Heard:
    """One clause after judgement: sure, or a hearing to ask about, or nothing understood."""

    hearing: Hearing | None
    sure: bool
    said: str

    @property
    def tool(self) -> str:
        return self.hearing.family.tool if self.hearing else ""


@dataclass
class Reading:
    """One way to cut the message."""

    heard: list[Heard] = field(default_factory=list)
    score: float = 0.0
    sure: bool = True
    focus: Focus | None = None  # after the clauses so far


class Clauses:
    """Reads the items of one message, clause by clause, carrying the focus along."""

    def __init__(self, reel: Reel, focus: Focus, text: str, last: Order | None = None) -> None:
        self.reel, self.focus, self.text, self.last = reel, focus, text, last
        self.continues = bool(_CONTINUES.match(text))
        self._known: dict[tuple[object, ...], list[Hearing]] = {}

    def read(self, items: Sequence[Item]) -> Reading:
        """The best reading of the items; empty when there is nothing to read."""
        joints = _joints(items)
        best: Reading | None = None
        for cuts in product((False, True), repeat=len(joints)):
            parts = _parts(items, [j for j, cut in zip(joints, cuts, strict=True) if cut])
            if not all(any("JOIN" not in i.tags for i in part) for part in parts):
                continue
            reading = self._read_parts(parts)
            reading.score -= _PER_CUT * (len(parts) - 1)
            if best is None or (reading.sure, reading.score) > (best.sure, best.score):
                best = reading
        return best or Reading(sure=False)

    def _read_parts(self, parts: Sequence[Sequence[Item]]) -> Reading:
        reading, focus = Reading(), self.focus
        verbs: frozenset[str] = frozenset()
        several = len(parts) > 1
        for part in parts:
            if several and _is_nothing(part):
                continue
            readings = self._special(part, reading)
            readings = readings or self._hear(part, verbs if reading.heard else frozenset(), focus)
            best = readings[0] if readings else None
            if several and is_remark(part) and (best is None or not best.sure):
                focus = self._focus_of_remark(part, focus)
                reading.score -= 0.2
                continue
            self._judge(reading, part, readings)
            verbs = frozenset(v for item in part for v in item.verbs)
            if best is not None:
                reading.focus = focus = _near(moved(self.reel, focus, best.args), best.args)
        _lend_targets(reading)
        reading.sure = bool(reading.heard) and all(h.sure for h in reading.heard)
        return reading

    def _special(self, part: Sequence[Item], reading: Reading) -> list[Hearing]:
        """ "The same for 3E" and "like 2C": what no family alone can know."""
        known = [h.hearing for h in reading.heard if h.sure and h.hearing is not None]
        before = Order(known[-1].family.tool, dict(known[-1].args)) if known else self.last
        view = Refer(self.reel, reading.focus or self.focus).reduce(part)
        echo = find_echo(view, before, self.reel, bare=bool(known) or self.continues)
        found = echo or find_likeness(part, self.reel)
        return [found] if found else []

    def _hear(self, part: Sequence[Item], borrowed: frozenset[str], focus: Focus) -> list[Hearing]:
        """Readings of a clause; one without an order of its own borrows the verb before it."""
        own = self._frames(part, frozenset(), focus)
        if not borrowed or (own and own[0].sure):
            return own
        again = self._frames(part, borrowed, focus)
        if again and (not own or again[0].score > own[0].score):
            return again
        return own

    def _frames(
        self, part: Sequence[Item], borrowed: frozenset[str], focus: Focus
    ) -> list[Hearing]:
        key = (part[0].start, part[-1].end, len(part), borrowed, focus)
        if key not in self._known:
            frames = Frames(Refer(self.reel, focus), self.text)
            self._known[key] = frames.hear(part, borrowed)
        return [_copy(hearing) for hearing in self._known[key][:3]]

    def _judge(self, reading: Reading, part: Sequence[Item], readings: Sequence[Hearing]) -> None:
        said = self.text[part[0].start : part[-1].end]
        if not readings:
            reading.heard.append(Heard(None, False, said))
            reading.score -= 3
            return
        best = readings[0]
        sure = best.sure and not (_is_tie(readings) and best.family.changes)
        reading.heard.append(Heard(best, sure, said))
        reading.score += best.score if sure else best.score - 2
        _fold(reading.heard)

    def _focus_of_remark(self, part: Sequence[Item], focus: Focus) -> Focus:
        target = next((i.first("TARGET") for i in part if "TARGET" in i.tags), None)
        if target is None or target.problem:
            return focus
        args = {"shots": labels_text(self.reel, target.shots)}
        if target.level == "scene":
            args = {"scenes": ",".join(target.scenes)}
        named = next((str(i.first("WHO")) for i in part if "WHO" in i.tags), "")
        args |= {"who": named} if named else {}
        return _near(moved(self.reel, focus, args), args)


def moved(reel: Reel, focus: Focus, args: dict[str, str]) -> Focus:
    """The focus after a call with these arguments."""
    at = args.get("at", "").removeprefix("before:")
    shots = args.get("shots") or at
    beside = expand(reel, args.get("after") or args.get("before") or "")
    if beside and not args.get("shots"):  # a new shot, whose label nobody knows yet
        focus = replace(focus, shot="", scene="")
    if labels := expand(reel, shots):
        focus = replace(focus, shot=labels[-1], scene=reel.scene_of(labels[-1]))
        if len(labels) > 1 and shots.startswith("scene:"):
            focus = replace(focus, shot="")
    numbers = [n for n in args.get("scenes", "").split(",") if n in reel.scenes]
    if numbers:
        keeps = focus.shot in reel.of_scene(numbers[-1])
        focus = replace(focus, scene=numbers[-1], shot=focus.shot if keeps else "")
    about = args.get("about", "")
    who = args.get("who", "") or args.get("what", "") or about
    if who in reel.people:
        focus = replace(focus, who=who)
    prop = args.get("prop", "") or (about if about not in reel.people else "")
    return replace(focus, prop=prop) if prop else focus


def _lend_targets(reading: Reading) -> None:
    """ "Night and rainy in scene 1": a clause that lacks only its place has that of the next."""
    for heard, after in zip(reading.heard, reading.heard[1:], strict=False):
        hearing = heard.hearing
        if heard.sure or hearing is None or after.hearing is None or not after.sure:
            continue
        if len(hearing.asks) != 1 or hearing.danger or hearing.unknown:
            continue
        arg = hearing.asks[0].arg
        if arg in ("shots", "scenes") and arg not in hearing.args and arg in after.hearing.args:
            hearing.args[arg] = after.hearing.args[arg]
            hearing.asks.clear()
            heard.sure = True
            reading.score += 2


def repeats(reading: Reading) -> bool:
    """Whether two orders in a row say the same of different shots."""
    hearings = [h.hearing for h in reading.heard if h.hearing is not None]
    for first, second in itertools.pairwise(hearings):
        others = {k: v for k, v in second.args.items() if k not in ("shots", "scenes", "at")}
        same = all(first.args.get(key) == value for key, value in others.items())
        if first.family.tool == second.family.tool and same:
            return True
    return False


def _near(focus: Focus, args: dict[str, str]) -> Focus:
    """Keeps what this clause was about for the next one of the same message."""
    scenes = ",".join(f"scene:{n}" for n in args.get("scenes", "").split(",") if n.isdigit())
    return replace(focus, near=args.get("shots") or scenes or focus.near)


def _joints(items: Sequence[Item]) -> list[tuple[int, int]]:
    """Places to cut, ", and then" as one; at most six."""
    joints: list[tuple[int, int]] = []
    for n, item in enumerate(items):
        if _begins_anew(items, n):
            joints.append((n, n - 1))  # "2B closer 2C wider": a cut without a joint
            continue
        if "JOIN" not in item.tags or not 0 < n < len(items) - 1:
            continue
        if joints and n == joints[-1][1] + 1:
            joints[-1] = (joints[-1][0], n)
        else:
            joints.append((n, n))
    return joints[:_JOINTS]


_VALUES = ("SIZE", "ANGLE", "MOVE", "LENGTH", "LIGHT", "TIME", "WEATHER", "SECS", "PACE")


def _begins_anew(items: Sequence[Item], n: int) -> bool:
    """A shot right after a value, with a value of its own to come."""
    if not 0 < n < len(items) - 1 or "TARGET" not in items[n].tags:
        return False
    follows = any(i.is_any(_VALUES) for i in items[n + 1 : n + 3])
    before = [i for i in items[:n] if "TARGET" in i.tags]
    return items[n - 1].is_any(_VALUES) and follows and bool(before)


def _parts(items: Sequence[Item], joints: Sequence[tuple[int, int]]) -> list[Sequence[Item]]:
    parts: list[Sequence[Item]] = []
    start = 0
    for first, last in joints:
        parts.append(items[start:first])
        start = last + 1
    return [*parts, items[start:]]


def _is_nothing(part: Sequence[Item]) -> bool:
    """A clause of small words, or thanks beside an order."""
    if all(item.idle for item in part):
        return not any("TARGET" in item.tags for item in part)
    return small_talk(part) != ""


def _is_tie(readings: Sequence[Hearing]) -> bool:
    """Two families that explain the clause equally well, differently."""
    best = readings[0]
    rival = next((r for r in readings[1:] if r.family.tool != best.family.tool), None)
    if rival is None or not rival.sure:
        return False
    return abs(rival.score - best.score) < _TIE and rival.args.keys() != best.args.keys()


def _fold(heard: list[Heard]) -> None:
    """ "closer, on her hands" is one change; "an EDL and subtitles" is one export."""
    while len(heard) > 1 and heard[-1].sure and heard[-2].sure and heard[-1].tool == heard[-2].tool:
        first, second = heard[-2].hearing, heard[-1].hearing
        if first is None or second is None or not _foldable(first.args, second.args):
            return
        clash = {k for k in first.args.keys() & second.args if first.args[k] != second.args[k]}
        joined = {k: f"{first.args[k]},{second.args[k]}" for k in clash}
        first.args = {**first.args, **second.args, **joined}
        heard.pop()


def _foldable(first: dict[str, str], second: dict[str, str]) -> bool:
    clash = [k for k in first.keys() & second.keys() if first[k] != second[k]]
    if any(k not in ("formats", "names") for k in clash):
        return False
    return (
        "shots" not in first.keys() ^ second.keys() and "scenes" not in first.keys() ^ second.keys()
    )


def _copy(hearing: Hearing) -> Hearing:
    return replace(hearing, args=dict(hearing.args), asks=list(hearing.asks))
