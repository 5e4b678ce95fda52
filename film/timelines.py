"""What people call timelines, and which point of the past they mean (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from film.errors import Refused
from film.versions import Timeline

LONGEST = 60  # characters of a name
MAIN = "main"
_WORDS_OF_A_NAME = 5
_LED_BY = re.compile(
    r"^(?:(?:what if|if|that|and|but|he|she|it|they|we|i|the film|"
    r"there (?:is|was|were|are))\b[ ,]*)+",
    re.IGNORECASE,
)
_AROUND = re.compile(
    r"^(?:the |my |our )?(?:timeline )?(.*?)(?: timeline| version)?$", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:,|\band\b|\bwith\b|\bto\b|\bversus\b|\bvs\b\.?|\bagainst\b)\s*", re.I)
_SIGNS = " “”\"'‘’.,;:!?"


def checked_name(said: str) -> str:
    """A name as it is kept; Refused when it cannot be one."""
    name = " ".join(said.replace("\x00", "").split()).strip(_SIGNS)
    if not name:
        raise Refused("What shall the timeline be called?")
    if len(name) > LONGEST:
        raise Refused(f"That is too long for a name; take at most {LONGEST} characters.")
    if "," in name:
        raise Refused("A name has no comma in it. Give the timeline another name.")
    return name


def check_free(said: str, taken: Iterable[str]) -> None:
    """Raises Refused, before any work is done, when no timeline can be called so."""
    name = checked_name(said)
    if name.casefold() in {each.casefold() for each in taken}:
        raise Refused(f"There is a timeline “{name}” already. Give this one another name.")


def name_from(idea: str, taken: Iterable[str]) -> str:
    """A name of a few words for an idea, with a number where it is taken."""
    short = _LED_BY.sub("", idea.strip())
    said = re.split(r"[,.;:!?\n]", short if " " in short else idea.strip())[0]
    name = " ".join(said.split()[:_WORDS_OF_A_NAME])[:LONGEST].strip(_SIGNS) or "another way"
    known = {each.casefold() for each in taken}
    names = [name, *(f"{name} {n}" for n in range(2, len(known) + 3))]
    return next(each for each in names if each.casefold() not in known)


def find_name(names: Sequence[str], said: str) -> str | None:
    """The one of these names that is meant; "the no letter timeline" is "no letter"."""
    typed, bare = said.strip(_SIGNS).casefold(), _bare(said)
    exact = [name for name in names if name.casefold() == typed]
    found = exact or [name for name in names if _bare(name) == bare]
    return found[0] if found else None


def find_timeline(timelines: Sequence[Timeline], said: str) -> Timeline | None:
    """The timeline that people call so: by its name, else by words that only it has."""
    name = find_name([timeline.name for timeline in timelines], said)
    wanted = set(_bare(said).split())
    near = [t for t in timelines if wanted and wanted <= set(_bare(t.name).split())]
    found = [t for t in timelines if t.name == name] or near
    return found[0] if name or len(found) == 1 else None


def get_timeline(timelines: Sequence[Timeline], said: str) -> Timeline:
    """The timeline that is meant; Refused, with those there are, when it is none of them."""
    found = find_timeline(timelines, said)
    if found is None:
        names = tuple(timeline.name for timeline in timelines)
        listed = ", ".join(f"“{name}”" for name in names)
        asked = f"There is no timeline “{said.strip()}”" if said.strip() else "Which timeline"
        raise Refused(f"{asked}{'.' if said.strip() else '?'} There are {listed}.", names[:6])
    return found


def two_named(names: Sequence[str], said: str) -> tuple[str, ...]:
    """The names in "main and no letter"; a name that has such a word in it stays whole."""
    if not said.strip() or find_name(names, said):
        return (said,) if said.strip() else ()
    for joint in _AND.finditer(said):
        found = [find_name(names, part) for part in (said[: joint.start()], said[joint.end() :])]
        if all(found):
            return tuple(name for name in found if name)
    return tuple(part for part in _AND.split(said, maxsplit=1) if part.strip())


def _bare(said: str) -> str:
    match = _AROUND.match(" ".join(said.strip(_SIGNS).casefold().split()))
    return match[1].strip(_SIGNS) if match else ""
