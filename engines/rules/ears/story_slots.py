"""What the slots of whole-message requests catch, as regular expressions."""

from __future__ import annotations

import re

from film.writing.story import Tag

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_NUMBER = rf"\d{{1,3}}|last|{'|'.join(ORDINALS)}|{'|'.join(WORDS)}"
_PLACE = (
    r"\d{1,3}|(?:the )?(?:very )?(?:first|last|beginning|start|top|end|bottom)(?: place| position)?"
)
SLOTS = {
    "beat": rf"(?:the )?(?:{_NUMBER})",
    "n": rf"(?:number )?(?:{_NUMBER})",
    "beats": r"\d{1,3}(?:\s*(?:,|and|&|-|–|to)\s*\d{1,3})*",
    "scenes": r"\d{1,4}[a-z]?(?:\s*(?:,|and|&|-|–|to)\s*\d{1,4}[a-z]?)*",
    "place": _PLACE,
    "way": "up|down",
    "edge": "ending|end|beginning|opening|start",
    "which": rf"(?:the )?(?:{_NUMBER}|[“\"][^”\"]+[”\"]|[\w'’ ]{{3,60}}?)",
    "tag": "|".join(tag.value for tag in Tag),
    "quote": r"[“\"][^”\"]+[”\"]",
    "text": r"\S.*",
    "told": r"(?!(?:too|not|so|very|a bit|rather|quite|still|almost|fine|good|great|right|bad|wrong"
    r"|boring|dull|flat|weak|strong|perfect|unclear|ok|okay|better|worse)\b)\S.*",
    "word": r"[\w-]+(?: and [\w-]+)?",
    "manner": r"(?:a (?:bit|little) |much )?(?:funnier|sadder|scarier|tenser|wittier|drier"
    r"|(?:more|less) (?:tense|tender|funny|sad|scary|romantic|cruel|gentle|talkative))",
    "length": r"[\w:.,–\- ]{2,40}?",
    "asset": r"[^,;?!]{1,60}?",
    "field": r"age|hair|eyes|build|beard|coat|jacket|jumper|shirt|suit|dress|uniform|robe|hat|scarf"
    r"|boots|gloves|trousers|colour|color|material",
    "value": r"(?!too\b|not\b|so\b|very\b|a bit\b)[\w-]+(?: [\w-]+){0,2}",
    "years": r"\d{1,3}",
    "label": r"\d{1,4}[a-z]+(?:\s*(?:,|and|&)\s*\d{1,4}[a-z]+)*",
    "condition": r"[\w-]+(?: [\w-]+){0,3}?",
    "garment": r"(?:[\w'’-]+ ){0,3}?(?:coat|jacket|jumper|shirt|suit|dress|uniform|robe|hat|cap"
    r"|scarf|boots|gloves|glasses|costume)",
    "stage": r"script|beats|treatment|shots|assets",
    "nothing": r"no|none",
    "timeline": r"[“\"]?[^,;?!“”\"]{1,60}?[”\"]?",
    "two": r"[^;?!]{3,130}?",
    "title": r"[“\"][^”\"]+[”\"]|[^“”\"?,]{1,60}?",
    "clock": r"(?:yesterday (?:at )?)?\d{1,2}[:.]\d{2}",
    "past": r"(?:right |just )?before \S.*|after \S.*|[\w ]{1,20} ago|(?:change|version) \d+"
    r"|yesterday(?: (?:at )?\d{1,2}[:.]\d{2})?",
    "scene": r"scene \d+[a-z]?",
    "point": r"now|here|(?:the )?(?:very )?(?:start|beginning)|scene \d+[a-z]?|\d{1,2}[:.]\d{2}"
    r"|(?:right |just )?(?:before|after) \S.*?|[\w ]{1,20} ago|(?:change|version) \d+|yesterday.*?",
}
AS_TYPED = ("asset", "field", "value", "years", "condition", "garment", "stage", "clock", "past",
            "point", "scene")  # fmt: skip
EDGES = {"ending": "last", "end": "last", "beginning": "1", "opening": "1", "start": "1"}
NUMBERS = {word: str(n) for words in (ORDINALS, WORDS) for n, word in enumerate(words, 1)}
_NTH = "|".join((*ORDINALS, "last"))
_NUMBERED = re.compile(
    rf"\bthe ({_NTH})(?:(,| and) (?:the )?({_NTH}))? (beat|passage|paragraph|treatment)(s?)\b", re.I
)
_HEAD = 40  # letters of a message in which something is named, before what shall become of it


def numbered(said: str) -> str:
    """ "Move the third beat up" as "move beat 3 up": what is named at the head, by its number."""

    def by_number(match: re.Match[str]) -> str:
        first, joint, second, noun, many = match.groups()
        more = f"{joint} {_figure(second)}" if second else ""
        return f"{noun}{many} {_figure(first)}{more}"

    return _NUMBERED.sub(by_number, said[:_HEAD], count=1) + said[_HEAD:]


def _figure(ordinal: str) -> str:
    return NUMBERS.get(ordinal.lower(), ordinal.lower())
