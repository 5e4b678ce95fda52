"""The beat sheet: made from the treatment, worked on beat by beat, confirmed before a script."""

from __future__ import annotations

import re
from collections.abc import Callable

from film.edits.compare import Change
from film.errors import Refused
from film.film import Film
from film.writing import beats, treatments
from film.writing.asks import BeatIdeasAsk, BeatsAsk
from film.writing.made_for import made_now
from film.writing.stages import lock, locked, why_outdated
from film.writing.story import Beat, StageName
from film.writing.structures import FEWEST, MOST, get_structure, turns_of
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Choice, Said
from tools.sentences import count, scenes_named
from tools.writing.cards import beats_card
from tools.writing.next_steps import SYNC_SCRIPT, sync_choices
from tools.writing.pen import write

CONFIRM = Choice(label="Confirm the beats", say="confirm the beats")
WRITE_SCRIPT = Choice(label="Write the script", say="write the script")
IDEAS = 3
NEIGHBOURS = 2  # beats on either side that a writer is shown of one


async def make_beats(desk: Desk, *, structure: str = "", reason: str = "") -> Said:
    """Make the beat sheet of the chosen treatment, 15 to 30 beats along a structure."""
    film = await desk.store.load(desk.project)
    treatment = treatments.get_treatment(film)
    if film.beats and not structure:
        treatments.check_reason(reason)
    shape = get_structure(structure) if structure else film.brief.structure
    film = film.but(brief=film.brief.but(structure=shape))
    ask = BeatsAsk(
        brief=film.brief,
        title=treatment.title,
        passages=treatment.passages,
        turns=turns_of(shape),
        fewest=FEWEST,
        most=MOST,
    )
    draft = await write(desk, ask)
    made = draft.beats[:MOST]
    new = beats.sheet(film, made, [passage.id for passage in treatment.passages])
    new = made_now(new, StageName.BEATS)
    text = f"{count(len(new.beats), 'beat')} along {shape.value}. Confirm them when they are right."
    version = await desk.store.save(new, "make_beats", reason or text, desk.author)
    return Said(
        text=text, version=version.id, cards=(beats_card(new),), choices=(CONFIRM, *_shapes(film))
    )


def _shapes(film: Film) -> tuple[Choice, ...]:
    other = "story circle" if film.brief.structure.value != "story circle" else "three acts"
    return (Choice(label=f"As {other}", say=f"make the beats as {other}"),)


async def move_beat(desk: Desk, *, beat: str = "", place: str = "", after: str = "",
                    before: str = "", swap: str = "") -> Said:  # fmt: skip
    """Move a beat: to a place, up or down by one, after or before another, or swap the two."""

    def edit(film: Film) -> Film:
        moving = beats.get_beat(film, beat)
        if swap:
            return beats.swapped(film, moving, beats.get_beat(film, swap))
        return beats.moved(film, moving, _place(film, moving, place, after, before))

    return await _revise(desk, "move_beat", edit, f"Beat {beat} stands elsewhere now.")


def _place(film: Film, moving: Beat, place: str, after: str, before: str) -> int:
    """The place that is meant, counted without the beat that moves."""
    if after or before:
        other = beats.number_of(film, beats.get_beat(film, after or before))
        lower = beats.number_of(film, moving) < other
        return other + (1 if after else 0) - (1 if lower else 0)
    words = {"first": 1, "the beginning": 1, "the start": 1, "the top": 1}
    ends = {"last": len(film.beats), "the end": len(film.beats), "the bottom": len(film.beats)}
    said = place.strip().lower()
    if said in ("up", "down"):
        return beats.number_of(film, moving) + (1 if said == "down" else -1)
    if said in words | ends:
        return (words | ends)[said]
    if not said.isdigit():
        raise Refused("Where to? Give a number, or another beat that it comes after.")
    return int(said)


async def edit_beat(desk: Desk, *, beat: str = "", new: str = "", title: str = "") -> Said:
    """Put your own words in the place of a beat."""
    head, text = _titled(new)

    def edit(film: Film) -> Film:
        return beats.edited(film, beats.get_beat(film, beat), title or head, text)

    return await _revise(desk, "edit_beat", edit, f"Beat {beat} is yours now.")


async def add_beat(desk: Desk, *, after: str = "", before: str = "", new: str = "") -> Said:
    """Add a beat of your own after or before another one."""
    head, text = _titled(new)

    def edit(film: Film) -> Film:
        return beats.added(film, _after(film, after, before), head, text)

    return await _revise(desk, "add_beat", edit, "A beat of yours is added.")


def _after(film: Film, after: str, before: str) -> int:
    if before:
        return beats.number_of(film, beats.get_beat(film, before)) - 1
    return beats.number_of(film, beats.get_beat(film, after)) if after else len(film.beats)


def _titled(said: str) -> tuple[str, str]:
    """ "The letter | She opens it": a title before a bar."""
    head, bar, text = said.partition("|")
    return (head.strip(), text.strip()) if bar else ("", said.strip())


async def delete_beat(desk: Desk, *, beat: str = "") -> Said:
    """Take beats out of the sheet; undo brings them back."""

    def edit(film: Film) -> Film:
        for found in _several(film, beat):
            film = beats.removed(film, found)
        return film

    return await _revise(desk, "delete_beat", edit, f"Out: beat {beat}.")


async def split_beat(desk: Desk, *, beat: str = "") -> Said:
    """Part a beat in two between its sentences; nothing is invented."""
    return await _revise(
        desk,
        "split_beat",
        lambda film: beats.split(film, beats.get_beat(film, beat)),
        f"Beat {beat} is split.",
    )


async def merge_beats(desk: Desk, *, beat: str = "") -> Said:
    """Make one of beats that stand side by side."""
    return await _revise(
        desk,
        "merge_beats",
        lambda film: beats.merged(film, _several(film, beat)),
        f"Beats {beat} are one now.",
    )


def _several(film: Film, said: str) -> list[Beat]:
    """Beats as they are said: "4", "4 and 5", "4, 5", "4-6"."""
    numbers: list[str] = []
    for part in re.split(r",|\band\b|&", said.lower().replace("beats", "").replace("beat", "")):
        run = re.fullmatch(r"\s*(\d+)\s*(?:-|–|to)\s*(\d+)\s*", part)
        if run:
            numbers += [str(n) for n in range(int(run[1]), min(int(run[2]), 99) + 1)]
        elif part.strip():
            numbers.append(part.strip())
    if not numbers:
        raise Refused("Which beat? Give its number.")
    return [beats.get_beat(film, number) for number in dict.fromkeys(numbers)]


async def brainstorm_beat(desk: Desk, *, beat: str = "", instruction: str = "") -> Said:
    """Think of three other ways to tell a beat; nothing changes until one is chosen."""
    film = await desk.store.load(desk.project)
    found = beats.get_beat(film, beat)
    number = beats.number_of(film, found)
    draft = await write(desk, _ideas(film, found, IDEAS, False, instruction))
    ideas = draft.beats[:IDEAS]
    text = f"{count(len(ideas), 'other way')} to tell beat {number}, “{found.title}”:"
    rows = [{"title": idea.title, "text": idea.text,
             "say": f"beat {number} is {idea.title} | {idea.text}"} for idea in ideas]  # fmt: skip
    choices = tuple(Choice(label=f"Take “{row['title']}”", say=row["say"]) for row in rows)
    card = Card(kind="ideas", props={"number": number, "title": found.title, "ideas": rows})
    return Said(text=text, cards=(card,), choices=choices)


async def expand_beat(desk: Desk, *, beat: str = "", instruction: str = "") -> Said:
    """Make two beats of one, with more told in each."""
    film = await desk.store.load(desk.project)
    found = beats.get_beat(film, beat)
    if len(film.beats) >= MOST:
        raise Refused(f"The sheet has {MOST} beats already, the most there may be; merge some.")
    draft = await write(desk, _ideas(film, found, 2, True, instruction))
    if len(draft.beats) < 2:
        raise Refused("The writer found no second beat in it. Say what should happen in it.")

    def edit(now: Film) -> Film:
        return beats.expanded(now, beats.get_beat(now, beat), draft.beats[:2])

    return await _revise(desk, "expand_beat", edit, f"Beat {beat} is two now.")


def _ideas(film: Film, beat: Beat, many: int, expand: bool, instruction: str) -> BeatIdeasAsk:
    place = beats.number_of(film, beat) - 1
    return BeatIdeasAsk(
        brief=film.brief,
        before=film.beats[max(place - NEIGHBOURS, 0) : place],
        beat=beat,
        after=film.beats[place + 1 : place + 1 + NEIGHBOURS],
        count=many,
        expand=expand,
        instruction=instruction.strip(),
    )


async def confirm_beats(desk: Desk) -> Said:
    """Confirm the beat sheet: the gate that a master script needs."""

    def edit(film: Film) -> Film:
        if not film.beats:
            raise Refused(
                "There are no beats yet. Say “make the beats” first.", ("make the beats",)
            )
        beats.check_count(film)
        return lock(film, StageName.BEATS)

    def tell(old: Film, new: Film) -> str:
        return f"{count(len(new.beats), 'beat')}, confirmed. Next comes the script."

    return await revise(desk, "confirm_beats", edit, tell, _show, (WRITE_SCRIPT,))


async def show_beats(desk: Desk, *, beat: str = "") -> Said:
    """Show the beat sheet; of one beat say which passage it comes from and which scenes tell it."""
    film = await desk.store.load(desk.project)
    if not film.beats:
        raise Refused("There are no beats yet.", ("make the beats",) if film.treatment else ())
    choices = () if locked(film, StageName.BEATS) else (CONFIRM,)
    if beat:
        found = beats.get_beat(film, beat)
        return Said(text=_traced(film, found), cards=(beats_card(film, (found.id,)),))
    stale = why_outdated(film, StageName.BEATS)
    text = f"{count(len(film.beats), 'beat')}."
    text += f" Not up to date with the script, {stale}." if stale else ""
    return Said(text=text, cards=(beats_card(film),), choices=(*sync_choices(film), *choices))


def _traced(film: Film, beat: Beat) -> str:
    """Where a beat comes from, and where it went."""
    passages = treatments.get_treatment(film).passages if film.treatment else ()
    place = next((n for n, p in enumerate(passages, 1) if p.id == beat.passage), 0)
    text = f"Beat {beats.number_of(film, beat)}, “{beat.title}”"
    text += f", tells passage {place}: “{passages[place - 1].text}”" if place else (
        " comes from no passage of the treatment; it was added."
    )  # fmt: skip
    scenes = [scene for scene in film.scenes if beat.id in scene.beats]
    return f"{text} It is told in {scenes_named(scenes)}." if scenes else text


async def _revise(desk: Desk, verb: str, edit: Callable[[Film], Film], word: str) -> Said:
    """A change of the sheet, told with where it leaves the script."""

    def tell(old: Film, new: Film) -> str:
        many = f"{word} {count(len(new.beats), 'beat')}."
        return f"{many} The script is not up to date with them now." if new.scenes else many

    choices = (CONFIRM, *((SYNC_SCRIPT,) if await _has_script(desk) else ()))
    return await revise(desk, verb, edit, tell, _show, choices)


async def _has_script(desk: Desk) -> bool:
    film = await desk.store.load(desk.project)
    return bool(film.scenes and any(scene.beats for scene in film.scenes))


def _show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    was = {beat.id: beat for beat in old.beats}
    changed = {beat.id for beat in new.beats if was.get(beat.id) != beat}
    return (beats_card(new, changed),)
