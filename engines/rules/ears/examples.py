"""Example sentences on this film: for the buttons of a question, for help, and for the tests."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from rapidfuzz import fuzz

from engines.rules.ears.families import families
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import Focus


def cast_of_examples(reel: Reel, focus: Focus | None = None) -> dict[str, str]:
    """What {shot}, {who}... stand for: what was talked about, else the first that fits."""
    focus = focus or Focus()
    scene = focus.scene or next((n for n in reel.numbers if len(reel.of_scene(n)) > 1), "1")
    other = next((n for n in reversed(reel.numbers) if n != scene), scene)
    shots = reel.of_scene(scene) or ["1A"]
    shot = focus.shot if focus.shot in shots else shots[0]
    after = next((s for s in shots[shots.index(shot) + 1 :]), shots[0])
    people, film = list(reel.people), reel.film
    return {
        "shot": shot,
        "shot2": after,
        "shot_s2": next(iter(reel.of_scene(other)), shot),
        "scene": scene,
        "scene2": other,
        "who": focus.who or next(iter(people), "the lead"),
        "who2": next((name for name in people if name != focus.who), "the lead")
        if focus.who
        else (people[1] if len(people) > 1 else "the lead"),
        "prop": focus.prop or next((p.name for p in film.props), "the letter"),
        "place": next((p.name for p in film.locations), "the kitchen"),
    }


def filled(sentence: str, names: dict[str, str]) -> str:
    """A sentence of the data file on one film."""
    for name, value in names.items():
        sentence = sentence.replace("{" + name + "}", value)
    return sentence


_SHOWN = 3
_LIKELY = 300.0  # points for a tool that is certain, where the same words are 100


@lru_cache
def _sentences() -> tuple[tuple[str, str], ...]:
    return tuple((family.tool, sentence) for family in families() for sentence in family.test)


def nearest(
    said: str, reel: Reel, focus: Focus, likely: Mapping[str, float] | None = None
) -> list[str]:
    """The example sentences nearest to what was said, one for each tool; `likely` tells how likely
    each tool is."""
    odds = likely or {}
    names = cast_of_examples(reel, focus)
    spoken = {name: value.lower() if "who" in name else value for name, value in names.items()}
    scored = sorted(
        ((fuzz.token_set_ratio(said.lower(), sentence.lower()) + _LIKELY * odds.get(tool, 0.0),
          tool, sentence)
         for tool, sentence in _sentences()),
        reverse=True,
    )  # fmt: skip
    best: dict[str, str] = {}
    for _, tool, sentence in scored:
        best.setdefault(tool, filled(sentence, spoken))
    return list(best.values())[:_SHOWN]
