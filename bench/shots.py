"""A few typical shots, as orders: two people in a kitchen and in a street."""

from __future__ import annotations

from engines.roles import ClipOrder
from film.assets import Appearance, Sex
from film.setup import Motion, PersonLook, PlaceLook, Setup, Speech
from film.shots import Business, Camera, Mark
from film.words import Lighting, Look, Movement, Pose, Size, TimeOfDay, Weather

KITCHEN = PlaceLook(name="KITCHEN", kind="kitchen", interior=True)
STREET = PlaceLook(name="STREET", kind="street", interior=False)
WORDS = ("open", "tongue", "small", "wide", "closed", "round", "teeth", "small", "rest")
TALK = Speech(
    who="mara", at=0.5, until=3.4, mouth=tuple((n * 0.11, WORDS[n % 9]) for n in range(26))
)


def person(who: str, x: float, z: float, facing: float, pose: Pose = Pose.STAND) -> PersonLook:
    """Mara (a woman) or anyone else (a man), looking at the other."""
    sex = Sex.WOMAN if who == "mara" else Sex.MAN
    return PersonLook(
        who=who,
        name=who.upper(),
        appearance=Appearance(sex=sex),
        mark=Mark(x=x, z=z),
        facing=facing,
        looks_at="tom" if who == "mara" else "mara",
        pose=pose,
    )


PAIR = (person("mara", -0.55, 0.0, 50), person("tom", 0.55, 0.0, -50))


def setup(
    camera: Camera,
    people: tuple[PersonLook, ...] = PAIR,
    place: PlaceLook = KITCHEN,
    time: TimeOfDay = TimeOfDay.MORNING,
    weather: Weather = Weather.CLEAR,
) -> Setup:
    """A set-up at 720p in colour."""
    return Setup(
        width=1280, height=720, look=Look.COLOUR, place=place, time=time, weather=weather,
        lighting=Lighting.NATURAL, camera=camera, people=people,
    )  # fmt: skip


def order(
    made: Setup,
    *business: Business,
    speech: tuple[Speech, ...] = (TALK,),
    frames: int = 120,
) -> ClipOrder:
    """Five seconds of a set-up."""
    motion = Motion(frames=frames, fps=24, business=business)
    return ClipOrder(setup=made, motion=motion, speech=speech)


BOTH = ("mara", "tom")
SHOTS: dict[str, ClipOrder] = {
    "two-shot": order(setup(Camera(size=Size.TWO_SHOT, subjects=BOTH))),
    "close-up": order(setup(Camera(size=Size.CLOSE_UP, subjects=("mara",)))),
    "dolly in": order(
        setup(Camera(size=Size.MEDIUM_CLOSE, subjects=("mara",), movement=Movement.DOLLY))
    ),
    "pan in rain": order(
        setup(
            Camera(size=Size.WIDE, subjects=BOTH, movement=Movement.PAN),
            place=STREET,
            time=TimeOfDay.NIGHT,
            weather=Weather.RAINY,
        )
    ),
    "walk": order(
        setup(
            Camera(size=Size.WIDE, subjects=BOTH),
            people=(person("mara", -2.0, 0.0, 90, Pose.WALK), person("tom", 1.4, 0.3, -70)),
        ),
        Business(who="mara", pose=Pose.WALK, at=0, until=3, to=Mark(x=0.4, z=0)),
        Business(who="tom", pose=Pose.WAVE, at=1, until=3),
        speech=(),
    ),
    "walk tracked": order(
        setup(
            Camera(size=Size.MEDIUM, subjects=("mara",), movement=Movement.TRACKING, azimuth=-20),
            people=(person("mara", -2.0, 0.0, 90, Pose.WALK),),
            place=STREET,
        ),
        Business(who="mara", pose=Pose.WALK, at=0, until=5, to=Mark(x=2.0, z=0)),
        speech=(),
    ),
    "sits and drinks": order(
        setup(Camera(size=Size.FULL, subjects=BOTH)),
        Business(who="tom", pose=Pose.SIT, at=0.8, until=5),
        Business(who="mara", pose=Pose.DRINK, at=1, until=3),
    ),
}
