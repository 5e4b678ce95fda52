"""Verbs of the cast: looks, feelings, voices, names, and who is one person or two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from film.assets import Appearance, Character
from film.edits import names as naming
from film.edits import people
from film.edits.compare import looks, touched_shots
from film.edits.looks import read_look
from film.edits.looks import set_look as edit_look
from film.edits.values import choose, listed
from film.errors import Refused
from film.film import Film
from film.money import QuoteLine
from film.references import get_asset, get_people, get_person, get_shots
from film.voices import find_voice
from film.words import Emotion
from tools.asking_first import ask_first
from tools.cards import person_card
from tools.desk import Desk
from tools.revising import revise, show_shots_touched
from tools.said import Card, Change, Choice, Said
from tools.sentences import called, count, is_are, names, sentence, shots_named


async def set_look(desk: Desk, *, who: str = "", look: str = "") -> Said:
    """Change how someone looks, in free words: "red hair", "a green coat", "older, a beard"."""

    def tell(old: Film, new: Film) -> str:
        chosen = get_people(new, who)
        unknown = read_look(get_people(old, who)[0].appearance, look).unknown
        was, now = get_people(old, who)[0].appearance, chosen[0].appearance
        new_words = [w for w in looks(now).split(", ") if w not in looks(was).split(", ")]
        new_words += [f"no {field}" for field in _TAKEN_OFF if _bare(was, now, field)]
        told = f"{names(chosen)}: {', '.join(new_words) or looks(now)} now."
        if was == now:
            told = f"I noted that about {names(chosen)}."
        if unknown:
            told += f" The drawing cannot show “{' '.join(unknown)}”; the description keeps it."
        return told

    return await revise(
        desk,
        "set_look",
        lambda film: edit_look(film, get_people(film, who), look),
        tell,
        lambda _, new, __: tuple(person_card(new, person) for person in get_people(new, who)),
    )


async def set_emotion(desk: Desk, *, who: str = "", emotion: str = "", shots: str = "") -> Said:
    """Make someone feel something in shots: happy, sad, angry, afraid, tender, tired..."""

    def meant(film: Film) -> Sequence[Character]:
        if who:
            return get_people(film, who)
        chosen = get_shots(film, shots)
        return _only(film, {presence.who for shot in chosen for presence in shot.cast})

    def edit(film: Film) -> Film:
        return people.set_emotion(film, meant(film), emotion, get_shots(film, shots))

    def tell(old: Film, new: Film) -> str:
        felt, chosen = choose(Emotion, emotion, "emotion"), meant(old)
        where = shots_named(new, touched_shots(old, new))
        return f"{names(chosen)} {is_are(chosen)} {felt} in {where} now."

    return await revise(desk, "set_emotion", edit, tell)


async def set_voice(desk: Desk, *, who: str = "", voice: str = "") -> Said:
    """Give someone another voice, by its name or by words: deep, old, young woman."""

    def tell(_: Film, new: Film) -> str:
        person = get_person(new, who)
        found = find_voice(person.voice)
        says = f" ({found.says})" if found and found.says else ""
        spoken = sum(line.who == person.id for shot in new.shots for line in shot.lines)
        return (
            f"{person.name} speaks with the voice {person.voice}{says} now; "
            f"{count(spoken, 'line')} will be spoken anew."
        )

    return await revise(
        desk,
        "set_voice",
        lambda film: people.set_voice(film, get_person(film, who), voice),
        tell,
        lambda _, new, __: (person_card(new, get_person(new, who)),),
    )


async def rename(desk: Desk, *, what: str = "", new: str = "") -> Said:
    """Give a person, place, prop or the film another name, everywhere it stands."""

    def edit(film: Film) -> Film:
        if _is_title(film, what):
            return naming.rename_film(film, new)
        return naming.rename(film, get_asset(film, what), new)

    def tell(old: Film, after: Film) -> str:
        if old.title != after.title:
            return f"The film is called *{after.title}* now."
        asset = get_asset(old, what)
        name = next(a.name for a in after.assets() if a.id == asset.id)
        scenes = sum(
            a.elements != b.elements for a, b in zip(old.scenes, after.scenes, strict=True)
        )
        where = f"the script of {count(scenes, 'scene')}" if scenes else "all places"
        return sentence(f"{called(asset)} is called {name} now, in {where} too.")

    return await revise(desk, "rename", edit, tell, _show_renamed)


async def merge_characters(desk: Desk, *, who: str = "") -> Said:
    """Ask to make one person of two names ("KEEPER,THE KEEPER")."""
    film = await desk.store.load(desk.project)
    chosen = get_people(film, who)
    people.merge_characters(film, chosen)
    kept, others = chosen[0], chosen[1:]
    lines = sum(line.who == other.id for o in film.shots for line in o.lines for other in others)
    text = (
        f"Make {names(others)} and {kept.name} one person, called {kept.name}? "
        f"{count(lines, 'line').capitalize()} of {names(others)} would be {kept.name}'s."
    )
    return await ask_first(
        desk,
        film,
        "merge_characters",
        {"who": ",".join(person.id for person in chosen)},
        text,
        QuoteLine(what=f"make {names(chosen)} one person", count=1, cents=0),
        tuple(person_card(film, person) for person in chosen),
    )


async def merge_characters_approved(desk: Desk, *, who: str = "") -> Said:
    """Make one person of several, after a person has approved it."""
    first = who.partition(",")[0]

    def tell(old: Film, new: Film) -> str:
        kept = get_person(new, first)
        gone = [c.name for c in old.characters if all(c.id != other.id for other in new.characters)]
        return f"{listed(gone)} and {kept.name} are one person now, {kept.name}."

    return await revise(
        desk,
        "merge_characters",
        lambda film: people.merge_characters(film, get_people(film, who)),
        tell,
        lambda _, new, __: (person_card(new, get_person(new, first)),),
    )


async def split_characters(desk: Desk, *, who: str = "") -> Said:
    """Make two people again of one whose names were taken for the same ("they are two people")."""

    def edit(film: Film) -> Film:
        person = (get_people(film, who) if who else _with_aliases(film))[0]
        said = [name.casefold() for name in re.split(r"\s*,\s*|\s+and\s+", who.strip())]
        aliases = [alias for alias in person.aliases if alias.casefold() in said]
        return people.split_characters(film, person, aliases)

    def tell(old: Film, new: Film) -> str:
        made = [c for c in new.characters if all(c.id != other.id for other in old.characters)]
        kept = next(c for c in new.characters if c not in made and c not in old.characters)
        return f"{kept.name} and {names(made)} are {count(len(made) + 1, 'person', 'people')} now."

    def show(old: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
        changed = [c for c in new.characters if c not in old.characters]
        cards = tuple(person_card(new, person) for person in changed)
        return (*cards, *show_shots_touched(old, new, found))

    return await revise(desk, "split_characters", edit, tell, show)


def merge_choice(one: Character, other: Character) -> Choice:
    """The button that says that two names are one person."""
    return Choice(label="They are one person", say=f"merge {one.name} and {other.name}")


_TAKEN_OFF = ("beard", "glasses", "hat", "scarf")


def _bare(was: Appearance, now: Appearance, field: str) -> bool:
    return bool(getattr(was, field)) and not getattr(now, field)


def _only(film: Film, present: set[str]) -> Sequence[Character]:
    found = [person for person in film.characters if person.id in present]
    if len(found) != 1:
        raise Refused("Who?", tuple(person.name for person in found or film.characters))
    return found


def _with_aliases(film: Film) -> Sequence[Character]:
    found = [person for person in film.characters if person.aliases]
    if len(found) != 1:
        raise Refused("Who is two people?", tuple(person.name for person in found))
    return found


def _is_title(film: Film, what: str) -> bool:
    said = what.strip().strip('"“”').casefold()
    return said in ("film", "the film", "movie", "the movie", "title", film.title.casefold())


def _show_renamed(_: Film, new: Film, found: tuple[Change, ...]) -> tuple[Card, ...]:
    called = {c.of for c in found if c.field == "name"}
    return tuple(person_card(new, p) for p in new.characters if p.name in called)
