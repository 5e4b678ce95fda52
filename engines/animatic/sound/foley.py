"""The embedded foley: the tone of a place, and the sounds of what is done in it."""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from engines.animatic.sound.parts import made
from engines.animatic.sound.steps import footfalls
from engines.animatic.sound.waves import (
    RATE,
    Curve,
    Sound,
    drifting,
    gain,
    looped,
    room,
    write,
)
from engines.roles import SoundOrder
from film.noun import digest
from film.tables import read_table

HERE = Path(__file__).parent
STRETCH = 6.0  # seconds for which a layer called as a spot effect is heard
LIFT = 8.0  # decibels above its usual level
SHARP = 0.002
SOFT = 0.4  # seconds in which such a stretch comes and goes
DAY = {"dawn", "morning", "afternoon", "evening"}

log = logging.getLogger(__name__)


class AnimaticFoley:
    """The role Foley of the animatic engine."""

    def effects(self) -> tuple[str, ...]:
        """The names of spot effects that can be made; others are passed over with a warning."""
        return tuple(_effects())

    def beds(self, order: SoundOrder) -> tuple[str, ...]:
        """What is heard all the time under this shot."""
        return tuple(_layers(order, _place(order.place_kind, order.interior)))

    def sound(self, order: SoundOrder, out: Path) -> None:
        """Writes the room tone and spot effects under one shot (WAV, 48 kHz, stereo).

        The same order always gives the same samples. Raises MediaFailed when `out` cannot be
        written.
        """
        samples = max(1, round(order.seconds * RATE))
        place = _place(order.place_kind, order.interior)
        bed = order.but(effects=(), walkers=(), business=())
        draw = _drawn(bed.model_dump(mode="json"))  # a new effect leaves the room as it was
        heard = np.zeros((2, samples), np.float32)
        for layer in _layers(order, place):
            heard += _layer(draw, layer, samples)
        heard += _spots(order, place, samples)
        peak = float(np.abs(heard).max(initial=0.0))
        write(out, heard * min(1.0, 0.95 / max(peak, 1e-9)))


def _drawn(seed: Any) -> np.random.Generator:
    """Chance that follows from what it is for."""
    return np.random.default_rng(int(digest(seed)[:12], 16))


def _layers(order: SoundOrder, place: dict[str, Any]) -> list[str]:
    """Names of what is heard all the time, by place, weather and time of day."""
    table = _table()
    side = "inside" if order.interior else "outside"
    names = [*place["layers"], *table["weather"].get(order.weather, {}).get(side, ())]
    dark = order.time not in DAY
    if dark and not order.interior and order.place_kind in table["night"]["kinds"]:
        names += table["night"]["layers"]
    wet = order.weather in {"rainy", "stormy", "snowy"}
    silent = set(table["by day"] if dark else ()) | set(table["dry"] if wet else ())
    if order.interior:
        silent -= {"murmur"}  # a bar is fullest at night
    return [name for name in names if name not in silent]


def _layer(
    draw: np.random.Generator, name: str, samples: int, called: float | None = None
) -> Sound:
    """A layer of places.yaml; `called` at a time as an effect, its sounds come from then on."""
    layer = _table()["layers"][name]
    if "noise" in layer:
        sides = [looped(draw, samples, layer["noise"]) for _ in range(2)]
        if "drift" in layer:
            every, low = layer["drift"]
            shared = _joined(drifting(draw, samples, every, low), (1 + low) / 2)
            own = [_joined(drifting(draw, samples, every, 0.6), 0.8) for _ in range(2)]
            sides = [side * shared * mine for side, mine in zip(sides, own, strict=True)]
        return np.stack(sides) * np.float32(gain(layer["level"]))
    return _scattered(draw, layer, samples, called)


def _joined(curve: Curve, middle: float) -> Curve:
    """The curve bent to its middle at both ends, so that the sound goes on across a cut."""
    length = min(len(curve) // 2, round(SOFT * RATE))
    away = np.linspace(1, 0, length, dtype=np.float32)
    curve[:length] += (middle - curve[:length]) * away
    curve[len(curve) - length :] += (middle - curve[len(curve) - length :]) * away[::-1]
    return curve


def _scattered(
    draw: np.random.Generator, layer: dict[str, Any], samples: int, called: float | None
) -> Sound:
    """Single sounds at random times and places, or at even times if the layer is steady."""
    track = np.zeros((2, samples), np.float32)
    seconds = samples / RATE
    if called is not None:
        waits = draw.exponential(0.5 / layer["rate"], 64)
        times = called + np.concatenate([[0.0], np.cumsum(waits)])
    elif layer.get("steady"):
        times = np.arange(draw.random() / layer["rate"], seconds, 1 / layer["rate"])
    else:
        times = np.sort(draw.random(draw.poisson(layer["rate"] * seconds))) * seconds
    kept = [made(draw, layer["scatter"]) for _ in range(min(6, len(times)))]
    for at in times:
        sound = kept[draw.integers(len(kept))] * gain(-6 * draw.random())
        _put(track, sound, at, 0.5 if layer.get("steady") else draw.random())
    return track


def _spots(order: SoundOrder, place: dict[str, Any], samples: int) -> Sound:
    """All spot effects and footsteps, in the room of the place."""
    dry = np.zeros((2, samples), np.float32)
    steady = np.zeros((2, samples), np.float32)
    for name, at in order.effects:
        recipe = _effects().get(name.strip().lower())
        draw = _drawn([name, at, order.seed])
        if recipe is None:
            log.warning("no effect is called “%s”; it is left out", name)
        elif "layer" in recipe:
            steady += _stretch(draw, recipe, at, samples)
        else:
            _put(dry, made(draw, recipe), at, 0.4 + 0.2 * draw.random())
    _steps(dry, order)
    seconds, wet = place["echo"]
    if dry.any():
        draw = _drawn([order.place_kind, order.seed])
        mono = dry.mean(axis=0)
        dry = dry * np.sqrt(1 - wet) + room(draw, mono, seconds, wet) * np.sqrt(wet)
    return np.asarray(dry + steady)


def _steps(dry: Sound, order: SoundOrder) -> None:
    """A step on the floor of the place at every moment when a drawn foot comes down."""
    recipe = _effects()[f"step {_floor(order)}"]
    draw = _drawn([p.model_dump(mode="json") for p in order.walkers])
    for step in footfalls(order):
        sound = made(draw, recipe) * gain(step.level - 2 * draw.random())
        _put(dry, sound, step.at, 0.5 + 0.3 * step.side)


def _floor(order: SoundOrder) -> str:
    if order.weather == "snowy" and not order.interior:
        return "snow"
    floors = _table()["floors"]
    usual = "wood" if order.interior else "stone"
    return next((floor for floor, kinds in floors.items() if order.place_kind in kinds), usual)


def _stretch(draw: np.random.Generator, recipe: dict[str, Any], at: float, samples: int) -> Sound:
    """A layer above its usual level, from `at` on."""
    time = np.arange(samples) / RATE
    single = "scatter" in _table()["layers"][recipe["layer"]]  # begins with one, whole
    come = (time - at) / (SHARP if single else SOFT)
    go = (at + STRETCH - time) / SOFT
    envelope = gain(recipe.get("lift", LIFT)) * np.clip(np.minimum(come, go), 0, 1)
    return np.asarray(_layer(draw, recipe["layer"], samples, at) * envelope)


def _put(track: Sound, sound: Sound, at: float, side: float) -> None:
    """Adds a sound at `at` seconds, from 0 (left) to 1 (right), keeping its power."""
    start = max(0, round(at * RATE))
    length = min(len(sound), track.shape[1] - start)
    if length > 0:
        track[0, start : start + length] += sound[:length] * np.cos(side * np.pi / 2)
        track[1, start : start + length] += sound[:length] * np.sin(side * np.pi / 2)


def _place(kind: str, interior: bool) -> dict[str, Any]:
    table = _table()
    for row in table["places"]:
        if kind in row["kinds"]:
            return dict(row)
    return dict(table["unknown"]["inside" if interior else "outside"])


@cache
def _table() -> dict[str, Any]:
    return dict(read_table(HERE / "places.yaml"))


@cache
def _effects() -> dict[str, dict[str, Any]]:
    table = read_table(HERE / "effects.yaml")
    return {name: table[row["same"]] if "same" in row else row for name, row in table.items()}
