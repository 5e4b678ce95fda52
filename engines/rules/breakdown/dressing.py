"""The things of a take before it begins: in the right hands, standing in the set, or put away."""

from __future__ import annotations

from collections.abc import Iterator

from engines.rules.breakdown.beats import Beat
from engines.rules.breakdown.cutting import Take
from engines.rules.breakdown.stage import Stage
from film.words import Pose

_BRINGS_OUT = {"take", "use", "give"}


def dress(stage: Stage, take: Take) -> None:
    """Gives people what they are told to hold and stands the other things in the set."""
    hands = stage.hands
    for beat in take.beats:
        for prop in beat.placed:
            holder = hands.holder(prop)
            handled = any(deed.prop == prop for deed in beat.deeds)
            if holder in stage.players and not handled:
                hands.put_down(prop, stage.mark(holder))
        told = [pair for pair in _in_hand(beat) if not hands.is_standing(pair[1])]
        for who, prop in (*beat.carries, *told):
            if who in stage.players and hands.holder(prop) != who:
                hands.give(prop, who)
        for prop in _in_the_set(beat):
            hands.stand(prop)
    if take.purpose == "insert":
        _show(stage, take)


def undress(stage: Stage, take: Take) -> None:
    """Puts away what was only looked at: a watch goes back under its sleeve."""
    for beat in take.beats:
        for prop in beat.owned:
            if not any(deed.prop == prop for deed in beat.deeds):
                stage.hands.put_away(prop)


def _in_hand(beat: Beat) -> Iterator[tuple[str, str]]:
    """What people hold or carry: they have it as the take begins."""
    for deed in beat.deeds:
        if deed.prop and deed.doing.does == "take" and deed.doing.pose is Pose.HOLD:
            yield deed.who, deed.prop


def _in_the_set(beat: Beat) -> Iterator[str]:
    """Things that are there already: named as known, or named and not touched by anyone."""
    handled = {deed.prop for deed in beat.deeds}
    for prop in beat.props:
        if prop in beat.definite or (prop not in handled and prop not in beat.owned):
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
        if beat.who in stage.players and beat.props and not hands.known(beat.props[0]):
            hands.give(beat.props[0], beat.who)
            return
