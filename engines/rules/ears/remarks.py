"""Messages that ask for nothing: "leave 2F as it is", "I'll tell you later", a joke, praise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.ears.items import Item

_LEAD = (
    r"(?:(?:please|and|but|so|no|ok|okay|well|also|just|for now|hey|yeah|oh|actually|hmm|crew|guys)"
    r"[, ]+)*"
)
_ACTS = (
    r"(?:render|generate|shoot|delete|cut|remove|lose|change|touch|move|add|split|merge|rename|start"
    r"|do|export|undo|redo|replace|rewrite|mess|spend|worry|bother|alter|drop|recast|run|apply|approve"
    r"|swap|retry|reorder|kill|throw|fiddle|tamper|play around)"
)
_KEPT = re.compile(
    _LEAD
    + rf"(?:(?:do not|never) (?:ever |you dare |please |you )*{_ACTS}\b(?!.*\b(?:so|that|too) "
    r"(?:much|fast|slow|long|close|dark|bright|wide|tight|many|early|late)\b)"
    r"|(?:leave|keep) [^,;.]*?(?:alone|as (?:it|they|she|he) (?:is|are|stands?)|as is|like (?:that|this|it is)"
    r"|exactly\b[^,;.]*|the way (?:it|they|she|he) (?:is|are)|untouched|be|for now|for later)\b"
    r"|(?:leave|keep) (?:it|that|this|them|\d+[a-z])(?: please)?$"
    r"|i would not (?:change|touch|cut|lose|alter)\b|no (?:more )?changes?\b|nothing (?:else )?(?:to change|for now)).*",
    re.IGNORECASE,
)
_INSTEAD = re.compile(
    r"\b(?:instead|but|rather|just make|make it|only|until|unless|before|without|wider|closer)\b",
    re.IGNORECASE,
)
_LATER = re.compile(
    r"\b(?:i|we)(?:'ll| will|'m going to| am going to|'re going to| need to| have to| should probably"
    r"| must) (?:\w+ )?(?:be|tell|let you know|think|check|come back|get back|look|sleep|ask|decide|wait"
    r"|show (?:it|this|you)|take a|grab|call|stop|see (?:how|what|if|about|you)|go|talk|discuss|run (?:it|this) by)\b",
    re.IGNORECASE,
)
_WAIT = re.compile(
    r"(?:.*[,.!?] )?(?:(?:please )?give me (?:a|one|two|five|a few) (?:sec|second|minute|moment|mo|mins?"
    r"|minutes)|(?:one|just a|half a) (?:sec|second|moment|minute|mo)|hang on|hold on|brb|be right back"
    r"|back in (?:a|five|ten|\d+)|bear with me|wait a (?:sec|second|minute|moment))\b.*",
    re.IGNORECASE,
)
_BYE = re.compile(
    r"\b(?:good ?night|goodbye|bye(?: bye)?|see you (?:tomorrow|later|soon|monday)|calling it a"
    r" (?:day|night)|off to bed|that's (?:it|all) for (?:today|now|tonight))\b",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|hiya|good (?:morning|evening|afternoon)|morning|evening)\b[^?]*",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"(?:\b(?:ignore (?:that|it|me|this|him|her|them)|disregard (?:that|it|this)|just kidding|kidding"
    r"|only joking|just joking|joking|not serious|(?:he|she|they) (?:is|are|'s|'re) (?:so )?wrong|i disagree"
    r"|don't listen to (?:him|her|them)|as if|haha+|lol|ha|hehe|heh)[ .!)]*)$|^(?:haha+|lol|hehe)\b",
    re.IGNORECASE,
)
_PICTURED = re.compile(
    r"\bif .* had \w+.*\bwould(?:n't| not)?\b|\bwould(?:n't| not)? have \w+(?:ed|en)\b"
)
_PRAISE = re.compile(
    r"\b(?:would(?:n't| not) (?:change|touch|alter) (?:a (?:thing|frame|word|second)|anything|one (?:thing"
    r"|frame))|what a (?!mess|shame|pity|disaster|bore|waste|joke|drag|let-?down|cliche)\w+"
    r"|(?:i'd|i would) (?:die|kill|cut my|give anything|give my)|gets me every|made my day|spot on"
    r"|bang on|nailed (?:it|that)|goosebumps|chills|chef's kiss|masterpiece|proud of|(?:i|we) (?:love|adore)"
    r" (?:how|the way|that|what|this|it|the)|is (?:a )?(?:killer|magic|gold|dynamite|genius|the best"
    r"|my favou?rite)|cracks me up|makes me (?:laugh|cry|smile)|works (?:a treat|like a charm|beautifully"
    r"|perfectly|so well|great)|just right|no notes|pure (?:gold|magic|cinema|poetry|joy)|thumbs up)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"\b(?:too|not enough|please|instead|should|needs?|could (?:you|we)|can (?:you|we)|let's|let us|want"
    r"|make|give|put|swap|replace|add|move|rather|prefer|wish|more|less)\b|\?",
    re.IGNORECASE,
)
_ABOUT_US = re.compile(
    r"(?:wow |damn |man |oh |well |ha |but |so |and )*(?:you(?: guys| folks| all| lot| people)?|this (?:tool|thing|app|crew)"
    r"|the crew|i|we|my \w+|it's|it is|today|tomorrow|tonight|yesterday)"
    r"(?: (?:are|is|was|were|am|have|had|got|did|just|really|always|never|used)|'re|'m|'ve|'s| \w+ed)\b.*",
    re.IGNORECASE,
)
_FILMIC = (
    "TARGET", "SHOT", "SC", "WHO", "PROP", "PLACE", "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT",
    "TRANS", "PACE", "LENGTH", "COND", "EMO", "QUOTE", "CLOCK", "NEG", "WEAR", "TUNE",
)  # fmt: skip


def asks_nothing(typed: str, items: Sequence[Item]) -> str:
    """Why a message in which no order was found asks for nothing; "" when it may ask for something.

    A complaint asks for something, even when it is not understood.
    """
    said = re.sub(r'"[^"]*"|“[^”]*”', " ", typed.replace("’", "'")).strip()
    plain = _opened(said)
    if _KEPT.fullmatch(plain) and not _INSTEAD.search(plain) and "?" not in plain:
        return "kept"
    if _TAKEN_BACK.search(said) or (_PICTURED.search(said) and "?" not in said):
        return "remark"
    if _LATER.search(said) and not re.search(r"\b(?:please|can you|could you)\b|\?", said):
        return "remark"
    if _PRAISE.search(said) and not _ORDER.search(_PRAISE.sub(" ", said)):
        return "praise"
    return _idle_talk(said, items)


def _idle_talk(said: str, items: Sequence[Item]) -> str:
    """Talk about anything but the film."""
    if _BYE.search(said) and not any(item.is_any(("TARGET", "SHOT", "V")) for item in items):
        return "bye"
    if any(item.is_any(_FILMIC) for item in items if item.text not in ("morning", "evening")):
        return ""
    for kind, pattern in (("wait", _WAIT), ("greeting", _GREETING)):
        if pattern.fullmatch(said.strip(" .!")):
            return kind
    return "remark" if _ABOUT_US.fullmatch(said) and not _ORDER.search(said) else ""


def _opened(said: str) -> str:
    said = re.sub(r"\b(?:don't|dont|do n't)\b", "do not", said, flags=re.IGNORECASE)
    said = re.sub(
        r"\b(?:by no means|under no circumstances|let's not|let us not|no need to|better not|we (?:should|must)(?: not|n't)"
        r"|you (?:should|must)(?: not|n't))\b", "do not", said, flags=re.IGNORECASE,
    )  # fmt: skip
    return re.sub(r"\b(?:i'd not|i wouldn't)\b", "i would not", said, flags=re.IGNORECASE).strip(
        " .!"
    )
