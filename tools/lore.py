"""Verbs of the world: its rules, who knows what, why we think so, and the bible as a drawing."""

from __future__ import annotations

from engines.rules.story import read_story, rule_of
from film.assets import Asset, Character
from film.chains import axes
from film.errors import Refused
from film.film import Film
from film.references import get_asset, get_person, get_scene
from film.story import Scene
from film.world import Knowledge
from knowledge.bible.lore import kind_of
from tools.cards import text_card
from tools.desk import Desk
from tools.said import Card, Said
from tools.sentences import called, count, sentence

MOST_SPOKES = 19
MOST_ASKED = 4  # things offered to be asked about
MOST_SAID = 12


async def rules(desk: Desk, *, at: str = "") -> Said:
    """Say which rules of the world hold in a scene, or all of them, the gravest first."""
    film = await desk.store.load(desk.project)
    if at.strip().lower().startswith("scene"):
        scene = get_scene(film, at)
        here = await desk.get_bible().rules(film, scene.id)
        told = [f"{rule.text} ({rule.priority}; {rule.source})" for rule in here]
        where = f" in scene {scene.number}"
    else:
        told = [f"{rule.text} ({rule.priority}, {rule.kind})" for rule in film.rules]
        where = ""
    if not told:
        return Said(text=f"No rule is laid down{where}. “Add the rule: nobody may...” adds one.")
    text = f"{count(len(told), 'rule')} hold{'s' if len(told) == 1 else ''}{where}: {told[0]}"
    return Said(text=text, cards=(text_card("Rules", told),))


async def add_rule(desk: Desk, *, rule: str = "") -> Said:
    """Add a rule of the world in words: nobody may light a fire in the mill."""
    film = await desk.store.load(desk.project)
    number = sum(1 for one in film.rules if one.by) + 1
    made = rule_of(film, rule, f"rp_{number}", desk.author)
    if made is None:
        raise Refused("Say it as a rule, please: “nobody may light a fire in the mill”.")
    if any(one.text.lower() == made.text.lower() for one in film.rules):
        raise Refused("That rule holds already.")
    new = read_story(film.but(rules=(*film.rules, made)))
    places = [film.get_location(place).name for place in made.where]
    where = f"in {places[0]}" if places else "everywhere"
    text = f"It holds {where}, {made.priority} priority: “{made.text}”"
    version = await desk.store.save(new, "add_rule", text, desk.author)
    return Said(text=text, version=version.id)


async def know(desk: Desk, *, who: str = "", about: str = "", at: str = "") -> Said:
    """Note that somebody knows of something, from the start or since a scene."""
    film = await desk.store.load(desk.project)
    person, topic = get_person(film, who), about.strip()
    if not topic:
        raise Refused(f"What does {person.name} know of?")
    scene = get_scene(film, at) if at else None
    asset = next((a for a in film.assets() if a.name.lower() == topic.lower()), None)
    number = sum(1 for one in film.knowledge if one.by) + 1
    made = Knowledge(
        id=f"kp_{number}", who=person.id, topic=topic, about=asset.id if asset else "",
        scene=scene.id if scene else "", text=f"{person.name} knows of {topic}", by=desk.author,
    )  # fmt: skip
    since = f"since scene {scene.number}" if scene else "from the start"
    text = f"{person.name} knows of {topic} {since}."
    new = read_story(film.but(knowledge=(*film.knowledge, made)))
    version = await desk.store.save(new, "know", text, desk.author)
    return Said(text=text, version=version.id)


async def why(desk: Desk, *, about: str = "") -> Said:
    """Say why we think so of something: the words of the script, with where they stand."""
    film = await desk.store.load(desk.project)
    if not about.strip():
        ways = tuple(f"why do you think that about {a.name}?" for a in film.assets()[:MOST_ASKED])
        raise Refused("Why do I think what? Name a person, a prop, a place or a scene.", ways)
    part = _part(film, about)
    said = await desk.get_bible().why(film, part.id)
    facts: dict[str, list[str]] = {}  # by where it says so: each place once
    for one in said:
        fact = _fact(one.axis, one.part, one.value)
        facts.setdefault(f"{one.source}: “{one.text}”", []).append(fact)
    for mention in () if isinstance(part, Scene) else part.mentions[:MOST_SAID]:
        number = film.get_scene(mention.scene).number
        facts.setdefault(f"scene {number}, line {mention.line}: “{mention.text}”", [])
    told = [f"{where} ({', '.join(what)})" if what else where for where, what in facts.items()]
    told += [f"{c.what} from {film.get_shot(c.from_shot).label}: {c.source}"
             for c in film.conditions if c.asset == part.id and c.source]  # fmt: skip
    name = f"scene {part.number}" if isinstance(part, Scene) else called(part)
    if not told:
        return Said(text=f"The script says nothing more of {name} than its name.")
    text = sentence(f"{name}: {told[0]}")
    return Said(text=text, cards=(text_card("What the script says", told[: 2 * MOST_SAID]),))


async def draw_bible(desk: Desk, *, about: str = "") -> Said:
    """Draw the story bible around a person or a scene: who and what is tied to them, and how."""
    film = await desk.store.load(desk.project)
    part = _part(film, about) if about else (film.characters or (None,))[0]
    if not isinstance(part, Character | Scene):
        raise Refused("I can draw what is around a person or a scene; which one?")
    spokes = await desk.get_bible().around(film, kind_of(part), part.id)
    name = part.name if isinstance(part, Character) else f"scene {part.number}"
    nodes = [
        {"word": one.word, "kind": one.kind, "name": one.name, "say": _ask(one.kind, one.name)}
        for one in spokes[:MOST_SPOKES]
    ]
    more = len(spokes) - len(nodes)
    props = {"middle": {"kind": kind_of(part), "name": name}, "nodes": nodes, "more": more}
    text = f"{sentence(name)}: {count(len(spokes), 'tie')} in the bible."
    return Said(text=text, cards=(Card(kind="bible", props=props),))


def _part(film: Film, about: str) -> Asset | Scene:
    return get_scene(film, about) if about.lower().startswith("scene") else get_asset(film, about)


def _fact(axis: str, part: str, value: str) -> str:
    if axis == "hands":
        return f"{value} has it"
    words = {"existence": "it is"}.get(axis, axis)
    return f"{words} {part} {value}".replace("  ", " ") if axis in axes() else value


def _ask(kind: str, name: str) -> str:
    """What a click on a node says."""
    if kind == "scene":
        return f"draw the bible around {name}"
    return f"draw the bible around {name}" if kind == "character" else f"tell me about {name}"
