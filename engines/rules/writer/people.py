"""Finding the people of an idea: trades, kin and names, in the person's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from engines.rules.breakdown.lexicon import looks_of, place_kinds, prop_kinds
from engines.rules.writer.facts import Who
from engines.rules.writer.tables import table
from engines.rules.writer.tables import words as words_in

WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_DETERMINERS = words_in("determiners")
_OWNERS = {"his", "her", "their", "my", "its"}
_BREAKS = _DETERMINERS | {
    "of", "in", "on", "at", "to", "and", "or", "with", "for", "from", "by", "who", "that", "is",
    "has", "was", "as", "but", "when", "then", "into", "must", "will", "can", "meets", "finds",
    "named", "called", "between", "about", "than", "not", "be", "become", "becomes",
}  # fmt: skip
_ENDINGS = ("ist", "smith", "wright", "monger", "keeper", "maker", "master", "woman", "man", "eer")
_NOT_NAMES = words_in("not_names")
_PLURALS = {
    "men": "man",
    "women": "woman",
    "children": "child",
    "wives": "wife",
    "thieves": "thief",
}
_MOST = 6
_LONGEST = 3  # words of a trade with its adjectives
_ARTICLES = {"a", "an", "the"}
_ACTING = words_in("acting")


@cache
def _roles() -> frozenset[str]:
    words = {word.split()[-1] for row in table("roles") for word in row["words"]}
    words |= {word for bond in table("bonds").values() for word in bond["match"] if " " not in word}
    words |= {word.split()[-1] for word in looks_of("people")}
    words |= {word for name in ("woman", "man") for word in looks_of(name)}
    return frozenset(words - {"mr", "mrs", "ms", "miss", "sir", "computer", "partner in crime"})


@cache
def _animals() -> frozenset[str]:
    kinds = looks_of("species")
    own = (word for kind in kinds if kind != "robot" for word in kinds[kind])
    return frozenset(own) | words_in("animals")


@cache
def _known_names() -> frozenset[str]:
    return frozenset([*looks_of("women_names"), *looks_of("men_names")])


@cache
def _places() -> frozenset[str]:
    return frozenset(phrase[-1] for phrase, _, _ in place_kinds())


def find_people(text: str) -> tuple[Who, ...]:
    """The people of an idea in order: each with the name that stands beside the trade."""
    words = list(WORD.finditer(text))
    roles = list(_role_phrases(text, words))
    names = list(_names(text, words))
    return tuple(_joined(text, roles, names))[:_MOST]


def _role_phrases(text: str, words: Sequence[re.Match[str]]) -> Iterator[Who]:
    for at, word in enumerate(words):
        head = word[0].lower()
        singular = _PLURALS.get(head, head[:-1] if head.endswith("s") else head)
        animal = head in _animals() or singular in _animals()
        plural = singular != head and (singular in _roles() or singular in _animals())
        known = plural or animal or head in _roles() or _looks_like_trade(head)
        if not known and not _acts(words, at):
            continue
        if _is_part_of_more(text, words, at) or (
            word[0][0].isupper() and at and not _opens(text, word)
        ):
            continue
        start = _phrase_start(text, words, at)
        before = words[start - 1][0].lower() if start else ""
        named = before in _DETERMINERS or not start or _opens(text, words[start])
        if not named and not plural and before != "and":
            continue
        phrase = text[words[start].start() : word.end()].lower()
        kept = singular if plural else head
        if plural:
            phrase = phrase[: len(phrase) - len(head)] + kept
        who = Who(role=phrase, head=kept, owned=before in _OWNERS, animal=animal,
                  start=words[start].start(), end=word.end())  # fmt: skip
        yield who
        if plural and before in {"two", "three", "the", "both"} | {""}:
            yield who


def _acts(words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word is who an idea begins with: "A piano tuner must ..."."""
    if not 0 < at <= _LONGEST or at + 1 >= len(words) or words[0][0].lower() not in _ARTICLES:
        return False
    before = {word[0].lower() for word in words[1 : at + 1]}
    return words[at + 1][0].lower() in _ACTING and not before & (_BREAKS | _ACTING)


def _looks_like_trade(word: str) -> bool:
    known = word in _places() or bool(prop_kinds().find([word]))
    return len(word) > 5 and word.endswith(_ENDINGS) and not known


def _is_part_of_more(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether the word only begins a longer noun: "police officer", "station master's"."""
    if at + 1 >= len(words) or text[words[at].end() : words[at + 1].start()] != " ":
        return False
    following = words[at + 1][0].lower()
    return following in _roles() or (following in _places() and following not in _BREAKS)


def _opens(text: str, word: re.Match[str]) -> bool:
    """Whether a word begins a sentence."""
    return not text[: word.start()].strip() or text[: word.start()].rstrip()[-1:] in '.!?:\n"“'


def _phrase_start(text: str, words: Sequence[re.Match[str]], at: int) -> int:
    start = at
    while start and at - start < 4:
        gap = text[words[start - 1].end() : words[start].start()]
        before = words[start - 1][0]
        if gap.strip() or before.lower() in _BREAKS or (before[0].isupper() and start > 1):
            break
        start -= 1
    return start


def _names(text: str, words: Sequence[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Capitalised words that are names, as (start, end, name); places after "in" are not."""
    run: list[re.Match[str]] = []
    for at, word in enumerate(words):
        if _is_name(text, words, at):
            if run and text[run[-1].end() : word.start()] != " ":
                yield _as_name(run)
                run = []
            run.append(word)
        elif run:
            yield _as_name(run)
            run = []
    if run:
        yield _as_name(run)


def _as_name(run: Sequence[re.Match[str]]) -> tuple[int, int, str]:
    name = re.sub(r"['’]s$", "", " ".join(word[0] for word in run[:3]))
    return run[0].start(), run[-1].end(), name


def _is_name(text: str, words: Sequence[re.Match[str]], at: int) -> bool:
    word = words[at][0]
    bare = re.sub(r"['’]s$", "", word).lower()
    if not word[0].isupper() or bare in _NOT_NAMES or len(word) < 2 or word.isdigit():
        return False
    presented = re.match(r", (?:an?|the) |,? and (?:his|her) ", text[words[at].end() :])
    if bare in _known_names() or (presented and bare not in _DETERMINERS | _roles()):
        return True
    before = words[at - 1][0].lower() if at else ""
    if (
        _opens(text, words[at])
        or bare in _roles()
        or before in {"in", "at", "near", "from", "to", "on", "the"}
    ):
        return False
    return not word.isupper() or not text.isupper()


def _joined(
    text: str, roles: Sequence[Who], names: Sequence[tuple[int, int, str]]
) -> Iterator[Who]:
    """Trades and names that stand side by side are one person."""
    used: set[str] = set()
    found: list[Who] = []
    for who in roles:
        name = _beside(text, who, names, used)
        used |= {name} if name else set()
        found.append(who.but(name=name))
    for start, end, name in names:
        if not any(name in known or known in name for known in used):
            used.add(name)
            found.append(Who(name=name, start=start, end=end))
    yield from _without_repeats(sorted(found, key=lambda who: who.start))


def _beside(text: str, who: Who, names: Sequence[tuple[int, int, str]], used: set[str]) -> str:
    for start, end, name in names:
        if name in used:
            continue
        after = text[who.end : start] if start >= who.end else None
        before = text[end : who.start] if end <= who.start else None
        if after is not None and re.fullmatch(r",? |,? (?:named|called) | \(", after):
            return name
        if before is not None and re.fullmatch(r", (?:an?|the|his|her|their|once an?) ", before):
            return name
    return ""


def _without_repeats(found: Sequence[Who]) -> Iterator[Who]:
    """ "The keeper" after "a lighthouse keeper" is the same one; two of a plural are two."""
    kept: list[Who] = []
    for who in found:
        same = [k for k in kept if k.start != who.start and k.head == who.head and not who.name]
        if not (same and who.head):
            kept.append(who)
            yield who
