"""Reading the words of one sentence: who does, to what, with which sound and feeling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engines.rules.breakdown.lexicon import Doing, meanings, words_of
from engines.rules.breakdown.phrases import Hit
from film.words import Emotion, Pose

_AFTER_HER = frozenset(words_of("determiners")) | frozenset(words_of("after_object"))
_HAVING = {
    "with", "waving", "waves", "holding", "carrying", "clutching", "gripping", "cradling",
    "swinging", "dragging", "brandishing",
}  # fmt: skip
_PLACED = {"beside", "on", "under", "near", "at", "stands", "lies", "hangs", "waits"}
CONTACT = 0.4  # share of a doing after which the hand is there
HANDLING = {"take", "drop", "give", "use", "work"}


def stands_alone(words: Sequence[str], at: int) -> bool:
    """Whether "her" is a person here ("gives it to her"), not an owner ("her lamp")."""
    return at + 1 == len(words) or words[at + 1] in {*_AFTER_HER, "side"}


def is_object(words: Sequence[str], at: int) -> bool:
    """Whether the person named here has something done to them: after "from", "to", "behind"."""
    return words[at] in {"him", "her"} or (at > 0 and words[at - 1] in _AFTER_HER)


def settled(doing: Doing, prop: str, to: str) -> Doing:
    """The doing as its object makes it: "gives" without a thing or a person is only a gesture."""
    if doing.does in {"use", "work"} and not prop:
        return doing.model_copy(update={"does": "look", "pose": Pose.STAND})
    if doing.does == "give" and prop and not to:
        return doing.model_copy(update={"does": "take"})
    if prop or doing.does not in HANDLING:
        return doing
    if doing.verb == "leave":
        return doing.model_copy(update={"does": "exit", "pose": Pose.WALK, "sound": "steps"})
    return doing.model_copy(update={"does": "pose"})


def thing_after(things: Sequence[Hit[str]], verb: Hit[Doing]) -> str:
    for thing in things:
        if verb.end <= thing.start <= verb.end + 7:
            return thing.meaning
    return ""


def carried(
    words: Sequence[str], subjects: Sequence[tuple[int, str]], things: Sequence[Hit[str]]
) -> Iterable[tuple[str, str]]:
    """What people have in hand: "with a brass lantern", "lantern in hand", "waving a flag"."""
    for thing in things:
        before = words[max(0, thing.start - 4) : thing.start]
        after = words[thing.end : thing.end + 4]
        in_hand = "in" in after and bool({"hand", "hands", "arms"} & set(after))
        owner = [who for at, who in subjects if at <= thing.start]
        if owner and (_HAVING & set(before) or in_hand):
            yield owner[-1], thing.meaning


def placed(words: Sequence[str], things: Sequence[Hit[str]]) -> tuple[str, ...]:
    """Things told to be somewhere: "the lantern beside the letter", "burning at his feet"."""
    found: list[str] = []
    for thing in things:
        after = words[thing.end : thing.end + 2]
        before = words[max(0, thing.start - 2) : thing.start]
        if _PLACED & set(after) or "beside" in before:
            found.append(thing.meaning)
    return tuple(found)


def after_word(
    wanted: set[str], words: Sequence[str], things: Sequence[Hit[str]]
) -> tuple[str, ...]:
    return tuple(
        hit.meaning for hit in things if wanted & set(words[max(0, hit.start - 3) : hit.start])
    )


def is_loud(sentence: str, words: Sequence[str], things: Sequence[Hit[str]]) -> bool:
    if sentence.isupper():
        return False
    written = sentence.split()
    return any(
        words[at].upper() in {word.strip('.,;:!?"()') for word in written}
        for hit in things
        for at in range(hit.start, hit.end)
    )


def emotion(words: Sequence[str]) -> Emotion | None:
    found = meanings("emotion").first(words)
    return Emotion(found) if found else None


def shouted(text: str) -> Emotion | None:
    if text.rstrip().endswith(("?!", "!?")):
        return Emotion.SURPRISED
    return Emotion.DETERMINED if "!" in text else None


@dataclass(frozen=True)
class Heard:
    """A spot effect, and after which share (0..1) of its beat it is heard."""

    name: str
    share: float


def sounds(words: Sequence[str], deeds: Sequence[tuple[int, Doing]]) -> tuple[Heard, ...]:
    """What is heard in a sentence: a sound that is named, with the doing that it belongs to (the
    last one before it), and the sounds of the doings themselves when hand or foot gets there."""
    waves = any(doing.pose is Pose.WAVE for _, doing in deeds)
    found: dict[str, float] = {}
    for hit in meanings("sounds").find(words):
        if not (waves and hit.meaning == "waves"):
            found.setdefault(hit.meaning, _named_at(hit.start, len(words), deeds))
    for number, (_, doing) in enumerate(deeds):
        if doing.sound:
            reached = 0.0 if doing.pose in (Pose.WALK, Pose.RUN) else CONTACT
            found.setdefault(doing.sound, (number + reached) / len(deeds))
    return tuple(Heard(name, round(share, 3)) for name, share in found.items())


def _named_at(at: int, words: int, deeds: Sequence[tuple[int, Doing]]) -> float:
    before = [number for number, (place, _) in enumerate(deeds) if place <= at]
    if before:
        return (before[-1] + CONTACT) / len(deeds)
    return 0.0 if deeds else min(0.5, 0.6 * at / words)
