"""Verbs of states: what has happened to people and things, from one shot to another."""

from __future__ import annotations

from film.assets import Asset, Character
from film.edits import conditions
from film.film import Film
from film.references import get_asset, get_shots
from film.shots import Shot
from tools.desk import Desk
from tools.revising import revise
from tools.said import Said
from tools.sentences import called, count, sentence


async def set_condition(desk: Desk, *, who: str = "", condition: str = "", shots: str = "") -> Said:
    """Give someone or something a lasting state (muddy, torn coat) over a range of shots."""

    def edit(film: Film) -> Film:
        chosen = get_shots(film, shots)
        return conditions.set_condition(film, get_asset(film, who), condition, chosen, desk.author)

    def tell(_: Film, new: Film) -> str:
        asset, chosen = get_asset(new, who), get_shots(new, shots)
        shown = [shot for shot in chosen if _shows(shot, asset)]
        word = condition.strip().lower()
        told = f"{called(asset)}: {word} {_range(new, chosen)}; {count(len(shown), 'shot')}."
        return sentence(told)

    return await revise(desk, "set_condition", edit, tell)


async def clear_condition(
    desk: Desk, *, who: str = "", condition: str = "", shots: str = ""
) -> Said:
    """End a state of someone or something over a range of shots; no condition said: all."""

    def edit(film: Film) -> Film:
        chosen = get_shots(film, shots or "all")
        return conditions.clear_condition(film, get_asset(film, who), condition, chosen)

    def tell(_: Film, new: Film) -> str:
        asset, chosen = get_asset(new, who), get_shots(new, shots or "all")
        word = condition.strip().lower()
        state = f"no longer {word}" if word and word != "all" else "as at first"
        return sentence(f"{called(asset)}: {state} {_range(new, chosen)}.")

    return await revise(desk, "clear_condition", edit, tell)


def _range(film: Film, shots: tuple[Shot, ...]) -> str:
    first, last = shots[0], shots[-1]
    if last is film.shots[-1]:
        return f"from {first.label} to the end" if len(shots) > 1 else f"in {first.label}"
    start = film.shots.index(first)
    if shots != film.shots[start : start + len(shots)]:
        return f"in {', '.join(shot.label for shot in shots)}"
    return f"in {first.label}" if len(shots) == 1 else f"from {first.label} to {last.label}"


def _shows(shot: Shot, asset: Asset) -> bool:
    if isinstance(asset, Character):
        return any(presence.who == asset.id for presence in shot.cast)
    held = any(asset.id in presence.holds for presence in shot.cast)
    return held or any(standing.prop == asset.id for standing in shot.props)
