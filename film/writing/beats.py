"""The beat sheet as a person works with it: numbered points, 15 to 30 of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from film.errors import Refused
from film.film import Film
from film.writing.asks import BeatDraft
from film.writing.stages import unlock
from film.writing.story import Beat, StageName
from film.writing.structures import FEWEST, MOST

Beats = tuple[Beat, ...]


def get_beat(film: Film, said: str) -> Beat:
    """The beat of that number or title; Refused when there is none."""
    if not film.beats:
        raise Refused("There are no beats yet. Say “make the beats” first.", ("make the beats",))
    wanted = re.sub(r"^(?:the )?(?:beat )?(?:number )?", "", said.strip().lower())
    if wanted in ("last", "last beat"):
        return film.beats[-1]
    if wanted.isdigit():
        if not 0 < int(wanted) <= len(film.beats):
            raise Refused(f"There is no beat {wanted}; there are {len(film.beats)}.")
        return film.beats[int(wanted) - 1]
    fits = [beat for beat in film.beats if wanted and wanted == beat.title.lower()]
    if not fits:
        raise Refused("Which beat? Give its number.")
    return fits[0]


def number_of(film: Film, beat: Beat) -> int:
    """Its place in the sheet, from 1."""
    return next(n for n, b in enumerate(film.beats, 1) if b.id == beat.id)


def with_beats(film: Film, beats: Beats) -> Film:
    """The film with these beats; a sheet that was confirmed is open again."""
    if len(beats) > MOST:
        raise Refused(
            f"A beat sheet has {MOST} beats at most; merge or delete one before you add another."
        )
    return unlock(film.but(beats=beats), StageName.BEATS)


def check_count(film: Film) -> None:
    """Raises Refused unless there are 15 to 30 beats."""
    count = len(film.beats)
    if count < FEWEST:
        raise Refused(
            f"The beat sheet has {count} beats and needs {FEWEST} to {MOST}. "
            "Add some, or say “expand beat 3”."
        )
    if count > MOST:
        raise Refused(f"The beat sheet has {count} beats; {MOST} is the most. Merge some.")


def moved(film: Film, beat: Beat, place: int) -> Film:
    """The film with a beat standing at `place`, counted from 1."""
    if not 0 < place <= len(film.beats):
        raise Refused(f"There are places 1 to {len(film.beats)} in the beat sheet.")
    rest = [b for b in film.beats if b.id != beat.id]
    rest.insert(place - 1, beat)
    return with_beats(film, tuple(rest))


def swapped(film: Film, one: Beat, other: Beat) -> Film:
    """The film with two beats in each other's places."""
    turned = {one.id: other, other.id: one}
    return with_beats(film, tuple(turned.get(beat.id, beat) for beat in film.beats))


def edited(film: Film, beat: Beat, title: str, text: str) -> Film:
    """The film with a beat in a person's words."""
    if not title.strip() and not text.strip():
        raise Refused(f"What should beat {number_of(film, beat)} say?")
    new = beat.but(title=title.strip() or beat.title, text=text.strip() or beat.text, by_hand=True)
    return with_beats(film, tuple(new if b.id == beat.id else b for b in film.beats))


def added(film: Film, after: int, title: str, text: str) -> Film:
    """The film with a beat by hand after place `after`; 0 is the beginning."""
    if not text.strip() and not title.strip():
        raise Refused("What happens in the new beat?")
    name = title.strip() or headline(text)
    beat = Beat(id=_free(film), title=name, text=text.strip() or name, by_hand=True)
    return with_beats(film, (*film.beats[:after], beat, *film.beats[after:]))


def removed(film: Film, beat: Beat) -> Film:
    """The film without a beat."""
    return with_beats(film, tuple(b for b in film.beats if b.id != beat.id))


def split(film: Film, beat: Beat) -> Film:
    """The film with a beat in two, parted between its sentences; nothing is invented."""
    parts = re.split(r"(?<=[.!?…])\s+|(?<=;)\s+|,\s+(?=(?:and|but|then)\b)", beat.text.strip())
    if len(parts) < 2:
        raise Refused(
            f"Beat {number_of(film, beat)} is one sentence; say “expand beat "
            f"{number_of(film, beat)}” for two new ones."
        )
    half = (len(parts) + 1) // 2
    second_text = " ".join(parts[half:])
    second_text = re.sub(r"^(?:and|but|then)\s+", "", second_text)
    first = beat.but(text=" ".join(parts[:half]))
    second = beat.but(
        id=_free(film), title=headline(second_text), text=_capital(second_text), turn=""
    )
    return _in_place(film, beat, (first, second))


def merged(film: Film, beats: Sequence[Beat]) -> Film:
    """The film with beats that stand side by side as one."""
    places = sorted(number_of(film, beat) for beat in beats)
    if len(places) < 2 or places != list(range(places[0], places[-1] + 1)):
        raise Refused("Only beats that stand side by side can be merged; move one first.")
    parts = film.beats[places[0] - 1 : places[-1]]
    one = parts[0].but(
        text=" ".join(part.text for part in parts),
        turn=next((part.turn for part in parts if part.turn), ""),
        by_hand=any(part.by_hand for part in parts),
    )
    kept = (*film.beats[: places[0] - 1], one, *film.beats[places[-1] :])
    gone = {part.id for part in parts[1:]}
    scenes = tuple(
        s.but(beats=tuple(dict.fromkeys(one.id if b in gone else b for b in s.beats)))
        for s in film.scenes
    )
    return with_beats(film.but(scenes=scenes), kept)


def expanded(film: Film, beat: Beat, drafts: Sequence[BeatDraft]) -> Film:
    """The film with these in a beat's place; the first keeps its id, its turn and its passage."""
    taken = film
    new: list[Beat] = []
    for place, draft in enumerate(drafts):
        made = beat.but(title=draft.title, text=draft.text, by_hand=False)
        if place:
            made = made.but(id=_free(taken), turn=draft.turn)
            taken = taken.but(beats=(*taken.beats, made))
        new.append(made)
    return _in_place(film, beat, tuple(new))


def sheet(film: Film, drafts: Sequence[BeatDraft], passages: Sequence[str]) -> Film:
    """The film with a new sheet from drafts; beats by hand keep about their place in it."""
    kept = [(n / max(len(film.beats), 1), b) for n, b in enumerate(film.beats) if b.by_hand]
    ids = (f"be{n}" for n in range(_next(film), _next(film) + len(drafts)))
    made = [
        Beat(
            id=name,
            title=draft.title.strip(),
            text=draft.text.strip(),
            turn=draft.turn,
            passage=passages[draft.passage - 1] if 0 < draft.passage <= len(passages) else "",
        )
        for name, draft in zip(ids, drafts, strict=False)
    ]
    for share, beat in kept:
        made.insert(min(round(share * len(made)), len(made)), beat)
    return with_beats(film, tuple(made))


def headline(text: str) -> str:
    """The first words of a text as a title."""
    words = re.split(r"[.!?…;]", text.strip())[0].split()
    return _capital(" ".join(words[:6]).rstrip(","))


def _in_place(film: Film, beat: Beat, new: Beats) -> Film:
    """The film with beats in the place of one; its scenes serve all of them."""
    place = number_of(film, beat) - 1
    scenes = tuple(
        s.but(
            beats=tuple(i for b in s.beats for i in ([n.id for n in new] if b == beat.id else [b]))
        )
        for s in film.scenes
    )
    beats = (*film.beats[:place], *new, *film.beats[place + 1 :])
    return with_beats(film.but(scenes=scenes), beats)


def _next(film: Film) -> int:
    return max((int(b.id[2:]) for b in film.beats if b.id[2:].isdigit()), default=0) + 1


def _free(film: Film) -> str:
    return f"be{_next(film)}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
