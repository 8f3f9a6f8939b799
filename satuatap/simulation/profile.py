"""How people and officers of a hall usually behave: shares, and the spread of times.

The figures are assumptions of this project (docs/estimates.md names them), not measured in a hall.
"""

import math
from dataclasses import dataclass, field
from random import Random

from satuatap.simulation.plan import PAPER, PHONE, REMOTE

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
    deliveries: dict[str, float] = field(
        default_factory=lambda: {PAPER: 0.55, PHONE: 0.35, REMOTE: 0.10}
    )
    paper_fails: float = 0.01  # of the paper tickets: nothing comes out, the number lapses
    print_seconds: tuple[float, float] = (2, 8)
    stays_away: float = 0.2  # of those with a remote number: never come, the number lapses
    second_service: float = 0.08  # of those who come: take a second number on the same visit
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

    @property
    def tickets_per_arrival(self) -> float:
        """Numbers that wait for each person who comes: second services, less those that lapse."""
        shares = {
            kind: each / sum(self.deliveries.values()) for kind, each in self.deliveries.items()
        }
        paper = shares.get(PAPER, 0.0) * (1 - self.paper_fails)
        here = shares.get(PHONE, 0.0) + paper
        return here * (1 + self.second_service) + shares.get(REMOTE, 0.0) * (1 - self.stays_away)

    def share_of_hour(self, hour: int) -> float:
        """How busy this local hour is, beside the busiest."""
        return ALWAYS if self.day_and_night else HOURS.get(hour, 0.0)


def skewed(chance: Random, mean: float, spread: float) -> float:
    """A lognormal time with this mean and coefficient of variation."""
    sigma = math.sqrt(math.log(1 + spread**2))
    return chance.lognormvariate(math.log(mean) - sigma**2 / 2, sigma)
