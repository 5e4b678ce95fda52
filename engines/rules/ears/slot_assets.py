"""Slots that take a person, a prop, a place, or several."""

from __future__ import annotations

from engines.rules.ears.items import Item
from engines.rules.ears.seek import Found, Seek, who_question
from engines.rules.ears.target import shots_text


def find_who(seek: Seek) -> Found | None:
    """One person by name or pronoun; for a condition also a prop; else the focus."""
    named = _by_name(seek, "WHO") or _by_pronoun(seek)
    if named and not (named.ask and seek.kind == "who_opt"):
        return named
    if seek.kind == "who_opt":
        return None
    focus = seek.refer.focus
    goes_on = focus.who and (focus.near or seek.family.tool == "clear_condition")
    if seek.kind == "asset" and not goes_on:
        return _asset(seek)
    if seek.refer.focus.who:
        return Found(seek.refer.focus.who, heard=False)
    return who_question(())


def _by_pronoun(seek: Seek) -> Found | None:
    pronoun = seek.pronoun_of_person()
    if pronoun is None:
        return None
    fits = seek.refer.people(pronoun, seek.here)
    if len(fits) != 1:
        return who_question(fits)
    seek.take(pronoun)
    return Found(fits[0])


def _by_name(seek: Seek, *kinds: str) -> Found | None:
    for kind in kinds:
        for item in seek.free:
            if kind not in item.tags:
                continue
            names = item.tags[kind]
            seek.take(item)
            if len(names) > 1:
                return who_question(names, "Which one")
            return Found(str(names[0]))
    return None


def _first(seek: Seek, kind: str) -> int:
    """The place of the first item of a kind that owns nothing."""
    pairs = zip(seek.free, [*seek.free[1:], None], strict=True)
    found = (n for n, (item, after) in enumerate(pairs) if kind in item.tags and not _owns(after))
    return next(found, len(seek.items))


def _owns(after: Item | None) -> bool:
    return after is not None and "POSS" in after.tags


def _asset(seek: Seek) -> Found:
    prop = _by_name(seek, "PROP")
    if prop:
        return prop
    focus = seek.refer.focus
    if focus.prop and seek.pronoun("it", "that"):
        return Found(focus.prop, heard=False)
    return who_question(())


def find_people(seek: Seek) -> Found | None:
    """Two or more people."""
    names = [str(seek.take(i).first("WHO")) for i in seek.free if "WHO" in i.tags]
    return Found(",".join(dict.fromkeys(names))) if len(set(names)) >= 2 else None


_TOGETHER = {"both": 2, "both of them": 2, "the two": 2, "two of them": 2, "two": 2, "they": 0,
             "them": 0, "everyone": 0, "everybody": 0, "all": 0, "all of them": 0}  # fmt: skip


def find_cast(seek: Seek) -> Found | None:
    """Who feels something: one person, "Nell and Raff", or "both" of those who are there."""
    if " i am " in f" {' '.join(item.text for item in seek.items[:-1])} ":
        return None  # "I am bored" is nobody of the film
    named = [item for item in seek.free if "WHO" in item.tags]
    if len(named) > 1 and all(len(item.tags["WHO"]) == 1 for item in named):
        return find_people(seek) or find_who(seek)
    if named:
        return find_who(seek)
    cast = seek.refer.reel.cast(seek.here) if seek.here else []
    for item in seek.free:
        count = _TOGETHER.get(item.text, -1)
        if count >= 0 and len(cast) > 1 and count in (0, len(cast)):
            seek.take(item)
            return Found(",".join(cast))
    found = find_who(seek)
    alone = found is None or bool(found.ask)
    told = any(item.text in ("i", "we", "me", "us", "my", "you") for item in seek.items)
    if alone and len(cast) == 1 and not told and seek.pronoun_of_person() is None:
        return Found(cast[0])  # "3C sad face"
    return found


def find_someone(seek: Seek) -> Found | None:
    """One or more people, for splitting an automatic merge."""
    names = [str(seek.take(i).first("WHO")) for i in seek.free if "WHO" in i.tags]
    return Found(",".join(dict.fromkeys(names))) if names else None


def find_prop(seek: Seek) -> Found | None:
    """A prop by name, or "it" when one was talked about."""
    named = _by_name(seek, "PROP")
    if named:
        return named
    focus = seek.refer.focus
    if focus.prop and seek.pronoun("it", "that", "them"):
        return Found(focus.prop, heard=False)
    out = next((i for i in seek.free if i.text in ("take it out", "scrap it", "get it out")), None)
    if focus.prop and out is not None:
        seek.take(out)
        return Found(focus.prop, heard=False)
    return None


def find_thing(seek: Seek) -> Found | None:
    """Whatever a question can be about: a prop, a person or a place, by name or pronoun."""
    people_first = seek.kind != "thing" or seek.family.tool == "describe"
    kinds: tuple[str, ...] = ("WHO", "PROP", "PLACE")
    kinds = kinds if people_first else ("PROP", "WHO", "PLACE")
    if seek.family.tool == "where_is":  # "where is Bertha when the radio goes": who comes first
        kinds = tuple(sorted(kinds, key=lambda kind: (kind == "PLACE", _first(seek, kind))))
    named = _by_name(seek, *kinds)
    if named:
        return named
    if seek.kind == "thing_or_shots":
        shots = _shots(seek)
        if shots:
            return shots
    pronoun = seek.pronoun_of_person()
    if pronoun is not None:
        fits = seek.refer.people(pronoun, seek.here)
        return Found(fits[0]) if len(fits) == 1 else who_question(fits)
    return _it(seek)


def _shots(seek: Seek) -> Found | None:
    item = next((i for i in seek.free if "TARGET" in i.tags), None)
    if item is None:
        return None
    target = seek.take(item).first("TARGET")
    if target.problem:
        return Found(ask=target.problem, options=target.options)
    return Found(shots_text(seek.refer.reel, target), target=target)


def _it(seek: Seek) -> Found | None:
    focus = seek.refer.focus
    if seek.pronoun("it", "that", "this") is None:
        return None
    if focus.prop:
        return Found(focus.prop, heard=False)
    if focus.shot and seek.kind == "thing_or_shots":
        return Found(focus.shot, heard=False)
    return None
