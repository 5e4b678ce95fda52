"""Scenes before and while they are written: beats shared out, drafts checked, facts told on."""

from __future__ import annotations

from collections.abc import Sequence

from film.film import Film
from film.screenplay.elements import Element, Kind, Screenplay, TitleField
from film.screenplay.fountain import read_fountain, write_fountain
from film.story import Scene
from film.writing.asks import Person, SceneIdea
from film.writing.story import Beat

PLAYED = (Kind.ACTION, Kind.DIALOGUE, Kind.LYRIC)
MOST_WORDS = 1500  # of one scene
_DESCRIBED = 40  # words of a person that a writer is told


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
    """The cast as a writer knows them."""
    return tuple(
        Person(name=c.name, description=" ".join(c.description.split()[:_DESCRIBED]))
        for c in film.characters
    )


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
