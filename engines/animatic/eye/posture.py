"""How unlike a view of somebody, as the camera should see them, what came into the picture is."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from engines.animatic.eye.change import Change
from engines.animatic.eye.light import lights_of
from engines.animatic.eye.overlay import covered, laid, newcomer, view_of, window
from engines.animatic.eye.pixels import Array, Pixels, lab, linear
from engines.roles import Question

_COVERED = 0.75  # share of the newcomer that the view must cover to be held beside it
_PIXELS, _MOST = 300, 6000
_DEPTH = 0.5  # what lightness counts beside hue: folds and shade move it
_CAP = 40.0  # Lab units beyond which a colour is simply another one
_LIKELY = 0.6  # what an unlikely light counts


def unlike_posed(
    picture: Pixels, change: Change, pictures: Mapping[str, Pixels], question: Question
) -> float | None:
    """Lab units a pixel, under the likeliest light; None when the view lies elsewhere."""
    if question.posed not in pictures:
        return None
    there = newcomer(change)
    view = laid(view_of(pictures[question.posed]), there)
    if view is None or covered(view, there) < _COVERED:
        return None
    part = window((there, view.mask))
    light, mask = view.within(part)
    both = mask & there[part]
    step = max(1, int(both.sum()) // _MOST)
    seen, wanted = linear(picture[part])[both][::step], lab(light[both][::step])
    lights = lights_of(pictures, question.light)
    some = slice(None, None, max(1, len(seen) // _PIXELS))
    apart = _apart(seen[some][None] / lights.gains[:, None], wanted[some]).mean(1)
    best = lights.gains[int((apart + _LIKELY * lights.cost).argmin())]
    return float(_apart(seen / best, wanted).mean())


def _apart(light: Array, wanted: Array) -> Array:
    scale = np.array([_DEPTH, 1, 1], np.float32)
    found = np.linalg.norm((lab(light) - wanted) * scale, axis=-1)
    return np.asarray(np.minimum(found, _CAP), np.float32)
