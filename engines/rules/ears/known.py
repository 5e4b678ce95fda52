"""What a film shows and says in each shot and scene, as words to hold a description against."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from engines.rules.ears.lexicon import closed, read_yaml
from engines.rules.ears.reel import Reel

_DATA: dict[str, list[str]] = read_yaml("moments.yaml")
_SMALL, _SLIGHT = frozenset(_DATA["small"]), frozenset(_DATA["slight"])
_WORD = re.compile(r"[a-z']+")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")  # "running" is "run"


@dataclass(frozen=True)
class Seen:
    """What is known of one shot."""

    scene: str
    words: frozenset[str]  # of what happens, what stands there and what is said
    acted: frozenset[str]  # of what happens
    spoken: frozenset[str]
    present: frozenset[str]  # people in it, or told of in what happens there
    speakers: frozenset[str]
    props: frozenset[str]
    framed: frozenset[str]


class Known:
    """All shots and scenes of a film, and how telling each word is: rare ones tell more."""

    def __init__(self, reel: Reel) -> None:
        self.shots = {label: _seen(reel, label) for label in reel.order}
        self.scenes = {number: _shown(reel, number) for number in reel.numbers}
        self.telling = _telling(seen.words for seen in self.shots.values())
        self.telling_scenes = _telling(self.scenes.values())


@lru_cache(maxsize=4)
def known_of(reel: Reel) -> Known:
    """What is known of a film; worked out once for each version."""
    return Known(reel)


def is_in_scene(thing: str, number: str, reel: Reel) -> bool:
    """Whether a prop stands in a scene, or is told of in what happens there."""
    return set(words_in(thing)) <= known_of(reel).scenes[number]


def _seen(reel: Reel, label: str) -> Seen:
    shot = reel.shots[label]
    action, spoken = shot.action.lower(), " ".join(line.text for line in shot.lines).lower()
    props = frozenset(reel.props(label))
    there = _stems(" ".join(sorted(props)).lower())
    return Seen(
        scene=reel.scene_of(label),
        words=_stems(action) | _stems(spoken) | there,
        acted=_stems(action),
        spoken=_stems(spoken),
        present=frozenset({*reel.cast(label), *(n for n in reel.people if n.lower() in action)}),
        speakers=frozenset(reel.speakers(label)),
        props=props,
        framed=frozenset(reel.framed(label)),
    )


def _shown(reel: Reel, number: str) -> frozenset[str]:
    """Words of a scene's heading and of what is seen in it; what is said may be of elsewhere."""
    labels = reel.of_scene(number)
    told = [reel.shots[label].action for label in labels]
    props = [prop for label in labels for prop in sorted(reel.props(label))]
    return _stems(" ".join([reel.scenes[number].heading, *told, *props]).lower())


def _telling(texts: Iterable[frozenset[str]]) -> dict[str, float]:
    count: dict[str, int] = {}
    of = list(texts)
    for words in of:
        for word in words:
            count[word] = count.get(word, 0) + 1
    return {word: math.log(1 + len(of) / many) for word, many in count.items()}


def words_in(text: str) -> list[str]:
    """The words of a text that tell something, without their endings."""
    idle = small_words() | _SLIGHT
    return [stem(word) for word in _WORD.findall(text.lower()) if word not in idle]


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in _WORD.findall(text))


@lru_cache
def small_words() -> frozenset[str]:
    """Words that tell nothing of a shot."""
    small = closed()
    return frozenset({*small["pronouns"], *small["determiners"], *_SMALL})


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """A word without its ending: reads, reading and read are one."""
    word = word.removesuffix("'s").strip("'")
    for ending in ("ies", "ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = _DOUBLED.sub(r"\1", word[: -len(ending)])
            break
    return word.rstrip("ey") or word
