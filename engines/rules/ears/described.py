"""A shot or a scene told by what is known of it: "the burning napkin", "Vane's arrival", "the hut
at night".

What was said is held against everything that the film shows and says; one clear winner is meant,
and where a few fit as well, they are asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engines.rules.ears.items import Item
from engines.rules.ears.known import Seen, known_of, words_in
from engines.rules.ears.lexicon import read_yaml
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Target, trouble

_DATA: dict[str, list[str]] = read_yaml("moments.yaml")
NOUNS, SCENE_NOUNS = frozenset(_DATA["nouns"]), frozenset(_DATA["scene_nouns"])
FIRSTS, SPEECHES = frozenset(_DATA["firsts"]), frozenset(_DATA["speeches"])
_AFTER_NOUN = frozenset(_DATA["after_nouns"])
LEADS = frozenset(_DATA["leads"])
STARTS, FINISHES = frozenset(_DATA["starts"]), frozenset(_DATA["finishes"])
_CLEARLY = 1.4  # times as much in common as with any other
_IN_FRAME = 2.5  # a thing that the frame is about tells more than one that stands there
_SPELT = 1.5  # and one that what happens there speaks of
_FEW = 4  # candidates in a question
_UNKNOWN = 1.0  # how telling a thing is whose name no shot spells out


@dataclass(frozen=True)
class Told:
    """What a run of words tells: who, what, where, when, how it is framed, and other words."""

    people: frozenset[str] = frozenset()
    sexes: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    places: tuple[frozenset[str], ...] = ()
    times: frozenset[str] = frozenset()
    sizes: frozenset[str] = frozenset()
    moves: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    edge: int = 0  # 1 the first of those that fit, -1 the last
    moment: bool = False  # it happens: what is said in a shot is no sign of it
    spoken: bool = False
    nouns: frozenset[str] = frozenset()

    @property
    def facts(self) -> int:
        """How many things are told that a shot must have in it."""
        return len(self.words) + len(self.things)

    @property
    def of_scene(self) -> bool:
        """ "The dinner scene": a scene was said."""
        return bool(self.nouns & SCENE_NOUNS)

    @property
    def of_shot(self) -> bool:
        """ "The napkin shot": a shot was said."""
        return bool(self.nouns & NOUNS or self.sizes or self.moves)


def told_by(items: Sequence[Item]) -> Told:
    """What a run of items tells."""
    nouns = frozenset(_nouns(items))
    firsts = any(i.text in FIRSTS for i in items)
    plain = [i for i in items if _is_plain(i)]
    return Told(
        people=_first_of(items, "WHO"),
        sexes=frozenset(
            i.first("PRON") for i in items if i.tags.get("PRON", [""])[0] in ("m", "f")
        ),
        things=frozenset(
            i.first("PROP") for i in items if "PROP" in i.tags and "WHO" not in i.tags
        ),
        places=tuple(frozenset(i.tags["PLACE"]) for i in items if "PLACE" in i.tags),
        times=frozenset(t for i in items for t in i.tags.get("TIME", ())),
        sizes=frozenset(s for i in items for s in i.tags.get("SIZE", ())),
        moves=frozenset(m.split()[0] for i in items for m in i.tags.get("MOVE", ())),
        words=tuple(dict.fromkeys(word for i in plain for word in words_in(i.text))),
        edge=1 if firsts else _edge(items),
        moment=items[0].text in LEADS,
        spoken=any(i.text in SPEECHES or "QUOTE" in i.tags for i in items),
        nouns=nouns,
    )


def _nouns(items: Sequence[Item]) -> list[str]:
    """ "The napkin shot", "the shot of her": a noun at the end, or before what it is of."""
    found = [(n, item.text) for n, item in enumerate(items) if item.text in NOUNS | SCENE_NOUNS]
    return [text for n, text in found if n == len(items) - 1 or _is_told(items[n + 1])]


def _is_told(item: Item) -> bool:
    """ "The shot of the key", "the moment she turns": what comes after the noun tells which."""
    return item.text in _AFTER_NOUN or item.is_any(("WHO", "PRON"))


def _is_plain(item: Item) -> bool:
    """Whether what an item says is in its words alone."""
    if item.is_any(("WHO", "PROP", "PLACE", "TIME", "SIZE", "MOVE", "ORD", "PRON", "POSS")):
        return False
    taken = NOUNS | SCENE_NOUNS | FIRSTS | SPEECHES | STARTS | FINISHES
    return item.text not in taken


def _first_of(items: Sequence[Item], kind: str) -> frozenset[str]:
    return frozenset(item.first(kind) for item in items if kind in item.tags)


def _edge(items: Sequence[Item]) -> int:
    for item in items:
        if item.text in STARTS or item.tags.get("ORD", [0])[0] == 1:
            return 1
        if item.text in FINISHES or item.tags.get("ORD", [0])[0] == -1:
            return -1
    return 0


@dataclass(frozen=True)
class Fit:
    """What fits best, in film order, how well, and how much of what was told it has."""

    best: tuple[str, ...]
    score: float
    matched: int


def shots_told(told: Told, reel: Reel) -> Fit | None:
    """The shots that have most in common with what was told."""
    known = known_of(reel)
    pool = {label: seen for label, seen in known.shots.items() if _may_be(told, reel, label)}
    if told.facts:
        scores = {label: _score(told, seen, known.telling) for label, seen in pool.items()}
    elif told.of_shot or told.edge or told.spoken:
        scores = dict.fromkeys(pool, 1.0)
    else:
        return None
    best = _best(scores, told.edge)
    if not best:
        return None
    seen = pool[best[0]]
    matched = len([word for word in told.words if word in _words_of(told, seen)])
    matched += sum(_is_there(thing, seen) for thing in told.things)
    return Fit(tuple(best), max(scores.values()), matched)


def _may_be(told: Told, reel: Reel, label: str) -> bool:
    """Whether nothing that was told is against a shot."""
    seen = known_of(reel).shots[label]
    who = seen.speakers if told.spoken else seen.present
    if not told.people <= who:
        return False
    if told.sizes and reel.size(label) not in told.sizes:
        return False
    if told.moves and reel.movement(label) not in told.moves:
        return False
    if told.times and reel.time(seen.scene) not in told.times:
        return False
    if any(reel.place(seen.scene) not in names for names in told.places):
        return False
    return all(who & set(reel.fits(sex)) for sex in told.sexes)


def _score(told: Told, seen: Seen, telling: dict[str, float]) -> float:
    words = _words_of(told, seen)
    score = sum(telling.get(word, 0.0) for word in told.words if word in words)
    for thing in told.things:
        weight = max((telling.get(word, 0.0) for word in words_in(thing)), default=0.0)
        spelt = _SPELT if set(words_in(thing)) <= seen.acted else 1.0
        about = _IN_FRAME if thing in seen.framed else spelt
        score += (weight or _UNKNOWN) * about if _is_there(thing, seen) else 0.0
    return score


def _words_of(told: Told, seen: Seen) -> frozenset[str]:
    return seen.spoken if told.spoken else seen.acted if told.moment else seen.words


def _is_there(thing: str, seen: Seen) -> bool:
    return thing in seen.props or set(words_in(thing)) <= seen.words


def _best(scores: dict[str, float], edge: int) -> list[str]:
    top = max(scores.values(), default=0.0)
    best = [one for one, score in scores.items() if score and score > top / _CLEARLY]
    return (best[:1] if edge > 0 else best[-1:]) if edge else best


def scenes_told(told: Told, reel: Reel) -> Fit | None:
    """The scenes that have most in common with what was told."""
    known = known_of(reel)
    pool = [number for number in reel.numbers if _may_be_scene(told, reel, number)]
    wanted = {*told.words, *(word for thing in told.things for word in words_in(thing))}
    of = known.telling_scenes
    if wanted:
        scores = {n: sum(of.get(w, 0.0) for w in wanted & known.scenes[n]) for n in pool}
    elif told.places or told.edge or told.people or told.times:
        scores = dict.fromkeys(pool, 1.0)
    else:
        return None
    best = _best(scores, told.edge)
    if not best:
        return None
    missed = len(wanted - known.scenes[best[0]])
    return Fit(tuple(best), max(scores.values()), max(0, told.facts - missed))


def _may_be_scene(told: Told, reel: Reel, number: str) -> bool:
    shots = known_of(reel).shots
    here = {name for label in reel.of_scene(number) for name in shots[label].present}
    times = not told.times or reel.time(number) in told.times
    places = all(reel.place(number) in names for names in told.places)
    return told.people <= here and times and places


def as_target(found: Fit, reel: Reel) -> Target:
    """The shot that was found, or a question; several of one scene may stand for the scene."""
    scenes = tuple(dict.fromkeys(reel.scene_of(label) for label in found.best))
    if len(found.best) == 1:
        return Target(found.best, loose=True)
    listed = ", ".join(found.best[:_FEW])
    asked = trouble(f"That could be {listed}. Which one?", "shot", found.best[:_FEW], found.best)
    return replace(asked, scenes=scenes if len(scenes) == 1 else (), loose=True)


def tells_of(told: Told, reel: Reel, labels: Iterable[str]) -> bool:
    """Whether this is told of one of these shots, which were named beside it."""
    known = known_of(reel)
    plain = replace(told, edge=0, sizes=frozenset(), moves=frozenset())
    for label in labels:
        seen = known.shots[label]
        words = seen.words | known.scenes[seen.scene]
        if _may_be(plain, reel, label) and set(told.words) <= words:
            return all(_is_there(thing, seen) for thing in told.things)
    return False
