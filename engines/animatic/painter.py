"""The animatic engine as a painter: composites step by step, and turnarounds of a character.

A step is the stage drawn with everything up to it, so the last step equals the first frame of the
clip made from the same set-up. On a base that this engine did not paint, what is new is put over.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np

from engines.animatic.drawing.path import Array
from engines.animatic.drawing.posed import draw_posed
from engines.animatic.drawing.stage import Stage
from engines.animatic.drawing.turnaround import draw_view
from engines.animatic.eye.pixels import remember
from engines.animatic.version import ANIMATIC_VERSION
from engines.roles import StepOrder
from film import png
from film.errors import MediaFailed
from film.setup import Setup

STAND_IN, PLATE = "stand-in", "plate"  # a set with somebody in its light, and with nobody
POSED = "posed "  # before an id: somebody alone as they are in the shot, or a thing
_AUTHOR = f"auteur animatic {ANIMATIC_VERSION}".encode()


class AnimaticPainter:
    """Fills `engines.roles.Painter`: the same order always gives the same bytes."""

    def paint(
        self, order: StepOrder, base: Path | None, references: tuple[Path, ...], out: Path
    ) -> None:
        """Draws one step to `out` (PNG). Raises `MediaFailed` when `base` cannot be read or has
        another size than the set-up."""
        stage = Stage(order.setup, order.whole)
        if base is None or _is_ours(base, order.setup):
            _keep(stage.frame(), out)
        else:
            _keep(stage.over(read_png(base, order.setup), order.adds), out)

    def reference(self, setup: Setup, view: str, out: Path) -> None:
        """Draws one view of the set-up's first person on plain ground; a person or prop by id
        as in the shot ("posed", and the id); or its set, with whoever stands in it
        ("stand-in") or alone ("plate"). Raises `MediaFailed` when there is neither or no such
        view."""
        if view == STAND_IN:
            _keep(Stage(setup).frame(), out)
        elif view == PLATE:
            _keep(Stage(setup.but(people=(), props=()), setup).frame(), out)
        elif view.startswith(POSED):
            _keep(draw_posed(setup, view.removeprefix(POSED)), out)
        else:
            _keep(draw_view(setup, view), out)


def _keep(rgb: Array, out: Path) -> None:
    """Writes a picture, and has the eye remember it."""
    write_png(rgb, out)
    remember(out, rgb)


def without(setup: Setup, ids: tuple[str, ...]) -> Setup:
    """The set-up before these people and props came in."""
    people = tuple(
        p.model_copy(update={"holds": tuple(held for held in p.holds if held not in ids)})
        for p in setup.people
        if p.who not in ids
    )
    props = tuple(p for p in setup.props if p.who not in ids)
    return setup.model_copy(update={"people": people, "props": props})


def _is_ours(base: Path, setup: Setup) -> bool:
    """Whether this engine, as it is now, painted the base in this size: then all is drawn anew with
    what was added, which is the same picture and keeps shadows and depth right."""
    try:
        with base.open("rb") as file:
            head = file.read(png.HEADER + 200)
    except OSError:
        return False  # reading it as a picture says what is wrong
    return png.author_of(head) == (_AUTHOR, setup.width, setup.height)


def read_png(path: Path, setup: Setup) -> Array:
    """A base picture as RGB (h, w, 3) uint8."""
    try:
        data = np.frombuffer(path.read_bytes(), np.uint8)
        found = cv2.imdecode(data, cv2.IMREAD_COLOR) if data.size else None
    except (OSError, cv2.error) as error:
        raise MediaFailed(
            "The picture of the step before could not be read; render the step again."
        ) from error
    if found is None:
        raise MediaFailed(
            "The picture of the step before could not be read; render the step again."
        )
    h, w = found.shape[:2]
    if (w, h) != (setup.width, setup.height):
        raise MediaFailed(
            f"The picture of the step before is {w} x {h}, the shot is "
            f"{setup.width} x {setup.height}; render the step before again."
        )
    return cv2.cvtColor(found, cv2.COLOR_BGR2RGB)


def write_png(rgb: Array, out: Path) -> None:
    """RGB (h, w, 3) uint8 to a PNG file that says who painted it, whatever `out` ends with."""
    try:
        out.write_bytes(png.packed(rgb, _AUTHOR))
    except OSError as error:
        raise MediaFailed(f"The picture could not be written: {error.strerror}.") from error
