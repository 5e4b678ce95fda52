"""One question: what was understood first, the odd word named, the answers as buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.examples import nearest
from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.offers import offers
from engines.rules.ears.readings import Heard
from engines.rules.ears.reel import Reel
from engines.rules.ears.second import Whole
from engines.rules.ears.seek import Found
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Order, Pending, Question

YES, NO = ("Yes", "yes"), ("No, something else", "no")
_SHOWN = 4  # buttons
_OFFERED = 3  # calls that a question offers
Call = tuple[str, dict[str, str]]


def ask_about(heard: Heard, reel: Reel, focus: Focus, whole: Whole) -> Question:
    """The question that would complete a clause; where its words say too little, what the whole
    message may mean."""
    hearing = heard.hearing
    if hearing is None or _is_far(hearing):
        return lost(heard.said, reel, focus, whole)
    if hearing.asks:
        return missing(hearing, reel, focus)
    others = whole.guesses() if hearing.family.gate in ("read", "free") else []
    question = ask_which(_offered(_calls([hearing, *others])))
    return replace(question, text=question.text + _odd(hearing))


def lost(said: str, reel: Reel, focus: Focus, whole: Whole) -> Question:
    """Nothing was understood: what the message may mean, or the three nearest things that could be
    meant."""
    others = _offered(_calls(whole.guesses()))
    if others:
        return ask_which(others)
    close = nearest(said, reel, focus, whole.shares.tools)
    text = f"I did not get “{said.strip(' .,!?')}”. Say which shot or scene and what should change"
    example = close[0] if close else "make a shot closer"
    return Question(f"{text}, for example: {example}.", tuple((c, c) for c in close))


def _is_far(hearing: Hearing) -> bool:
    """Too little was explained to be worth confirming."""
    return not hearing.asks and len(hearing.unknown) + len(hearing.danger) > 2


def missing(hearing: Hearing, reel: Reel, focus: Focus) -> Question:
    """ "Whose voice should be deeper?": the question for what is lacking, with the candidates."""
    found, family = hearing.asks[0], hearing.family
    certain = bool(found.guess) and not hearing.danger and not hearing.unknown
    options = found.options or offers(found.arg, hearing.args, reel, focus)
    choices = (YES, NO) if found.guess else tuple((o, o) for o in options[:_SHOWN])
    args, arg = dict(hearing.args), found.arg if found.options else ""
    pending = Pending(family.tool, args, dict(found.guess), certain, found.options, arg)
    return Question(_asked(family, args, found) + _odd(hearing), choices, pending)


_BARE = {
    "who": "Whom do you mean?", "what": "Whom do you mean?", "shots": "Which shot do you mean?",
    "scenes": "Which scene do you mean?", "at": "Which shot or scene do you mean?",
}  # fmt: skip
_AMONG = " Which one?"


def _asked(family: Family, args: dict[str, str], found: Found) -> str:
    """What is asked, with what was understood in it; a question of its own stays as it is."""
    way = family.ask.get(found.arg, "")
    known = set(re.findall(r"\{(\w+)\}", re.sub(r"\[[^\]]*\]", "", way))) <= args.keys()
    text = _filled(way, args) if way and known else ""
    if not found.open:
        several = text and found.ask.endswith(_AMONG)
        return f"{text} {found.ask.removesuffix(_AMONG)}" if several else found.ask
    among = f": {' or '.join(found.options)}?" if len(found.options) > 1 else "?"
    return (text or _BARE.get(found.arg, "Whom or what do you mean?")).removesuffix("?") + among


def _odd(hearing: Hearing) -> str:
    """The words that were not understood, named."""
    odd = [f"“{word}”" for word in dict.fromkeys((*hearing.danger, *hearing.unknown))][:2]
    return f" I am not sure about {' and '.join(odd)}." if odd else ""


def ask_which(others: dict[str, Call]) -> Question:
    """ "Do you mean: light 4B: darker, or: frame 4B closer?": each with a button of its own; one
    alone needs but a yes."""
    ways = list(others)
    text = f"Do you mean: {', or: '.join(ways)}?"
    tool, args = others[ways[0]]
    if len(ways) == 1:
        return Question(text, (YES, NO), Pending(tool, dict(args), {}, _is_whole(tool, args)))
    buttons = ((way[:1].upper() + way[1:], way) for way in ways)
    return Question(text, (*buttons, NO), Pending(tool, dict(args), others=others))


def which(calls: Sequence[Call]) -> Question:
    """The likeliest calls, to choose from."""
    return ask_which(_offered(calls))


def _offered(calls: Sequence[Call]) -> dict[str, Call]:
    """The first few, each once, by what they would do in words."""
    others: dict[str, Call] = {}
    for tool, args in calls:
        others.setdefault(describe_tool(tool, args), (tool, args))
    return dict(list(others.items())[:_OFFERED])


def _is_whole(tool: str, args: dict[str, str]) -> bool:
    family = find_family(tool)
    return family is not None and not set(family.ask) - args.keys()


def _calls(found: Sequence[Hearing]) -> list[Call]:
    return [(hearing.family.tool, dict(hearing.args)) for hearing in found]


def describe(family: Family, args: dict[str, str]) -> str:
    """What a call would do, in words: the family's sentence with the arguments that it has."""
    return _filled(family.does, args)


def _filled(way: str, args: dict[str, str]) -> str:
    """A sentence of the data file; parts in [] are said when their argument is there."""

    def fill(match: re.Match[str]) -> str:
        return args.get(match[1], "")

    def part(match: re.Match[str]) -> str:
        named = re.findall(r"\{(\w+)\}", match[1])
        return match[1] if any(name in args for name in named) else ""

    text = re.sub(r"\{(\w+)\}", fill, re.sub(r"\[([^\]]*)\]", part, way))
    return re.sub(r"\s+", " ", text.replace("scene:", "scene ").replace("..", " on")).strip()


def describe_tool(tool: str, args: dict[str, str]) -> str:
    """The same by the name of the tool."""
    family = find_family(tool)
    return describe(family, args) if family else tool.replace("_", " ")


CONDITIONAL = "I cannot watch for a condition. Shall I do it now"
LIMITING = "I did not get all of that, and it may change the rest. Shall I do this much"
DOUBTFUL = "I am not sure that I got that. Shall I do this"


def confirm(orders: Sequence[tuple[str, dict[str, str]]], text: str) -> Question:
    """Orders with an if, an unclear limit or a doubt: not done, and not forgotten; a yes does all
    of them, in their order."""
    told = ", and ".join(describe_tool(tool, args) for tool, args in orders)
    (tool, args), *more = orders
    return Question(f"{text}: {told}?", (YES, NO), Pending(tool, args, {}, True, more=tuple(more)))


def is_limit(question: Question | None) -> bool:
    """Whether something in the message holds its own orders back."""
    return question is not None and question.text.startswith((CONDITIONAL, LIMITING))


def held_back(orders: list[Order], question: Question) -> tuple[list[Order], Question]:
    """What destroys or costs is not begun while another part of the message is unclear."""
    first = next((n for n, order in enumerate(orders) if order.gate in ("ask", "paid")), None)
    if first is None:
        return orders, question
    left = describe_tool(orders[first].tool, orders[first].args)
    return orders[:first], replace(question, text=f"{question.text} I left “{left}” until then.")
