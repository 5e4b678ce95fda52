"""What is heard in three films, measured: `python -m bench sound`.

Two samples and a film of eight leads are voiced, sounded, scored and mixed as a render does it,
without pictures. See `bench/soundness.py` for what is asked of each part.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path
from typing import Any

from bench.result import Result
from bench.soundness import (
    caption_figures,
    delivery_figures,
    effect_figures,
    mix_figures,
    music_figures,
    voice_figures,
)
from bench.soundstage import staged

FILMS = (
    "samples/lighthouse.fountain",
    "samples/blueroom.fountain",
    "bench/data/sound/eight.fountain",
)
TARGETS: dict[str, Any] = {
    "pairs of leads not told apart": 0,
    "voices outside the range of their age and sex": 0,
    "spot effects recognised": 25,
    "beds recognised": 10,
    "effects whose onset is over 40 ms off": 0,
    "LUFS of the films": [-16.0, -16.0, -16.0],
    "highest true peak, dBTP": -1.0,
    "words within 80 ms of an onset, %": 90.0,
    "CPU s a film minute": 3.0,
}


def run() -> Result:
    """Every figure of the sound of three films."""
    root = Path(__file__).resolve().parents[1]
    with tempfile.TemporaryDirectory() as name:
        stages = [staged(root / film, Path(name) / str(n)) for n, film in enumerate(FILMS)]
        figures: dict[str, Any] = {}
        figures |= voice_figures(stages)
        figures |= delivery_figures(Path(name))
        figures |= effect_figures(Path(name))
        figures |= music_figures(Path(name))
        figures |= mix_figures(stages)
        figures |= caption_figures(stages)
        figures["CPU s a film minute"] = round(
            statistics.median(stage.cpu * 60 / stage.seconds for stage in stages), 2
        )
    return Result(name="sound", figures=figures, targets=TARGETS, met=_met(figures))


def _met(figures: dict[str, Any]) -> bool:
    return (
        not figures["pairs of leads not told apart"]
        and not figures["voices outside the range of their age and sex"]
        and figures["spot effects recognised"] >= TARGETS["spot effects recognised"]
        and figures["beds recognised"] >= TARGETS["beds recognised"]
        and not figures["effects whose onset is over 40 ms off"]
        and all(abs(lufs + 16) <= 1 for lufs in figures["LUFS of the films"])
        and figures["highest true peak, dBTP"] < TARGETS["highest true peak, dBTP"]
        and figures["words within 80 ms of an onset, %"] >= 90
        and figures["CPU s a film minute"] <= TARGETS["CPU s a film minute"]
    )
