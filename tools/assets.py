"""Verbs of assets: their sheets, their key images, and where they are used."""

from __future__ import annotations

from collections.abc import Iterable

from film.assets import Asset, Character
from film.edits.values import listed
from film.film import Film
from film.questions import scenes_with
from film.recipes import Recipe
from film.references import get_asset
from film.study.reviews import Review
from film.study.usage import usage
from production.keys import key_recipes
from tools.asset_cards import assets_card, sheet_card, usage_card
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import called, count, scenes_named, sentence

DRAWN_WITHIN_S = 20.0
FRONT = ("front", "key")  # the view that stands for an asset


async def show_asset(desk: Desk, *, about: str = "") -> Said:
    """Show the sheet of a person, place or prop: views, facts with sources, states, every line."""
    film = await desk.store.load(desk.project)
    return sheet(desk, film, get_asset(film, about))


def sheet(desk: Desk, film: Film, asset: Asset) -> Said:
    """The sheet of an asset, with the key images that are drawn."""
    drawn = _drawn(desk, film, asset)
    there = scenes_with(film, asset.id)
    where = scenes_named(there) if there else "no scene"
    card = sheet_card(film, asset, drawn)
    text = sentence(f"{called(asset)}, in {where}: {card.props['look']}.")
    whole = 6 if isinstance(asset, Character) else 1
    choices = [] if len(drawn) >= whole else [Choice(label="Draw it", say=f"draw {asset.name}")]
    locked = asset.review is Review.LOCKED
    word = "unlock" if locked else "lock"
    choices.append(Choice(label=word.capitalize(), say=f"{word} {asset.name}"))
    return Said(text=text, cards=(card,), choices=tuple(choices))


async def show_assets(desk: Desk) -> Said:
    """Show all people, places and props, and how far each is settled."""
    film = await desk.store.load(desk.project)
    drawn = {asset.id: _key(_drawn(desk, film, asset)) for asset in film.assets()}
    card = assets_card(film, drawn)
    locked, total = card.props["locked"], card.props["total"]
    text = f"{count(total, 'asset')}, {locked or 'none'} of them locked."
    left = total - locked
    choices = (Choice(label="Lock all", say="lock all assets"),) if left else ()
    return Said(text=text, cards=(card,), choices=choices)


async def draw_assets(desk: Desk, *, about: str = "") -> Said:
    """Draw the key images of one asset (six views of a person), or of all; it costs nothing."""
    film = await desk.store.load(desk.project)
    chosen = (get_asset(film, about),) if about.strip() else film.assets()
    recipes = [recipe for asset in chosen for recipe in _recipes(desk, film, asset).values()]
    left = await desk.renders.draw(recipes, DRAWN_WITHIN_S)
    made = count(len(recipes) - left, "key image")
    more = f" {left} more are on their way; say it again to see them." if left else ""
    if len(chosen) == 1:
        return sheet(desk, film, chosen[0]).but(text=f"{made} of {called(chosen[0])}.{more}")
    return (await show_assets(desk)).but(text=f"{sentence(made)} drawn.{more}")


async def where_used(desk: Desk, *, about: str = "") -> Said:
    """Say where a prop, a garment, a state or a person is used: “the coat”, “muddy”."""
    film = await desk.store.load(desk.project)
    uses = usage(film, about)
    if not uses:
        return Said(text=f"“{about}” is seen in no shot.")
    scenes = [scene for scene in film.scenes if any(use.scene == scene.id for use in uses)]
    whats = listed(tuple(dict.fromkeys(use.what for use in uses))[:4])
    shots = sum(len(use.shots) for use in uses)
    text = sentence(f"{whats}: {scenes_named(scenes)}, {count(shots, 'shot')}.")
    return Said(text=text, cards=(usage_card(film, about, uses),))


def _recipes(desk: Desk, film: Film, asset: Asset) -> dict[str, Recipe]:
    return key_recipes(film, asset, desk.renders.makers(film))


def _drawn(desk: Desk, film: Film, asset: Asset) -> dict[str, str]:
    """The key images of an asset that are in the file store, by view."""
    if desk.qualifying is None:  # a desk beside the studio has no files
        return {}
    found, files = _recipes(desk, film, asset).items(), desk.renders.files
    return {view: r.file_name for view, r in found if files.has(r.file_name)}


def _key(drawn: dict[str, str]) -> str:
    names: Iterable[str] = (drawn[view] for view in FRONT if view in drawn)
    return next(iter(names), "")
