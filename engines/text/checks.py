"""What must be true of a draft beyond its type; said so that the model can mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from engines.text.bounds import most_words
from engines.text.language import another_language
from film.writing.asks import (
    Ask,
    BeatIdeasAsk,
    BeatsAsk,
    Draft,
    OutlineAsk,
    SceneAsk,
    TreatmentsAsk,
)


def wrong_with(ask: Ask[Any], draft: Draft, material: str) -> str:
    """What is wrong with a draft, in one sentence for its writer; "" when nothing is."""
    text = " ".join(_texts(draft.model_dump(mode="json")))
    words, most = len(text.split()), most_words(ask)
    if words > most:
        return f"It has {words} words; at most {most} are wanted. Write it much shorter."
    strange = another_language(material, text)
    if strange:
        return f"It is written in {strange}; write in the language of the material."
    check = _CHECKS.get(type(ask))
    return check(ask, draft) if check else ""


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _treatments(ask: TreatmentsAsk, draft: Any) -> str:
    if len(draft.treatments) != ask.count:
        return f"It has {len(draft.treatments)} treatments; exactly {ask.count} are wanted."
    first = {treatment.passages for treatment in draft.treatments}
    return "" if len(first) == ask.count else "Two treatments are the same; they must differ."


def _beats(ask: BeatsAsk, draft: Any) -> str:
    if not ask.fewest <= len(draft.beats) <= ask.most:
        return f"It has {len(draft.beats)} beats; {ask.fewest} to {ask.most} are wanted."
    return _missing("passage", [b.passage for b in draft.beats], len(ask.passages), zero=True)


def _beat_ideas(ask: BeatIdeasAsk, draft: Any) -> str:
    if len(draft.beats) != ask.count:
        return f"It has {len(draft.beats)} beats; exactly {ask.count} are wanted."
    return ""


def _outline(ask: OutlineAsk, draft: Any) -> str:
    named = [number for scene in draft.scenes for number in scene.beats]
    return _missing("beat", named, len(ask.beats), zero=False)


def _missing(what: str, named: Iterable[int], count: int, zero: bool) -> str:
    """Every number from 1 to `count` is named, and no other."""
    there = set(named) - ({0} if zero else set())
    strange = sorted(there - set(range(1, count + 1)))
    if strange:
        return f"There is no {what} {strange[0]}; they are numbered from 1 to {count}."
    lost = [str(number) for number in range(1, count + 1) if number not in there]
    return f"Left out: {what} {', '.join(lost)}." if lost else ""


def _scene(ask: SceneAsk, draft: Any) -> str:
    headings = [
        line
        for line in draft.fountain.splitlines()
        if line.lstrip(".").strip().upper().startswith(("INT", "EXT", "I/E", "EST"))
        and "." in line
        and line == line.upper()
    ]
    if not headings:
        return "It has no scene heading such as “INT. KITCHEN - NIGHT”; begin with it."
    if len(headings) > 1:
        return f"It has {len(headings)} scenes; only this one is wanted, under one heading."
    spoken = " ".join(draft.fountain.split()).casefold()
    lost = [line for line in ask.lines if " ".join(line.split()).casefold() not in spoken]
    return f"These words must be kept as they are: “{lost[0]}”." if lost else ""


_CHECKS: dict[type, Callable[[Any, Any], str]] = {
    TreatmentsAsk: _treatments,
    BeatsAsk: _beats,
    BeatIdeasAsk: _beat_ideas,
    OutlineAsk: _outline,
    SceneAsk: _scene,
}
