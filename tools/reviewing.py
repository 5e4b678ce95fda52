"""A fault that a person reports: which shot it is, which stage most likely caused it, the mends.

What is known counts before what is said: where the bible or the eye has found a break at the
shot, that is the cause. Else the words say which stage it is, with what a change of it redraws.
Whose coat it is the bible knows; where more than one could be meant, one question is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from film.clock import clock, shot_at, start_frame
from film.edits.compare import name_of
from film.edits.values import listed
from film.errors import Refused, Unavailable
from film.facts import Belonging
from film.film import Film
from film.noun import Noun
from film.references import find_person, get_shots
from film.risks import shot_risks
from film.shots import Shot
from film.tables import read_table
from film.words import Risk
from tools.cards import shots_card
from tools.continuity import check, seen_jumps
from tools.desk import Desk
from tools.said import Choice, Said
from tools.sentences import count


class Issue(Noun):
    """A kind of fault, as `issues.yaml` tells it."""

    words: tuple[str, ...]
    stage: str
    reach: str
    everyone: tuple[str, ...] = ()
    mends: tuple[str, ...]


async def report_issue(
    desk: Desk, *, at: str = "", shots: str = "", who: str = "", issue: str = ""
) -> Said:
    """Take in a fault that was seen or heard: the shot, the stage it comes from, what mends it.

    Args:
        at: when in the film, such as 1:10.
        shots: which shot, when that is known.
        who: whom it is about.
        issue: what is wrong: visual, timing, dialogue, narrative, or in words.
    """
    film = await desk.store.load(desk.project)
    shot = _shot(film, at, shots)
    start = clock(start_frame(film, shot) / film.settings.fps)
    known = await _known(desk, film, shot)
    if known:
        cause = f"Continuity breaks there: {known}"
        mends: tuple[str, ...] = (f"risks of scene {film.get_scene(shot.scene).number}",)
    else:
        owners = await _owners(desk, film, shot, who, issue)
        if len(owners) > 1:
            return _whose(film, shot, owners, issue)
        cause, mends = _said(film, shot, owners, issue)
    return Said(
        text=f"That is {shot.label}, from {start}. {cause} What shall I change?",
        cards=(shots_card(film, (shot,)),),
        choices=tuple(Choice(label=say, say=say) for say in mends),
    )


async def _known(desk: Desk, film: Film, shot: Shot) -> str:
    """What the bible and the eye have found at this shot, in a sentence; "" for nothing."""
    found = (await check(desk, film, (shot.scene,))).found
    jumps = await seen_jumps(desk, film)
    told = shot_risks(film, found, film.get_scene(shot.scene), jumps)
    risk = next(one for one in told if one.shot == shot.id)
    seen = jumps.get(shot.id, ())
    return risk.reasons[0] if risk.risk is Risk.BROKEN or seen else ""


async def _owners(
    desk: Desk, film: Film, shot: Shot, who: str, words: str
) -> tuple[Belonging, ...]:
    """Whom it is about: who is named, or else those in the shot who have on them what is named."""
    if about := _about(film, shot, who, words):
        return (Belonging(who=about),)
    try:
        there = await desk.get_bible().belongings(film, shot.id)
    except Unavailable:
        there = ()  # the bible is away: what everybody has is still asked about
    parts = _issue(words).everyone
    there += tuple(Belonging(who=p.who, how="has", what=w) for p in shot.cast for w in parts)
    named = (one for one in there if re.search(rf"\b{re.escape(one.what)}\b", words.casefold()))
    return tuple({one.who: one for one in named}.values())


def _whose(film: Film, shot: Shot, owners: Sequence[Belonging], words: str) -> Said:
    """One question, and an answer for each who could be meant."""
    people = [name_of(film, one.who) for one in owners]
    whose = listed([f"{name}'s" for name in people], "or")
    thing = re.sub(r"^(?:the|a|an|his|her|their) ", "", words.strip())
    return Said(
        text=f"Whose {owners[0].what} is it in {shot.label}: {whose}?",
        cards=(shots_card(film, (shot,)),),
        choices=tuple(
            Choice(label=f"{name}'s", say=f"in {shot.label} {name}'s {thing}") for name in people
        ),
    )


def _said(
    film: Film, shot: Shot, owners: Sequence[Belonging], words: str
) -> tuple[str, tuple[str, ...]]:
    """The stage that the words point to, with what a change of it redraws, and the mends."""
    issue = _issue(words)
    about = owners[0].who if owners else ""
    name = name_of(film, about) if about else ""
    names = {"label": shot.label, "scene": film.get_scene(shot.scene).number, "who": name}
    mends = tuple(mend.format(**names) for mend in issue.mends if name or "{who}" not in mend)
    stage = issue.stage.format(**names) if name or "{who}" not in issue.stage else "the sheets"
    redrawn = _redrawn(film, shot, issue.reach, about)
    known = "".join(f"{name} {one.how} the {one.what}. " for one in owners if one.how)
    cause = f"Most likely it comes from {stage}; a change of that makes {redrawn} again."
    return known + cause, mends


def _redrawn(film: Film, shot: Shot, reach: str, about: str) -> str:
    shots: tuple[Shot, ...] = (shot,)
    if reach == "scene":
        shots = film.shots_of(shot.scene)
    elif reach == "asset" and about:
        shots = tuple(s for s in film.shots if about in {p.who for p in s.cast})
    return count(len(shots), "shot")


def _about(film: Film, shot: Shot, who: str, words: str) -> str:
    """The id of whom it is about: who is named, or who is alone in the shot."""
    named = find_person(film, who) if who else None
    if named is not None:
        return named.id
    said = words.casefold()
    cast = [presence.who for presence in shot.cast]
    spoken = [one for one in cast if name_of(film, one).casefold() in said]
    return next(iter(spoken or (cast if len(cast) == 1 else ())), "")


def _issue(words: str) -> Issue:
    said = words.casefold()
    found = (one for one in _issues() if any(re.search(rf"\b{w}", said) for w in one.words))
    return next(found, _issues()[-1])


@cache
def _issues() -> tuple[Issue, ...]:
    return tuple(Issue(**row) for row in read_table(Path(__file__).with_name("issues.yaml")))


def _shot(film: Film, at: str, shots: str) -> Shot:
    if shots:
        return get_shots(film, shots)[0]
    if not at:
        raise Refused("Where is it? Say a shot or a time: “2B”, or “at 1:10”.")
    minutes, _, seconds = at.partition(":")
    return shot_at(film, int(minutes) * 60 + float(seconds or 0))
