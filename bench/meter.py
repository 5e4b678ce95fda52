"""A second meter of loudness and true peak: FFmpeg's, beside which ours must stand."""

from __future__ import annotations

from fractions import Fraction

import av
import numpy as np

from media.wav import RATE, Sound


def ebur128(sound: Sound) -> tuple[float, float]:
    """Loudness and true peak as the reference implementation measures them."""
    graph = av.filter.Graph()
    source = graph.add_abuffer(
        sample_rate=RATE, format="fltp", layout="stereo", time_base=Fraction(1, RATE)
    )
    meter = graph.add("ebur128", "peak=true:metadata=1")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    measured: dict[str, str] = {}
    for start in range(0, sound.shape[1], 4800):
        part = np.ascontiguousarray(sound[:, start : start + 4800])
        frame = av.AudioFrame.from_ndarray(part, format="fltp", layout="stereo")
        frame.sample_rate, frame.pts, frame.time_base = RATE, start, Fraction(1, RATE)
        graph.push(frame)
        while True:
            try:
                measured = dict(graph.pull().metadata) or measured
            except (av.error.BlockingIOError, av.error.EOFError):
                break
    peaks = [v for k, v in measured.items() if "true_peaks_ch" in k]
    return float(measured["lavfi.r128.I"]), 20 * float(np.log10(max(map(float, peaks))))
