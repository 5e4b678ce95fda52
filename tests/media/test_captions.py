"""Captions read as they should in both formats."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from media.captions import Caption, lines, srt, webvtt

TALK = (
    Caption(start=3661.5, end=3664.0, text="Later.", who="TOM"),
    Caption(start=0.0, end=2.5, text="You came back & <stayed>.", who="MARA"),
    Caption(start=2.0, end=4.0, text="I never left."),
)


def test_subrip_is_numbered_in_order_with_commas_and_no_overlap() -> None:
    text = srt(TALK)
    assert text.startswith(
        "1\r\n00:00:00,000 --> 00:00:02,000\r\nYou came back & <stayed>.\r\n\r\n2"
    )
    assert "01:01:01,500 --> 01:01:04,000" in text


def test_webvtt_names_the_speaker_and_escapes_markup() -> None:
    text = webvtt(TALK)
    assert text.startswith(
        "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\n<v MARA>You came back &amp;"
    )
    assert "&lt;stayed&gt;" in text


def test_a_long_line_is_broken_in_two_even_halves() -> None:
    broken = lines(Caption(start=0, end=1, text="She kept every letter, tied with a blue ribbon."))
    assert len(broken) == 2
    assert max(map(len, broken)) <= 42
    assert abs(len(broken[0]) - len(broken[1])) < 12


@given(st.text(max_size=200))
def test_no_text_can_break_the_file(text: str) -> None:
    shown = srt((Caption(start=1, end=2, text=text), Caption(start=3, end=4, text="Next.")))
    assert len(re.findall(r"^\d\d:\d\d:\d\d,\d{3} --> ", shown, re.M)) == 2
    assert len(re.findall(" --> ", webvtt((Caption(start=1, end=2, text=text, who=text),)))) == 1
