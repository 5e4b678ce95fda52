"""What a take is about: whom the camera follows, who is in the picture, who must be on stage."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.beats import Beat
from engines.rules.breakdown.coverage import Subject
from engines.rules.breakdown.cutting import Take
from engines.rules.breakdown.stage import Stage
from film.shots import Camera, Mark
from film.words import Pose

_GOES = {"enter", "exit", "walk", "approach"}


class SubjectFinder:
    """Reads takes against the stage of their scene."""

    def __init__(self, stage: Stage, exterior: bool) -> None:
        self.stage, self.exterior = stage, exterior

    def marks(self) -> dict[str, Mark]:
        """Where the people stand between whom there may be a line."""
        on = set(self.stage.on())
        return {who: self.stage.mark(who) for who in self.stage.order() if who in on}

    def heights(self) -> dict[str, Pose]:
        """Who is lower than standing, and how."""
        low = {Pose.SIT, Pose.KNEEL, Pose.LIE}
        players = self.stage.players.values()
        return {player.who: player.pose for player in players if player.pose in low}

    def needed(self, take: Take, later: Sequence[Take]) -> list[str]:
        """Who must be on stage for this take, in the order in which they are named."""
        players = self.stage.players
        named = [who for beat in take.beats for who in self._acting(beat)]
        if take.purpose == "establishing":
            named += self._soon(take, later)
        return [who for who in dict.fromkeys(named) if who in players]

    def _acting(self, beat: Beat) -> list[str]:
        """People of a beat; of those who have left only those who come back to do something."""
        doers = {deed.who for deed in beat.deeds} | ({beat.who} if beat.spoken else set())
        players = self.stage.players
        return [
            who
            for who in _seen_people(beat)
            if who in players and (who in doers or not players[who].gone)
        ]

    def _soon(self, take: Take, later: Sequence[Take]) -> list[str]:
        """Who is already in the set as the scene opens, though named a moment later."""
        if not take.beats:
            first = [beat for other in later[:2] for beat in other.speeches]
            return [beat.who for beat in first if not beat.off_screen]
        if not any(beat.people for beat in take.beats):
            return []
        soon: list[str] = []
        for other in later[:2]:
            if other.speeches:
                break
            goes = {d.who for beat in other.beats for d in beat.deeds if d.doing.does in _GOES}
            soon += [who for beat in other.beats for who in beat.people if who not in goes]
        return soon

    def of(self, take: Take, place: int, tension: float) -> tuple[Subject, bool]:
        """The subject of a take, and whether it goes on from the last frame of the one before."""
        kind, people = self._about(take)
        main = people[0] if people else ""
        partner = self._partner(take, main, people)
        going = {d.who for b in take.beats for d in b.deeds if d.doing.does in _GOES}
        subject = Subject(
            kind=kind,
            people=people,
            partner=partner,
            prop=_prop(take) if kind == "insert" else "",
            tension=tension,
            moving=bool(going & set(people)),
            busy=_is_busy(take),
            together=self._together(take),
            first=place == 0,
            exterior=self.exterior,
            crowd=len(self.stage.on()),
            wide=any(beat.wide for beat in take.beats),
            close=any(beat.close for beat in take.beats),
        )
        alone = kind == "speech" and (not partner or _reads(take))
        return subject, alone and take.piece % 2 == 0

    def _about(self, take: Take) -> tuple[str, tuple[str, ...]]:
        if take.speeches:
            return self._heard(take)
        people = self._people(take)
        if take.purpose == "insert" and _prop(take):
            return self._close(take, people)
        if not people:
            empty_opening = take.purpose == "establishing" and len(self.stage.on()) > 1
            return ("group" if empty_opening and not take.beats else "view"), ()
        if len(people) > 2:
            return "group", people
        return ("reaction" if take.purpose == "reaction" else "action"), people

    def _close(self, take: Take, people: Sequence[str]) -> tuple[str, tuple[str, ...]]:
        """A view of a thing in somebody's hands; both people where one has it and another acts."""
        on = self.stage.on()
        has = (self.stage.hands.holder(_prop(take)), _doer(take), *people[:1])
        there = tuple(dict.fromkeys(who for who in has[:2] if who in on))
        if len(there) > 1:
            return "action", there[::-1]
        return "insert", tuple(who for who in has if who in on)[:1]

    def _people(self, take: Take) -> tuple[str, ...]:
        """Who acts in a take, and whom they embrace, fight or hand something."""
        people = [who for beat in take.beats for who in self._acting(beat)]
        for beat in take.beats:
            for deed in beat.deeds:
                together = deed.doing.pose in {Pose.EMBRACE, Pose.FIGHT} and not deed.to
                if together and deed.who in self.stage.players:
                    people.append(self.stage.target(deed.who))
        return tuple(dict.fromkeys(filter(None, people)))

    def _together(self, take: Take) -> bool:
        """Whether the take is something that two do: one comes to the other, gives, embraces."""
        deeds = [deed for beat in take.beats for deed in beat.deeds]
        on = self.stage.on()
        return any(
            (deed.to in on and deed.doing.does in {"approach", "give"})
            or deed.doing.pose in {Pose.EMBRACE, Pose.FIGHT}
            for deed in deeds
        )

    def _heard(self, take: Take) -> tuple[str, tuple[str, ...]]:
        on = self.stage.on()
        players = self.stage.players
        seen = [b.who for b in take.speeches if not b.off_screen and b.who in players]
        speakers = tuple(dict.fromkeys(seen))
        acting = [who for b in take.beats if not b.spoken for who in self._acting(b)]
        voice = take.speeches[0].who
        if not speakers and voice in on:
            return "reaction", (voice,)
        if not speakers:
            listener = self._listener(take, on)
            return ("reaction", (listener,)) if listener else ("view", ())
        listener = self._listener(take, on)
        if take.of > 1 and take.piece % 2 == 0 and listener and not _reads(take):
            return "reaction", (listener,)
        if take.purpose == "establishing" and len(on) > 1:
            return ("exchange" if len(on) == 2 else "group"), _two(speakers, listener)
        people = tuple(dict.fromkeys([*speakers, *(who for who in acting if who in on)]))
        if len(people) > 2:
            return "group", people
        return ("exchange" if len(people) == 2 else "speech"), people

    def _listener(self, take: Take, on: Sequence[str]) -> str:
        speaker, to = take.speeches[0].who, take.speeches[0].to
        if to in on and to != speaker:
            return to
        return next((who for who in on if who != speaker), "")

    def _partner(self, take: Take, main: str, people: Sequence[str]) -> str:
        """Whom the main person looks at, if both are where a line can run between them."""
        if not main or not self.stage.players[main].front:
            return ""
        wanted = people[1] if len(people) > 1 else self.stage.target(main)
        return wanted if wanted in self.stage.on() and wanted != main else ""

    def visible(self, camera: Camera, subject: Subject) -> tuple[str, ...]:
        """Who is in the picture of this camera."""
        if camera.part or (subject.kind == "insert" and camera.subjects == (subject.prop,)):
            return subject.people[:1]
        if not camera.subjects:
            on = self.stage.on()
            extra = [who for who in subject.people if who not in on]
            return tuple([*on[: 8 - len(extra)], *extra][:8])
        seen = [who for who in (*camera.subjects, camera.over) if who in self.stage.players]
        return tuple(dict.fromkeys(seen))


def _is_busy(take: Take) -> bool:
    deeds = [deed for beat in take.beats if not beat.spoken for deed in beat.deeds]
    return any(deed.doing.does not in {"look", "feel"} for deed in deeds)


def _two(speakers: tuple[str, ...], listener: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*speakers, *([listener] if listener else [])]))[:2]


def _seen_people(beat: Beat) -> tuple[str, ...]:
    return () if beat.spoken and beat.off_screen else beat.people


def _prop(take: Take) -> str:
    """The thing that a close view is of: what acts, else the one handled, or named first."""
    acts = [beat.acts for beat in take.beats if beat.acts]
    handled = [deed.prop for beat in take.beats for deed in beat.deeds if deed.prop]
    named = [prop for beat in take.beats for prop in beat.props]
    return next(iter([*acts, *handled, *named]), "")


def _doer(take: Take) -> str:
    """Who has the thing of a close view in hand, where somebody does something to it."""
    return next((d.who for b in take.beats for d in b.deeds if d.prop == _prop(take)), "")


def _reads(take: Take) -> bool:
    """Whether someone reads aloud: the camera stays with them, and the take goes on as one."""
    return any("read" in beat.parenthetical.lower() for beat in take.speeches)
