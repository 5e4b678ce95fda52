"""Reference pictures measured: palette, contrast, grain, and how much of a picture is outline."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from film.errors import Refused
from film.study.styles import MOST_COLOURS, Measured

Array = NDArray[Any]
MOST_BYTES = 40_000_000
MOST_PIXELS = 60_000_000  # of a file: a picture that says it is larger is not opened
SIDE = 256  # pixels of the longer side that is measured
NEAR = 12.0  # two colours nearer than this in Lab are one
SEED = 7


def is_picture(data: bytes) -> bool:
    """Whether a file is a PNG or a JPEG, by its first bytes."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def measure(data: bytes) -> Measured:
    """What a PNG or JPEG measures. Refused: another file, damaged, or too large."""
    rgb = _opened(data)
    lab = cv2.cvtColor(rgb.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    light = lab[..., 0]
    low, high = (float(v) for v in np.percentile(light, (5, 95)))
    return Measured(
        palette=_palette(lab.reshape(-1, 3)),
        contrast=round(min(1.0, (high - low) / 90), 3),
        grain=round(_grain(light), 3),
        line=round(_line(light), 3),
    )


def common(pictures: Sequence[Measured]) -> tuple[str, ...]:
    """The palette that several pictures have in common, dark to light."""
    colours = [c for picture in pictures for c, _ in picture.palette]
    shares = [share for picture in pictures for _, share in picture.palette]
    if not colours:
        return ()
    lab = _lab_of(colours)
    points = np.repeat(lab, np.maximum(1, np.round(np.array(shares) * 100)).astype(int), axis=0)
    return tuple(colour for colour, _ in _palette(points.astype(np.float32)))


def _opened(data: bytes) -> Array:
    """The picture as RGB, its longer side at most `SIDE` pixels."""
    if not is_picture(data):
        raise Refused("A reference picture is a PNG or a JPEG; save it as one and drop it again.")
    width, height = _size(data)
    if len(data) > MOST_BYTES or width * height > MOST_PIXELS:
        raise Refused("This picture is too large; make it smaller than 40 MB and 60 megapixels.")
    try:
        found = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    except cv2.error:
        found = None
    if found is None:
        raise Refused("This picture is damaged and cannot be opened; save it again.")
    h, w = found.shape[:2]
    scale = SIDE / max(h, w)
    if scale < 1:
        size = (max(1, round(w * scale)), max(1, round(h * scale)))
        found = cv2.resize(found, size, interpolation=cv2.INTER_AREA)
    rgb: Array = cv2.cvtColor(found, cv2.COLOR_BGR2RGB)
    return rgb


def _size(data: bytes) -> tuple[int, int]:
    """Width and height as the file's header says, (0, 0) when it does not."""
    if data.startswith(b"\x89PNG"):
        return struct.unpack(">II", data[16:24]) if len(data) >= 24 else (0, 0)
    at = 2
    while at + 9 < len(data):
        if data[at] != 0xFF:
            return 0, 0
        marker, length = data[at + 1], struct.unpack(">H", data[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return 0, 0


def _palette(points: Array) -> tuple[tuple[str, float], ...]:
    """The colours that the points gather around (k-means in Lab), dark to light, with shares."""
    points = np.ascontiguousarray(points, np.float32)
    count = min(MOST_COLOURS, len(np.unique(np.round(points), axis=0)))
    cv2.setRNGSeed(SEED)
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 40, 0.2)
    best = np.zeros((len(points), 1), np.int32)
    _, labels, centres = cv2.kmeans(points, count, best, stop, 3, cv2.KMEANS_PP_CENTERS)
    weights = np.bincount(labels.ravel(), minlength=count) / len(points)
    found = _apart(centres, weights)
    found.sort(key=lambda pair: float(pair[0][0]))
    return tuple((_hex(centre), round(float(weight), 3)) for centre, weight in found)


def _apart(centres: Array, weights: Array) -> list[tuple[Array, float]]:
    """Centres that are really different; a near one is taken into the larger."""
    kept: list[tuple[Array, float]] = []
    for at in np.argsort(-weights):
        near = next((n for n, (c, _) in enumerate(kept) if _far(c, centres[at]) < NEAR), None)
        if near is None:
            kept.append((centres[at], float(weights[at])))
        else:
            kept[near] = (kept[near][0], kept[near][1] + float(weights[at]))
    return kept


def _far(one: Array, other: Array) -> float:
    return float(np.linalg.norm(one - other))


def _grain(light: Array) -> float:
    """Noise in the flattest quarter of the picture, where nothing is drawn."""
    rest = np.abs(light - cv2.GaussianBlur(light, (0, 0), 1.2))
    edges = np.abs(cv2.Laplacian(cv2.GaussianBlur(light, (0, 0), 2.5), cv2.CV_32F))
    flat = rest[edges <= np.percentile(edges, 25)]
    return min(1.0, float(flat.mean()) / 3.0) if flat.size else 0.0


def _line(light: Array) -> float:
    """How much of the picture is thin and darker than what is around it."""
    around = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return min(1.0, float((around - light > 14).mean()) / 0.16)


def _lab_of(colours: Sequence[str]) -> Array:
    rgb = [[int(c[at : at + 2], 16) / 255 for at in (1, 3, 5)] for c in colours]
    lab: Array = cv2.cvtColor(np.array([rgb], np.float32), cv2.COLOR_RGB2LAB)[0]
    return lab


def _hex(lab: Array) -> str:
    rgb = cv2.cvtColor(lab.reshape(1, 1, 3).astype(np.float32), cv2.COLOR_LAB2RGB)[0, 0]
    r, g, b = (round(float(np.clip(v, 0, 1)) * 255) for v in rgb)
    return f"#{r:02x}{g:02x}{b:02x}"
