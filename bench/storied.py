"""A made-up film of any size whose scenes tell a story: things lost, learnt and forbidden."""

from __future__ import annotations

from engines.rules.story import read_story
from film.assets import Appearance, Character, Condition, Location, Prop
from film.film import Film
from film.screenplay.elements import Element, Kind
from film.shots import Line, Mark, Presence, Shot
from film.story import Scene
from film.words import TimeOfDay

_DEEDS = (
    "{a} gives the {p} to {b}.",
    "{b} locks the door.",
    "The rain drums on the roof. {a} takes off her coat.",
    "{a} learns of the {p}.",
    "{b} holds up the {p}.",
    "{a} breaks her arm. {b} opens the door.",
)
_STATES = ("muddy", "torn", "wet")  # one a scene, as the deeds: what happens grows with the film
_RULE = "No one may bring a flame into the archive."


def storied(project: str, scenes: int, shots: int, people: int, props: int) -> Film:
    """The film: people and props take turns, two and one a scene, so every scene differs."""
    cast = tuple(
        Character(id=f"ch{n}", name=f"PERSON{_word(n)}", appearance=Appearance(costume="coat"))
        for n in range(people)
    )
    things = tuple(Prop(id=f"pp{n}", name=f"lamp{_word(n).lower()}") for n in range(props))
    places = tuple(
        Location(id=f"lo{n}", name=f"ROOM {_word(n)}") for n in range(max(1, scenes // 4))
    )
    film = Film(
        id=project,
        characters=cast,
        props=things,
        locations=places,
        scenes=tuple(_scene(n, cast, things, places) for n in range(scenes)),
    )
    made = tuple(_shot(n, n * scenes // shots, cast, things) for n in range(shots))
    conditions = tuple(
        Condition(
            id=f"co{n}", asset=f"ch{n % people}", what=_STATES[n % len(_STATES)],
            from_shot=made[n * shots // scenes].id, source="line 3",
            to_shot=made[min(shots - 1, n * shots // scenes + 40)].id,
        )
        for n in range(scenes)
    )  # fmt: skip
    return read_story(film.but(shots=made, conditions=conditions))


def _scene(
    n: int, cast: tuple[Character, ...], things: tuple[Prop, ...], places: tuple[Location, ...]
) -> Scene:
    one, other = cast[n % len(cast)], cast[(n * 3 + 1) % len(cast)]
    place = places[n % len(places)]
    heading = f"INT. {place.name} - NIGHT"
    names = {"a": one.name.title(), "b": other.name.title()}
    elements = [Element(kind=Kind.HEADING, text=heading, line=n * 40 + 1, page=n + 1)]
    held = [things[(n * 4 + k) % len(things)] for k in range(4)]
    for k, deed in enumerate(_DEEDS):
        text = deed.format(p=held[k % 4].name, **names)
        elements.append(Element(kind=Kind.ACTION, text=text, line=n * 40 + 3 + 2 * k, page=n + 1))
    if n % 20 == 0:
        elements.append(Element(kind=Kind.ACTION, text=_RULE, line=n * 40 + 30, page=n + 1))
    return Scene(
        id=f"sc{n}", number=str(n + 1), heading=heading, location=place.id,
        time=TimeOfDay.NIGHT, cast=(one.id, other.id), props=tuple(p.id for p in held),
        elements=tuple(elements),
    )  # fmt: skip


def _shot(n: int, scene: int, cast: tuple[Character, ...], things: tuple[Prop, ...]) -> Shot:
    one, other = cast[scene % len(cast)].id, cast[(scene * 3 + 1) % len(cast)].id
    held = things[(scene * 4 + n % 4) % len(things)]
    who = (one,) if one == other else (one, other)
    return Shot(
        id=f"sh{n}",
        scene=f"sc{scene}",
        label=f"{scene + 1}.{n}",
        order=n,
        frames=96,
        action=f"She lights the {held.name}. word {n}.",
        lines=(Line(who=one, text="Is anyone there?"),),
        cast=tuple(
            Presence(who=w, mark=Mark(x=k, z=0), holds=(held.id,) if k == 0 else ())
            for k, w in enumerate(who)
        ),
        continuous=n % 5 == 1,
        source_lines=(scene * 40 + 3 + 2 * (n % 6),),
    )


def _word(n: int) -> str:
    """A number in letters: names must not look like ages."""
    return "".join(chr(65 + int(digit)) for digit in str(n))
