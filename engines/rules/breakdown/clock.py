"""What happens when inside one take: its lines, business and sounds laid out in seconds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from engines.rules.breakdown.beats import Beat, Deed
from engines.rules.breakdown.cutting import Take
from engines.rules.breakdown.timing import GAP, LEAD
from film.shots import Business, Effect, Line

Plays = Callable[[Deed, float, float, str], Business | None]
Seconds = Callable[[Beat], float]

_OVERLAP = 0.25  # a line begins as the business before it ends
_AMBIENT = {"rain", "wind", "waves", "crowd", "birds", "fire", "clock", "crickets", "drips"}
_SOON = 0.1  # seconds into its beat that a sound is heard at the earliest
_MOST_EFFECTS = 5


@dataclass
class Clock:
    """Lays out the beats of a take; `lines`, `business` and `effects` are the result."""

    lines: list[Line] = field(default_factory=list)
    business: list[Business] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    at: float = 0.1

    def run(self, take: Take, plays: Plays, seconds: Seconds, seen: Sequence[str]) -> None:
        """Plays every beat of the take. `seen` is who is in the picture."""
        if take.beats and take.beats[0].spoken:
            self.at = LEAD
        for place, beat in enumerate(take.beats):
            self._sounds(beat)
            if beat.spoken:
                self._speak(beat, plays, seconds(beat), seen)
                self.at += GAP
            else:
                self._act(beat, plays, seen)
                following = take.beats[place + 1 : place + 2]
                if following and following[0].spoken:
                    self.at = max(LEAD, self.at - _OVERLAP)

    def _speak(self, beat: Beat, plays: Plays, took: float, seen: Sequence[str]) -> None:
        self._do(beat, plays, (self.at, self.at + min(took, 1.6)), seen)
        self.lines.append(
            Line(
                who=beat.who,
                text=beat.text,
                parenthetical=beat.parenthetical,
                at=round(self.at, 2),
                seconds=took,
                off_screen=beat.off_screen or beat.who not in seen,
                line=beat.line,
            )
        )
        self.at += took

    def _act(self, beat: Beat, plays: Plays, seen: Sequence[str]) -> None:
        self._do(beat, plays, (self.at, self.at + beat.seconds), seen)
        self.at += beat.seconds

    def _do(
        self, beat: Beat, plays: Plays, window: tuple[float, float], seen: Sequence[str]
    ) -> None:
        each = (window[1] - window[0]) / max(1, len(beat.deeds))
        for place, deed in enumerate(beat.deeds):
            start = window[0] + place * each
            done = plays(deed, round(start, 2), round(start + each, 2), _said(beat))
            if done is not None and done.who in seen:
                self.business.append(done)

    def _sounds(self, beat: Beat) -> None:
        known = {effect.name for effect in self.effects}
        for sound in beat.sounds:
            if sound.name not in known and len(self.effects) < _MOST_EFFECTS:
                heard = self.at + max(_SOON, sound.share * beat.seconds)
                at = 0.0 if sound.name in _AMBIENT else round(heard, 2)
                self.effects.append(Effect(name=sound.name, at=at))


def _said(beat: Beat) -> str:
    return f"({beat.parenthetical})" if beat.spoken else beat.text
