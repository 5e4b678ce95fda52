"""Splitting a shot in two and merging two into one: nothing is invented, no word is lost."""

from __future__ import annotations

import re
from collections.abc import Sequence

from film.edits.parts import in_order
from film.edits.settle import settled
from film.edits.timing import (
    fewest_frames,
    lasting,
    least_frames,
    most_frames,
    seconds,
    spoken_seconds,
)
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.labels import label_after, labels, shot_id
from film.shots import Business, Line, Presence, Shot
from film.words import Transition

_SENTENCE = re.compile(r"(?<=[.!?…])[\"”'’)]*\s+")
_CLAUSE = re.compile(r"(?<=[,;:—–])\s+")


def split_shot(film: Film, shot: Shot) -> Film:
    """The film with `shot` as two; the second opens on the first one's last frame."""
    pieces = [piece for line in shot.lines for piece in sentences(line)]
    cut = _balanced(film, shot, pieces) if len(pieces) > 1 else len(pieces)
    return _with_halves(film, shot, halves(film, shot, pieces[:cut], pieces[cut:]))


def split_to_fit(film: Film, shot: Shot) -> Film:
    """The film with `shot` long enough for its lines, or as several shots of at most 8 s."""
    least = least_frames(film, shot)
    if least <= most_frames(film):
        fitted = lasting(film, shot, max(shot.frames, least))
        return in_order(film, shot.scene, _swapped(film, shot, (fitted,)))
    pieces = _small_pieces(film, shot)
    cut = _balanced(film, shot, pieces)
    first, second = halves(film, shot, pieces[:cut], pieces[cut:])
    film = _with_halves(film, shot, (first, second))
    for half in (first, second):
        film = split_to_fit(film, film.get_shot(half.id))
    return film


def merge_shots(film: Film, shots: Sequence[Shot]) -> Film:
    """The film with these neighbours as one shot, framed as the first of them."""
    if len(shots) < 2:
        raise Refused("Merge which two shots? Say, for example, “merge 2B and 2C”.")
    scene = film.shots_of(shots[0].scene)
    start = scene.index(shots[0])
    if tuple(shots) != scene[start : start + len(shots)]:
        names = listed([shot.label for shot in shots])
        raise Refused(f"{names} are not neighbours in one scene; only neighbours can be merged.")
    merged = shots[0]
    for shot in shots[1:]:
        merged = _merged(film, merged, shot)
    merged = _fitting(film, merged, shots)
    kept = [*scene[:start], merged, *scene[start + len(shots) :]]
    return settled(film, in_order(film, merged.scene, kept))


def sentences(line: Line) -> list[Line]:
    """A line as one line for each of its sentences."""
    return [line.but(text=text) for text in _SENTENCE.split(line.text)]


def halves(
    film: Film, shot: Shot, first: Sequence[Line], second: Sequence[Line]
) -> tuple[Shot, Shot]:
    """`shot` in two, the lines given to each; frames are shared by what is said."""
    label = label_after(shot.label, labels(film))
    early = shot.but(lines=joined(first), transition_out=Transition.CUT)
    late = shot.but(
        id=shot_id(label, film),
        label=label,
        lines=joined(second),
        transition_in=Transition.CUT,
        continuous=True,
    )
    cut = _cut_frame(film, shot, early, late)
    actions = _divided_action(shot.action, cut / shot.frames)
    cut_s = cut / film.settings.fps
    early = early.but(
        action=actions[0],
        business=tuple(_until(b, cut_s) for b in shot.business if b.at < cut_s),
        effects=tuple(e for e in shot.effects if e.at < cut_s),
    )
    late = late.but(
        action=actions[1],
        cast=tuple(_after_business(p, early.business) for p in shot.cast),
        lines=tuple(line.but(at=round(max(0.0, line.at - cut_s), 3)) for line in late.lines),
        business=tuple(_from(b, cut_s) for b in shot.business if b.at >= cut_s),
        effects=tuple(e.but(at=round(e.at - cut_s, 3)) for e in shot.effects if e.at >= cut_s),
    )
    return _sized(film, early.but(frames=cut)), _sized(film, late.but(frames=shot.frames - cut))


def joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with the neighbouring parts of one speech put together again."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        if last and _same_speech(last, line):
            found[-1] = last.but(text=f"{last.text} {line.text}")
        else:
            found.append(line)
    return tuple(found)


def _same_speech(one: Line, other: Line) -> bool:
    return one.but(text="", at=0, seconds=0) == other.but(text="", at=0, seconds=0) and (
        one.line > 0
    )


def _with_halves(film: Film, shot: Shot, parts: tuple[Shot, Shot]) -> Film:
    second = parts[1]
    shots = _swapped(film, shot, parts)
    after = shots[shots.index(second) + 1].order if shots[-1] != second else shot.order + 20
    second = second.but(order=(shot.order + after) // 2)
    shots = [second if other.id == second.id else other for other in shots]
    return settled(film, in_order(film, shot.scene, shots))


def _swapped(film: Film, shot: Shot, parts: Sequence[Shot]) -> list[Shot]:
    shots = film.shots_of(shot.scene)
    return [new for old in shots for new in (parts if old.id == shot.id else (old,))]


def _balanced(film: Film, shot: Shot, pieces: Sequence[Line]) -> int:
    """Where to cut the pieces so that both halves say about as much; between speeches if close."""
    times = [spoken_seconds(film, shot, piece) for piece in pieces]
    total = sum(times)

    def cost(cut: int) -> float:
        inside = _same_speech(pieces[cut - 1], pieces[cut])
        return abs(2 * sum(times[:cut]) - total) + (0.15 * total if inside else 0.0)

    return min(range(1, len(pieces)), key=cost)


def _small_pieces(film: Film, shot: Shot) -> list[Line]:
    """The shot's lines in pieces that can each be a shot: sentences, else clauses, else words."""
    found: list[Line] = []
    limit = most_frames(film) / film.settings.fps - 0.5
    for sentence in (piece for line in shot.lines for piece in sentences(line)):
        parts = [sentence]
        for divide in (_CLAUSE.split, str.split):
            parts = [
                small
                for part in parts
                for small in (
                    [part.but(text=text) for text in divide(part.text)]
                    if spoken_seconds(film, shot, part) > limit
                    else [part]
                )
            ]
        found += parts
    if len(found) < 2:
        raise Refused(f"{shot.label} has a word that takes more than 8 s; make it shorter.")
    return found


def _cut_frame(film: Film, shot: Shot, early: Shot, late: Shot) -> int:
    said = [sum(spoken_seconds(film, s, line) for line in s.lines) for s in (early, late)]
    share = said[0] / sum(said) if all(said) else 0.5
    if fewest_frames(film) * 2 > shot.frames:
        return max(1, round(shot.frames * share))
    least = least_frames(film, early)
    most = shot.frames - least_frames(film, late)
    return max(min(round(shot.frames * share), most), min(least, shot.frames - 1), 1)


def _sized(film: Film, shot: Shot) -> Shot:
    """The half with a length a shot may have; a half too short for its lines is made longer."""
    least = min(least_frames(film, shot), most_frames(film))
    return lasting(film, shot, min(max(shot.frames, least), most_frames(film)))


def _divided_action(action: str, share: float) -> tuple[str, str]:
    """The sentences of an action in two; a single one goes on in both shots."""
    parts = [part for part in _SENTENCE.split(action) if part]
    if len(parts) < 2:
        return action, action
    cut = min(max(1, round(len(parts) * share)), len(parts) - 1)
    return " ".join(parts[:cut]), " ".join(parts[cut:])


def _until(business: Business, end: float) -> Business:
    return business.but(until=round(min(business.until, end), 3))


def _from(business: Business, start: float) -> Business:
    return business.but(
        at=round(business.at - start, 3), until=round(max(0.0, business.until - start), 3)
    )


def _after_business(presence: Presence, done: Sequence[Business]) -> Presence:
    """How someone stands once this business is done."""
    for business in done:
        if business.who == presence.who:
            presence = presence.but(pose=business.pose, mark=business.to or presence.mark)
    return presence


def _merged(film: Film, one: Shot, other: Shot) -> Shot:
    start = seconds(film, one)
    there = {presence.who for presence in one.cast}
    standing = {prop.prop for prop in one.props}
    actions = dict.fromkeys(_SENTENCE.split(one.action) + _SENTENCE.split(other.action))
    return one.but(
        frames=one.frames + other.frames,
        action=" ".join(part for part in actions if part),
        lines=joined(
            (*one.lines, *(line.but(at=round(line.at + start, 3)) for line in other.lines))
        ),
        cast=(*one.cast, *(p for p in other.cast if p.who not in there)),
        props=(*one.props, *(p for p in other.props if p.prop not in standing)),
        business=(*one.business, *(_from(b, -start) for b in other.business)),
        effects=(*one.effects, *(e.but(at=round(e.at + start, 3)) for e in other.effects)),
        transition_out=other.transition_out,
        flags=tuple(dict.fromkeys(one.flags + other.flags)),
        source_lines=tuple(sorted({*one.source_lines, *other.source_lines})),
        by_hand=tuple(dict.fromkeys(one.by_hand + other.by_hand)),
    )


def _fitting(film: Film, merged: Shot, shots: Sequence[Shot]) -> Shot:
    least = least_frames(film, merged)
    if least > most_frames(film):
        names = listed([shot.label for shot in shots])
        raise Refused(
            f"What is said in {names} takes {least / film.settings.fps:.1f} s together, and a shot "
            "has 8 s at most; cut a line first."
        )
    return lasting(film, merged, max(least, min(merged.frames, most_frames(film))))
