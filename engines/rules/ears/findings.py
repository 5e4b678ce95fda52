"""What the arguments of an order may be: all that a message offers for each, generously.

Every shot that is named, and those that are told of best; every run of words that may be a value.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from engines.rules.ears.free_text import thing_alone, tidy
from engines.rules.ears.items import Item
from engines.rules.ears.likeliest import lines_told, places_told, scenes_told, shots_told
from engines.rules.ears.pointed import with_pointed
from engines.rules.ears.refer import Refer
from engines.rules.ears.slot_mood import mood_of, names_mood
from engines.rules.ears.target import Target, labels_text, scenes_text, shots_text
from engines.rules.ears.taught import ANCHOR, OLD, VALUE, WHERE

_SHOTS, _OWN, _WHO, _CUTS = 6, 6, 3, 7  # values that are tried for one argument, at most
_EVERYWHERE = {"all", "everywhere", "whole", "entire", "every", "everything", "throughout"}
_ONWARDS = {"from", "on", "onwards", "after", "since", "until", "rest"}
_BOTH = {"both", "both of them", "they", "them", "everyone", "everybody", "the two", "all of them"}
_OF_FILM = {"title", "film", "movie", "call", "it"}
ENDS = {"end", "ending", "last", "finish", "wrap", "black", "final"}
STARTS = {"start", "beginning", "opening", "first", "open", "begin"}
UNTIL = {"until", "till", "to", "through", "til"}
_OTHER = {"after": "before", "before": "after"}
_LONGEST = 14  # items of a value in one's own words


@dataclass(frozen=True)
class Findings:
    """The reduced items of a message (`view`, each with its mark); `items` are the same before
    references were put together, `text` what they stand in."""

    view: Sequence[Item]
    items: Sequence[Item]
    marks: Sequence[tuple[str, float]]
    text: str
    refer: Refer

    @cached_property
    def known(self) -> dict[str, list[str]]:
        """What was found already, by what was sought."""
        return {}

    # ------------------------------------------------------------ shots and scenes
    @cached_property
    def _targets(self) -> list[Target]:
        """What was named, those that a mark says are meant first, then those that are told of."""
        named = [
            (mark != WHERE, n, item.first("TARGET"))
            for n, (item, (mark, _)) in enumerate(zip(self.view, self.marks, strict=True))
            if "TARGET" in item.tags
        ]
        found = [target for _, _, target in sorted(named, key=lambda one: one[:2])]
        for told in with_pointed(list(self.items), self.refer.reel, self.refer.point):
            view = self.refer.reduce(told.items)
            found += [i.first("TARGET") for i in view if "TARGET" in i.tags]
        sure = [target for target in found if not target.problem]
        open_ones = [t for t in found if t.problem and (t.shots or t.level == "scene")]
        return [*sure, *(self._option(one) for t in open_ones for one in t.options)]

    def _option(self, said: str) -> Target:
        """One of the answers that a problem offers: "2B", or "scene 2"."""
        point = self.refer.point
        is_shot = said in self.refer.reel.shots
        return point.shot(said) if is_shot else point.scene(said.removeprefix("scene "))

    @cached_property
    def is_placed(self) -> bool:
        """Whether a shot or a scene was named; "the best joke in the film" names none."""
        named = [item.first("TARGET") for item in self.view if "TARGET" in item.tags]
        return any(target.level != "film" and not target.problem for target in named)

    def where(self) -> list[str]:
        """Shots, as references."""
        reel, focus = self.refer.reel, self.refer.focus
        texts = [shots_text(reel, target) for target in self._targets]
        meant = [
            item.first("TARGET")
            for item, (mark, _) in zip(self.view, self.marks, strict=True)
            if "TARGET" in item.tags and mark == WHERE and not item.first("TARGET").problem
        ]
        if len(meant) > 1:
            shots = {shot for target in meant for shot in target.shots}
            texts.insert(0, labels_text(reel, [s for s in reel.order if s in shots]))
        texts += [f"{text}.." for text in texts[:1] if self.words & _ONWARDS and text in reel.shots]
        if not self.is_placed:
            texts = [text for text in texts if text != "all"]
            texts += shots_told(self.view, self.marks, reel)
            texts += [f"scene:{number}" for number in places_told(self.view, reel)]
        texts = [*self._ranges(), *self._edges(), *texts]
        texts += [focus.shot, focus.group, f"scene:{focus.scene}" if focus.scene else ""]
        texts += ["all"] if self.words & _EVERYWHERE else []
        return list(dict.fromkeys(filter(None, texts)))[:_SHOTS]

    def _edges(self) -> list[str]:
        """The first or the last shot, of what was named or of the film."""
        reel = self.refer.reel
        last, first = self.words & ENDS, self.words & STARTS
        runs = [list(target.shots) for target in self._targets if len(target.shots) > 1]
        runs += [reel.of_scene(number) for number in places_told(self.view, reel)[:1]]
        runs = [run for run in (*runs[:1], reel.order) if run]
        return [run[-1] for run in runs if last] + [run[0] for run in runs if first]

    def _ranges(self) -> list[str]:
        """ "From when she falls until the end": from one moment to another."""
        reel = self.refer.reel
        if not self.words & UNTIL:
            return []
        shots = [s for target in self._targets for s in (*target.shots[:1], *target.shots[-1:])]
        shots += shots_told(self.view, self.marks, reel)[:2]
        told = sorted({s for s in shots if s in reel.shots}, key=reel.order.index)
        to_end = [f"{shot}.." for shot in told[:2]] if self.words & ENDS else []
        return [*to_end, f"{told[0]}..{told[-1]}"] if len(told) > 1 else to_end

    def cuts(self) -> list[str]:
        """Shots that begin otherwise: the first of a scene above all."""
        reel = self.refer.reel
        numbers = [*places_told(self.view, reel), *scenes_told(self.view, reel)]
        firsts = [reel.of_scene(number)[0] for number in numbers if reel.of_scene(number)]
        named = [shot for target in self._targets for shot in target.shots[:1]]
        return list(dict.fromkeys([*named, *firsts, *self.where()]))[:_CUTS]

    def scenes(self) -> list[str]:
        """Scenes by number."""
        reel, focus = self.refer.reel, self.refer.focus
        found = [scenes_text(t) for t in self._targets if t.level != "shot"]
        found += [
            ",".join(_scenes_of(t, reel.scene_of)) for t in self._targets if t.level == "shot"
        ]
        found += places_told(self.view, reel)
        found += scenes_told(self.view, reel)
        if not found:
            found += [reel.scene_of(s) for s in shots_told(self.view, self.marks, reel)[:2]]
        found += [focus.scene, "all"]
        return list(dict.fromkeys(filter(None, found)))[:_SHOTS]

    def at(self) -> list[str]:
        """A moment: a shot, or a scene."""
        before = ["before:"] if "before" in self.words else []
        return [*(f"{lead}{text}" for lead in before for text in self.where()), *self.where()]

    def _beside(self, word: str) -> list[str]:
        reel = self.refer.reel
        texts = {item.text for item in self.items}
        if word not in texts and _OTHER[word] in texts:
            return []
        anchors = [
            item.first("TARGET")
            for item, (mark, _) in zip(self.view, self.marks, strict=True)
            if "TARGET" in item.tags and mark == ANCHOR
        ]
        shots = [
            t.shots[-1 if word == "after" else 0] for t in (*anchors, *self._targets) if t.shots
        ]
        return list(dict.fromkeys([*shots, *shots_told(self.view, self.marks, reel)]))[:_WHO]

    def after(self) -> list[str]:
        """The shot after which something is put."""
        return self._beside("after")

    def before(self) -> list[str]:
        """The shot before which something is put."""
        return self._beside("before")

    # ------------------------------------------------------------ people and things
    def person(self) -> list[str]:
        """People: named, meant by a pronoun or by what they are, talked about."""
        reel = self.refer.reel
        named = [str(name) for item in self.view for name in item.tags.get("WHO", ())]
        pronouns = [i for i in self.view if i.tags.get("PRON", ["-"])[0] in ("m", "f")]
        meant = [name for pronoun in pronouns for name in self.refer.people(pronoun)]
        roles = [n for n, one in reel.people.items() if self.words & set(one.kinds)]
        found = [*named, *meant[:_WHO], *roles, self.refer.focus.who]
        return list(dict.fromkeys(filter(None, found)))[:_WHO]

    def people(self) -> list[str]:
        """One person, or several."""
        reel, shots = self.refer.reel, self.where()[:2]
        named = list(dict.fromkeys(str(i.first("WHO")) for i in self.view if "WHO" in i.tags))
        found = [",".join(named)] if len(named) > 1 else []
        if self.words & _BOTH or not named:
            found += [",".join(reel.cast(shot)) for shot in shots if shot in reel.shots]
        return [*found, *self.person()]

    def thing(self) -> list[str]:
        """Props of the film."""
        named = [str(name) for item in self.view for name in item.tags.get("PROP", ())]
        return list(dict.fromkeys(filter(None, [*named, self.refer.focus.prop])))[:_WHO]

    def asset(self) -> list[str]:
        """People, props, places, in the order in which they were named."""
        kinds = ("WHO", "PROP", "PLACE")
        named = [str(i.first(k)) for i in self.view for k in kinds if k in i.tags]
        film = [self.refer.reel.film.title] if self.words & _OF_FILM else []
        found = [*named, *self.person(), *self.thing(), *film]
        return list(dict.fromkeys(filter(None, found)))[:_OWN]

    def about(self) -> list[str]:
        """Whatever a question can be about."""
        return [*self.asset(), *self.where()]

    def subject(self) -> list[str]:
        """What a frame is on: somebody, a part of somebody, a thing."""
        bodies = [item.text for item in self.view if "BODY" in item.tags][:1]
        people, things = self.person()[:2], self.thing()[:2]
        return [*(f"{who} {body}" for who in people for body in bodies), *things, *people]

    # ------------------------------------------------------------ words
    @cached_property
    def words(self) -> set[str]:
        """All words of the message."""
        return {word for item in self.items for word in (item.text, *item.text.split())}

    def own(self) -> list[str]:
        """Runs of words that may be a value in the person's own words."""
        quoted = [item.text for item in self.view if "QUOTE" in item.tags]
        runs = list(self._runs(VALUE))
        runs = runs or list(self._unexplained())
        spans = [self._said(a, b) for a, b in _spans(runs)]
        wider = [self._said(*self._widened(a, b)) for a, b in runs]
        return list(dict.fromkeys(filter(None, [*quoted, *wider, *spans])))[:_OWN]

    def _unexplained(self) -> Iterator[tuple[int, int]]:
        """Runs of words that mean nothing else, where no mark says which is the value."""
        free = [n for n, item in enumerate(self.view) if self._is_free(item)]
        for _, run in itertools.groupby(enumerate(free), key=lambda pair: pair[1] - pair[0]):
            places = [at for _, at in run]
            yield places[0], places[-1]

    def line(self) -> list[str]:
        """A line of the film, or words of it."""
        old = [self._said(a, b) for a, b in _spans(list(self._runs(OLD)))]
        quoted = [item.text for item in self.view if "QUOTE" in item.tags]
        told = lines_told(self.text, self.refer.reel)
        return list(dict.fromkeys(filter(None, [*old, *quoted, *told])))[:_OWN]

    def new(self) -> list[str]:
        """A prop that the film has, or one that it gets."""
        return list(dict.fromkeys([*self.thing(), *map(thing_alone, self.own())]))[:_OWN]

    def _runs(self, mark: str) -> Iterator[tuple[int, int]]:
        """First and last of the neighbours with a mark."""
        marked = [n for n, (own, _) in enumerate(self.marks) if own == mark]
        for _, run in itertools.groupby(enumerate(marked), key=lambda pair: pair[1] - pair[0]):
            places = [at for _, at in run]
            yield places[0], places[-1]

    def _widened(self, first: int, last: int) -> tuple[int, int]:
        """With the words beside it that mean nothing else."""
        while first and self._is_free(self.view[first - 1]):
            first -= 1
        while last + 1 < len(self.view) and self._is_free(self.view[last + 1]):
            last += 1
        return first, last

    def _is_free(self, item: Item) -> bool:
        return not item.idle and not item.is_any(("TARGET", "WHO", "V", "PRON", "DET"))

    def _said(self, first: int, last: int) -> str:
        if last - first >= _LONGEST:
            return ""
        return tidy(self.text[self.view[first].start : self.view[last].end])

    def _tagged(self, kind: str) -> list[str]:
        return [str(item.first(kind)) for item in self.view if kind in item.tags]

    def seconds(self) -> list[str]:
        """A length in seconds."""
        said = [item.tags[k][0] for item in self.view for k in ("SECS", "NUM") if k in item.tags]
        return [f"{float(value):g}" for value in said]

    def size(self) -> list[str]:
        """The size of a frame."""
        return self._tagged("SIZE")

    def movement(self) -> list[str]:
        """A movement of the camera."""
        return self._tagged("MOVE")

    def music(self) -> list[str]:
        """A mood that a score can have, or the words for it."""
        moods = [item.text for item in self.view if names_mood(item.text)]
        return [mood_of(said) for said in (*moods, *self.own())]


def _scenes_of(target: Target, scene_of: Callable[[str], str]) -> list[str]:
    return list(dict.fromkeys(scene_of(shot) for shot in target.shots))[:2]


def _spans(runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Each run, and all from the first to the last; the longest first."""
    spans = [(a, b) for (a, _), (_, b) in itertools.combinations_with_replacement(runs, 2)]
    yield from sorted(spans, key=lambda span: span[0] - span[1])
