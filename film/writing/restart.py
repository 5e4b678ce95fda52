"""A film whose script was written anew: what comes after the script is outdated, not lost."""

from __future__ import annotations

from typing import TypeVar

from film.assets import Character, Location, Prop
from film.film import Film
from film.study.reviews import Review
from film.writing.stages import with_stage
from film.writing.story import Stage, StageName, StageStatus

WHY = "the script was written anew"

A = TypeVar("A", Character, Location, Prop)


def begun_again(old: Film, new: Film) -> Film:
    """`new` with the assets that a person knew from `old`, as they made them, and every stage from
    the assets on outdated: nothing there is locked any more."""
    new = new.but(
        characters=_known(old.characters, new.characters),
        locations=_known(old.locations, new.locations),
        props=_known(old.props, new.props),
    )
    for name in (StageName.ASSETS, StageName.SHOTS):
        new = with_stage(new, Stage(name=name, status=StageStatus.OUTDATED, why=WHY))
    return new


def _known(old: tuple[A, ...], new: tuple[A, ...]) -> tuple[A, ...]:
    """The assets of the new script; one of the same name as before looks as it did."""
    before = {asset.name.casefold(): asset for asset in old}
    return tuple(_as_before(before.get(asset.name.casefold()), asset) for asset in new)


def _as_before(old: A | None, new: A) -> A:
    if old is None:
        return new
    review = Review.EDITED if old.review is Review.LOCKED else old.review
    kept = old.but(id=new.id, mentions=new.mentions, review=review)
    return kept.but(speaks=getattr(new, "speaks", False)) if hasattr(new, "speaks") else kept
