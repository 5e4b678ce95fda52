"""Treatments: the same idea told three ways that really differ."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.writer.compose import Story
from engines.rules.writer.filling import Moment
from engines.rules.writer.retelling import is_long, retold
from engines.rules.writer.ways import facts_of, round_of, stories
from film.writing.asks import TreatmentDraft, TreatmentsAsk, TreatmentsDraft
from film.writing.brief import Mode
from film.writing.lengths import aim

_PASSAGES = 6


def write_treatments(ask: TreatmentsAsk) -> TreatmentsDraft:
    """As many treatments as asked for; other ones for a reason or after refusals."""
    number = round_of(ask.reason, ask.refused)
    if ask.brief.mode is Mode.CONDENSATION or is_long(ask.material):
        return TreatmentsDraft(treatments=tuple(retold(ask, number)))
    facts = facts_of(ask.brief, ask.material)
    made = stories(ask.brief, facts, number, max(3, ask.count))[: ask.count]
    seconds = aim(ask.brief)
    return TreatmentsDraft(treatments=tuple(_told(story, made, seconds) for story in made))


def _told(story: Story, all_of_them: Sequence[Story], seconds: int) -> TreatmentDraft:
    """A story in prose, with what a film of so many seconds has room for."""
    moments = [moment for moment in story.moments if moment.least <= seconds]
    passages = tuple(" ".join(m.text for m in part) for part in _parts(moments))
    return TreatmentDraft(
        title=story.title,
        differs=_difference(story, all_of_them),
        tone=story.tone,
        ending=story.ending,
        passages=passages,
    )


def _difference(story: Story, all_of_them: Sequence[Story]) -> str:
    """What sets one treatment apart from the others, in one sentence."""
    genre = "" if all(other.genre == story.genre for other in all_of_them) else f"a {story.genre}, "
    first = story.first.name
    side = f"told by {story.told_by}, " if story.told_by else f"told from {first}'s side, "
    return _first_up(
        f"{genre}{story.kind}, {side}with {story.thing} at its heart; in the end {story.ending}."
    )


def _first_up(text: str) -> str:
    return text[:1].upper() + text[1:]


def _parts(moments: Sequence[Moment]) -> list[list[Moment]]:
    """The moments in passages of about equal length, in order."""
    count = min(_PASSAGES, len(moments))
    return [
        list(moments[len(moments) * at // count : len(moments) * (at + 1) // count])
        for at in range(count)
    ]
