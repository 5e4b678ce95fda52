"""Why a person is not like the reference views, in words: which part, and its colours."""

from __future__ import annotations

import re

import numpy as np

from engines.animatic.eye.likeness import Likeness
from engines.animatic.eye.palette import Palette
from engines.animatic.eye.pixels import Array, lab, linear

_COLOURS = {
    "black": "#1c1c20", "dark grey": "#4a4a4e", "grey": "#8c8c8c", "white": "#f2f0ea",
    "red": "#b8302c", "dark red": "#6e2630", "pink": "#e39aa8", "orange": "#d97b2f",
    "brown": "#6b4a32", "tan": "#c29a70", "yellow": "#e3b53a", "olive": "#6b6b34",
    "green": "#3f8a4a", "dark green": "#274d38", "teal": "#2f7f84", "light blue": "#8fb8dc",
    "blue": "#2f5fa8", "dark blue": "#26304f", "purple": "#7a3f8c",
}  # fmt: skip
_NAMES = tuple(_COLOURS)
_LABS = lab(linear(np.array([list(bytes.fromhex(c[1:])) for c in _COLOURS.values()], np.uint8)))
_HEAD, _WAIST = 0.17, 0.56  # shares of the figure's height
_ASKED = re.compile(r"^Is (.+?) in the picture")


def name_of(text: str, who: str) -> str:
    """The name in the question, else one made of the id."""
    found = _ASKED.match(text)
    return found.group(1) if found else who.removeprefix("ch_").replace("_", " ").upper()


def unlike(found: Likeness, picture: Palette, name: str) -> str:
    """One sentence on what differs most: "MARA's coat should be red; what is there is blue."."""
    worst = int(found.extra.argmax())
    shown = (picture.light[worst] / found.gain).astype(np.float32)
    at = float(picture.height[worst])
    known = found.reference
    lacking = int((found.missing * (1.2 - np.abs(known.height - at))).argmax())
    part = _part(float(known.height[lacking]) * known.reach)
    wanted, there = colour(known.light[lacking]), colour(shown)
    if wanted == there:
        return f"Whoever is in the picture does not look like {name} in the reference views."
    return f"{name}'s {part} should be {wanted}; what is there is {there}."


def colour(light: Array) -> str:
    """The name of a colour in linear RGB."""
    return _NAMES[int(((_LABS - lab(light[None])) ** 2).sum(1).argmin())]


def _part(height: float) -> str:
    if height < _HEAD:
        return "head"
    return "top" if height < _WAIST else "lower half"
