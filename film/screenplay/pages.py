"""How long a screenplay is: pages and eighths as schedulers count, and a first guess of minutes."""

from __future__ import annotations

from film.noun import Noun
from film.screenplay.elements import Element, Kind, Screenplay
from film.screenplay.emphasis import plain
from film.screenplay.layout import lay_out
from film.screenplay.pagination import ROWS

EIGHTHS = 8
SPOKEN_WORDS_PER_SECOND = 2.5  # unhurried film dialogue, about 150 words a minute
ACTION_WORDS_PER_SECOND = 4.0  # a full page of prose, some 240 words, plays for a minute
LEAST_ACTION_SECONDS = 1.5
PAUSE_SECONDS = 1.0


class SceneLength(Noun):
    """One scene: its heading's index among the elements (-1 for what stands before the first)."""

    element: int
    heading: str
    eighths: int  # of a page, at least 1
    page: int  # where it begins
    seconds: float

    def in_pages(self) -> str:
        """As schedulers write it: "1 3/8", "2", "5/8"."""
        whole, rest = divmod(self.eighths, EIGHTHS)
        part = f"{rest}/8" if rest else ""
        return f"{whole} {part}".strip() if whole else part


def count_pages(screenplay: Screenplay) -> int:
    """Printed pages without the title page."""
    return len(lay_out(screenplay))


def running_seconds(screenplay: Screenplay) -> float:
    """A first guess of the film's length from its words; the shot list knows better later."""
    return sum(_seconds(element) for element in screenplay.elements)


def scene_lengths(screenplay: Screenplay) -> tuple[SceneLength, ...]:
    """Every scene's length in eighths of a page and in seconds, in order."""
    starts = [at for at, e in enumerate(screenplay.elements) if e.kind is Kind.HEADING]
    first_printed = _first_rows(screenplay)
    if any(at < (starts[0] if starts else len(screenplay.elements)) for at in first_printed):
        starts = [-1, *starts]
    ends = [*starts, len(screenplay.elements)][1:]
    return tuple(
        _scene(screenplay, start, end, first_printed)
        for start, end in zip(starts, ends, strict=True)
    )


def _first_rows(screenplay: Screenplay) -> dict[int, int]:
    """For each printed element the row where it begins, counted through all pages."""
    rows: dict[int, int] = {}
    for page in lay_out(screenplay):
        for line in page.lines:
            rows.setdefault(line.element, (page.number - 1) * ROWS + line.row)
    rows[len(screenplay.elements)] = max(rows.values(), default=0) + 2
    return rows


def _scene(screenplay: Screenplay, start: int, end: int, rows: dict[int, int]) -> SceneLength:
    inside = [rows[at] for at in range(max(start, 0), end) if at in rows]
    first = inside[0] if inside else 0
    height = rows.get(end, first) - first
    elements = screenplay.elements[max(start, 0) : end]
    return SceneLength(
        element=start,
        heading=elements[0].text if start >= 0 else "",
        eighths=max(1, round(height * EIGHTHS / ROWS)),
        page=first // ROWS + 1,
        seconds=sum(_seconds(element) for element in elements),
    )


def _seconds(element: Element) -> float:
    words = len(plain(element.text).split())
    if element.kind in (Kind.DIALOGUE, Kind.LYRIC):
        return words / SPOKEN_WORDS_PER_SECOND
    if element.kind is Kind.ACTION:
        return max(LEAST_ACTION_SECONDS, words / ACTION_WORDS_PER_SECOND)
    if element.kind is Kind.PARENTHETICAL and "beat" in element.text.lower():
        return PAUSE_SECONDS
    return 0.0
