"""Plays a hall on the running system: some days by a clock of their own, or on and on in real time.

Who comes, who is called and how long it takes follow from the seed alone. The speed says only how
long to wait between two moments of the play, never what happens in them.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from satuatap.places.models import Hall
from satuatap.queueing.actions import close_day
from satuatap.simulation.cast import LIVE, Cast, cast, working_day
from satuatap.simulation.database import DatabaseFloor
from satuatap.simulation.profile import Profile
from satuatap.simulation.reading import hall_plan
from satuatap.simulation.report import Report
from satuatap.simulation.resuming import take_over
from satuatap.simulation.stage import Stage

COURTESY_SECONDS = 5.0
REMEMBER = timedelta(hours=4)
TOO_FAR_BEHIND = timedelta(minutes=10)
Wait = Callable[[float], object]


def play_day(hall: Hall, day: date, *, seed: int, speed: float, wait: Wait) -> Report:
    """Play one working day; ``speed`` 0 is as fast as the system goes."""
    hours, plan = working_day(day, hall.zone), hall_plan(hall)
    close_day(hall, before=day, at=hours.opens)
    floor = DatabaseFloor(hall, plan)
    played = cast(plan, floor, Profile(), zone=hall.zone, seed=seed, until=hours.numbers_end)
    played.begin(hours.opens)
    _run(played.stage, hours.opens, hours.ends, speed=speed, wait=wait)
    floor.expire(at=hours.ends)
    return played.report()


def _run(stage: Stage, start: datetime, end: datetime, *, speed: float, wait: Wait) -> None:
    began = timezone.now()
    while stage.next_at is not None and stage.next_at <= end:
        if speed:
            played = (stage.next_at - start).total_seconds() / speed
            wait(played - (timezone.now() - began).total_seconds())
        stage.step()


@dataclass(frozen=True)
class LivePlay:
    """A hall played by the wall clock, which leaves its counters to people who want them."""

    floor: DatabaseFloor
    cast: Cast

    def begin(self, at: datetime) -> None:
        """Go on from the floor as it stands."""
        take_over(self.floor, self.cast, at=at)
        self.cast.visitors.begin(at)
        self.make_room(at)

    def make_room(self, at: datetime) -> None:
        """Leave counters to people, again and again; forget who came long ago."""
        for office in self.floor.look_for_people(at=at):
            self.cast.officers.make_room(office, at)
        diary = self.cast.stage.diary
        for key in [key for key, seen in diary.items() if seen.came_at < at - REMEMBER]:
            del diary[key]
            self.floor.tickets.pop(key, None)
        self.cast.stage.after(at, COURTESY_SECONDS, self.make_room)


def live_play(hall: Hall, *, seed: int) -> LivePlay:
    """A play of this hall by day and night."""
    plan = hall_plan(hall)
    floor = DatabaseFloor(hall, plan)
    return LivePlay(floor, cast(plan, floor, LIVE, zone=hall.zone, seed=seed))


def play_on(hall: Hall, *, seed: int, wait: Wait) -> None:
    """Play by the wall clock, by day and night, from the floor as it stands.

    Ends when it has fallen far behind, as after the machine has slept: nobody wants to see the
    missed hours at once, so the caller begins anew.
    """
    played = live_play(hall, seed=seed)
    played.begin(timezone.now())
    stage = played.cast.stage
    while stage.next_at is not None and timezone.now() - stage.next_at < TOO_FAR_BEHIND:
        wait((stage.next_at - timezone.now()).total_seconds())
        stage.step()
