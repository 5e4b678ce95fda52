"""A changed copy of a noun knows only what it holds itself."""

from __future__ import annotations

import pytest

from film.assets import Character
from film.errors import Refused
from film.film import Film
from film.recipes import Made, Recipe

MARA = Character(id="chMara", name="MARA")
TOM = Character(id="chTom", name="TOM")


def test_a_changed_film_finds_what_it_has_now() -> None:
    film = Film(id="pr1", characters=(MARA,))
    assert film.get_character("chMara") is MARA
    other = film.model_copy(update={"characters": (TOM,)})
    assert other.get_character("chTom") is TOM
    with pytest.raises(Refused):
        other.get_character("chMara")


def test_a_changed_recipe_has_its_own_hash() -> None:
    recipe = Recipe(made=Made.STEP, engine="animatic", model="1", spec={})
    assert len(recipe.hash) == 64
    assert recipe.model_copy(update={"model": "2"}).hash != recipe.hash


def test_the_version_a_film_was_read_from_travels_with_copies_and_is_not_content() -> None:
    film = Film(id="pr1", characters=(MARA,)).read_from("ve1")
    assert film.version == "ve1"
    assert film.model_copy(update={"title": "Night"}).version == "ve1"
    assert film.but(title="Night").version == "ve1"
    assert film == Film(id="pr1", characters=(MARA,))
    assert hash(film) == hash(Film(id="pr1", characters=(MARA,)))
    assert Film.model_validate_json(film.model_dump_json()).version == ""
