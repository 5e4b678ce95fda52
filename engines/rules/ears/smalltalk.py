"""Greetings, thanks and praise: recognised only when they are the whole message."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item

_GOOD = (
    "great|lovely|perfect|brilliant|nice|beautiful|amazing|awesome|love it|love this|love that"
    "|gorgeous|fantastic|excellent|good|wonderful|cool|stunning|wow|superb|neat|sweet|nice one"
)
_KIND = (
    "you are (?:so |very |really |too |just |the )*(?:kind|best|helpful|sweet|great|a star|nice"
    "|good|patient|brilliant)"
)
_THANKS = "thanks?|thank you|cheers|ta|much appreciated"
_KINDS: tuple[tuple[str, str], ...] = (
    (
        "greeting",
        (
            r"(?:hi|hello|hey|good (?:morning|evening|afternoon)|hiya|yo|howdy|evening|morning)"
            r"(?: (?:all|there|everyone|crew|team|folks|again|guys))*"
            r"(?: (?:and )?(?:did you|have you) (?:sleep|slept) well(?: \?)?| how are you"
            r"(?: doing)?(?: today)?(?: \?)?)?"
        ),
    ),
    (
        "thanks",
        (
            rf"(?:(?:oh|ok|okay|{_GOOD}) )*(?:{_THANKS})"
            rf"(?: (?:so much|a lot|very much|you|again|for that|that is all|mate|everyone|all|guys"
            rf"|crew|team|for (?:the|your) help|{_KIND}|{_GOOD}|{_THANKS}|that is|looks?|job"
            "|work))*"
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
    "wait": "Take your time. Nothing runs until you say so.",
    "kept": "All right, that stays as it is.",
    "opinion": "That is for you to decide. Say it as an order and I do it; undo takes it back.",
    "question": (
        "That I cannot tell. Of this film I know who is where, and what they hold, wear or know."
    ),
    "remark": "Noted, and nothing is changed. When something should be, say which shot and what.",
}


def small_talk(items: Sequence[Item]) -> str:
    """greeting, thanks, praise or bye; "" when something is wanted."""
    marks = (",", ".", "!", "and", ";", "-")
    said = " ".join(item.text for item in items if item.text not in marks)
    return next((kind for kind, pattern in _COMPILED if pattern.fullmatch(said)), "")


_OPINION = re.compile(
    r"(?:(?:i|we) (?:really |do |quite |also )*(?:not )?(?:like|love|hate|enjoy|am happy with"
    r"|are happy with|am not sure about)\b"
    r"|.*\b(?:is|are|feels?|looks?|seems?|was|sounds?) (?:(?:really|quite|a bit|so|very|just|all"
    r"|pretty|not|already|much|too|far|way|awfully|rather|a) )*[a-z-]+(?: as it is| to me| now)?$"
    r"|.*\b(?:adds?|does|do|brings?) nothing\b.*|.*\b(?:bores|annoys|bothers) me\b.*"
    r"|(?:keep|leave) .* (?:as it is|as is|alone|like that|as they are)$)"
)
_KEEP = re.compile(
    r"(?:please )?(?:keep|leave|do not touch|do not change) \S+(?: \S+){0,2}?"
    r"(?: (?:alone|as (?:it|they) (?:is|are)|as is|like that|the way (?:it|they) (?:is|are)))?"
)
_STAYS = re.compile(
    r"(?:the )?\S+(?: \S+){0,3}? (?:stays?|remains?)(?: put| as .*| like .*| the same)?"
)
_ASIDE = re.compile(
    r"(?:(?:the|that|you|what a) )?(?:poor|silly|lovely|dear|sweet|little|old|lucky|nasty) [a-z]+"
    r"|bless (?:him|her|them)|two thoughts|don't ask|what the hell|i (?:guess|suppose|think|reckon)"
)
_SUBJECTS = {
    "the", "that", "this", "these", "those", "it", "he", "she", "they", "i", "we", "you", "there",
    "everybody", "everyone", "nobody", "his", "her", "their", "my",
}  # fmt: skip
_FINITE = {
    "is", "are", "was", "were", "has", "have", "had", "held", "did", "went", "came", "said", "saw",
    "got", "took", "made", "knew", "thought", "seem", "feel", "look", "am", "works", "know",
}  # fmt: skip
_WISHES = {
    "should", "must", "need", "needs", "want", "wants", "could", "would", "can", "please", "make",
    "let", "let us", "more", "less", "instead", "prefer", "like", "never", "only", "not", "too",
}  # fmt: skip
_UNSEEN = re.compile(
    r"(?:i |you |we |one )?(?:can not|can hardly|can barely|could not|could hardly|hardly|barely) "
    r"(?:see|make out|tell|read|recognise|recognize|hear|even see)\b.*"
)
_ENOUGH = re.compile(r"(?:enough|no more|stop) (?:with|of) .*")
_WHY = re.compile(r"(?:and |but )?why (?:do|does|is|are|did|on earth|would|the hell)\b[^?]*")
_CONTRAST = re.compile(
    r"(?:but |and )?not (?:a|an|the|so|that|too)? ?(?:[\w'-]+ )?(?:one|ones|[\w'-]+)$"
)
_SETTLED = {"QUOTE", "TIME", "WEATHER", "COND", "EMO", "ANGLE", "TRANS"}
_VALUES = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "EMO", "COND", "PACE", "LENGTH", "LOOK",
)  # fmt: skip
_LONGEST_REMARK = 10  # items


def is_remark(items: Sequence[Item]) -> bool:
    """ "2A is fine", "the ending is weak", "not a black one": skipped when another clause says
    what to do."""
    said = " ".join(item.text for item in items if item.text not in (",", ".", "!")).strip()
    asides = (_UNSEEN, _ENOUGH, _ASIDE, _WHY)
    if is_keeping(items) or any(aside.fullmatch(said) for aside in asides):
        return True
    if re.match(r"(?:do not|not|never|but not|and not)\b", said):
        return _is_contrast(items, said)
    complaint = "too" in said.split()
    if _is_telling(items, said):
        return True
    if len(items) >= _LONGEST_REMARK or (not complaint and any(i.is_any(_SETTLED) for i in items)):
        return False
    return bool(_OPINION.match(said) or _OPINION.match(_without_place(items)))


def is_unseen(items: Sequence[Item]) -> bool:
    """ "I can't read his face at all": what is wrong, not what to do."""
    said = " ".join(item.text for item in items if item.text not in (",", ".", "!")).strip()
    return bool(_UNSEEN.fullmatch(said))


def is_keeping(items: Sequence[Item]) -> bool:
    """ "Keep 4D", "leave 2B alone": an order to do nothing."""
    said = " ".join(item.text for item in items if item.text not in (",", ".", "!")).strip()
    return bool(_KEEP.fullmatch(said) or _STAYS.fullmatch(said))


def _is_telling(items: Sequence[Item], said: str) -> bool:
    """ "It's two thoughts", "that dolly spoils the surprise": says why, beside an order."""
    first, rest = items[0], items[2:]
    if len(items) > 4 and items[1].is_any(("MOVE", "SIZE")) and "TARGET" in items[3].tags:
        rest = items[3:]  # "that dolly in 3B spoils it"
    subject = first.text in _SUBJECTS or first.is_any(("WHO", "TARGET"))
    words = said.split()
    if not subject or len(words) < 3 or _WISHES & {*words, *(item.text for item in items)}:
        return False
    if any(item.is_any((*_VALUES, *_SETTLED, "NEG", "SECS", "TARGET")) for item in rest[1:]):
        aimed = all("TARGET" in i.tags for i in rest if i.is_any((*_VALUES, *_SETTLED, "TARGET")))
        if not aimed:
            return False
    return any(w in _FINITE or (w.endswith(("s", "ed")) and len(w) > 3) for w in words[1:])


def _is_contrast(items: Sequence[Item], said: str) -> bool:
    """ "Not wider", "not a black one", "don't make it night": what was said beside it instead."""
    if any("TARGET" in i.tags for i in items) and not any(i.is_any(("V",)) for i in items[1:]):
        return False
    if any(i.is_any(("V", *_VALUES)) and not i.idle for i in items[1:]):
        return True
    return bool(_CONTRAST.fullmatch(said)) and not any("TARGET" in i.tags for i in items)


def _without_place(items: Sequence[Item]) -> str:
    """The words without "in scene 2" at their end."""
    kept = list(items)
    if len(kept) > 2 and "TARGET" in kept[-1].tags and kept[-2].text in ("in", "at", "on", "for"):
        kept = kept[:-2]
    return " ".join(item.text for item in kept).strip()


_PRAISE = re.compile(
    r"\b(?:lovely|love|loved|favou?rite|beautiful|great|brilliant|adore|gorgeous|perfect|perfectly"
    r"|wonderful|amazing|fantastic|excellent|gets me|superb|stunning|cracking|delightful"
    r"|works (?:really |so )?well|made me (?:laugh|cry)|well done|nailed it|so good|hilarious"
    r"|moving|charming|nice (?:line|shot|touch|work|job|one|scene|idea))\b",
    re.IGNORECASE,
)
_WANTED = re.compile(
    r"\b(?:i'd|we'd|'d|should|could|can|make|change|more|less|but|too|needs?|want|please|would|let's|let|must"
    r"|instead|wider|closer|longer|shorter|if|how|what|why|delete|render|lose|add|nearer|tighter"
    r"|love to|would|move|put|set|give|swap|replace|remove|try|see|show|another)\b|\?",
    re.IGNORECASE,
)


def is_praise(typed: str) -> bool:
    """A kind word about the film in which nothing is asked for; quotes do not count."""
    words = re.sub(r'"[^"]*"|“[^”]*”', " ", typed)
    return bool(_PRAISE.search(words)) and not _WANTED.search(words)
