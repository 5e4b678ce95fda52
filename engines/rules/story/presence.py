"""Who is really there in a scene: who acts or speaks, not who is looked at or spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engines.rules.breakdown.names import is_off_screen
from engines.rules.breakdown.script import Paragraph
from engines.rules.story.facts import is_denied
from engines.rules.story.nouns import words
from engines.rules.story.tagging import Tagged

_ACTS = re.compile(
    r"(?<!\S)(?P<who>P\d+)(?!')(?: (?:again|then|slowly|only|and P\d+|now))? (?P<verb>\w+)"
)
_STILL = {"lies", "is", "dies", "drowns", "falls", "bleeds", "rests"}  # the dead do that too
_NO_VERBS = {"was", "has", "as", "this", "his", "its", "us", "always", "perhaps"}
_AWAY = re.compile(r"\b(?:phone|filtered|radio|recording|intercom|tape|video)\b", re.IGNORECASE)


def acting(tagged: Tagged, sentence: str) -> Iterator[tuple[str, bool]]:
    """Who is there in a sentence of action (ids), and whether what they do shows them alive."""
    if _shown().search(sentence.lower()):
        return
    text = tagged.text
    for match in _ACTS.finditer(text):
        before = text[: match.start()].split()[-1:]
        verb = match["verb"]
        if before and before[0] in {"of", "for", "about", "to", "like", "from", "at", "by"}:
            continue
        denied = is_denied(text, match.start(), match.start("verb"))
        if verb.endswith("s") and verb not in _NO_VERBS and not denied:
            yield tagged.people[int(match["who"][1:])], verb not in _STILL


@cache
def _shown() -> re.Pattern[str]:
    """What only pictures of people are in: a photograph, a screen."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words('shown'))})\b")


def speaks_here(paragraph: Paragraph) -> bool:
    """Whether the speaker of a speech is in the scene, not only heard."""
    return not is_off_screen(paragraph.cue) and not _AWAY.search(paragraph.parenthetical)
