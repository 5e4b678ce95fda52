"""What the slots of whole-message requests catch, as regular expressions."""

from __future__ import annotations

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
    "which": rf"(?:the )?(?:{_NUMBER}|[“\"][^”\"]+[”\"]|[\w'’ ]{{3,60}}?)",
    "tag": "|".join(tag.value for tag in Tag),
    "quote": r"[“\"][^”\"]+[”\"]",
    "text": r"\S.*",
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
    "point": r"now|here|(?:the )?(?:very )?(?:start|beginning)|scene \d+[a-z]?|\d{1,2}[:.]\d{2}"
    r"|(?:right |just )?(?:before|after) \S.*?|[\w ]{1,20} ago|(?:change|version) \d+|yesterday.*?",
}
AS_TYPED = ("asset", "field", "value", "years", "condition", "garment", "stage", "clock", "past",
            "point")  # fmt: skip
NUMBERS = {word: str(n) for words in (ORDINALS, WORDS) for n, word in enumerate(words, 1)}
