"""Reading verbs that ask the story: who is where, holding what, in which state, knowing what."""

from __future__ import annotations

from film import questions
from film.assets import Character, Location, Prop
from film.clock import clock
from film.edits.compare import looks, name_of
from film.edits.values import listed
from film.errors import Refused
from film.facts import Contradiction, Known
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
from knowledge.bible.lore import kind_of
from tools.cards import person_card, places_card, props_card, scenes_card, shots_card, text_card
from tools.desk import Desk
from tools.said import Card, Choice, Said
from tools.sentences import count, framing, is_are, length, names, scenes_named, shots_named


async def who_is_in(desk: Desk, *, at: str = "") -> Said:
    """Say who is in a shot, a scene, or at a time of the film, and in which state."""
    film = await desk.store.load(desk.project)
    shots = get_moment(film, at)
    facts = await desk.get_bible().facts(film, [shot.id for shot in shots])
    seen = {person.who: person for one in facts for person in one.people}
    people = [person for person in questions.people_in(film, shots) if person.id in seen]
    heard = {line.who for shot in shots for line in shot.lines if line.off_screen}
    unseen = [film.get_character(who) for who in heard if who not in seen]
    also = f"; {names(unseen)} {is_are(unseen)} only heard" if unseen else ""
    states = [f"{p.name} is {listed(p.conditions)}" for p in seen.values() if p.conditions]
    text = f"In {_where(film, shots, at)}: {names(people) or 'nobody'}{also}."
    text += f" {listed(states)}." if states else ""
    return Said(text=text, cards=tuple(person_card(film, person) for person in people[:4]))


async def where_is(desk: Desk, *, about: str = "", at: str = "") -> Said:
    """Say where someone or something is, or was last seen before a moment."""
    film = await desk.store.load(desk.project)
    asset = get_asset(film, about)
    if isinstance(asset, Location):
        there = questions.scenes_with(film, asset.id)
        return Said(text=f"{asset.name} is the place of {scenes_named(there) or 'no scene'}.")
    shots = get_moment(film, at)
    bible = desk.get_bible()
    seen = await bible.last_seen(film, kind_of(asset), asset.id, shots[-1].id) if shots else None
    if seen is None:
        return Said(text=f"{_the(asset)} is not seen up to {_where(film, shots, at)}.")
    hands = f", in {listed(seen.held_by)}'s hands" if seen.held_by else ""
    shot = film.get_shot(seen.shot)
    source = questions.source_of(film, shot)
    text = f"{_the(asset)}: {seen.place}{hands}, last seen in {seen.label} ({source})."
    return Said(text=text, cards=(shots_card(film, (shot,)),))


async def who_knows(desk: Desk, *, who: str = "", about: str = "", at: str = "") -> Said:
    """Say who may know about something up to a moment, with the lines it rests on."""
    film = await desk.store.load(desk.project)
    if not about.strip():
        raise Refused("Who knows about what?")
    asset = find_prop(film, about) or find_person(film, about) or find_location(film, about)
    kind, key = (kind_of(asset), asset.id) if asset else ("", "")
    until = _until(film, at)
    last = until[-1].id if until else ""
    known = await desk.get_bible().knowers(film, about, kind, key, last) if until else ()
    wanted = {person.id for person in get_people(film, who)} if who else set()
    known = tuple(k for k in known if not wanted or k.who in wanted)
    if not known:
        moment = f" up to {_where(film, until, at)}" if at else ""
        return Said(text=f"Nobody knows about {about}{moment}.")
    ignorant = [p for p in questions.people_in(film, until) if all(p.id != k.who for k in known)]
    told = [f"{person.name} does not." for person in ignorant
            if person.id != key and (not wanted or person.id in wanted)]  # fmt: skip
    told += [f"{name_of(film, k.who)} does ({_since(film, k)})." for k in known]
    why = [f"{name_of(film, k.who)}, {k.label or k.source}: “{k.quote}”" for k in known]
    return Said(text=" ".join(told), cards=(text_card("Why", why),))


async def state_of(desk: Desk, *, about: str = "", at: str = "", condition: str = "") -> Said:
    """Say in which state someone or something is (muddy, torn), or whether it is so."""
    film = await desk.store.load(desk.project)
    asset, shots = get_asset(film, about), get_moment(film, at)
    ids = [shot.id for shot in shots]
    found = await desk.get_bible().states(film, kind_of(asset), asset.id, ids)
    words = tuple(dict.fromkeys([*(f.what for f in found), *questions.said_of(asset.id, shots)]))
    where = f" in {_where(film, shots, at)}" if at else ""
    if condition:
        so = any(condition.lower() in word for word in words)
        return Said(text=f"{'Yes' if so else 'No'}, {_the(asset)} is {'' if so else 'not '}"
                         f"{condition}{where}.")  # fmt: skip
    lasting = {state.id for state in found}
    ranges = [
        f"{c.what} from {film.get_shot(c.from_shot).label} to "
        f"{film.get_shot(c.to_shot).label if c.to_shot else 'the end'}"
        for c in film.conditions
        if c.id in lasting
    ]
    told = listed(ranges or list(words)) or "as at first"
    return Said(text=f"{_the(asset)}: {told}{where}.")


async def holds(desk: Desk, *, who: str = "", about: str = "", at: str = "") -> Said:
    """Say what someone holds, or who holds something, at a moment."""
    film = await desk.store.load(desk.project)
    shots = get_moment(film, at)
    facts = await desk.get_bible().facts(film, [shot.id for shot in shots])
    if about and not who:
        prop = get_asset(film, about)
        by: dict[str, list[str]] = {}
        for one in facts:
            for person in one.people:
                if prop.id in person.holds:
                    by.setdefault(person.name, []).append(one.label)
        told = [f"{name} in {listed(labels)}" for name, labels in by.items()]
        where = f" in {_where(film, shots, at)}" if at else ""
        return Said(text=f"{_the(prop)}: {listed(told) or f'nobody holds it{where}'}.")
    told = []
    for holder in get_people(film, who):
        mine = [p for one in facts for p in one.people if p.who == holder.id]
        found = dict.fromkeys(name_of(film, prop) for p in mine for prop in p.holds)
        told.append(f"{holder.name} holds {listed(list(found)) or 'nothing'}")
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
    """Say what in the story cannot both be so, each with both places quoted."""
    film = await desk.store.load(desk.project)
    scenes = dict.fromkeys(shot.scene for shot in get_moment(film, at)) if at else {}
    found = await desk.get_bible().contradictions(film, tuple(scenes))
    if not found:
        return Said(text="I see nothing that contradicts itself.")
    one = found[0]
    number = "One break" if len(found) == 1 else f"{len(found)} breaks, the first"
    more = f" And {len(found) - 1} more." if len(found) > 1 else ""
    text = f"{number}: {one.text}{more} Which is right?"
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
    touched = await desk.get_bible().touched(film, kind_of(part), part.id)
    shots = tuple(film.get_shot(shot) for shot in touched)
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


def _since(film: Film, known: Known) -> str:
    return questions.source_of(film, film.get_shot(known.shot)) if known.shot else known.source


def _ways_out(film: Film, found: Contradiction) -> tuple[Choice, ...]:
    labels = [film.get_shot(shot).label for shot in (found.first_shot, found.shot) if shot]
    choices = [Choice(label="Show the shots", say=f"show {' and '.join(dict.fromkeys(labels))}")]
    prop = next((p for p in film.props if p.id == found.about), None)
    number = film.get_scene(found.scene).number
    if prop:
        say = f"remove the {prop.name} from scene {number}"
        choices.append(Choice(label=f"No {prop.name} in scene {number}", say=say))
    choices.append(Choice(label="The script there", say=f"show the script of scene {number}"))
    return tuple(choices if labels else choices[1:])


def _both(film: Film, found: tuple[Contradiction, ...]) -> tuple[Card, ...]:
    """The two shots of the first one, and all of them with both sources quoted."""
    ids = dict.fromkeys(shot for shot in (found[0].first_shot, found[0].shot) if shot)
    shots = (shots_card(film, [film.get_shot(shot) for shot in ids]),) if ids else ()
    told = [f"{one.text}\n{one.sources[0]}\n{one.sources[1]}" for one in found]
    return (*shots, text_card("All of them", told) if len(told) > 1 else text_card("Why", told))
