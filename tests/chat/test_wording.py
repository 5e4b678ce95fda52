"""A step is called by what a film person would call it."""

from __future__ import annotations

import pytest

from chat.wording import SLOT, step_table, step_words
from graph.events import Started
from tools.registry import TOOLS


def test_every_verb_has_words_and_no_words_are_left_over() -> None:
    assert set(step_table()) == {*TOOLS, "open_screenplay", "add_picture", "stage_text", "add_work"}


def test_words_name_only_what_the_verb_is_given() -> None:
    for verb in TOOLS.values():
        slots = {slot[1] for slot in SLOT.finditer(step_table()[verb.name])}
        assert slots <= set(verb.arguments), verb.name


@pytest.mark.parametrize(
    ("tool", "args", "title"),
    [
        ("set_camera", {"shots": "2B"}, "Shot: the camera of 2B"),
        ("set_camera", {"shots": "2A..2D"}, "Shot: the camera of 2A to 2D"),
        ("set_camera", {"shots": "3A.."}, "Shot: the camera of 3A to the end"),
        ("set_camera", {"shots": "scene:2"}, "Shot: the camera of scene 2"),
        ("set_time", {"scenes": "2,4"}, "Shot: the hour of scenes 2, 4"),
        ("plan_shots", {"scenes": "all"}, "Shot: planning the shots of the film"),
        ("open_screenplay", {"name": "a..b.fdx"}, "Shot: reading a..b.fdx"),
        ("set_look", {"who": "x" * 90}, f"Shot: how {'x' * 48}… look"),
    ],
)
def test_a_title_says_what_is_worked_on(tool: str, args: dict[str, str], title: str) -> None:
    assert step_words(Started(call="1", tool=tool, args=args, speaker="Shot")) == title
