"""The manager's floor: figures, queues, counters, arrivals and devices of one hall, now."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from uuid import UUID

from satuatap.core import sql
from satuatap.places.models import Hall
from satuatap.places.rules import Break
from satuatap.queueing import promises
from satuatap.queueing.estimates import UNKNOWN, Estimate
from satuatap.queueing.models import Display, Kiosk, Printer, Tablet
from satuatap.queueing.queries.estimating import offering_estimates
from satuatap.queueing.queries.plan import floor_plan

SQL = Path(__file__).parent.parent / "sql"
WEEK = timedelta(days=7)
SILENT = timedelta(seconds=90)
HELP_LASTS = timedelta(minutes=10)  # then the call for help is forgotten


@dataclass(frozen=True)
class DayFigures:
    """A day up to one moment; ``ninth`` is the wait in minutes that nine of ten did not exceed."""

    arrived: int
    waiting: int
    served: int
    ninth: float | None


@dataclass(frozen=True)
class QueueRow:
    """One queue: who waits, how long, and which of its counters are at work."""

    id: UUID
    name: str
    prefix: str
    promise: int
    office_id: UUID
    office: str
    waiting: int
    since: datetime | None
    served: int
    counters: int
    services: int
    working: int
    shut: list[str]
    paused: list[str]
    longest: int = 0
    estimate: Estimate = UNKNOWN

    @property
    def state(self) -> str:
        """How it stands against its promise: good, warn, bad or off."""
        return promises.promise_state(
            longest=self.longest,
            promise=self.promise,
            waiting=self.waiting,
            working=self.working,
        )

    @property
    def is_orphan(self) -> bool:
        """Whether people can take a number that no counter will ever call."""
        return bool(self.services) and not self.counters

    @property
    def minutes_left(self) -> int:
        """Minutes until the first in line has waited longer than promised."""
        return max(0, self.promise - self.longest)


@dataclass(frozen=True)
class CounterRow:
    """One counter: who sits there, and whom they have."""

    code: str
    break_from: time | None
    break_to: time | None
    office: str
    officer: str | None
    opened_at: datetime | None
    paused_at: datetime | None
    serving: str | None
    ticket_state: str | None
    state_at: datetime | None
    usual: int | None
    at: datetime | None = None

    @property
    def state(self) -> str:
        """``shut``, ``paused``, ``ready``, ``busy`` or ``late``."""
        if self.opened_at is None:
            return "shut"
        if self.serving is None:
            return "paused" if self.paused_at else "ready"
        return "late" if self._runs_over else "busy"

    @property
    def rest(self) -> Break | None:
        """The counter's own break, if it has one."""
        if self.break_from is None or self.break_to is None:
            return None
        return Break(self.break_from, self.break_to)

    @property
    def _runs_over(self) -> bool:
        if self.at is None or self.state_at is None or self.ticket_state != "serving":
            return False
        minutes = (self.at - self.state_at).total_seconds() / 60
        return promises.runs_over(minutes, usual=self.usual or 0)


@dataclass(frozen=True)
class HourRow:
    """Arrivals in one hour, and a week before."""

    hour: int
    people: int
    people_before: int


@dataclass(frozen=True)
class Device:
    """A display, kiosk, printer or tablet, and what is wrong with it (empty when nothing is).

    ``battery`` is in percent, where the device says so.
    """

    name: str
    kind: str
    seen_at: datetime | None
    fault: str = ""
    battery: int | None = None


@dataclass(frozen=True)
class Floor:
    """A hall's floor at one moment, beside the same weekday of last week."""

    at: datetime
    today: DayFigures
    before: DayFigures
    queues: list[QueueRow]
    counters: list[CounterRow]
    hours: list[HourRow]
    devices: list[Device]

    @cached_property
    def longest(self) -> QueueRow | None:
        """The queue whose first person has waited longest."""
        waiting = [each for each in self.queues if each.waiting]
        return max(waiting, key=lambda each: each.longest, default=None)

    @property
    def by_state(self) -> dict[str, int]:
        """How many counters are in each state."""
        states = [each.state for each in self.counters]
        return {state: states.count(state) for state in ["busy", "ready", "late", "paused", "shut"]}

    @property
    def open_counters(self) -> int:
        """How many counters somebody sits at."""
        return len(self.counters) - self.by_state["shut"]

    def resting(self, clock: time) -> list[CounterRow]:
        """The counters whose break it is at this time of the day."""
        return [each for each in self.counters if each.rest and each.rest.holds(clock)]

    @property
    def most_waiting(self) -> int:
        """The longest line, for the bars beside the numbers."""
        return max((each.waiting for each in self.queues), default=0)

    @property
    def most_people(self) -> int:
        """The busiest hour of both days, for the bars."""
        return max((max(each.people, each.people_before) for each in self.hours), default=0)


def floor(hall: Hall, *, at: datetime) -> Floor:
    """Everything the floor view shows; the number of queries does not depend on the people."""
    return Floor(
        at=at,
        today=day_figures(hall, hall.local(at).date(), at=at),
        before=day_figures(hall, hall.local(at - WEEK).date(), at=at - WEEK),
        queues=queue_rows(hall, at=at),
        counters=counter_rows(hall, at=at),
        hours=hour_rows(hall, at=at),
        devices=devices(hall, at=at),
    )


def day_figures(hall: Hall, day: date, *, at: datetime) -> DayFigures:
    """The day's figures up to this moment, from the event log."""
    since = datetime.combine(day, time(), tzinfo=hall.zone)
    file = SQL / "floor_day.sql"
    return sql.rows(DayFigures, file, hall=hall.pk, day=day, since=since, at=at)[0]


def queue_rows(hall: Hall, *, at: datetime) -> list[QueueRow]:
    """Every queue, the longest line first."""
    ranges = _ranges(hall, at=at)
    found = sql.mappings(SQL / "floor_queues.sql", hall=hall.pk, day=hall.local(at).date())
    return [
        QueueRow(**row, longest=_minutes(row["since"], at), estimate=ranges.get(row["id"], UNKNOWN))
        for row in found
    ]


def _minutes(since: datetime | None, at: datetime) -> int:
    return max(0, int((at - since).total_seconds()) // 60) if since else 0


def _ranges(hall: Hall, *, at: datetime) -> dict[UUID, Estimate]:
    """One range per queue: from the shortest likely to the longest late wait of its services."""
    ranges: dict[UUID, Estimate] = {}
    estimates = offering_estimates(hall, at=at)
    for code, offering in floor_plan(hall).offerings.items():
        new = estimates.get(code, UNKNOWN)
        if offering.queue is None or new.likely_minutes is None or new.late_minutes is None:
            continue
        old = ranges.get(offering.queue.id, new)
        ranges[offering.queue.id] = Estimate(
            min(old.likely_minutes or 0, new.likely_minutes),
            max(old.late_minutes or 0, new.late_minutes),
        )
    return ranges


def counter_rows(hall: Hall, *, at: datetime) -> list[CounterRow]:
    """Every counter in the order of its code."""
    found = sql.mappings(SQL / "floor_counters.sql", hall=hall.pk)
    return [CounterRow(**row, at=at) for row in found]


def hour_rows(hall: Hall, *, at: datetime) -> list[HourRow]:
    """Arrivals by hour today, beside last week up to the same minute."""
    return sql.rows(
        HourRow,
        SQL / "floor_hours.sql",
        hall=hall.pk,
        zone=hall.region.timezone,
        day=hall.local(at).date(),
        at=at,
        before=hall.local(at - WEEK).date(),
        at_before=at - WEEK,
    )


def devices(hall: Hall, *, at: datetime) -> list[Device]:
    """The hall's displays, kiosks, printers and tablets; who was silent for long is at fault."""
    screens = [_heard(each, "display", at) for each in Display.objects.filter(hall=hall)]
    kiosks = [_helped(each, at) for each in Kiosk.objects.filter(hall=hall)]
    printers = [
        Device(each.name, "printer", each.state_at, _printer_fault(each))
        for each in Printer.objects.filter(hall=hall)
    ]
    tablets = [_charged(each, at) for each in Tablet.objects.filter(hall=hall)]
    return screens + kiosks + printers + tablets


def _charged(tablet: Tablet, at: datetime) -> Device:
    """A tablet that says that it runs low; one that is heard of no more says nothing of it."""
    heard = _heard(tablet, "tablet", at)
    if heard.fault:
        return heard
    fault = "battery_low" if tablet.runs_low else ""
    return Device(tablet.name, "tablet", None if fault else tablet.seen_at, fault, tablet.battery)


def _heard(device: Display | Kiosk | Tablet, kind: str, at: datetime) -> Device:
    silent = device.seen_at is None or at - device.seen_at > SILENT
    unpaired = "unpaired" if device.token_id is None else "silent"
    return Device(device.name, kind, device.seen_at, unpaired if silent else "")


def _helped(kiosk: Kiosk, at: datetime) -> Device:
    """A kiosk where somebody has called for help says so first, then one whose paper fails."""
    if kiosk.help_at is not None and at - kiosk.help_at < HELP_LASTS:
        return Device(kiosk.name, "kiosk", kiosk.help_at, "help")
    if kiosk.lacks_paper:
        return Device(kiosk.name, "kiosk", None, "papers")
    return _heard(kiosk, "kiosk", at)


def _printer_fault(printer: Printer) -> str:
    fine = {Printer.State.READY, Printer.State.UNKNOWN}
    return "" if printer.state in fine else str(printer.state)
