"""A hand-made film of four scenes, as a breakdown would give it."""

from __future__ import annotations

from film.assets import Age, Appearance, Character, Condition, Location, Prop, Sex
from film.edits.timing import laid_out
from film.film import Film
from film.screenplay.elements import Element, Kind
from film.shots import Business, Camera, Effect, Line, Mark, Presence, Shot, Standing
from film.story import Scene
from film.words import Pose, Size, TimeOfDay, Weather

SPOKEN = {
    "1D": [
        ("ch_tom", "The boat won't hold another winter."),
        ("ch_mara", "Neither will he."),
    ],
    "2B": [("ch_mara", "She wrote this the night she left. You never told me.")],
    "2C": [("ch_keeper", "There was nothing to tell.")],
    "2D": [
        ("ch_mara", "Who is the letter for?"),
        ("ch_keeper", "For nobody. Put it away, Mara."),
    ],
    "3C": [("ch_keeper", "Go home, Mara!")],
    "4C": [("ch_keeper", "I should have read it to you."), ("ch_mara", "Read it to me now.")],
}
# label: size, subjects, cast, action, props held (who, prop) or standing
SHOTS = [
    ("1A", Size.EXTREME_WIDE, (), (), "Fog rolls over the harbour.", ()),
    ("1B", Size.MEDIUM, ("ch_tom",), ("ch_tom",), "Tom ties up the rowboat.", ("pr_rowboat",)),
    ("1C", Size.WIDE, (), ("ch_tom", "ch_mara"), "Mara runs down the steps to Tom.", ()),
    ("1D", Size.TWO_SHOT, ("ch_tom", "ch_mara"), ("ch_tom", "ch_mara"), "They talk.", ()),
    ("2A", Size.WIDE, (), ("ch_keeper", "ch_mara"), "The keeper eats. Mara enters.", ()),
    ("2B", Size.MEDIUM, ("ch_mara",), ("ch_mara",), "Mara reads the letter.", ("pr_letter",)),
    ("2C", Size.CLOSE_UP, ("ch_keeper",), ("ch_keeper",), "The keeper looks away.", ()),
    ("2D", Size.OVER_SHOULDER, ("ch_mara",), ("ch_mara", "ch_keeper"), "She asks.", ("pr_letter",)),
    ("2E", Size.CLOSE_UP, ("ch_mara",), ("ch_mara",), "She cries.", ()),
    ("2F", Size.INSERT, ("pr_lantern",), (), "The lantern smashes on the floor.", ("pr_lantern",)),
    ("3A", Size.EXTREME_WIDE, ("ch_keeper",), ("ch_keeper",), "A figure climbs the path.", ()),
    ("3B", Size.MEDIUM, ("ch_keeper",), ("ch_keeper",), "He catches on the rail.", ()),
    ("3C", Size.CLOSE_UP, ("ch_keeper",), ("ch_keeper",), "He shouts into the wind.", ()),
    ("3D", Size.WIDE, (), ("ch_keeper", "ch_mara"), "Mara follows.", ("pr_lantern",)),
    ("4A", Size.WIDE, (), ("ch_keeper",), "The keeper lights the lantern.", ("pr_lantern",)),
    ("4B", Size.INSERT, ("ch_keeper",), ("ch_keeper",), "His hands turn the key.", ("pr_key",)),
    (
        "4C",
        Size.TWO_SHOT,
        ("ch_keeper", "ch_mara"),
        ("ch_keeper", "ch_mara"),
        "They forgive each other.",
        (),
    ),
]
SCENES = [
    ("1", "EXT. HARBOUR - EVENING", "lo_harbour", TimeOfDay.EVENING, Weather.FOGGY, "calm"),
    ("2", "INT. KITCHEN - NIGHT", "lo_kitchen", TimeOfDay.NIGHT, Weather.CLEAR, "tense"),
    ("3", "EXT. CLIFF - NIGHT", "lo_cliff", TimeOfDay.NIGHT, Weather.STORMY, "eerie"),
    ("4", "INT. LAMP ROOM - DAWN", "lo_lamp", TimeOfDay.DAWN, Weather.CLEAR, "warm"),
]
NAMES = {"ch_keeper": "KEEPER", "ch_mara": "MARA", "ch_tom": "TOM"}


def the_last_light() -> Film:
    """The Last Light: 4 scenes, 17 shots, 3 people, 4 props; the keeper muddy in 3B to 3D."""
    film = Film(
        id="pj1",
        title="The Last Light",
        author="A. Author",
        characters=_people(),
        locations=tuple(
            Location(id=i, name=name, kind=kind, interior=inside)
            for i, name, kind, inside in (
                ("lo_harbour", "HARBOUR", "harbour", False),
                ("lo_kitchen", "KITCHEN", "kitchen", True),
                ("lo_cliff", "CLIFF", "cliff", False),
                ("lo_lamp", "LAMP ROOM", "lamp room", True),
            )
        ),
        props=tuple(
            Prop(id=f"pr_{name}", name=name, kind=name)
            for name in ("lantern", "letter", "key", "rowboat")
        ),
    )
    shots = tuple(_shot(row, order) for order, row in enumerate(SHOTS, start=1))
    scenes = tuple(_scene(row, shots) for row in SCENES)
    film = film.but(scenes=scenes, shots=shots, conditions=(_mud(),))
    return film.but(shots=tuple(laid_out(film, shot) for shot in film.shots))


def _people() -> tuple[Character, ...]:
    return (
        Character(
            id="ch_keeper",
            name="KEEPER",
            aliases=("THE KEEPER",),
            description="An old man of the sea.",
            appearance=Appearance(sex=Sex.MAN, age=Age.OLD, beard="full", costume="coat"),
            speaks=True,
        ),
        Character(
            id="ch_mara",
            name="MARA",
            appearance=Appearance(sex=Sex.WOMAN, age=Age.YOUNG, costume="jumper", top="#3b64a8"),
            speaks=True,
        ),
        Character(id="ch_tom", name="TOM", appearance=Appearance(sex=Sex.MAN), speaks=True),
    )


def _cue(shot: Shot, line: Line) -> str:
    """In scene 3 the keeper goes by his other name."""
    return "THE KEEPER (shouting)" if shot.label == "3C" else NAMES[line.who]


def _mud() -> Condition:
    return Condition(id="co_mud", asset="ch_keeper", what="muddy", from_shot="sh3B", to_shot="sh3D")


def _shot(
    row: tuple[str, Size, tuple[str, ...], tuple[str, ...], str, tuple[str, ...]], order: int
) -> Shot:
    label, size, subjects, cast, action, props = row
    held = props if cast and label != "1B" else ()
    people = tuple(
        Presence(
            who=who,
            mark=Mark(x=-0.8 + 1.6 * place, z=0.0),
            holds=held if place == 0 else (),
            conditions=("muddy",) if who == "ch_keeper" and label in ("3B", "3C", "3D") else (),
        )
        for place, who in enumerate(cast)
    )
    lines = tuple(
        Line(who=who, text=text, line=order * 10 + place)
        for place, (who, text) in enumerate(SPOKEN.get(label, ()))
    )
    return Shot(
        id=f"sh{label}",
        scene=f"sc{label[0]}",
        label=label,
        order=order,
        frames=6 * 24 if lines else 4 * 24,
        action=action,
        lines=lines,
        cast=people,
        props=() if held else tuple(Standing(prop=p, mark=Mark(x=0.4, z=-0.4)) for p in props),
        camera=Camera(
            size=size,
            subjects=subjects,
            over="ch_keeper" if label == "2D" else "",
            part="hands" if label == "4B" else "",
            azimuth={"2B": 30.0, "2E": 30.0, "2C": -30.0}.get(label, 0.0),
        ),
        business=(Business(who="ch_mara", pose=Pose.RUN, at=1.0, until=3.0, to=Mark(x=0, z=0)),)
        if label == "1C"
        else (),
        effects=(Effect(name="glass", at=1.5),) if label == "2F" else (),
        purpose="insert" if size is Size.INSERT else "coverage",
        source_lines=(order * 10,),
    )


def _scene(row: tuple[str, str, str, TimeOfDay, Weather, str], shots: tuple[Shot, ...]) -> Scene:
    number, heading, location, time, weather, mood = row
    mine = [shot for shot in shots if shot.scene == f"sc{number}"]
    elements = [Element(kind=Kind.HEADING, text=heading, line=mine[0].order * 10 - 5, page=1)]
    for shot in mine:
        elements.append(
            Element(kind=Kind.ACTION, text=shot.action, line=shot.order * 10 - 1, page=1)
        )
        for line in shot.lines:
            elements += [
                Element(kind=Kind.CUE, text=_cue(shot, line), line=line.line, page=1),
                Element(kind=Kind.DIALOGUE, text=line.text, line=line.line, page=1),
            ]
    cast = dict.fromkeys(p.who for shot in mine for p in shot.cast)
    props = dict.fromkeys(
        prop
        for shot in mine
        for prop in (*(s.prop for s in shot.props), *(h for p in shot.cast for h in p.holds))
    )
    return Scene(
        id=f"sc{number}",
        number=number,
        heading=heading,
        location=location,
        time=time,
        weather=weather,
        mood=mood,
        cast=tuple(cast),
        props=tuple(props),
        elements=tuple(elements),
    )
