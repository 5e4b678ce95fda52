"""Where shots meet: cuts are copied, other transitions encode only the groups they touch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from film.noun import Noun
from film.words import Transition
from media.clips import Format, Packets, decoded, encoded, fitting_packets, last_of
from media.stock import Picture
from media.transitions import Touch, closing, length, opening

OVERLAPS = {Transition.DISSOLVE, Transition.WIPE}


class ClipPart(Noun):
    """One shot in the film: its clip, how many pictures it has, how it comes and goes."""

    clip: Path
    frames: int
    transition_in: Transition = Transition.CUT
    transition_out: Transition = Transition.CUT


def stretches(shots: Sequence[ClipPart], form: Format) -> Iterator[Packets]:
    """Packets of all shots in order, one list for each stretch that was copied or encoded."""
    before: Picture | None = None
    for number, part in enumerate(shots):
        packets = fitting_packets(part.clip, form, part.frames)
        comes = _comes(shots, number)
        yield from _touched(packets, part, comes, before, form)
        after = _comes(shots, number + 1) if number + 1 < len(shots) else Transition.CUT
        before = last_of(packets, form) if after in OVERLAPS else None


def _comes(shots: Sequence[ClipPart], number: int) -> Transition:
    """How a shot comes in: by its own transition, or by what the shot before goes out with."""
    own = shots[number].transition_in
    if own not in {Transition.CUT, Transition.FADE_OUT} or number == 0:
        return own
    leaves = shots[number - 1].transition_out
    return leaves if leaves in OVERLAPS else Transition.CUT


def _touched(
    packets: Packets,
    part: ClipPart,
    comes: Transition,
    before: Picture | None,
    form: Format,
) -> Iterator[Packets]:
    """The shot's packets with its first and last groups encoded anew where they change."""
    head = 0 if comes == Transition.FADE_OUT else length(comes, part.frames, form.fps)
    tail = 0
    touches = [opening(comes, before, head)] if head else []
    if part.transition_out == Transition.FADE_OUT:
        tail = length(part.transition_out, part.frames, form.fps)
        touches.append(closing(tail, part.frames))
    first, last = _untouched(packets, head, tail)
    for start, end in ((0, first), (last, len(packets))):
        if start == last and first < last:
            yield packets[first:last]
        if start < end:
            yield encoded(_played(packets, start, end, touches, form), form)


def _untouched(packets: Packets, head: int, tail: int) -> tuple[int, int]:
    """The run of whole groups that no transition touches; empty at the end if there is none."""
    count = len(packets)
    keys = [n for n, packet in enumerate(packets) if packet.is_keyframe]
    first = min((key for key in keys if key >= head), default=count)
    last = max((key for key in keys if key <= count - tail), default=0) if tail else count
    return (first, last) if first < last else (count, count)


def _played(
    packets: Packets, start: int, end: int, touches: Sequence[Touch], form: Format
) -> Iterator[Picture]:
    """Pictures `start` to `end` (both at key frames) as the transitions leave them."""
    for number, picture in enumerate(decoded(packets[start:end], form), start):
        for touch in touches:
            picture = touch(number, picture)
        yield picture
