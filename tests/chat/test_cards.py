"""Text and props of cards."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chat.cards import ELEMENTS, framed, named, plain_text
from chat.mounting import HERE


def test_every_card_has_its_element_in_the_page() -> None:
    written = {path.stem for path in (HERE / "public" / "elements").glob("*.jsx")}
    assert written == {*ELEMENTS.values(), "Answer"}


@given(st.text(alphabet="ab ![]()<>`\\{}|#", max_size=40))
def test_no_words_become_marks_of_the_page(words: str) -> None:
    shown = plain_text(words)
    at = 0
    while at < len(shown):  # every mark has its backslash before it
        if shown[at] == "\\":
            at += 2
            continue
        assert shown[at] not in "`[]<>{}|#!"
        at += 1


def test_a_key_names_one_message_and_another_key_another() -> None:
    assert named("end of ba_1") == named("end of ba_1") != named("end of ba_2")


def test_a_frame_that_was_there_stays_until_there_is_a_newer_one() -> None:
    props = {"shots": [{"id": "a", "thumb": "old.png"}, {"id": "b"}], "total": 2}
    rows = framed(props, {"b": "new.png"})["shots"]
    assert [row["thumb"] for row in rows] == ["old.png", "new.png"]
