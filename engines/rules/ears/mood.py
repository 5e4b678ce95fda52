"""Whether a clause asks, wishes or orders."""

from __future__ import annotations

import re

_OPENERS = (
    r"^(?:(?:hey|ok|okay|so|and|oh|well|hmm|um|but|right|alright|hi|also|now|then|please|sorry"
    r"|actually|no|yeah|yes|wait|remind me|quick question|tell me|do you know|any idea)[, ]+)*"
)
_WISH = re.compile(
    _OPENERS + r"(?:(?:can|could|would|will|shall|may|might)\s+"
    r"(?:you|we|i|someone|it be"
    r"|[\w ]{2,24} (?:be|have|get|wear|look|say|sound|come|go|hold|carry)\b)"
    r"|do you (?:think|reckon|suppose) [\w ]{1,24} (?:could|can)\b"
    r"|what if we|how about|what about|why do not we|why not|what do you say we|any chance"
    r"|is it possible|is there any way|would it be|do you mind|would you mind"
    r"|do you think (?:you|we) could|are we able|is there a way|what would happen if we)",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    _OPENERS + r"(?:would|could|might) (?!it|you|we)[\w' ]+ (?:be|look|feel|work|play) "
    r"(?:better|nicer|stronger|worse)\b",
    re.IGNORECASE,
)  # "would 5C look better as a wide": what do you think?
_QUESTION = re.compile(
    _OPENERS + r"(?:who|what|where|when|which|how|why|whose|should|does|did|is|are|was"
    r"|were|has|if (?:we|i) .*(?:what|which|how)|(?:in|at|for|from) (?:which|what)"
    r"|would .* (?:look|feel|be|work|play) (?:better|nicer|stronger|worse)"
    r"|(?:have|had) (?:we|you|they|i|any|people|both|she|he|it)"
    r"|do (?:we|you|they|i|any|people|both)|shall (?:we|i))\b",
    re.IGNORECASE,
)


_LIKED = re.compile(
    _OPENERS + r"(?:i|we) (?:really |do |just |also |absolutely |quite )*(?:like|love|adore|enjoy) "
    r"(?:that|how|when|it that|it when|the way)\b"
    r"|" + _OPENERS + r"(?:i|we) (?:may|might) (?:want|like|need|have)\b",
    re.IGNORECASE,
)


def is_liked(said: str) -> bool:
    """ "I love that 2B is a close-up": it is so already."""
    return bool(_LIKED.match(said))


def is_wish(said: str) -> bool:
    """ "could we see 3C from below": an order in the form of a question."""
    return bool(_WISH.match(said)) and not _DOUBT.match(said)


def is_question(said: str) -> bool:
    """ "who is in 3D", "should we cut 2B": nothing is to be changed."""
    return bool(_QUESTION.match(said)) and not is_wish(said)


CONDITION = re.compile(
    r"\b(?:(?<!wonder )(?<!wondering )(?<!wondered )(?<!know )(?<!ask )(?<!see )(?<!check )if"
    r"|unless|pretend|suppose|imagine|as soon as"
    r"|(?<!for )(?<!at )once(?= (?:i|we|you|he|she|it|they|the|this|that|all|done|there)\b"
    r"| \w+ed\b)"
    r"|when(?! (?!(?:i|we|you|it|this|that|all|everything|done|ready|possible|needed)\b)\w+)"
    r"|in case|assuming)\b",
    re.IGNORECASE,
)
LIMITED = re.compile(
    r"\b(?:everything|all|every)\b(?: [\w']+){0,4} (?:but|except)\b", re.IGNORECASE
)
HOLDING = re.compile(
    r"(?:and |but )?(?:except|unless|but not|not|only|without|until|before you|after you|if|once"
    r"|when|apart from|excluding|other than|never|no\b|don't|do not|wait|as long as"
    r"|i'm not sure|i am not sure|not sure|i don't know|maybe not|unsure|what do you think"
    r"|i'm torn|or maybe|or not|perhaps not|hmm)\b"
)  # a clause that was not understood and could take back what was
NEGATED = re.compile(r"\b(?:not|never|can't|cannot|don't|won't|isn't|doesn't|shouldn't)\b")
COMPLAINT = re.compile(r"\b(?:too|not enough|goes on|drags?|isn't|doesn't|is not|does not)\b", re.I)
NOT_A_CONDITION = re.compile(
    r"\b(?:what if (?!(?:shot |scene )?\d)|if i|if you|as if|if we could)\b", re.IGNORECASE
)
TURNERS = frozenset(
    [
        "less", "fewer", "stop", "stops", "stopped", "stopping", "without", "almost", "nearly",
        "never", "only", "until", "unless", "if", "when", "pretend", "suppose", "imagine",
        "hardly", "off", "neither", "nor", "opposite", "except",
    ]
)  # fmt: skip
