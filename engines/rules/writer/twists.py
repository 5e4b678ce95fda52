"""Hearing a twist: what kind it is, whom and what it is about, and what the tables do with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from engines.rules.breakdown.lexicon import looks_of
from engines.rules.writer.facts import Turn
from engines.rules.writer.grammar import is_plural, with_article
from engines.rules.writer.stage import is_known_place
from engines.rules.writer.tables import table

_PARTS = re.compile(r"\s*(?:[;.]|,? and |, )\s*")
_ARTICLE = re.compile(r"^(?:the|an?|his|her|their|my) ", re.IGNORECASE)
NOBODY = {"it", "this", "that", "there", "everyone", "everybody", "and", "but"}


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = table("twists")
    return tuple(
        (kind, re.compile(pattern, re.IGNORECASE))
        for kind, row in rows.items()
        for pattern in row.get("hears", ())
    )


@lru_cache(maxsize=128)
def read_twist(text: str) -> tuple[Turn, ...]:
    """The turns of a twist in the person's words; () for one that the tables do not know."""
    said = " ".join(text.split()).strip(" .!?\"'“”")
    parts = [part for part in _PARTS.split(said) if part]
    found = tuple(turn for part in parts for turn in _turns(part))
    whole = tuple(_turns(said))
    if whole and (not found or whole[0].kind in {"swap", "side"}):
        return whole
    return found


def unheard(text: str) -> Turn:
    """A twist that the tables do not know: a voice says it."""
    said = re.sub(r"[\"“”]", "'", " ".join(text.split()).rstrip(" .!?"))
    return Turn(kind="voice", what=said)


def _turns(said: str) -> Iterator[Turn]:
    """The turns of a clause: what one of them took of its words is not read again."""
    while (hit := _turn(said)) is not None:
        turn, found = hit
        yield turn
        said = f"{said[: found.start()]}{said[found.end() :]}".strip()


def _turn(said: str) -> tuple[Turn, re.Match[str]] | None:
    for kind, pattern in _patterns():
        found = pattern.search(said)
        if found is None:
            continue
        named = found.groupdict()
        who = _ARTICLE.sub("", (named.get("who") or "").strip())
        what = (named.get("what") or "").lower().strip()
        turn = _known(kind, who, what)
        if turn is not None:
            return turn, found
    return None


def _known(kind: str, who: str, what: str) -> Turn | None:
    """The turn, its kind made exact by what it is about; None where the tables have no row."""
    if who.lower() in NOBODY:
        return None
    checks = {"all": _of_all, "genre": _of_genre, "place": _of_place, "years": _of_years}
    if kind in checks:
        return checks[kind](what)
    if kind == "side" and who.split()[-1].lower() in _animal_words():
        kind = "side_animal"
    return Turn(kind=kind, who=who)


def _animal_words() -> frozenset[str]:
    kinds = looks_of("species")
    return frozenset(word for kind in kinds if kind != "robot" for word in kinds[kind])


def _of_all(what: str) -> Turn | None:
    last = what.split()[-1]
    kinds = table("worlds")["kinds"]
    kind = next((f"all_{name}" for name, words in kinds.items() if last in words), "all_others")
    return Turn(kind=kind, what=what)


def _of_genre(what: str) -> Turn | None:
    likes = table("genres")["like"]
    genre = next((g for g, words in likes.items() if what in words), "")
    return Turn(kind="genre", what=genre) if genre and genre != "commercial" else None


def _of_place(what: str) -> Turn | None:
    worlds = table("worlds")["worlds"]
    name = next((n for n, row in worlds.items() if _hears(row["hears"], what)), "")
    if name or is_known_place(what):
        return Turn(kind="place", what=what, row=name or "other")
    return None


def _hears(words: list[str], what: str) -> bool:
    return any(re.search(rf"\b{re.escape(word)}\b", what) for word in words)


def _of_years(what: str) -> Turn | None:
    year = what if what.isdigit() else table("worlds")["years"].get(what, "")
    rows = table("worlds")["epochs"]
    at = next((n for n, row in enumerate(rows) if year and int(year) <= int(row["to"])), None)
    return Turn(kind="years", what=what, row=str(at)) if at is not None else None


def plan_of(turn: Turn) -> dict[str, Any]:
    """What the tables do with a turn: its moments by phase, its words, and what is left out."""
    rows, worlds = table("twists"), table("worlds")
    plan: dict[str, Any] = {"lose": "0", "words": {}, **rows[turn.kind]}
    if turn.kind == "genre":
        return {**plan, **table("twisted")["genres"].get(turn.what, {}), "lose": "1"}
    if turn.kind == "place":
        row = worlds["worlds"][turn.row]
        classes = worlds["classes"]
        words = {new: classes[name] for name, new in row["words"].items()}
        return {**plan, **_signs(row), "words": words, "places": row["places"]}
    if turn.kind == "years":
        row = worlds["epochs"][int(turn.row)]
        return {**plan, **_signs(row), "words": row["words"]}
    words = worlds.get(turn.kind.replace("all_", "").rstrip("s") + "_words", {})
    return {**plan, "words": words if turn.kind.startswith("all_") else {}}


def _signs(row: dict[str, Any]) -> dict[str, Any]:
    """The rows of a world or a time as moments: early, late, at the close."""
    return {
        phase: [{"t": "", "tell": row[phase][0], "show": row[phase]}]
        for phase in ("early", "late", "close")
        if row[phase]
    }


def where_of(turn: Turn) -> str:
    """A world or a time in prose: "aboard a spaceship", "1920"; "" for another turn."""
    named = turn.what in table("twisted")["bare"] or turn.what.isdigit() or turn.what[:2] == "a "
    what = turn.what if named else f"the {turn.what}"
    if turn.kind == "place":
        return str(table("worlds")["worlds"][turn.row]["where"]).format(what=what)
    return what if turn.kind == "years" else ""


def kin_of(turn: Turn) -> str:
    """One of those that everybody is: "a robot", "a cat"."""
    last = turn.what.split()[-1] if turn.what else ""
    one = table("worlds")["singular"].get(last) or (last[:-1] if is_plural(last) else last)
    return with_article(" ".join([*turn.what.split()[:-1], one])) if last else ""


def many_of(turn: Turn) -> str:
    """All of them: "robots", "cats"."""
    last = turn.what.split()[-1] if turn.what else ""
    known = {one: many for many, one in table("worlds")["singular"].items()}
    return turn.what if is_plural(last) or last in known.values() else known.get(last, f"{last}s")


def told_of(text: str) -> str:
    """What the rules do with a twist and what they do not, in a sentence or two for the person."""
    turns = read_twist(text)
    if not turns:
        return (
            "I do not know how to change what happens for this twist, so a voice says it. What I "
            f"can change the events, people, places or time for: {', '.join(_examples())}. To "
            "have it otherwise, rewrite passages, or choose a model for the writing."
        )
    return "The twist changes what happens: " + "; ".join(_told(turn) for turn in turns) + "."


def _told(turn: Turn) -> str:
    what = where_of(turn) or (many_of(turn) if turn.kind.startswith("all_") else turn.what)
    who = turn.who if turn.who[:1].isupper() else f"the {turn.who}"
    if not turn.who or turn.who in table("twisted")["pronouns"]:
        who = "the main character"
    return str(table("twists")[turn.kind]["says"]).format(who=who, what=what)


def _examples() -> Iterator[str]:
    yield from (f"“{text}”" for text in table("twisted")["examples"])
