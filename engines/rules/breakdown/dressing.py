"""The things of a take before it begins: in the right hands, standing in the set, or put away."""

from __future__ import annotations

from collections.abc import Iterator

from engines.rules.breakdown.beats import Beat
from engines.rules.breakdown.cutting import Take
from engines.rules.breakdown.stage import Stage
from film.words import Pose

_BRINGS_OUT = {"take", "use", "give", "wear"}
_NEEDS = {"drop", "give"}


def dress(stage: Stage, take: Take) -> None:
    """Gives people what they are told to hold and stands the other things in the set."""
    for beat in take.beats:
        _put_down(stage, beat)
        _fill_hands(stage, beat)
        for prop in _in_the_set(beat):
            _place(stage, prop, beat.who)
    if take.purpose == "insert":
        _show(stage, take)


def _place(stage: Stage, prop: str, who: str) -> None:
    """Stands a thing in the set; what somebody has on them they take in hand."""
    wearer = stage.hands.wearer(prop)
    if not wearer:
        stage.hands.stand(prop)
    elif wearer == who and not stage.hands.known(prop):
        stage.hands.give(prop, who)


def _put_down(stage: Stage, beat: Beat) -> None:
    for prop in beat.placed:
        holder = stage.hands.holder(prop)
        if holder in stage.players and prop not in handled(beat):
            stage.hands.put_down(prop, stage.mark(holder))


def _fill_hands(stage: Stage, beat: Beat) -> None:
    told = [pair for pair in _in_hand(beat) if not stage.hands.is_standing(pair[1])]
    for who, prop in (*beat.carries, *told, *_brought(beat, stage)):
        if who in stage.players and stage.hands.holder(prop) != who:
            stage.hands.give(prop, who)


def _brought(beat: Beat, stage: Stage) -> Iterator[tuple[str, str]]:
    """What somebody must have in hand to do what they do first: drop it, give it, use it."""
    begun: set[str] = set()
    for deed in beat.deeds:
        if deed.prop and deed.prop not in begun:
            begun.add(deed.prop)
            new = deed.doing.does in _BRINGS_OUT and not stage.hands.known(deed.prop)
            if deed.doing.does in _NEEDS or new or stage.is_away(deed.prop):
                yield deed.who, deed.prop


def handled(beat: Beat) -> set[str]:
    """The things that somebody does something to."""
    return {deed.prop for deed in beat.deeds if deed.prop}


def undress(stage: Stage, take: Take) -> None:
    """Puts away what was only looked at: a watch goes back under its sleeve."""
    for beat in take.beats:
        for prop in beat.owned:
            if prop not in handled(beat) and stage.hands.wearer(prop):
                stage.hands.put_away(prop)
            elif not stage.hands.known(prop):
                stage.hands.wear(prop, beat.who)


def _in_hand(beat: Beat) -> Iterator[tuple[str, str]]:
    """What people hold or carry: they have it as the take begins."""
    for deed in beat.deeds:
        if deed.prop and deed.doing.does == "take" and deed.doing.pose is Pose.HOLD:
            yield deed.who, deed.prop


def _in_the_set(beat: Beat) -> Iterator[str]:
    """Things that are there already: named as known, or named and not touched by anyone."""
    moved = {deed.prop for deed in beat.deeds if deed.doing.does not in {"work", "touch"}}
    for prop in beat.props:
        if prop in beat.definite or (prop not in moved and prop not in beat.owned):
            yield prop


def _show(stage: Stage, take: Take) -> None:
    """Brings the thing of a close view into the hands it is seen in."""
    hands = stage.hands
    for beat in take.beats:
        for deed in beat.deeds:
            if deed.prop and deed.doing.does in _BRINGS_OUT and deed.who in stage.players:
                if hands.holder(deed.prop) != deed.who:
                    hands.give(deed.prop, deed.who)
                return
        who = beat.who or hands.wearer(next(iter(beat.props), ""))
        if who in stage.players and beat.props and not hands.known(beat.props[0]):
            hands.give(beat.props[0], who)
            if beat.props[0] in beat.owned:
                hands.wear(beat.props[0], who)
            return
