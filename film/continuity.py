"""What lasts: the conditions that everyone and everything is in, shot by shot (pure)."""

from __future__ import annotations

from collections.abc import Iterable

from film.film import Film
from film.shots import Shot


def conditions_of(film: Film, shot: Shot, asset: str, said: Iterable[str] = ()) -> tuple[str, ...]:
    """The conditions of an asset in this shot: those `said` there and those that last, sorted."""
    at = film.place_of(shot)
    lasting = {
        condition.what
        for condition in film.conditions
        if condition.asset == asset and _lasts(film, condition.from_shot, condition.to_shot, at)
    }
    return tuple(sorted(lasting | set(said)))


def _lasts(film: Film, first: str, last: str, at: int) -> bool:
    begin = film.find_place(first)
    end = film.find_place(last) if last else len(film.shots)
    return begin is not None and end is not None and begin <= at <= end
