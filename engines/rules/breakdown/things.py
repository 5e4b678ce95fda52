"""The props of a film: things in capitals, things the prop list knows, things that are handled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from engines.rules.breakdown.lexicon import deeds_in, meanings, prop_kinds, words_of
from engines.rules.breakdown.names import PEOPLE, capital_phrases
from engines.rules.breakdown.phrases import Hit, Phrases, clause_starts, tokens
from engines.rules.breakdown.text import free_id
from film.assets import Mention, Prop

_BEFORE = frozenset(words_of("determiners"))
_PARTICLES = (["up"], ["out"], ["down"], ["off"], ["away"], ["over"], ["back"])
_HANDLING = {"take", "drop", "give", "use", "work"}
_ENDS = _BEFORE | frozenset(words_of("after_object"))
_PLURAL = frozenset(words_of("always_plural"))
_SHOWN = frozenset(words_of("features"))
_DOUBTFUL = frozenset(words_of("doubtful_props"))
_FURNITURE = frozenset(words_of("furniture"))
_NOT_HANDLED = frozenset(words_of("not_handled"))
_NO_THINGS = frozenset(word for phrase in words_of("not_people") for word in phrase.split()) | (
    PEOPLE | _SHOWN
)


def things_named(sentence: str) -> list[tuple[str, str]]:
    """The things a sentence of action is about, as (name, kind): kind "" when none fits."""
    words = tokens(sentence)
    capitals = _capital_words(sentence)
    stops = clause_starts(sentence)
    handled = _handled(words, stops)
    found: dict[str, str] = {}
    known: set[int] = set()
    for start, end, kind in _compounds(prop_kinds().find(words), stops):
        name = singular(" ".join(words[start:end]))
        known |= set(range(start, end))
        sure = end - 1 in handled or bool(capitals & set(words[start:end]))
        if _is_simile(words, start):
            continue
        quiet = name in _DOUBTFUL | _SHOWN or kind in _FURNITURE
        if sure or (not quiet and _is_noun(words, start)):
            found.setdefault(name, kind)
    for at in sorted({*handled, *_shown_first(sentence, words, stops)} - known):
        if words[at] not in _NOT_HANDLED:
            found.setdefault(singular(words[at]), "")
    return list(found.items())


def _is_simile(words: Sequence[str], at: int) -> bool:
    """Whether it is only compared with: "holds the umbrella like A GUN"."""
    while at > 0 and words[at - 1] in _BEFORE:
        at -= 1
    return at > 0 and words[at - 1] == "like"


def _shown_first(sentence: str, words: Sequence[str], stops: set[int]) -> set[int]:
    """Word positions of things of no known kind that capitals introduce: "a small DISC."."""
    if sentence.isupper():
        return set()
    places: set[int] = set()
    for start, end, phrase in capital_phrases(sentence):
        first, last = len(tokens(sentence[:start])), len(tokens(sentence[:end])) - 1
        named = tokens(phrase)
        alone = last + 1 in {*stops, len(words)} or words[last + 1] in _ENDS
        verb = bool(deeds_in(words[last + 1 : last + 2]))
        if (alone or verb) and not _is_no_thing(named) and _is_new(words, first):
            places.add(last)
    return places


def _is_no_thing(named: Sequence[str]) -> bool:
    """Whether words in capitals are a sound, a deed, a direction or a person."""
    heard = meanings("sounds").find(named) or deeds_in(named[-1:])
    return bool(heard) or named[-1] in _NO_THINGS or named[-1].isdigit()


def _is_new(words: Sequence[str], at: int) -> bool:
    """Whether "a" or "an" stands before it, at most one word between."""
    before = words[max(0, at - 2) : at]
    return bool({"a", "an"} & set(before))


def _capital_words(sentence: str) -> set[str]:
    if sentence.isupper():
        return set()
    return {word for _, _, phrase in capital_phrases(sentence) for word in tokens(phrase)}


def _compounds(hits: Sequence[Hit[str]], stops: set[int]) -> list[tuple[int, int, str]]:
    """Things side by side are one: a "cake box" is a box."""
    joined: list[tuple[int, int, str]] = []
    for hit in hits:
        touches = joined and joined[-1][1] == hit.start and hit.start not in stops
        start = joined.pop()[0] if touches else hit.start
        joined.append((start, hit.end, hit.meaning))
    return joined


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Whether an article stands before it and no other thing between: not "the lamp flares"."""
    for word in reversed(words[max(0, at - 3) : at]):
        if word in _BEFORE:
            return True
        if prop_kinds().find([word]):
            return False
    return False


def _handled(words: Sequence[str], stops: set[int]) -> set[int]:
    """Word positions of the things that a verb of handling is done to, given an article."""
    places: set[int] = set()
    for hit in deeds_in(words):
        if hit.meaning.does in _HANDLING:
            noun = _object(words, hit.end, stops)
            known = noun >= 0 and bool(prop_kinds().find(words[noun : noun + 1]))
            if noun >= 0 and (known or hit.meaning.does in {"take", "give"}):
                places.add(noun)
    return places


def _object(words: Sequence[str], after: int, stops: set[int]) -> int:
    """Position of the head noun after a verb: "takes THE brass LANTERN from ..."; -1 if none."""
    start = after + 1 if words[after : after + 1] in _PARTICLES else after
    if start >= len(words) or words[start] not in _BEFORE or start in stops:
        return -1
    end = start + 1
    while end < min(len(words), start + 5) and end not in stops and words[end] not in _ENDS:
        verb = deeds_in(words[end : end + 1]) or words[end].endswith("ly")
        if verb and end > start + 1:
            break
        end += 1
    return end - 1 if end > start + 1 else -1


def singular(name: str) -> str:
    """The name of one of them: "lanterns" is a lantern; "glasses" stay."""
    kept = name in _PLURAL
    if kept or not name.endswith("s") or name.endswith(("ss", "us", "is")):
        return name
    if name.endswith(("ches", "shes", "xes", "sses")):
        return name[:-2]
    return name[:-1]


class PropBook:
    """Collects the props of a film as its action is read; one prop per name."""

    def __init__(self) -> None:
        self._props: dict[str, Prop] = {}
        self._mentions: dict[str, list[Mention]] = {}
        self._ids: set[str] = set()

    def note(self, name: str, kind: str, mention: Mention) -> str:
        """The id of the prop of this name; the first sentence about it is its description."""
        name = self._known_as(name)
        if name not in self._props:
            self._props[name] = Prop(
                id=free_id("pr_", name, self._ids),
                name=name,
                kind=kind,
                description=mention.text,
            )
            self._mentions[name] = []
        self._mentions[name].append(mention)
        return self._props[name].id

    def _known_as(self, name: str) -> str:
        """The name under which this thing is known: "the box" is the cake box of before."""
        head = name.split()[-1]
        same = [known for known in self._props if known.split()[-1] == head]
        if name in self._props or len(same) != 1:
            return name
        return same[0] if head in {name, same[0]} else name

    def props(self) -> tuple[Prop, ...]:
        """All props in order of appearance with their mentions."""
        return tuple(
            prop.model_copy(update={"mentions": tuple(self._mentions[name])})
            for name, prop in self._props.items()
        )


class PropLookup:
    """Finds the props of a film in sentences, by name, plurals included."""

    def __init__(self, props: Sequence[Prop]) -> None:
        heads = Counter(prop.name.split()[-1] for prop in props)
        names = [(prop.name, prop.id) for prop in props]
        names += [
            (prop.name.split()[-1], prop.id) for prop in props if heads[prop.name.split()[-1]] == 1
        ]
        self._names = Phrases((form, who) for name, who in names for form in (name, name + "s"))

    def find(self, words: Sequence[str]) -> list[Hit[str]]:
        """Props at their word positions."""
        return self._names.find(words)
