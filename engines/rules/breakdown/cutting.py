"""Where to cut: the beats of a scene gathered into takes of 3 to 8 seconds.

A take is one idea: an opening view, one person's business, one speech, a quick exchange, a thing
seen close. Long speeches are shared out over several takes, at the ends of sentences and clauses.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from engines.rules.breakdown.beats import Beat, Deed
from engines.rules.breakdown.speeches import share_out
from engines.rules.breakdown.timing import GAP, LEAD, LONGEST_LINE, TAIL
from film.words import MAX_SHOT_SECONDS, Pose

Timed = Callable[[Beat], float]

_CALM = 6.6  # seconds a take may grow to by joining beats
_LONG = 4.0  # an action take this long takes no more
_PAIR = 4.6  # seconds of two lines that share a frame
_AT_LENGTH = 9  # words
_BRIEF = 1.7  # an action this short goes with its neighbour, whoever does it
_QUICK = 2.0  # a speech this short may share a take with its answer
_WHOLE_BODY = {"enter", "exit", "walk", "approach", "pose", "wear"}


@dataclass
class Take:
    """Beats that will be one shot. `piece` of `of` tells the parts of one long speech."""

    beats: list[Beat] = field(default_factory=list)
    purpose: str = "coverage"
    piece: int = 1
    of: int = 1

    @property
    def seconds(self) -> float:
        """Length by content, before the limits of a shot."""
        gaps = GAP * max(0, len(self.speeches) - 1)
        around = LEAD + TAIL if self.speeches else 0.4
        return around + gaps + sum(beat.seconds for beat in self.beats)

    @property
    def speeches(self) -> list[Beat]:
        """The spoken beats."""
        return [beat for beat in self.beats if beat.spoken]

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who speaks, in order, each once."""
        return tuple(dict.fromkeys(beat.who for beat in self.speeches))


def cut(beats: Sequence[Beat], timed: Timed) -> list[Take]:
    """The takes of a scene in order. `timed` tells how long a speech may take, in seconds."""
    opening = _opening(beats)
    takes: list[Take] = [opening]
    for beat in beats[len(opening.beats) :]:
        for take in _takes_of(beat, timed):
            if not _joined(takes[-1], take):
                takes.append(take)
    return _without_idle_opening(takes)


def _opening(beats: Sequence[Beat]) -> Take:
    """The establishing take: the first words of action up to about five seconds."""
    take = Take(purpose="establishing")
    for beat in beats:
        if (
            beat.spoken
            or (_is_detail(beat) and not beat.acts)
            or take.seconds + beat.seconds > _CALM
        ):
            break
        arrives = bool(beat.people) and bool(take.beats) and not take.beats[-1].people
        if _introduces(take, beat) or (arrives and take.seconds + beat.seconds > _LONG):
            break
        take.beats.append(beat)
    return take


def _without_idle_opening(takes: list[Take]) -> list[Take]:
    """A scene of one or two short takes needs no empty view before them."""
    first = takes[0]
    if not first.beats and 1 < len(takes) <= 3 and takes[1].seconds <= _LONG:
        takes[1].purpose = "establishing"
        return takes[1:]
    return takes


def _takes_of(beat: Beat, timed: Timed) -> list[Take]:
    if not beat.spoken:
        return [Take([beat], _action_purpose(beat))]
    parts = _shared_out(beat, timed)
    return [Take([part], piece=place + 1, of=len(parts)) for place, part in enumerate(parts)]


def _shared_out(beat: Beat, timed: Timed) -> list[Beat]:
    """One speech as parts that each fit a shot and are of about equal length."""

    def seconds(text: str) -> float:
        return timed(replace(beat, text=text))

    parts = share_out(beat.text, seconds, LONGEST_LINE - 0.05)
    return [replace(beat, text=part, seconds=seconds(part)) for part in parts]


def _action_purpose(beat: Beat) -> str:
    if _is_detail(beat):
        return "insert"
    watches = all(deed.doing.does in {"look", "feel"} for deed in beat.deeds)
    return "reaction" if beat.deeds and watches and beat.who else "action"


def _is_detail(beat: Beat) -> bool:
    """Whether a sentence asks to be seen close: a thing taken in hand, used, or acting itself."""
    if beat.spoken or beat.wide or len(beat.people) > 2 or not beat.props or beat.presents:
        return False
    if any(_is_thrown(deed) or _is_handed(deed) for deed in beat.deeds):
        return False  # seen from further away
    handled = [deed for deed in beat.deeds if deed.prop and not _in_passing(deed)]
    watches = all(deed.doing.does in {"look", "feel"} for deed in beat.deeds)
    if beat.loud and beat.deeds and watches:
        return True
    moves = [deed for deed in beat.deeds if not deed.prop and _is_bodily(deed)]
    by_itself = not beat.people and not beat.deeds and (beat.close or bool(beat.acts))
    return (bool(handled) and not moves) or by_itself


def _is_bodily(deed: Deed) -> bool:
    return deed.doing.does in _WHOLE_BODY and deed.doing.pose not in {Pose.REACH, Pose.HOLD}


def _is_thrown(deed: Deed) -> bool:
    return deed.doing.does == "drop" and bool(deed.doing.sound)


def _is_handed(deed: Deed) -> bool:
    return deed.doing.does == "give" and bool(deed.prop and deed.to)


def _in_passing(deed: Deed) -> bool:
    """Carrying, dropping and dressing are seen well enough from where the camera is."""
    holds = deed.doing.does == "take" and deed.doing.pose is Pose.HOLD
    return holds or deed.doing.does in {"drop", "wear"}


def _introduces(take: Take, beat: Beat) -> bool:
    """Whether a beat presents someone new at length while the take is about somebody else."""
    there = {who for known in take.beats for who in known.people}
    new = bool(there) and not set(beat.presents) <= there
    return new and len(beat.text.split()) >= _AT_LENGTH


def _joined(take: Take, new: Take) -> bool:
    """Adds the beats of `new` to `take` when they are one idea; says whether it did."""
    if new.of > 1 or take.of > 1 or take.seconds + new.seconds - LEAD - TAIL > _room(take, new):
        return False
    old, beat = take.beats, new.beats[0]
    if not old or (not beat.spoken and _introduces(take, beat)):
        return False
    last = old[-1]
    if set(beat.absent) & {who for known in old for who in known.people}:
        return False
    if last.spoken and beat.spoken:
        fits = _exchange(take, beat)
    elif beat.spoken:
        fits = _business_into_line(take, last, beat)
    elif last.spoken:
        exits = any(deed.doing.does == "exit" for deed in beat.deeds)
        fits = (
            beat.who == last.who and not exits and beat.seconds <= 2.0 and new.purpose != "insert"
        )
    else:
        fits = _one_action(take, new, last, beat)
    if fits:
        take.beats.append(beat)
    return fits


def _room(take: Take, new: Take) -> float:
    """How long the two may be together, in seconds."""
    same_line = take.speeches and new.speeches and take.beats[-1].who == new.beats[0].who
    both_speak = bool(take.speeches and new.speeches)
    return MAX_SHOT_SECONDS - (0.5 if same_line else 0.8) if both_speak else _CALM


def _exchange(take: Take, beat: Beat) -> bool:
    """Two or three quick lines share a frame; so do two paragraphs of one speaker."""
    last = take.beats[-1]
    if take.purpose == "establishing":
        return False
    if last.who == beat.who:
        return last.off_screen == beat.off_screen
    quick = min(last.seconds, beat.seconds) <= _QUICK and last.seconds + beat.seconds <= _PAIR
    people = {*take.speakers, beat.who}
    return quick and len(take.speeches) < 4 and len(people) <= 2 and not beat.off_screen


def _business_into_line(take: Take, last: Beat, beat: Beat) -> bool:
    if take.purpose in {"establishing", "insert"} or beat.off_screen:
        return False
    same = last.who == beat.who or (not last.who and last.seconds <= 1.6)
    people = {who for known in take.beats for who in known.people}
    return same and people <= {beat.who} and sum(b.seconds for b in take.beats) <= 3.2


def _one_action(take: Take, new: Take, last: Beat, beat: Beat) -> bool:
    if "insert" in {take.purpose, new.purpose} or take.seconds > _LONG + LEAD + TAIL:
        if take.purpose != "insert" or beat.people:
            return False
        same = bool(beat.props) and set(beat.props) <= {p for b in take.beats for p in b.props}
        return same or (len(take.beats) == 1 and not beat.props and beat.seconds <= 1.4)
    if take.purpose == "establishing":
        return False
    short = beat.seconds <= _BRIEF or last.seconds <= _BRIEF
    one = not beat.who or beat.who == last.who or not last.who
    short = short and sum(b.seconds for b in take.beats) <= 2.2
    if (one or short) and new.purpose == "action":
        take.purpose = "action"
    return one or short
