"""Words in, typed items out: contractions opened, typos corrected, the longest phrase tagged."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from engines.rules.ears.bare import with_bare_scenes
from engines.rules.ears.families import family_words
from engines.rules.ears.items import Item, Tags
from engines.rules.ears.labels import with_compounds, with_spelt_labels
from engines.rules.ears.lexicon import adverbs, closed, contractions, known_words, phrase_table
from engines.rules.ears.names import Names, names_of
from engines.rules.ears.numbers import with_halves
from engines.rules.ears.plain import plain
from engines.rules.ears.reel import Reel
from engines.rules.ears.reshape import reshaped
from engines.rules.ears.spelling import spell

_TOKEN = re.compile(
    r'"[^"]*"|“[^”]*”|(?<!\w)\'[^\']+\'(?!\w)|->|=>|→|>|(?<= )=(?= )'
    r"|\d+:\d\d|\d+(?:[a-z]{1,2}\d?)(?:'s)?\b|\d+(?:\.\d+)?"
    r"|mp[34]\b|[^\W\d_]+(?:['’-][^\W\d_]+)*|\.\.\.|(?<=[a-z])\.\.(?=\d)|[,;.?!:&+–—-]",
    re.IGNORECASE,
)
_AFTER_IS = {
    "too", "fine", "good", "great", "perfect", "ok", "okay", "not", "still", "way", "really", "so",
    "very", "lovely", "boring", "dragging", "wrong", "nice", "brilliant", "a", "an", "the", "also",
    "always", "never", "just", "much", "getting", "going", "in", "out", "now",
}  # fmt: skip
_ARROWS = {">", "->", "=>", "→", "="}
_LABEL = re.compile(r"(\d{1,3})([a-z]{1,2}\d?)")
_LONGEST = 7  # words of the longest phrase
_BEYOND = 300  # s past the end of the film: a slip, or a wish; more is an hour of the day


def hear(typed: str, reel: Reel) -> tuple[str, list[Item]]:
    """The cleaned text and its items. Offsets of the items count in that text."""
    text = plain(typed)
    names = names_of(reel)
    words = _owned(with_halves(_tokens(text)), names)
    words = with_compounds(with_spelt_labels(words, text, reel), names)
    _open_gerunds(words)
    _correct(words, text, names)
    return text, reshaped(with_bare_scenes(_tagged(words, names, reel), text, reel))


def _tokens(text: str) -> list[Item]:
    words: list[Item] = []
    for match in _TOKEN.finditer(text):
        word, (start, end) = match.group().lower(), match.span()
        if word[0] in '"“' or (word[0] == "'" and len(word) > 2):
            inside = match.group()[1:-1]
            words.append(Item(inside, start, end, {"QUOTE": [inside]}))
            continue
        word = "->" if word in _ARROWS else word
        owned = word.endswith("'s") and word not in contractions()
        word = "to" if word == ".." else word[:-2] if owned else word
        parts = contractions().get(word, word).split()
        words += [Item(part, start, end) for part in parts]
        if owned:
            words.append(Item("'s", start, end, {"POSS": [1]}))
    for owner, after in itertools.pairwise(words):
        if "POSS" in owner.tags and after.text in _AFTER_IS:
            owner.text, owner.tags = "is", {}
    return words


def _owned(words: list[Item], names: Names) -> list[Item]:
    """ "Biscuits eyes", "galleys dragging": a name with an s that is no part of it."""
    found: list[Item] = []
    for item in words:
        name = item.text[:-1]
        kinds = names.get((name,), {})
        owns = item.text.endswith("s") and not item.tags and (item.text,) not in names
        if not owns or not ("WHO" in kinds or "PLACE" in kinds) or (item.text,) in phrase_table():
            found.append(item)
            continue
        found.append(Item(name, item.start, item.end - 1))
        found.append(Item("'s", item.end - 1, item.end, {"POSS": [1]}))
        later = words[words.index(item) + 1 :]
        if later and (later[0].text in _AFTER_IS or later[0].text.endswith("ing")):
            found[-1] = Item("is", item.end - 1, item.end)
    return found


_BEFORE_GERUND = {"mind", "about", "of", "try", "consider", "suggest", "for", "by", "and", "start"}


def _open_gerunds(words: list[Item]) -> None:
    """ "Would you mind splitting 2A": the verb itself, where only a verb can be meant."""
    verbs = phrase_table()
    for before, item in itertools.pairwise(words):
        word = item.text
        if before.text not in _BEFORE_GERUND or not word.endswith("ing") or (word,) in verbs:
            continue
        for stem in (word[:-3], word[:-3] + "e", word[:-4]):
            if "V" in verbs.get((stem,), {}):
                item.text = stem
                break


def _correct(words: list[Item], text: str, names: Names) -> None:
    known, own = _known(), {word for way in names for word in way}
    for item in words:
        if item.tags or not item.text.isalpha() or item.text in known or item.text in own:
            continue
        fixed = spell(item.text, own if _is_new_name(item, text) else {*_targets(), *own})
        if fixed:
            item.text, item.typed = fixed, item.text


@lru_cache
def _known() -> frozenset[str]:
    """Words that are no mistake."""
    return known_words() | family_words()


@lru_cache
def _targets() -> frozenset[str]:
    """Words that a mistake may have been meant for: an odd word is no misspelt adverb."""
    return frozenset(word for word in _known() - adverbs() if word.isalpha())


def _is_new_name(item: Item, text: str) -> bool:
    """A capital inside a sentence: a proper name, not a mistake."""
    before = text[: item.start].strip()[-1:]
    return text[item.start : item.start + 1].isupper() and before not in ("", ".", "!", "?")


def _tagged(words: list[Item], names: Names, reel: Reel) -> list[Item]:
    items: list[Item] = []
    at = 0
    while at < len(words):
        if words[at].tags:
            items.append(words[at])
            at += 1
            continue
        tags, width = _longest(words, at, names, items)
        run = words[at : at + width]
        typed = " ".join(w.typed for w in run if w.typed)
        item = Item(" ".join(w.text for w in run), run[0].start, run[-1].end, tags, typed)
        if width == 1:
            _tag_small(item, items, reel)
        items.append(item)
        at += width
    return items


_ANY = {"a", "an", "very", "really", "young", "old", "some", "another", "any", "like"}


def _is_role(key: tuple[str, ...], named: dict[str, list[str]]) -> bool:
    """ "An old man" is any, "the old man" the one of the film: no part of somebody's name."""
    return not set(key) & {word for name in named["WHO"] for word in name.lower().split()}


def _longest(words: list[Item], at: int, names: Names, before: list[Item]) -> tuple[Tags, int]:
    table = phrase_table()
    for width in range(min(_LONGEST, len(words) - at), 0, -1):
        key = tuple(word.text for word in words[at : at + width])
        if key[0] == "two" and width > 1 and before and "ORD" in before[-1].tags:
            continue  # "the first two shots"
        named = names.get(key, {})
        if "WHO" in named and before and before[-1].text in _ANY and _is_role(key, named):
            named = {kind: values for kind, values in named.items() if kind != "WHO"}
        found = {**table.get(key, {}), **named}
        after = words[at + width].text if at + width < len(words) else ""
        if "DOC" in found and width > 1 and after in ("with", "where", "of", "that"):
            continue  # "all the shots with Pia" are no shot list
        if found:
            return {kind: list(values) for kind, values in found.items()}, width
    return {}, 1


def _tag_small(item: Item, before: list[Item], reel: Reel) -> None:
    """Adds the types of the small words and of numbers."""
    small, word = closed(), item.text
    _tag_number(item, before, reel)
    if word in small["ordinals"]:
        value = small["ordinals"][word]
        item.tags["ORD"] = [value if value in ("next", "prev") else int(value)]
    for kind, table in (("PRON", "pronouns"), ("NOUN", "nouns")):
        if word in small[table]:
            item.tags[kind] = [small[table][word]]
    if word in small["determiners"]:
        item.tags["DET"] = [word]
    if word in small["joints"]:
        item.tags["JOIN"] = [word]


def _tag_number(item: Item, before: list[Item], reel: Reel) -> None:
    word = item.text
    numbers = closed()["numbers"]
    if match := _LABEL.fullmatch(word):
        _tag_label(item, match[1], match[2], reel)
    elif re.fullmatch(r"\d+:\d\d", word) and _is_in_film(word, reel):
        item.tags["CLOCK"] = [word]
    elif re.fullmatch(r"\d+(\.\d+)?", word):
        item.tags["NUM"] = [float(word)]
    elif word in numbers and (word != "one" or (before and before[-1].text.startswith("sc"))):
        item.tags["NUM"] = [float(numbers[word])]
    if match := re.fullmatch(r"(?:s|sc)(\d+)", word):
        item.tags["SC"] = [match[1]]


def _is_in_film(clock: str, reel: Reel) -> bool:
    """Whether the film has such a moment: "back at 13:30" is of the day, not of the film."""
    minutes, seconds = clock.split(":")
    return 60 * int(minutes) + int(seconds) <= reel.film.seconds() + _BEYOND


def _tag_label(item: Item, digits: str, letters: str, reel: Reel) -> None:
    label = digits + letters.upper()
    if label not in reel.shots and (letters == "s" or letters == "x"):
        item.tags["SECS" if letters == "s" else "TIMES"] = [float(digits)]
    elif label in reel.shots or len(letters) == 1:
        item.tags["SHOT"] = [label]
