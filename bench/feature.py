"""A made-up feature film of any number of pages, as Fountain, the same every time."""

from __future__ import annotations

import random
from collections.abc import Iterator

NAMES = ("MARA", "TOBIAS", "JONAH", "ÉLODIE", "DR. OKORO", "YOUNG MARA", "R2D2", "ЖЕНЯ")
PLACES = ("LIGHTHOUSE", "LAMP ROOM", "JETTY", "NIGHT BUS", "HOSPITAL - WARD 3", "FISH MARKET")
TIMES = ("DAY", "NIGHT", "DAWN", "EVENING", "CONTINUOUS")
TEXT = (
    "the a and of to in she he holds looks walks at light sea rain door letter lantern slowly "
    "turns under over stairs bus hand never always somebody waits again *quiet* before after"
)
WORDS = TEXT.split()
WORDS_PER_PAGE = 194  # measured on this very text with film.screenplay.pages


def feature(pages: int, seed: int = 1) -> str:
    """A screenplay of about `pages` printed pages, with every kind of element in it."""
    draw = random.Random(seed)
    parts = [
        "Title:\n    _**A FEATURE**_\nCredit: Written by\nAuthor: Nobody\nDraft date: 1/2/2026"
    ]
    words = 0
    while words < pages * WORDS_PER_PAGE:
        scene = list(_scene(draw))
        words += sum(len(part.split()) for part in scene)
        parts += scene
    return "\n\n".join(parts) + "\n"


def _scene(draw: random.Random) -> Iterator[str]:
    inside = draw.choice(("INT.", "EXT.", "INT./EXT."))
    yield f"{inside} {draw.choice(PLACES)} - {draw.choice(TIMES)} #{draw.randint(1, 200)}A#"
    for _ in range(draw.randint(2, 14)):
        yield _action(draw) if draw.random() < 0.4 else _speech(draw)
    if draw.random() < 0.2:
        yield draw.choice(("CUT TO:", "# A sequence", "= What it means.", "[[check\nthis]]", "==="))


def _action(draw: random.Random) -> str:
    return " ".join(_sentence(draw) for _ in range(draw.randint(1, 4)))


def _speech(draw: random.Random) -> str:
    aside = "(quietly)\n" if draw.random() < 0.2 else ""
    name = draw.choice(NAMES) + (" (V.O.)" if draw.random() < 0.1 else "")
    return f"{name}\n{aside}{' '.join(_sentence(draw) for _ in range(draw.randint(1, 3)))}"


def _sentence(draw: random.Random) -> str:
    return " ".join(draw.choices(WORDS, k=draw.randint(3, 12))).capitalize() + "."
