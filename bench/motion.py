"""What a moving picture costs: `python -m bench.motion [FOLDER]`.

Prints CPU milliseconds a picture at 720p24, encoding included, for typical shots; with a folder,
leaves the clips and a contact sheet of each there.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import cv2
import numpy as np

from bench.shots import SHOTS
from engines.animatic.motion.animator import AnimaticAnimator
from engines.animatic.painter import AnimaticPainter
from engines.roles import StepOrder
from media.clips import fitted
from media.clips import pictures as pictures_of


def main() -> None:
    """One line for each shot."""
    cv2.setNumThreads(1)
    with tempfile.TemporaryDirectory() as spare:
        folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(spare)
        for name, order in SHOTS.items():
            still, clip = folder / f"{name}.png", folder / f"{name}.mp4"
            AnimaticPainter().paint(StepOrder(stage="person", setup=order.setup), None, (), still)
            begun = time.process_time()
            AnimaticAnimator().animate(order, still, None, clip, lambda share, step: None)
            spent = 1000 * (time.process_time() - begun) / order.motion.frames
            print(f"{name:16} {spent:5.1f} ms a picture, {clip.stat().st_size // 1024} KiB")
            sheet(clip, folder / f"{name}_sheet.png")


def sheet(clip: Path, out: Path) -> None:
    """Twelve pictures of a clip on one page."""
    shown = list(pictures_of(clip))
    chosen = [shown[n] for n in np.linspace(0, len(shown) - 1, 12).astype(int)]
    small = [fitted(picture, 480, 270) for picture in chosen]
    rows = [np.hstack(small[n : n + 3]) for n in range(0, 12, 3)]
    cv2.imwrite(str(out), np.vstack(rows))


if __name__ == "__main__":
    main()
