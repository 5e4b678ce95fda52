"""Reading a film's whole script for its story: what happens, who learns what, what may not be."""

from __future__ import annotations

from collections.abc import Iterable

from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import Paragraph, paragraphs
from engines.rules.breakdown.text import sentences
from engines.rules.story import family, knowing, presence, ruling, sky
from engines.rules.story.happening import ANY, Happenings
from engines.rules.story.scenes import SceneFacts
from engines.rules.story.tagging import Tagged, Tagger
from engines.rules.story.topics import nouns_of, topics_of
from film.film import Film
from film.screenplay.elements import Kind
from film.story import Scene
from film.story_time import Gap, gaps, strand_of
from film.world import Event, Knowledge, Relationship, Role

IN_FORCE, BROKEN = "in force", "broken"
KNOWN, UNKNOWN = "known", "unknown"


def read_story(film: Film) -> Film:
    """The film with its events, rules, knowledge and family read anew from its script.

    What a person added (`by`) stays. The same script gives the same story.
    """
    reader = _Reader(film)
    for scene in film.scenes:
        reader.read(scene)
    return film.but(
        events=tuple(reader.events),
        rules=tuple(reader.rules),
        knowledge=tuple(reader.knowledge),
        relationships=tuple(reader.relationships),
    )


def read_again(old: Film, new: Film) -> Film:
    """`new` with its story read again where what it is read from differs from `old`."""
    return read_story(new) if tells_otherwise(old, new) else new


def tells_otherwise(old: Film, new: Film) -> bool:
    """Whether what a story is read from differs between two states of a film."""
    read_from = ("scenes", "characters", "props", "locations", "rules", "knowledge")
    if all(getattr(old, name) is getattr(new, name) for name in read_from):
        return False
    return _script(old) != _script(new)


def _script(film: Film) -> tuple[object, ...]:
    """What a story is read from: words, names, what people added."""
    scenes = tuple((s.id, s.heading, s.location, s.time, s.props, s.elements) for s in film.scenes)
    names = tuple((asset.id, asset.name) for asset in film.assets())
    aliases = tuple(person.aliases for person in film.characters)
    rules = tuple(rule for rule in film.rules if rule.by)
    return scenes, names, aliases, rules, tuple(known for known in film.knowledge if known.by)


class _Reader:
    """Reads scene after scene, with all that is known so far."""

    def __init__(self, film: Film) -> None:
        self.film = film
        self.roster = Roster(film.characters)
        nouns = nouns_of(film)
        self.tagger = Tagger(self.roster, nouns)
        self.happenings = Happenings(film.props)
        self.gaps = gaps(film.scenes)
        self.places = {place.id: place.name for place in film.locations}
        self.topics = topics_of(film, Tagger(self.roster, nouns))
        self.known: dict[str, dict[tuple[str, str], dict[str, str]]] = {}
        self.rules = [rule for rule in film.rules if rule.by]
        self.knowledge = [known for known in film.knowledge if known.by]
        self.relationships = [kin for kin in film.relationships if kin.by]
        self.events: list[Event] = []
        self.present: set[str] = set()
        self.placed: set[str] = set()

    def read(self, scene: Scene) -> None:
        """Takes in one scene."""
        strand = strand_of(scene)
        facts = SceneFacts(scene, strand, self.known.setdefault(strand, {}))
        facts.line = next((e.line for e in scene.elements), 0)
        facts.text = scene.heading
        if not self.events:
            for rule in self.rules:
                facts.add("rule", rule.id, Role.MAKES, IN_FORCE)
        self.tagger.enter()
        self.placed = set()
        sky.enter(facts)
        played = list(paragraphs(scene.elements))
        self.present = {who for paragraph in played for who in self._named(paragraph)}
        for paragraph in played:
            facts.line = paragraph.line
            if paragraph.kind is Kind.DIALOGUE:
                self._speech(facts, paragraph)
            else:
                self._action(facts, paragraph)
        self.events += facts.events

    def _named(self, paragraph: Paragraph) -> Iterable[str]:
        """Who seems to be in a paragraph: the first one named in each sentence, who speaks."""
        if paragraph.kind is Kind.DIALOGUE:
            if presence.speaks_here(paragraph):
                yield self.roster.speaker(paragraph.cue)
            return
        for sentence in sentences(paragraph.text):
            hits = [hit.meaning.who for hit in self.roster.named(sentence) if not hit.meaning.owns]
            yield from hits[:1]

    def _action(self, facts: SceneFacts, paragraph: Paragraph) -> None:
        for sentence in sentences(paragraph.text):
            facts.text = sentence
            self._ages(facts, sentence)
            tagged = self.tagger.tag(sentence)
            sky.read(facts, sentence)
            for who, alive in presence.acting(tagged, sentence):
                self._is_here(facts, who, alive)
            self.happenings.read(facts, tagged, sentence, self.present)
            self._family(facts, tagged, "")
            for learning in knowing.learnt(tagged, paragraph.text):
                self._learn(facts, learning)
            self._rule(facts, sentence)
            for rule in self.rules:
                if ruling.breaks(sentence, rule, facts.scene.location):
                    facts.add("rule", rule.id, Role.TAKES, BROKEN)

    def _speech(self, facts: SceneFacts, paragraph: Paragraph) -> None:
        speaker = self.roster.speaker(paragraph.cue)
        facts.text = f"{paragraph.cue}: {paragraph.text}"
        self._ages(facts, paragraph.cue)
        if presence.speaks_here(paragraph):
            self._is_here(facts, speaker, alive=True)
        for sentence in sentences(paragraph.text):
            self._family(facts, self.tagger.tag(sentence, speaker), speaker)
            self._rule(facts, sentence)
        self._speak_of(facts, speaker, paragraph)

    def _is_here(self, facts: SceneFacts, who: str, alive: bool) -> None:
        if alive:
            facts.add("life", who, Role.TAKES, "alive")
        if who not in self.placed:
            self.placed.add(who)
            same = self.gaps.get(facts.scene.id) is Gap.SAME
            place = self.places.get(facts.scene.location, "")
            facts.add("place", who, Role.TAKES if same else Role.MAKES, place)

    def _ages(self, facts: SceneFacts, text: str) -> None:
        for who, age in family.ages(text, self.roster):
            facts.add("age", who, Role.STATES, age)

    def _family(self, facts: SceneFacts, tagged: Tagged, speaker: str) -> None:
        for kin in family.family(tagged, speaker):
            one, other, sort = family.paired(kin)
            facts.add("kin", one, Role.STATES, sort, other)
            known = any((k.who, k.of, k.what) == kin for k in self.relationships)
            if not known:
                self.relationships.append(
                    Relationship(
                        id=f"kin_{len(self.relationships) + 1}", who=kin.who, of=kin.of,
                        what=kin.word, scene=facts.scene.id, line=facts.line, text=facts.text,
                    )
                )  # fmt: skip

    def _learn(self, facts: SceneFacts, learning: knowing.Learning) -> None:
        told_here = any(
            e.role is Role.MAKES and (e.about, e.part) == (learning.who, learning.topic)
            for e in facts.events
        )
        if learning.first and not told_here:
            facts.add("knows", learning.who, Role.TAKES, UNKNOWN, learning.topic)
        facts.add("knows", learning.who, Role.MAKES, KNOWN, learning.topic)
        asset = self._asset(learning.topic)
        self.knowledge.append(
            Knowledge(
                id=f"kn_{len(self.knowledge) + 1}", who=learning.who, topic=learning.topic,
                about=asset, how=learning.how, scene=facts.scene.id, line=facts.line,
                text=facts.text,
            )
        )  # fmt: skip

    def _speak_of(self, facts: SceneFacts, speaker: str, paragraph: Paragraph) -> None:
        strange = knowing.unknown(paragraph.text, paragraph.parenthetical)
        for topic in strange & self.topics:
            facts.add("knows", speaker, Role.TAKES, UNKNOWN, topic)
        for topic in self.topics - strange:
            if knowing.mentions(paragraph.text, topic) and not knowing.asks(paragraph.text, topic):
                facts.add("knows", speaker, Role.STATES, KNOWN, topic)

    def _rule(self, facts: SceneFacts, sentence: str) -> None:
        for rule in self.rules:
            if ruling.is_lifted(sentence, rule):
                facts.add("rule", rule.id, Role.MAKES, ANY)
        rule_said = ruling.rule_in(sentence, self.film.locations)
        known = rule_said and any(r.deeds == rule_said.deeds for r in self.rules)
        if rule_said is not None and not known:
            number = len(self.rules) + 1
            said = {"id": f"ru_{number}", "scene": facts.scene.id, "line": facts.line}
            self.rules.append(rule_said.but(**said))
            facts.add("rule", f"ru_{number}", Role.MAKES, IN_FORCE)

    def _asset(self, topic: str) -> str:
        wanted = topic.lower()
        return next((a.id for a in self.film.assets() if a.name.lower() == wanted), "")
