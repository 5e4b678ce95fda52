"""Reading the words of one sentence: who does, to what, with which sound and feeling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engines.rules.breakdown.handling import HANDLING, ON, OWN, objects, read_handling
from engines.rules.breakdown.lexicon import (
    Doing,
    deeds_in,
    meanings,
    noun_marked,
    nouns_of,
    words_of,
)
from engines.rules.breakdown.phrases import Hit
from engines.rules.breakdown.things import singular
from film.words import Emotion, Pose

_AFTER_HER = frozenset(words_of("determiners")) | frozenset(words_of("after_object"))
_PREPOSITIONS = frozenset(words_of("after_object")) - {"and", "that", "then", "while", "who"} | {
    "beneath", "above", "below", "past", "without", "inside", "outside",
}  # fmt: skip
_HAVING = {"with", *words_of("having")}
_AWAY = {"off", "out", "from", "free", "away", "loose"}
_PLACED = {
    "beside", "on", "under", "near", "at", "stands", "lies", "hangs", "waits", "stand", "lie",
    "hang", "lean", "leans", "rests", "rest", "sits", "sit",
}  # fmt: skip
CONTACT = 0.4  # share of a doing after which the hand is there


def stands_alone(words: Sequence[str], at: int) -> bool:
    """Whether "her" is a person here ("gives it to her"), not an owner ("her lamp")."""
    return at + 1 == len(words) or words[at + 1] in {*_AFTER_HER, "side"}


def pulled_off(sentence: str, verb: Hit[Doing]) -> bool:
    """Whether a pull takes something away: "pulls the ring OFF his thumb", and "pulls the lever"
    does not."""
    if verb.meaning.verb != "pull":
        return False
    reading = read_handling(sentence)
    starts = {phrase.start: phrase for phrase in reading.phrases}
    ends = [phrase.head + 1 for phrase in objects(reading.words, reading.stops, starts, verb)]
    return any(reading.words[end : end + 1] and reading.words[end] in _AWAY for end in ends)


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
    if doing.does == "wear":
        return doing
    return doing.model_copy(update={"does": "pose"})


def things_done_to(things: Sequence[Hit[str]], verb: Hit[Doing], sentence: str) -> list[str]:
    """The things that a verb is done to: its object, what it is done with, else the next named."""
    reading = read_handling(sentence)
    starts = {phrase.start: phrase for phrase in reading.phrases}
    phrases = list(objects(reading.words, reading.stops, starts, verb))
    found = [
        thing.meaning
        for phrase in phrases
        for thing in things
        if phrase.start <= thing.start <= phrase.head
    ]
    if found:
        return list(dict.fromkeys(found))
    until = min((hit.start for hit in deeds_in(reading.words) if hit.start >= verb.end), default=99)
    for thing in things:
        if verb.end <= thing.start <= min(verb.end + 7, until):
            by_means = "with" in reading.words[max(0, thing.start - 3) : thing.start]
            if not phrases or (by_means and verb.meaning.does in {"use", "work"}):
                return [thing.meaning]
    return []


def nameable(sentence: str, things: Sequence[Hit[str]], before: int) -> str | None:
    """What "it" at the word `before` can mean: a thing's id, "" for what is no prop (a door), None
    when nothing is named. What stands after a preposition is meant only where nothing else is."""
    reading = read_handling(sentence)
    direct: str | None = None
    for phrase in reading.phrases:
        if phrase.head >= before:
            break
        inside = [t.meaning for t in things if phrase.start <= t.start <= phrase.head]
        owned = singular(reading.words[phrase.head])
        if not inside and owned not in nouns_of("fixtures") | nouns_of("vehicles"):
            continue
        if phrase.start == 0 or reading.words[phrase.start - 1] not in _PREPOSITIONS:
            direct = inside[-1] if inside else ""
    if direct is None and things:
        return things[-1].meaning
    return direct


def acting(sentence: str, things: Sequence[Hit[str]]) -> str:
    """The thing that a sentence is about and that does more than stand there: "The clock stops"."""
    reading = read_handling(sentence)
    first = next(iter(reading.phrases), None)
    if first is None or (first.start and reading.words[0] not in {"on", "in", "inside"}):
        return ""
    after = reading.words[first.head + 1 : first.head + 2]
    bare = not after or first.head + 1 in reading.stops or after[0] in _PREPOSITIONS
    still = bool(_PLACED & set(after)) or (bare and not first.start)  # "A row of pans."
    inside = [t.meaning for t in things if first.start <= t.start <= first.head]
    return inside[-1] if inside and first.start < 2 and not still else ""


def missing(words: Sequence[str], subjects: Sequence[tuple[int, str]]) -> tuple[str, ...]:
    """People told to be gone: "Wim is gone", "no sign of Wim"; not who "runs and is gone"."""
    found: list[str] = []
    deeds = [hit.start for hit in deeds_in(words)]
    for hit in noun_marked("absent").find(words):
        near = [who for at, who in subjects if hit.start - 3 <= at < hit.start]
        if near and not any(at < hit.start for at in deeds):
            found.append(near[-1])
    for hit in noun_marked("absent_before").find(words):
        found += [who for at, who in subjects if hit.end <= at <= hit.end + 1]
    return tuple(dict.fromkeys(found))


def carried(
    words: Sequence[str], subjects: Sequence[tuple[int, str]], things: Sequence[Hit[str]]
) -> Iterable[tuple[str, str]]:
    """What people have in hand: "with a brass lantern", "lantern in hand", "waving a flag"."""
    for thing in things:
        before = words[max(0, thing.start - 4) : thing.start]
        after = words[thing.end : thing.end + 4]
        in_hand = "in" in after and bool({"hand", "hands", "arms"} & set(after))
        on_body = len(after) > 2 and after[0] in ON and after[1] in OWN
        on_body = on_body and after[2] in nouns_of("carried_at")
        named = [(at, who) for at, who in subjects if at <= thing.start]
        owner = [who for at, who in named if not is_object(words, at)]
        if owner and (_HAVING & set(before) or in_hand or on_body):
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


def on_them(sentence: str, things: Sequence[Hit[str]]) -> tuple[str, ...]:
    """What a person is introduced with: "BEA (31), clipboard, headset"."""
    reading = read_handling(sentence)
    inside = {at for phrase in reading.phrases for at in range(phrase.start, phrase.head + 1)}
    apart = {*reading.stops, len(reading.words)}
    return tuple(
        hit.meaning
        for hit in things
        if hit.start not in inside and hit.start in reading.stops and hit.end in apart
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
