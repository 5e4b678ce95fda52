"""Captions as files: SubRip (.srt) and WebVTT (.vtt)."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from film.noun import Noun

WIDTH = 42  # letters a line, two lines a caption: the broadcasters' usual limit
TIDY = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Caption(Noun):
    """Words on the screen from `start` to `end` seconds of the film; `who` speaks, if told.

    `words` says when each word of the text is heard, in seconds of the film, where it is known.
    """

    start: float
    end: float
    text: str
    who: str = ""
    words: tuple[tuple[float, str], ...] = ()


def srt(captions: Sequence[Caption]) -> str:
    """SubRip text: numbered from 1, commas in times, CRLF between lines as players expect."""
    blocks = (
        f"{number}\r\n{_clock(caption.start, ',')} --> {_clock(caption.end, ',')}\r\n"
        + "\r\n".join(lines(caption))
        + "\r\n"
        for number, caption in enumerate(in_order(captions), 1)
    )
    return "\r\n".join(blocks)


def webvtt(captions: Sequence[Caption]) -> str:
    """WebVTT (W3C): a header, dots in times, the speaker as a voice span, markup escaped."""
    blocks = ["WEBVTT\n"]
    for number, caption in enumerate(in_order(captions), 1):
        words = "\n".join(_marked(caption))
        voice = f"<v {_voice(caption.who)}>" if caption.who else ""
        times = f"{_clock(caption.start, '.')} --> {_clock(caption.end, '.')}"
        blocks.append(f"{number}\n{times}\n{voice}{words}\n")
    return "\n".join(blocks)


def lines(caption: Caption) -> list[str]:
    """The caption broken into lines of at most 42 letters, balanced when two will do."""
    if caption.text.startswith("- ") and "\n" in caption.text:  # two people, a row each
        return [" ".join(row.replace("-->", "→").split()) for row in caption.text.split("\n")]
    text = " ".join(caption.text.replace("-->", "→").split())
    if WIDTH < len(text) <= 2 * WIDTH:
        for width in range(-(-len(text) // 2), WIDTH + 1):
            broken = textwrap.wrap(text, width)
            if len(broken) == 2:
                return broken
    return textwrap.wrap(text, WIDTH) or [""]


def _marked(caption: Caption) -> list[str]:
    """The rows of a caption, each word after the first with the time when it is heard."""
    rows = [row.translate(TIDY) for row in lines(caption)]
    times = [at for at, _ in caption.words]
    count = len(" ".join(rows).split())
    times = [caption.start] * (count - len(times)) + times  # a name stands before the words
    if not caption.words or len(times) != count:
        return rows
    marked, number = [], 0
    for row in rows:
        words = []
        for word in row.split():
            inside = caption.start < times[number] < caption.end
            words.append(f"<{_clock(times[number], '.')}>{word}" if inside else word)
            number += 1
        marked.append(" ".join(words))
    return marked


def _voice(who: str) -> str:
    return " ".join(who.replace("&", "&amp;").replace("<", "").replace(">", "").split())


def in_order(captions: Sequence[Caption]) -> list[Caption]:
    """By time, none longer than until the next begins: two at once cannot be read."""
    ordered = sorted(captions, key=lambda caption: (caption.start, caption.end))
    shown = []
    for caption, after in zip(ordered, [*ordered[1:], None], strict=True):
        end = caption.end if after is None else min(caption.end, after.start)
        shown.append(caption.model_copy(update={"end": max(end, caption.start + 0.05)}))
    return shown


def _clock(seconds: float, point: str) -> str:
    total = max(0, round(seconds * 1000))
    hours, rest = divmod(total, 3_600_000)
    minutes, rest = divmod(rest, 60_000)
    whole, thousandths = divmod(rest, 1000)
    return f"{hours:02}:{minutes:02}:{whole:02}{point}{thousandths:03}"
