"""Reading the words of one sentence: who does, to what, with which sound and feeling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from engines.rules.breakdown.lexicon import Doing, meanings, words_of
from engines.rules.breakdown.phrases import Hit
from film.words import Emotion, Pose

_AFTER_HER = frozenset(words_of("determiners")) | frozenset(words_of("after_object"))
_HAVING = {
    "with", "waving", "waves", "holding", "carrying", "clutching", "gripping", "cradling",
    "swinging", "dragging", "brandishing",
}  # fmt: skip
_PLACED = {"beside", "on", "under", "near", "at", "stands", "lies", "hangs", "waits"}
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


def sounds(words: Sequence[str], deeds: Iterable[Doing]) -> tuple[str, ...]:
    heard = [hit.meaning for hit in meanings("sounds").find(words)]
    if any(doing.pose is Pose.WAVE for doing in deeds):
        heard = [name for name in heard if name != "waves"]
    heard += [doing.sound for doing in deeds if doing.sound]
    return tuple(dict.fromkeys(heard))
