"""A style changes every picture of a film and no sound; nothing else about it changes anything."""

from __future__ import annotations

import numpy as np

from engines.animatic.drawing.grade import graded
from film.film import Film
from film.recipes import Made
from film.study.styles import Grade, Style
from production.keys import key_recipes
from production.makers import makers_for
from production.plan import plan_film

MAKERS = makers_for("animatic", "1", "1")
GRADE = Grade(palette=("#16365c", "#ca7229", "#efe5c7"), contrast=0.8, grain=0.4, line=0.7)
SEEN = {Made.STEP, Made.REFERENCE, Made.CLIP, Made.LAST_FRAME, Made.EYE, Made.DRIFT, Made.FILM}


def styled(film: Film, name: str, grade: Grade) -> Film:
    return film.but(settings=film.settings.but(style=Style(id="sl1", name=name, grade=grade)))


def hashes(film: Film, seen: bool) -> set[str]:
    tasks = plan_film(film, MAKERS).tasks
    return {t.recipe.hash for t in tasks if (t.recipe.made in SEEN) is seen}


def test_a_style_makes_all_pictures_anew_and_leaves_all_sounds(small_film: Film) -> None:
    film = styled(small_film, "harbour", GRADE)
    assert not hashes(film, True) & hashes(small_film, True)
    assert hashes(film, False) == hashes(small_film, False)


def test_another_name_for_the_same_style_makes_nothing_anew(small_film: Film) -> None:
    one, other = styled(small_film, "harbour", GRADE), styled(small_film, "sea", GRADE)
    assert hashes(one, True) == hashes(other, True)


def test_the_views_of_a_sheet_are_those_that_shots_refer_to(small_film: Film) -> None:
    film = small_film.but(conditions=())
    views = key_recipes(film, film.characters[0], MAKERS)
    assert views.pop("key").hash not in hashes(film, True)
    assert len(views) == 6
    assert {recipe.hash for recipe in views.values()} <= hashes(film, True)
    for asset in (film.locations[0], film.props[0]):
        assert list(key_recipes(film, asset, MAKERS)) == ["key"]


def test_a_grade_goes_towards_the_palette_and_is_the_same_every_time() -> None:
    grey = np.full((90, 160, 3), 40, np.uint8)
    done = graded(grey, GRADE.but(grain=0.0), 1.0)
    red, _, blue = (int(v) for v in done[45, 80])
    assert blue > red + 8  # its shadows are blue
    assert np.array_equal(graded(grey, GRADE, 0.5), graded(grey, GRADE, 0.5))
    assert not np.array_equal(graded(grey, GRADE, 0.5), graded(grey, GRADE, 0.6))
    assert graded(grey, None) is grey
