"""The recipes of what is heard, and of the film that everything is conformed to (pure)."""

from __future__ import annotations

from engines.roles import MusicOrder, SoundOrder, VoiceOrder
from film.assets import Appearance
from film.film import Film
from film.noises import told_sound
from film.recipes import Made, Recipe
from film.setup import PersonLook
from film.shots import Line, Shot
from film.speech import spoken_text
from film.words import Emotion, Pose
from production.makers import Makers

GOING = {Pose.WALK, Pose.RUN}


def voice_recipes(
    film: Film, shot: Shot, makers: Makers, voices: dict[str, str]
) -> tuple[Recipe, ...]:
    """One recipe a line, in the order of the lines."""
    return tuple(_voice(shot, line, makers, voices[line.who]) for line in shot.lines)


def _voice(shot: Shot, line: Line, makers: Makers, voice: str) -> Recipe:
    feelings = {presence.who: presence.emotion for presence in shot.cast}
    order = VoiceOrder(
        text=line.text,
        voice=voice,
        parenthetical=line.parenthetical,
        emotion=feelings.get(line.who, Emotion.NEUTRAL).value,
        seconds=line.seconds,
    )
    return makers.recipe(Made.VOICE, order.model_dump(mode="json"), [])


def sound_recipe(film: Film, shot: Shot, makers: Makers) -> Recipe:
    """Room tone and spot effects under one shot."""
    scene = film.get_scene(shot.scene)
    place = film.get_location(scene.location)
    business = tuple(deed for deed in shot.business if deed.pose in GOING or deed.to)
    walkers = _walkers(film, shot, {deed.who for deed in business})
    order = SoundOrder(
        seconds=shot.frames / film.settings.fps,
        place_kind=place.kind,
        interior=place.interior,
        time=(shot.time or scene.time).value,
        weather=(shot.weather or scene.weather).value,
        effects=tuple(
            (effect.name, effect.at)
            for effect in shot.effects
            if not (walkers and effect.name == "steps")
        ),
        walkers=walkers,
        business=tuple(deed.but(text="") for deed in business),
    )
    return makers.recipe(Made.SOUND, order.model_dump(mode="json"), [])


def _walkers(film: Film, shot: Shot, going: set[str]) -> tuple[PersonLook, ...]:
    """Those of the cast who walk or run: where they start from, and what their stride is from."""
    found = []
    for presence in shot.cast:
        if presence.who not in going and presence.pose not in GOING:
            continue
        who = film.get_character(presence.who)
        look = who.appearance
        body = Appearance(species=look.species, sex=look.sex, age=look.age, build=look.build)
        found.append(
            PersonLook(
                who=who.id,
                name=who.name,
                appearance=body,
                mark=presence.mark,
                facing=presence.facing,
                pose=presence.pose,
            )
        )
    return tuple(found)


def music_recipes(film: Film, makers: Makers) -> tuple[tuple[str, Recipe], ...]:
    """One bed a scene: (scene id, recipe). A scene whose shots all say "none" has no music."""
    found: list[tuple[str, Recipe]] = []
    for scene in film.scenes:
        shots = film.shots_of(scene.id)
        if not shots or all(shot.music == "none" for shot in shots):
            continue
        wish = next((shot.music for shot in shots if shot.music not in ("", "none")), "")
        frames = sum(shot.frames for shot in shots)
        order = MusicOrder(
            seconds=frames / film.settings.fps,
            mood=wish or scene.mood or "calm",
            seed=len(found),
            theme=film.title,
        )
        found.append((scene.id, makers.recipe(Made.MUSIC, order.model_dump(mode="json"), [])))
    return tuple(found)


def track_recipe(
    film: Film,
    makers: Makers,
    voices: dict[str, tuple[Recipe, ...]],
    sounds: dict[str, Recipe],
    music: tuple[tuple[str, Recipe], ...],
) -> Recipe:
    """All that is heard of the film, from the voices and the sound of each shot by its id. It
    waits for no picture, and pictures that change leave it as it is.

    `spec` is an edit decision list: where each input starts in the film.
    """
    starts = _starts(film)
    spec: dict[str, object] = {
        "fps": film.settings.fps,
        "frames": film.frames(),
        "cuts": [{"at": starts[shot.id]} for shot in film.shots],
        "lines": [{"at": line["at"]} for line in captions(film)],
        "music": [starts[film.shots_of(scene)[0].id] for scene, _ in music],
    }
    inputs: list[tuple[str, str]] = []
    for shot in film.shots:
        inputs.append(("sound", sounds[shot.id].file_name))
        inputs += [("voice", voice.file_name) for voice in voices[shot.id]]
    inputs += [("music", recipe.file_name) for _, recipe in music]
    return makers.recipe(Made.TRACK, spec, inputs)


def film_recipe(
    film: Film,
    makers: Makers,
    clips: dict[str, Recipe],
    voices: dict[str, tuple[Recipe, ...]],
    track: Recipe,
) -> Recipe:
    """The film, from the clip of each shot by its id and its track. The voices tell captions when
    each word is said.

    `spec` is an edit decision list in frames: where each input starts in the film.
    """
    starts = _starts(film)
    spec: dict[str, object] = {
        "fps": film.settings.fps,
        "width": film.settings.width,
        "height": film.settings.height,
        "frames": film.frames(),
        "cuts": [_cut(shot, starts[shot.id]) for shot in film.shots],
        "lines": captions(film),
        "sounds": heard(film),
        "captions": film.settings.captions,
        "title": film.title,
    }
    inputs: list[tuple[str, str]] = []
    for shot in film.shots:
        inputs.append(("clip", clips[shot.id].file_name))
        inputs += [("voice", voice.file_name) for voice in voices[shot.id]]
    inputs.append(("track", track.file_name))
    return makers.recipe(Made.FILM, spec, inputs)


def heard(film: Film) -> list[dict[str, object]]:
    """What captions tell of sounds and music: {"text", "at"}, in seconds from the film's start; a
    sound that goes on is told once a scene, and music when its mood is another."""
    starts, told = _starts(film), set[tuple[str, str]]()
    found: list[dict[str, object]] = []
    mood = ""
    for shot in film.shots:
        at = starts[shot.id] / film.settings.fps
        playing = _mood(film, shot)
        if playing and playing != mood:
            found.append({"text": f"{playing} music", "at": round(at, 3)})
            mood = playing
        for effect in shot.effects:
            words = told_sound(effect.name)
            if words and (effect.at > 0 or (shot.scene, effect.name) not in told):
                told.add((shot.scene, effect.name))
                found.append({"text": words, "at": round(at + effect.at, 3)})
    return found


def _mood(film: Film, shot: Shot) -> str:
    wish = shot.music or film.get_scene(shot.scene).mood or "calm"
    return "" if wish == "none" else wish


def captions(film: Film) -> list[dict[str, object]]:
    """Every spoken line: {"who", "text", "at", "until", "off"}, in seconds from the film's start;
    "off" is true when the speaker is not in the picture."""
    starts = _starts(film)
    return [_caption(film, line, starts[shot.id]) for shot in film.shots for line in shot.lines]


def _starts(film: Film) -> dict[str, int]:
    starts, at = {}, 0
    for shot in film.shots:
        starts[shot.id] = at
        at += shot.frames
    return starts


def _cut(shot: Shot, at: int) -> dict[str, object]:
    return {
        "label": shot.label,
        "at": at,
        "frames": shot.frames,
        "in": shot.transition_in.value,
        "out": shot.transition_out.value,
    }


def _caption(film: Film, line: Line, at: int) -> dict[str, object]:
    start = at / film.settings.fps + line.at
    return {
        "who": film.get_character(line.who).name,
        "text": spoken_text(line.text),
        "off": line.off_screen,
        "at": round(start, 3),
        "until": round(start + line.seconds, 3),
    }
