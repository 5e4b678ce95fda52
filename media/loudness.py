"""Loudness and true peak by ITU-R BS.1770-5, in numpy.

K-weighting is two biquads (table 1 and 2 of the recommendation, at 48 kHz); their joint impulse
response is below -180 dB after 85 ms, so it is applied as a filter of that length.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from media.wav import RATE, Sound

Curve = NDArray[np.float64]

SHELF = (
    (1.53512485958697, -2.69169618940638, 1.19839281085285),
    (-1.69065929318241, 0.73248077421585),
)
HIGH_PASS = ((1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))
TAPS = 4096
BLOCK = 32_768
SILENCE = -70.0  # LUFS; also the absolute gate
HOP = RATE // 10  # gating blocks of 400 ms that overlap by 75 %


def convolve(sound: Sound, response: NDArray[np.floating]) -> Sound:
    """Each channel of `sound` filtered by a short `response`, same length (overlap-save)."""
    taps = len(response)
    block = max(BLOCK, 1 << (2 * taps - 1).bit_length())
    step = block - taps + 1
    count = -(-sound.shape[1] // step) if sound.shape[1] else 0
    spectrum = np.fft.rfft(response.astype(np.float32), block)
    out = np.empty((sound.shape[0], count * step), np.float32)
    for channel, samples in enumerate(sound):
        padded = np.zeros(count * step + taps - 1, np.float32)
        padded[taps - 1 : taps - 1 + len(samples)] = samples
        for start in range(0, count * step, step):
            part = np.fft.rfft(padded[start : start + block], block) * spectrum
            out[channel, start : start + step] = np.fft.irfft(part, block)[taps - 1 :]
    return out[:, : sound.shape[1]]


def loudness(sound: Sound) -> float:
    """Integrated loudness in LUFS of (channels, samples) at 48 kHz; -70 or less is silence."""
    heard = convolve(sound, _k_weighting())
    power = np.square(heard, out=heard).sum(axis=0, dtype=np.float32)
    whole = len(power) // HOP
    if whole < 4:
        power = np.pad(power, (0, 4 * HOP - len(power)))
        whole = 4
    hops = power[: whole * HOP].reshape(whole, HOP).mean(axis=1, dtype=np.float64)
    blocks = (hops[:-3] + hops[1:-2] + hops[2:-1] + hops[3:]) / 4
    loud = blocks[_lufs(blocks) > SILENCE]
    if not len(loud):
        return SILENCE
    relative = float(_lufs(loud.mean())) - 10.0
    return float(_lufs(loud[_lufs(loud) > relative].mean()))


def true_peak(sound: Sound) -> float:
    """Highest level between the samples, in dBTP: the maximum of the sound at four times the rate.

    Only the neighbourhood of high samples is oversampled: a peak is at most 3 dB over the higher
    of its two samples for sound below 12 kHz, so what is 3 dB under the highest cannot hold it.
    """
    top = float(np.abs(sound).max(initial=0.0))
    if top == 0.0:
        return -200.0
    peak = top
    for samples in sound:
        near = np.flatnonzero(np.abs(samples) > top * 0.7)
        if len(near):
            peak = max(peak, float(_between(samples, near).max()))
    return 20 * float(np.log10(peak))


def _between(samples: NDArray[np.float32], near: NDArray[np.intp]) -> NDArray[np.float32]:
    """|sound| at the three quarter points after the samples `near`, 12 taps a side (step 3)."""
    taps = np.arange(-11, 13)
    padded = np.pad(samples, 12)
    highest = np.zeros(1, np.float32)
    for piece in np.array_split(near, max(1, len(near) // 65_536)):
        around = padded[piece[:, None] + taps[None, :] + 12]
        for phase in (0.25, 0.5, 0.75):
            lobe = np.sinc(taps - phase) * np.cos(np.pi * (taps - phase) / 25) ** 2
            highest = np.maximum(highest, np.abs(around @ lobe.astype(np.float32)).max())
    return highest


def _lufs(power: NDArray[np.float64] | np.float64) -> NDArray[np.float64]:
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(power, 1e-12)))


@cache
def _k_weighting() -> Curve:
    """Impulse response of the two K-weighting biquads in a row."""
    response = np.zeros(TAPS)
    response[0] = 1.0
    for ahead, back in (SHELF, HIGH_PASS):
        response = _biquad(response, ahead, back)
    return response


def _biquad(x: Curve, ahead: tuple[float, ...], back: tuple[float, ...]) -> Curve:
    y = np.zeros_like(x)
    for n in range(len(x)):
        y[n] = sum(b * x[n - k] for k, b in enumerate(ahead) if n >= k)
        y[n] -= sum(a * y[n - k - 1] for k, a in enumerate(back) if n > k)
    return y
