"""Words that are carried verbatim: a look, a thing that is new, a tune, a story."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from engines.rules.ears.families import Family
from engines.rules.ears.items import Item
from engines.rules.ears.lexicon import closed

LONG = ("story", "flaw", "told")  # a sentence: all from its first word to its last
_LONGEST_TEXT = 9  # items of a noun phrase; stories may be longer


def may_be_text(family: Family, arg: str, words: Sequence[Item]) -> bool:
    """A noun phrase holds no reference, comma, second person or further order; a story may."""
    if kind_of_title(family, arg) and not _may_be_title(words):
        return False
    says_nothing = all(w.tags and not set(w.tags) - {"FILL", "JOIN", "DET"} for w in words)
    if says_nothing or words[0].text in _NO_START:
        return False
    kind = family.fill.get(arg, "")
    if kind == "story":
        free = family.tool != "new_timeline" and arg != "_where"
        return free or not _names_shots(words)
    return _is_phrase(words, kind) and _suits(words, arg, kind)


def _may_be_title(words: Sequence[Item]) -> bool:
    """A name is no judgement, and what is quoted is the whole of it."""
    said = {word.text for word in words}
    quoted = any("QUOTE" in word.tags for word in words) and len(words) > 1
    return not (said <= _NO_NAME | set(closed()["no_titles"]) or quoted)


def kind_of_title(family: Family, arg: str) -> bool:
    """Whether the argument is a name that somebody or something gets."""
    return family.fill.get(arg) == "title"


def _names_shots(words: Sequence[Item]) -> bool:
    return any("TARGET" in w.tags and w.first("TARGET").level == "shot" for w in words)


def _is_phrase(words: Sequence[Item], kind: str) -> bool:
    """Short, about one thing, and with no second order in it."""
    if len(words) > _LONGEST_TEXT or (kind == "text" and _names_a_person(words)):
        return False
    if any("NEG" in w.tags and w.text != "without" for w in words):
        return False
    if any("TARGET" in w.tags or w.text in _NO_PHRASE for w in words):
        return False
    things = [word for word in words if not word.is_any(("DET", "FILL")) or word.text == "and"]
    return not any(
        word.text == "and" and (after.verbs - {"hold", "voice"} or "PROP" in after.tags)
        for word, after in itertools.pairwise(things)
    )


_NO_NAME = {
    "everywhere",
    "now",
    "that",
    "this",
    "it",
    "so",
    "different",
    "something",
    "something else",
    "better",
}
_NO_PHRASE = {
    ",",
    ";",
    ".",
    "?",
    "!",
    "...",
    "->",
    "then",
    "than",
    "rather than",
    "instead of",
    "instead",
}


def _names_a_person(words: Sequence[Item]) -> bool:
    return any(
        "WHO" in word.tags and "POSS" not in after.tags
        for word, after in zip(words, [*words[1:], Item("", 0, 0)], strict=True)
    )


def _suits(words: Sequence[Item], arg: str, kind: str) -> bool:
    """Whether the words can be what the argument is."""
    if kind in _NEW_THINGS and not _is_thing(words, kind):
        return False
    if arg == "_lost" and not any("WEAR" in w.tags for w in words):
        return False
    if any(_is_unfit(word, arg, kind) for word in words):
        return False
    if arg == "look" and "WHO" in words[0].tags:
        return False
    told = [word for word in words if not word.idle]
    if arg == "look" and all(_FOR_A_WHILE & set(w.tags.get("COND", ())) for w in told):
        return False  # "his apron should still be wet": a state, and no look
    return kind != "flaw" or not (words[0].verbs - {"appear", "hold"} or says_order(words))


def _is_unfit(word: Item, arg: str, kind: str) -> bool:
    """Whether one word shows that the text is something else."""
    said = {word.text, *word.text.split()}
    if arg in ("look", "voice"):
        other = bool(_OTHER & said or word.verbs & {"delete", "out"}) and arg == "look"
        return other or bool(_NO_LOOK & said)
    if arg == "style":
        return word.text in OPINIONS or word.is_any(_OF_FILES)
    if arg == "music":
        return bool(_NO_TUNE & said or word.verbs & _ENDS_MUSIC)
    return arg == "new" and kind == "text" and word.is_any(("SIZE", "ANGLE"))


_OF_FILES = ("FORMAT", "APP", "ENGINE", "RATING", "DOC", "LENGTH", "PACE", "EMO", "SIZE")
OPINIONS = {
    "better", "good", "nice", "great", "more", "less", "different", "worse", "cool", "fine",
    "ok", "bad", "longer", "shorter", "again", "amazing", "professional", "brighter", "darker",
    "like",
}  # fmt: skip
_FOR_A_WHILE = {"wet", "muddy", "bloody", "dirty", "dusty", "floury", "sweaty", "sooty", "snowy"}
_OTHER = {"different", "another", "other", "same", "else", "less", "more"}
_NO_LOOK = {
    "lost",
    "wrong",
    "funnier",
    "nicer",
    "better",
    "make",
    "makes",
    "give",
    "gives",
    "needs",
    "him",
    "he",
    "she",
    "they",
    "who",
    "it",
    "me",
    "my",
    "i",
}
_ENDS_MUSIC = {"delete", "out", "cancel", "mute", "show", "say", "line", "hold"}
_NO_TUNE = {
    "hear",
    "hearing",
    "no",
    "without",
    "less",
    "more",
    "fewer",
    "any",
    "enough",
    "too",
    "this",
    "that",
    "different",
    "same",
}
_NEW_THINGS = {"thing_new", "tune", "PLACE"}
_OF_FRAMES = (
    "SIZE", "ANGLE", "MOVE", "TIME", "WEATHER", "LIGHT", "TRANS", "PACE", "LENGTH", "EMO", "QUOTE",
    "SECS", "CLOCK", "NUM", "DOC", "FORMAT", "PRON", "WHO",
)  # fmt: skip


_PLACED = {"in", "on", "at", "with", "from", "to", "for", "near", "next", "by", "under", "over"}
_ORDERS = {"make", "should", "need", "needs", "want", "please", "let", "let us", "can", "could"}


def says_order(words: Sequence[Item]) -> bool:
    """Whether these words want something, rather than tell what is."""
    return any(word.text in _ORDERS for word in words)


def _is_thing(words: Sequence[Item], kind: str) -> bool:
    """A noun phrase for something that the film does not have yet."""
    if kind == "tune":
        plain = not any(word.is_any(("WHO", "PRON", "TARGET")) for word in words)
        less = any(word.text in ("less", "more", "fewer", "no", "too") for word in words)
        return any("TUNE" in word.tags for word in words) and plain and not less
    no_thing = closed()["not_props"]
    if any(word.is_any(_OF_FRAMES) or word.text in no_thing for word in words):
        return False
    if any(word.text in _PLACED for word in words):
        return False
    return not any("TUNE" in word.tags for word in words) or kind == "PLACE"


_NO_START = {
    "what about", "how about", "maybe", "perhaps", "what", "how", "i", "we", "you", "can", "let us",
    "and", "or", "but", "for", "with", "is", "are", "was", "too", "into", "be", "not", "instead of",
    ",", "then", "at", "by", "would", "could", "should", "from", "off", "out of", "away", "up",
    "down",
}  # fmt: skip
_LEADING = re.compile(
    r"^(?:to|a|an|the|some|like|as|be|look|looks|something|in|with|w|w/|have|hav|having|wear|wearing"
    r"|(?:should|shld|shud|must)(?= (?:have|be|wear|look)\b)|described as"
    r"|out of (?:\w+ ){1,3}(?:and )?into)\s+",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"[, ]+(?:please|pls|thanks|thank you|cheers|ok|okay|yeah|instead|too|now|everywhere|on"
    r"|throughout|somewhere|from now(?: on)?|from today(?: on)?|for good|obviously|there"
    r"|all the way through|would be (?:nice|good|great|better|lovely|cool)"
    r"|as well|again|in (?:the whole|this|the) film|through the whole film)$",
    re.IGNORECASE,
)


_AFTERTHOUGHT = re.compile(
    r"(?:\s*(?:,|;|\.|[-–—])\s*(?:it'?s|it is|that'?s|that is|(?:hers|his|mine) is|because|cos|cuz"
    r"|since|so that|i (?:think|love|hate|mean|know|want)|don't you think|you know)"
    r"|\s+(?:thats|that's|because|cos|cuz|coz|pls))\b.*$"
)


_SHORT_AND = re.compile(r"(?<= )[nw](?= )")  # "a braid n a hat", "30 w pink hair"


def tidy(said: str, title: bool = False) -> str:
    """Free words without the small words and marks around them; a title keeps its own "The"."""
    said = said.strip(" ,.!?;:\"'“”").strip()
    before = ""
    while before != said:
        before, said = said, _TRAILING.sub("", said).strip(" ,.")
        named = title and said[:1].isupper()
        said = said if named else _LEADING.sub("", said).strip(" ,.")
    return said


_GOES_ON = re.compile(r"\w (?:with|in|by|from|of) \w")
_STANDING = re.compile(
    r"\s+(?:stood|standing|sat|sitting|lying|hung|hanging|leaning|sleeping|asleep)$", re.IGNORECASE
)


def short_value(said: str, kind: str = "") -> str:
    """The same of a look, a thing or a name, without what was said about it: "a beanie, it's like
    December"."""
    value = tidy(_SHORT_AND.sub(_spelt, _AFTERTHOUGHT.sub("", said)), kind == "title")
    return thing_alone(value) if kind == "thing_new" else value


def thing_alone(said: str) -> str:
    """A thing, without how it is there: "a vase of tulips stood"."""
    return _STANDING.sub("", said)


def with_thing(how: str, thing: str) -> str:
    """ "Torn coat"; but "sleeve stained with coffee", and what it is stained with behind it."""
    return f"{thing} {how}" if _GOES_ON.search(how) else f"{how} {thing}"


def _spelt(short: re.Match[str]) -> str:
    return "and" if short.group() == "n" else "with"
