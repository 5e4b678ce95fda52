"""The slot for a state of somebody or something: "torn coat", "barefoot, dirty feet"."""

from __future__ import annotations

from engines.rules.ears.free_text import with_thing
from engines.rules.ears.items import Item, place_of
from engines.rules.ears.lexicon import closed
from engines.rules.ears.seek import Found, Seek
from engines.rules.ears.states import WHOSE

_STUFF = {"blood", "mud", "dust", "soot", "dirt", "grease", "sweat"}
_WOUNDS = frozenset(closed()["state_wounds"])
_COVERED = ("covered", "caked", "in ", "coated")
_THROUGH = (" through", " to the skin")
_ON = ("WEAR", "BODY")
_TURNED = {"was", "were", "now", "instead", "or", "then", "than"}


def find_condition(seek: Seek) -> Found | None:
    """A condition with what it is on; several are told one after the other."""
    states = [item for item in seek.free if "COND" in item.tags]
    said: dict[str, str] = {}
    for item in states:
        value = str(item.first("COND"))
        if value not in said:
            said[value] = _on_something(seek, item, len(states) == 1)
        seek.take(item)
    if not said or (len(said) > 1 and not _is_list(seek, states)):
        return Found(ask=f"{' or '.join(said)}?", options=tuple(said)) if said else None
    _take_listed(seek, states)
    return Found(", ".join(said.values()))


def _is_list(seek: Seek, states: list[Item]) -> bool:
    """ "Barefoot and dirty", and no "wet, not dirty"."""
    items = list(seek.items)
    first, last = (place_of(state, items) for state in (states[0], states[-1]))
    return not any(i.is_any(("NEG", "TARGET")) or i.text in _TURNED for i in items[first:last])


def _on_something(seek: Seek, item: Item, alone: bool) -> str:
    """ "Torn coat", "bandaged hand", "frost on his hair", "sleeve stained with coffee"."""
    value, text = str(item.first("COND")), item.text.removeprefix("a ").removeprefix("an ")
    for tail in _THROUGH:
        text = text.removesuffix(tail)
    if f" {WHOSE} " in value:
        return value.replace(WHOSE, _whose(seek))
    what = value if text in _STUFF or text.startswith(_COVERED) else text
    for kind in _ON:
        near = _near(seek, item, kind, alone)
        if near is not None:
            what = value if text in _WOUNDS and kind == "BODY" else what
            return with_thing(what, seek.take(near).text)
    return what


def _whose(seek: Seek) -> str:
    named = next((str(i.first("WHO")) for i in seek.items if "WHO" in i.tags), "")
    sex = seek.refer.reel.people[named].sex if named in seek.refer.reel.people else ""
    return {"m": "his", "f": "her"}.get(sex, "the")


def _near(seek: Seek, item: Item, kind: str, alone: bool) -> Item | None:
    """What it is on, in the same breath: right behind it where several states are told."""
    items = list(seek.items)
    at = place_of(item, items)
    if not alone:
        after = next((i for i in items[at + 1 :] if "DET" not in i.tags), None)
        fits = after is not None and kind in after.tags and id(after) not in seek.used
        return after if fits else None
    for n, other in enumerate(items):
        if kind not in other.tags or id(other) in seek.used:
            continue
        between = items[min(n, at) : max(n, at)]
        if n > at and any("TARGET" in i.tags for i in between):
            continue
        if not any(i.text == "," for i in between) and seek.before(other) not in ("onto",):
            return other
    return None


def _take_listed(seek: Seek, states: list[Item]) -> None:
    """ "Soaked in scene 1, apron and hair": where it shows most."""
    items = list(seek.items)
    at = place_of(states[-1], items)
    comma = next((n for n in range(at, len(items)) if items[n].text == ","), len(items))
    rest = [i for i in items[comma + 1 :] if not i.idle]
    if rest and all(i.is_any(_ON) for i in rest):
        for item in rest:
            seek.take(item)
