"""Light of shots and the ways from one to the next."""

from __future__ import annotations

from collections.abc import Sequence

from film.edits.parts import by_hand, with_shots
from film.edits.values import choose
from film.errors import Refused
from film.film import Film
from film.shots import Shot
from film.words import Lighting, Transition

_LADDER = (Lighting.DRAMATIC, Lighting.NATURAL, Lighting.SOFT)  # from dark to bright
_STEPS = {"brighter": 1, "lighter": 1, "darker": -1, "moodier": -1}
_RUNG = {Lighting.SILHOUETTE: 0, Lighting.BACKLIT: 0, Lighting.HARD: 1}


def set_lighting(film: Film, shots: Sequence[Shot], lighting: str) -> Film:
    """The film with these shots lit otherwise; "brighter" and "darker" go one step."""
    step = _STEPS.get(lighting.strip().lower())
    if step is None:
        chosen = choose(Lighting, lighting, "lighting")
        return with_shots(film, *(_lit(shot, chosen) for shot in shots))
    lit = [_lit(shot, _stepped(shot.lighting, step)) for shot in shots]
    if all(a.lighting == b.lighting for a, b in zip(shots, lit, strict=True)):
        now = shots[0]
        raise Refused(f"{now.label} is {now.lighting} already; there is nothing {lighting}.")
    return with_shots(film, *lit)


def set_transition(film: Film, shots: Sequence[Shot], transition: str) -> Film:
    """The film with this way into these shots; a fade out is at their end."""
    chosen = choose(Transition, transition, "transition")
    return with_shots(film, *(_joined(shot, chosen) for shot in shots))


def _stepped(lighting: Lighting, step: int) -> Lighting:
    rung = _RUNG.get(lighting)
    if rung is None:
        rung = _LADDER.index(lighting)
    stepped = rung + step
    return _LADDER[stepped] if 0 <= stepped < len(_LADDER) else lighting


def _lit(shot: Shot, lighting: Lighting) -> Shot:
    return by_hand(shot.but(lighting=lighting), "lighting")


def _joined(shot: Shot, transition: Transition) -> Shot:
    if transition is Transition.FADE_OUT:
        return by_hand(shot.but(transition_out=transition), "transition_out")
    if transition is Transition.CUT:
        plain = shot.but(transition_in=transition, transition_out=transition)
        return by_hand(plain, "transition_in", "transition_out")
    # a shot that is faded into cannot also go on from the last frame before it
    return by_hand(shot.but(transition_in=transition, continuous=False), "transition_in")
