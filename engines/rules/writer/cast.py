"""Casting a story: the people whom an idea names, and those it needs and does not name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.writer.facts import Facts, Turn, Who
from engines.rules.writer.grammar import Dice, Slot, possessive, with_article
from engines.rules.writer.tables import table, words
from film.noun import Noun

_PRONOUNS = {
    "woman": ("she", "her", "her", "hers", "herself"),
    "man": ("he", "him", "his", "his", "himself"),
}
_CHILDREN = words("children")
_OLD = words("old")
_YOUNG = words("young")
_FORMER = re.compile(r"\bold (?=lover|friend|flame|enem|rival|sweetheart|comrade|colleague)")
MACHINES = words("machines")
_TITLES = frozenset(looks_of("titles"))


class Actor(Noun):
    """Somebody of a story, complete: the name as spoken, and how the first sight of them reads."""

    name: str
    full: str
    sex: str  # woman | man
    age: int
    role: str
    head: str = ""
    look: str = ""
    kind: str = "human"  # human | child | machine | animal

    @property
    def cue(self) -> str:
        """The name over a speech."""
        return self.name.upper()

    def introduced(self) -> str:
        """The name as a script writes it the first time: "MARA (34), wiry, red coat"."""
        age = "" if self.kind in {"machine", "animal"} else f" ({self.age})"
        return f"{self.full.upper()}{age}{self.look and ', '}{self.look}"

    def slot(self) -> Slot:
        """What templates call by {P} or {O}."""
        he, him, his, hers, himself = _PRONOUNS[self.sex]
        return Slot(
            self.name, he=he, him=him, his=his, hers=hers, himself=himself, He=he.capitalize(),
            His=his.capitalize(), s=possessive(self.name), a=with_article(self.role),
            the=f"the {self.role}", The=f"The {self.role}", new=self.name,
        )  # fmt: skip


class Pair(Noun):
    """The two that a story is about, what they are to each other, and whom else the idea names."""

    first: Actor
    other: Actor
    bond: str
    others: tuple[Actor, ...] = ()
    animal: Who | None = None
    new: tuple[Actor, ...] = ()  # whom a twist brings in
    third: Actor | None = None  # whom the second thread of a long film is about
    thread: str = ""


def cast_pair(facts: Facts, genre: str, dice: Dice) -> Pair:
    """The pair of a story: the first two of the idea, or somebody invented for one who is alone."""
    humans = sorted(
        (w for w in facts.people if not w.animal), key=lambda who: (who.owned, who.start)
    )
    first = humans[0] if humans else _somebody(facts, dice)
    bond, role = _company(first, genre, dice)
    other = humans[1] if len(humans) > 1 else Who(role=role, head=role.split()[-1])
    if len(humans) > 1:
        bond = _bond(first, other, genre)
    if {first.head, other.head} & _CHILDREN:
        bond = "young"
    makes = _Casting(facts, dice)
    one = makes.actor(first, 0)
    two = makes.actor(other, 1)
    one, two = _with_ages(one, two, bond, facts.text)
    extras = tuple(makes.actor(who, 2 + at) for at, who in enumerate(humans[2:4]))
    animal = next((who for who in facts.people if who.animal), None)
    new = tuple(makes.comer(turn, 4 + at) for at, turn in enumerate(facts.turns) if turn.who)
    thread, third = makes.passer_by(genre)
    return Pair(
        first=one, other=two, bond=bond, others=extras, animal=animal, new=new, third=third,
        thread=thread,
    )  # fmt: skip


def _somebody(facts: Facts, dice: Dice) -> Who:
    """A person for an idea that names none: one who belongs to the place, if it names one."""
    kinds = {place.kind for place in facts.places}
    words = {word.rstrip("s") for place in facts.places for word in place.name.split()}
    for row in table("roles"):
        at = row["at"].split(". ")[1].lower()
        if at in kinds or set(at.split()) & words:
            role = row["words"][0]
            return Who(role=role, head=role.split()[-1])
    role = dice.pick(["postman", "clockmaker", "night watchman", "teacher", "baker"], "somebody")
    return Who(role=role, head=role.split()[-1])


def _company(first: Who, genre: str, dice: Dice) -> tuple[str, str]:
    rows = table("cast")["company"].get(genre) or table("cast")["roles_for"]
    bond, role = rows[dice.number("company", len(rows))]
    if first.head in MACHINES:
        return "machine", "engineer"
    return bond, role


def _bond(first: Who, other: Who, genre: str) -> str:
    bonds = table("bonds")
    if {first.head, other.head} & MACHINES:
        return "machine"
    for who in (other, first) if not first.owned else (first, other):
        for name, row in bonds.items():
            known = who.head in row["match"] or who.role in row["match"]
            if known and (name not in {"parent", "child"} or who is other):
                return str(name)
    if first.head in bonds["child"]["match"]:
        return "parent"
    if first.head in bonds["parent"]["match"]:
        return "child"
    return {"romance": "lovers", "western": "hunt", "thriller": "hunt"}.get(genre, "friends")


def _with_ages(one: Actor, two: Actor, bond: str, text: str) -> tuple[Actor, Actor]:
    """Parents are older than their children; what the idea says of an age stays."""
    if bond in {"parent", "child"}:
        elder, younger = (one, two) if bond == "parent" else (two, one)
        gap = 27 + (elder.age + younger.age) % 8
        if elder.age < younger.age + 20:
            younger = younger.but(age=24 + younger.age % 11)
            elder = elder.but(age=younger.age + gap)
        return (elder, younger) if bond == "parent" else (younger, elder)
    return one, two


class _Casting:
    """Gives out names and looks, none of them twice."""

    def __init__(self, facts: Facts, dice: Dice) -> None:
        self.facts, self.dice = facts, dice
        self._names = {who.name.split()[0].lower() for who in facts.people if who.name}
        self._looks: set[str] = set()
        self._sexes: list[str] = []

    def actor(self, who: Who, place: int) -> Actor:
        """One person, complete."""
        words = set(who.role.split())
        child = bool(words & _CHILDREN)
        kind = "machine" if words & MACHINES else "child" if child else "human"
        sex = self._sex(who, place)
        full = who.name or self._name(sex, kind)
        return Actor(
            name=_spoken(full),
            full=full,
            sex=sex,
            age=self._age(who, child, place),
            role=who.role or sex,
            head=who.head,
            kind=kind,
            look=self._look(who, sex, kind),
        )

    def passer_by(self, genre: str) -> tuple[str, Actor | None]:
        """A second thread and its person; "" and None where the genre has no such thread."""
        rows = table("longer")["threads"]
        names = [name for name, row in rows.items() if genre not in row["not"]]
        if not names:
            return "", None
        name = self.dice.pick(names, f"thread{genre}")
        role = str(rows[name]["role"])
        return name, self.actor(Who(role=role, head=role), 3)

    def comer(self, turn: Turn, place: int) -> Actor:
        """Somebody whom a twist brings in: a butler with a name, a dog with one."""
        named = turn.who if turn.who[:1].isupper() else ""
        role = "" if named else turn.who.lower()
        if turn.kind != "side_animal":
            head = role.split()[-1] if role else ""
            return self.actor(Who(name=named, role=role, head=head), place)
        called = named or self.dice.pick(table("cast")["dogs"], "comer")
        return Actor(name=called, full=called, sex="man", age=5, role=role, look="", kind="animal")

    def _sex(self, who: Who, place: int) -> str:
        for sex in ("woman", "man"):
            if set(who.role.split()) & set(looks_of(sex)):
                return sex
        first = who.name.split()[0].lower() if who.name else ""
        for sex, names in (("woman", "women_names"), ("man", "men_names")):
            if first in looks_of(names):
                return sex
        said = re.search(
            r"\b(?:(he|his|him|himself)|(she|her|herself))\b",
            self.facts.text[max(0, who.end) :].lower(),
        )
        if said and who.end >= 0 and place == 0:
            return "man" if said[1] else "woman"
        return ("woman", "man")[self.dice.number(f"sex{place}", 2)]

    def _name(self, sex: str, kind: str) -> str:
        words = set(re.findall(r"[a-z]+", self.facts.text.lower()))
        lists = table("cast")["names"]
        row = next((row for row in lists[1:] if words & set(row["hears"])), lists[0])
        pool = (
            table("cast")["machines"]
            if kind == "machine"
            else row["women" if sex == "woman" else "men"]
        )
        taken = {known[:1] for known in self._names}
        free = [name for name in pool if name[0].lower() not in taken] or pool
        name = self.dice.pick(free, f"name{len(self._names)}")
        self._names.add(name.lower())
        return name

    def _age(self, who: Who, child: bool, place: int) -> int:
        said = re.search(r"(\d{1,2})[- ]year", who.role)
        words = set(_FORMER.sub("", who.role).split())
        spread = self.dice.number(f"age{place}", 14)
        if said:
            return int(said[1])
        if child:
            return 8 + spread % 4
        if words & _OLD or who.head in {"grandmother", "grandfather"}:
            return 66 + spread
        return (19 if words & _YOUNG else 30) + spread // (2 if words & _YOUNG else 1)

    def _look(self, who: Who, sex: str, kind: str) -> str:
        looks = table("cast")["looks"][kind if kind != "human" else sex]
        trade = next(
            (row["wears"] for row in table("cast")["trades"] if _is_of(who.role, row["words"])), ""
        )
        if trade and kind == "human":
            builds, hair = table("cast")["builds"], table("cast")["hair"][sex]
            is_old = bool(set(_FORMER.sub("", who.role).split()) & _OLD)
            old = [one for one in hair if ("white" in one or "grey" in one) == is_old]
            build, crown = self.dice.pick(builds, who.role), self.dice.pick(old, f"{who.role}hair")
            line = f"{build}, {trade}, {crown}"
        else:
            free = [
                look for look in looks if look not in self._looks and self._fits(look, who)
            ] or looks
            line = self.dice.pick(free, f"look{len(self._looks)}")
        self._looks.add(line)
        return line

    def _fits(self, look: str, who: Who) -> bool:
        old = bool(set(_FORMER.sub("", who.role).split()) & _OLD)
        return ("white" in look or "grey" in look) == old


def _is_of(role: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", role) for word in words)


def _spoken(full: str) -> str:
    """The name that people use: the first one, or with a title the whole."""
    words = full.split()
    return full if words[0].lower().rstrip(".") in _TITLES else words[0]
