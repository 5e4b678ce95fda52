"""Another name, told by what it was: "the professor is Ulm, not Elm" is PROFESSOR ULM."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.families import find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item

_SCORE = 7.0
_RATHER = {"not", "rather than", "instead of", "and not"}
_NAMED = re.compile(
    r"(?:called|named|name is|name should be|is|be|to|as|becomes?)\s+(?:called |named )?"
    r"[\"“]?(?P<new>[A-Z][\w'-]*)[\"”]?\W*$"
)


def find_renamed(part: Sequence[Item], text: str) -> Hearing | None:
    """A name of which one word is replaced; None when the clause says anything else."""
    at = next((n for n, item in enumerate(part) if item.text in _RATHER), -1)
    if at < 1 or at + 1 >= len(part) or "WHO" not in part[at + 1].tags:
        return None
    old = part[at + 1]
    name, rest = str(old.first("WHO")), [i for i in part[at + 2 :] if not i.idle]
    before = [i for i in part[:at] if "WHO" in i.tags]
    named = any("rename" in i.verbs or i.text == "name" for i in part[:at])
    match = _NAMED.search(text[part[0].start : part[at].start].rstrip(" ,.;"))
    whole = {str(i.first("WHO")) for i in before} == {name}
    word = re.compile(rf"\b{re.escape(old.text)}\b", re.IGNORECASE)
    if rest or not named or not whole or match is None or not word.search(name):
        return None
    family = find_family("rename")
    args = {"what": name, "new": word.sub(match["new"].upper(), name)}
    return Hearing(family, args, heard=set(args), score=_SCORE) if family else None
