"""How people and officers of a hall usually behave: shares, and the spread of times.

The figures are assumptions of this project (docs/estimates.md names them), not measured in a hall.
"""

import math
from dataclasses import dataclass, field
from random import Random

# How busy each local hour is, beside the busiest.
HOURS = {8: 0.9, 9: 1.0, 10: 1.0, 11: 0.75, 12: 0.5, 13: 0.75, 14: 0.6, 15: 0.3}
ALWAYS = 0.8


@dataclass(frozen=True)
class Profile:
    """Chances and times of a play; minutes and seconds are means."""

    busy: tuple[float, float] = (0.55, 0.95)  # of an office's capacity, in the busiest hour
    priority: float = 0.12
    reasons: dict[str, float] = field(
        default_factory=lambda: {"elderly": 5, "infant": 3, "pregnant": 2, "disabled": 1}
    )
    no_show: float = 0.07
    comes_back: float = 0.35  # of those who missed their call
    hold: float = 0.03
    transfer: float = 0.04
    incomplete: float = 0.08
    pace: tuple[float, float] = (0.7, 1.15)  # an office's real minutes beside the catalogue's
    spread: float = 0.55  # coefficient of variation of one person's time
    walk_seconds: float = 30
    gap_seconds: float = 20
    recall_seconds: float = 40
    break_every_minutes: float = 110
    break_minutes: float = 8
    lunch_minutes: float = 35  # 0: nobody goes to lunch
    day_and_night: bool = False

    def share_of_hour(self, hour: int) -> float:
        """How busy this local hour is, beside the busiest."""
        return ALWAYS if self.day_and_night else HOURS.get(hour, 0.0)


def skewed(chance: Random, mean: float, spread: float) -> float:
    """A lognormal time with this mean and coefficient of variation."""
    sigma = math.sqrt(math.log(1 + spread**2))
    return chance.lognormvariate(math.log(mean) - sigma**2 / 2, sigma)
