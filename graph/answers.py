"""A person's yes or no to a price, read by rules before any model sees it."""

from __future__ import annotations

import re
from enum import StrEnum


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"  # begins like a yes or a no, and says more
    OTHER = "other"


_POLITE = r"(?:,? *(?:please|thanks|thank you|then|now))*"
_YES = re.compile(
    r"(?:yes|yep|yeah|yup|sure|approved?|confirm(?:ed)?|go ahead|go for it|do it|proceed"
    r"|absolutely|definitely|ok|okay|okey|fine|alright|all right|agreed|fine by me|sounds good"
    r"|looks good|that's fine|that is fine|let's do it|i approve|green ?light|please do"
    r"|(?:yes|yeah|ok|okay|sure|fine),? (?:go ahead|do it|approved?|i approve|go for it|sure"
    r"|let's go|let's do it))" + _POLITE,
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|no way|reject(?:ed)?|decline|not now|not yet|not today|don'?t|do not"
    r"|too (?:expensive|much|dear|pricey)|(?:no|nah),? (?:leave it|not now|not yet|don'?t"
    r"|too (?:expensive|much|dear|pricey))|too (?:expensive|much|dear|pricey),? no"
    r"|leave it|forget it|never ?mind)" + _POLITE,
    re.IGNORECASE,
)
_BEGINS = re.compile(
    r"\W*(?:yes|yep|yeah|yup|sure|ok|okay|approved?|go ahead|fine|alright|all right|no|nope|nah"
    r"|cancel|confirm(?:ed)?|maybe|hmm|right|good|great|perfect|sounds good|looks good)\b",
    re.IGNORECASE,
)
QUESTION = "Yes or no to the price shown? I can also change something first."
NOTE_WAITING = "Still waiting for a yes or no; nothing was run."


def read_answer(typed: str) -> Answer:
    """Only a whole message that is a yes is a yes; "yes, but..." is unclear."""
    said = typed.strip(" \t\r\n.!").replace("’", "'")
    if _YES.fullmatch(said):
        return Answer.YES
    if _NO.fullmatch(said):
        return Answer.NO
    return Answer.UNCLEAR if _BEGINS.match(said) else Answer.OTHER
