"""Conditions that show on clothes and skin: mud, blood, water, tears, soot, bandages."""

from __future__ import annotations

import hashlib
from typing import Any

import numpy as np

from engines.animatic.drawing.colour import Colour, mix, mul, rgb
from engines.animatic.drawing.figure import Figure
from engines.animatic.drawing.path import Array, Path, poly, smooth, vec

_MUD, _BLOOD, _SOOT, _LINEN = rgb("#5b432a"), rgb("#8e1418"), rgb("#1d1a1c"), rgb("#efe8da")
_SNOW, _BRUISE = rgb("#f2f5fa"), rgb("#5a3f66")
WORDS = {  # condition -> words that mean it
    "muddy": ("mud", "muddy", "dirty", "filthy", "dusty", "grimy", "soiled"),
    "bloody": ("blood", "bloody", "bleeding", "bloodied", "blood-stained"),
    "wounded": ("wounded", "injured", "wound", "stabbed", "shot", "hurt"),
    "bruised": ("bruised", "bruise", "bruises", "beaten"),
    "snowy": ("snowy", "snow", "snow-covered", "frosted", "frosty"),
    "wet": ("wet", "soaked", "drenched", "dripping", "damp", "sodden", "sweating"),
    "torn": ("torn", "ripped", "ragged", "tattered", "shredded"),
    "burnt": ("burnt", "burned", "singed", "charred", "sooty", "scorched"),
    "bandaged": ("bandage", "bandaged", "sling", "plaster"),
}


def conditions_of(words: tuple[str, ...]) -> frozenset[str]:
    """Which of the drawn conditions these words mean ("torn coat" is torn)."""
    said = {w for phrase in words for w in phrase.lower().replace(",", " ").split()}
    return frozenset(name for name, among in WORDS.items() if said & set(among))


def soaked(c: Colour) -> Colour:
    """Cloth or hair that is wet: darker and a little cooler."""
    return mul(c, (0.66, 0.69, 0.74))


def _blot(rng: np.random.Generator, at: Array, r: float) -> Path:
    """A ragged blot in pixels."""
    a = np.linspace(0, 2 * np.pi, 11, endpoint=False)
    q = r * (0.65 + 0.6 * rng.random(11))
    return smooth(np.stack([at[0] + np.cos(a) * q, at[1] + np.sin(a) * q * 0.9], 1))


def _noise(fig: Figure, part: str) -> np.random.Generator:
    """Where stains are is a matter of who wears them, not of the frame."""
    seed = hashlib.sha256(f"{fig.actor.name}|{part}".encode()).digest()
    return np.random.default_rng(int.from_bytes(seed[:6], "big"))


_AMOUNT = {  # part -> how many blots, and their radius in metres
    "muddy": {"leg": (9, 0.055), "shoe": (4, 0.05), "skirt": (12, 0.07), "trunk": (4, 0.05),
              "hand": (2, 0.03), "face": (3, 0.016), "arm": (4, 0.04)},
    "bloody": {"trunk": (4, 0.075), "hand": (2, 0.035), "face": (2, 0.018), "arm": (3, 0.045),
               "skirt": (2, 0.06)},
    "wounded": {"trunk": (1, 0.13), "skirt": (1, 0.05), "hand": (1, 0.03)},
    "bruised": {"face": (2, 0.020), "hand": (1, 0.02)},
    "snowy": {"trunk": (6, 0.05), "skirt": (8, 0.045), "arm": (6, 0.035), "leg": (4, 0.03),
              "face": (2, 0.010), "shoe": (3, 0.035), "hair": (9, 0.022)},
    "burnt": {"trunk": (5, 0.08), "arm": (4, 0.05), "face": (4, 0.018), "leg": (3, 0.05),
              "skirt": (5, 0.08)},
}  # fmt: skip
_INK = {"muddy": _MUD, "bloody": _BLOOD, "burnt": _SOOT, "wounded": _BLOOD, "bruised": _BRUISE,
        "snowy": _SNOW}  # fmt: skip
_COVER = {"burnt": 0.7, "bruised": 0.45}


def draw_stains(fig: Figure, path: Path, part: str, along: list[Any]) -> None:
    """What the conditions of a person leave on one part, which lies between world points."""
    found = fig.acting.conditions
    if not found or not path.cmds:
        return
    ends = fig.cam.project(np.array([along[0], along[-1]]))
    for name in _AMOUNT:
        if name in found and part in _AMOUNT[name]:
            _blots(fig, path, part, ends, name)
    if "torn" in found and part in ("leg", "arm", "skirt", "trunk"):
        _tear(fig, path, part, ends)
    if "wet" in found and fig.br.detail(60):
        _streaks(fig, path, part)
    if "bandaged" in found and part == "arm":
        _bandage(fig, path, ends)
    if "wounded" in found and part == "face":
        _cut(fig, path, ends)


def _blots(fig: Figure, path: Path, part: str, ends: Array, name: str) -> None:
    rng = _noise(fig, part + name)
    count, r = _AMOUNT[name][part]
    spread = float(np.hypot(*(ends[1] - ends[0]))) * 0.35 + r * fig.br.ppm
    for _ in range(count):
        at = ends[0] + (ends[1] - ends[0]) * rng.random() + rng.normal(0, 0.5, 2) * spread
        c = mul(_INK[name], 0.9 + 0.3 * rng.random())
        blot = _blot(rng, at, r * fig.br.ppm * fig.u * (0.5 + 0.7 * rng.random()))
        a = _COVER.get(name, 0.92)
        fig.cv.fill(blot, mix(fig.br.lit(c), fig.br.dark(c), 0.35), a, clip=path)


def _tear(fig: Figure, path: Path, part: str, ends: Array) -> None:
    """Slits that show what is underneath, with a ragged edge."""
    rng = _noise(fig, part + "torn")
    r = 0.055 * fig.br.ppm * fig.u
    below = fig.actor.skin if part in ("leg", "arm") else mul(fig.actor.under, 0.8)
    for _ in range(2):
        at = ends[0] + (ends[1] - ends[0]) * (0.15 + 0.7 * rng.random()) + rng.normal(0, 0.4, 2) * r
        x = np.linspace(-1, 1, 6)
        top, low = 0.25 + 0.25 * rng.random(6), 0.25 + 0.25 * rng.random(6)
        up = np.stack([at[0] + x * r * 0.8, at[1] - r * (1 - x * x) * top + x * r * 0.5], 1)
        down = np.stack([at[0] + x * r * 0.8, at[1] + r * (1 - x * x) * low + x * r * 0.5], 1)
        hole = poly(np.concatenate([up, down[::-1]]))
        fig.cv.fill(hole, fig.br.dark(below), clip=path)
        fig.cv.stroke(hole, fig.br.ink, fig.br.lw * 0.7, 0.9, clip=path)


def _streaks(fig: Figure, path: Path, part: str) -> None:
    """Bright runnels and drops of water."""
    box = path.array()
    (x0, y0), (x1, y1) = box.min(0), box.max(0)
    rng = _noise(fig, part + "wet")
    k = fig.br.ppm * 0.02
    for x, y, n in rng.random((5, 3)):
        a = np.array([x0 + (x1 - x0) * x, y0 + (y1 - y0) * y])
        b = a + vec(0.1 * k, k * (1.2 + 2.5 * n))
        fig.cv.stroke(poly([a, b], False), (0.86, 0.93, 1.0), max(0.6, 0.2 * k), 0.5, clip=path)


def _cut(fig: Figure, path: Path, ends: Array) -> None:
    """A cut over the cheek, and what runs from it."""
    at, k = ends.mean(0), 0.02 * fig.br.ppm * fig.actor.head
    cut = poly([at + vec(-k, -k), at + vec(0.6 * k, 0.9 * k)], False)
    fig.cv.stroke(cut, fig.br.lit(_BLOOD), max(1.0, 0.32 * k), clip=path)
    run = poly([at, at + vec(0.1 * k, 2.6 * k)], False)
    fig.cv.stroke(run, fig.br.lit(_BLOOD), max(0.8, 0.2 * k), 0.9, clip=path)


def _bandage(fig: Figure, path: Path, ends: Array) -> None:
    mid, d = ends.mean(0), (ends[1] - ends[0]) * 0.26
    for t in (-1, -0.33, 0.33, 1):
        line = poly(
            [mid + d * t - d[::-1] * (1.6, -1.6), mid + d * t + d[::-1] * (1.6, -1.6)], False
        )
        fig.cv.stroke(line, fig.br.lit(_LINEN), float(np.hypot(*d)) * 0.62, clip=path)
        fig.cv.stroke(line, fig.br.dark(_LINEN), fig.br.lw * 0.6, 0.6, clip=path)
