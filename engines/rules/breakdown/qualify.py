"""From a screenplay to qualified facts: scenes, cast, places and props with their mentions."""

from __future__ import annotations

from collections.abc import Sequence

from engines.rules.breakdown.assumed import assumed
from engines.rules.breakdown.casting import cast
from engines.rules.breakdown.characters import characters_of
from engines.rules.breakdown.headings import Heading, read_heading
from engines.rules.breakdown.kinship import kin
from engines.rules.breakdown.names import find_people
from engines.rules.breakdown.phrases import tokens
from engines.rules.breakdown.places import PlaceBook
from engines.rules.breakdown.propbook import PropBook, PropLookup
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import Paragraph, RawScene, cut_scenes, paragraphs
from engines.rules.breakdown.text import free_id, plain, sentences
from engines.rules.breakdown.weather import mood_of, time_of, weather_of
from film.assets import Character, Mention, Prop
from film.film import Film
from film.screenplay.elements import Element, Kind, Screenplay
from film.story import Scene

_MOST_MENTIONS = 5000  # of one asset: every line of a long film, and an end to a flood


def break_down(screenplay: Screenplay, project: str) -> Film:
    """The whole film before it has shots, by rules: the same screenplay gives the same film.

    Args:
        screenplay: as read by `film.screenplay`.
        project: id of the project, which becomes the film's id.

    Returns:
        The film with scenes, characters, locations and props; what was assumed is in `notices`.
    """
    raw = cut_scenes(screenplay)
    found = find_people(raw)
    ids = _scene_ids(raw)
    people = characters_of(found.people, raw)
    things = _props(raw, people)
    scenes, places, mentions = _scenes(raw, ids, people, things)

    def told(asset: str) -> dict[str, tuple[Mention, ...]]:
        return {"mentions": tuple(mentions.get(asset, ())[:_MOST_MENTIONS])}

    characters = tuple(who.model_copy(update=told(who.id)) for who in people)
    missing = _missing_headings(raw)
    guessed = () if missing else assumed(scenes, characters, places.places())
    return Film(
        id=project,
        title=screenplay.title() or "Untitled",
        author=_author(screenplay),
        title_page=screenplay.title_page,
        scenes=scenes,
        characters=cast(characters, kin(people, raw)),
        locations=places.places(),
        props=tuple(thing.model_copy(update=told(thing.id)) for thing in things),
        notices=(*screenplay.notices, *missing, *found.notices, *guessed),
    )


def _author(screenplay: Screenplay) -> str:
    for field in screenplay.title_page:
        if field.key.lower() in {"author", "authors", "written by", "by"}:
            return " ".join(plain(line) for line in field.lines).strip()
    return ""


def _missing_headings(raw: Sequence[RawScene]) -> list[str]:
    if not raw:
        return ["There is nothing to play in this screenplay: it has no scenes."]
    if len(raw) == 1 and raw[0].heading is None:
        return ["There are no scene headings; I took everything as one scene."]
    if raw[0].heading is None:
        return ["The script starts without a heading; I took its opening as a scene of its own."]
    return []


def _scene_ids(raw: Sequence[RawScene]) -> list[tuple[str, str]]:
    """(id, number) of each scene: the script's own number where it is still free."""
    taken: set[str] = set()
    ids: set[str] = set()
    written = {scene.heading.number for scene in raw if scene.heading and scene.heading.number}
    result = []
    count = 0
    for scene in raw:
        count += 1
        number = scene.heading.number.strip(" .#") if scene.heading else ""
        if not number or number in taken:
            while str(count) in taken or str(count) in written:
                count += 1
            number = str(count)
        taken.add(number)
        result.append((_scene_id(number, ids), number))
    return result


def _scene_id(number: str, taken: set[str]) -> str:
    if number.isascii() and number.isalnum() and f"sc{number}" not in taken:
        taken.add(f"sc{number}")
        return f"sc{number}"
    return free_id("sc", number, taken)


def _props(raw: Sequence[RawScene], people: Sequence[Character]) -> tuple[Prop, ...]:
    book = PropBook()
    names = {word for who in people for name in (who.name, *who.aliases) for word in tokens(name)}
    for scene in raw:
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is Kind.ACTION:
                for sentence in sentences(paragraph.text):
                    book.read(sentence, names)
    return book.props(
        {word for scene in raw if scene.heading for word in tokens(scene.heading.text)}
    )


def _scenes(
    raw: Sequence[RawScene],
    ids: Sequence[tuple[str, str]],
    people: tuple[Character, ...],
    props: tuple[Prop, ...],
) -> tuple[tuple[Scene, ...], PlaceBook, dict[str, list[Mention]]]:
    roster, lookup, places = Roster(people), PropLookup(props), PlaceBook()
    mentions: dict[str, list[Mention]] = {}
    scenes: list[Scene] = []
    for scene, (scene_id, number) in zip(raw, ids, strict=True):
        before = scenes[-1] if scenes else None
        heading = read_heading(scene.heading.text if scene.heading else "")
        played = list(paragraphs(scene.elements))
        place = _enter(places, heading, scene, scene_id, before)
        reading = _Reading(scene_id, roster, lookup, mentions)
        reading.read(played)
        _show(places, place, played)
        scenes.append(_scene(scene, heading, place, reading, (scene_id, number), before))
    return tuple(scenes), places, mentions


def _enter(
    places: PlaceBook, heading: Heading, scene: RawScene, scene_id: str, before: Scene | None
) -> str:
    interior = heading.interior if heading.interior is not None else scene.heading is None
    mention = Mention(scene=scene_id, line=scene.line, text=heading.text or "(no heading)")
    if heading.place == "SOMEWHERE" and before is not None and heading.inherits:
        return before.location
    return places.enter(heading, interior, mention)


def _show(places: PlaceBook, place: str, played: Sequence[Paragraph]) -> None:
    for paragraph in played:
        if paragraph.kind is Kind.ACTION:
            places.show(place, tokens(paragraph.text))
            places.describe(place, paragraph.text)


class _Reading:
    """Collects who and what a scene names, in order of appearance."""

    def __init__(
        self, scene: str, roster: Roster, lookup: PropLookup, mentions: dict[str, list[Mention]]
    ) -> None:
        self.scene, self.roster, self.lookup, self.mentions = scene, roster, lookup, mentions
        self.cast: dict[str, None] = {}
        self.props: dict[str, None] = {}
        self.action: list[str] = []
        self.words: list[str] = []

    def read(self, played: Sequence[Paragraph]) -> None:
        for paragraph in played:
            words = tokens(paragraph.text)
            self.words += words
            if paragraph.kind is Kind.DIALOGUE:
                who = self.roster.speaker(paragraph.cue)
                self.cast.setdefault(who)
                self._mention(who, paragraph.line, f"{paragraph.cue}: {paragraph.text}")
            said = sentences(paragraph.text)
            if paragraph.kind is Kind.ACTION:
                self.action += said
            for sentence in said:
                self._name(sentence, paragraph)

    def _name(self, sentence: str, paragraph: Paragraph) -> None:
        for who in dict.fromkeys(hit.meaning.who for hit in self.roster.named(sentence)):
            self._mention(who, paragraph.line, sentence)
            if paragraph.kind is Kind.ACTION:
                self.cast.setdefault(who)
        for prop in dict.fromkeys(hit.meaning for hit in self.lookup.found(sentence)):
            self.props.setdefault(prop)
            if paragraph.kind is Kind.ACTION:
                self._mention(prop, paragraph.line, sentence)

    def _mention(self, who: str, line: int, text: str) -> None:
        self.mentions.setdefault(who, []).append(Mention(scene=self.scene, line=line, text=text))


def _scene(
    scene: RawScene,
    heading: Heading,
    place: str,
    reading: _Reading,
    names: tuple[str, str],
    before: Scene | None,
) -> Scene:
    time = time_of(heading, before)
    weather = weather_of(heading, time, reading.action, before)
    elements: tuple[Element, ...] = tuple(scene.elements)
    return Scene(
        id=names[0],
        number=names[1],
        heading=heading.text,
        location=place,
        time=time,
        weather=weather,
        mood=mood_of(reading.words, time, weather),
        synopsis=" ".join(plain(e.text) for e in elements if e.kind is Kind.SYNOPSIS),
        cast=tuple(reading.cast),
        props=tuple(reading.props),
        elements=((scene.heading, *elements) if scene.heading else elements),
    )
