"""Clothes that people have changed into: what a condition such as "in a red dress" puts on them."""

from __future__ import annotations

import re

from engines.animatic.drawing.tables import table
from film.assets import Appearance

_PUT_ON = re.compile(r"\b(?:in|wearing|wears|dressed (?:in|as)|changed into)\b(.*)")
_OFF = re.compile(r"\b(?:hat off|bareheaded|hatless|without (?:a|his|her|the) hat)\b")


def dressed(look: Appearance, conditions: tuple[str, ...]) -> Appearance:
    """The appearance with what the conditions say is worn now; other conditions change nothing."""
    for words in conditions:
        said = words.lower()
        if _OFF.search(said):
            look = look.model_copy(update={"hat": ""})
        worn = _PUT_ON.search(said)
        if worn:
            look = look.model_copy(update=_clothes(worn[1]))
    return look


def _clothes(said: str) -> dict[str, str]:
    """Costume, hat and colours of "a red dress"; a colour alone dyes what is worn."""
    rows = table("wardrobe")
    words = set(re.findall(r"[a-z-]+", said))
    colour = next(
        (rows["colours"][w] for w in re.findall(r"[a-z]+", said) if w in rows["colours"]), ""
    )
    name = next((name for name in rows["garments"] if set(name.split()) <= words), "")
    found = dict(rows["garments"][name]) if name else {}
    if name:
        found.setdefault("hat", "")
    if colour:
        found["top"] = colour
        if "bottom" in found:
            found["bottom"] = colour
    return found
