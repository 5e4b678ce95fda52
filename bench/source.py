"""A long source: read and told short by the rules at 75, 150 and 300 pages, in each format.

Each reading runs in a process of its own, so that its memory is its own: the peak less what the
imports take is not hidden. The growth is the CPU time at 300 pages over that at 150; twice is
linear, four times is quadratic.
"""

from __future__ import annotations

import asyncio
import io
import json
import resource
import subprocess
import sys
import zipfile
from collections.abc import Callable
from time import process_time
from typing import Any

from bench.paper import Ink, pdf_of
from bench.result import Result

PAGES = (75, 150, 300)
TARGETS = {"most memory, MB": 500, "most growth, 150 to 300 pages": 3.0}
NAMES = ("Mara", "Tobias", "Ines", "Old Brandt", "the harbour master")
DEEDS = ("carried the letter to", "looked for the lantern in", "waited all night at",
         "would not speak of", "ran from", "found the key in")  # fmt: skip
PLACES = ("the lamp room", "the jetty", "the kitchen", "the chapel on the hill", "the cellar")


def pages(count: int) -> list[list[str]]:
    """So many pages of a story, each of paragraphs in which every sentence is another."""
    return [[_paragraph(page * 5 + part) for part in range(5)] for page in range(count)]


def _paragraph(number: int) -> str:
    return " ".join(
        f"{NAMES[at % 5]} {DEEDS[at % 6]} {PLACES[(at // 3) % 5]}, and on day {at} it was"
        f" {'raining' if at % 2 else 'still'}."
        for at in range(number * 4, number * 4 + 4)
    )


def as_text(story: list[list[str]]) -> bytes:
    """Plain text."""
    return "\n\n".join(text for page in story for text in page).encode()


def as_docx(story: list[list[str]]) -> bytes:
    """A Word document."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    body = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for page in story for t in page)
    xml = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    return _zipped({"word/document.xml": xml})


def as_epub(story: list[list[str]]) -> bytes:
    """A book with a chapter of twenty pages in each file."""
    chapters = [story[at : at + 20] for at in range(0, len(story), 20)]
    items = "".join(f'<item id="c{n}" href="c{n}.xhtml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    files = {
        "META-INF/container.xml": '<container><rootfile full-path="b.opf"/></container>',
        "b.opf": f"<package><title>Days</title><manifest>{items}</manifest>"
        f"<spine>{spine}</spine></package>",
    }
    for n, chapter in enumerate(chapters):
        text = "".join(f"<p>{t}</p>" for page in chapter for t in page)
        files[f"c{n}.xhtml"] = f"<html><body>{text}</body></html>"
    return _zipped(files)


def as_pdf(story: list[list[str]]) -> bytes:
    """A printed book."""
    return pdf_of([list(_inked(page)) for page in story])


def _inked(page: list[str]) -> list[Ink]:
    lines: list[str] = []
    for text in page:
        words = text.split()
        lines += [" ".join(words[at : at + 11]) for at in range(0, len(words), 11)] + [""]
    return [Ink(72, 720 - 12 * row, line) for row, line in enumerate(lines) if line]


def _zipped(files: dict[str, str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return out.getvalue()


FORMATS: dict[str, Callable[[list[list[str]]], bytes]] = {
    "txt": as_text, "docx": as_docx, "epub": as_epub, "pdf": as_pdf,
}  # fmt: skip


def run() -> Result:
    """CPU seconds and peak memory of each format at each length."""
    figures: dict[str, Any] = {}
    growths, peaks = [], []
    for name in FORMATS:
        measured = {count: _apart(name, count) for count in PAGES}
        for count, found in measured.items():
            figures[f"{name}, {count} pages: read, CPU s"] = found["read"]
            figures[f"{name}, {count} pages: told short, CPU s"] = found["told"]
            peaks.append(found["MB"])
        figures[f"{name}: peak at 300 pages, MB"] = measured[300]["MB"]
        whole = {count: found["read"] + found["told"] for count, found in measured.items()}
        growths.append(round(whole[300] / whole[150], 2))
        figures[f"{name}: growth, 150 to 300 pages"] = growths[-1]
    worst = dict(zip(TARGETS, (max(peaks), max(growths)), strict=True))
    met = all(worst[key] <= most for key, most in TARGETS.items())
    return Result(name="source", figures=figures | worst, targets=TARGETS, met=met)


def _apart(name: str, count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.source", name, str(count)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def measure(name: str, count: int) -> dict[str, float]:
    """One reading in this process."""
    from engines.rules.writer import RulesWriter
    from film.texts.reading import read_source
    from film.texts.text import parts
    from film.writing.asks import DigestAsk
    from film.writing.brief import Brief
    from tools.writing.material import PART

    data = FORMATS[name](pages(count))
    began = process_time()
    text = read_source(f"days.{name}", data)
    read = process_time()
    runs = list(parts(text.pieces, PART))

    async def told() -> None:
        for number, run_ in enumerate(runs, 1):
            words = "\n\n".join(piece.text for piece in run_)
            ask = DigestAsk(brief=Brief(), title="Days", part=number, of=len(runs), text=words)
            assert (await RulesWriter().write(ask)).draft is not None

    asyncio.run(told())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {"read": round(read - began, 2), "told": round(process_time() - read, 2), "MB": peak}


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1], int(sys.argv[2]))))
