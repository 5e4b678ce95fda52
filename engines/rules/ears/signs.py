"""Signs of how likely an order is what a message means: what of the message it explains, what it
leaves over, how it was found, and how likely its kind is."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engines.rules.ears.findings import ENDS, STARTS, UNTIL, Findings
from engines.rules.ears.items import Item
from engines.rules.ears.known import words_in
from engines.rules.ears.likeliest import places_told, scenes_told, scores_told
from engines.rules.ears.reasons import is_past, wants
from engines.rules.ears.shapes import shapes
from engines.rules.ears.target import expand
from engines.rules.ears.taught import ANSWER, CLOSED, SEVERAL, VALUE, WHERE, WHOM, Shares
from engines.rules.ears.understood import Order
from engines.rules.ears.wary import takes_back

HOW = ("sure", "doubted", "asked", "guessed", "put")  # ways in which an order was found
_PLACES = ("shots", "scenes", "at", "about", "before", "after")
_PEOPLE = ("who", "to", "subject", "what", "about")
_THINGS = ("prop", "subject", "about", "who", "what")
_OWN = ("look", "condition", "new", "place", "voice", "rule", "music", "issue", "prop", "old")


@dataclass(frozen=True)
class Way:
    """An order, in which ways it was found, and as the how-manieth of its kind."""

    order: Order
    how: frozenset[str]
    at: int = 0


@dataclass(frozen=True)
class Message:
    """A message as it was read: what there is in it, and how likely each kind of order is."""

    said: str
    found: Findings
    shares: Shares
    left: str  # what the grammar did not get
    options: int  # among how many orders it would have to ask

    @cached_property
    def common(self) -> list[float]:
        """What holds for every order of the message."""
        words, of = self.said.split(), self.shares.of
        best = sorted(of.values(), reverse=True)
        return [
            float(len(words)),
            float(sum(self.said.count(mark) for mark in ".!?;,")),
            float(self.said.rstrip().endswith("?")),
            float(takes_back(self.said, bold=True)),
            float(is_past(self.said.lower())),
            float(wants(self.left)),
            float(self.options),
            of.get(ANSWER, 0.0),
            of.get("ask", 0.0),
            of.get(SEVERAL, 0.0),
            best[0],
            best[0] - best[1],
            float(len(self.targets)),
            float(len(self.people)),
            float(len(self.props)),
            float(len(self.valued)),
            float(len(self.content)),
            *(float(bool(self.found.words & some)) for some in (ENDS, STARTS, UNTIL)),
        ]

    @cached_property
    def targets(self) -> list[tuple[frozenset[str], float]]:
        """The shots of each reference, and how likely it is that they are meant."""
        named = [
            (item.first("TARGET"), likely if mark == WHERE else 0.0)
            for item, (mark, likely) in self._marked
            if "TARGET" in item.tags
        ]
        return [(frozenset(t.shots), likely) for t, likely in named if t.level != "film"]

    @cached_property
    def people(self) -> dict[str, float]:
        """Who was named, and how likely it is that it is about them."""
        named: dict[str, float] = {}
        for item, (mark, likely) in self._marked:
            if "WHO" in item.tags:
                named[str(item.first("WHO"))] = likely if mark == WHOM else 0.0
        return named

    @cached_property
    def props(self) -> set[str]:
        """Props that were named."""
        return {str(item.first("PROP")) for item in self.found.view if "PROP" in item.tags}

    @cached_property
    def valued(self) -> dict[str, float]:
        """Words that are a value in the person's own words, and how likely that is."""
        return {
            word: likely
            for item, (mark, likely) in self._marked
            if mark == VALUE
            for word in words_in(item.text)
        }

    @cached_property
    def content(self) -> set[str]:
        """Words that say something, of those that are no reference and nobody's name."""
        plain = [item for item in self.found.view if not item.is_any(("TARGET", "WHO", "FILL"))]
        return {word for item in plain for word in words_in(item.text)}

    @cached_property
    def told(self) -> dict[str, float]:
        """How much each shot has in common with the message."""
        return scores_told(self.found.view, self.found.marks, self.found.refer.reel)

    @cached_property
    def scenes(self) -> list[str]:
        """Numbers of the scenes that share most with the message."""
        return scenes_told(self.found.view, self.found.refer.reel)

    @cached_property
    def placed(self) -> frozenset[str]:
        """The shots of all scenes at the place that was named."""
        reel = self.found.refer.reel
        numbers = places_told(self.found.view, reel)
        return frozenset(label for number in numbers for label in reel.of_scene(number))

    @property
    def _marked(self) -> Iterator[tuple[Item, tuple[str, float]]]:
        return zip(self.found.view, self.found.marks, strict=True)


def signs(message: Message, way: Way) -> list[float]:
    """One number for each sign, always in the same order."""
    order = way.order
    return [
        *message.common,
        *_of_kind(message, order),
        *(float(how in way.how) for how in HOW),
        float(way.at),
        float(len(order.args)),
        *_of_places(message, order),
        *_of_people(message, order),
        *_of_words(message, order),
        *_of_values(message, order),
    ]


def _of_kind(message: Message, order: Order) -> list[float]:
    shares, tools = message.shares, message.shares.tools
    mine = shares.order(order.tool, order.args)
    above = sum(share > mine for share in shares.of.values())
    return [
        math.log(mine + 1e-4),
        math.log(tools.get(order.tool, 0.0) + 1e-4),
        float(min(above, 20)),
        float(list(shapes()).index(order.tool)) if order.tool in shapes() else -1.0,
        float(order.gate == "read"),
    ]


def _labels(message: Message, order: Order) -> frozenset[str]:
    reel = message.found.refer.reel
    said = [order.args[arg].removeprefix("before:") for arg in _PLACES if order.args.get(arg)]
    labels = {label for one in said for label in expand(reel, one)}
    numbers = [n for n in order.args.get("scenes", "").split(",") if n in reel.scenes]
    labels |= {label for number in numbers for label in reel.of_scene(number)}
    return frozenset(labels | (set(reel.order) if order.args.get("scenes") == "all" else set()))


def _of_places(message: Message, order: Order) -> list[float]:
    labels, focus = _labels(message, order), message.found.refer.focus
    union = frozenset[str]().union(*(shots for shots, _ in message.targets))
    named = [likely for shots, likely in message.targets if shots == labels]
    left = [likely for shots, likely in message.targets if not shots <= labels]
    told, best = message.told, max(message.told.values(), default=0.0)
    here = max((told.get(label, 0.0) for label in labels), default=0.0)
    return [
        float(bool(named)),
        max(named, default=0.0),
        float(bool(labels) and labels == union),
        float(len(left)),
        max(left, default=0.0),
        math.log(1 + len(labels)),
        float(len(labels) == len(told)),
        float(bool(focus.shot) and labels == {focus.shot}),
        float(bool(focus.scene) and labels == set(message.found.refer.reel.of_scene(focus.scene))),
        here,
        here / best if best else 0.0,
        _lead(told.values(), here),
        float(any(order.args.get(arg) for arg in _PLACES)),
        *_of_edges(message, labels),
    ]


def _of_edges(message: Message, labels: frozenset[str]) -> list[float]:
    """Whether it is the first or the last shot, of a scene or of the film; whether the scene was
    told of."""
    reel = message.found.refer.reel
    scenes = {reel.scene_of(label) for label in labels}
    edges = [reel.of_scene(number) for number in scenes if reel.of_scene(number)]
    single = len(labels) == 1
    return [
        float(single and labels == {reel.order[-1]}),
        float(single and labels == {reel.order[0]}),
        float(single and any(labels == {shots[-1]} for shots in edges)),
        float(single and any(labels == {shots[0]} for shots in edges)),
        float(len(scenes)),
        float(len(scenes) == 1 and min(scenes) in message.scenes[:1]),
        float(len(scenes) == 1 and min(scenes) in message.scenes),
        float(any(labels == set(shots) for shots in edges)),
        float(bool(message.placed) and labels == message.placed),
        float(bool(message.placed) and labels <= message.placed),
    ]


def _lead(all_of: Iterable[float], here: float) -> float:
    """How far one is before the next best."""
    ranked = sorted(all_of, reverse=True)
    if not ranked or here < ranked[0]:
        return here - ranked[0] if ranked else 0.0
    return here - ranked[1] if len(ranked) > 1 else here


def _of_people(message: Message, order: Order) -> list[float]:
    said = {order.args[arg] for arg in _PEOPLE if order.args.get(arg)}
    names = {name for one in said for name in one.split(",")}
    mine = [likely for name, likely in message.people.items() if name in names]
    left = [likely for name, likely in message.people.items() if name not in names]
    pronoun = any(i.tags.get("PRON", ["-"])[0] in ("m", "f") for i in message.found.view)
    things = {order.args[arg] for arg in _THINGS if order.args.get(arg)} & message.props
    return [
        float(bool(order.args.get("who"))),
        float(bool(order.args.get("subject"))),
        float(len(mine)),
        max(mine, default=0.0),
        float(len(left)),
        max(left, default=0.0),
        float(pronoun),
        float(message.found.refer.focus.who in names if names else False),
        float(len(things)),
        float(len(message.props - things)),
    ]


def _of_words(message: Message, order: Order) -> list[float]:
    said = [order.args[arg] for arg in _OWN if order.args.get(arg)]
    words = {word for one in said for word in words_in(one)}
    covered = words & message.valued.keys()
    return [
        float(len(words)),
        len(covered) / len(words) if words else 0.0,
        len(covered) / len(message.valued) if message.valued else 0.0,
        sum(message.valued[word] for word in covered) / max(1, len(covered)),
        len(words & message.content) / len(words) if words else 0.0,
    ]


def _of_values(message: Message, order: Order) -> list[float]:
    view = message.found.view
    closed = {arg: value for arg, value in order.args.items() if arg in CLOSED}
    said = [_is_said(view, CLOSED[arg], value) for arg, value in closed.items()]
    kinds = {CLOSED[arg] for arg in shapes()[order.tool].args if arg in CLOSED}
    kinds |= {CLOSED[arg] for arg in closed}
    others = sum(
        not any(value in item.tags[kind] for value in order.args.values())
        for kind in kinds
        for item in view
        if kind in item.tags
    )
    explained = {word for value in order.args.values() for word in words_in(value)}
    explained |= {w for item in view if item.is_any(kinds) for w in words_in(item.text)}
    left = message.content - explained
    return [
        float(len(closed)),
        float(sum(said)),
        float(others),
        float(len(left)),
        len(left) / max(1, len(message.content)),
        float(any(item.is_any(("SECS", "NUM")) for item in view) and "seconds" not in order.args),
    ]


def _is_said(view: Sequence[Item], kind: str, value: str) -> bool:
    return any(value in item.tags.get(kind, ()) for item in view)
