"""Rows: one worker makes a step, the look at it and what follows, for as long as all is well."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import cast

import pytest

from film.recipes import Made, Recipe
from film.verdicts import Answer, Finding, Verdict
from knowledge.files import FileStore
from production.hands import Hands
from production.queue import Orders
from production.rows import goes_on, row_from
from production.tasks import Task


def task(made: Made, name: str, *inputs: Task, gates: tuple[Task, ...] = ()) -> Task:
    named = tuple((each.recipe.made.value, each.recipe.file_name) for each in inputs)
    recipe = Recipe(made=made, engine="animatic", model="1", spec={"n": name}, inputs=named)
    return Task(recipe=recipe, shot="sh_1", gates=tuple(gate.recipe.hash for gate in gates))


VIEW = task(Made.REFERENCE, "view")
VOICE = task(Made.VOICE, "voice")
PLACE = task(Made.STEP, "place")
SEEN = task(Made.EYE, "place", PLACE, VIEW)
PEOPLE = task(Made.STEP, "people", PLACE, gates=(PLACE,))
MET = task(Made.EYE, "people", PEOPLE, PLACE)
CLIP = task(Made.CLIP, "clip", PEOPLE, VOICE, gates=(PLACE, PEOPLE))
LAST = task(Made.LAST_FRAME, "last", CLIP)
SHOT = (PLACE, SEEN, PEOPLE, MET, VOICE, CLIP, LAST)


def row(first: Task, there: tuple[Task, ...], agreed: tuple[Task, ...] = ()) -> list[Task]:
    agreeable = {each.recipe.hash for each in agreed}
    tasks = [each for each in SHOT if each is not first and each not in there]
    hashes = {each.recipe.hash for each in there}
    return row_from(first, tasks, hashes, lambda step, seen: seen and step in agreeable)


def test_a_whole_shot_is_a_row_when_only_the_eye_must_look() -> None:
    assert row(PLACE, (VIEW, VOICE), (PLACE, PEOPLE)) == [
        each for each in SHOT if each is not VOICE
    ]
    assert row(SEEN, (VIEW, VOICE, PLACE), (PLACE, PEOPLE)) == [SEEN, PEOPLE, MET, CLIP, LAST]


def test_a_row_ends_where_the_bible_has_not_agreed() -> None:
    assert row(PLACE, (VIEW, VOICE)) == [PLACE, SEEN]
    assert row(PLACE, (VIEW, VOICE), (PLACE,)) == [PLACE, SEEN, PEOPLE, MET]


def test_a_step_that_no_eye_of_the_row_has_seen_is_not_built_on() -> None:
    assert row(PLACE, (VOICE,), (PLACE, PEOPLE)) == [PLACE]


def test_what_could_be_made_at_the_same_time_is_in_no_row() -> None:
    assert row(PLACE, (VIEW,), (PLACE, PEOPLE)) == [PLACE, SEEN, PEOPLE, MET]
    assert row(VOICE, (VIEW, PLACE), (PLACE, PEOPLE)) == [VOICE]


@pytest.mark.parametrize("answer", list(Answer))
def test_a_row_goes_on_only_after_a_look_that_passed(tmp_path: Path, answer: Answer) -> None:
    files = FileStore(tmp_path)
    put(files, PLACE, "picture")
    finding = Finding(question="Is it the place?", answer=answer)
    put(files, SEEN, Verdict(by="eye", findings=(finding,)).model_dump_json())
    assert goes_on(files, SEEN.recipe, PEOPLE.recipe) is (answer is Answer.PASS)


def test_a_row_ends_where_something_is_missing(tmp_path: Path) -> None:
    files = FileStore(tmp_path)
    assert not goes_on(files, PLACE.recipe, SEEN.recipe)
    put(files, PLACE, "picture")
    assert not goes_on(files, PLACE.recipe, SEEN.recipe)
    put(files, VIEW, "view")
    assert goes_on(files, PLACE.recipe, SEEN.recipe)


def put(files: FileStore, made: Task, content: str) -> None:
    temp = files.temp_path()
    temp.write_text(content)
    files.adopt(temp, made.recipe.file_name)


class Elsewhere:
    """A queue where another render has put the first of every row already."""

    async def put(self, row: Sequence[Recipe], attempt: int) -> bool:
        return False


async def test_of_a_row_that_another_render_has_put_only_the_first_is_waited_for(
    tmp_path: Path,
) -> None:
    hands = Hands(cast(Orders, Elsewhere()), FileStore(tmp_path))
    await hands.put([PLACE, SEEN, PEOPLE])
    assert set(hands.held) == {PLACE.recipe.hash}
