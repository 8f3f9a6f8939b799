"""Surveys of a demo hall: before it opened, of the half-years since, and one that runs."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from satuatap.catalogue.models import Offering
from satuatap.places.models import Hall
from satuatap.queueing.actions import By
from satuatap.surveys.actions import (
    Origin,
    Plan,
    Promise,
    close_campaign,
    finish_follow_up,
    import_sheets,
    open_campaign,
    plan_follow_up,
)
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.rules import Companion
from satuatap.surveys.sources import companions_on

Period = tuple[date, date]
DEMO = By("demo")
WAYS = [Sheet.Channel.EXIT, Sheet.Channel.EXIT, Sheet.Channel.COUNTER, Sheet.Channel.QR]
SPREAD = 7  # services of every agency, each with some answers
MOST_HALVES = 4
JUNE = 6
LEADERS = 0.8  # share of answers that are like the element's own, the rest are one lower
BEFORE = (0.30, 0.15, 0.10, 0.45, 0.40, 0.40, 0.40, 0.20, 0.15)  # share of 4 by element, else 3
BESIDE = ("integritas", "loket")
SILENT = 1 / 3
LESS = (0, 0, 0, 1, 1, 2)  # how far below the best answer
SINCE = (0.55, 0.50, 0.25, 0.80, 0.60, 0.60, 0.70, 0.55, 0.50)


def hold_surveys(hall: Hall, *, at: datetime, seed: int = 1) -> int:
    """Hold them as if they had been held; the answers are examples. Once per hall: 0 afterwards."""
    if Campaign.objects.filter(hall=hall).exists():
        return 0
    chance, today = Random(seed), hall.local(at).date()
    begins = half_year(today)
    opened_on = hall.inaugurated_on
    sheets = _baseline(hall, opened_on, chance) if opened_on else 0
    periods = _periods(begins, since=opened_on)
    for number, period in enumerate(periods, start=1):
        held = _finished(hall, period, chance, shares=_risen(number, of=len(periods)))
        sheets += held.sheets.count()
        _promise(held, is_done=1 < number < len(periods))
    since = max(begins, opened_on) if opened_on else begins
    return sheets + _running(hall, (since, today), chance)


def half_year(day: date) -> date:
    """The first day of its half-year."""
    return day.replace(month=1 if day.month <= JUNE else JUNE + 1, day=1)


def next_half(begins: date) -> date:
    """The first day of the half-year after that of this day."""
    return half_year(half_year(begins) + timedelta(days=190))


def _periods(begins: date, *, since: date | None) -> list[Period]:
    """The last half-years before this one as far as the hall was open, oldest first.

    Where nobody knows since when it is the last one alone.
    """
    found: list[Period] = []
    first = half_year(begins - timedelta(days=1))
    while len(found) < MOST_HALVES:
        last = next_half(first) - timedelta(days=1)
        if since and last < since:
            break
        found.insert(0, (max(first, since) if since else first, last))
        if since is None:
            break
        first = half_year(first - timedelta(days=1))
    return found


def _risen(at: int, *, of: int) -> tuple[float, ...]:
    """The shares of an earlier survey: so far on the way from the baseline to now."""
    return tuple(then + (now - then) * at / of for then, now in zip(BEFORE, SINCE, strict=True))


def name_of(begins: date) -> str:
    """Such as "Semester II 2026 (contoh)"."""
    return f"Semester {'I' if begins.month <= JUNE else 'II'} {begins.year} (contoh)"


def _baseline(hall: Hall, opened_on: date, chance: Random) -> int:
    last = opened_on - timedelta(days=5)
    period = (last - timedelta(days=60), last)
    plan = Plan(
        "Sebelum mal dibuka (contoh)", *period, population=9800, kind=Campaign.Kind.BASELINE
    )
    held = open_campaign(hall, plan, by=DEMO, at=_evening(hall, period[0]))
    rows = [_answers(BEFORE, chance) for _ in range(160)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "survei-sebelum-mal.csv"
        with file.open("w", newline="") as lines:
            table = csv.writer(lines)
            table.writerow(f"U{number}" for number in range(1, 10))
            table.writerows(rows)
        origin = Origin("Contoh: lembaga survei daerah", "Wawancara di kantor dinas", last)
        import_sheets(held, file, origin, by=DEMO, at=_evening(hall, last))
    close_campaign(held, by=DEMO, at=_evening(hall, last + timedelta(days=3)))
    return len(rows)


def _finished(hall: Hall, period: Period, chance: Random, *, shares: tuple[float, ...]) -> Campaign:
    plan = _plan(period, people=31400)
    held = open_campaign(hall, plan, by=DEMO, at=_evening(hall, period[0]))
    _ask(held, chance, days=_days(period), people=396, shares=shares)
    return close_campaign(held, by=DEMO, at=_evening(hall, period[1] + timedelta(days=2)))


def _promise(held: Campaign, *, is_done: bool) -> None:
    """Two lines of a plan: one that was done in time, one that was, or is not yet."""
    due = held.ends + timedelta(days=90)
    planned = _evening(held.hall, due - timedelta(days=80))
    promise = Promise("waktu", "Tambah satu loket pada jam 09.00 sampai 11.00", "Manajer mal", due)
    later = Promise("prosedur", "Gambar alur di setiap gerai", "DPMPTSP", due + timedelta(days=90))
    for each, proof in ((promise, "Jadwal loket sejak awal semester"), (later, "Foto di gerai")):
        kept = plan_follow_up(held, each, by=DEMO, at=planned)
        if each is promise or is_done:
            shown = _evening(held.hall, each.due - timedelta(days=10))
            finish_follow_up(kept, proof=proof, by=DEMO, at=shown)


def _running(hall: Hall, so_far: Period, chance: Random) -> int:
    begins, today = so_far
    period = (begins, next_half(begins) - timedelta(days=1))
    plan = _plan(period, people=32000)
    held = open_campaign(hall, plan, by=DEMO, at=_evening(hall, begins))
    days = _days((begins, today - timedelta(days=1)))
    return _ask(held, chance, days=days, people=min(240, 2 * len(days)))


def _ask(
    campaign: Campaign,
    chance: Random,
    *,
    days: list[date],
    people: int,
    shares: tuple[float, ...] = SINCE,
) -> int:
    """So many sheets on these days, of services that the hall gives."""
    every = Offering.objects.filter(hall=campaign.hall, queue__isnull=False).order_by("pk")
    offerings = list(every[::SPREAD])
    if not days or not offerings:
        return 0
    made = [
        _sheet(
            campaign,
            chance,
            day=chance.choice(days),
            offering=chance.choice(offerings),
            shares=shares,
        )
        for _ in range(people)
    ]
    return len(Sheet.objects.bulk_create(made))


def _sheet(
    campaign: Campaign, chance: Random, *, day: date, offering: Offering, shares: tuple[float, ...]
) -> Sheet:
    channel = chance.choice(WAYS)
    told = channel != Sheet.Channel.EXIT
    return Sheet(
        campaign=campaign,
        office_id=offering.office_id if told else None,
        offering=offering if told else None,
        channel=channel,
        is_open=True,
        source="device:demo",
        day=day,
        at=_evening(campaign.hall, day) - timedelta(minutes=chance.randrange(60, 600)),
        scores=_answers(shares, chance),
        beside=_beside(campaign, chance),
    )


def _beside(campaign: Campaign, chance: Random) -> dict[str, dict[str, int]]:
    """Two of three people answer what is asked beside the survey."""
    if chance.random() < SILENT:
        return {}
    return {
        each.slug: {one.slug: max(1, one.points - chance.choice(LESS)) for one in each.questions}
        for each in _asked_beside(campaign.begins)
    }


def _asked_beside(begins: date) -> list[Companion]:
    return [each for each in companions_on(begins) if each.slug in BESIDE]


def _plan(period: Period, *, people: int) -> Plan:
    beside = tuple(each.slug for each in _asked_beside(period[0]))
    return Plan(name_of(period[0]), *period, population=people, companions=beside)


def _answers(shares: tuple[float, ...], chance: Random) -> list[int]:
    mood = 0 if chance.random() < LEADERS else 1
    return [max(1, (4 if chance.random() < share else 3) - mood) for share in shares]


def _days(period: Period) -> list[date]:
    return [day for day in _every_day(period) if day.weekday() < 5]


def _every_day(period: Period) -> Iterator[date]:
    for number in range((period[1] - period[0]).days + 1):
        yield period[0] + timedelta(days=number)


def _evening(hall: Hall, day: date) -> datetime:
    return datetime.combine(day, time(19), tzinfo=hall.zone).astimezone(UTC)
