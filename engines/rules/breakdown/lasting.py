"""Lasting changes told by the text: "soaked", "torn coat", "broken"; from which shot to which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engines.rules.breakdown.beats import Beat
from engines.rules.breakdown.changing import worn_now
from engines.rules.breakdown.headings import read_heading
from engines.rules.breakdown.lexicon import marked, meanings, words_of
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.text import slug
from film.assets import Condition
from film.story import Scene
from film.words import TimeOfDay

PREFIX = "ct_"  # ids of conditions that come from the text
_DAY = [
    TimeOfDay.DAWN, TimeOfDay.MORNING, TimeOfDay.AFTERNOON, TimeOfDay.EVENING,
    TimeOfDay.TWILIGHT, TimeOfDay.NIGHT,
]  # fmt: skip


@dataclass
class _Open:
    first: str
    source: str


class Lasting:
    """Follows conditions through the shots of a film in order."""

    def __init__(self) -> None:
        self._open: dict[tuple[str, str], _Open] = {}
        self._done: list[Condition] = []
        self._last_shot = ""
        self._last_scene: Scene | None = None
        self._met: dict[str, str] = {}  # the scene in which somebody was first told of

    def enter(self, scene: Scene) -> None:
        """Begins a scene; on a new day people are washed, dressed and dry again."""
        before = self._last_scene
        if before is not None and _is_new_day(before, scene):
            for asset, what in list(self._open):
                if asset.startswith("ch_"):
                    self._close(asset, what)
        self._last_scene = scene

    def read(self, shot_id: str, beats: Sequence[Beat]) -> None:
        """Reads what the beats of a shot change; the change shows from this shot on."""
        for beat in beats:
            if beat.spoken:
                continue
            words = tokens(beat.text)
            for who in self._owners(beat):
                self._clear(who, words)
                for hit in meanings("conditions").find(words):
                    self._begin(who, hit.meaning, shot_id, beat.text)
                self._dress(who, words, shot_id, beat.text)
            self._things(beat, words, shot_id)
        self._last_shot = shot_id

    def _dress(self, who: str, words: Sequence[str], shot_id: str, text: str) -> None:
        """Clothes that someone has changed into take the place of those before."""
        scene = self._last_scene.id if self._last_scene else ""
        known_before = self._met.setdefault(who, scene) != scene
        worn = worn_now(words, known_before)
        if not worn:
            return
        for asset, what in list(self._open):
            if asset == who and what.startswith("in a ") and what != worn:
                self._close(asset, what)
        self._begin(who, worn, shot_id, text)

    def _owners(self, beat: Beat) -> tuple[str, ...]:
        """Whom a change befalls: the person the sentence is about."""
        return (beat.who,) if beat.who else beat.people[:1]

    def _things(self, beat: Beat, words: Sequence[str], shot_id: str) -> None:
        """What befalls things: the one named last before the word for it, else the next."""
        if not beat.prop_spots:
            return
        for hit in marked("puts_out").find(words):
            self._close(_nearest(beat, hit.start), "lit")
            return
        for found in meanings("prop_conditions").find(words):
            if not (found.meaning == "wet" and beat.who):
                self._begin(_nearest(beat, found.start), found.meaning, shot_id, beat.text)

    def _begin(self, asset: str, what: str, shot_id: str, text: str) -> None:
        self._open.setdefault((asset, what), _Open(shot_id, text))

    def _clear(self, who: str, words: Sequence[str]) -> None:
        said = f" {' '.join(words)} "
        for what, phrases in words_of("clears").items():
            if any(f" {phrase} " in said for phrase in phrases):
                for asset, known in list(self._open):
                    if asset == who and what in {known, "*"}:
                        self._close(asset, known)

    def _close(self, asset: str, what: str) -> None:
        begun = self._open.pop((asset, what), None)
        if begun is not None and self._last_shot:
            self._done.append(_condition(asset, what, begun, self._last_shot))

    def on(self, asset: str) -> tuple[str, ...]:
        """What an asset is now."""
        return tuple(what for known, what in self._open if known == asset)

    def conditions(self) -> tuple[Condition, ...]:
        """All conditions found, those that were ended first."""
        still = [_condition(asset, what, begun, "") for (asset, what), begun in self._open.items()]
        return (*self._done, *still)


def _nearest(beat: Beat, at: int) -> str:
    before = [prop for place, prop in beat.prop_spots if place <= at]
    return before[-1] if before else beat.prop_spots[0][1]


def _is_new_day(before: Scene, scene: Scene) -> bool:
    earlier = _DAY.index(scene.time) < _DAY.index(before.time)
    return earlier and not read_heading(scene.heading).inherits


def _condition(asset: str, what: str, begun: _Open, last: str) -> Condition:
    return Condition(
        id=f"{PREFIX}{begun.first}_{asset}_{slug(what)}",
        asset=asset,
        what=what,
        from_shot=begun.first,
        to_shot=last,
        source=begun.source,
    )
