"""The two sides of a cut: who is seen on each by the colours of what they wear, and where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np

from engines.animatic.eye.change import changed
from engines.animatic.eye.palette import Palette
from engines.animatic.eye.pixels import Array, Mask, Pixels, lab, linear, nearest
from engines.animatic.eye.references import CROPS, crops

_SIZE = (320, 180)
_TOP = 0.17  # of a figure, which is its head
_MUCH = 0.10  # share of what is shown of somebody that makes a colour theirs
_ALL_ROUND = 0.04  # the same of another side of them
_LIKE = 12.0  # Lab units within which a colour is taken for theirs
_PLAINLY = 4.0  # Lab units by which a colour is somebody's rather than another's
_DEPTH = 0.6  # what lightness counts beside hue
_SCALE = np.array([_DEPTH, 1, 1], np.float32)
_TRACE = 0.004  # share of a figure that makes a colour one of its own
_PIXELS = 1500
_STILL = 30  # percentile of a picture, as much of which at least is place and no people
_ALIKE = 0.35  # how differently the middle half of a picture may have become lighter or darker
_COMMON = 0.008  # share of the empty set that makes a colour nobody's, where people are not cut out


@dataclass(frozen=True)
class Side:
    """A picture at a small size: its colours as under plain light, where people are (None when
    that is not known), and how much of them its size shows."""

    picture: Pixels
    colours: Array
    people: Mask | None
    shown: float
    empty: Array | None = None

    def jump(self) -> tuple[float, bool]:
        """Lab units between the place here and the place without people, and whether all of the
        picture has jumped alike, as it does when the light changes and not what it falls on."""
        assert self.empty is not None
        apart = np.linalg.norm(self.colours - self.empty, axis=-1)
        times = (self.colours[..., 0] + 8) / (self.empty[..., 0] + 8)
        low, high = np.percentile(times, (25, 75))
        return float(np.percentile(apart, _STILL)), bool(high - low < _ALIKE)

    def strange(self, other: Side, known: Array) -> float:
        """The share of the people here whose colours are neither on the other side nor known."""
        here, there = (_some(side) for side in (self, other))
        away = nearest(here * _SCALE, np.concatenate([there, known]) * _SCALE)
        return float((away > _LIKE).mean())

    def whose(self, known: list[Array]) -> list[tuple[float, float]]:
        """For each of several people by their colours: the share of the people here that is
        theirs and nobody else's, and how far to the right it is."""
        assert self.people is not None
        away = np.stack([nearest(self.colours[self.people] * _SCALE, colours * _SCALE)
                         for colours in known])  # fmt: skip
        across = np.nonzero(self.people)[1] / _SIZE[0]
        found = []
        for who in range(len(known)):
            others = np.delete(away, who, 0).min(0) if len(known) > 1 else np.full(len(across), 99)
            own = (away[who] < _LIKE) & (away[who] + _PLAINLY < others)
            found.append((float(own.mean()), float(across[own].mean()) if own.any() else 0.5))
        return found

    def amount(self, colour: Array) -> tuple[float, float]:
        """The share of the picture, or of the people in it, that has a colour; and how far to the
        right that is (0..1)."""
        there = near(self.colours, colour)
        if self.people is not None:
            there &= self.people
        columns = np.nonzero(there)[1]
        whole = there.size if self.people is None else max(1, int(self.people.sum()))
        middle = float(columns.mean()) / _SIZE[0] if columns.size else 0.5
        return columns.size / whole, middle


@dataclass(frozen=True)
class Clothes:
    """Colours that somebody wears, seen from all round, and how much of what each side of the cut
    shows of them has each; `told` is the share of their clothes that these are."""

    colours: tuple[Array, ...]
    shares: tuple[tuple[float, float], ...]
    told: float


def side_of(picture: Pixels, empty: Pixels | None, gain: Array | None, shown: float) -> Side:
    """`empty` is the same picture without people, `gain` the light of the place."""
    small = _small(picture)
    if empty is None or empty.shape != picture.shape:
        return Side(picture, plain(small, gain), None, shown)
    nobody = _small(empty)
    change = changed(small, nobody)
    people = change.new & ~change.shade
    return Side(picture, plain(small, gain), people, shown, plain(nobody, gain))


def colours_of(pictures: Mapping[str, Pixels], keys: tuple[str, ...]) -> Array:
    """All colours of somebody, by their views (n, 3)."""
    found = [crops(pictures[key])[0] for key in keys if crops(pictures[key])]
    seen = [lab(whole.light / whole.scale)[whole.weight > _TRACE] for whole in found]
    return np.concatenate(seen) if seen else np.zeros((0, 3), np.float32)


def _some(side: Side) -> Array:
    assert side.people is not None
    found = side.colours[side.people]
    return found[:: max(1, len(found) // _PIXELS)]


def _small(picture: Pixels) -> Pixels:
    return np.asarray(cv2.resize(picture, _SIZE, interpolation=cv2.INTER_AREA), np.uint8)


def plain(small: Pixels, gain: Array | None) -> Array:
    """Colours as under plain light, in Lab."""
    light = linear(small)
    return lab(light / gain if gain is not None else light)


def place_of(picture: Pixels, gain: Array | None) -> Array:
    """The colours of a set."""
    return plain(_small(picture), gain)


def near(colours: Array, colour: Array) -> Mask:
    """Where a colour is."""
    return np.asarray(np.linalg.norm((colours - colour) * _SCALE, axis=-1) < _LIKE)


def clothes_of(
    pictures: Mapping[str, Pixels],
    keys: tuple[str, ...],
    sides: tuple[Side, Side],
    place: Array | None,
) -> Clothes:
    """What of somebody's clothes both sides of a cut should show, by their views from all round.
    Where people are not cut out of a picture, only what the place does not have."""
    views = [found for key in keys if (found := crops(pictures[key]))]
    if not views:
        return Clothes((), (), 0.0)
    cut_out = all(side.people is not None for side in sides)
    least = _crop(min(side.shown for side in sides))
    colours, shares, all_, told = [], [], 1e-6, 0.0
    front = views[0][least]
    for at in range(len(front.weight)):
        share = float(front.weight[at])
        if share < _MUCH or front.height[at] * CROPS[least] < _TOP:
            continue
        colour = lab(front.light[at] / front.scale)
        all_ += share
        if not all(_share(view[least], colour) > _ALL_ROUND for view in views[1:]):
            continue
        if not cut_out and place is not None and near(place, colour).mean() >= _COMMON:
            continue
        told += share
        colours.append(colour)
        one, two = (_share(views[0][_crop(side.shown)], colour) for side in sides)
        shares.append((one, two))
    return Clothes(tuple(colours), tuple(shares), told / all_)


def _crop(shown: float) -> int:
    return int(np.argmin([abs(crop - shown) for crop in CROPS]))


def _share(palette: Palette, colour: Array) -> float:
    there = near(lab(palette.light / palette.scale), colour)
    return float(palette.weight[there].sum())
