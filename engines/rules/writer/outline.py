"""From beats to scenes: where each plays, who is in it, and how many seconds it gets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from engines.rules.breakdown.phrases import tokens
from engines.rules.writer.cast import Actor
from engines.rules.writer.compose import Story
from engines.rules.writer.filling import Moment
from engines.rules.writer.fitting import MUST, TALK, groups_of
from engines.rules.writer.plain import Plain, read_beats
from engines.rules.writer.ways import find_story
from film.noun import Noun
from film.writing.asks import OutlineAsk, OutlineDraft, Person, SceneIdea
from film.writing.story import Beat

_SECONDS = 30  # a usual scene
_LEAST = 6
_LOW = (0, 0, 20, 20)  # tenths of a second that a beat gets of each at least
_HALF = 20  # letters that half a moment has at least
_TIMES = {"morning": "morning", "dawn": "dawn", "evening": "evening", "night": "night",
          "noon": "afternoon", "sunset": "evening", "midnight": "night"}  # fmt: skip


class Stretch(Noun):
    """Beats that play in one place at one time, in order; numbers from 1."""

    heading: str
    time: str
    numbers: tuple[int, ...]
    weights: tuple[int, ...]


def write_outline(ask: OutlineAsk) -> OutlineDraft:
    """The scenes of a beat sheet; every beat is in one, and their seconds make the film's."""
    story = find_story(ask.brief, ask.title, [beat.text for beat in ask.beats])
    plain = read_beats(ask.brief, ask.beats, ask.people)
    moments = moments_of(ask.beats, story)
    weights = _weights(ask.beats, moments, ask.seconds)
    stretches = _stretches(ask.beats, moments, weights, story, plain)
    stretches = _cut(stretches, max(1, min(round(ask.seconds / _SECONDS), ask.seconds // _LEAST)))
    stretches = _later(stretches)
    seconds = shared_out(ask.seconds, [sum(part.weights) for part in stretches])
    scenes = [
        _scene(part, took, ask.beats, moments, story, plain)
        for part, took in zip(stretches, seconds, strict=True)
    ]
    return OutlineDraft(people=tuple(_people(ask, story, plain, moments)), scenes=tuple(scenes))


def moments_of(beats: Sequence[Beat], story: Story | None) -> list[Moment | None]:
    """For each beat the moment of the story that it tells, None for a beat from elsewhere."""
    known = {moment.text: moment for moment in story.moments} if story else {}
    return [known.get(beat.text) or _merged(beat, story) for beat in beats]


def _merged(beat: Beat, story: Story | None) -> Moment | None:
    """Two moments that became one beat, or half of one, are still told as theirs."""
    moments = story.moments if story else ()
    found = [part for m in moments if (part := _part(beat.text, m)) is not None]
    if not found:
        return None
    return found[0].but(
        show=tuple(row for moment in found for row in moment.show),
        more=tuple(group for moment in found for group in moment.more),
        talk=tuple(group for moment in found for group in moment.talk),
        spine=any(moment.spine for moment in found),
        key=any(moment.key for moment in found),
    )


def _part(text: str, moment: Moment) -> Moment | None:
    """What of a moment a beat tells: all of it, its first half, its second; None for nothing."""
    if moment.text in text:
        return moment
    if len(text) <= _HALF or not (moment.text.startswith(text) or moment.text.endswith(text)):
        return None
    shown = [*([row] for row in moment.show), *moment.more]
    middle = (len(shown) + 1) // 2
    mine = shown[:middle] if moment.text.startswith(text) else shown[middle:]
    if not mine:
        return None
    own = len(moment.show) - (0 if moment.text.startswith(text) else middle)
    shows = mine[: max(1, own)]
    rows = tuple(row for group in shows for row in group)
    return moment.but(show=rows, more=tuple(tuple(g) for g in mine[len(shows) :]))


def is_told_in(text: str, moment: Moment) -> bool:
    """Whether a beat tells a moment, or the first half of it."""
    return moment.text in text or (len(text) > _HALF and moment.text.startswith(text))


def _stretches(
    beats: Sequence[Beat],
    moments: Sequence[Moment | None],
    weights: Sequence[int],
    story: Story | None,
    plain: Plain,
) -> list[Stretch]:
    found: list[Stretch] = []
    heading, time = (story.main.heading, story.time) if story else (plain.heading, plain.time)
    plot = heading
    for number, (beat, moment) in enumerate(zip(beats, moments, strict=True), start=1):
        told = moment.heading if moment else plain.places.get(number, heading)
        beside = moment is not None and moment.least
        if story and told != plot and not beside:
            time = story.last_time
        plot = plot if beside else told
        time = _said_time(beat.text, time) if number > 1 else time
        heading = told
        weight = weights[number - 1]
        if found and (found[-1].heading, found[-1].time) == (heading, time):
            last = found[-1]
            found[-1] = last.but(numbers=(*last.numbers, number), weights=(*last.weights, weight))
        else:
            found.append(Stretch(heading=heading, time=time, numbers=(number,), weights=(weight,)))
    return found


def _needs(beat: Beat, moment: Moment | None) -> tuple[int, ...]:
    """Tenths of a second that a beat takes: for what no film does without, for what carries the
    story, for all that happens in it, and with all its talk."""
    if moment is None:
        words = len(beat.text.split())
        return 20 + words, 20 + words, 60 + 3 * words, 120 + 6 * words
    groups = groups_of(moment, 0, 0)
    below = (1, MUST + 1, TALK, TALK + 1)
    took = (sum(group.seconds() for group in groups if group.rank < rank) for rank in below)
    return tuple(max(least, round(10 * seconds)) for least, seconds in zip(_LOW, took, strict=True))


def _weights(beats: Sequence[Beat], moments: Sequence[Moment | None], seconds: int) -> list[int]:
    """The time of each beat: what it needs, and its share of what is left over.

    What must be gets its time first, then what happens; talk only what is left of it then.
    """
    needs = [_needs(beat, moment) for beat, moment in zip(beats, moments, strict=True)]
    sums = [sum(level) for level in zip(*needs, strict=True)]
    steps = list(pairwise(sums))
    shares = [min(1.0, max(0.0, (10 * seconds - low) / max(1, high - low))) for low, high in steps]
    return [max(_LEAST, round(need[0] + _shared(shares, need))) for need in needs]


def _shared(shares: Sequence[float], need: Sequence[int]) -> float:
    steps = zip(shares, pairwise(need), strict=True)
    return sum(share * (high - low) for share, (low, high) in steps)


def _said_time(text: str, before: str) -> str:
    words = tokens(text)[:4]
    return next((_TIMES[word] for word in words if word in _TIMES), before)


def _cut(stretches: list[Stretch], wanted: int) -> list[Stretch]:
    """As many scenes as wanted: the heaviest are parted, or the lightest joined to a neighbour."""
    parts = list(stretches)
    while len(parts) < wanted:
        at = max(range(len(parts)), key=lambda place: sum(parts[place].weights))
        if len(parts[at].numbers) < 2:
            break
        parts[at : at + 1] = _parted(parts[at])
    while len(parts) > max(1, wanted):
        at = min(range(len(parts) - 1), key=lambda p: sum(parts[p].weights + parts[p + 1].weights))
        first, second = parts[at], parts[at + 1]
        bigger = max(first, second, key=lambda part: sum(part.weights))
        joined = bigger.but(
            numbers=first.numbers + second.numbers, weights=first.weights + second.weights
        )
        parts[at : at + 2] = [joined]
    return parts


def _later(stretches: Sequence[Stretch]) -> list[Stretch]:
    """A scene in the same place at the same time as the one before it plays "later"."""
    return [
        part.but(time="later")
        if at and (part.heading, part.time) == (stretches[at - 1].heading, stretches[at - 1].time)
        else part
        for at, part in enumerate(stretches)
    ]


def _parted(part: Stretch) -> list[Stretch]:
    half, at = sum(part.weights) / 2, 1
    while at < len(part.weights) - 1 and sum(part.weights[:at]) < half:
        at += 1
    return [
        part.but(numbers=part.numbers[:at], weights=part.weights[:at]),
        part.but(numbers=part.numbers[at:], weights=part.weights[at:]),
    ]


def shared_out(seconds: int, weights: Sequence[int]) -> list[int]:
    """Whole seconds by weight, 3 at least each where that is possible; their sum is `seconds`."""
    least = min(3, max(1, seconds // len(weights)))
    left, total = seconds - least * len(weights), sum(weights)
    exact = [left * weight / total for weight in weights]
    parts = [least + int(share) for share in exact]
    order = sorted(range(len(weights)), key=lambda at: int(exact[at]) - exact[at])
    for at in order[: seconds - sum(parts)]:
        parts[at] += 1
    return [max(3, part) for part in parts]


def _scene(
    part: Stretch,
    seconds: int,
    beats: Sequence[Beat],
    moments: Sequence[Moment | None],
    story: Story | None,
    plain: Plain,
) -> SceneIdea:
    side, _, name = part.heading.partition(". ")
    told = [beats[number - 1] for number in part.numbers]
    text = " ".join(beat.text for beat in told)
    actors = [actor.name for actor in (story.first, story.other, *story.extras)] if story else []
    here = [
        name for name in actors if any(_shows(moments[number - 1], name) for number in part.numbers)
    ]
    who = here or [name for name in plain.names if name in text] or list(plain.names[:2])
    props = [story.thing.removeprefix("the ")] if story and story.thing in text else []
    return SceneIdea(
        interior=side != "EXT",
        place=name,
        time=part.time,
        who=tuple(who),
        props=tuple(props),
        beats=part.numbers,
        want=told[0].title,
        obstacle=told[len(told) // 2].title,
        turn=told[-1].title,
        seconds=seconds,
    )


def _shows(moment: Moment | None, name: str) -> bool:
    if moment is None:
        return False
    return any(name == row.who or name in row.text for row in moment.show if not row.off)


def _people(
    ask: OutlineAsk, story: Story | None, plain: Plain, moments: Sequence[Moment | None]
) -> list[Person]:
    known = {person.name for person in ask.people}
    people = list(ask.people)
    if story:
        actors: list[Actor] = [story.first, story.other, *story.extras]
        people += [
            Person(name=actor.full, description=described(actor))
            for actor in actors
            if not {actor.full, actor.name} & known
            and (actor in (story.first, story.other) or any(_shows(m, actor.name) for m in moments))
        ]
    else:
        people += [Person(name=name) for name in plain.names if name not in known]
    return people


def described(actor: Actor) -> str:
    """How an actor is described in a list of people: age, look, trade."""
    return f"{actor.age}, {actor.look}; {actor.role}"
