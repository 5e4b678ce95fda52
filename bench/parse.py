"""How fast a 120-page feature is read: `python -m bench parse`.

CPU seconds of this process, median of seven readings after one to warm up.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from bench.feature import feature
from bench.paper import print_pdf
from bench.result import Result
from film.screenplay.fdx import read_fdx, write_fdx
from film.screenplay.fountain import read_fountain, write_fountain
from film.screenplay.pages import count_pages
from film.screenplay.reading import read_screenplay

PAGES = 120
TARGET = 0.2
TIMES = 7
MARKS = ("[[", "/*", "[[ \n\n", "*", "*a ", "(", "A\n", "#", "\\", "  \n", "[[a]] ", "> ", " ")
GROWTH = 16.0  # 8 times the text in at most this many times the time; quadratic would be 64


def run() -> Result:
    """Reads one feature in every format, and writes it."""
    text = feature(PAGES)
    screenplay = read_fountain(text)
    fdx, pdf, data = write_fdx(screenplay), print_pdf(screenplay), text.encode()
    figures = {
        "pages": count_pages(screenplay),
        "elements": len(screenplay.elements),
        "fountain_s": _median(lambda: read_screenplay("a.fountain", data)),
        "text_s": _median(lambda: read_screenplay("a.txt", data)),
        "fdx_s": _median(lambda: read_fdx(fdx)),
        "pdf_s": _median(lambda: read_screenplay("a.pdf", pdf), 1),
        "write_fountain_s": _median(lambda: write_fountain(screenplay)),
        "lay_out_s": _median(lambda: count_pages(screenplay), 3),
    }
    figures["worst_growth_x8"] = max(_growth(mark) for mark in MARKS)
    targets = dict.fromkeys(("fountain_s", "text_s", "fdx_s"), TARGET) | {"worst_growth_x8": GROWTH}
    met = all(figures[name] <= most for name, most in targets.items())
    return Result(name="parse", figures=figures, targets=targets, met=met)


def _growth(mark: str) -> float:
    """How many times longer 8 times as many of one mark take to read and write."""

    def seconds(size: int) -> float:
        text = "INT. A - DAY\n\n" + mark * (size // len(mark))
        return _median(lambda: write_fountain(read_fountain(text)), 3)

    return round(seconds(160_000) / max(seconds(20_000), 1e-3), 1)


def _median(work: Callable[[], object], times: int = TIMES) -> float:
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return round(statistics.median(spent), 4)
