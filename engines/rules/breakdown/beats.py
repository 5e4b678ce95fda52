"""A scene as beats: each sentence of action and each speech with who, what, how and how long."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from engines.rules.breakdown.handling import HANDLING, verbs_in
from engines.rules.breakdown.lexicon import Doing, marked, words_of
from engines.rules.breakdown.names import is_off_screen
from engines.rules.breakdown.phrases import Hit, tokens
from engines.rules.breakdown.propbook import PropLookup
from engines.rules.breakdown.roster import Roster
from engines.rules.breakdown.script import Paragraph, paragraphs
from engines.rules.breakdown.text import sentences
from engines.rules.breakdown.timing import sentence_seconds
from engines.rules.breakdown.wording import (
    Heard,
    acting,
    after_word,
    carried,
    emotion,
    is_loud,
    is_object,
    missing,
    nameable,
    on_them,
    placed,
    pulled_off,
    settled,
    shouted,
    sounds,
    stands_alone,
    things_done_to,
)
from film.screenplay.elements import Kind
from film.story import Scene
from film.words import Emotion

_MEANT = {"it", "them", "one"}
_EVERYONE = {"they", "both", "all", "everyone", "everybody"}


@dataclass(frozen=True)
class Deed:
    """One doing by one person, to a prop or a person where it has one."""

    who: str
    doing: Doing
    prop: str = ""
    to: str = ""
    at: int = 0  # place of the verb among the words


@dataclass(frozen=True)
class Beat:
    """One sentence of action or one speech, as the planner needs it."""

    spoken: bool
    text: str
    line: int
    seconds: float
    who: str = ""  # speaker, or the person the action is about
    people: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()  # people who are told to be gone
    props: tuple[str, ...] = ()
    prop_spots: tuple[tuple[int, str], ...] = ()  # where in the words each prop is named
    definite: tuple[str, ...] = ()  # props named as known: "the lantern"
    owned: tuple[str, ...] = ()  # props that are on someone: "her watch"
    placed: tuple[str, ...] = ()  # props told to stand or lie somewhere
    acts: str = ""  # the prop that a sentence about nobody is about: "The clock stops."
    loud: bool = False  # a prop is in capitals
    presents: tuple[str, ...] = ()  # people named in capitals, as scripts do the first time
    deeds: tuple[Deed, ...] = ()
    sounds: tuple[Heard, ...] = ()
    emotion: Emotion | None = None
    parenthetical: str = ""
    off_screen: bool = False
    to: str = ""  # who is spoken to
    carries: tuple[tuple[str, str], ...] = ()  # (person, prop) held as the sentence starts
    tension: int = 0
    close: bool = False
    wide: bool = False
    silent: bool = False


class BeatReader:
    """Reads scenes into beats with the names and props of one film at hand."""

    def __init__(self, roster: Roster, props: PropLookup) -> None:
        self.roster, self.props = roster, props
        self._last_thing = ""
        self._many = False  # it was named as several
        self._there: tuple[str, ...] = ()  # the cast of the scene

    def read(self, scene: Scene) -> list[Beat]:
        """The beats of a scene in order; speeches are whole, whatever their length."""
        beats: list[Beat] = []
        recent: list[str] = []
        self._there = scene.cast
        for paragraph in paragraphs(scene.elements):
            if paragraph.kind is Kind.DIALOGUE:
                beats.append(self._speech(paragraph))
                recent.append(beats[-1].who)
            else:
                for sentence in sentences(paragraph.text):
                    beats.append(self._action(sentence, paragraph.line, recent))
                    recent += beats[-1].people
        return addressed(beats, self.roster)

    def _speech(self, paragraph: Paragraph) -> Beat:
        words = tokens(paragraph.text)
        direction = tokens(paragraph.parenthetical)
        who = self.roster.speaker(paragraph.cue)
        feeling = emotion(direction) or emotion(words) or shouted(paragraph.text)
        named = [hit.meaning.who for hit in self.roster.named(paragraph.text)]
        aside = self.roster.named(paragraph.parenthetical)
        return Beat(
            spoken=True,
            text=paragraph.text,
            line=paragraph.line,
            seconds=0.0,
            who=who,
            people=(who,),
            props=tuple(hit.meaning for hit in self.props.found(paragraph.parenthetical)),
            deeds=tuple(self._deeds(paragraph.parenthetical, [], who)),
            sounds=(),
            emotion=feeling,
            parenthetical=paragraph.parenthetical,
            off_screen=is_off_screen(paragraph.cue),
            to=next((hit.meaning.who for hit in aside), next((n for n in named if n != who), "")),
            tension=len(marked("tension").find(words)) + 2 * paragraph.text.count("!"),
        )

    def _action(self, sentence: str, line: int, recent: Sequence[str]) -> Beat:
        words = tokens(sentence)
        subjects = self._subjects(sentence, words, recent)
        absent = missing(words, subjects)
        subjects = [(at, who) for at, who in subjects if who not in absent]
        things = self.props.found(sentence)
        deeds = tuple(self._deeds(sentence, subjects, ""))
        self._remember(sentence, things)
        people = tuple(dict.fromkeys(who for _, who in subjects))
        doers = [deed.who for deed in deeds if deed.who]
        who = doers[0] if doers else (people[0] if people else "")
        seen = Beat(
            spoken=False,
            text=sentence,
            line=line,
            seconds=sentence_seconds(sentence),
            who=who,
            people=people,
            absent=absent,
            presents=self._presented(sentence),
            deeds=deeds,
            sounds=sounds(words, [(deed.at, deed.doing) for deed in deeds]),
            emotion=emotion(words),
            carries=tuple(carried(words, subjects, things)),
            tension=len(marked("tension").find(words)) + sentence.count("!"),
            close=bool(marked("close_words").find(words)),
            wide=bool(marked("wide_words").find(words)),
            silent=bool(marked("silence").find(words)),
        )
        return self._with_things(seen, words, things) if things or deeds else seen

    def _with_things(self, beat: Beat, words: Sequence[str], things: Sequence[Hit[str]]) -> Beat:
        """The beat with the props it names: where, which are known, which someone has on them."""
        return replace(
            beat,
            props=tuple(dict.fromkeys(hit.meaning for hit in things)),
            prop_spots=tuple((hit.start, hit.meaning) for hit in self._things(beat.text)),
            definite=after_word({"the"}, words, things),
            owned=after_word({"his", "her", "their"}, words, things) + on_them(beat.text, things),
            placed=placed(words, things),
            acts="" if beat.people or beat.deeds else acting(beat.text, things),
            loud=is_loud(beat.text, words, things),
        )

    def _presented(self, sentence: str) -> tuple[str, ...]:
        if sentence.isupper():
            return ()
        people = self.roster.characters
        return tuple(
            hit.meaning.who
            for hit in self.roster.named(sentence)
            if any(
                name in sentence
                for name in (people[hit.meaning.who].name, *people[hit.meaning.who].aliases)
            )
        )

    def _subjects(
        self, sentence: str, words: Sequence[str], recent: Sequence[str]
    ) -> list[tuple[int, str]]:
        """People of a sentence by word position; pronouns stand for whom they mean."""
        found = [
            (hit.start, hit.meaning.who)
            for hit in self.roster.named(sentence)
            if not hit.meaning.owns
        ]
        taken = {at for at, _ in found}
        for at, word in enumerate(words):
            if at in taken or (word == "her" and not stands_alone(words, at)):
                continue
            before = [who for place, who in found if place < at]
            others = [who for who in (*recent[-12:], *before) if who not in before[-1:]]
            pool = others if word in {"him", "her"} else [*recent[-12:], *before]
            who = self.roster.pronoun(word, pool)
            if who:
                found.append((at, who))
                found.sort()
        found += self._standing_for(words, taken, recent)
        if words and _EVERYONE & set(words[:3]):
            last_two = list(dict.fromkeys(reversed(recent)))[:2]
            found += [(0, who) for who in last_two]
        return sorted(found)

    def _standing_for(
        self, words: Sequence[str], taken: set[int], recent: Sequence[str]
    ) -> Iterable[tuple[int, str]]:
        """Who is told of as "the boy"."""
        for at, (article, noun) in enumerate(itertools.pairwise(words), 1):
            if article == "the" and at not in taken:
                who = self.roster.stands_for(noun, recent[-12:], self._there)
                if who:
                    yield at, who

    def _remember(self, sentence: str, things: Sequence[Hit[str]]) -> None:
        """Keeps what "it" will mean in the next sentence."""
        words = tokens(sentence)
        named = nameable(sentence, things, len(words))
        if named is not None:
            self._last_thing = named
            last = [hit for hit in things if hit.meaning == named]
            self._many = bool(last) and words[last[-1].end - 1].endswith("s")

    def _deeds(
        self, sentence: str, subjects: Sequence[tuple[int, str]], speaker: str
    ) -> Iterable[Deed]:
        words, things = tokens(sentence), self._things(sentence)
        for hit in verbs_in(sentence):
            before = [
                who for at, who in subjects if at <= hit.start and not is_object(words, at)
            ] or [who for at, who in subjects if at <= hit.start]
            after = [who for at, who in subjects if at >= hit.end]
            if not before and words[max(0, hit.start - 1)] in words_of("not_doers"):
                continue
            who = before[-1] if before else (speaker or (subjects[0][1] if subjects else ""))
            if not who:
                continue
            if hit.meaning.does in {"give", "approach"} and len(before) > 1 and not after:
                who = before[0]
            props = things_done_to(things, hit, sentence) if hit.meaning.does in HANDLING else []
            if not props and hit.meaning.needs:
                continue
            to = next((other for other in after if other != who), "")
            doing = hit.meaning
            if props and pulled_off(sentence, hit):
                doing = doing.model_copy(update={"does": "take"})
            for prop in props or [""]:
                yield Deed(who, settled(doing, prop, to), prop, to, hit.start)

    def _things(self, sentence: str) -> list[Hit[str]]:
        """Props of a sentence by position; "it" is what was named last and can be meant."""
        things = self.props.found(sentence)
        words = tokens(sentence)
        for at, word in enumerate(words):
            if word in _MEANT:
                last = self._last_before(sentence, things, at)
                if last and (word == "it" or self._many):
                    things.append(Hit(at, at + 1, last))
        return sorted(things, key=lambda thing: thing.start)

    def _last_before(self, sentence: str, things: Sequence[Hit[str]], at: int) -> str:
        """The thing that "it" means: no noun after a preposition, unless there is no other."""
        named = nameable(sentence, [thing for thing in things if thing.start < at], at)
        return self._last_thing if named is None else named


def addressed(beats: Sequence[Beat], roster: Roster) -> list[Beat]:
    """The beats with every speech addressed: to who is named, who spoke last, who answers."""
    speakers = [beat.who for beat in beats if beat.spoken]
    at = -1
    done: list[Beat] = []
    for beat in beats:
        if beat.spoken:
            at += 1
            if not beat.to:
                near = [*reversed(speakers[max(0, at - 3) : at]), *speakers[at + 1 : at + 4]]
                to = next((who for who in near if who != beat.who), "")
                beat = replace(beat, to=to)
        done.append(beat)
    return done
