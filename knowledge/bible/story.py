"""What happens in a film, what holds in its world and who knows what, as nodes and links."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from film.chains import axes, follows
from film.film import Film
from film.sources import Source, Sources
from film.study.usage import wardrobe
from film.world import Event
from knowledge.bible.lasting import Span, losses

Node = tuple[str, str, dict[str, Any]]  # kind, key, properties
Tie = tuple[tuple[str, str], str, tuple[str, str], dict[str, Any]]  # (kind, key), word, (kind, key)


class StoryPortrait:
    """The nodes and links of one film's story; `kinds` says of which kind an asset's id is."""

    def __init__(self, film: Film, kinds: Mapping[str, str]) -> None:
        self.film, self.kinds = film, dict(kinds)
        self.kinds.update({scene.id: "scene" for scene in film.scenes})
        self.kinds.update({rule.id: "rule" for rule in film.rules})
        self._sources = Sources(film)
        self._after = follows(film)
        self._names = _names(film)
        self._shown = set(self._after) | set(self._after.values())
        self._idx = {scene.id: place for place, scene in enumerate(film.scenes)}

    def nodes(self) -> Iterator[Node]:
        """Events, what they lose, rules, facts that are known, and what people wear."""
        for event in self._events():
            yield "event", event.id, self._event(event)
        for key, said, span in self._losses():
            yield "condition", key, _loss(said, span)
        for rule in self.film.rules:
            said = {"kind": rule.kind.value, "priority": rule.priority.value, "text": rule.text}
            source = self._sources.of(rule.scene, rule.line) if rule.scene else None
            yield "rule", rule.id, said | _told(source, rule.by) | {"everywhere": not rule.where}
        for known in self.film.knowledge:
            source = self._sources.of(known.scene, known.line) if known.scene else None
            said = {"topic": known.topic, "how": known.how, "text": known.text}
            since = self._idx.get(known.scene, -1)
            yield "fact", known.id, said | _told(source, known.by) | {"since": since}
        for key, who, what in self._garments():
            yield "garment", key, {"name": what, "who": who}

    def links(self) -> Iterator[Tie]:
        """Who knows what and is whose brother, what happened after what, where a rule holds."""
        for event in self._events():
            me = ("event", event.id)
            yield me, "TOLD_IN", ("scene", event.scene), {}
            if event.about in self.kinds:
                yield me, "ABOUT", (self.kinds[event.about], event.about), {}
            if event.id in self._after:
                yield me, "AFTER", ("event", self._after[event.id]), {}
        for key, said, _ in self._losses():
            yield ("condition", key), "CHANGES", ("prop", said["about"]), {}
        for key, who, _ in self._garments():
            yield ("character", who), "WEARS", ("garment", key), {}
        yield from self._world()

    def _world(self) -> Iterator[Tie]:
        for rule in self.film.rules:
            for place in rule.where:
                yield ("rule", rule.id), "HOLDS_IN", ("location", place), {}
            yield ("rule", rule.id), "TOLD_IN", ("scene", rule.scene), {}
        for known in self.film.knowledge:
            fact = ("fact", known.id)
            how = {"kind": known.how, "since": known.scene}
            yield ("character", known.who), "KNOWS", fact, how
            yield fact, "TOLD_IN", ("scene", known.scene), {}
            if known.about in self.kinds:
                yield fact, "ABOUT", (self.kinds[known.about], known.about), {}
        for kin in self.film.relationships:
            source = self._sources.of(kin.scene, kin.line).words if kin.scene else kin.by
            said = {"what": kin.what, "source": source, "text": kin.text}
            yield ("character", kin.who), "RELATED_TO", ("character", kin.of), said

    def _events(self) -> Iterator[Event]:
        """Those that say something: that somebody stands there is said only where it matters."""
        for event in self.film.events:
            if event.id in self._shown or not axes()[event.axis].quiet:
                yield event

    def _losses(self) -> Iterator[tuple[str, dict[str, Any], Span]]:
        """What the script loses of the props, as conditions that nobody has set."""
        told = [(e.id, self._event(e)) for e in self._events() if e.axis == "existence"]
        for key, said, span in losses(told):
            if said["of"] == "prop":
                yield f"{key}.gone", said, span

    def _event(self, event: Event) -> dict[str, Any]:
        source = self._sources.of(event.scene, event.line, event.text)
        return {
            "axis": event.axis,
            "value": event.value,
            "word": self._names.get(event.value, event.value),
            "role": event.role.value,
            "about": event.about,
            "part": self._names.get(event.part, event.part),
            "name": self._names.get(event.about, ""),
            "of": self.kinds.get(event.about, ""),
            "text": event.text,
            "shot": source.shot,
            "line": event.line,
            "idx": self._idx.get(event.scene, -1),
            "strand": event.strand,
            "at": self.film.find_place(source.shot) if source.shot else -1,
            **_told(source, ""),
        }

    def _garments(self) -> Iterator[tuple[str, str, str]]:
        """(key, whose, what) of every garment that the film knows."""
        seen: set[str] = set()
        people = {person.id for person in self.film.characters}
        worn = [(p.id, what) for p in self.film.characters for what in wardrobe(p.appearance)]
        worn += [(e.about, e.part) for e in self.film.events if e.axis in {"worn", "cloth"}]
        for who, what in worn:
            key = f"{who}.{re.sub(r'[^a-z0-9]+', '_', what.lower())}"
            if who in people and what and key not in seen:
                seen.add(key)
                yield key, who, what


def _loss(said: Mapping[str, Any], span: Span) -> dict[str, Any]:
    return {
        "what": said["value"],
        "source": said["text"],
        "axis": said["axis"],
        "value": said["value"],
        "about": said["about"],
        "since": said["label"],
        "told": True,
        **span._asdict(),
    }


def _told(source: Source | None, by: str) -> dict[str, Any]:
    if source is None:
        return {"source": f"added by {by}", "number": "", "label": ""}
    return {"source": source.words, "number": source.scene, "label": source.label}


def _names(film: Film) -> dict[str, str]:
    names = {person.id: person.name for person in film.characters}
    names |= {prop.id: f"the {prop.name}" for prop in film.props}
    names |= {place.id: place.name for place in film.locations}
    names |= {scene.id: f"scene {scene.number}" for scene in film.scenes}
    return names | {rule.id: "a rule" for rule in film.rules}
