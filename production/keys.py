"""Key images: what each master asset looks like, as recipes (pure).

A character's six views are the very recipes that a shot without conditions refers to, so what is
drawn for the sheet is not drawn again for the film. Their key image is a portrait. A place is its
empty set at the hour of its first scene; a prop stands alone in a plain room.
"""

from __future__ import annotations

from engines.roles import StepOrder
from film.assets import Asset, Character, Location, Prop
from film.film import Film
from film.recipes import Made, Recipe
from film.setup import PersonLook, PlaceLook, PropLook, Setup
from film.shots import Camera, Mark
from film.words import Lighting, Movement, Size, TimeOfDay, Weather
from production.composites import PERSON, PLACE, PROP
from production.makers import Makers
from production.setups import VIEWS, grade_of, turnaround_of

PLATE = (640, 360)
ASIDE = 20.0  # degrees that somebody looks past the camera in a portrait


def key_recipes(film: Film, asset: Asset, makers: Makers) -> dict[str, Recipe]:
    """The key images of an asset by what they show: "key", and of a person the six views."""
    views = turnaround(film, asset, makers) if isinstance(asset, Character) else {}
    return {"key": _plain(makers, asset, *_key(film, asset)), **views}


def turnaround(film: Film, person: Character, makers: Makers) -> dict[str, Recipe]:
    """The six views of somebody as they are at first."""
    return {view: _view(film, person, makers, view) for view in VIEWS}


def state_recipes(film: Film, asset: Asset, makers: Makers) -> dict[str, Recipe]:
    """What becomes of an asset in the course of the film, by condition: a person from the front."""
    becomes = dict.fromkeys(c.what for c in film.conditions if c.asset == asset.id)
    if isinstance(asset, Character):
        return {what: _view(film, asset, makers, "front", (what,)) for what in becomes}
    if isinstance(asset, Location):
        return {}
    return {what: _plain(makers, asset, PROP, _prop(film, asset, (what,))) for what in becomes}


def _plain(makers: Makers, asset: Asset, stage: str, setup: Setup) -> Recipe:
    adds = () if isinstance(asset, Location) else (asset.id,)
    order = StepOrder(stage=stage, setup=setup, whole=setup, adds=adds)
    return makers.recipe(Made.STEP, order.model_dump(mode="json"), [])


def _view(
    film: Film, person: Character, makers: Makers, view: str, conditions: tuple[str, ...] = ()
) -> Recipe:
    setup = turnaround_of(film, _look(person).but(conditions=conditions))
    return makers.recipe(Made.REFERENCE, {"setup": setup.model_dump(mode="json"), "view": view}, [])


def _look(person: Character) -> PersonLook:
    ahead = Mark(x=0.0, z=0.0)
    return PersonLook(who=person.id, name=person.name, appearance=person.appearance, mark=ahead)


def _key(film: Film, asset: Asset) -> tuple[str, Setup]:
    """What a key image shows, and which step of a composite draws it."""
    if isinstance(asset, Character):
        return PERSON, _alone(film, asset, Size.MEDIUM).but(
            people=(_look(asset).but(facing=ASIDE),)
        )
    if isinstance(asset, Location):
        return PLACE, _place(film, asset)
    return PROP, _prop(film, asset)


def _prop(film: Film, prop: Prop, conditions: tuple[str, ...] = ()) -> Setup:
    ahead = Mark(x=0.0, z=0.0)
    look = PropLook(who=prop.id, name=prop.name, kind=prop.kind, mark=ahead, conditions=conditions)
    return _alone(film, prop, Size.INSERT).but(props=(look,))


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


def _alone(film: Film, asset: Asset, size: Size) -> Setup:
    """A plain room by day, with nothing in it to look at but one person or thing."""
    ground = PlaceLook(name="turnaround", kind="turnaround", interior=True)
    camera = Camera(size=size, movement=Movement.STATIC, subjects=(asset.id,))
    return _plate(film, ground, TimeOfDay.AFTERNOON, Weather.CLEAR, camera)


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
