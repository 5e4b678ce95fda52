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
_QUESTION = re.compile(
    _OPENERS + r"(?:who|what|where|when|which|how|why|whose|should|does|did|is|are|was"
    r"|were|has|if (?:we|i) .*(?:what|which|how)|(?:in|at|for|from) (?:which|what)"
    r"|(?:do|have|had) (?:we|you|they|i|any|people|both|she|he|it)|shall (?:we|i))\b",
    re.IGNORECASE,
)


def is_wish(said: str) -> bool:
    """ "could we see 3C from below": an order in the form of a question."""
    return bool(_WISH.match(said))


def is_question(said: str) -> bool:
    """ "who is in 3D", "should we cut 2B": nothing is to be changed."""
    return bool(_QUESTION.match(said)) and not is_wish(said)


CONDITION = re.compile(
    r"\b(?:if|unless|pretend|suppose|imagine|as soon as|(?<!for )(?<!at )once(?! more| again)|when"
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

NEGATION = re.compile(
    r"\b(?:by no means|under no circumstances|let's not|let us not|no need to|better not"
    r"|i(?:'d| would) rather not|i would not|i wouldn't|i'd not)\b",
    re.IGNORECASE,
)  # other ways to say "do not"
REASON = re.compile(
    r"[, ]+\(?(?:because|cos|cuz|coz|'cause|bc|seeing as|given that)\b[^,;.!?\"]*"
    r"|[, ]+so (?:that )?(?:we|you|i|he|she|they|it|the \w+|people|everyone|[A-Z]\w+) (?:can|could|looks?"
    r"|feels?|gets?|seems?|knows?|is|are|has|have|comes?)\b(?![^,;.!?]*\b(?:see|show)\b)[^,;.!?\"]*"
    r"|[, ]+for (?:my|our) (?:taste|liking|money)\b"
    r"|[, ]+for (?:my|our|the) (?:producer|client|director|boss|mum|mom|dad|wife|husband"
    r"|friend|investor|editor|team|agent|kid|colleague|teacher|pitch|meeting|deck|festival|sponsor|distributor)s?\b",
    re.IGNORECASE,
)  # why, and for whom: nothing to do
FOR_WHAT = re.compile(
    r"(\btoo [\w-]+) for (?:a|an|my|our|this|the|his|her)\b[^,;.!?\"]*", re.IGNORECASE
)  # "too bright for a cellar"
MILDLY = re.compile(
    r"\b(is|are|feels?|looks?|seems?|'s) (?:(?:a bit|a little|a tad|a touch|rather|awfully|terribly|slightly"
    r"|somewhat|a wee bit|kind of|sort of|just|still) )+"
    r"(dark|bright|dim|slow|long|short|close|far|far away|wide|tight|fast|quick|loose|harsh|rushed)"
    r"\b(?! enough)",
    re.IGNORECASE,
)  # "2B is a bit long" complains as "too long" does
INTERJECTION = re.compile(
    r"^\s*(?:hang on|hold on|wait|one sec(?:ond)?|listen|look|quick question|question|hey|so|right|ah"
    r"|oh|hmm+|erm?|um|well)\s*[,:…–—-]+\s*(?=\w)",
    re.IGNORECASE,
)
HEIGHT = re.compile(
    r"\bfrom (?:slightly|a bit|a little|just|somewhat|way|well) (?=above|below|behind)", re.IGNORECASE
)  # "from slightly above"
STORY = re.compile(
    r"\b(?:what if|rewrite|film about|story about|idea|movie about)\b", re.IGNORECASE
)
POLITE = re.compile(
    r"\b(?:(?:may|can|could) i ask you to|(?:would you )?be so kind as to|would you be able to"
    r"|(?:i'd|i would) (?:be grateful|appreciate it) if (?:you (?:could|would))?"
    r"|(?:i'm |i am )?(?:so |very )?sorry to (?:bother|nag|trouble|be a pain)(?: you)?(?:,? but)?"
    r"|would it be (?:at all )?(?:possible|ok|okay|alright) (?:to|if)"
    r"|it would be (?:wonderful|amazing|fantastic|super|ideal|perfect) if"
    r"|when(?:ever)? you(?:'re| are) ready|i (?:was|am) (?:just )?wondering (?:if|whether)|i wonder (?:if|whether)"
    r"|i'm (?:just )?wondering (?:if|whether)|(?:would|do) you mind if|see if (?:you|we) can"
    r"|it (?:would|might) be (?:nice|good|great|better|best|lovely|cool|nicer) if"
    r"|it'd be (?:nice|good|great|better|best|lovely|cool|nicer) if|i'd (?:like|love|prefer) it if"
    r"|i would (?:like|love|prefer) it if|would it be possible (?:to|if)|is it possible to"
    r"|why not(?= \w)|why don't (?:we|you)"
    r"|if (?:you|we) (?:can|could|would|like|don't mind|want)(?=\s*(?:[,.?!]|$))"
    r"|when you (?:get|have|find) (?:a|the|some) (?:moment|chance|minute|second|sec|time)"
    r"|if possible|if it's not too much trouble|if at all possible|if i may|if that's ok(?:ay)?)\b",
    re.IGNORECASE,
)
