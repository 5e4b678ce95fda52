"""Which camera for which take: a list of wishes in film grammar's order, the first allowed wins.

The wishes follow what a take is (a view, an action, a speech, a quick exchange, a thing, a look)
and how tense the scene has become; what is allowed follows from the cameras before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from engines.rules.breakdown.grammar import LADDER, jump_cut
from engines.rules.breakdown.lanes import line_angle
from film.shots import Camera, Mark
from film.words import Pose, Size

_WIDEST_TURN = 52.0  # degrees off the master on either side, so that no look changes side
_SINGLE = {Size.FULL: 18.0, Size.MEDIUM: 24.0, Size.MEDIUM_CLOSE: 32.0, Size.CLOSE_UP: 40.0,
           Size.EXTREME_CLOSE_UP: 44.0}  # fmt: skip
_WIDES = {Size.EXTREME_WIDE, Size.WIDE, Size.FULL, Size.TWO_SHOT}
_SINCE_WIDE = 5


@dataclass(frozen=True)
class Subject:
    """What a take is about, as the camera needs it."""

    kind: str  # view | action | speech | exchange | insert | reaction | group
    people: tuple[str, ...] = ()  # the one or two it is about, the first first
    partner: str = ""  # who the first one looks at
    prop: str = ""
    tension: float = 0.0  # 0..1
    moving: bool = False
    busy: bool = False  # sits down, kneels, takes things: more of the body must be seen
    together: bool = False  # two people do it
    first: bool = False  # of the scene
    exterior: bool = False
    crowd: int = 0  # people in the set
    wide: bool = False
    close: bool = False


@dataclass
class Cameras:
    """Chooses the cameras of one scene one after the other and remembers them."""

    marks: dict[str, Mark] = field(default_factory=dict)
    heights: dict[str, Pose] = field(default_factory=dict)  # who sits, kneels or lies
    taken: list[Camera] = field(default_factory=list)

    def choose(self, subject: Subject) -> Camera:
        """The first wish that may follow the cameras before it."""
        wishes = self._wishes(subject)
        best = next((wish for wish in wishes if self._allowed(wish)), None)
        if best is None:
            best = max(self._wishes(subject), key=self._difference)
        self.taken.append(best)
        return best

    def again(self) -> Camera:
        """The camera of the take before, for a shot that goes on from its last frame."""
        self.taken.append(self.taken[-1])
        return self.taken[-1]

    def _allowed(self, wish: Camera) -> bool:
        if not self.taken:
            return True
        same = [camera.size == wish.size for camera in self.taken[-3:]]
        return not jump_cut(self.taken[-1], wish) and not (len(same) == 3 and all(same))

    def _difference(self, wish: Camera) -> float:
        last = self.taken[-1]
        if jump_cut(last, wish):
            return -1.0
        return abs(LADDER.get(last.size, 9.0) - LADDER.get(wish.size, 9.0))

    def _wishes(self, subject: Subject) -> Iterator[Camera]:
        if self._wants_wide(subject):
            yield from self._group(subject)
        yield from {
            "view": self._view,
            "insert": self._insert,
            "action": self._action,
            "speech": self._speech,
            "exchange": self._exchange,
            "reaction": self._reaction,
            "group": self._group,
        }[subject.kind](subject)
        if subject.people:
            yield from self._last_resorts(subject.people[0], subject.partner)
        yield from self._view(subject)

    def _wants_wide(self, subject: Subject) -> bool:
        recent = self.taken[-_SINCE_WIDE:]
        due = len(recent) == _SINCE_WIDE and not any(c.size in _WIDES for c in recent)
        return due and subject.tension < 0.8 and subject.crowd > 1 and subject.kind != "insert"

    def _view(self, subject: Subject) -> Iterator[Camera]:
        sizes = [Size.WIDE, Size.EXTREME_WIDE, Size.FULL]
        if subject.exterior and not subject.people:
            sizes = [Size.EXTREME_WIDE, Size.WIDE, Size.FULL]
        for azimuth in (-14.0, 22.0, -40.0):
            for size in sizes:
                yield Camera(size=size, azimuth=azimuth)

    def _insert(self, subject: Subject) -> Iterator[Camera]:
        part = "hands" if subject.people else ""
        turn = self._turn(subject.people[0], subject.partner, 30.0) if subject.people else 12.0
        yield Camera(size=Size.INSERT, subjects=(subject.prop,), part=part, azimuth=turn)
        if subject.people:
            yield from self._single(subject, [Size.CLOSE_UP, Size.MEDIUM, Size.MEDIUM_CLOSE])

    def _action(self, subject: Subject) -> Iterator[Camera]:
        if subject.first or subject.wide:
            yield from self._view(subject)
        if len(subject.people) == 2 and (subject.together or not subject.moving):
            yield from self._pair(*subject.people)
        if len(subject.people) == 2:
            yield from self._view(subject)
        if subject.close:
            sizes = [Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.MEDIUM]
        elif subject.moving:
            yield from self._single(subject, [Size.FULL])
            yield from self._view(subject)
            sizes = [Size.MEDIUM]
        else:
            sizes = [Size.MEDIUM, Size.FULL, Size.MEDIUM_CLOSE]
        yield from self._single(subject, sizes)

    def _speech(self, subject: Subject) -> Iterator[Camera]:
        over = list(self._over(subject))
        if subject.moving:
            yield from self._single(subject, [Size.FULL])
            yield from self._view(subject)
        if subject.busy:
            yield from self._single(subject, [Size.MEDIUM, Size.FULL])
        if subject.tension < 0.34:
            yield from over[:1]
            yield from self._single(subject, [Size.MEDIUM, Size.MEDIUM_CLOSE])
        elif subject.tension < 0.67:
            yield from self._single(subject, [Size.MEDIUM_CLOSE])
            yield from over
            yield from self._single(subject, [Size.CLOSE_UP, Size.MEDIUM])
        else:
            yield from self._single(subject, [Size.CLOSE_UP, Size.MEDIUM_CLOSE])
            yield from over
        yield from over
        yield from self._single(subject, [Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.MEDIUM])

    def _exchange(self, subject: Subject) -> Iterator[Camera]:
        if subject.moving:
            yield from self._view(subject)
        if len(subject.people) == 2:
            yield from self._pair(*subject.people)
            yield from self._over(subject)
        yield from self._group(subject)

    def _reaction(self, subject: Subject) -> Iterator[Camera]:
        if len(subject.people) == 2:
            yield from self._pair(*subject.people)
        sizes = [Size.CLOSE_UP, Size.MEDIUM_CLOSE] if subject.tension > 0.5 or subject.close else []
        yield from self._single(subject, [*sizes, Size.MEDIUM_CLOSE, Size.CLOSE_UP, Size.MEDIUM])

    def _group(self, subject: Subject) -> Iterator[Camera]:
        pair = (subject.people[0], subject.partner) if subject.people and subject.partner else ()
        if subject.crowd == 2 and len(pair) == 2:
            yield from self._pair(*pair)
        for azimuth in (8.0, -24.0, 40.0):
            yield Camera(size=Size.WIDE, azimuth=azimuth)
        yield Camera(size=Size.FULL, azimuth=-8.0)

    def _pair(self, one: str, other: str) -> Iterator[Camera]:
        left, right = self._sides(one, other)
        if not left:
            return
        middle = line_angle(self.marks[left], self.marks[right])
        for turn in (10.0, -22.0):
            yield Camera(size=Size.TWO_SHOT, subjects=(one, other), azimuth=_within(middle + turn))

    def _over(self, subject: Subject) -> Iterator[Camera]:
        """Over the partner's shoulder: the camera stands behind the partner's back."""
        who, partner = subject.people[0], subject.partner
        left, right = self._sides(who, partner)
        if not left or self.heights.get(who) != self.heights.get(partner):
            return
        middle = line_angle(self.marks[left], self.marks[right])
        for turn in (46.0, 34.0):
            side = turn if who == left else -turn
            yield Camera(
                size=Size.OVER_SHOULDER,
                subjects=(who,),
                over=partner,
                azimuth=_within(middle + side),
            )

    def _single(self, subject: Subject, sizes: Sequence[Size]) -> Iterator[Camera]:
        who = subject.people[0] if subject.people else ""
        lies = self.heights.get(who) is Pose.LIE
        for size in [Size.MEDIUM, Size.FULL] if lies else sizes:
            if not who:
                continue
            azimuth = self._turn(who, subject.partner, _SINGLE[size])
            yield Camera(size=size, subjects=(who,), azimuth=azimuth)

    def _turn(self, who: str, partner: str, turn: float) -> float:
        """Azimuth of a single: towards the face, which looks at the partner."""
        left, right = self._sides(who, partner)
        if not left:
            return turn if len(self.taken) % 2 else -turn
        middle = line_angle(self.marks[left], self.marks[right])
        return _within(middle + (turn if who == left else -turn))

    def _last_resorts(self, who: str, partner: str) -> Iterator[Camera]:
        """Views that differ from anything: every size from the side of the look and less so."""
        for turn in (36.0, 4.0, 50.0):
            for size in (Size.MEDIUM, Size.CLOSE_UP, Size.MEDIUM_CLOSE, Size.FULL):
                yield Camera(size=size, subjects=(who,), azimuth=self._turn(who, partner, turn))

    def _sides(self, one: str, other: str) -> tuple[str, str]:
        """The two from left to right on the stage; empty when one of them is not in it."""
        if one not in self.marks or other not in self.marks or one == other:
            return "", ""
        return (one, other) if self.marks[one].x <= self.marks[other].x else (other, one)


def _within(azimuth: float) -> float:
    return round(min(max(azimuth, -_WIDEST_TURN), _WIDEST_TURN), 1)
