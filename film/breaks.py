"""Breaks of continuity that the text alone shows: what was destroyed and is whole later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

import yaml

from film.assets import Asset
from film.edits.compare import name_of
from film.film import Film
from film.questions import holder, source_of, visible
from film.shots import Shot


@dataclass(frozen=True)
class Break:
    """Two things that cannot both be so: in which shots, and in one sentence."""

    asset: str
    first: Shot
    second: Shot
    text: str


def find_breaks(film: Film, shots: Sequence[Shot] = ()) -> tuple[Break, ...]:
    """The breaks of the film whose second half is in `shots` (all of them when none are given)."""
    wanted = {shot.id for shot in shots or film.shots}
    found = [*_ended(film), *_held_twice(film)]
    return tuple(b for b in found if b.second.id in wanted)


def _ended(film: Film) -> list[Break]:
    """What is smashed, burnt, drowned or dead in one shot, and is there as before in a later."""
    breaks = []
    ended: tuple[tuple[Asset, ...], ...] = (film.props, film.characters)
    for asset in chain(*ended):
        end: tuple[Shot, str] | None = None
        for shot in film.shots:
            if end and _mended(shot, asset):
                end = None
            elif end and _is_in(shot, asset):
                breaks.append(_break(film, asset, end, shot))
                end = None
            else:
                word = _ending(shot.action, asset)
                end = (shot, word) if word else end
    return breaks


def _break(film: Film, asset: Asset, end: tuple[Shot, str], later: Shot) -> Break:
    first, word = end
    who = holder(later, asset.id)
    hands = f", in {name_of(film, who)}'s hands" if who else ""
    text = (
        f"{_called(asset)} {word} in {first.label} ({source_of(film, first)}), but is there again "
        f"in {later.label} ({source_of(film, later)}){hands}: “{later.action}”"
    )
    return Break(asset.id, first, later, text)


def _held_twice(film: Film) -> list[Break]:
    breaks = []
    for shot in film.shots:
        holders: dict[str, str] = {}
        for presence in shot.cast:
            for prop in presence.holds:
                if prop in holders:
                    names = f"{name_of(film, holders[prop])} and {name_of(film, presence.who)}"
                    text = f"In {shot.label} {names} both hold the {name_of(film, prop)}."
                    breaks.append(Break(prop, shot, shot, text))
                holders[prop] = presence.who
    return breaks


def _is_in(shot: Shot, asset: Asset) -> bool:
    return asset.id in visible(shot) or asset.id in shot.camera.subjects


def _ending(action: str, asset: Asset) -> str:
    """How the action ends something: "is smashed"; "" when it does not."""
    name = re.escape(asset.name.lower())
    for sentence in re.split(r"[.!?;]", action.lower()):
        for word, stems in _words()["ended"].items():
            before = rf"\b{name}\b(?!['’]s)(?:\s+\w+){{0,2}}?\s+(?:{stems})\b"
            after = rf"\b(?:{stems})\s+(?:the|a|his|her|their)\s+(?:\w+\s+)?{name}\b"
            if re.search(before, sentence) or re.search(after, sentence):
                return word
    return ""


def _mended(shot: Shot, asset: Asset) -> bool:
    stems = _words()["mended"]["again"]
    named = asset.name.lower() in shot.action.lower()
    return named and re.search(rf"\b(?:{stems})\b", shot.action.lower()) is not None


def _called(asset: Asset) -> str:
    return asset.name if asset.name.isupper() else f"The {asset.name}"


@cache
def _words() -> dict[str, dict[str, str]]:
    table = Path(__file__).parent / "data" / "breaks.yaml"
    words: dict[str, dict[str, str]] = yaml.load(table.read_text(), yaml.BaseLoader)
    return words
