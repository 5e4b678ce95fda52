"""`python -m bench` lists the benches; `python -m bench NAME [--json]` runs one.

A bench prints what it measured and ends with one line of JSON: name, figures, targets, met.
Figures are medians, and ratios are taken within one run, because machines are noisy. The exit
code is 0 whether or not the targets are met: a miss is printed, not hidden.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from typing import Any

BENCHES = {
    "parse": "a 120-page feature read",
    "qualify": "a 120-page feature qualified, bible in",
    "start": "server ready, first time and later",
    "services": "the services alone, first time and later",
    "turn": "one chat turn without a model's own time",
    "film": "a 90-second film from Approve to MP4",
    "film-minute": "one minute of film against encoding alone, at 720p and 1080p",
    "last-frame": "the exact last frame of 20 kinds of clip",
    "sound": "voices, delivery, effects, music, mix and captions, measured",
    "conform": "60 s of film conformed",
    "requests": "what people say, understood",
    "bible": "the story bible at feature size",
    "contradictions": "planted contradictions found, look-alikes left alone",
    "writing": "a text step with a model, and the films of the rules writer",
    "stories": "what the rules writer writes: length, repeats, CPU",
    "eye": "the eye: false alarms and missed faults",
    "drift": "cuts: jumps of light, clothes and positions found",
}


def main(arguments: list[str]) -> int:
    """Lists or runs."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("name", nargs="?", choices=sorted(BENCHES))
    parser.add_argument("--json", action="store_true", help="only the line of JSON")
    parser.add_argument("--part", help="of the eye's set-ups: 1/4 is the first of four parts")
    parser.add_argument("--kept", help="folder where the eye's pictures and answers are kept")
    asked = parser.parse_args(arguments)
    if asked.name is None:
        for name, what in BENCHES.items():
            print(f"{name:12} {what}")
        return 0
    given: dict[str, Any] = {"kept": asked.kept} if asked.kept else {}
    if asked.part:
        given["part"] = tuple(int(number) for number in asked.part.split("/"))
    result = importlib.import_module(f"bench.{asked.name.replace('-', '_')}").run(**given)
    if not asked.json:
        for figure, value in result.figures.items():
            target = result.targets.get(figure)
            print(f"{figure:40} {value}" + (f"   (target {target})" if target is not None else ""))
        print("met" if result.met else "MISSED")
    print(result.model_dump_json())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
