"""Who is really there in a scene: who acts or speaks, not who is looked at or spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engines.rules.breakdown.names import is_off_screen
from engines.rules.breakdown.script import Paragraph
from engines.rules.story.facts import is_denied
from engines.rules.story.nouns import words
from engines.rules.story.tagging import Tagged

_ACTS = re.compile(
    r"(?:^|(?<=\s))(?P<who>P\d+)(?!')(?: \d+)?(?: (?:again|then|slowly|only|and P\d+|now))? (?P<verb>\w+)"
)
_STILL = {"lies", "is", "was", "has", "who", "in", "at", "and", "on", "s"}
_AWAY = re.compile(r"\b(?:phone|filtered|radio|recording|intercom|tape|video)\b", re.IGNORECASE)


def acting(tagged: Tagged, sentence: str) -> Iterator[str]:
    """Ids of the people who do something in a sentence of action."""
    said = sentence.lower()
    if any(re.search(rf"\b{re.escape(word)}\b", said) for word in words("shown")):
        return
    text = tagged.text
    for match in _ACTS.finditer(text):
        before = text[: match.start()].split()[-1:]
        verb = match["verb"]
        if before and before[0] in {"of", "for", "about", "to", "like", "from", "at", "by"}:
            continue
        if verb.endswith("s") and verb not in _STILL and not _dies(verb):
            if not is_denied(text, match.start(), match.start("verb")):
                yield tagged.people[int(match["who"][1:])]


def speaks_here(paragraph: Paragraph) -> bool:
    """Whether the speaker of a speech is in the scene, not only heard."""
    return not is_off_screen(paragraph.cue) and not _AWAY.search(paragraph.parenthetical)


def _dies(verb: str) -> bool:
    return verb in {"dies", "drowns", "falls", "bleeds"}
