"""The chime before a call: two soft struck tones, the second lower, computed and not recorded."""

from __future__ import annotations

import math
from array import array

TONES = ((0.0, 659.26), (0.42, 523.25))  # seconds from the start, hertz: E5, then C5
PARTIALS = ((1.0, 1.0, 1.1), (2.0, 0.32, 0.6), (3.01, 0.12, 0.35))  # times, strength, seconds
SECONDS = 1.7
ATTACK = 0.012  # seconds; without it a tone starts with a click
PEAK = 20000


def chime(rate: int) -> array[int]:
    """The chime's samples, mono."""
    wave = [_level(index / rate) for index in range(int(SECONDS * rate))]
    loudest = max(abs(level) for level in wave)
    return array("h", (int(level / loudest * PEAK) for level in wave))


def _level(at: float) -> float:
    return sum(_tone(at - start, hertz) for start, hertz in TONES if at > start)


def _tone(at: float, hertz: float) -> float:
    swell = min(at / ATTACK, 1.0)
    return swell * sum(
        strength * math.exp(-at / seconds * 3) * math.sin(math.tau * hertz * times * at)
        for times, strength, seconds in PARTIALS
    )
