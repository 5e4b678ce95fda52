"""Captions of a film from its lines as they were really said, its sounds and its music.

The rules are the broadcasters': at most two lines of 42 letters, on the screen as long as it takes
to say them and never under five sixths of a second; two short lines of two people share one
caption, each after a dash; who is not in the picture is named; sounds stand in brackets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from media.captions import WIDTH, Caption, lines

SHORTEST = 5 / 6  # seconds that a caption stays
LINGER = 0.4  # seconds that it stays after its last word, where there is room
BETWEEN = 1 / 12  # seconds between two captions: two pictures
SOUND = 1.6  # seconds that a sound is told
MOST = 2 * WIDTH

Words = Sequence[tuple[float, float, str]]


def captioned(
    spoken: Sequence[Mapping[str, Any]], said: Sequence[Words], sounds: Iterable[Mapping[str, Any]]
) -> list[Caption]:
    """The captions in order of time.

    `spoken` are the lines: {"who", "text", "at", "until", "off"}; `said` for each its words with
    beginning and end in seconds from the line's `at` (empty: laid out evenly); `sounds` are
    {"text", "at"}: they stand where nobody speaks.
    """
    pieces = [
        piece
        for line, words in zip(spoken, said, strict=True)
        for piece in _pieces(line, words or _even(line))
    ]
    shared = _shared(sorted(pieces, key=lambda piece: piece.start))
    timed = [_stays(piece, after) for piece, after in _with_next(shared)]
    return sorted([*timed, *_sounding(sounds, timed)], key=lambda caption: caption.start)


def _pieces(line: Mapping[str, Any], words: Words) -> Iterator[Caption]:
    """A line in captions of at most two rows, broken after a sentence or a comma where it can."""
    name = f"{line['who']}: " if line.get("off") else ""
    rest = [(line["at"] + start, line["at"] + end, word) for start, end, word in words]
    while rest:
        count = _fitting(name, [word for _, _, word in rest])
        part, rest = rest[:count], rest[count:]
        yield Caption(
            start=part[0][0],
            end=part[-1][1],
            text=name + " ".join(word for _, _, word in part),
            who=str(line["who"]),
            words=tuple((start, word) for start, _, word in part),
        )
        name = ""


def _fitting(name: str, words: Sequence[str]) -> int:
    """How many of the words go into one caption: all, or up to the best place to break."""
    most = 1
    while most < len(words) and _fits(name + " ".join(words[: most + 1])):
        most += 1
    if most == len(words):
        return most
    for marks in (".!?…", ",;:—–"):
        ends = [
            n for n in range(most // 3 + 1, most + 1) if words[n - 1].rstrip("\"'”’")[-1:] in marks
        ]
        if ends:
            return ends[-1]
    return most if len(words) - most > 2 else max(1, len(words) // 2)


def _fits(text: str) -> bool:
    return len(lines(Caption(start=0, end=1, text=text))) <= 2


def _even(line: Mapping[str, Any]) -> Words:
    """Words laid out over the line by their letters, when nobody has told when they are said."""
    words = str(line["text"]).split()
    whole, at = sum(map(len, words)) or 1, 0.0
    found = []
    for word in words:
        took = (line["until"] - line["at"]) * len(word) / whole
        found.append((at, at + took, word))
        at += took
    return found


def _shared(pieces: Sequence[Caption]) -> list[Caption]:
    """Two short captions of two people in one, when the first would not stay long enough."""
    shared: list[Caption] = []
    for piece in pieces:
        last = shared[-1] if shared else None
        if last and piece.start - last.start < SHORTEST + BETWEEN and _pairs(last, piece):
            text = f"- {last.text}\n- {piece.text}"
            shared[-1] = last.but(text=text, end=piece.end, words=(), who="")
        else:
            shared.append(piece)
    return shared


def _pairs(one: Caption, other: Caption) -> bool:
    return one.who != other.who and max(len(one.text), len(other.text)) <= WIDTH - 2


def _with_next(pieces: Sequence[Caption]) -> Iterator[tuple[Caption, Caption | None]]:
    for number, piece in enumerate(pieces):
        yield piece, pieces[number + 1] if number + 1 < len(pieces) else None


def _stays(piece: Caption, after: Caption | None) -> Caption:
    """The caption on the screen: a little longer than its words, up to the next."""
    end = max(piece.end + LINGER, piece.start + SHORTEST)
    if after is not None:
        end = min(end, max(after.start - BETWEEN, piece.start + 0.2))
    return piece.but(start=round(piece.start, 3), end=round(end, 3))


def _sounding(sounds: Iterable[Mapping[str, Any]], spoken: Sequence[Caption]) -> Iterator[Caption]:
    """Sounds in brackets where there is room; one that meets a caption comes right before it or
    is left to the ears."""
    busy = [(caption.start, caption.end) for caption in spoken]
    for sound in sounds:
        at = float(sound["at"])
        start = at
        for begin, end in sorted(busy):
            if start < end + BETWEEN and start + SHORTEST > begin - BETWEEN:
                start = end + BETWEEN
        end = min([start + SOUND, *(begin - BETWEEN for begin, _ in busy if begin > start)])
        if start - at < 1.0 and end - start >= SHORTEST:
            busy.append((start, end))
            yield Caption(start=round(start, 3), end=round(end, 3), text=f"[{sound['text']}]")
