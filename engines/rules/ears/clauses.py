"""A message cut into clauses: the ways to cut at its joints are tried, the best one is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.additions import find_addition
from engines.rules.ears.asides import is_manner, is_preface, only_tells_of, without_prefaces
from engines.rules.ears.both import is_list, with_both
from engines.rules.ears.cuts import Cut, cuts
from engines.rules.ears.echoes import find_echo, is_other_half
from engines.rules.ears.elsewhere import find_elsewhere
from engines.rules.ears.exchange import find_exchange
from engines.rules.ears.frames import Frames
from engines.rules.ears.guise import find_guise
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.likeness import find_likeness
from engines.rules.ears.lines import find_line
from engines.rules.ears.pairs import paired
from engines.rules.ears.quoted import find_quoted
from engines.rules.ears.readings import (
    Heard,
    Reading,
    focus_of_remark,
    fold,
    followed,
    is_tie,
    lend_targets,
    with_named,
)
from engines.rules.ears.reasons import is_scope, tells_why
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.remarks import only_tells
from engines.rules.ears.renaming import find_renamed
from engines.rules.ears.smalltalk import is_keeping, is_remark, is_unseen, small_talk
from engines.rules.ears.swaps import find_order
from engines.rules.ears.target import Focus, Target, expand
from engines.rules.ears.understood import Order

_CONTINUES = re.compile(
    r"[\s.]*(?:oh,? )?(?:and|also|plus|now the|what about|how about|then)\b", re.IGNORECASE
)
_CUTS = {"cut_line", "remove_prop"}
_CUT_IT = re.compile(
    r"(?:so |and |just |please )*(?:take it out|(?:cut|remove|delete|lose|scrap|drop|strike) it"
    r"|get rid of it|take it away)(?: please)?"
)
_SPAN = 5  # joints inside one clause, at most
_KEPT = 6  # readings kept at each joint
_PER_CUT = 1.1
_NOT_CUT = 2.5  # for a sentence end inside a clause


class Clauses:
    """Reads the items of one message, clause by clause, carrying the focus along."""

    def __init__(self, reel: Reel, focus: Focus, text: str, last: Order | None = None) -> None:
        self.reel, self.focus, self.text, self.last = reel, focus, text, last
        self.continues = bool(_CONTINUES.match(text))
        self._known: dict[tuple[object, ...], list[Hearing]] = {}

    def read(self, items: Sequence[Item]) -> Reading:
        """The best reading of the items: all clauses sure before any score."""
        places = [Cut(0, -1), *cuts(items), Cut(len(items), len(items))]
        kept: list[list[Reading]] = [[Reading(self.focus)], *([] for _ in places[1:])]
        for start in range(len(places) - 1):
            for end in range(start + 1, min(start + _SPAN + 1, len(places))):
                part = items[places[start].last + 1 : places[end].first]
                inside = sum(cut.strong for cut in places[start + 1 : end])
                for reading in kept[start]:
                    longer = self._extended(reading, part, whole=len(part) == len(items))
                    longer.score -= _NOT_CUT * inside + self._price(places[end], len(items))
                    kept[end].append(longer)
                kept[end] = _best(kept[end])[:_KEPT]
        for reading in kept[-1]:
            lend_targets(reading)
            without_prefaces(reading)
        return _best(kept[-1])[0] if kept[-1] else Reading(self.focus)

    @staticmethod
    def _price(cut: Cut, end: int) -> float:
        return 0.0 if cut.strong or cut.first >= end else _PER_CUT

    def _extended(self, reading: Reading, part: Sequence[Item], whole: bool) -> Reading:
        """The reading with one more clause."""
        longer = reading.copy()
        if not part or (not whole and _is_nothing(part)):
            longer.score -= 0.0 if part else 0.1
            return longer
        part = self._narrowed(with_both(part, reading, self.reel, self.last), reading.focus)
        readings = self._special(part, reading) or self._described(part, reading)
        readings = [self._placed(hearing, part, reading.focus) for hearing in readings]
        best = readings[0] if readings else None
        sure = best is not None and best.sure
        tells = is_remark(part) or self._is_aside(part, reading) or is_scope(part, self.text)
        again = best is not None and sure and best.family.tool == reading.last_tool
        why = self._is_why(part, reading) or (not again and self._only_tells(part, reading))
        if not whole and (is_keeping(part) or (tells and not sure) or why):
            longer.focus = focus_of_remark(self.reel, part, reading.focus)
            longer.score -= 0.2
            return longer
        both = [] if sure else paired(part, lambda items: self._frames(items, reading.focus))
        for hearing in both:
            self._judge(longer, part, [hearing])
        if not both:
            self._judge(longer, part, readings)
        longer.verb = next((i for i in part if "V" in i.tags and not i.idle), None)
        if best is not None:
            longer.focus = followed(self.reel, reading.focus, best)
        elif not whole and is_preface(self.text[part[0].start : part[-1].end]):
            longer.focus = focus_of_remark(self.reel, part, reading.focus)
        if not sure and (best is None or "who" not in best.args):
            longer.focus = with_named(self.reel, part, longer.focus)
        return longer

    def _is_aside(self, part: Sequence[Item], reading: Reading) -> bool:
        """ "Split 1C, it carries too much": tells why, after an order that can be undone."""
        before = reading.heard[-1] if reading.heard else None
        if before is None or not (before.sure and before.is_free):
            return False
        said = self.text[part[0].start : part[-1].end]
        if any("TARGET" in item.tags for item in part):
            return False
        return only_tells(said, unheard=False) or tells_why(part)

    def _only_tells(self, part: Sequence[Item], reading: Reading) -> bool:
        """ "3A to 7 seconds, the rain can play": a complete order, then a sentence about it."""
        before = reading.heard[-1] if reading.heard else None
        if before is None or before.hearing is None or not (before.sure and before.is_free):
            return False
        if not {"shots", "scenes"} & before.hearing.args.keys():
            return False
        if before.tool == "set_look" and any("WEAR" in item.tags for item in part):
            return False  # "lose the cap, he is bald"
        said = self.text[part[0].start : part[-1].end]
        manner = is_manner(part, before.hearing.args)
        return manner or only_tells_of(self.text[: part[0].start], said, part)

    @staticmethod
    def _is_why(part: Sequence[Item], reading: Reading) -> bool:
        """ "1F is over too soon, I can't read his face": the reason is no second change."""
        done = bool(reading.heard) and reading.heard[-1].sure and reading.heard[-1].is_free
        said = " ".join(item.text for item in part if "JOIN" not in item.tags)
        if done and reading.heard[-1].tool in _CUTS and _CUT_IT.fullmatch(said):
            return True  # "no mug in scene 2, take it out"
        return done and is_unseen(part) and not any("TARGET" in item.tags for item in part)

    def _placed(self, hearing: Hearing, part: Sequence[Item], focus: Focus) -> Hearing:
        """ "Scene 4 is loud. Lose the music": where the same message was is meant still."""
        family, args = hearing.family, hearing.args
        open_ended = family.fill.get("scenes") == "scenes_opt" and "scenes" not in args
        whole = any(i.text in _EVERYWHERE for i in part)
        if not (open_ended and family.tool in _IN_SCENES) or whole or "shots" in args:
            return hearing
        here = dict.fromkeys(self.reel.scene_of(label) for label in expand(self.reel, focus.near))
        if not here or not hearing.sure:
            return hearing
        return replace(hearing, args={**args, "scenes": ",".join(here)})

    def _special(self, part: Sequence[Item], reading: Reading) -> list[Hearing]:
        """ "The same for 3E" and "like 2C": what no family alone can know."""
        before = reading.last_order(self.last)
        inside = any(h.sure for h in reading.heard)
        view = Refer(self.reel, reading.focus).reduce(part)
        bare = (inside or self.continues) and not is_other_half(
            part, reading.heard[-1].hearing if reading.heard else None, self.text
        )
        echo = find_echo(view, before, self.reel, bare=bare)
        found = echo or find_likeness(part, self.reel)
        found = found or find_order(part, self.reel)
        refer = Refer(self.reel, reading.focus)
        found = found or find_exchange(part, refer, self.text)
        found = found or find_renamed(part, self.text)
        found = found or find_elsewhere(part, self.reel, self.text)
        found = found or find_addition(part, refer, self.text)
        found = found or find_line(part, self.reel, refer) or find_quoted(part, self.reel, refer)
        return [found] if found else []

    def _described(self, part: Sequence[Item], reading: Reading) -> list[Hearing]:
        """What was heard, or somebody's looks told in pieces: "younger, short black hair"."""
        own = self._hear(part, reading)
        if own and own[0].sure and not any(item.text in (",", "and") for item in part):
            return own
        guise = find_guise(part, Refer(self.reel, reading.focus), self.text)
        return [guise] if guise else own

    def _hear(self, part: Sequence[Item], reading: Reading) -> list[Hearing]:
        """Readings of a clause; one without a verb of its own borrows the verb before it."""
        own = self._frames(part, reading.focus)
        own = own if own and own[0].sure else self._in_seconds(part, reading) or own
        verb = self._borrowed(part, reading)
        if verb is None or (own and own[0].sure):
            return own
        again = self._frames([verb, *part], reading.focus)
        if not again or (own and again[0].score <= own[0].score):
            return own
        return again if again[0].family.gate in ("free", "read") or is_list(part) else own

    def _in_seconds(self, part: Sequence[Item], reading: Reading) -> list[Hearing]:
        """ "2A at five seconds, 2B at three", "too long. 3.", "I counted 3, want 5": a bare number
        after what was said of a length."""
        before = reading.heard[-1].hearing if reading.heard and reading.heard[-1].sure else None
        numbers = [i for i in part if "NUM" in i.tags]
        if before is None or before.family.tool != "set_duration" or len(numbers) != 1:
            return []
        if any("NEG" in i.tags for i in part):
            return []  # "seven seconds, not six"
        at = next(n for n, item in enumerate(part) if item is numbers[0])
        unit = Item("seconds", part[at].end, part[at].end)
        if all(i is numbers[0] or i.idle or i.text in _WISHED for i in part):
            return self._frames([part[at], unit], reading.focus)
        if "seconds" not in before.args:
            return []
        return self._frames([*part[: at + 1], unit, *part[at + 1 :]], reading.focus)

    @staticmethod
    def _borrowed(part: Sequence[Item], reading: Reading) -> Item | None:
        if not reading.heard or not reading.heard[-1].sure or is_remark(part):
            return None
        if any(i.is_any(("V",)) and not i.idle for i in part):
            return None
        if not any(set(i.tags) - {"FILL", "DET", "JOIN", "PRON"} for i in part):
            return None  # "I love that ending so much" names nothing to do the same with
        return reading.verb

    def _frames(self, part: Sequence[Item], focus: Focus) -> list[Hearing]:
        key = (tuple(item.start for item in part), focus)
        if key not in self._known:
            frames = Frames(Refer(self.reel, focus), self.text)
            self._known[key] = frames.hear(part)
        return [_copy(hearing) for hearing in self._known[key][:3]]

    def _judge(self, reading: Reading, part: Sequence[Item], readings: Sequence[Hearing]) -> None:
        said = self.text[part[0].start : part[-1].end]
        if not readings:
            reading.heard.append(Heard(None, False, said))
            reading.score -= 3
            return
        best = readings[0]
        sure = best.sure and not (is_tie(readings) and best.family.changes)
        reading.heard.append(Heard(best, sure, said))
        reading.score += best.score if sure else best.score - 2
        fold(reading.heard)

    def _narrowed(self, part: Sequence[Item], focus: Focus) -> Sequence[Item]:
        """ "Both close-ups in scene 2, and the two-shot": of several the one near what was said."""
        here = expand(self.reel, focus.near)
        scenes = {self.reel.scene_of(label) for label in here}
        only = next(iter(scenes), "")
        for n, item in enumerate(part):
            target: Target | None = item.tags.get("TARGET", [None])[0]
            if target is None or not target.problem or not here:
                continue
            if item.text in _THE_SCENE and len(scenes) == 1:
                scene = Target(tuple(self.reel.of_scene(only)), (only,), "scene")
                return [*part[:n], replace(item, tags={"TARGET": [scene]}), *part[n + 1 :]]
            if "one" in item.text.split() and len(here) == 1:
                size = self.reel.size(here[0])
                same = [s for s in target.shots if self.reel.size(s) == size]
                if len(same) == 1:
                    found = replace(item, tags={"TARGET": [Target((same[0],))]})
                    return [*part[:n], found, *part[n + 1 :]]
            close = [s for s in target.shots if self.reel.scene_of(s) in scenes]
            if len(close) == 1 and len(scenes) == 1:
                found = replace(item, tags={"TARGET": [Target((close[0],))]})
                return [*part[:n], found, *part[n + 1 :]]
        return part


_WISHED = {
    "want", "would", "do", "enough", "make", "make it", "be", "at", "please", "just", "should",
    "for", "must", "better", "plenty", "to", "give it", "it", "i", "would do", "will do", "fine",
}  # fmt: skip
_IN_SCENES = {"mute_music", "set_music", "add_prop", "remove_prop", "swap_prop"}
_EVERYWHERE = {"film", "movie", "everywhere", "anywhere", "throughout", "whole", "all"}
_THE_SCENE = {"the scene", "that scene", "this scene", "the whole scene", "the same scene"}


def _best(readings: list[Reading]) -> list[Reading]:
    return sorted(readings, key=lambda r: (-r.sure, -r.score))


def _is_nothing(part: Sequence[Item]) -> bool:
    """A clause of small words, or thanks beside an order."""
    if all(item.idle for item in part):
        return not any("TARGET" in item.tags for item in part)
    return small_talk(part) != ""


def _copy(hearing: Hearing) -> Hearing:
    return replace(hearing, args=dict(hearing.args), asks=list(hearing.asks))
