"""Answers to a question that waits: "2C", "yes", "the keeper"."""

from __future__ import annotations

import re
from dataclasses import replace

from engines.rules.ears import asking
from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hear import hear
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.items import Item
from engines.rules.ears.reel import Reel
from engines.rules.ears.refer import Refer
from engines.rules.ears.seek import Seek, lacking
from engines.rules.ears.slots import FREE_TEXT, find, in_order
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Pending, Understood, order_of

_YES = re.compile(
    r"(?:yes|yep|yeah|yup|right|correct|exactly|sure|ok|okay|please do|do it|that is it|that's it"
    r"|yes please|go ahead|that one|approved?|confirm(?:ed)?|i approve)",
    re.IGNORECASE,
)
_NO = re.compile(
    r"(?:no|nope|nah|never mind|nevermind|nvm|no thanks|forget it|(?:no,? )?something else"
    r"|neither|none|none of them|neither of them|cancel that)",
    re.IGNORECASE,
)
_ANSWERS = {"TARGET", "WHO", "PROP", "PLACE", "SIZE", "TIME", "WEATHER", "ANGLE", "MOVE", "LIGHT",
            "EMO", "COND", "TRANS", "PACE", "LENGTH", "SECS", "NUM"}  # fmt: skip
_LONGEST_ANSWER = 6  # meaningful words; more is a new sentence


def is_yes(typed: str) -> bool:
    """Whether the whole message is a yes; "yes, but..." is not."""
    return bool(_YES.fullmatch(typed.strip(" \t\n.!,")))


def is_no(typed: str) -> bool:
    """Whether the whole message is a no."""
    return bool(_NO.fullmatch(typed.strip(" \t\n.!,")))


def complete(typed: str, reel: Reel, focus: Focus, pending: Pending) -> Understood | None:
    """What the answer makes of the question; None when the message is a new one."""
    family = find_family(pending.tool)
    if family is None:
        return None
    if is_no(typed):
        return Understood(reply="Left as it is. What would you like instead?")
    if pending.others:
        return _among_others(typed, pending)
    if is_yes(typed):
        if not pending.certain:
            return None
        first = order_of(family, {**pending.args, **pending.guess})
        later = ((find_family(tool), args) for tool, args in pending.more)
        return Understood((first, *(order_of(known, dict(args)) for known, args in later if known)))
    return _offered(typed, reel, pending, family) or _filled(typed, reel, focus, pending, family)


_NTH = {
    "first": 0, "1st": 0, "former": 0, "second": 1, "2nd": 1, "latter": 1, "third": 2, "3rd": 2,
    "fourth": 3, "last": -1,
}  # fmt: skip
_AMONG = re.compile(
    r"(?:the )?(first|1st|second|2nd|third|3rd|fourth|last|former|latter)(?: one| shot)?"
)
_ALL = re.compile(r"(?:both|all|all of them|both of them|every one|each)(?: please)?")


def _offered(typed: str, reel: Reel, pending: Pending, family: Family) -> Understood | None:
    """ "The second one", "both", "Mara's": one of the candidates that were offered."""
    if not pending.options or not pending.arg:
        return None
    said = typed.strip(" .!,").lower()
    nth = _AMONG.fullmatch(said)
    chosen: list[str] = []
    if nth:
        chosen = list(pending.options)[_NTH[nth[1]] :][:1]
    elif _ALL.fullmatch(said):
        chosen = list(pending.options)
    else:
        chosen = _with_person(said, reel, pending.options)
    if not chosen:
        return None
    return _done(family, {**pending.args, pending.arg: ",".join(chosen)}, reel, Focus())


def _among_others(typed: str, pending: Pending) -> Understood | None:
    """One of several calls that were offered, by its own words or as "the second one"."""
    if is_yes(typed):
        return Understood(question=asking.ask_which(pending.others))
    said, ways = _plainly(typed), list(pending.others)
    nth = _AMONG.fullmatch(said)
    chosen = ways[_NTH[nth[1]] :][:1] if nth else [w for w in ways if _plainly(w) == said]
    if not chosen:
        return None
    tool, args = pending.others[chosen[0]]
    family = find_family(tool)
    return Understood((order_of(family, dict(args)),)) if family else None


def _plainly(said: str) -> str:
    return said.strip(" .!,?").lower()


def _with_person(said: str, reel: Reel, options: tuple[str, ...]) -> list[str]:
    """ "Mara's": the only candidate that she is in."""
    name = said.removesuffix("'s").removesuffix(" one")
    names = [person for person in reel.people if person.lower() == name.removesuffix("'s")]
    if not names or not set(options) <= set(reel.shots):
        return []
    fits = [label for label in options if names[0] in reel.cast(label)]
    return fits if len(fits) == 1 else []


def _filled(
    typed: str, reel: Reel, focus: Focus, pending: Pending, family: Family
) -> Understood | None:
    bare = re.fullmatch(r"(?:number |no\.? )?(\d+)", typed.strip(" .!#"))
    if bare and "scenes" in family.fill and "scenes" not in pending.args:
        typed = f"scene {bare[1]}"
    _, items = hear(typed, reel)
    items = Refer(reel, focus).reduce(items, keep_after=True)
    if not _is_short_answer(items):
        return None
    args, question = dict(pending.args), None
    used: set[int] = set()
    refer = Refer(reel, focus)
    for arg, kind in in_order(family.fill):
        if arg in args or kind in FREE_TEXT:
            continue
        found = find(Seek(refer, items, family, arg, kind, used))
        if found is not None and found.ask and arg in family.ask and used:
            hearing = Hearing(family, dict(args), [replace(found, arg=arg)])
            question = asking.missing(hearing, reel, focus)
        elif found is not None and found.value and found.heard:
            args[arg] = found.value
    if len(args) == len(pending.args):
        return Understood(question=question) if question else None
    return _done(family, args, reel, focus)


def _done(family: Family, args: dict[str, str], reel: Reel, focus: Focus) -> Understood:
    asks = [lacking(family, arg) for arg in family.ask if arg not in args]
    if asks:
        return Understood(question=asking.missing(Hearing(family, args, asks), reel, focus))
    return Understood((order_of(family, args),))


def _is_short_answer(items: list[Item]) -> bool:
    """A bare value: typed things and small words, no order of its own."""
    content = [i for i in items if not i.idle]
    if not content or len(content) > _LONGEST_ANSWER:
        return False
    if any("V" in i.tags and not i.is_any(_ANSWERS) for i in content):
        return False
    return all(i.is_any(_ANSWERS) or i.is_any(("DET", "PRON", "NOUN")) for i in content)


def asked_again(pending: Pending) -> str:
    """What the waiting question is about, in words."""
    return asking.describe_tool(pending.tool, pending.args)
