"""Calls of verbs in one form, so that two ways to write the same are equal."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

from engines.rules.ears.lexicon import canonical
from engines.rules.ears.reel import Reel
from engines.rules.ears.target import expand
from film.errors import Refused
from film.references import get_scenes

_FREE = ("look",)  # in one's own words: "a bow tie and no hat", "no hat, a bow tie"
_NO_CONTENT = frozenset(
    ["a", "an", "the", "and", "with", "but", "has", "have", "had", "is", "are", "was", "it", "its"]
)
Call = tuple[str, tuple[tuple[str, str], ...]]

_OF_LINES = ("edit_line", "cut_line", "give_line")
_LEXICAL = {
    "style": "LOOK",
    "emotion": "EMO",
    "what": "DOC",
    "transition": "TRANS",
    "size": "SIZE",
    "angle": "ANGLE",
    "time": "TIME",
    "weather": "WEATHER",
    "lighting": "LIGHT",
    "pacing": "PACE",
    "change": "LENGTH",
}
_AS_UNSAID = {
    ("undo", "steps"): "1",
    ("redo", "steps"): "1",
    ("mute_music", "scenes"): "all",
    ("play", "shots"): "all",
    ("cost", "shots"): "all",
    ("render", "shots"): "all",
}


def call_of(tool: str, args: Mapping[str, Any], reel: Reel) -> Call:
    """One call: references expanded, values by their own names, what is as good as unsaid gone."""
    given = {k: str(v) for k, v in args.items() if v not in ("", _AS_UNSAID.get((tool, k)))}
    said = {key: _value(key, value, reel) for key, value in given.items()}
    if tool == "where_is" and "at" in said:  # somebody is where a moment ends
        said["at"] = said["at"].split()[-1]
    if tool in _OF_LINES and "old" in said:
        said = {**_only_line(said["old"], reel), **said}
    return tool, tuple(sorted(said.items()))


def _only_line(old: str, reel: Reel) -> dict[str, str]:
    """Who says a line and where, when only one line has these words: it need not be told then."""
    shots = ((label, line) for label in reel.order for line in reel.shots[label].lines)
    found = [(label, line.who) for label, line in shots if old in _plain(line.text)]
    names = {character.id: character.name.lower() for character in reel.film.characters}
    return {"shots": found[0][0], "who": names[found[0][1]]} if len(found) == 1 else {}


def content_words(value: str) -> set[str]:
    """The words that say something."""
    return set(re.findall(r"[^\W_]+", value.lower().replace("'", ""))) - _NO_CONTENT


def _value(key: str, value: str, reel: Reel) -> str:
    """One argument so that equal meanings are equal texts: references expanded, articles gone."""
    if key in ("shots", "at", "about", "before", "after"):
        return _reference(value, reel)
    if key == "scenes":
        return _scenes(value, reel)
    if key in ("who", "formats", "names"):
        parts = re.split(r",| and ", value)
        return " ".join(sorted(part.strip().lower() for part in parts))
    if key in ("seconds", "steps"):
        return f"{float(value):g}"
    if key == "condition":
        return " ".join(canonical("COND", w) or _worn(w) or w for w in _plain(value).split())
    value = _forward(value) if key == "movement" else value
    plain = " ".join(sorted(content_words(value))) if key in _FREE else _plain(value)
    return canonical(_LEXICAL.get(key, ""), value) or plain


def _forward(movement: str) -> str:
    """In, right and up are where a camera goes when nothing else is said."""
    return re.sub(r" (?:in|right|up)$", "", movement.lower())


def _reference(value: str, reel: Reel) -> str:
    """ "2A..2C" as "2A 2B 2C", "before:scene:2" as all shots of scene 1."""
    until = value.removeprefix("before:")
    named = expand(reel, until)
    there = {label for label in reel.order if label in named}
    if there and until != value:
        there = set(itertools.takewhile(lambda label: label not in there, reel.order))
    return " ".join(label for label in reel.order if label in there) or _plain(value)


def _scenes(value: str, reel: Reel) -> str:
    """ "2..4" as "2 3 4"."""
    try:
        return " ".join(scene.number for scene in get_scenes(reel.film, value))
    except Refused:  # names what the film does not have
        return _plain(value)


def _worn(word: str) -> str:
    return canonical("WEAR", word) or canonical("BODY", word)


def _plain(value: str) -> str:
    words: Sequence[str] = value.lower().replace(",", " ").strip(" .!?\"'").split()
    return " ".join(word for word in words if word not in ("a", "an", "the"))
