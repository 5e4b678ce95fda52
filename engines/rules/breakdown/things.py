"""The props of a film: things in capitals, things the prop list knows, things that are handled."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.lexicon import deeds_in, prop_kinds, words_of
from engines.rules.breakdown.names import capital_phrases
from engines.rules.breakdown.phrases import Hit, Phrases, tokens
from engines.rules.breakdown.text import free_id
from film.assets import Mention, Prop

_BEFORE = frozenset(words_of("determiners"))
_HANDLING = {"take", "drop", "give", "use"}
_STOP = frozenset(words_of("after_object"))
_PLURAL = frozenset(words_of("always_plural"))
_SHOWN = frozenset(words_of("features"))
_DOUBTFUL = frozenset(words_of("doubtful_props"))
_FURNITURE = frozenset(words_of("furniture"))
_NOT_HANDLED = frozenset(words_of("not_handled"))


def things_named(sentence: str) -> list[tuple[str, str]]:
    """The things a sentence of action is about, as (name, kind): kind "" when none fits."""
    words = tokens(sentence)
    capitals = {
        word for _, _, phrase in capital_phrases(sentence) for word in tokens(phrase)
    } if not sentence.isupper() else set()  # fmt: skip
    handled = _handled(words)
    found: dict[str, str] = {}
    for hit in prop_kinds().find(words):
        name = singular(" ".join(words[hit.start : hit.end]))
        sure = hit.start in handled or bool(capitals & set(words[hit.start : hit.end]))
        quiet = name in _DOUBTFUL | _SHOWN or hit.meaning in _FURNITURE
        if sure or (not quiet and _is_noun(words, hit.start)):
            found.setdefault(name, hit.meaning)
    known = {at for hit in prop_kinds().find(words) for at in range(hit.start, hit.end)}
    for at in sorted(handled - known):
        if words[at] not in _NOT_HANDLED:
            found.setdefault(singular(words[at]), "")
    return list(found.items())


def _is_noun(words: Sequence[str], at: int) -> bool:
    """Whether an article stands before it and no other thing between: not "the lamp flares"."""
    for word in reversed(words[max(0, at - 3) : at]):
        if word in _BEFORE:
            return True
        if prop_kinds().find([word]):
            return False
    return False


def _handled(words: Sequence[str]) -> set[int]:
    """Word positions of the things that a verb of handling is done to, given an article."""
    places: set[int] = set()
    for hit in deeds_in(words):
        if hit.meaning.does in _HANDLING:
            noun = _object(words, hit.end)
            known = noun >= 0 and bool(prop_kinds().find(words[noun : noun + 1]))
            if noun >= 0 and (known or hit.meaning.does in {"take", "give"}):
                places.add(noun)
    return places


def _object(words: Sequence[str], after: int) -> int:
    """Position of the head noun after a verb: "takes THE brass LANTERN from ..."; -1 if none."""
    start = after
    while start < len(words) and start < after + 2 and words[start] not in _BEFORE:
        start += 1
    if start >= len(words) or words[start] not in _BEFORE:
        return -1
    end = start + 1
    while end < len(words) and end <= start + 4 and words[end] not in _STOP | _BEFORE:
        if end > start + 1 and (deeds_in(words[end : end + 1]) or words[end].endswith("ly")):
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

    def props(self) -> tuple[Prop, ...]:
        """All props in order of appearance with their mentions."""
        return tuple(
            prop.model_copy(update={"mentions": tuple(self._mentions[name])})
            for name, prop in self._props.items()
        )


class PropLookup:
    """Finds the props of a film in sentences, by name, plurals included."""

    def __init__(self, props: Sequence[Prop]) -> None:
        self._names = Phrases(
            (form, prop.id) for prop in props for form in (prop.name, prop.name + "s")
        )

    def find(self, words: Sequence[str]) -> list[Hit[str]]:
        """Props at their word positions."""
        return self._names.find(words)
