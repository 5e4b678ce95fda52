"""One suite for every bible: what the film says is what it shows, and it finds what is wrong."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from film.assets import Condition
from film.errors import Unavailable
from film.facts import Contradiction, ContradictionKind, ShotFacts
from film.film import Film
from film.shots import Line, Mark, Presence, Standing
from film.words import Pose, TimeOfDay
from film.world import Event, Role
from knowledge.bible.client import Bible
from knowledge.bible.lore import StoryBible
from knowledge.bible.portrait import SHAPE, portray
from knowledge.bible.projector import Projector
from knowledge.bible.supervisor import ScriptSupervisor
from knowledge.database import Database
from knowledge.store import PostgresStore

FilmOf = Callable[..., Film]
MARK = Mark(x=0, z=0)
PORTRAYED = (2, "9971923edc88")  # the shape of a portrait, and the digest of one


class Desk:
    """A project of its own, and what is needed to change it and to ask about it."""

    def __init__(self, database: Database, bible: Bible) -> None:
        self.bible = bible
        self.store = PostgresStore(database)
        self.projector = Projector(database, self.store, bible)
        self.supervisor = ScriptSupervisor(bible)
        self.project = self.version = ""

    async def begin(self, film_of: FilmOf, **size: int) -> None:
        self.project = (await self.store.create_project("Harbour", "Ana")).project
        await self.show(film_of(self.project, **size))

    async def show(self, film: Film) -> Film:
        await self.store.save(film, "edit", "", "Ana")
        self.version = await self.projector.show(self.project)
        return film

    async def film(self) -> Film:
        return await self.store.load(self.project)

    async def agrees(self) -> bool:
        """Whether the bible shows exactly what the film at the head says."""
        head = await self.store.head(self.project)
        film = await self.store.load(self.project, head.id)
        wanted = portray(film, head.timeline).digest()
        return await self.projector.digest(self.project) == wanted

    async def facts(self, shot: str, version: str = "") -> ShotFacts:
        asked = self.project, version or self.version
        (facts,) = await self.supervisor.facts_for_shots(*asked, [shot])
        return facts

    async def found(self) -> tuple[Contradiction, ...]:
        return await StoryBible(self.bible, self.projector).contradictions(await self.film())


@pytest.fixture
async def desk(database: Database, bible: Bible, film_of: FilmOf) -> Desk:
    made = Desk(database, bible)
    await made.begin(film_of)
    return made


def with_shot(film: Film, shot_id: str, **fields: Any) -> Film:
    return film.but(shots=tuple(s.but(**fields) if s.id == shot_id else s for s in film.shots))


def with_conditions(film: Film, *made: tuple[str, str, str, str]) -> Film:
    conditions = tuple(
        Condition(id=f"co{n}", asset=asset, what=what, from_shot=start, to_shot=end, source="p. 3")
        for n, (asset, what, start, end) in enumerate(made)
    )
    return film.but(conditions=conditions)


async def test_the_bible_shows_what_the_film_says(desk: Desk) -> None:
    assert await desk.agrees()


@pytest.mark.parametrize(
    "edit",
    [
        lambda film: film.but(shots=film.shots[1:]),
        lambda film: film.but(shots=(film.shots[1], film.shots[0], *film.shots[2:])),
        lambda film: film.but(characters=film.characters[1:]),
        lambda film: film.but(conditions=()),
        lambda film: film.but(scenes=film.scenes[:1], shots=film.shots[:2]),
        lambda film: with_shot(film, "sh2B", cast=()),
        lambda film: with_shot(film, "sh2B", props=(Standing(prop="pp0", mark=MARK),)),
        lambda film: film.but(scenes=(), shots=(), characters=(), props=(), locations=()),
    ],
)
async def test_every_change_is_followed_and_undone(
    desk: Desk, edit: Callable[[Film], Film]
) -> None:
    await desk.show(edit(await desk.film()))
    assert await desk.agrees()
    await desk.store.undo(desk.project, "Ana")
    await desk.projector.show(desk.project)
    assert await desk.agrees()


async def test_rebuilding_from_nothing_gives_the_same_bible(desk: Desk) -> None:
    film = await desk.film()
    await desk.show(with_shot(film, "sh1B", action="She waits.", cast=()))
    before = await desk.projector.digest(desk.project)
    await desk.projector.rebuild(desk.project)
    assert await desk.projector.digest(desk.project) == before


async def test_projectors_at_once_and_again_change_nothing_twice(
    desk: Desk, database: Database, bible: Bible
) -> None:
    film = await desk.film()
    others = [Projector(database, PostgresStore(database), bible) for _ in range(4)]
    for n in range(5):
        film = with_shot(film, "sh2A", action=f"take {n}").read_from("")
        await desk.store.save(film, "edit", "", "Ana")
    await asyncio.gather(*(other.catch_up() for other in others))
    await desk.projector.show(desk.project)
    assert await desk.agrees()
    await desk.projector.catch_up()
    assert await desk.projector.catch_up() == 0


async def test_a_rebuild_that_was_cut_short_is_done_again(desk: Desk, bible: Bible) -> None:
    timeline = (await desk.store.head(desk.project)).timeline

    async def half_made(work: Any) -> None:
        await work.run("MATCH (t:Timeline {uid: $t}) SET t.version = ''", {"t": timeline})
        await work.run("MATCH (s:Shot {timeline: $t}) DETACH DELETE s", {"t": timeline})

    await bible.write(half_made)
    with pytest.raises(Unavailable, match="another version"):
        await desk.facts("sh1A")
    assert await desk.projector.catch_up(everything=True) >= 1
    assert await desk.agrees()


async def test_projects_do_not_see_each_other(desk: Desk, database: Database, bible: Bible,
                                              film_of: FilmOf) -> None:  # fmt: skip
    other = Desk(database, bible)
    await other.begin(film_of)
    await other.show((await other.film()).but(shots=()))
    assert await desk.agrees()
    assert (await desk.facts("sh1A")).people


async def test_the_facts_of_a_shot_name_everyone_and_everything(desk: Desk) -> None:
    film = await desk.film()
    standing = (Standing(prop="pp2", mark=MARK, conditions=("cracked",)),)
    film = await desk.show(with_shot(film, "sh2A", props=standing, time=TimeOfDay.EVENING))
    facts = await desk.facts("sh2A")
    assert (facts.label, facts.scene, facts.place, facts.time) == (
        "2A",
        "sc1",
        "Place 1",
        "evening",
    )
    assert [(p.who, p.holds) for p in facts.people] == [("ch1", ("pp1",)), ("ch2", ())]
    assert facts.people[0].costume == "coat"
    assert [(p.prop, p.held_by, p.conditions) for p in facts.props] == [
        ("pp1", ("ch1",), ()),
        ("pp2", (), ("cracked",)),
    ]
    assert facts.contradictions == ()


async def test_conditions_carry_from_their_shot_to_their_last(desk: Desk) -> None:
    film = with_conditions(
        await desk.film(), ("ch1", "muddy", "sh1B", "sh2B"), ("lo1", "flooded", "sh1A", "")
    )
    await desk.show(film)
    shots = ["sh1A", "sh1B", "sh2A", "sh2B", "sh2C"]
    facts = await desk.supervisor.facts_for_shots(desk.project, desk.version, shots)
    muddy = [any("muddy" in p.conditions for p in f.people if p.who == "ch1") for f in facts]
    assert muddy == [False, True, True, True, False]
    assert [f.place_conditions for f in facts][2:] == [("flooded",)] * 3


async def test_a_condition_without_an_end_lasts_until_its_opposite(desk: Desk) -> None:
    film = with_conditions(
        await desk.film(), ("ch1", "muddy", "sh1A", ""), ("ch1", "washed clean", "sh2B", "")
    )
    await desk.show(film)
    facts = await desk.supervisor.facts_for_shots(desk.project, desk.version, ["sh2A", "sh2B"])
    states = [next(p for p in f.people if p.who == "ch1").conditions for f in facts]
    assert states == [("muddy",), ("washed clean",)]
    assert await desk.found() == ()


async def test_a_prop_is_found_where_it_was_last(desk: Desk) -> None:
    film = await desk.film()
    await desk.show(with_shot(film, "sh2C", props=(Standing(prop="pp0", mark=MARK),)))
    asked = desk.project, desk.version, "prop", "pp0"
    in_hands = await desk.supervisor.last_seen(*asked, "sh2B")
    assert in_hands is not None
    assert (in_hands.label, in_hands.place, in_hands.held_by) == ("1D", "Place 0", ("PERSON 0",))
    standing = await desk.supervisor.last_seen(*asked, "sh2D")
    assert standing is not None
    assert (standing.label, standing.place, standing.held_by) == ("2C", "Place 1", ())
    asked = desk.project, desk.version, "prop", "pp1"
    assert await desk.supervisor.last_seen(*asked, "sh1A") is None


async def test_what_people_have_on_them_in_a_shot_is_known(desk: Desk) -> None:
    film, story = await desk.film(), StoryBible(desk.bible, desk.projector)
    there = await story.belongings(film, "sh2A")
    assert [(one.who, one.how, one.what) for one in there] == [
        ("ch1", "holds", "Thing 1"), ("ch1", "wears", "coat"), ("ch2", "wears", "coat"),
    ]  # fmt: skip


async def test_what_a_change_touches_is_in_film_order(desk: Desk) -> None:
    film, story = await desk.film(), StoryBible(desk.bible, desk.projector)
    assert await story.touched(film, "prop", "pp1") == ("sh2A", "sh2B", "sh2C", "sh2D")
    assert len(await story.touched(film, "character", "ch1")) == 8
    assert len(await story.touched(film, "location", "lo2")) == 4


async def test_a_sound_film_has_no_contradictions(desk: Desk) -> None:
    assert await desk.found() == ()


def held_twice(film: Film) -> Film:
    cast = tuple(p.but(holds=("pp1",)) for p in film.get_shot("sh2A").cast)
    return with_shot(film, "sh2A", cast=cast)


PLANTED: list[tuple[ContradictionKind, str, Callable[[Film], Film]]] = [
    (ContradictionKind.HELD_TWICE, "sh2A", held_twice),
    (
        ContradictionKind.HELD_AFTER_LOSS,
        "sh2C",
        lambda film: with_conditions(film, ("pp1", "lost in the fog", "sh2B", "sh2C")),
    ),
    (
        ContradictionKind.OPPOSITE_CONDITIONS,
        "sh2C",
        lambda film: with_conditions(
            film, ("ch2", "soaked", "sh2B", "sh2C"), ("ch2", "dry", "sh2C", "")
        ),
    ),
    (
        ContradictionKind.PRESENT_AFTER_DEATH,
        "sh3D",
        lambda film: with_conditions(film, ("ch3", "shot dead", "sh3C", "")),
    ),
    (
        ContradictionKind.WRONG_LIGHT,
        "sh2A",
        lambda film: with_shot(film, "sh2A", time=TimeOfDay.NIGHT),
    ),
]


@pytest.mark.parametrize(("kind", "shot", "plant"), PLANTED)
async def test_a_planted_contradiction_is_found_with_both_sources(
    desk: Desk, kind: ContradictionKind, shot: str, plant: Callable[[Film], Film]
) -> None:
    await desk.show(plant(await desk.film()))
    (found,) = await desk.found()
    assert (found.kind, found.shot) == (kind, shot)
    assert all(found.sources)
    assert found.sources[0] != found.sources[1]
    assert found.text.endswith(".")


def lying_still(film: Film) -> Film:
    body = Presence(who="ch3", mark=MARK, pose=Pose.LIE)
    film = with_shot(film, "sh3D", cast=(body,), lines=())
    return with_conditions(film, ("ch3", "dead", "sh3C", ""))


def from_beyond(film: Film) -> Film:
    voice = Line(who="ch3", text="I died here.", off_screen=True)
    return with_shot(lying_still(film), "sh3D", lines=(voice,))


LOOK_ALIKES: list[Callable[[Film], Film]] = [
    lying_still,
    from_beyond,
    lambda film: with_conditions(film, ("ch3", "dead tired", "sh1A", "")),
    lambda film: with_conditions(film, ("ch3", "not dead", "sh1A", "")),
    lambda film: with_conditions(film, ("pp1", "lost", "sh1A", ""), ("pp1", "found", "sh2A", "")),
    lambda film: with_conditions(film, ("ch1", "wet", "sh1A", "sh1D"), ("ch1", "dry", "sh2A", "")),
    lambda film: with_shot(film, "sh2A", time=TimeOfDay.DAWN),
    lambda film: with_conditions(film, ("ch1", "wet", "sh1A", ""), ("ch2", "dry", "sh1A", "")),
]


@pytest.mark.parametrize("look_alike", LOOK_ALIKES)
async def test_a_look_alike_is_left_alone(desk: Desk, look_alike: Callable[[Film], Film]) -> None:
    await desk.show(look_alike(await desk.film()))
    assert await desk.found() == ()


def sunk(film: Film, *later: Event) -> Film:
    """Thing 1 sinks in 2A; it is in hands from 2A to 2D."""
    sinks = told("ev1", 5, "gone", Role.MAKES, "Thing 1 sinks.")
    for n, label in enumerate("ABCD"):
        film = with_shot(film, f"sh2{label}", source_lines=(5 + n,))
    return film.but(events=(sinks, *later))


def told(key: str, line: int, value: str, role: Role, text: str) -> Event:
    return Event(id=key, scene="sc1", line=line, text=text, about="pp1", axis="existence",
                 value=value, role=role)  # fmt: skip


async def test_what_the_story_has_lost_is_held_no_more(desk: Desk) -> None:
    await desk.show(sunk(await desk.film()))
    found = await desk.found()
    assert {one.kind for one in found} == {ContradictionKind.HELD_AFTER_LOSS}
    assert found[0].shot == "sh2B"
    assert found[0].sources == ("gone since 2A: Thing 1 sinks.", "shot 2B: PERSON 1 holds it")
    assert (await desk.facts("sh2B")).props[0].conditions == ()  # nobody gave it that condition


async def test_what_the_story_finds_again_may_be_held(desk: Desk) -> None:
    found = told("ev2", 6, "there", Role.MAKES, "She pulls Thing 1 out of the water.")
    await desk.show(sunk(await desk.film(), found))
    assert [one.shot for one in await desk.found()] == ["sh2B"]


async def test_what_a_memory_shows_is_not_held_against_the_story(desk: Desk) -> None:
    film = sunk(await desk.film())
    scenes = (film.scenes[0], film.scenes[1].but(heading="INT. PLACE 1 - FLASHBACK"))
    await desk.show(film.but(scenes=(*scenes, *film.scenes[2:])))
    assert await desk.found() == ()


async def test_what_another_auteur_has_shown_is_made_anew(desk: Desk, bible: Bible) -> None:
    timeline = (await desk.store.head(desk.project)).timeline

    async def of_old(work: Any) -> None:
        await work.run("MATCH (t:Timeline {uid: $t}) SET t.shape = 1", {"t": timeline})
        await work.run("MATCH (k:Condition {timeline: $t}) SET k.ends = null", {"t": timeline})

    await bible.write(of_old)
    with pytest.raises(Unavailable, match="another version"):
        await desk.facts("sh1A")
    await desk.projector.show(desk.project)
    assert await desk.agrees()


def test_a_film_portrayed_otherwise_has_another_shape(film_of: FilmOf) -> None:
    portrait = portray(sunk(film_of()), "view").digest()[:12]
    assert (SHAPE, portrait) == PORTRAYED, "raise SHAPE, and write both here"


async def test_names_are_only_names_whatever_they_hold(desk: Desk) -> None:
    wicked = "x'}) MATCH (n) DETACH DELETE n //"
    film = await desk.film()
    people = (film.characters[0].but(name=wicked), *film.characters[1:])
    await desk.show(film.but(characters=people))
    facts = await desk.facts("sh1A")
    assert wicked in [person.name for person in facts.people]
    assert await desk.agrees()


async def test_an_older_version_is_not_answered_about(desk: Desk) -> None:
    old = desk.version
    await desk.show((await desk.film()).but(title="Quay"))
    with pytest.raises(Unavailable, match="another version"):
        await desk.facts("sh1A", old)
    asked = desk.project, desk.version
    assert await desk.supervisor.facts_for_shots(*asked, ["sh99"]) == ()


async def test_a_bible_that_is_away_is_said_to_be_and_loses_nothing(
    desk: Desk, database: Database
) -> None:
    away = Bible("bolt://127.0.0.1:1", None, "neo4j")
    lost = Projector(database, desk.store, away)
    await desk.store.save((await desk.film()).but(title="Quay"), "edit", "", "Ana")
    with pytest.raises(Unavailable, match="does not answer"):
        await lost.catch_up()
    await away.close()
    await desk.projector.show(desk.project)
    assert await desk.agrees()


async def test_a_feature_is_shown_and_asked_about(
    database: Database, bible: Bible, film_of: FilmOf
) -> None:
    desk = Desk(database, bible)
    await desk.begin(film_of, scenes=40, per_scene=12, people=30)
    assert await desk.agrees()
    assert await desk.found() == ()
