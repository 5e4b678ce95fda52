"""The state of one scene as it plays: who is on, where, how they stand, what is in whose hands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engines.rules.breakdown.beats import Beat, Deed
from engines.rules.breakdown.hands import Hands
from engines.rules.breakdown.lanes import (
    HELD,
    IN_FRAME,
    bearing,
    beside,
    coming_from,
    edge_of,
    kept_apart,
    lanes,
    opened,
)
from film.shots import Business, Mark, Presence
from film.words import Emotion, Ground, Pose

_PASSING = {
    Pose.WALK, Pose.RUN, Pose.REACH, Pose.POINT, Pose.WAVE, Pose.HOLD, Pose.PHONE, Pose.DRINK,
    Pose.WRITE, Pose.FIGHT, Pose.EMBRACE, Pose.HANDS_UP,
}  # fmt: skip
_LOW = {Pose.SIT, Pose.KNEEL, Pose.LIE}
_GOES = {"enter", "exit", "walk", "approach"}


@dataclass
class Player:
    """One person of the scene, now."""

    who: str
    lane: Mark
    mark: Mark
    pose: Pose = Pose.STAND
    emotion: Emotion = Emotion.NEUTRAL
    attention: str = ""
    fresh: bool = False  # the emotion was told just now
    seen: bool = False  # has been in the picture or was named
    gone: bool = False
    front: bool = True


class Stage:
    """Plays beats: answers who is where at the start of a take, and moves them through it."""

    def __init__(
        self, beats: Sequence[Beat], holds: dict[str, list[str]], exterior: bool = False
    ) -> None:
        self.exterior = exterior
        order = _by_importance(beats)
        marks = lanes(order)
        self.players = {who: Player(who, marks[who], marks[who]) for who in order}
        for who in order[IN_FRAME:]:
            self.players[who].front = False
        self.hands = Hands({who: holds[who] for who in order if who in holds})
        self._met(order)

    def _met(self, order: Sequence[str]) -> None:
        """At first the two principals look at each other, everyone else at the first."""
        for who in order[1:IN_FRAME]:
            self.players[who].attention = order[0]
        if len(order) > 1:
            self.players[order[0]].attention = order[1]

    def order(self) -> list[str]:
        """Everyone who plays, the most important first."""
        return list(self.players)

    def on(self) -> list[str]:
        """Who is in the set and known to be, the most important first, as many as a frame holds."""
        present = [p.who for p in self.players.values() if p.seen and not p.gone]
        return present[:IN_FRAME]

    def mark(self, who: str) -> Mark:
        """Where a person stands."""
        return self.players[who].mark

    def reveal(self, who: str, deeds: Iterable[Deed]) -> None:
        """Brings a person into the set: at the edge if they enter, half way if they are moving."""
        player = self.players[who]
        if player.seen and not player.gone:
            return
        first = next((deed for deed in deeds if deed.who == who), None)
        returns = player.gone
        player.seen, player.gone = True, False
        if first is not None and (first.doing.does == "enter" or returns):
            player.mark = edge_of(player.lane)
        elif first is not None and _is_state(first):
            player.pose = first.doing.pose
        elif first is not None and first.doing.does in _GOES:
            taken = [p.mark for p in self.players.values() if p.seen and p.who != who]
            player.mark = coming_from(player.lane, taken)
        elif returns:
            player.mark = player.lane

    def is_away(self, prop: str) -> bool:
        """Whether somebody holds a thing who is not in the set any more."""
        holder = self.hands.holder(prop)
        return bool(holder) and holder not in self.on()

    def miss(self, who: str) -> None:
        """Takes a person out of the set who is told to be gone."""
        if who in self.players:
            self.players[who].gone = True

    def address(self, speaker: str, to: str) -> None:
        """Turns the two who talk to each other, and everyone else of the front to the speaker."""
        if speaker not in self.players:
            return
        if to in self.players and self.players[to].front:
            self.players[speaker].attention = to if self.players[speaker].front else ""
        for who in self.on():
            if who != speaker and self.players[speaker].front:
                self.players[who].attention = speaker

    def feel(self, beats: Iterable[Beat]) -> None:
        """Sets the emotion of whoever the beats tell of; untold, it passes with the next speech."""
        told: set[str] = set()
        for beat in beats:
            for who in dict.fromkeys((beat.who, *(d.who for d in beat.deeds))):
                if who not in self.players or who in told:
                    continue
                if beat.emotion is not None:
                    self.players[who].emotion, self.players[who].fresh = beat.emotion, True
                    told.add(who)
                elif beat.spoken and self.players[who].fresh:
                    self.players[who].fresh = False
                elif beat.spoken:
                    self.players[who].emotion = Emotion.NEUTRAL

    def target(self, who: str) -> str:
        """Whom a person looks at: who has their attention if in the set, else who else is."""
        attention = self.players[who].attention
        on = self.on()
        if attention in on:
            return attention
        if not self.players[who].front:
            return ""
        return next((other for other in on if other != who), "")

    def presence(self, who: str, first: Deed | None) -> Presence:
        """A person as a take begins. `first` is what they do at once, if they do."""
        player = self.players[who]
        pose = self._pose(player)
        if first is not None and first.doing.pose in {Pose.WALK, Pose.RUN}:
            pose = first.doing.pose
        target = self.target(who)
        return Presence(
            who=who,
            mark=player.mark,
            facing=self._facing(player, first),
            looks_at="" if first and first.doing.does in _GOES else target,
            ground=Ground.FOREGROUND if player.front else Ground.BACKGROUND,
            pose=pose,
            emotion=player.emotion,
            holds=self.hands.held(who),
        )

    def _pose(self, player: Player) -> Pose:
        return (
            Pose.HOLD if self.hands.held(player.who) and player.pose is Pose.STAND else player.pose
        )

    def _facing(self, player: Player, first: Deed | None) -> float:
        if first is not None and first.doing.does in _GOES:
            to = self._destination(player, first)
            if to != player.mark:
                return round(bearing(player.mark, to), 1)
        if player.pose is Pose.LIE:
            return 84.0 if player.lane.x <= 0 else -84.0  # along the frame, not feet first
        target = self.target(player.who)
        if target:
            return opened(bearing(player.mark, self.players[target].mark))
        return round(-12.0 * max(-2.0, min(2.0, player.mark.x)), 1) + 0.0

    def play(self, deed: Deed, at: float, until: float, text: str) -> Business | None:
        """Does one deed: returns what is seen of it and moves the state to after it."""
        player = self.players.get(deed.who)
        if player is None:
            return None
        before = (player.mark, player.pose)
        if deed.doing.does in _GOES:
            leaves = self._leaves(player, deed)
            player.mark = self._destination(player, deed)
            player.gone = leaves
        elif deed.doing.pose in {Pose.EMBRACE, Pose.FIGHT} and self.target(deed.who):
            other = self.players[deed.to or self.target(deed.who)].mark
            if deed.doing.pose is Pose.EMBRACE:  # past whoever stands between
                player.mark = beside(other, player.mark, HELD)
            else:
                near = beside(other, player.mark)
                player.mark = kept_apart(near, player.who, self._front(player))
        self.hands.do(deed, player.mark, deed.to in self.players)
        self._settle(player, deed)
        if deed.to in self.players and deed.to != deed.who:
            player.attention = deed.to
        if deed.doing.does in {"look", "feel"} and deed.doing.pose is Pose.STAND:
            return None
        if deed.doing.pose not in _PASSING and (player.mark, player.pose) == before:
            return None
        moved = player.mark if player.mark != before[0] else None
        return Business(who=deed.who, pose=deed.doing.pose, at=at, until=until, to=moved, text=text)

    def _settle(self, player: Player, deed: Deed) -> None:
        if deed.doing.pose in _PASSING:
            rises = deed.doing.does in _GOES or deed.doing.pose in {Pose.FIGHT, Pose.EMBRACE}
            if rises or player.pose not in _LOW:
                player.pose = Pose.STAND
        elif deed.doing.does == "pose":
            player.pose = deed.doing.pose

    def _leaves(self, player: Player, deed: Deed) -> bool:
        """Whether the deed takes a person out of the set; who "walks in" out of doors goes too."""
        inside = deed.doing.does == "enter" and player.mark != edge_of(player.lane)
        return deed.doing.does == "exit" or (inside and self.exterior)

    def _front(self, player: Player) -> dict[str, Mark]:
        """Where everyone of the front is; who comes on from the edge counts at their lane."""
        front = {p.who: p.mark for p in self.players.values() if p.front and not p.gone}
        if player.mark == edge_of(player.lane):
            front[player.who] = player.lane
        else:
            front[player.who] = player.mark
        return front

    def _destination(self, player: Player, deed: Deed) -> Mark:
        edge = edge_of(player.lane)
        if self._leaves(player, deed):
            return edge
        front = self._front(player)
        if deed.doing.does == "approach" and deed.to in self.players:
            wanted = beside(self.players[deed.to].mark, player.mark)
        elif abs(player.mark.x) > abs(player.lane.x) + 0.05:
            wanted = player.lane
        else:
            away = 0.4 if player.lane.x >= 0 else -0.4
            wanted = Mark(x=player.lane.x + away, z=player.lane.z + 0.45)
        return kept_apart(wanted, player.who, front) if player.front else player.lane


def _is_state(deed: Deed) -> bool:
    """Whether words tell how someone is ("sits on a crate") and not a move ("sits down")."""
    moves = {"down", "up", "feet", "knees", "collapse", "fall", "rise", "stop", "freeze", "halt"}
    posture = deed.doing.does == "pose" and deed.doing.pose not in _PASSING
    return posture and not moves & set(deed.doing.verb.split())


def _by_importance(beats: Sequence[Beat]) -> list[str]:
    """The people that can be seen, those who speak and do most first; heard voices are left out."""
    weight: Counter[str] = Counter()
    first: dict[str, int] = {}
    for place, beat in enumerate(beats):
        if beat.spoken and not beat.off_screen:
            weight[beat.who] += 3
            first.setdefault(beat.who, place)
        elif not beat.spoken:
            for who in beat.people:
                weight[who] += 1
                first.setdefault(who, place)
    return sorted(weight, key=lambda who: (-weight[who], first[who]))
