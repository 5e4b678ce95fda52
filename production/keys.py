"""Key images: what each master asset looks like, as recipes (pure).

A character's six views are the very recipes that a shot without conditions refers to, so what is
drawn for the sheet is not drawn again for the film. A place is its empty set at the hour of its
first scene; a prop stands alone on plain ground.
"""

from __future__ import annotations

from engines.roles import StepOrder
from film.assets import Asset, Character, Location, Prop
from film.film import Film
from film.recipes import Made, Recipe
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Lighting, Movement, Size, TimeOfDay, Weather
from production.makers import Makers
from production.setups import VIEWS, grade_of, turnaround_of

PLATE = (640, 360)


def key_recipes(film: Film, asset: Asset, makers: Makers) -> dict[str, Recipe]:
    """The key images of an asset by what they show: six views, or one plate called "key"."""
    if isinstance(asset, Character):
        return turnaround(film, asset, makers)
    setup = _place(film, asset) if isinstance(asset, Location) else _prop(film, asset)
    stage = "place" if isinstance(asset, Location) else "prop"
    adds = () if isinstance(asset, Location) else (asset.id,)
    order = StepOrder(stage=stage, setup=setup, whole=setup, adds=adds)
    return {"key": makers.recipe(Made.STEP, order.model_dump(mode="json"), [])}


def turnaround(
    film: Film, person: Character, makers: Makers, conditions: tuple[str, ...] = ()
) -> dict[str, Recipe]:
    """The six views of somebody, in a condition or as they are at first."""
    look = PersonLook(
        who=person.id,
        name=person.name,
        appearance=person.appearance,
        mark=Mark(x=0.0, z=0.0),
        conditions=tuple(sorted(conditions)),
    )
    setup = turnaround_of(film, look).model_dump(mode="json")
    return {
        view: makers.recipe(Made.REFERENCE, {"setup": setup, "view": view}, []) for view in VIEWS
    }


def _place(film: Film, place: Location) -> Setup:
    scene = next((s for s in film.scenes if s.location == place.id), None)
    return _plate(
        film,
        PlaceLook(
            name=place.name, kind=place.kind, interior=place.interior, features=place.features
        ),
        scene.time if scene else TimeOfDay.AFTERNOON,
        scene.weather if scene else Weather.CLEAR,
        Camera(size=Size.WIDE, movement=Movement.STATIC),
    )


def _prop(film: Film, prop: Prop) -> Setup:
    ground = PlaceLook(name="turnaround", kind="turnaround", interior=True)
    camera = Camera(size=Size.INSERT, movement=Movement.STATIC, subjects=(prop.id,))
    setup = _plate(film, ground, TimeOfDay.AFTERNOON, Weather.CLEAR, camera)
    look = PropLook(who=prop.id, name=prop.name, kind=prop.kind, mark=Mark(x=0.0, z=0.0))
    return setup.but(props=(look,))


def _plate(
    film: Film, place: PlaceLook, time: TimeOfDay, weather: Weather, camera: Camera
) -> Setup:
    return Setup(
        width=PLATE[0],
        height=PLATE[1],
        look=film.settings.look,
        place=place,
        time=time,
        weather=weather,
        lighting=Lighting.NATURAL,
        camera=camera,
        style=grade_of(film),
    )
