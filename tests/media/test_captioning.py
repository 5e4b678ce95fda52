"""Captions follow the words, can be read, and tell what is not seen."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from media.captioning import captioned
from media.captions import WIDTH, lines, webvtt


def line(
    text: str, at: float, until: float, who: str = "MARA", off: bool = False
) -> dict[str, Any]:
    return {"who": who, "text": text, "at": at, "until": until, "off": off}


def test_a_caption_comes_with_its_first_word_and_stays_after_the_last() -> None:
    words = [(0.3, 0.6, "Not"), (0.6, 1.4, "tonight.")]
    (shown,) = captioned([line("Not tonight.", 2.0, 4.0)], [words], [])
    assert shown.start == 2.3
    assert shown.end == 3.8
    assert "<00:00:02.600>tonight." in webvtt([shown])


def test_a_long_speech_is_broken_after_a_sentence() -> None:
    text = "You were right about the boat and wrong about me. I have a trade now, and your temper."
    text += " I am coming home by sea on Thursday night."
    shown = captioned([line(text, 0.0, 12.0)], [[]], [])
    assert len(shown) > 1
    assert all(caption.text[-1] in ".!?" for caption in shown)
    assert " ".join(caption.text for caption in shown) == text


def test_who_is_not_seen_is_named_and_sounds_stand_in_brackets_where_nobody_speaks() -> None:
    spoken = [line("Who is there?", 3.0, 4.0, off=True)]
    shown = captioned(spoken, [[]], [{"text": "knocking", "at": 0.5}, {"text": "rain", "at": 3.1}])
    assert [caption.text for caption in shown][:2] == ["[knocking]", "MARA: Who is there?"]
    assert shown[0].end < shown[1].start


def test_two_short_answers_share_one_caption() -> None:
    spoken = [line("Coffee?", 0.2, 0.6), line("No.", 0.7, 1.0, who="RUIZ")]
    (shown,) = captioned(spoken, [[], []], [])
    assert lines(shown) == ["- Coffee?", "- No."]


@settings(max_examples=60)
@given(
    st.lists(st.text(alphabet="abc ,.!?-", min_size=1, max_size=300), min_size=1, max_size=5),
    st.lists(st.floats(0, 30), max_size=5),
)
def test_any_speech_keeps_to_two_rows_and_no_two_captions_overlap(
    texts: list[str], sounds: list[float]
) -> None:
    spoken = [line(text, 6.0 * n, 6.0 * n + 5, str(n % 2)) for n, text in enumerate(texts)]
    shown = captioned(spoken, [[] for _ in spoken], [{"text": "thud", "at": at} for at in sounds])
    assert all(len(lines(caption)) <= 2 for caption in shown)
    assert all(len(row) <= WIDTH or " " not in row for c in shown for row in lines(c))
    assert all(one.end <= other.start for one, other in pairwise(shown))
