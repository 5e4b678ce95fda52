"""Every kind and word that the film may use is one that can be drawn."""

from __future__ import annotations

from pathlib import Path

import yaml

from engines.animatic.drawing.actors import tables as actor_tables
from engines.animatic.drawing.head import tables as face_tables
from engines.animatic.drawing.poses import stance_of
from engines.animatic.drawing.props import things
from engines.animatic.drawing.sets.assembly import known_kinds
from engines.animatic.drawing.tables import table
from film.words import Emotion, Lighting, Pose, Size, TimeOfDay, Weather

DATA = Path(__file__).parents[3] / "film" / "data"


def kinds(name: str) -> list[dict[str, object]]:
    rows = yaml.safe_load((DATA / f"{name}.yaml").read_text())
    assert isinstance(rows, list)
    return rows


def words_of(row: dict[str, object]) -> list[str]:
    words = row["words"]
    assert isinstance(words, list)
    return words


def test_every_kind_of_place_that_is_recognised_can_be_built() -> None:
    assert {str(row["kind"]) for row in kinds("places")} == known_kinds()


def test_every_kind_of_prop_that_is_recognised_can_be_drawn() -> None:
    assert {str(row["kind"]) for row in kinds("props")} <= set(things())


def test_words_are_lower_case_and_mean_one_kind() -> None:
    for name in ("places", "props"):
        words = [(w, row.get("interior")) for row in kinds(name) for w in words_of(row)]
        assert all(w == w.lower().strip() for w, _ in words)
        assert len(words) == len(set(words))


def test_the_tables_know_every_word_of_the_lists() -> None:
    light = table("light")
    assert set(light["times"]) == set(light["interiors"]) == {t.value for t in TimeOfDay}
    assert set(light["weathers"]) == {w.value for w in Weather}
    assert set(light["lightings"]) == {w.value for w in Lighting}
    assert set(table("framing")) == {s.value for s in Size}
    assert set(face_tables()["emotions"]) == {e.value for e in Emotion}
    assert set(face_tables()["hairlines"]) >= {
        s for group in actor_tables()["styles"].values() for s in group
    }


def test_feet_of_a_walk_touch_the_ground_all_the_time() -> None:
    for pose in (Pose.WALK,):
        for n in range(24):
            feet = stance_of(pose, n / 24).feet
            assert min(float(feet[0, 1]), float(feet[1, 1])) < 0.105


def test_a_planted_foot_goes_back_as_fast_as_the_body_goes_on() -> None:
    a, b = stance_of(Pose.WALK, 0.10), stance_of(Pose.WALK, 0.20)
    moved = float(a.feet[0, 2] - b.feet[0, 2])
    assert abs(moved - 0.10 * 4 * 0.31) < 0.01
