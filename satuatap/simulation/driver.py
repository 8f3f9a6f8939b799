"""Plays a hall against the running system: some days by a fast clock, or on and on in real time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from random import Random

from django.utils import timezone

from satuatap.places.models import Hall
from satuatap.queueing.actions import close_day
from satuatap.simulation.database import DatabaseFloor
from satuatap.simulation.officers import Officers
from satuatap.simulation.plan import HallPlan
from satuatap.simulation.profile import Profile
from satuatap.simulation.reading import hall_plan
from satuatap.simulation.report import Report, report
from satuatap.simulation.resuming import take_over
from satuatap.simulation.stage import Stage
from satuatap.simulation.visitors import Visitors

OPENS = time(8)
CLOSES = time(15, 30)
LAST_NUMBER = timedelta(minutes=30)
COURTESY_SECONDS = 5.0
REMEMBER = timedelta(hours=4)
Wait = Callable[[float], object]


@dataclass
class Cast:
    """A hall's play on the running system."""

    hall: Hall
    plan: HallPlan
    floor: DatabaseFloor
    stage: Stage
    officers: Officers
    visitors: Visitors


def cast(hall: Hall, profile: Profile, *, seed: int, until: datetime | None = None) -> Cast:
    """Everybody and everything that a play needs; ``until`` is when numbers end."""
    plan = hall_plan(hall)
    floor = DatabaseFloor(hall, plan)
    stage = Stage(plan, floor, profile, Random(seed), hall.zone)  # noqa: S311 - a play
    officers = Officers(stage, until=until)
    return Cast(hall, plan, floor, stage, officers, Visitors(stage, officers, until=until))


def play_day(hall: Hall, day: date, *, seed: int, speed: float, wait: Wait) -> Report:
    """Play one working day; ``speed`` 0 is as fast as the system goes."""
    opens = datetime.combine(day, OPENS, tzinfo=hall.zone)
    closes = datetime.combine(day, CLOSES, tzinfo=hall.zone)
    close_day(hall, before=day, at=opens)
    played = cast(hall, Profile(), seed=seed, until=closes - LAST_NUMBER)
    played.officers.begin(opens)
    played.visitors.begin(opens)
    end = closes + timedelta(hours=2)
    _run(played.stage, opens, end, speed=speed, wait=wait)
    played.floor.expire(at=end)
    return report(played.stage.diary.values(), played.officers)


def _run(stage: Stage, start: datetime, end: datetime, *, speed: float, wait: Wait) -> None:
    began = timezone.now()
    while stage.next_at is not None and stage.next_at <= end:
        if speed:
            played = (stage.next_at - start).total_seconds() / speed
            wait(played - (timezone.now() - began).total_seconds())
        stage.step()


def play_on(hall: Hall, *, seed: int, wait: Wait) -> None:
    """Play in real time for ever, by day and night, from the floor as it stands.

    The counters of an office whose officer has just signed in are left to that person.
    """
    played = cast(hall, Profile(day_and_night=True, lunch_minutes=0), seed=seed)
    take_over(played.floor, played.officers, at=timezone.now())
    played.visitors.begin(timezone.now())
    make_room(played, timezone.now())
    while played.stage.next_at is not None:
        wait((played.stage.next_at - timezone.now()).total_seconds())
        played.stage.step()


def make_room(played: Cast, at: datetime) -> None:
    """Leave counters to people, again and again; forget who came long ago."""
    for office in played.floor.look_for_people(at=at):
        played.officers.make_room(office, at)
    for key in [key for key, seen in played.stage.diary.items() if seen.came_at < at - REMEMBER]:
        del played.stage.diary[key]
        played.floor.tickets.pop(key, None)
    played.stage.after(at, COURTESY_SECONDS, partial(make_room, played))
