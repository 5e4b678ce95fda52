"""Beats and script brought to agree again, in either direction, on the timeline they are on."""

from __future__ import annotations

import re

from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.screenplay.elements import Element
from film.story import Scene
from film.writing import beats, lengths
from film.writing.asks import DigestAsk, SceneAsk
from film.writing.retold import as_prose, shares, touched
from film.writing.scenes import beats_of, ended_in, idea_of, people_of, read_scene
from film.writing.stages import (
    check_script_is_open,
    find_stage,
    locked,
    outdated,
    script_prints,
    seen_now,
)
from film.writing.story import StageName
from film.writing.treatments import told
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.sentences import count, scenes_named, sentence
from tools.writing.advice import advised
from tools.writing.cards import beats_card, page_card
from tools.writing.pen import write, written
from tools.writing.rebuilding import Words, rebuilt
from tools.writing.style import style_for, used

WORDS_A_BEAT = 30
TRIES = 2  # asks of one scene
LOOKED_BACK = 20  # versions, for the script as the beats know it
CONFIRM = Choice(label="Confirm the beats", say="confirm the beats")
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")


async def sync_beats(desk: Desk) -> Said:
    """Bring the beat sheet up to date with the script: only the beats of scenes that changed."""
    film = await desk.store.load(desk.project)
    stale = [film.get_scene(i) for i in outdated(film, StageName.BEATS) if _has(film, i)]
    if not stale:
        raise Refused("The beat sheet is up to date with the script.")
    new = film
    for number, scene in enumerate(stale, 1):
        desk.doing(f"reading scene {scene.number}")
        new = await _beats_from(desk, new, scene, number, len(stale))
    was_locked = locked(film, StageName.BEATS)
    made = seen_now(new)

    def tell(old: Film, now: Film) -> str:
        again = " Confirm the beats again." if was_locked else ""
        return f"The beats of {scenes_named(stale)} tell what the script tells now.{again}"

    def show(old: Film, now: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
        return (beats_card(now, _changed(old, now)),)

    return await revise(desk, "sync_beats", lambda _: made, tell, show, (CONFIRM,))


def _has(film: Film, scene_id: str) -> bool:
    return any(scene.id == scene_id for scene in film.scenes)


def _changed(old: Film, new: Film) -> set[str]:
    was = {beat.id: beat for beat in old.beats}
    return {beat.id for beat in new.beats if was.get(beat.id) != beat}


async def _beats_from(desk: Desk, film: Film, scene: Scene, part: int, of: int) -> Film:
    """The beats of a scene as its script tells them now; those that no change touches stay."""
    served = beats_of(film, scene)
    told = shares(scene.elements, max(len(served), 1))
    places = touched(await _as_seen(desk, film, scene), scene.elements, len(told))
    ask = DigestAsk(
        brief=film.brief,
        title=film.title,
        part=part,
        of=of,
        text=as_prose(film, [e for n in places for e in told[n]]) or scene.heading,
        words=WORDS_A_BEAT * len(places),
    )
    summary = (await write(desk, ask)).summary
    if not served:
        return _with_new_beat(film, scene, summary)
    for place, text in zip(places, _shared(summary, len(places)), strict=True):
        beat = served[place]
        if text and not beat.by_hand:
            said = beat.but(text=text)
            film = beats.with_beats(film, tuple(said if b.id == beat.id else b for b in film.beats))
    return film


async def _as_seen(desk: Desk, film: Film, scene: Scene) -> tuple[Element, ...]:
    """The scene as it was when its beats told it; () when that is too long ago."""
    prints = find_stage(film, StageName.BEATS).seen
    seen = next((each for each in prints if each.startswith(f"{scene.id}:")), "")
    for version in await desk.store.history(desk.project, LOOKED_BACK) if seen else ():
        old = await desk.store.load(desk.project, version.id)
        if seen in script_prints(old):
            return old.get_scene(scene.id).elements
    return ()


def _shared(summary: str, parts: int) -> list[str]:
    """A summary's sentences dealt out in order over so many beats."""
    sentences = [s.strip() for s in _SENTENCES.split(summary.strip()) if s.strip()]
    size, more = divmod(len(sentences), parts)
    dealt, at = [], 0
    for part in range(parts):
        end = at + size + (1 if part < more else 0)
        dealt.append(" ".join(sentences[at:end]))
        at = end
    return dealt


def _with_new_beat(film: Film, scene: Scene, summary: str) -> Film:
    before = film.scenes[: film.scenes.index(scene)]
    last = next((s.beats[-1] for s in reversed(before) if s.beats), "")
    place = next((n for n, b in enumerate(film.beats, 1) if b.id == last), 0)
    new = beats.added(film, place, "", summary)
    made = next(b for b in new.beats if b.id not in {o.id for o in film.beats})
    scenes = tuple(s.but(beats=(made.id,)) if s.id == scene.id else s for s in new.scenes)
    return new.but(scenes=scenes)


async def sync_script(desk: Desk) -> Said:
    """Bring the script up to date with the beats: only scenes whose beats changed are written."""
    film = await desk.store.load(desk.project)
    check_script_is_open(film)
    stale = set(outdated(film, StageName.SCRIPT))
    if not stale:
        raise Refused("The script is up to date with the beats.")
    placed = _placed(film)
    gone = [scene for scene in placed.scenes if not scene.beats and film.get_scene(scene.id).beats]
    kept = tuple(scene for scene in placed.scenes if scene not in gone)
    if not kept:
        raise Refused("No scene would be left. Write the script anew instead.")
    asked = [s for s in kept if stale & set(s.beats) or s.beats != film.get_scene(s.id).beats]
    pages = {scene.id: await _written(desk, placed, scene) for scene in asked}
    words = {scene: words for scene, (words, _) in pages.items()}
    styles = {scene: style for scene, (_, style) in pages.items()}
    served = {scene.id: scene.beats for scene in kept}
    made = seen_now(rebuilt(_in_order(_without(film, gone), placed), words, served, styles))

    def tell(old: Film, new: Film) -> str:
        told_of = [f"{scenes_named(asked)} written anew"] if asked else []
        told_of += [f"{scenes_named(gone)} taken out"] if gone else []
        return sentence(
            f"{', '.join(told_of) or 'the scenes are in the order of the beats'}. "
            f"{count(len(new.scenes) - len(asked), 'other scene')} untouched. {lengths.told(new)}"
        )

    def show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
        return (page_card(new, tuple(new.get_scene(s.id) for s in asked)),)

    return advised(await revise(desk, "sync_script", lambda _: made, tell, show), film, made)


def _placed(film: Film) -> Film:
    """Scenes with the beats they serve now: gone ones left out, new ones at their neighbour's."""
    there = {beat.id for beat in film.beats}
    served = {s.id: [b for b in s.beats if b in there] for s in film.scenes}
    home = {b: s for s, ids in served.items() for b in ids}
    last = next((s.id for s in film.scenes if served[s.id]), film.scenes[0].id)
    for beat in film.beats:
        if beat.id in home:
            last = home[beat.id]
        else:
            served[last].append(beat.id)
    order = [beat.id for beat in film.beats]
    return film.but(
        scenes=tuple(s.but(beats=tuple(sorted(served[s.id], key=order.index))) for s in film.scenes)
    )


def _without(film: Film, gone: list[Scene]) -> Film:
    ids = {scene.id for scene in gone}
    return film.but(
        scenes=tuple(s for s in film.scenes if s.id not in ids),
        shots=tuple(s for s in film.shots if s.scene not in ids),
    )


def _in_order(film: Film, placed: Film) -> Film:
    """The film with its scenes in the order of the first beats that they serve."""
    numbers = {beat.id: n for n, beat in enumerate(film.beats)}
    firsts = {s.id: min((numbers[b] for b in s.beats), default=-1) for s in placed.scenes}
    keys: dict[str, int] = {}
    before = -1
    for scene in film.scenes:  # a scene without beats stays behind the one before it
        before = keys[scene.id] = firsts[scene.id] if firsts[scene.id] >= 0 else before
    scenes = tuple(sorted(film.scenes, key=lambda s: keys[s.id]))
    shots = tuple(shot for scene in scenes for shot in film.shots_of(scene.id))
    return film.but(scenes=scenes, shots=shots)


async def _written(desk: Desk, film: Film, scene: Scene) -> tuple[Words, tuple[str, ...]]:
    """A scene of its beats as they are now, and what of a written style was used for it."""
    desk.doing(f"writing scene {scene.number}")
    place = film.scenes.index(scene)
    chosen = next((t for t in film.treatments if t.id == film.treatment), None)
    idea = idea_of(film, scene)
    style = await style_for(desk, film, " ".join((idea.place, *idea.who)))
    ask = SceneAsk(
        brief=film.brief,
        title=film.title,
        summary=told(chosen) if chosen else "",
        number=place + 1,
        of=len(film.scenes),
        idea=idea,
        beats=beats_of(film, scene),
        people=people_of(film),
        ended=ended_in(film, film.scenes[place - 1]) if place else "",
        seconds=idea.seconds,
        style=style,
    )
    wrong = ""
    for _ in range(TRIES):
        draft, who = await written(desk, ask.but(reason=wrong))
        words, wrong = read_scene(draft.fountain)
        if not wrong:
            return words, used(style, who)
    raise Refused(
        f"Scene {scene.number} did not come out as a scene: {wrong}. Nothing was changed."
    )
