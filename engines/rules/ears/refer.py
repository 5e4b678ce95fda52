"""References rewritten to one target: "the close-up in scene 2", "from 3A to the end", "her".

Each rule is a regular expression over one letter per item (see `codes`); the first that matches
rewrites, until none does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from engines.rules.ears import said_scenes as scenes
from engines.rules.ears import said_shots as shots
from engines.rules.ears.codes import code
from engines.rules.ears.items import Item, spoken
from engines.rules.ears.reel import Reel
from engines.rules.ears.said_scenes import Builder
from engines.rules.ears.target import Focus, Pointer

TOGETHER = r"[TK](?:&?&[TK])+"  # "2B, and 2D": a list, or the next clause
SCENES_AT = r"(?:A|d)?[Cq][IwX]d?[DLh]"  # "all scenes at night": which scenes, or what they become
_BEFORE_THAT = r"d?Hb[dp](?![HCSNZYWPLDd])"
_AFTER_THAT = r"d?Ha[dp](?![HCSNZYWPLDd])"
_ALL = "(?:A[If]?d?|d)"
_SCOPE = "[If](?:K|d?L(?!C))"  # "in scene 2", "in the kitchen"
_RULES: tuple[tuple[str, Builder], ...] = (
    # scenes by number, list and run
    (r"d?CN(?:&?&C?N)+", scenes.by_number),
    (r"d?CNRC?N", scenes.by_run),
    (r"d?CN", scenes.by_number),
    (r"k", scenes.by_short),
    (r"d?ON?C(?:Id?F)?", scenes.by_order),
    # scenes by what they are
    (r"d?L(?:Id?[Dh])?[&I]?K", scenes.at_its_place),
    (r"fd?L(?:Rd?E(?:Id?F)?|X)", scenes.from_place),
    (r"Id?L&?AI?d?C(?!N)", scenes.at_place),
    (r"(?:AI?d?|d)?N?[DLhP]{1,2}C", scenes.by_look),
    (r"d[DLhP]{1,2}q", scenes.by_look),
    (SCENES_AT, scenes.by_look),
    (r"(?:AI?d?|d)?CwI?d?[WP](?:&d?[WP])*", scenes.by_presence),
    (r"AI?d?C(?!N)", scenes.everything),
    (r"d?Ca(?:d|p|K|dC)", scenes.after_that),
    (r"d?[LP]Id?E", scenes.last_there),
    (r"(?:d?O)(?=[LP]C)(?:[LP]C)|d?[LP]CId?E", scenes.of_those),
    (r"d?[LP]d?O(?![HCNZY])", scenes.of_those),
    (r"dC(?!N)", scenes.this_scene),
    # shots
    (r"H?SRH?S", shots.by_label_run),
    (r"d?H?S", shots.by_label),
    (_ALL + r"O?N?[ZY]H?(?:[Iw]d?[WP])?" + _SCOPE, shots.by_size),
    (r"(?:[WP]s|v)[ZY]H?IT", shots.of_theirs),
    (r"du[ZY]H?(?:[Iw]d?[WP])?(?:" + _SCOPE + ")?", shots.by_size),
    (r"(?:AI?d?|d)?[WP]sO?[ZY]H?(?:" + _SCOPE + ")?", shots.by_size),
    (r"(?:AI?d?|d)?Ws(?:O|N)?H(?:" + _SCOPE + ")?", shots.by_size),
    (_ALL + r"O?[ZY]H?[Iw]d?[WP](?:" + _SCOPE + ")?", shots.by_size),
    (r"d[ZY]H?IT", shots.the_same),
    (r"(?:F|AI?d?H)Id?L(?!C)", scenes.at_place),
    (r"de", scenes.ending),
    (r"do(?:[ZY]H?|H)(?:" + _SCOPE + ")?", shots.other),
    (r"v[ZY]H?(?:" + _SCOPE + ")?", shots.by_size),
    (r"(?<![TKSsvmR])d?N?Y(?:" + _SCOPE + ")?", shots.by_size),
    (r"dO?ZH?(?!N)", shots.by_size),
    (r"AI?d?ZH?", shots.by_size),
    (_ALL + r"N?H(?:w|I)d?[WPL](?:&d?[WP])*(?:[If]K)?", shots.by_size),
    (r"(?:AI?d?|d)?ON?H?" + _SCOPE, shots.by_order),
    (r"d?ON?H[If]d?F", shots.by_order),
    (r"d?ON?H", shots.by_order),
    (r"dON$", shots.by_order),
    (r"Id?L&T(?=&|$)", shots.at_its_place),
    (r"dO(?=[IN.,]|$)", shots.opening),
    (r"(?:AI?|F|H)I?d?H?[If]K", shots.scoped),
    (r"d?HIK", shots.scoped),
    (r"FI[T]", shots.scoped),
    (r"d?rId?(?:K|d?C|H)?", shots.rest),
    (_BEFORE_THAT, shots.before_focus),
    (_AFTER_THAT, shots.after_focus),
    (r"d?Ha(?=&?\.?$)", shots.after_focus),
    (r"d?HbT", shots.before),
    (r"d?HaT", shots.after),
    (r"AI?d*H(?![ab])", scenes.everything),
    (r"d?F(?!Id?[LWP])(?![ab]T)", scenes.the_film),
    # runs and lists
    (r"f?[TK]Rd?EI(?:K|d?L)", shots.run_to_end_of),
    (r"f?[TK][RX]d?E(?:Id?F)?", shots.run_to_end),
    (r"f[TK]X?(?!R|m[TK])", shots.run_from),
    (r"[TK]X(?!d?[TKWPLDvZYh.])", shots.run_to_end),
    (r"[TK]&X", shots.run_to_end),
    (r"f?d?gR[TK]", shots.run_until),
    (r"(?:F|AI?d*H)R[TK]", shots.run_until),
    (r"(?:F|AI?d*H)b[TK]", shots.run_before),
    (r"(?:F|AI?d*H)a[TK]", shots.run_after),
    (r"f?[TK]R[TK]", shots.run_to),
    (r"a[TK]", shots.run_after),
    (r"[TK]&?xI?[TK]", shots.minus),
    (r"[TK]&?B[TK]", shots.but_minus),
    (r"d?EI[TK]", shots.end_of),
    (r"d?gI[TK]", shots.start_of),
    (r"dE(?:Id?F)?$", shots.end_of),
    (TOGETHER, shots.together),
    (r"TT+", shots.together),
)
_COMPILED = tuple((re.compile(pattern), pattern, build) for pattern, build in _RULES)
_ANCHORED = {
    _BEFORE_THAT,
    _AFTER_THAT,
    r"a[TK]",
    r"d?HaT",
    r"d?HbT",
    r"d?EI[TK]",
    r"d?gI[TK]",
    r"dE(?:Id?F)?$",
}  # kept apart while "after 2B" may be an anchor
_ENDS = {r"d?EI[TK]", r"d?gI[TK]", r"dE(?:Id?F)?$"}
_ROUNDS = 30


@lru_cache(maxsize=1024)
def _places(letters: str, left_out: frozenset[str]) -> tuple[tuple[Builder, int, int], ...]:
    """Where each rule fits, rule by rule."""
    return tuple(
        (build, *match.span())
        for pattern, name, build in _COMPILED
        if name not in left_out
        for match in pattern.finditer(letters)
    )


class Refer:
    """Rewrites items and resolves pronouns on one film, for one state of the conversation."""

    def __init__(self, reel: Reel, focus: Focus) -> None:
        self.reel, self.focus = reel, focus
        self.point = Pointer(reel, focus)

    def reduce(
        self,
        items: Sequence[Item],
        keep_after: bool = False,
        without: str = "",
        ends: bool = False,
    ) -> list[Item]:
        """Items with their references replaced by TARGET items.

        With `keep_after`, "after 2B" stays two items: a place where something is put. The rule
        `without` is not used. With `ends`, "the end of scene 2" is a shot all the same.
        """
        apart = {without, *(_ANCHORED if keep_after else ())}
        left_out = frozenset(apart - (_ENDS if ends else set()))
        found = list(items)
        for _ in range(_ROUNDS):
            smaller = self._rewrite(found, left_out)
            if smaller is None:
                return found
            found = smaller
        return found

    def _rewrite(self, items: list[Item], left_out: frozenset[str]) -> list[Item] | None:
        letters = "".join(code(item) for item in items)
        for build, first, last in _places(letters, left_out):
            run = items[first:last]
            target = build(self.point, run)
            if target is None:
                continue
            typed = " ".join(item.typed for item in run if item.typed)
            tags = {"TARGET": [target]}
            item = Item(spoken(run), run[0].start, run[-1].end, tags, typed)
            return [*items[:first], item, *items[last:]]
        return None

    def people(self, pronoun: Item, here: str = "") -> list[str]:
        """Who "she" or "him" can be: the focus, else the only one in the shot, else all that fit.

        `here` is the label of the shot named in the same clause.
        """
        fits = self.reel.fits(pronoun.first("PRON"))
        if self.focus.who in fits:
            return [self.focus.who]
        shot = here or self.focus.shot
        in_shot = self.reel.cast(shot) if shot in self.reel.shots else []
        there = [name for name in in_shot if name in fits]
        if len(there) == 1:
            return there
        sure = [n for n in fits if self.reel.people[n].sex]
        return sure if len(sure) == 1 else fits
