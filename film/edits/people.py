"""The cast: feelings, voices, and who is one person or two."""

from __future__ import annotations

from collections.abc import Sequence

from film.assets import Character
from film.edits.division import split_to_fit
from film.edits.parts import by_hand, mapped_shots, new_id, with_people, with_scenes, with_shots
from film.edits.script import cue_name, find_speech
from film.edits.settle import settled
from film.edits.timing import lasting
from film.edits.values import choose, listed
from film.errors import Refused
from film.film import Film
from film.shots import Mark, Presence, Shot
from film.story import Scene
from film.voice_words import voice_by_words
from film.voices import find_voice, voices
from film.words import Emotion


def set_emotion(
    film: Film, people: Sequence[Character], emotion: str, shots: Sequence[Shot]
) -> Film:
    """The film with these people feeling this wherever they are in these shots."""
    chosen = choose(Emotion, emotion, "emotion")
    ids = {person.id for person in people}
    there = [shot for shot in shots if any(p.who in ids for p in shot.cast)]
    if not there:
        names = listed([person.name for person in people], "or")
        where = shots[0].label if len(shots) == 1 else f"{shots[0].label} to {shots[-1].label}"
        raise Refused(f"I do not see {names} in {where}.")
    for shot in there:
        cast = tuple(p.but(emotion=chosen) if p.who in ids else p for p in shot.cast)
        felt = by_hand(shot.but(cast=cast), "cast")
        film = split_to_fit(film, lasting(film, felt, felt.frames))
    return film


def set_voice(film: Film, person: Character, voice: str) -> Film:
    """The film with another voice for someone, by its name or by words like "deeper", "old"."""
    said, now = voice.strip().lower(), film.voice_of(person.id)
    chosen = find_voice(said) or voice_by_words(said, person, now)
    if chosen is None:
        names = tuple(v.id for v in voices())
        raise Refused(f"There is no voice “{voice}”; there are {listed(names)}.", names[:6])
    film = with_people(film, person.but(voice=chosen.id))
    for shot in film.shots:
        if any(line.who == person.id for line in shot.lines):
            film = split_to_fit(film, film.get_shot(shot.id))
    return film


def merge_characters(film: Film, people: Sequence[Character]) -> Film:
    """The film with these as one person, called as the first; the other names become aliases."""
    if len(set(people)) < 2:
        raise Refused("Which two are one person? Say, for example, “KEEPER and THE KEEPER”.")
    kept, before = people[0], film
    for other in people[1:]:
        _check_never_together(film, kept, other)
        film = _replaced(film, other.id, kept.id)
        kept = film.get_character(kept.id)
        names = (*kept.aliases, other.name, *other.aliases)
        kept = kept.but(
            aliases=tuple(dict.fromkeys(name for name in names if name != kept.name)),
            description=" ".join(filter(None, (kept.description, other.description))),
            mentions=(*kept.mentions, *other.mentions),
            speaks=kept.speaks or other.speaks,
        )
        film = with_people(film, kept)
        film = film.but(characters=tuple(c for c in film.characters if c.id != other.id))
    return settled(before, film)


def split_characters(film: Film, person: Character, aliases: Sequence[str] = ()) -> Film:
    """The film with the aliases that have cues of their own as other people again."""
    wanted = {alias.casefold() for alias in aliases}
    cues = {
        cue_name(e.text).casefold()
        for scene in film.scenes
        for e in scene.elements
        if e.kind == "cue"
    }
    names = [a for a in person.aliases if a.casefold() in (wanted & cues if wanted else cues)]
    if not names:
        raise Refused(
            f"{person.name} has only one name in the script, so I cannot tell which lines are "
            "whose; give single lines to someone else instead."
        )
    for name in names:
        film = _parted(film, film.get_character(person.id), name)
    return film


def _parted(film: Film, person: Character, name: str) -> Film:
    ids = [c.id for c in film.characters]
    other = Character(
        id=new_id("ch_", name, ids),
        name=name,
        appearance=person.appearance,
        speaks=True,
        mentions=tuple(m for m in person.mentions if name.casefold() in m.text.casefold()),
    )
    rest = person.but(aliases=tuple(a for a in person.aliases if a != name))
    place = film.characters.index(person) + 1
    people = (*film.characters[:place], other, *film.characters[place:])
    film = with_people(film.but(characters=people), rest)
    before, film = film, _sharing(film, rest.id, other.id)
    for scene in film.scenes:
        film = _scene_parted(film, scene, rest, other)
    return settled(before, film)


def _sharing(film: Film, one: str, other: str) -> Film:
    """The film with the lasting states of one on the other too, for either may have had them."""
    shared = []
    for condition in film.conditions:
        shared.append(condition)
        if condition.asset == one:
            ids = [c.id for c in (*film.conditions, *shared)]
            shared.append(condition.but(id=new_id("co_", condition.id, ids), asset=other))
    return film.but(conditions=tuple(shared))


def _scene_parted(film: Film, scene: Scene, one: Character, other: Character) -> Film:
    cues = {cue_name(e.text).casefold() for e in scene.elements if e.kind == "cue"}
    if other.name.casefold() not in cues:
        return film
    alone = one.name.casefold() not in cues
    cast = tuple(other.id if who == one.id and alone else who for who in scene.cast)
    if other.id not in cast:
        cast = (*cast, other.id)
    shots = [
        _with_id(shot, one.id, other.id) if alone else _spoken_by(film, scene, shot, one, other)
        for shot in film.shots_of(scene.id)
    ]
    return with_scenes(with_shots(film, *shots), scene.but(cast=cast))


def _spoken_by(film: Film, scene: Scene, shot: Shot, one: Character, other: Character) -> Shot:
    """The shot with the lines under the other's cue said by the other, who stands beside."""
    lines = []
    for line in shot.lines:
        if line.who == one.id:
            cue = scene.elements[find_speech(film, scene, line).cue].text
            if cue_name(cue).casefold() == other.name.casefold():
                line = line.but(who=other.id)
        lines.append(line)
    speakers = {line.who for line in lines}
    parted = shot.but(lines=tuple(lines))
    if other.id not in speakers:
        return parted
    if one.id not in speakers:
        return _with_id(parted, one.id, other.id)
    beside = [_beside(p, other.id) for p in shot.cast if p.who == one.id]
    return parted.but(cast=(*shot.cast, *beside))


def _beside(presence: Presence, who: str) -> Presence:
    step = -0.9 if presence.mark.x > 0.5 else 0.9
    return presence.but(who=who, mark=Mark(x=presence.mark.x + step, z=presence.mark.z), holds=())


def _replaced(film: Film, old: str, new: str) -> Film:
    film = mapped_shots(film, lambda shot: _with_id(shot, old, new))
    scenes = [
        s.but(cast=tuple(dict.fromkeys(new if who == old else who for who in s.cast)))
        for s in film.scenes
    ]
    conditions = tuple(c.but(asset=new) if c.asset == old else c for c in film.conditions)
    return with_scenes(film.but(conditions=conditions), *scenes)


def _with_id(shot: Shot, old: str, new: str) -> Shot:
    """The shot with one person's id in place of another's, wherever a shot names people."""

    def swap(who: str) -> str:
        return new if who == old else who

    camera = shot.camera
    return shot.but(
        lines=tuple(line.but(who=swap(line.who)) for line in shot.lines),
        cast=tuple(p.but(who=swap(p.who), looks_at=swap(p.looks_at)) for p in shot.cast),
        camera=camera.but(
            subjects=tuple(dict.fromkeys(swap(s) for s in camera.subjects)), over=swap(camera.over)
        ),
        business=tuple(b.but(who=swap(b.who)) for b in shot.business),
    )


def _check_never_together(film: Film, one: Character, other: Character) -> None:
    for shot in film.shots:
        there = {presence.who for presence in shot.cast}
        if {one.id, other.id} <= there:
            raise Refused(
                f"{one.name} and {other.name} are side by side in {shot.label}, so they cannot be "
                "one person."
            )
