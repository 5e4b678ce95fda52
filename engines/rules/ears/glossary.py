"""What a word of the camera means: "what's a dutch angle?"."""

from __future__ import annotations

import re

from engines.rules.ears.lexicon import canonical, read_yaml

_DATA: dict[str, dict[str, str]] = read_yaml("glossary.yaml")
_ASKED = re.compile(
    r"(?:(?:and|so|sorry|hm+|please)[, ]+)*(?:what(?:'s| is| are| does| do you mean by)|whats"
    r"|explain|define|what exactly is)(?: to me)? (?:an? )?[\"“]?(?P<term>[\w' -]+?)[\"”]?"
    r"(?: mean| called)?(?: again| exactly| please| here| (?:in|on) (?:the|that|your) \w+)*"
    r"(?:\?.*|[\s.!]*)",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"(?:what(?:'s| is)|whats) the difference between (?:an? )?(?P<one>[\w' -]+?) and (?:an? )?"
    r"(?P<other>[\w' -]+?)[\s?.!]*",
    re.IGNORECASE,
)


def explained(typed: str) -> str:
    """The meaning of the term that a whole message asks for; "" when it asks for something else."""
    said = typed.strip().replace("’", "'")
    if match := _DIFFERENCE.fullmatch(said):
        one, other = _meaning(match["one"]), _meaning(match["other"])
        return f"{one} {other}" if one and other else ""
    match = _ASKED.fullmatch(said)
    return _meaning(match["term"]) if match else ""


def _meaning(term: str) -> str:
    said = term.strip().lower()
    for words in (said, re.sub(r"[ -]?(?:shot|angle|camera|movement)s?$", "", said)):
        for kind, terms in _DATA.items():
            value = canonical(kind, words)
            if value in terms:
                return f"{value.capitalize()}: {terms[value]}."
    return ""
