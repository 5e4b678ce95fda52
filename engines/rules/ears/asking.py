"""One question: what was understood first, the odd word named, the answers as buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from engines.rules.ears.examples import nearest
from engines.rules.ears.families import Family, find_family
from engines.rules.ears.hearing import Hearing
from engines.rules.ears.readings import Heard
from engines.rules.ears.reel import Reel
from engines.rules.ears.second import Whole
from engines.rules.ears.target import Focus
from engines.rules.ears.understood import Order, Pending, Question

YES, NO = ("Yes", "yes"), ("No, something else", "no")
_SHOWN = 4  # buttons


def ask_about(heard: Heard, reel: Reel, focus: Focus, whole: Whole) -> Question:
    """The question that would complete a clause; where its words say too little, what the whole
    message may mean."""
    hearing = heard.hearing
    if hearing is None or _is_far(hearing):
        return lost(heard.said, reel, focus, whole)
    if hearing.asks:
        return _missing(hearing)
    return _confirm(hearing)


def lost(said: str, reel: Reel, focus: Focus, whole: Whole) -> Question:
    """Nothing was understood: what the message may mean, or the three nearest things that could be
    meant."""
    guess = whole.guess()
    if guess is not None:
        return _confirm(guess)
    close = nearest(said, reel, focus, whole.shares.tools)
    text = f"I did not get “{said.strip(' .,!?')}”. Say which shot or scene and what should change"
    example = close[0] if close else "make a shot closer"
    return Question(f"{text}, for example: {example}.", tuple((c, c) for c in close))


def _is_far(hearing: Hearing) -> bool:
    """Too little was explained to be worth confirming."""
    return not hearing.asks and len(hearing.unknown) + len(hearing.danger) > 2


def _missing(hearing: Hearing) -> Question:
    found = hearing.asks[0]
    choices = tuple((option, option) for option in found.options[:_SHOWN])
    if found.guess:
        choices = (YES, NO)
    guess = dict(found.guess)
    certain = bool(guess) and not hearing.danger and not hearing.unknown
    args, arg = dict(hearing.args), found.arg if found.options else ""
    pending = Pending(hearing.family.tool, args, guess, certain, found.options, arg)
    return Question(found.ask + _odd(hearing), choices, pending)


def _confirm(hearing: Hearing) -> Question:
    text = f"Do you mean: {describe(hearing.family, hearing.args)}?{_odd(hearing)}"
    lacking = [arg for arg in hearing.family.ask if arg not in hearing.args]
    pending = Pending(hearing.family.tool, dict(hearing.args), {}, not lacking)
    return Question(text, (YES, NO), pending)


def _odd(hearing: Hearing) -> str:
    """The words that were not understood, named."""
    odd = [f"“{word}”" for word in dict.fromkeys((*hearing.danger, *hearing.unknown))][:2]
    return f" I am not sure about {' and '.join(odd)}." if odd else ""


def describe(family: Family, args: dict[str, str]) -> str:
    """What a call would do, in words: the family's sentence with the arguments that it has."""

    def fill(match: re.Match[str]) -> str:
        return args.get(match[1], "")

    def part(match: re.Match[str]) -> str:
        named = re.findall(r"\{(\w+)\}", match[1])
        return match[1] if any(name in args for name in named) else ""

    text = re.sub(r"\{(\w+)\}", fill, re.sub(r"\[([^\]]*)\]", part, family.does))
    return re.sub(r"\s+", " ", text.replace("scene:", "scene ").replace("..", " on")).strip()


def describe_tool(tool: str, args: dict[str, str]) -> str:
    """The same by the name of the tool."""
    family = find_family(tool)
    return describe(family, args) if family else tool.replace("_", " ")


CONDITIONAL = "I cannot watch for a condition. Shall I do it now"
LIMITING = "I did not get all of that, and it may change the rest. Shall I do this much"
DOUBTFUL = "I am not sure that I got that. Shall I do this"


def confirm(orders: Sequence[tuple[str, dict[str, str]]], text: str) -> Question:
    """An order with an if or an unclear limit: it is not done, and not forgotten."""
    if len(orders) != 1:
        return Question(f"{text}? Then say it again without that part.")
    tool, args = orders[0]
    return Question(
        f"{text}: {describe_tool(tool, args)}?", (YES, NO), Pending(tool, args, {}, True)
    )


def held_back(orders: list[Order], question: Question) -> tuple[list[Order], Question]:
    """What destroys or costs is not begun while another part of the message is unclear."""
    first = next((n for n, order in enumerate(orders) if order.gate in ("ask", "paid")), None)
    if first is None:
        return orders, question
    left = describe_tool(orders[first].tool, orders[first].args)
    return orders[:first], replace(question, text=f"{question.text} I left “{left}” until then.")
