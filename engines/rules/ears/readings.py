"""A reading of a message: what was heard of each clause, and what the next one is about."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Focus, expand, labels_text
from engines.rules.ears.understood import Order


@dataclass
class Heard:
    """One clause after judgement: sure, or a hearing to ask about, or nothing understood."""

    hearing: Hearing | None
    sure: bool
    said: str

    @property
    def is_free(self) -> bool:
        """Whether it runs at once, and can be undone."""
        return self.hearing is not None and self.hearing.family.gate in ("free", "read")

    @property
    def tool(self) -> str:
        """The verb that was heard, "" for none."""
        return self.hearing.family.tool if self.hearing else ""


@dataclass
class Reading:
    """One way to cut the message, as far as it was read. `verb` may be borrowed by a clause
    without one: "give Mara a hat and Tom a coat"."""

    focus: Focus
    heard: list[Heard] = field(default_factory=list)
    score: float = 0.0
    verb: Item | None = None

    @property
    def sure(self) -> bool:
        """Whether every clause was understood."""
        return bool(self.heard) and all(h.sure for h in self.heard)

    @property
    def tools(self) -> list[str]:
        """The verbs of its clauses."""
        return [heard.tool for heard in self.heard]

    def copy(self) -> Reading:
        """A copy that can be read on without touching this one."""
        return replace(self, heard=[replace(h) for h in self.heard])

    @property
    def last_tool(self) -> str:
        """The verb of the last clause, "" for none."""
        return self.heard[-1].tool if self.heard else ""

    def last_order(self, before: Order | None) -> Order | None:
        """The last sure order of this message, else the one before it."""
        sure = [h.hearing for h in self.heard if h.sure and h.hearing is not None]
        return Order(sure[-1].family.tool, dict(sure[-1].args)) if sure else before


def is_better(other: Reading, best: Reading, changes: bool = False) -> bool:
    """Whether more is understood by it: all of the message, one clause more of it, the moment that
    a question is about, or which shots one has to choose from; with `changes`, none of it is a
    question."""
    asked = any(h.sure and h.hearing and not h.hearing.family.changes for h in other.heard)
    if changes and asked:
        return False
    if other.sure != best.sure:
        return other.sure
    if best.sure:
        return lacks_moment(best) and other.tools == best.tools and not lacks_moment(other)
    counts = [sum(h.sure for h in reading.heard) for reading in (other, best)]
    left = [sum(not h.sure for h in reading.heard) for reading in (other, best)]
    if counts[0] < counts[1] or left[0] > left[1]:
        return False
    return left[0] < left[1] or (not changes and _offers(other) and not _offers(best))


def lacks_moment(reading: Reading) -> bool:
    """ "What does he carry when he leaves": a question that could be about a moment, and is not."""
    heard = [h.hearing for h in reading.heard if h.sure and h.hearing is not None]
    return any(
        not one.family.changes and "at" in one.family.fill and "at" not in one.args for one in heard
    )


def _offers(reading: Reading) -> bool:
    """Whether what is unclear is only which of a few shots is meant."""
    doubted = [h.hearing for h in reading.heard if not h.sure]
    return all(
        one is not None and not one.unknown and not one.danger and one.asks and one.asks[0].options
        for one in doubted
    )


def moved(reel: Reel, focus: Focus, args: dict[str, str], tool: str = "") -> Focus:
    """The focus after a call with these arguments; of shots that are merged the first one stays."""
    at = args.get("at", "").removeprefix("before:")
    about = args.get("about", "")
    shots = args.get("shots") or at or (about if expand(reel, about) else "")
    beside = expand(reel, args.get("after") or args.get("before") or "")
    if beside and not args.get("shots"):  # a new shot, whose label nobody knows yet
        focus = replace(focus, shot="", scene="")
    if labels := expand(reel, shots):
        stays = labels[0] if tool == "merge_shots" else labels[-1]
        focus = replace(focus, shot=stays, scene=reel.scene_of(stays))
        if len(labels) > 1 and shots.startswith("scene:"):
            focus = replace(focus, shot="")
    several = args.get("scenes") or shots
    if several and tool != "merge_shots" and (labels or args.get("scenes")):
        many = "," in several or ".." in several or several.startswith("scene:") or several == "all"
        named = _scenes_named(reel, several) if args.get("scenes") else several
        focus = replace(focus, group=named if many else "")
    numbers = [n for n in args.get("scenes", "").split(",") if n in reel.scenes]
    if numbers:
        keeps = focus.shot in reel.of_scene(numbers[-1])
        focus = replace(focus, scene=numbers[-1], shot=focus.shot if keeps else "")
    return _moved_to_assets(reel, focus, args)


def _scenes_named(reel: Reel, scenes: str) -> str:
    return scenes if scenes == "all" else ",".join(f"scene:{n}" for n in scenes.split(","))


def _moved_to_assets(reel: Reel, focus: Focus, args: dict[str, str]) -> Focus:
    about = args.get("about", "")
    who = args.get("who", "") or args.get("what", "") or about
    if who in reel.people:
        focus = replace(focus, who=who)
    prop = args.get("prop", "") or (about if about not in reel.people else "")
    return replace(focus, prop=prop) if prop else focus


def near(focus: Focus, args: dict[str, str]) -> Focus:
    """Keeps what this clause was about for the next one of the same message."""
    scenes = ",".join(f"scene:{n}" for n in args.get("scenes", "").split(",") if n.isdigit())
    return replace(focus, near=args.get("shots") or scenes or focus.near)


def followed(reel: Reel, focus: Focus, hearing: Hearing) -> Focus:
    """The focus for the next clause, after an order of this one."""
    return near(moved(reel, focus, hearing.args, hearing.family.tool), hearing.args)


def with_named(reel: Reel, part: Sequence[Item], focus: Focus) -> Focus:
    """ "Hugo sounds too posh, call him Barney": about the only one named."""
    for kind, arg in (("WHO", "who"), ("PROP", "prop")):
        named = {str(i.first(kind)) for i in part if len(i.tags.get(kind, ())) == 1}
        focus = moved(reel, focus, {arg: named.pop()}) if len(named) == 1 else focus
    return focus


def focus_of_remark(reel: Reel, part: Sequence[Item], focus: Focus) -> Focus:
    """What the next clause is about after one that only tells."""
    target = next((i.first("TARGET") for i in part if "TARGET" in i.tags), None)
    if target is None:
        return with_named(reel, part, focus)
    if target.problem:
        return focus
    args = {"shots": labels_text(reel, target.shots)}
    if target.level == "scene":
        args = {"scenes": ",".join(target.scenes)}
    named = next((str(i.first("WHO")) for i in part if "WHO" in i.tags), "")
    args |= {"who": named} if named else {}
    return near(moved(reel, focus, args), args)


def fold(heard: list[Heard]) -> None:
    """ "Closer, on her hands" is one change; "an EDL and subtitles" is one export."""
    while len(heard) > 1 and heard[-1].sure and heard[-2].sure and heard[-1].tool == heard[-2].tool:
        first, second = heard[-2].hearing, heard[-1].hearing
        if first is None or second is None or not _foldable(first.args, second.args):
            return
        clash = {k for k in first.args.keys() & second.args if first.args[k] != second.args[k]}
        joined = {k: f"{first.args[k]},{second.args[k]}" for k in clash}
        args = {**first.args, **second.args, **joined}
        if "seconds" in args:
            args.pop("change", None)  # "2B needs more time, 5 seconds"
        heard[-2:] = [replace(heard[-2], hearing=replace(first, args=args))]


def _foldable(first: dict[str, str], second: dict[str, str]) -> bool:
    clash = [k for k in first.keys() & second.keys() if first[k] != second[k]]
    if any(k not in ("formats", "names") for k in clash):
        return False
    only_one = first.keys() ^ second.keys()
    return "shots" not in only_one and "scenes" not in only_one


def lend_targets(reading: Reading) -> None:
    """ "Night and rainy in scene 1": a clause that lacks only its place has that of the next."""
    for heard, after in zip(reading.heard, reading.heard[1:], strict=False):
        hearing = heard.hearing
        if heard.sure or hearing is None or after.hearing is None or not after.sure:
            continue
        if len(hearing.asks) != 1 or hearing.danger or hearing.unknown:
            continue
        arg = hearing.asks[0].arg
        if arg in ("shots", "scenes") and arg not in hearing.args and arg in after.hearing.args:
            args = {**hearing.args, arg: after.hearing.args[arg]}
            heard.hearing, heard.sure = replace(hearing, args=args, asks=[]), True
            reading.score += 2


def repeats(heard: Sequence[Heard]) -> bool:
    """Whether two orders in a row say the same of different shots."""
    hearings = [h.hearing for h in heard if h.hearing is not None]
    for first, second in itertools.pairwise(hearings):
        others = {k: v for k, v in second.args.items() if k not in ("shots", "scenes", "at")}
        same = all(first.args.get(key) == value for key, value in others.items())
        if first.family.tool == second.family.tool and same:
            return True
    return False


def is_tie(readings: Sequence[Hearing]) -> bool:
    """Two families that explain the clause equally well, differently."""
    best = readings[0]
    rival = next((r for r in readings[1:] if r.family.tool != best.family.tool), None)
    if rival is None or not rival.sure:
        return False
    if best.family.tool == "set_camera" and set(best.args) == {"shots", "size"}:
        return False  # "a little tighter"
    return abs(rival.score - best.score) < _TIE and rival.args.keys() != best.args.keys()


_TIE = 0.05
