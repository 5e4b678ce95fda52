"""How well the ears understand: sets of requests with what should come out, judged strictly.

A row: {"film", "focus", "say", "want": [{"tool", "args"}]}; the tool "ask" wants a question, "chat"
small talk. Exact is all tools with all arguments in order and nothing else. A wrong change is any
change that was not wanted; a wrong read, any reading that was not. Asked: a question, and nothing
wrong beside it.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from bench.films import FILMS, read_film
from bench.result import Result
from engines.rules.ears.families import find_family, reading_tools
from engines.rules.ears.lexicon import lexicon
from engines.rules.ears.reel import Reel, reel_of
from engines.rules.ears.target import Focus, expand
from engines.rules.ears.understand import understand
from engines.rules.ears.understood import Understood
from film.film import Film

SETS = Path(__file__).parent / "data" / "requests"
TARGETS = {"exact": ">= 0.80", "wrong_change": "<= 0.03", "grave": 0}
Call = tuple[str, tuple[tuple[str, str], ...]]
ASK: Call = ("ask", ())


@lru_cache
def film_named(name: str) -> Film:
    """A film of the sets."""
    found = sorted(FILMS.glob(f"{name}.*"))
    return read_film(found[0])


def run() -> Result:
    """Every held-out set on disk; the sets that were used for building are not counted."""
    rows = [row for path in sorted(SETS.glob("heldout_*.jsonl")) for row in read_rows(path)]
    figures = share(Counter(verdict for _, _, verdict in judged(rows)))
    met = bool(rows) and figures["exact"] >= 0.80
    met = met and figures["wrong_change"] <= 0.03 and figures["grave"] == 0
    return Result(name="requests", figures={"n": len(rows), **figures}, targets=TARGETS, met=met)


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of one set."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def judged(rows: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], Understood, str]]:
    """Each row with what was understood and the verdict on it."""
    for row in rows:
        film = film_named(row["film"])
        got = understand(row["say"], film, Focus(**row.get("focus", {})))
        yield row, got, judge(row["want"], got, reel_of(film))


def judge(want: Sequence[dict[str, Any]], got: Understood, reel: Reel) -> str:
    """exact, asked, missed, wrong_change, wrong_read; "grave:" before it when an approval, a
    payment or a deletion came out that was not wanted."""
    wanted = [_call(w["tool"], w["args"], reel) for w in want]
    made = [_call(order.tool, order.args, reel) for order in got.orders]
    calls = [call for call in wanted if call[0] not in ("ask", "chat")]
    asks = any(call == ASK for call in wanted) or not calls
    if made == calls and asks == bool(got.question or got.reply):
        return "exact"
    bad = [call for call in made if call not in wanted]
    if not bad:
        return "asked" if got.question or got.reply else "missed"
    if any(_is_grave(tool) for tool, _ in bad):
        return "grave"
    changes = any(tool not in reading_tools() for tool, _ in bad)
    return "wrong_change" if changes else "wrong_read"


def _is_grave(tool: str) -> bool:
    family = find_family(tool)
    return family is None or family.gate in ("paid", "ask")


def _call(tool: str, args: dict[str, Any], reel: Reel) -> Call:
    if tool in ("ask", "chat"):
        return (tool, ())
    said = {key: _value(key, str(value), reel) for key, value in args.items() if value != ""}
    return tool, tuple(sorted(said.items()))


def _value(key: str, value: str, reel: Reel) -> str:
    if key in ("shots", "at", "about", "before", "after"):
        before = "before:" if value.startswith("before:") else ""
        labels = expand(reel, value.removeprefix(before))
        return before + " ".join(labels) if labels else value.lower()
    if key == "scenes":
        numbers = reel.numbers if value == "all" else value.split(",")
        return " ".join(n.strip() for n in numbers)
    if key in ("who", "formats"):
        return " ".join(sorted(part.strip().lower() for part in value.split(",")))
    if key in ("seconds", "steps"):
        return f"{float(value):g}"
    kind = _TYPES.get(key, "")
    if (canonical := lexicon_value(kind, value)) and kind:
        return canonical
    if key == "names":
        value = value.replace(" and ", ",")
    words = value.lower().replace(",", " ").strip(" .!?\"'").split()
    return " ".join(word for word in words if word not in ("a", "an", "the"))


_TYPES = {"style": "LOOK", "emotion": "EMO", "what": "DOC", "transition": "TRANS"}


def lexicon_value(kind: str, value: str) -> str:
    """What the lexicon calls this value: "furious" and "angry" are one emotion."""
    ways = lexicon().get(kind, {})
    return next((name for name, said in ways.items() if value.lower() in (name, *said)), "")


def share(tally: Counter[str]) -> dict[str, float]:
    """Shares of each verdict, and the number of grave ones."""
    count = max(1, sum(tally.values()))
    kinds = ("exact", "asked", "missed", "wrong_read")
    shares = {kind: round(tally[kind] / count, 4) for kind in kinds}
    wrong = tally["wrong_change"] + tally["grave"]
    return {**shares, "wrong_change": round(wrong / count, 4), "grave": tally["grave"]}


def main(arguments: Sequence[str]) -> None:
    """python -m bench.requests SET.jsonl... [-v]: the figures of each set, and the misses."""
    for name in [a for a in arguments if a != "-v"]:
        rows = list(judged(read_rows(Path(name))))
        for row, got, verdict in rows:
            if "-v" in arguments and verdict != "exact":
                print(f"[{verdict}] {row['say']}\n   want {row['want']}\n   got  {_shown(got)}")
        print(name, len(rows), share(Counter(verdict for _, _, verdict in rows)))


def _shown(got: Understood) -> str:
    calls = [f"{order.tool} {order.args}" for order in got.orders]
    return " ; ".join([*calls, got.question.text if got.question else got.reply])


if __name__ == "__main__":
    main(sys.argv[1:])
