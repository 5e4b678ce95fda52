"""Verbs of whole scenes and of the whole film: time, weather, place, music, style."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from film.edits import scenes as edits
from film.edits.compare import name_of, touched_shots
from film.edits.values import choose
from film.film import Film
from film.references import find_location, get_scenes
from film.story import Scene
from film.words import Look
from tools.cards import scenes_card
from tools.desk import Desk
from tools.revising import revise
from tools.said import Card, Change, Choice, Said
from tools.sentences import count, is_are, scenes_named

SceneEdit = Callable[[Film, Sequence[Scene], str], Film]


async def set_time(desk: Desk, *, scenes: str = "", time: str = "") -> Said:
    """Play scenes at another time of day: dawn, morning, afternoon, evening, night, twilight."""
    return await _staged(desk, "set_time", scenes, time, edits.set_time, lambda s: s.time)


async def set_weather(desk: Desk, *, scenes: str = "", weather: str = "") -> Said:
    """Give scenes another weather: clear, cloudy, rainy, stormy, snowy, foggy, windy."""
    return await _staged(
        desk, "set_weather", scenes, weather, edits.set_weather, lambda s: s.weather
    )


async def set_place(desk: Desk, *, scenes: str = "", place: str = "") -> Said:
    """Play scenes in another place, one of the film's or a new one."""

    def tell(old: Film, new: Film) -> str:
        chosen = get_scenes(new, scenes)
        name = name_of(new, chosen[0].location)
        known = find_location(old, name) is not None
        fresh = "" if known else ", which is new to the film"
        return f"{_named(chosen)} {_plays(chosen)} in another place now: {name}{fresh}."

    return await revise(
        desk,
        "set_place",
        lambda film: edits.set_place(film, get_scenes(film, scenes), place),
        tell,
        _show_scenes,
    )


async def set_music(desk: Desk, *, scenes: str = "", music: str = "") -> Said:
    """Put music of a mood under scenes: calm, tense, warm, sad, joyful, eerie; or none."""

    def tell(_: Film, new: Film) -> str:
        chosen = get_scenes(new, scenes)
        if all(shot.music == "none" for scene in chosen for shot in new.shots_of(scene.id)):
            return f"No music under {scenes_named(chosen)} now."
        return f"{chosen[0].mood.capitalize()} music under {scenes_named(chosen)} now."

    return await revise(
        desk,
        "set_music",
        lambda film: edits.set_music(film, get_scenes(film, scenes), music),
        tell,
        _show_scenes,
    )


async def mute_music(desk: Desk, *, scenes: str = "") -> Said:
    """Take the music away under scenes."""
    return await revise(
        desk,
        "mute_music",
        lambda film: edits.mute_music(film, get_scenes(film, scenes)),
        lambda _, new: f"No music under {scenes_named(get_scenes(new, scenes))} now.",
        _show_scenes,
    )


async def set_style(desk: Desk, *, style: str = "") -> Said:
    """Draw the film in another style: colour, flat colour, line art, noir, pencil, blueprint."""

    def edit(film: Film) -> Film:
        return film.but(settings=film.settings.but(look=choose(Look, style, "look")))

    def tell(_: Film, new: Film) -> str:
        return (
            f"The film is drawn in {new.settings.look} now; all {count(len(new.shots), 'shot')} "
            "will be rendered anew."
        )

    return await revise(desk, "set_style", edit, tell, lambda *_: ())


async def _staged(
    desk: Desk,
    verb: str,
    scenes: str,
    value: str,
    edit: SceneEdit,
    read: Callable[[Scene], str],
) -> Said:
    def tell(old: Film, new: Film) -> str:
        chosen = get_scenes(new, scenes)
        touched = [shot for scene in chosen for shot in new.shots_of(scene.id)]
        return (
            f"{_named(chosen)} {is_are(chosen)} {_value(verb, read(chosen[0]))} now: "
            f"{count(len(touched), 'shot')} will look different."
        )

    return await revise(
        desk,
        verb,
        lambda film: edit(film, get_scenes(film, scenes), value),
        tell,
        _show_scenes,
        (Choice(label="Show the shots", say=f"show the shots of scene {scenes}"),),
    )


def _value(verb: str, value: str) -> str:
    if verb == "set_weather":
        return value
    return f"at {value}" if value in ("night", "dawn", "twilight") else f"in the {value}"


def _plays(scenes: Sequence[Scene]) -> str:
    return "plays" if len(scenes) == 1 else "play"


def _named(scenes: Sequence[Scene]) -> str:
    return scenes_named(scenes, capital=True)


def _show_scenes(old: Film, new: Film, _: tuple[Change, ...]) -> tuple[Card, ...]:
    before = {scene.id: scene for scene in old.scenes}
    ids = {shot.scene for shot in touched_shots(old, new)}
    touched = [s for s in new.scenes if before.get(s.id) != s or s.id in ids]
    return (scenes_card(new, touched),) if touched else ()
