"""What people say, understood: sets of requests with what should come out, judged strictly.

A row: {"film", "said", "before", "gate", "want"}. `before` are the person's messages so far, `gate`
the verb whose approval is open. `want` is a list of calls (with the tool "ask" beside them when
the rest is to be asked), or "ask", "answer", "approve", "reject". Exact is all tools with all
arguments in order and nothing else, or other calls that make the same film
(`bench.afterwards`). A wrong change is any change that was not wanted; a wrong read, any reading
that was not. Asked: a question, and nothing wrong beside it. Only the held-out sets count; nobody
who worked on the ears had read them when they were first run.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from bench.judging import Heard, Row, converse, judge, one_click, read_rows
from bench.result import Result

SETS = Path(__file__).parent / "data" / "requests"
TARGETS = {"exact": ">= 0.80", "wrong_change": "<= 0.03", "grave": 0}
_KINDS = ("exact", "asked", "missed", "wrong_read")


def run() -> Result:
    """Every held-out set; the sets that were used for building are not counted."""
    rows = [row for path in sorted(SETS.glob("heldout_*.jsonl")) for row in read_rows(path)]
    told = judged(rows)
    clicks = sum(one_click(row, got) for row, got, verdict in told if verdict == "asked")
    figures = share(Counter(verdict for _, _, verdict in told))
    figures["asked_and_one_click"] = round(clicks / max(1, len(rows)), 4)
    met = bool(rows) and figures["exact"] >= 0.80
    met = met and figures["wrong_change"] <= 0.03 and figures["grave"] == 0
    return Result(name="requests", figures={"n": len(rows), **figures}, targets=TARGETS, met=met)


def judged(rows: Sequence[Row]) -> list[tuple[Row, Heard, str]]:
    """Each row with what was understood and the verdict on it."""
    heard = [(row, converse(row)) for row in rows]
    return [(row, got, judge(row, got)) for row, got in heard]


def share(tally: Counter[str]) -> dict[str, float]:
    """Shares of each verdict; `grave` is how many approvals, payments or deletions were wrong."""
    count = max(1, sum(tally.values()))
    shares = {kind: round(tally[kind] / count, 4) for kind in _KINDS}
    wrong = tally["wrong_change"] + tally["grave"]
    return {**shares, "wrong_change": round(wrong / count, 4), "grave": tally["grave"]}


def main(arguments: Sequence[str]) -> None:
    """python -m bench.requests SET.jsonl... [-v]: the figures of each set, and the misses."""
    for name in [a for a in arguments if a != "-v"]:
        rows = judged(read_rows(Path(name)))
        for row, got, verdict in rows:
            if "-v" in arguments and verdict != "exact":
                print(f"[{verdict}] {row.said}\n   want {row.want}\n   got  {got.shown()}")
        print(name, len(rows), share(Counter(verdict for _, _, verdict in rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
