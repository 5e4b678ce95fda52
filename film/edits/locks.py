"""Locks: what somebody has settled does not change until somebody unlocks it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from film.assets import Asset
from film.errors import Refused
from film.film import Film
from film.shots import Shot
from film.study.reviews import Review

LISTS = ("characters", "props", "locations")
_SPARED = {"review", "mentions"}  # of an asset, what may change while it is locked


def guarded(old: Film, new: Film) -> Film:
    """`new`, with the assets that were changed marked as edited.

    Raises Refused, with how to unlock it, when something that is locked would change.
    """
    _check_shots(old, new)
    fields: dict[str, tuple[Asset, ...]] = {}
    for field in LISTS:
        before = {asset.id: asset for asset in getattr(old, field)}
        after: tuple[Asset, ...] = getattr(new, field)
        _check_gone(before, after)
        marked = tuple(_reviewed(before.get(asset.id), asset) for asset in after)
        if marked != after:
            fields[field] = marked
    return new.but(**fields) if fields else new


def review_assets(film: Film, ids: Collection[str], review: Review) -> Film:
    """The film with these assets locked, or unlocked as they are."""
    fields: dict[str, tuple[Asset, ...]] = {
        field: tuple(a.but(review=review) if a.id in ids else a for a in getattr(film, field))
        for field in LISTS
    }
    return film.but(**fields)


def lock_shots(film: Film, ids: Collection[str], locked: bool) -> Film:
    """The film with these shots locked or unlocked."""
    return film.but(shots=tuple(s.but(locked=locked) if s.id in ids else s for s in film.shots))


def _reviewed(before: Asset | None, after: Asset) -> Asset:
    if before is None or before is after or _looks(before) == _looks(after):
        return after
    if before.review is Review.LOCKED:
        raise _locked(before)
    return after if after.review is Review.LOCKED else after.but(review=Review.EDITED)


def _check_gone(before: dict[str, Asset], after: tuple[Asset, ...]) -> None:
    there = {asset.id for asset in after}
    for asset in before.values():
        if asset.review is Review.LOCKED and asset.id not in there:
            raise _locked(asset)


def _looks(asset: Asset) -> dict[str, Any]:
    return {name: getattr(asset, name) for name in type(asset).model_fields if name not in _SPARED}


def _locked(asset: Asset) -> Refused:
    return Refused(
        f"{asset.name} is locked. Say “unlock {asset.name}” to change it.",
        (f"unlock {asset.name}",),
    )


def _check_shots(old: Film, new: Film) -> None:
    if not any(shot.locked for shot in old.shots):
        return
    after = {shot.id: shot for shot in new.shots}
    for shot in old.shots:
        if shot.locked and (shot.id not in after or not _same(shot, after[shot.id])):
            raise Refused(
                f"{shot.label} is locked. Say “unlock {shot.label}” to change it.",
                (f"unlock {shot.label}",),
            )
    known = {shot.id for shot in old.shots}
    for scene in {shot.scene for shot in new.shots if shot.id not in known}:
        mine = old.shots_of(scene)
        if mine and all(shot.locked for shot in mine):
            number = old.get_scene(scene).number
            raise Refused(f"The shots of scene {number} are locked. Say “unlock scene {number}”.")


def _same(one: Shot, other: Shot) -> bool:
    return one is other or one.but(locked=False) == other.but(locked=False)
