"""One officer at one counter: sit, call, rest, leave."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from satuatap.simulation.attending import Attendance
from satuatap.simulation.plan import DeskPlan, Summoned
from satuatap.simulation.profile import skewed
from satuatap.simulation.shift import Shift, Time
from satuatap.simulation.stage import Stage

LOOK_AGAIN = 60.0  # seconds after which an idle officer looks whether somebody waits
SIT_AGAIN = 120.0  # seconds after which an officer looks whether the counter is free again
REST_AGAIN = 60.0  # seconds after which an officer with somebody there thinks of the rest again
HOLD_AGAIN = 30.0  # seconds after which an officer looks at a held person again


@dataclass(eq=False)
class Officer:
    """Who works at one counter, so far today."""

    desk: DeskPlan
    stage: Stage
    shift: Shift
    present_since: datetime | None = None
    is_open: bool = False
    resting: bool = False
    idle: bool = False
    leaving: bool = False
    attending: Attendance | None = None
    time: Time = field(default_factory=Time)

    # Coming and going ------------------------------------------------------------------------

    def sit(self, at: datetime) -> None:
        """Open the counter; where a person sits, look again later."""
        if self.shift.ended(at) or self.is_open:
            return
        if self.stage.floor.open(self.desk, at=at):
            self.is_open, self.idle, self.leaving = True, False, False
            self.present_since = at
            self.call(at)
        else:
            self.stage.after(at, SIT_AGAIN, self.sit)

    def go_on_with(self, at: datetime, *, summoned: Summoned | None) -> None:
        """Take the counter over as it stands, as after a restart: open, perhaps with somebody."""
        self.is_open, self.present_since = True, at
        if summoned is None:
            self.stage.after(at, self._gap(), self.call)
        else:
            self._host(summoned, at).go_on(at)

    def leave(self, at: datetime) -> None:
        """Close the counter and go, unless somebody is there."""
        if not self.is_open or self.attending is not None:
            return
        self.stage.floor.close(self.desk, at=at)
        self._away(at)
        self.is_open, self.resting, self.idle = False, False, False
        self.stage.after(at, SIT_AGAIN, self.sit)

    def make_room(self, at: datetime) -> None:
        """Finish with whoever is there, and leave: a person waits for the counter."""
        if not self.is_open or self.leaving:
            return
        self.leaving = True
        if self.attending is not None:
            self.attending.hurry(at)
        self.leave(at)

    def _away(self, at: datetime) -> None:
        if self.present_since is not None:
            self.time.present += (at - self.present_since).total_seconds()
            self.present_since = None

    # Calling ---------------------------------------------------------------------------------

    def notice(self, at: datetime) -> bool:
        """See somebody come while idle; the next call follows soon."""
        noticed, self.idle = self.idle, False
        if noticed:
            self.stage.after(at, self._gap(), self.call)
        return noticed

    def call(self, at: datetime) -> None:
        """Call whoever is next, unless there is a rest, or the day is over."""
        if not self.is_free:
            return
        if self.leaving or self.shift.over(at) or not self.stage.floor.sits(self.desk):
            self.leave(at)
            return
        summoned = self.stage.floor.call(self.desk, at=at)
        if summoned is not None:
            self._attend(summoned, at)
        elif self.shift.ended(at):
            self.leave(at)
        else:
            self.idle = True
            self.stage.after(at, LOOK_AGAIN, self._look_again)

    @property
    def is_free(self) -> bool:
        """Whether somebody could be called here now."""
        return self.is_open and not self.resting and self.attending is None

    def call_back(self, summoned: Summoned, at: datetime) -> None:
        """Call somebody back from hold as soon as nobody is at the counter."""
        if not self.is_open:
            self.stage.floor.miss(summoned.ticket, at=at)
        elif self.is_free and self.stage.floor.call_back(summoned.ticket, self.desk, at=at):
            self._attend(summoned, at)
        else:
            self.stage.after(at, HOLD_AGAIN, partial(self.call_back, summoned))

    def _free(self, at: datetime) -> None:
        if self.attending is not None:
            self.time.busy += (at - self.attending.since).total_seconds()
        self.attending = None
        self.stage.after(at, self._gap(), self.call)

    def _look_again(self, at: datetime) -> None:
        if self.idle:
            self.idle = False
            self.call(at)

    def _attend(self, summoned: Summoned, at: datetime) -> None:
        self.idle = False
        self._host(summoned, at).begin(at)

    def _host(self, summoned: Summoned, at: datetime) -> Attendance:
        self.attending = Attendance(
            self.stage, self.shift, summoned, since=at, gone=self._free, held=self.call_back
        )
        return self.attending

    def _gap(self) -> float:
        return skewed(self.stage.chance, self.stage.profile.gap_seconds, 0.6)

    # Resting ---------------------------------------------------------------------------------

    def rest_some_time(self, at: datetime) -> None:
        """Plan the next short rest."""
        minutes = self.stage.profile.break_every_minutes
        later = self.stage.chance.uniform(0.5, 1.5) * minutes * 60
        self.stage.after(at, later, self._short_rest)

    def _short_rest(self, at: datetime) -> None:
        minutes = skewed(self.stage.chance, self.stage.profile.break_minutes, 0.4)
        self.rest(at, minutes=minutes)
        self.rest_some_time(at)

    def lunch(self, at: datetime) -> None:
        """Go to lunch, once the person at the counter has left."""
        self.rest(at, minutes=self.stage.profile.lunch_minutes)

    def rest(self, at: datetime, *, minutes: float) -> None:
        """Pause the counter for some minutes; who is there is served first."""
        if not self.is_open or self.resting or self.shift.over(at):
            return
        if self.attending is not None:
            self.stage.after(at, REST_AGAIN, partial(self.rest, minutes=minutes))
        elif self.stage.floor.pause(self.desk, at=at):
            self.resting, self.idle = True, False
            self._away(at)
            self.stage.after(at, minutes * 60, self._go_on)

    def _go_on(self, at: datetime) -> None:
        self.resting = False
        if self.is_open and self.stage.floor.resume(self.desk):
            self.present_since = at
            self.call(at)
        elif self.is_open:
            self.leave(at)  # somebody closed the counter meanwhile; look for it again later
