"""The state of one scene as it plays: who is on, where, how they stand, what is in whose hands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from engines.rules.breakdown.beats import Beat, Deed
from engines.rules.breakdown.lanes import (
    IN_FRAME,
    bearing,
    beside,
    edge_of,
    kept_apart,
    lanes,
    opened,
)
from engines.rules.breakdown.text import stable
from film.shots import Business, Mark, Presence, Standing
from film.words import Emotion, Ground, Pose

_PASSING = {
    Pose.WALK, Pose.RUN, Pose.REACH, Pose.POINT, Pose.WAVE, Pose.HOLD, Pose.PHONE, Pose.DRINK,
    Pose.WRITE, Pose.FIGHT, Pose.EMBRACE, Pose.HANDS_UP, Pose.DRIVE,
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
    holds: list[str] = field(default_factory=list)
    seen: bool = False  # has been in the picture or was named
    gone: bool = False
    front: bool = True


class Stage:
    """Plays beats: answers who is where at the start of a take, and moves them through it."""

    def __init__(self, beats: Sequence[Beat], holds: dict[str, list[str]]) -> None:
        order = _by_importance(beats)
        marks = lanes(order)
        self.players = {
            who: Player(who, marks[who], marks[who], holds=list(holds.get(who, ())))
            for who in order
        }
        for who in order[IN_FRAME:]:
            self.players[who].front = False
        self.standing: dict[str, Mark] = {}
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
        elif first is not None and first.doing.does in _GOES:
            edge = edge_of(player.lane)
            player.mark = Mark(
                x=round((edge.x + player.lane.x) / 2, 2), z=round(player.lane.z + 0.2, 2)
            )
        elif returns:
            player.mark = player.lane

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
        """Sets the emotion of whoever the beats say something about."""
        for beat in beats:
            for who in dict.fromkeys((beat.who, *(d.who for d in beat.deeds))):
                if who in self.players and beat.emotion is not None:
                    self.players[who].emotion = beat.emotion

    def carry(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Puts props in people's hands from the start of a take."""
        for who, prop in pairs:
            self._give(prop, who)

    def presence(self, who: str, first: Deed | None) -> Presence:
        """A person as a take begins. `first` is what they do at once, if they do."""
        player = self.players[who]
        pose = self._pose(player)
        if first is not None and first.doing.pose in {Pose.WALK, Pose.RUN}:
            pose = first.doing.pose
        target = player.attention if player.attention in self.players else ""
        return Presence(
            who=who,
            mark=player.mark,
            facing=self._facing(player, first),
            looks_at="" if first and first.doing.does in _GOES else target,
            ground=Ground.FOREGROUND if player.front else Ground.BACKGROUND,
            pose=pose,
            emotion=player.emotion,
            holds=tuple(player.holds),
        )

    def _pose(self, player: Player) -> Pose:
        return Pose.HOLD if player.holds and player.pose is Pose.STAND else player.pose

    def _facing(self, player: Player, first: Deed | None) -> float:
        if first is not None and first.doing.does in _GOES:
            to = self._destination(player, first)
            if to != player.mark:
                return round(bearing(player.mark, to), 1)
        if player.attention in self.players:
            return opened(bearing(player.mark, self.players[player.attention].mark))
        return round(-12.0 * max(-2.0, min(2.0, player.mark.x)), 1)

    def play(self, deed: Deed, at: float, until: float, text: str) -> Business | None:
        """Does one deed: returns what is seen of it and moves the state to after it."""
        player = self.players.get(deed.who)
        if player is None:
            return None
        before = player.mark
        if deed.doing.does in _GOES:
            player.mark = self._destination(player, deed)
            player.gone = deed.doing.does == "exit"
        self._hands(deed)
        self._settle(player, deed)
        if deed.to in self.players and deed.to != deed.who:
            player.attention = deed.to
        if deed.doing.does in {"look", "feel"} and deed.doing.pose is Pose.STAND:
            return None
        moved = player.mark if player.mark != before else None
        return Business(who=deed.who, pose=deed.doing.pose, at=at, until=until, to=moved, text=text)

    def _settle(self, player: Player, deed: Deed) -> None:
        if deed.doing.pose in _PASSING:
            rises = deed.doing.does in _GOES or deed.doing.pose in {Pose.FIGHT, Pose.EMBRACE}
            if rises or player.pose not in _LOW:
                player.pose = Pose.STAND
        elif deed.doing.does == "pose":
            player.pose = deed.doing.pose

    def _destination(self, player: Player, deed: Deed) -> Mark:
        edge = edge_of(player.lane)
        if deed.doing.does == "exit":
            return edge
        front = {p.who: p.mark for p in self.players.values() if p.front and not p.gone}
        front[player.who] = player.lane if player.mark == edge else player.mark
        if deed.doing.does == "approach" and deed.to in self.players:
            wanted = beside(self.players[deed.to].mark, player.mark)
        elif abs(player.mark.x) > abs(player.lane.x) + 0.05:
            wanted = player.lane
        else:
            away = 0.4 if player.lane.x >= 0 else -0.4
            wanted = Mark(x=player.lane.x + away, z=player.lane.z + 0.45)
        return kept_apart(wanted, player.who, front) if player.front else player.lane

    def _hands(self, deed: Deed) -> None:
        does, prop = deed.doing.does, deed.prop
        if not prop:
            return
        if does == "take":
            self._give(prop, deed.who)
        elif does == "give" and deed.to in self.players:
            self._give(prop, deed.to)
        elif does == "drop":
            self._put_down(prop, deed.who)

    def _give(self, prop: str, who: str) -> None:
        for player in self.players.values():
            if prop in player.holds:
                player.holds.remove(prop)
        self.standing.pop(prop, None)
        if who in self.players:
            self.players[who].holds.append(prop)
            del self.players[who].holds[:-2]

    def _put_down(self, prop: str, who: str) -> None:
        player = self.players[who]
        if prop in player.holds:
            player.holds.remove(prop)
        inward = -0.35 if player.mark.x > 0 else 0.35
        self.standing[prop] = Mark(
            x=round(player.mark.x + inward, 2), z=round(player.mark.z - 0.15, 2)
        )

    def stand(self, prop: str) -> None:
        """Notes a thing that is named and in nobody's hands: it stands somewhere in the set."""
        if prop in self.standing or any(prop in p.holds for p in self.players.values()):
            return
        turn = stable(prop, "spot")
        side = 1 if turn % 2 else -1
        self.standing[prop] = Mark(
            x=round(side * (1.0 + turn % 71 / 100), 2), z=round(0.7 + turn % 53 / 100, 2)
        )

    def holder(self, prop: str) -> str:
        """Who holds a prop; "" when nobody does."""
        return next((p.who for p in self.players.values() if prop in p.holds), "")

    def props(self) -> tuple[Standing, ...]:
        """The props that stand in the set."""
        return tuple(Standing(prop=prop, mark=mark) for prop, mark in self.standing.items())


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
