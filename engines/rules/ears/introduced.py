"""What a film says of its people where they first appear: "NIAMH (17), a girl, ...", "a robot"."""

from __future__ import annotations

import re

from film.assets import Age
from film.film import Film

_KIND = (
    r"(?:an?|the)\s(?:[\w'-]+\s){0,3}?[\w'-]+(?=\s(?:with|of|in|on|at|who|from)\b|\s*[,.;]|\s*$)"
)
_YEARS = ((13, Age.CHILD), (18, Age.TEEN), (31, Age.YOUNG), (60, Age.ADULT))
_NOBODY = {"scar", "beard", "moustache", "dress", "coat", "hat", "voice", "bag", "bit", "lot"}


def introductions(film: Film) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Name -> years (0 when unsaid) and what they are called: "a small repair robot"."""
    told = " \n".join([shot.action for shot in film.shots])
    found: dict[str, tuple[int, tuple[str, ...]]] = {}
    for person in film.characters:
        years, kinds = 0, list(_kinds(person.description))
        for name in (person.name, *person.aliases):
            match = re.search(
                rf"\b{re.escape(name)}\b\s*(?:\((\d{{1,3}})\))?((?:,\s*{_KIND}){{0,2}})", told
            )
            if match and (match[1] or match[2]):
                years = years or int(match[1] or 0)
                kinds += _kinds(match[2])
        found[person.name] = (years, tuple(dict.fromkeys(kinds)))
    return found


def _kinds(text: str) -> list[str]:
    """ ", a nurse, a tall woman" -> nurse, tall woman, woman."""
    ways: list[str] = []
    for match in re.finditer(rf"(?:^|,\s*)({_KIND})", text):
        words = match[1].lower().split()[1:]
        if words and words[-1] not in _NOBODY:
            ways += [" ".join(words[start:]) for start in range(len(words))]
    return ways


def age_of(years: int) -> Age:
    """The age that a number of years is."""
    return next((age for limit, age in _YEARS if years < limit), Age.OLD)
