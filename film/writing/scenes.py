"""Scenes before and while they are written: beats shared out, drafts checked, facts told on."""

from __future__ import annotations

from collections.abc import Sequence

from film.edits.compare import looks
from film.film import Film
from film.screenplay.elements import Element, Kind, Screenplay, TitleField
from film.screenplay.fountain import read_fountain, write_fountain
from film.story import Scene
from film.writing.asks import Person, SceneIdea
from film.writing.story import Beat

PLAYED = (Kind.ACTION, Kind.DIALOGUE, Kind.LYRIC)
MOST_WORDS = 1500  # of one scene


def covering(ideas: Sequence[SceneIdea], beats: int) -> tuple[SceneIdea, ...]:
    """Ideas whose beats exist, and that serve every beat: one left out joins its neighbour's."""
    found = [
        idea.but(beats=tuple(b for b in dict.fromkeys(idea.beats) if 0 < b <= beats) or (0,))
        for idea in ideas
    ]
    kept = [idea for idea in found if idea.beats != (0,)] or [ideas[0].but(beats=(1,))]
    served = {beat for idea in kept for beat in idea.beats}
    for beat in range(1, beats + 1):
        if beat not in served:
            at = min(range(len(kept)), key=lambda i: min(abs(b - beat) for b in kept[i].beats))
            kept[at] = kept[at].but(beats=tuple(sorted((*kept[at].beats, beat))))
            served.add(beat)
    return tuple(kept)


def sharing(ideas: Sequence[SceneIdea], seconds: int) -> tuple[SceneIdea, ...]:
    """The ideas with their lengths as shares of `seconds`."""
    total = sum(idea.seconds for idea in ideas)
    return tuple(idea.but(seconds=max(round(idea.seconds * seconds / total), 3)) for idea in ideas)


def dealt(
    ideas: Sequence[SceneIdea], lines: Sequence[tuple[float, float, str]]
) -> list[tuple[tuple[str, ...], int]]:
    """The lines of a sound dealt out over the scenes in order, with the seconds of each scene.

    A scene takes the lines that begin in its share of the whole; none is left out or doubled.
    """
    total = sum(idea.seconds for idea in ideas)
    length = lines[-1][1] if lines else float(total)
    found, at, done = [], 0, 0.0
    for place, idea in enumerate(ideas):
        done += idea.seconds
        end = length if place == len(ideas) - 1 else length * done / total
        taken = at
        while at < len(lines) and (lines[at][0] < end or place == len(ideas) - 1):
            at += 1
        begun = lines[taken][0] if taken < len(lines) and taken else 0.0
        until = lines[at][0] if at < len(lines) else length
        found.append((tuple(line[2] for line in lines[taken:at]), max(round(until - begun), 3)))
    return found


def ended(before: SceneIdea | None) -> str:
    """How a scene ended, as facts and never as its words: who was where, and what had turned."""
    if before is None:
        return ""
    who = ", ".join(before.who) or "nobody"
    return f"{who} at {before.place}, {before.time}. {before.turn}".strip()


def ended_in(film: Film, scene: Scene) -> str:
    """How a scene of the film ended, from what its last shot holds."""
    shots = film.shots_of(scene.id)
    people = [
        film.get_character(p.who).name + _holding(film, p.holds) for p in shots[-1].cast
    ] if shots else []  # fmt: skip
    place = film.get_location(scene.location).name if scene.location else scene.heading
    return f"{', '.join(people) or 'nobody'} at {place}, {scene.time}."


def _holding(film: Film, props: Sequence[str]) -> str:
    names = [film.get_prop(prop).name for prop in props]
    return f" (holding {', '.join(names)})" if names else ""


def people_of(film: Film) -> tuple[Person, ...]:
    """The cast as a writer knows them: by their looks, never by words of the script."""
    return tuple(Person(name=c.name, description=looks(c.appearance)) for c in film.characters)


def idea_of(film: Film, scene: Scene) -> SceneIdea:
    """What a scene that is written already was meant to be."""
    place = film.get_location(scene.location) if scene.location else None
    numbers = tuple(n for n, beat in enumerate(film.beats, 1) if beat.id in scene.beats)
    shots = film.shots_of(scene.id)
    return SceneIdea(
        interior=place.interior if place else True,
        place=place.name if place else scene.heading or "SOMEWHERE",
        time=str(scene.time),
        who=tuple(film.get_character(who).name for who in scene.cast),
        props=tuple(film.get_prop(prop).name for prop in scene.props),
        beats=numbers or (1,),
        seconds=max(round(sum(s.frames for s in shots) / film.settings.fps), 3),
    )


def beats_of(film: Film, scene: Scene) -> tuple[Beat, ...]:
    """The beats that a scene serves, in order."""
    return tuple(beat for beat in film.beats if beat.id in scene.beats)


def read_scene(fountain: str) -> tuple[tuple[Element, ...], str]:
    """The paragraphs of a drafted scene, and what is wrong with them ("" when nothing is)."""
    text = fountain.strip().removeprefix("```fountain").removeprefix("```").removesuffix("```")
    elements = read_fountain(text.strip() + "\n").elements
    headings = [e for e in elements if e.kind is Kind.HEADING]
    if not headings or elements[0].kind is not Kind.HEADING:
        return (), "it must begin with its heading, such as INT. KITCHEN - NIGHT"
    if len(headings) > 1:
        return (), f"it has {len(headings)} headings; write this one scene only"
    if not any(e.kind in PLAYED and e.text.strip() for e in elements):
        return (), "nothing happens in it"
    if len(text.split()) > MOST_WORDS:
        return (), f"it has {len(text.split())} words; that is far too long"
    return elements, ""


def unkept(words: Sequence[Element], lines: Sequence[str]) -> str:
    """What is wrong with a scene that shall say just these lines; "" when it does, or need not."""
    if not lines:
        return ""
    said = _letters(" ".join(e.text for e in words if e.kind in (Kind.DIALOGUE, Kind.LYRIC)))
    missing = [line for line in lines if _letters(line) not in said]
    if missing:
        return f"it leaves out the spoken line “{missing[0][:80]}”"
    more = len(said) - sum(len(_letters(line)) for line in lines)
    return "it has dialogue that is not in the sound" if more > 0 else ""


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def fountain_of(scene: Scene) -> str:
    """One scene as Fountain."""
    return write_fountain(Screenplay(elements=scene.elements)).strip()


def screenplay_of(
    title: str, author: str, scenes: Sequence[Sequence[Element]], fields: Sequence[TitleField] = ()
) -> Screenplay:
    """All scenes as one screenplay, its lines counted anew."""
    page = tuple(fields) or (
        TitleField(key="Title", lines=(title,)),
        *((TitleField(key="Author", lines=(author,)),) if author else ()),
    )
    flat = Screenplay(title_page=page, elements=tuple(e for scene in scenes for e in scene))
    return read_fountain(write_fountain(flat))
