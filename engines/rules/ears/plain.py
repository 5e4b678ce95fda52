"""What was typed, in plainer words: without polite frames, reasons, interjections and tails."""

from __future__ import annotations

import re

_TAIL = re.compile(
    r"(?:,\s*|\s+)(?:don't you think|do you think|right|ok|okay|yeah|eh|innit|isn't it"
    r"|don't you agree|what do you think|you know|no\?"
    r"|(?:could|can) you (?:help|fix (?:it|that))|fix (?:it|that)|do something(?: about it)?"
    r"|why not|if you don't mind|if that's ok(?:ay)?"
    r"|if possible|if you can|if you like|would you)\s*[?.!]*\s*$",
    re.IGNORECASE,
)
_SECONDS = r"\s?(\d+(?:\.\d+)?) ?(?:s|secs?|seconds?)\b"
_PLUS, _MINUS = re.compile(rf"(?<=\s)\+{_SECONDS}"), re.compile(rf"(?<=\s)[-–−]{_SECONDS}")
NEGATION = re.compile(
    r"\b(?:by no means|under no circumstances|let's not|let us not|no need to|better not"
    r"|i(?:'d| would) rather not|i would not|i wouldn't|i'd not)\b",
    re.IGNORECASE,
)  # other ways to say "do not"
REASON = re.compile(
    r"[, ]+\(?(?:because|cos|cuz|coz|'cause|bc|seeing as|given that)\b[^,;.!?\"]*"
    r"|[, ]+so (?:that )?(?:we|you|i|he|she|they|it|the \w+|people|everyone|[A-Z]\w+) (?:can"
    r"|could|looks?|feels?|gets?|seems?|knows?|is|are|has|have|comes?)\b(?![^,;.!?]*\b(?:see|show)\b)[^,;.!?\"]*"
    r"|[, ]+for (?:my|our) (?:taste|liking|money)\b"
    r"|[, ]+for (?:my|our|the) (?:producer|client|director|boss|mum|mom|dad|wife|husband"
    r"|friend|investor|editor|team|agent|kid|colleague|teacher|pitch|meeting|deck|festival|sponsor|distributor)s?\b",
    re.IGNORECASE,
)  # why, and for whom: nothing to do
FOR_WHAT = re.compile(
    r"(\btoo [\w-]+) for (?:a|an|my|our|this|the|his|her)\b[^,;.!?\"]*", re.IGNORECASE
)  # "too bright for a cellar"
MILDLY = re.compile(
    r"\b(is|are|feels?|looks?|seems?|'s) (?:(?:a bit|a little|a tad|a touch|rather|awfully|terribly"
    r"|slightly|somewhat|a wee bit|kind of|sort of|just|still) )+"
    r"(dark|bright|dim|slow|long|short|close|far|far away|wide|tight|fast|quick|loose|harsh|rushed)"
    r"\b(?! enough)",
    re.IGNORECASE,
)  # "2B is a bit long" complains as "too long" does
NOT_SO = re.compile(
    r"\b(?:should(?:n't| not) be|is(?:n't| not) (?:supposed|meant) to be|need(?:n't| not) be) "
    r"(?:so|that|quite so|quite that) "
    r"(dark|bright|dim|slow|long|short|close|far|wide|tight|fast|quick|loose|harsh|rushed)\b",
    re.IGNORECASE,
)  # "2A shouldn't be so wide"
INTERJECTION = re.compile(
    r"^\s*(?:hang on|hold on|wait|one sec(?:ond)?|listen|look|quick question|question|hey|so|right"
    r"|ah|oh|hmm+|erm?|um|well)\s*[,:…–—-]+\s*(?=\w)",
    re.IGNORECASE,
)
HEIGHT = re.compile(
    r"\bfrom (?:slightly|a bit|a little|just|somewhat|way|well) (?=above|below|behind)",
    re.IGNORECASE,
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
    r"|when(?:ever)? you(?:'re| are) ready|i (?:was|am) (?:just )?wondering (?:if|whether)"
    r"|i wonder (?:if|whether)"
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


_QUOTED = re.compile(r'("[^"]*"|“[^”]*”)')


def plain(typed: str) -> str:
    """The message without what asks for nothing; offsets of items count in this text. What stands
    in quotes is left as it is."""
    text = typed.replace("’", "'").replace("‘", "'")
    text = INTERJECTION.sub("", _TAIL.sub("", text) or text)
    story = bool(STORY.search(text))
    parts = [part if n % 2 else _plainer(part, story) for n, part in enumerate(_QUOTED.split(text))]
    return "".join(parts) or text


def _plainer(text: str, story: bool) -> str:
    text = _MINUS.sub(r" \1 seconds shorter", _PLUS.sub(r" \1 seconds longer", text))
    text = HEIGHT.sub("from ", NEGATION.sub("do not", text))
    if not story:
        text = NOT_SO.sub(r"is too \1", text)
        text = FOR_WHAT.sub(r"\1", REASON.sub("", MILDLY.sub(r"\1 too \2", text)))
    return POLITE.sub(lambda match: " " * len(match.group()), text)
