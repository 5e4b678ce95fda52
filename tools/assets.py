"""Verbs of assets: their sheets, their key images, and where they are used."""

from __future__ import annotations

from film.assets import Asset
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.questions import scenes_with
from film.recipes import Recipe
from film.references import get_asset
from film.study.reviews import Review
from film.study.usage import usage
from production.keys import key_recipes, state_recipes
from tools.asset_cards import Pictures, assets_card, sheet_card, usage_card
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import called, count, scenes_named, sentence

AT_ONCE_S = 2.0  # a sheet waits so long for its pictures; the rest appears on it
DRAWN_WITHIN_S = 20.0
FRONT = ("front", "key")  # the view that stands for an asset


async def show_asset(desk: Desk, *, about: str = "") -> Said:
    """Show the sheet of a person, place or prop: key image, six views, facts, states, lines."""
    film = await desk.store.load(desk.project)
    return await sheet(desk, film, get_asset(film, about))


async def sheet(desk: Desk, film: Film, asset: Asset) -> Said:
    """The sheet of an asset; what is not drawn yet is, where that is free, and appears on it."""
    recipes, states = _recipes(desk, film, asset), _states(desk, film, asset)
    wanted = [*recipes.values(), *states.values()]
    left = 0
    if wanted and desk.renders.draws_free(film):
        left = await desk.renders.draw(wanted, AT_ONCE_S)
    views = {view: recipe.file_name for view, recipe in recipes.items()}
    becomes = {what: recipe.file_name for what, recipe in states.items()}
    card = sheet_card(film, asset, Pictures(views.get("key", ""), views, becomes))
    there = scenes_with(film, asset.id)
    where = scenes_named(there) if there else "no scene"
    drawing = f" {count(left, 'picture')} {_coming(left)}." if left else ""
    look = card.props["look"]
    told = f": {look}" if look != asset.name else ""
    text = sentence(f"{called(asset)}, in {where}{told}.{drawing}")
    return Said(text=text, cards=(card,), choices=_ways(asset))


def _coming(left: int) -> str:
    return (
        "is being drawn, and appears by itself"
        if left == 1
        else "are being drawn, and appear by themselves"
    )


def _ways(asset: Asset) -> tuple[Choice, ...]:
    word = "unlock" if asset.review is Review.LOCKED else "lock"
    ways = [Choice(label=word.capitalize(), say=f"{word} {asset.name}")]
    ways.append(Choice(label="Where is it used?", say=f"where is {asset.name} used?"))
    ways.append(
        Choice(label="Why do you think so?", say=f"why do you think that about {asset.name}?")
    )
    return tuple(ways)


async def show_assets(desk: Desk) -> Said:
    """Show all people, places and props, and how far each is settled."""
    film = await desk.store.load(desk.project)
    drawn = {asset.id: _key(desk, film, asset) for asset in film.assets()}
    card = assets_card(film, drawn)
    locked, total = card.props["locked"], card.props["total"]
    text = f"{count(total, 'asset')}, {locked or 'none'} of them locked."
    left = total - locked
    undrawn = any(not row["key"] for row in card.props["assets"])
    choices = [Choice(label="Draw them", say="draw the key images")] if undrawn else []
    choices += [Choice(label="Lock all", say="lock all assets")] if left else []
    return Said(text=text, cards=(card,), choices=tuple(choices))


async def draw_assets(desk: Desk, *, about: str = "") -> Said:
    """Draw the key images of one asset (six views of a person), or of all; it costs nothing."""
    film = await desk.store.load(desk.project)
    if about.strip():
        return await sheet(desk, film, get_asset(film, about))
    if not desk.renders.draws_free(film):
        raise Refused("This film's engine is paid by the picture: key images come with a render.")
    recipes = [recipe for asset in film.assets() for recipe in _recipes(desk, film, asset).values()]
    left = await desk.renders.draw(recipes, DRAWN_WITHIN_S)
    made = count(len(recipes) - left, "key image")
    more = f" {left} more are on their way; say it again to see them." if left else ""
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
    if desk.qualifying is None:  # a desk beside the studio has no files
        return {}
    return key_recipes(film, asset, desk.renders.makers(film))


def _states(desk: Desk, film: Film, asset: Asset) -> dict[str, Recipe]:
    if desk.qualifying is None:
        return {}
    return state_recipes(film, asset, desk.renders.makers(film))


def _key(desk: Desk, film: Film, asset: Asset) -> str:
    """The file that stands for an asset among others, "" while it is not drawn."""
    found = _recipes(desk, film, asset)
    names = [found[view].file_name for view in FRONT if view in found]
    return next((name for name in names if desk.renders.files.has(name)), "")
