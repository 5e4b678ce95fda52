"""The people that a text names: names inside its sentences, but none of its places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from engines.rules.writer.tables import words

_NAME = r"[A-ZÀ-Þ][a-zà-ÿ]+"
_RUN = re.compile(rf"\b{_NAME}(?:\s{_NAME})*\b")
_OPENS = re.compile(r"(?:^|[.!?\"“”'’\n:\]]\s*|[\"“])$")
_NOT_PEOPLE = words("not_people") | {
    word.capitalize() for name in ("common", "pronouns", "leaning") for word in words(name)
}
_PLACE_PARTS = words("place_parts")


def counted_names(text: str) -> Counter[str]:
    """How often each person is named, by the first name: "Ines Calder" counts for Ines.

    The first word of a sentence is a name where it is one inside another, or stands so twice and
    never in small letters.
    """
    inside, opening = _runs(text)
    full = [run for run in (*inside, *opening) if len(run) == 2 and _is_name(run)]
    firsts = {run[0] for run in full}
    last = {run[1]: run[0] for run in full if run[1] not in firsts}
    counted = Counter(last.get(run[0], run[0]) for run in inside if _is_name(run))
    opened = Counter(last.get(run[0], run[0]) for run in opening if _is_name(run))
    small = set(re.findall(r"\b[a-zà-ÿ]+\b", text))
    for name, times in opened.items():
        if name in counted or (times > 1 and name.lower() not in small):
            counted[name] += times
    return counted


def _runs(text: str) -> tuple[list[list[str]], list[list[str]]]:
    """Words with capitals that stand together: inside sentences, and at the beginning of one."""
    inside: list[list[str]] = []
    opening: list[list[str]] = []
    for found in _RUN.finditer(text):
        opens = _OPENS.search(text[max(0, found.start() - 3) : found.start()]) is not None
        (opening if opens else inside).extend(_without_leads(found[0].split()))
    return inside, opening


def _without_leads(run: list[str]) -> Iterator[list[str]]:
    """ "But Hale" is Hale."""
    while run and run[0] in _NOT_PEOPLE:
        run = run[1:]
    if run:
        yield run


def _is_name(run: list[str]) -> bool:
    return not any(part.lower() in _PLACE_PARTS for part in run)
