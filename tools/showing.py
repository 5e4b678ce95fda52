"""Reading verbs that show: the script, scenes, shots, cast, places, props, where we are."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from film.clock import clock
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.references import get_person, get_scenes, get_shots
from tools.assets import sheet, show_assets
from tools.cards import (
    person_card,
    places_card,
    props_card,
    scenes_card,
    shots_card,
    status_card,
    text_card,
)
from tools.carrying import show_hub
from tools.continuity import Checked, check, with_risks
from tools.desk import Desk
from tools.gathering import show_notes
from tools.libraries import show_library
from tools.said import Choice, Said
from tools.sentences import count, framing, length, names, scenes_named
from tools.styling import show_style
from tools.timeline_cards import history_card
from tools.writing.cards import beats_card, page_card, treatments_card
from tools.writing.next_steps import story_step

EXAMPLES = (
    "2B closer, on her hands",
    "make 2C 5 seconds",
    "night in scene 3",
    "give the keeper a torn coat from scene 3 on",
    "replace the lantern with a candle in scene 4",
    "who knows about the letter before scene 4?",
    "split 2D",
    "what will it cost?",
    "undo",
)


async def show(desk: Desk, *, what: str = "", scenes: str = "") -> Said:
    """Show the script, shots, scenes, cast, places, props, bible, history, status, the scene hub,
    assets, notes, the style guide, or your library."""
    said = what.strip().lower().removeprefix("the ").removesuffix(" list") or "scenes"
    name = _CALLED.get(said, said)
    if name in ASIDE:
        return await ASIDE[name](desk)
    film = await desk.store.load(desk.project)
    if name in CHECKED:
        return CHECKED[name](film, scenes, await check(desk, film))
    if name in SHOWS:
        return SHOWS[name](film, scenes)
    known = ("scenes", *SHOWS, "bible", "status", *ASIDE)
    raise Refused(f"I can show {listed(known)}; not “{what}”.", known[:6])


async def show_who(desk: Desk, *, who: str = "") -> Said:
    """Show a character: looks, voice, scenes and states."""
    film = await desk.store.load(desk.project)
    return await sheet(desk, film, get_person(film, who))


async def show_shots(desk: Desk, *, shots: str = "") -> Said:
    """Show shots with all that is decided about them."""
    film = await desk.store.load(desk.project)
    chosen = get_shots(film, shots or "all")
    seconds = sum(shot.frames for shot in chosen) / film.settings.fps
    one = chosen[0]
    text = (
        f"{one.label}: {framing(film, one)}, {length(film, one)}. {one.action}".strip()
        if len(chosen) == 1
        else f"{count(len(chosen), 'shot')}, {clock(seconds)}."
    )
    return Said(text=text, cards=(shots_card(film, chosen),))


async def history(desk: Desk) -> Said:
    """Show what was changed, by whom and why, the latest first."""
    versions = await desk.store.history(desk.project, 20)
    text = (
        f"The last {count(len(versions), 'change')}, the latest first. “Open a timeline from "
        "before change 2” goes back without losing anything."
    )
    return Said(text=text, cards=(history_card(versions),))


async def status(desk: Desk) -> Said:
    """Say where the film stands: scenes, shots, length, what is open."""
    film = await desk.store.load(desk.project)
    return _status(film, "", await check(desk, film))


async def next_step(desk: Desk) -> Said:
    """Say what is best done next."""
    film = await desk.store.load(desk.project)
    if not film.scenes:
        return story_step(film)
    if not film.shots:
        choice = Choice(label="Plan the shots", say="plan the shots")
        return Said(text="The script is read. Next, the shots are planned.", choices=(choice,))
    checked = await check(desk, film)
    if checked.found:
        choice = Choice(label="What does not fit?", say="any plot holes?")
        return Said(text=f"One thing to settle first: {checked.found[0].text}", choices=(choice,))
    fits = "continuity is not checked" if checked.away else "nothing contradicts itself"
    return Said(
        text=(
            f"{count(len(film.shots), 'shot')}, {clock(float(film.seconds()))}, and {fits}. "
            "Look through the shots, then render."
        ),
        choices=(
            Choice(label="Show the shots", say="show me the shots"),
            Choice(label="What will it cost?", say="what will it cost?"),
        ),
    )


async def help_out(desk: Desk) -> Said:
    """Say what can be asked for, with examples."""
    return Said(
        text=(
            "Say what you want changed, or ask about the film. Everything is kept as a version, so "
            "“undo” always works, and nothing that costs money happens before you press Approve."
        ),
        cards=(text_card("For example", EXAMPLES),),
    )


def _status(film: Film, _: str, checked: Checked) -> Said:
    if not film.scenes:
        return story_step(film)
    by_hand = sum(bool(shot.by_hand) for shot in film.shots)
    rows = [
        ("scenes", str(len(film.scenes))),
        ("people", str(len(film.characters))),
        ("shots", str(len(film.shots))),
        ("length", clock(float(film.seconds()))),
        ("set by hand", count(by_hand, "shot")),
        ("states", count(len(film.conditions), "condition")),
        ("breaks", "not checked" if checked.away else count(len(checked.found), "break")),
    ]
    text = (
        f"*{film.title}*: {count(len(film.scenes), 'scene')}, {count(len(film.shots), 'shot')}, "
        f"{clock(float(film.seconds()))}."
    )
    return Said(text=text, cards=(status_card(film.title, rows),))


def _scenes(film: Film, scenes: str, checked: Checked) -> Said:
    chosen = get_scenes(film, scenes or "all")
    seconds = sum(s.frames for c in chosen for s in film.shots_of(c.id)) / film.settings.fps
    text = f"{count(len(chosen), 'scene')}, {clock(seconds)}."
    return Said(text=text, cards=(with_risks(scenes_card(film, chosen), film, checked),))


def _shots(film: Film, scenes: str) -> Said:
    ids = {scene.id for scene in get_scenes(film, scenes or "all")}
    chosen = tuple(shot for shot in film.shots if shot.scene in ids)
    if not chosen:
        raise Refused("No shots are planned yet; say “plan the shots”.", ("plan the shots",))
    seconds = sum(shot.frames for shot in chosen) / film.settings.fps
    text = f"{count(len(chosen), 'shot')}, {clock(seconds)}."
    return Said(text=text, cards=(shots_card(film, chosen),))


def _script(film: Film, scenes: str) -> Said:
    chosen = get_scenes(film, scenes or "all")
    text = f"*{film.title}*, {scenes_named(chosen)}."
    return Said(text=text, cards=(page_card(film, chosen),))


def _treatments(film: Film, _: str) -> Said:
    if not film.treatments:
        return Said(text="There is no treatment yet. Say what the film is about.")
    return Said(text=f"{count(len(film.treatments), 'treatment')}.", cards=(treatments_card(film),))


def _beats(film: Film, _: str) -> Said:
    if not film.beats:
        return Said(text="There are no beats yet; they are made from a treatment.")
    return Said(text=f"{count(len(film.beats), 'beat')}.", cards=(beats_card(film),))


def _cast(film: Film, scenes: str) -> Said:
    chosen = film.characters
    if scenes:
        there = {who for scene in get_scenes(film, scenes) for who in scene.cast}
        chosen = tuple(person for person in chosen if person.id in there)
    text = f"{count(len(chosen), 'person', 'people')}: {names(chosen[:12])}."
    return Said(text=text, cards=tuple(person_card(film, person) for person in chosen[:24]))


def _places(film: Film, _: str) -> Said:
    text = f"{count(len(film.locations), 'place')}: {names(film.locations[:12])}."
    return Said(text=text, cards=(places_card(film, film.locations),))


def _props(film: Film, _: str) -> Said:
    if not film.props:
        return Said(text="There are no props yet; say “add a lantern to scene 2”, for example.")
    text = f"{count(len(film.props), 'prop')}: {names(film.props[:12])}."
    return Said(text=text, cards=(props_card(film, film.props),))


def _bible(film: Film, _: str, checked: Checked) -> Said:
    facts = [_fact(film, index) for index in range(len(film.conditions))]
    facts += [checked.away] if checked.away else [found.text for found in checked.found]
    text = (
        f"{count(len(film.characters), 'person', 'people')}, "
        f"{count(len(film.locations), 'place')}, {count(len(film.props), 'prop')}, "
        f"{count(len(film.conditions), 'lasting state')}. Ask who knows what, where something is, "
        "or who holds it."
    )
    return Said(text=text, cards=(text_card("The bible", facts),) if facts else ())


def _fact(film: Film, index: int) -> str:
    condition = film.conditions[index]
    name = next(asset.name for asset in film.assets() if asset.id == condition.asset)
    last = film.get_shot(condition.to_shot).label if condition.to_shot else "the end"
    return f"{name}: {condition.what} from {film.get_shot(condition.from_shot).label} to {last}."


ASIDE: dict[str, Callable[[Desk], Coroutine[Any, Any, Said]]] = {
    "timeline": history,
    "hub": show_hub,
    "assets": show_assets,
    "notes": show_notes,
    "style": show_style,
    "library": show_library,
}
SHOWS: dict[str, Callable[[Film, str], Said]] = {
    "shots": _shots,
    "script": _script,
    "treatment": _treatments,
    "beats": _beats,
    "cast": _cast,
    "places": _places,
    "props": _props,
}
CHECKED: dict[str, Callable[[Film, str, Checked], Said]] = {
    "scenes": _scenes,
    "bible": _bible,
    "status": _status,
}
_CALLED = {
    "scene": "scenes",
    "shot": "shots",
    "screenplay": "script",
    "treatments": "treatment",
    "beat sheet": "beats",
    "people": "cast",
    "characters": "cast",
    "locations": "places",
    "sets": "places",
    "conditions": "bible",
    "facts": "bible",
    "history": "timeline",
    "changes": "timeline",
    "versions": "timeline",
    "where we are": "status",
    "scene hub": "hub",
    "style guide": "style",
    "my library": "library",
}
