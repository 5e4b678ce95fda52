"""Greetings, thanks and praise: recognised only when they are the whole message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item

_GOOD = (
    "great|lovely|perfect|brilliant|nice|beautiful|amazing|awesome|love it|love this|love that"
    "|gorgeous|fantastic|excellent|good|wonderful|cool|stunning|wow|superb|neat|sweet|nice one"
)
_THANKS = "thanks?|thank you|cheers|ta|much appreciated"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "greeting",
        (
            r"(?:hi|hello|hey|good (?:morning|evening|afternoon)|hiya|yo|howdy|evening|morning)"
            r"(?: (?:all|there|everyone|crew|team|folks|again|guys))*"
        ),
    ),
    (
        "thanks",
        (
            rf"(?:(?:oh|ok|okay|{_GOOD}) )*(?:{_THANKS})"
            rf"(?: (?:so much|a lot|very much|you|again|for that|that is all|mate|everyone|all|guys"
            rf"|crew|team|for (?:the|your) help|{_GOOD}|{_THANKS}|that is|looks?|job|work))*"
        ),
    ),
    (
        "praise",
        (
            rf"(?:(?:oh|wow|that is|that|those|these|they|this is|this|i|it|it is|looks?"
            rf"|really|so|absolutely|very|just|is|are|am|ok|okay|the) )*(?:{_GOOD})"
            rf"(?: (?:{_GOOD}|work|job|one|stuff|indeed|already|so far|everyone))*"
        ),
    ),
    (
        "bye",
        (
            r"(?:(?:ok|okay|right|well|thanks) )*(?:bye|goodbye|good ?night|see you|good bye"
            r"|that is all for (?:now|today|tonight)|see you tomorrow|i am off|done for today"
            r"|that is it for (?:now|today|tonight)|talk later|see you later)"
            r"(?: (?:then|now|all|everyone|crew|team))*"
        ),
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _KINDS)
REPLIES = {
    "greeting": "Good to see you. Where were we: the status, or a change?",
    "thanks": "Any time.",
    "praise": "Glad you like it.",
    "bye": "Good night. Everything is saved.",
}


def small_talk(items: Sequence[Item]) -> str:
    """greeting, thanks, praise or bye; "" when something is wanted."""
    marks = (",", ".", "!", "and", ";", "-")
    said = " ".join(item.text for item in items if item.text not in marks)
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(said)), "")


_OPINION = re.compile(
    r"(?:(?:i|we) (?:really |do |quite |also )*(?:not )?(?:like|love|hate|enjoy|am happy with"
    r"|are happy with|am not sure about)\b"
    r"|.*\b(?:is|are|feels?|looks?|seems?|was) (?:(?:really|quite|a bit|so|very|just|all|pretty"
    r"|not|already|much) )*[a-z-]+(?: as it is| to me| now)?$"
    r"|(?:keep|leave) .* (?:as it is|as is|alone|like that|as they are)$)"
)
_KEEP = re.compile(
    r"(?:please )?(?:keep|leave|do not touch|do not change) \S+(?: \S+){0,2}?"
    r"(?: (?:alone|as (?:it|they) (?:is|are)|as is|like that|the way (?:it|they) (?:is|are)))?"
)
_SETTLED = {"QUOTE", "TIME", "WEATHER", "COND", "EMO", "ANGLE", "TRANS"}


def is_remark(items: Sequence[Item]) -> bool:
    """ "2A is fine", "the ending is weak": skipped when another clause says what to do."""
    said = " ".join(item.text for item in items).strip()
    if _KEEP.fullmatch(said):
        return True
    if re.match(r"(?:do not|not|never)\b", said):
        return any(i.is_any(("V", "SIZE", "TIME", "WEATHER")) and not i.idle for i in items[1:])
    if any(item.is_any(_SETTLED) for item in items) or len(items) >= 10:
        return False
    return bool(_OPINION.match(said))
