"""Reading an idea: its people, places, things, want and obstacle, its hour and its genre."""

from __future__ import annotations

import re
from functools import lru_cache

from engines.rules.breakdown.lexicon import meanings, place_kinds, prop_kinds
from engines.rules.breakdown.text import sentences
from engines.rules.writer.facts import Facts, Where, Who
from engines.rules.writer.grammar import base_form
from engines.rules.writer.people import WORD, find_people
from engines.rules.writer.tables import table, words

MOST = 4_000  # characters of an idea that are read closely
_END = (
    r"(?=[.,;:!?]|\s+but\s|\s+and then\s|\s+until\s|\s+when\s|\s+while\s|\s+who\s|\s+because\s|$)"
)
_WANT = re.compile(
    r"\b(?:(?:wants?|needs?|tries|try|hopes?|longs|plans?|decides?|struggles?|fights|races|has|have"
    r"|is determined|dreams of being able|sets out|is desperate|gets one chance)"
    r"\s+(?:[\w ]{0,18}?)to"
    r"|must|has only \w+ \w+ to)\s+((?!be\b)[a-z][^.;:!?]*?)" + _END,
)
_BUT = re.compile(
    r"(?:,\s*|\s+)(?:but|yet|however,?|only)\s+((?!to\b|for\b)[^.;!?]{6,90}?)(?=[.;!?]|$)"
)
_POWER = re.compile(
    r"\b(?:that|which)\s+((?:[a-z]+s|can|only|makes|has)\b[^.,;!?]{3,60}?)(?=[.,;!?]|\s+and\s|\s+but\s|$)"
)
_OBJECT = re.compile(
    r"\b(?:finds?|discovers?|steals?|inherits?|builds?|buys?|sells?|delivers?|carries|loses|guards?"
    r"|mends?|steals?|repairs?|receives?|invents?|hides?|keeps?|brings?|bakes?|makes?|opens?|with|over|for|of)\s+"
    r"(?:an?|the|his|her|their|one|some)\s+((?:[a-z'’-]+ ){0,2}?[a-z'’-]+)"
    r"(?=[.,;!?]|$| that\b| which\b| who\b"
    r"| and\b| in\b| to\b| from\b| on\b| before\b| with\b| for\b| at\b| which\b| is\b| into\b)"
)
_ABSTRACT = words("abstract")
_EVENTS = words("events")
_NOT_HOURS = {"late", "later", "day", "noon"}
_GONE = {"sold", "lost", "without", "gave", "no", "forgot"}
_BIG = words("big_things")
_QUIET_THINGS = words("quiet_things")
_HALF_PLACES = words("half_places")


@lru_cache(maxsize=64)
def read_idea(text: str) -> Facts:
    """The facts of an idea. Nothing is invented here; what is not said stays empty."""
    idea = " ".join(text[:MOST].split())
    people = find_people(idea)
    places = _places(idea, people)
    thing, kind = _thing(idea, people, places)
    return Facts(
        text=idea,
        people=people,
        places=places,
        thing=thing,
        thing_kind=kind,
        power=_power(idea, thing),
        want=_want(idea, people),
        catch=_clause(_BUT, idea),
        time=_time(idea),
        genre=_genre(idea),
        premise=" ".join(sentences(idea)[:2]) if len(idea) < 420 else sentences(idea)[0][:420],
    )


def _inside(start: int, end: int, people: tuple[Who, ...]) -> bool:
    return any(who.start <= start and end <= who.end for who in people)


def _place_phrases(words: list[str]) -> dict[int, tuple[int, str, bool]]:
    """The longest place at each word: its size, its kind, whether it is inside."""
    found: dict[int, tuple[int, str, bool]] = {}
    others = [(tuple(name.split()), kind, True) for name, kind in table("places")["also"].items()]
    for phrase, kind, interior in (*place_kinds(), *others):
        size = len(phrase)
        for at in range(len(words) - size + 1):
            if tuple(words[at : at + size]) == phrase and size > found.get(at, (0, "", False))[0]:
                found[at] = (size, kind, interior)
    return found


def _places(idea: str, people: tuple[Who, ...]) -> tuple[Where, ...]:
    """The places named, longest phrases first, in order; parts of trades are not places."""
    words = list(WORD.finditer(idea))
    lowered = [word[0].lower() for word in words]
    found = _place_phrases(lowered)
    places: dict[str, Where] = {}
    free = 0
    for at in sorted(found):
        size, kind, interior = found[at]
        start, end = words[at].start(), words[at + size - 1].end()
        before = lowered[at - 1] if at else ""
        name, preposition = _place_name(lowered, at, size)
        lone = size == 1 and before not in _BEFORE_PLACE and not _with_adjective(lowered, at)
        led = preposition or not idea[:start].strip().count(" ") or before in {"of", "to", "from"}
        if at < free or _inside(start, end, people) or lone or lowered[at] in _HALF_PLACES:
            continue
        if not led and not _OWNED_PLACE.search(idea[:start]):
            continue
        free = at + size
        told = preposition.replace("of", "")
        where = Where(name=name, kind=kind, interior=interior, preposition=told)
        places.setdefault(name, where)
    return tuple(places.values())[:4]


_BEFORE_PLACE = words("before_place")
_OWNED_PLACE = re.compile(
    r"\b(?:runs?|owns?|inherits?|guards?|enters?|visits?|leaves?|haunts?|loses?|sells?|finds?"
    r"|keeps?|closes?|reach(?:es)?) (?:an?|the|his|her|their) (?:\w+ )?$"
)
_PREPOSITIONS = {"of", "in", "on", "at", "near", "under", "by", "aboard", "inside", "behind"}
_ARTICLES = {"a", "an", "the", "his", "her", "their", "its", "last", "one"}


def _with_adjective(words: list[str], at: int) -> bool:
    return at > 1 and words[at - 2] in _ARTICLES


def _place_name(words: list[str], at: int, size: int) -> tuple[str, str]:
    """The place with its adjectives, and the preposition before it."""
    start = at
    while (
        start
        and at - start < 2
        and words[start - 1]
        not in _BEFORE_PLACE - {"old", "empty", "abandoned", "night", "small", "haunted"}
    ):
        start -= 1
    if start and words[start - 1] not in _ARTICLES | _PREPOSITIONS:
        start = at
    before = words[max(0, start - 2) : start]
    preposition = next((word for word in reversed(before) if word in _PREPOSITIONS), "")
    return " ".join(words[start : at + size]), preposition


def _thing(idea: str, people: tuple[Who, ...], places: tuple[Where, ...]) -> tuple[str, str]:
    """The thing that the idea is about, with its kind; "" when it names none."""
    lowered = idea.lower()
    taken = {word for place in places for word in place.name.split()}
    best: tuple[int, str, str] = (0, "", "")
    for found in _OBJECT.finditer(lowered):
        name = re.sub(r"['’]s?$", "", found[1])
        head = name.split()[-1]
        if (
            head in _ABSTRACT | taken
            or _inside(found.start(1), found.end(1), people)
            or _is_person(found, people)
        ):
            continue
        kinds = prop_kinds().find(name.split())
        kind = kinds[-1].meaning if kinds else ""
        strong = lowered[found.start() :].split()[0] not in {"with", "over", "for", "of"}
        score = 2 * bool(kind) + strong - 2 * (kind in _QUIET_THINGS)
        if (kind or strong) and score > best[0]:
            best = (score, name, kind or "thing")
    if best[1]:
        return _to_hold(best[1], best[2])
    return _named_prop(lowered, people, taken)


def _to_hold(name: str, kind: str) -> tuple[str, str]:
    """A thing that can be carried: of a house or a taxi its key."""
    name = re.sub(r"^(?:[\w-]+['’]s|[\w-]+s['’]) ", "", name)
    return (f"{name} key", "key") if name.split()[-1] in _BIG else (name, kind)


def _is_person(found: re.Match[str], people: tuple[Who, ...]) -> bool:
    return any(who.start < found.end(1) and found.start(1) < who.end for who in people)


def _named_prop(idea: str, people: tuple[Who, ...], taken: set[str]) -> tuple[str, str]:
    words = list(WORD.finditer(idea))
    for hit in prop_kinds().find([word[0] for word in words]):
        start, end = words[hit.start].start(), words[hit.end - 1].end()
        name = idea[start:end]
        before = words[hit.start - 1][0] if hit.start else ""
        gone = words[hit.start - 2][0] in _GONE if hit.start > 1 else False
        free = (
            not gone
            and not _inside(start, end, people)
            and not set(name.split()) & (taken | _ABSTRACT)
        )
        if free and hit.meaning not in _QUIET_THINGS and before not in {"to", "must", "and", "can"}:
            return name, hit.meaning
    return "", ""


def _power(idea: str, thing: str) -> str:
    """What the thing does, said right after it: "a phone that calls the dead"."""
    at = idea.lower().find(thing) if thing else -1
    found = _POWER.match(idea, at + len(thing) + 1) if at >= 0 else None
    return found[1].strip() if found else ""


def _want(idea: str, people: tuple[Who, ...]) -> str:
    found = _WANT.search(idea)
    if found and 1 < len(found[1].split()) <= 16:
        return found[1].strip()
    return _deed(idea, people)


def _deed(idea: str, people: tuple[Who, ...]) -> str:
    """What the first person does, as something to be done: "learns to cook" is "learn to cook"."""
    if not people:
        return ""
    rest = re.match(
        r"\s+(?:secretly |finally |suddenly |slowly )?([a-z]+s)\s+([^.;:!?]*?)" + _END,
        idea[people[0].end :],
    )
    if rest is None or base_form(rest[1]) in _EVENTS or len(rest[2].split()) > 12:
        return ""
    return f"{base_form(rest[1])} {rest[2]}".strip()


def _clause(pattern: re.Pattern[str], idea: str) -> str:
    found = pattern.search(idea)
    return found[1].strip() if found else ""


def _time(idea: str) -> str:
    words = [word[0] for word in WORD.finditer(idea.lower())]
    hits = [hit for hit in meanings("times").find(words) if words[hit.start] not in _NOT_HOURS]
    return hits[0].meaning if hits else ""


def _genre(idea: str) -> str:
    """The genre that most words of the idea point to; "" when none does."""
    words = {word[0] for word in WORD.finditer(idea.lower())}
    scores = {genre: len(words & set(hints)) for genre, hints in table("genres")["hears"].items()}
    best = max(scores, key=lambda genre: scores[genre])
    return best if scores[best] else ""
