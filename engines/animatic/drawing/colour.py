"""Colours as three numbers 0..1, and the few sums that light needs."""

from __future__ import annotations

from functools import cache
from typing import TypeAlias

Colour: TypeAlias = tuple[float, float, float]


@cache
def parsed(text: str) -> Colour:
    """`#rrggbb` as numbers."""
    t = text.lstrip("#")
    return (int(t[0:2], 16) / 255, int(t[2:4], 16) / 255, int(t[4:6], 16) / 255)


def rgb(colour: str | Colour) -> Colour:
    return parsed(colour) if isinstance(colour, str) else colour


def mix(a: Colour, b: Colour, t: float) -> Colour:
    """From a (t=0) to b (t=1)."""
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t)


def mul(a: Colour, b: float | Colour) -> Colour:
    """Times a number, or channel by channel."""
    if isinstance(b, tuple):
        return (a[0] * b[0], a[1] * b[1], a[2] * b[2])
    return (a[0] * b, a[1] * b, a[2] * b)


def grey(a: Colour) -> float:
    """Luma, Rec. 709."""
    return 0.2126 * a[0] + 0.7152 * a[1] + 0.0722 * a[2]


def saturated(a: Colour, amount: float) -> Colour:
    """More (over 1) or less (under 1) of the hue, at the same luma."""
    g = grey(a)
    return (g + (a[0] - g) * amount, g + (a[1] - g) * amount, g + (a[2] - g) * amount)


def byte(x: float) -> int:
    return 0 if x <= 0 else 255 if x >= 1 else int(x * 255 + 0.5)


WHITE: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
