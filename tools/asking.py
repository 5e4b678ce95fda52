"""Reading verbs that ask the story: who is where, holding what, in which state, knowing what."""

from __future__ import annotations

from film import questions
from film.assets import Character, Location, Prop
from film.breaks import Break, find_breaks
from film.clock import clock
from film.edits.compare import looks, name_of
from film.edits.values import listed
from film.errors import Refused
from film.film import Film
from film.references import (
    find_location,
    find_person,
    find_prop,
    get_asset,
    get_moment,
    get_people,
    get_scene,
    get_shot,
)
from film.shots import Shot
from film.story import Scene
from tools.cards import person_card, places_card, props_card, scenes_card, shots_card, text_card
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import count, framing, is_are, length, names, scenes_named, shots_named


async def who_is_in(desk: Desk, *, at: str = "") -> Said:
    """Say who is in a shot, a scene, or at a time of the film."""
    film = await desk.store.load(desk.project)
    shots = get_moment(film, at)
    people = questions.people_in(film, shots)
    heard = {line.who for shot in shots for line in shot.lines if line.off_screen}
    unseen = [film.get_character(who) for who in heard if all(who != p.id for p in people)]
    also = f"; {names(unseen)} {is_are(unseen)} only heard" if unseen else ""
    text = f"In {_where(film, shots, at)}: {names(people) or 'nobody'}{also}."
    return Said(text=text, cards=tuple(person_card(film, person) for person in people[:4]))


async def where_is(desk: Desk, *, about: str = "", at: str = "") -> Said:
    """Say where someone or something is, or was last seen before a moment."""
    film = await desk.store.load(desk.project)
    asset = get_asset(film, about)
    if isinstance(asset, Location):
        there = questions.scenes_with(film, asset.id)
        return Said(text=f"{asset.name} is the place of {scenes_named(there) or 'no scene'}.")
    shots = get_moment(film, at)
    seen = questions.last_seen(film, asset.id, shots)
    if seen is None:
        return Said(text=f"{_the(asset)} is not seen up to {_where(film, shots, at)}.")
    place = name_of(film, film.get_scene(seen.shot.scene).location)
    hands = f", in {name_of(film, seen.holder)}'s hands" if seen.holder else ""
    source = questions.source_of(film, seen.shot)
    text = f"{_the(asset)}: {place}{hands}, last seen in {seen.shot.label} ({source})."
    return Said(text=text, cards=(shots_card(film, (seen.shot,)),))


async def who_knows(desk: Desk, *, who: str = "", about: str = "", at: str = "") -> Said:
    """Say who knows about something up to a moment, with the lines it rests on."""
    film = await desk.store.load(desk.project)
    if not about.strip():
        raise Refused("Who knows about what?")
    asset = find_prop(film, about) or find_person(film, about) or find_location(film, about)
    known = questions.who_knows(film, about, asset, _until(film, at))
    if who:
        wanted = {person.id for person in get_people(film, who)}
        known = [k for k in known if k.who.id in wanted]
    told = [
        f"{k.who.name} does ({questions.source_of(film, k.shot)})." if k.shot else
        f"{k.who.name} does not."
        for k in known
    ]  # fmt: skip
    if not any(k.shot for k in known):
        moment = f" up to {_where(film, _until(film, at), at)}" if at else ""
        return Said(text=f"Nobody knows about {about}{moment}.")
    why = [f"{k.who.name}, {k.shot.label}: “{k.quote}”" for k in known if k.shot]
    return Said(text=" ".join(told), cards=(text_card("Why", why),))


async def state_of(desk: Desk, *, about: str = "", at: str = "", condition: str = "") -> Said:
    """Say in which state someone or something is (muddy, torn), or whether it is so."""
    film = await desk.store.load(desk.project)
    asset, shots = get_asset(film, about), get_moment(film, at)
    words = questions.state_of(film, asset.id, shots)
    where = f" in {_where(film, shots, at)}" if at else ""
    if condition:
        so = any(condition.lower() in word for word in words)
        return Said(text=f"{'Yes' if so else 'No'}, {_the(asset)} is {'' if so else 'not '}"
                         f"{condition}{where}.")  # fmt: skip
    ranges = [
        f"{c.what} from {film.get_shot(c.from_shot).label} to "
        f"{film.get_shot(c.to_shot).label if c.to_shot else 'the end'}"
        for c in film.conditions
        if c.asset == asset.id and c.what in words
    ]
    told = listed(ranges or list(words)) or "as at first"
    return Said(text=f"{_the(asset)}: {told}{where}.")


async def holds(desk: Desk, *, who: str = "", about: str = "", at: str = "") -> Said:
    """Say what someone holds, or who holds something, at a moment."""
    film = await desk.store.load(desk.project)
    shots = get_moment(film, at)
    if about and not who:
        prop = get_asset(film, about)
        hands = [(questions.holder(s, prop.id), s) for s in shots]
        by: dict[str, list[str]] = {}
        for person, shot in hands:
            if person:
                by.setdefault(person, []).append(shot.label)
        told = [f"{name_of(film, person)} in {listed(labels)}" for person, labels in by.items()]
        where = f" in {_where(film, shots, at)}" if at else ""
        return Said(text=f"{_the(prop)}: {listed(told) or f'nobody holds it{where}'}.")
    people = get_people(film, who)
    told = [
        f"{person.name} holds {listed([name_of(film, p) for p in found]) or 'nothing'}"
        for person in people
        for found in [questions.held_by(film, person.id, shots)]
    ]
    return Said(text=f"{listed(told)}{f' in {_where(film, shots, at)}' if at else ''}.")


async def appearances(desk: Desk, *, about: str = "") -> Said:
    """Say in which scenes and shots someone or something appears."""
    film = await desk.store.load(desk.project)
    asset = get_asset(film, about)
    shots = questions.shots_with(film, asset.id)
    scenes = questions.scenes_with(film, asset.id)
    if not scenes:
        return Said(text=f"{_the(asset)} is in no scene.")
    seconds = clock(sum(shot.frames for shot in shots) / film.settings.fps)
    text = f"{_the(asset)}: {scenes_named(scenes)}, {count(len(shots), 'shot')}, {seconds}."
    return Said(text=text, cards=(shots_card(film, shots),))


async def contradictions(desk: Desk, *, at: str = "") -> Said:
    """Say what in the story cannot both be so."""
    film = await desk.store.load(desk.project)
    found = find_breaks(film, get_moment(film, at) if at else ())
    if not found:
        return Said(text="I see nothing that contradicts itself.")
    one = found[0]
    more = f" And {len(found) - 1} more." if len(found) > 1 else ""
    number = "One break" if len(found) == 1 else f"{len(found)} breaks, the first"
    text = (
        f"{number}: {one.text}{'' if one.text.endswith(('.', '”')) else '.'}{more} Which is right?"
    )
    return Said(text=text, choices=_ways_out(film, one), cards=_both(film, found))


async def describe(desk: Desk, *, about: str = "") -> Said:
    """Describe a person, a place, a prop, a scene or a shot."""
    film = await desk.store.load(desk.project)
    part = _part(film, about)
    if isinstance(part, Shot):
        text = f"{part.label}: {framing(film, part)}, {length(film, part)}. {part.action}"
        return Said(text=text.strip(), cards=(shots_card(film, (part,)),))
    if isinstance(part, Scene):
        people = listed([name_of(film, who) for who in part.cast]) or "nobody"
        text = f"Scene {part.number}, {part.heading}: {part.time}, {part.weather}; {people}."
        return Said(text=f"{text} {part.synopsis}".strip(), cards=(scenes_card(film, (part,)),))
    if isinstance(part, Character):
        told = f"{part.description} {looks(part.appearance).capitalize()}.".strip()
        return Said(text=f"{part.name}: {told}", cards=(person_card(film, part),))
    if isinstance(part, Prop):
        told = part.description or "in " + (scenes_named(questions.scenes_with(film, part.id)))
        return Said(text=f"{_the(part)}: {told}.", cards=(props_card(film, (part,)),))
    features = f", with {listed(part.features)}" if part.features else ""
    side = "indoors" if part.interior else "outdoors"
    text = f"{part.name}: {part.kind or 'a place'}, {side}{features}. {part.description}"
    return Said(text=text.strip(), cards=(places_card(film, (part,)),))


async def impact(desk: Desk, *, about: str = "") -> Said:
    """Say which shots a change of something would touch."""
    film = await desk.store.load(desk.project)
    part = _part(film, about)
    shots = questions.depending_on(film, part)
    name = part.label if isinstance(part, Shot) else _named(part)
    scenes = [scene for scene in film.scenes if any(s.scene == scene.id for s in shots)]
    if not shots:
        return Said(text=f"Nothing depends on {name}.")
    seconds = sum(shot.frames for shot in shots) / film.settings.fps
    text = (
        f"A change of {name} touches {count(len(shots), 'shot')} in {scenes_named(scenes)}, "
        f"{clock(seconds)} of {clock(float(film.seconds()))}: {shots_named(film, shots)}."
    )
    return Said(text=text, cards=(shots_card(film, shots),))


def _part(film: Film, about: str) -> Shot | Scene | Character | Location | Prop:
    said = about.strip().lower()
    if said.startswith("scene"):
        return get_scene(film, said)
    if any(shot.label.lower() == said for shot in film.shots):
        return get_shot(film, said)
    return get_asset(film, about)


def _named(part: Scene | Character | Location | Prop) -> str:
    if isinstance(part, Scene):
        return f"scene {part.number}"
    return f"the {part.name}" if isinstance(part, Prop) else part.name


def _the(asset: Character | Location | Prop) -> str:
    return f"The {asset.name}" if isinstance(asset, Prop) else asset.name


def _until(film: Film, at: str) -> tuple[Shot, ...]:
    """All shots up to a moment, inclusive."""
    shots = get_moment(film, at)
    return film.shots[: film.shots.index(shots[-1]) + 1] if shots else ()


def _where(film: Film, shots: tuple[Shot, ...], at: str) -> str:
    said = at.strip().lower()
    if said in ("", "all"):
        return "the film"
    if said.startswith("before:"):
        return said.replace(":", " ")
    if said.startswith("scene"):
        return f"scene {film.get_scene(shots[0].scene).number}"
    return shots_named(film, shots)


def _ways_out(film: Film, found: Break) -> tuple[Choice, ...]:
    labels = f"{found.first.label} and {found.second.label}"
    choices = [Choice(label="Show both shots", say=f"show {labels}")]
    prop = next((p for p in film.props if p.id == found.asset), None)
    if prop:
        number = film.get_scene(found.second.scene).number
        say = f"remove the {prop.name} from scene {number}"
        choices.append(Choice(label=f"No {prop.name} in scene {number}", say=say))
    return tuple(choices)


def _both(film: Film, found: tuple[Break, ...]) -> tuple[Card, ...]:
    more = (text_card("All of them", [b.text for b in found]),) if len(found) > 1 else ()
    return (shots_card(film, (found[0].first, found[0].second)), *more)
