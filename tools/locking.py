"""Verbs of locks: an asset, all of them, shots, or a whole stage stays as it is."""

from __future__ import annotations

from film.assets import Asset
from film.edits.locks import lock_shots, review_assets
from film.errors import Refused
from film.film import Film
from film.references import get_asset, get_scenes, get_shots
from film.study.instances import open_doors
from film.study.reviews import Review
from film.study.settling import open_doubts
from film.writing.stages import lock as lock_stage
from film.writing.stages import unlock as unlock_stage
from film.writing.story import StageName
from tools.asset_cards import door_row
from tools.desk import Desk
from tools.revising import ALREADY
from tools.said import Choice, Said
from tools.sentences import called, count, scenes_named, sentence, shots_named

STAGES = {
    "assets": StageName.ASSETS,
    "all assets": StageName.ASSETS,
    "cast": StageName.ASSETS,
    "shots": StageName.SHOTS,
    "script": StageName.SCRIPT,
    "beats": StageName.BEATS,
    "treatment": StageName.TREATMENT,
}


async def lock(desk: Desk, *, what: str = "", scenes: str = "", shots: str = "") -> Said:
    """Lock a person, place or prop, all assets, shots, or a stage: it stays until unlocked."""
    return await _set(desk, what, scenes, shots, True)


async def unlock(desk: Desk, *, what: str = "", scenes: str = "", shots: str = "") -> Said:
    """Unlock what was locked, so that it can be changed again."""
    return await _set(desk, what, scenes, shots, False)


async def _set(desk: Desk, what: str, scenes: str, shots: str, on: bool) -> Said:
    film = await desk.store.load(desk.project)
    new, name = _done(film, what, scenes, shots, on)
    if new == film:
        return Said(text=ALREADY)
    text = sentence(f"{name} {'locked' if on else 'unlocked'}.")
    version = await desk.store.save(new, "lock" if on else "unlock", text, desk.author)
    return Said(text=text, version=version.id, choices=_after(name, on))


def _done(film: Film, what: str, scenes: str, shots: str, on: bool) -> tuple[Film, str]:
    stage = STAGES.get(what.strip().lower().removeprefix("the "))
    if scenes or shots or (stage is StageName.SHOTS):
        return _shots(film, scenes, shots, on)
    if stage is StageName.ASSETS:
        return _assets(film, on)
    if stage is not None:
        return _stage(film, stage, on), f"the {stage} is"
    if not what.strip():
        raise Refused("What? Say, for example, “lock MARA”, “lock all assets”, “lock scene 3”.")
    asset = get_asset(film, what)
    return _reviewed(film, (asset,), on), f"{called(asset)} is"


def _assets(film: Film, on: bool) -> tuple[Film, str]:
    """All of them, once nothing about them is open: this is the gate of the stage."""
    waiting = open_doubts(film)
    if on and waiting:
        raise Refused(
            f"{count(len(waiting), 'contradiction')} of facts must be settled first.",
            ("show the doubts",),
        )
    locked = _reviewed(film, film.assets(), on)
    return _stage(locked, StageName.ASSETS, on), f"all {len(film.assets())} assets are"


def _stage(film: Film, name: StageName, on: bool) -> Film:
    return lock_stage(film, name) if on else unlock_stage(film, name)


def _shots(film: Film, scenes: str, shots: str, on: bool) -> tuple[Film, str]:
    """Shots, once every condition at the door of their scenes is answered."""
    if shots:
        chosen = get_shots(film, shots)
        verb = "is" if len(chosen) == 1 else "are"
        name = f"{shots_named(film, chosen)} {verb}"
    else:
        there = get_scenes(film, scenes or "all")
        chosen = tuple(shot for scene in there for shot in film.shots_of(scene.id))
        name = f"the shots of {scenes_named(there)} are"
        if on and (doors := open_doors(film, there)):
            row = door_row(film, doors[0])
            raise Refused(
                f"First: does {row['what']} go on for {row['name']} into scene {row['number']}?",
                (row["yes"], row["no"]),
            )
    if not chosen:
        raise Refused("There are no shots there yet; say “plan the shots”.", ("plan the shots",))
    return lock_shots(film, {shot.id for shot in chosen}, on), name


def _reviewed(film: Film, assets: tuple[Asset, ...], on: bool) -> Film:
    if not on:
        assets = tuple(asset for asset in assets if asset.review is Review.LOCKED)
    review = Review.LOCKED if on else Review.EDITED
    return review_assets(film, {asset.id for asset in assets}, review)


def _after(name: str, on: bool) -> tuple[Choice, ...]:
    if not on:
        return ()
    what = name.removesuffix(" is").removesuffix(" are")
    return (Choice(label="Unlock", say=f"unlock {what}"),)
