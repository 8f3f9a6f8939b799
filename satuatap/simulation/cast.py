"""Everybody and everything of a play, on whatever floor, and its working day."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from random import Random

from satuatap.simulation.officers import Officers
from satuatap.simulation.plan import Floor, HallPlan
from satuatap.simulation.profile import Profile
from satuatap.simulation.report import Report, report
from satuatap.simulation.stage import Stage
from satuatap.simulation.visitors import Visitors

OPENS = time(8)
CLOSES = time(15, 30)
LAST_NUMBER = timedelta(minutes=30)
LAST_PEOPLE = timedelta(hours=2)
# Every office is busy, none drowns: lines are seen at any hour.
LIVE = Profile(busy=(0.7, 0.85), day_and_night=True, lunch_minutes=0)


@dataclass(frozen=True)
class WorkingDay:
    """A hall's day as it is played: when it opens, when numbers end, when everybody has gone."""

    opens: datetime
    numbers_end: datetime
    ends: datetime


def working_day(day: date, zone: tzinfo) -> WorkingDay:
    """The usual hours of this local day."""
    closes = datetime.combine(day, CLOSES, tzinfo=zone)
    opens = datetime.combine(day, OPENS, tzinfo=zone)
    return WorkingDay(opens, closes - LAST_NUMBER, closes + LAST_PEOPLE)


@dataclass(frozen=True)
class Cast:
    """The people of a play and their stage."""

    stage: Stage
    officers: Officers
    visitors: Visitors

    def begin(self, at: datetime) -> None:
        """Officers come to work, and people begin to come."""
        self.officers.begin(at)
        self.visitors.begin(at)

    def report(self) -> Report:
        """What it came to so far."""
        return report(self.stage.diary.values(), utilisation=self.officers.utilisation)


def cast(
    plan: HallPlan,
    floor: Floor,
    profile: Profile,
    *,
    zone: tzinfo,
    seed: int,
    until: datetime | None = None,
) -> Cast:
    """A play on this floor; ``until`` is when numbers end (None: never)."""
    stage = Stage(plan, floor, profile, Random(seed), zone)
    officers = Officers(stage, until=until)
    return Cast(stage, officers, Visitors(stage, officers, until=until))
