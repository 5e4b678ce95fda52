"""One scene composed into shots: its takes played on the stage and seen by the cameras."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engines.rules.breakdown.beats import Beat, Deed
from engines.rules.breakdown.clock import Clock
from engines.rules.breakdown.coverage import Cameras, Subject
from engines.rules.breakdown.cutting import Take, cut
from engines.rules.breakdown.dressing import dress, handled, undress
from engines.rules.breakdown.moves import lighting_of, moved, tension_of
from engines.rules.breakdown.stage import Stage
from engines.rules.breakdown.subjects import SubjectFinder
from engines.rules.breakdown.timing import line_seconds, shot_frames, squeezed
from film.shots import Camera, Presence, Shot, Standing
from film.story import Scene
from film.words import Emotion, Lighting, Size

_SHOWS_SET = {Size.EXTREME_WIDE, Size.WIDE, Size.FULL, Size.TWO_SHOT}


@dataclass(frozen=True)
class Draft:
    """A shot before it has a label, with the beats it was made from."""

    shot: Shot
    beats: tuple[Beat, ...]


@dataclass(frozen=True)
class Company:
    """What all scenes of a film share: frame rate, names, voices, which places are inside."""

    fps: int
    names: dict[str, str]  # of characters, by id
    voices: dict[str, str]  # voice ids, by character id
    interiors: dict[str, bool]  # by location id


class SceneComposer:
    """Composes one scene. `holds` is what people bring in their hands from the scene before."""

    def __init__(
        self,
        company: Company,
        scene: Scene,
        beats: Sequence[Beat],
        holds: dict[str, list[str]],
    ) -> None:
        self.company, self.scene = company, scene
        self.takes = cut(beats, self._planned_seconds)
        interior = company.interiors.get(scene.location, True)
        self.stage = Stage(beats, holds, exterior=not interior)
        self.cameras = Cameras()
        self.light: Lighting = lighting_of(scene, interior)
        self.subjects = SubjectFinder(self.stage, exterior=not interior)

    def drafts(self) -> list[Draft]:
        """All shots of the scene in order, without labels."""
        return [
            Draft(self._shot(take, place), tuple(take.beats))
            for place, take in enumerate(self.takes)
        ]

    def _planned_seconds(self, beat: Beat) -> float:
        emotion = beat.emotion or Emotion.NEUTRAL
        return self._line_seconds(beat, emotion)

    def _line_seconds(self, beat: Beat, emotion: Emotion) -> float:
        voice = self.company.voices.get(beat.who, "")
        return line_seconds(beat.text, beat.parenthetical, emotion, voice)

    def _shot(self, take: Take, place: int) -> Shot:
        self._prepare(take, place)
        tension = tension_of(self.scene, take, place, len(self.takes))
        subject, continuous = self.subjects.of(take, place, tension)
        camera = self._camera(take, subject, place, continuous)
        shot = Shot(
            id="",
            scene=self.scene.id,
            label="",
            order=place + 1,
            frames=0,
            action=self._action(take, subject),
            cast=self._cast(take, subject, camera),
            props=self._props(take, camera),
            camera=camera,
            lighting=self.light,
            purpose=self._purpose(take, subject),
            continuous=continuous,
            music="none" if any(beat.silent for beat in take.beats) else "",
            source_lines=self._source_lines(take),
        )
        return self._timed(take, shot)

    def _camera(self, take: Take, subject: Subject, place: int, continuous: bool) -> Camera:
        self.cameras.marks = self.subjects.marks()
        self.cameras.heights = self.subjects.heights()
        if continuous:
            return self.cameras.again()
        camera = moved(self.cameras.choose(subject), take, subject, place)
        self.cameras.taken[-1] = camera
        return camera

    def _props(self, take: Take, camera: Camera) -> tuple[Standing, ...]:
        """Things that stand in the set: all in a wide frame, else those that the take tells of."""
        standing = self.stage.hands.standing()
        if camera.size in _SHOWS_SET:
            return standing
        told = {prop for beat in take.beats for prop in (*beat.props, *handled(beat))}
        told = set() if camera.size is Size.INSERT else told
        return tuple(thing for thing in standing if thing.prop in {*camera.subjects, *told})

    def _prepare(self, take: Take, place: int) -> None:
        """Brings the stage to where it must be as the take begins."""
        deeds = [deed for beat in take.beats for deed in beat.deeds]
        for who in (who for beat in take.beats for who in beat.absent):
            self.stage.miss(who)
        for who in self.subjects.needed(take, self.takes[place + 1 :]):
            self.stage.reveal(who, deeds)
        dress(self.stage, take)
        self.stage.feel(take.beats)
        for beat in reversed(take.speeches):
            self.stage.address(beat.who, beat.to)

    def _cast(self, take: Take, subject: Subject, camera: Camera) -> tuple[Presence, ...]:
        visible = self.subjects.visible(camera, subject)
        firsts = _first_deeds(take)
        main = set(subject.people)
        cast = []
        for who in visible:
            presence = self.stage.presence(who, firsts.get(who))
            weight = 1.0 if who in main else (0.5 if presence.ground == "foreground" else 0.25)
            cast.append(presence.model_copy(update={"prominence": weight}))
        return tuple(cast)

    def _timed(self, take: Take, shot: Shot) -> Shot:
        emotions = {presence.who: presence.emotion for presence in shot.cast}
        undress(self.stage, take)
        clock = Clock()
        clock.run(
            take,
            self.stage.play,
            lambda beat: self._line_seconds(beat, emotions.get(beat.who, Emotion.NEUTRAL)),
            tuple(emotions),
        )
        laid = shot.model_copy(
            update={
                "lines": tuple(clock.lines),
                "business": tuple(clock.business),
                "effects": tuple(clock.effects),
            }
        )
        frames = shot_frames(laid, self.company.fps)
        lines = squeezed(laid.lines, frames / self.company.fps)
        return laid.model_copy(update={"frames": frames, "lines": lines})

    def _action(self, take: Take, subject: Subject) -> str:
        """What is seen, in words; a shot that only speaks or listens says so."""
        written = " ".join(beat.text for beat in take.beats if not beat.spoken)
        if written:
            return written
        name = self.company.names
        if not take.speeches:
            return "The place, as the scene begins."
        speaker, to = take.speeches[0].who, take.speeches[0].to
        if subject.people and subject.people[0] not in take.speakers:
            return f"{name[subject.people[0]]} listens to {name[speaker]}."
        if all(beat.off_screen for beat in take.speeches):
            return f"{name[speaker]} is silent; the voice is heard over the picture."
        if len(take.speakers) > 1:
            return f"{name[take.speakers[0]]} and {name[take.speakers[1]]} talk."
        return (
            f"{name[speaker]} speaks to {name[to]}." if to in name else f"{name[speaker]} speaks."
        )

    def _purpose(self, take: Take, subject: Subject) -> str:
        if take.speeches and take.purpose != "establishing":
            listens = subject.kind == "reaction"
            return "reaction" if listens else "coverage"
        return take.purpose

    def _source_lines(self, take: Take) -> tuple[int, ...]:
        heading = self.scene.elements[0].line if self.scene.elements else 0
        return tuple(dict.fromkeys(beat.line for beat in take.beats)) or (heading,)


def _first_deeds(take: Take) -> dict[str, Deed]:
    """What people do as the take begins: only what starts at once shows in its first frame."""
    if not take.beats or take.beats[0].spoken:
        return {}
    first: dict[str, Deed] = {}
    for deed in take.beats[0].deeds[:1]:
        first.setdefault(deed.who, deed)
    for beat in take.beats:
        for deed in beat.deeds:
            if deed.doing.does == "enter":
                first.setdefault(deed.who, deed)
    return first
