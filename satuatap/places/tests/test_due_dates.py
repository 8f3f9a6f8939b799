"""A changed calendar moves the due dates that keepers have stored, with one event for each."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from satuatap.core.clocks import ClockEvent, Term, Unit, Verb, due
from satuatap.places import keepers
from satuatap.places.actions import (
    drop,
    hold_calendars,
    keep,
    recompute_due_dates,
    start_with_hours,
)
from satuatap.places.actions.locking import hold_due_dates
from satuatap.places.keepers import OpenClock
from satuatap.places.models import CalendarDay, Hall
from satuatap.places.queries import Change, effect_of, hall_calendar
from satuatap.places.queries.due_dates import Calendars
from satuatap.places.queries.opening import Rows
from satuatap.places.tests import halls
from satuatap.places.tests.given import local
from satuatap.places.tests.together import at_the_same_time

pytestmark = pytest.mark.django_db
MONDAY, WEDNESDAY = local("2026-11-23 09.00"), date(2026, 11, 25)
SUNDAY = date(2026, 11, 29)
NOON = MONDAY + timedelta(hours=3)


class Memory:
    """A keeper whose clocks are in memory: what a module above does with its tables."""

    def __init__(self):
        self.clocks = {}
        self.told = []

    def add(self, hall, days, *, part=(None, None), start=MONDAY, verbs=(Verb.RUN,)):
        term, key = Term(days, Unit.WORKING_DAY), len(self.clocks)
        on = hall_calendar(hall, part, first=date(2026, 11, 1))
        events = tuple(ClockEvent(verb, start) for verb in verbs)
        due_at = due(term, start, on=on)
        self.clocks[key] = OpenClock(key, hall.pk, term, events, due_at, part)
        return key

    def open_clocks(self, halls, *, due_from):
        here = [clock for clock in self.clocks.values() if clock.hall in halls]
        return [each for each in here if due_from is None or each.due_at >= due_from]

    def move(self, clock, now, *, change):
        self.told.append((clock.key, change))
        facts = vars(clock) | {"due_at": now.due_at}
        self.clocks[clock.key] = OpenClock(**facts)

    def due(self, key):
        return self.clocks[key].due_at.astimezone(MONDAY.tzinfo).strftime("%d-%m %H.%M")


@pytest.fixture
def keeper():
    made = Memory()
    keepers.register(made)
    yield made
    keepers.unregister(made)


@pytest.fixture
def hall():
    made = halls.hall()
    start_with_hours(made, "mall")
    return made


def holiday(**given):
    values = {"date": WEDNESDAY, "kind": "holiday", "name": "Hari Guru", "scope": "national"}
    return CalendarDay(**values | given)


def kept(row):
    (change,) = keep(row, by="user:7", at=NOON)
    return change


def test_only_the_clocks_that_run_past_the_new_day_move_and_each_says_so_once(hall, keeper):
    short, long = keeper.add(hall, 1), keeper.add(hall, 3)
    change = kept(holiday())

    assert recompute_due_dates(change, at=NOON) == 1
    assert (keeper.due(short), keeper.due(long)) == ("24-11 15.30", "27-11 15.30")
    assert keeper.told == [(long, change.pk)]
    assert recompute_due_dates(change, at=NOON) == 0


def test_a_holiday_that_is_taken_back_gives_the_day_back(hall, keeper):
    row = holiday()
    kept(row)
    key = keeper.add(hall, 3)
    (change,) = drop(row, by="user:7", at=NOON)
    recompute_due_dates(change, at=NOON)

    assert keeper.due(key) == "26-11 15.30"


def test_a_day_of_another_hall_moves_nothing_here(hall, keeper):
    keeper.add(hall, 3)
    change = kept(holiday(scope="hall", hall=halls.hall(), kind="local"))

    assert recompute_due_dates(change, at=NOON) == 0


def test_clocks_of_a_regions_offices_follow_its_days_and_not_the_halls(hall, keeper):
    key = keeper.add(hall, 3, part=None)
    own = kept(holiday(scope="hall", hall=hall, kind="local"))
    assert recompute_due_dates(own, at=NOON) == 0

    recompute_due_dates(kept(holiday(scope="region", region=hall.region, kind="local")), at=NOON)
    assert keeper.due(key) == "27-11 16.30"


def test_a_clock_that_stands_still_has_nothing_to_move(hall, keeper):
    keeper.add(hall, 3, verbs=(Verb.RUN, Verb.PAUSE))

    assert recompute_due_dates(kept(holiday()), at=NOON) == 0


def test_the_editor_is_told_how_many_due_dates_would_move(hall, keeper):
    for days in (1, 3, 5):
        keeper.add(hall, days)

    assert effect_of(Change(after=(holiday(),)), at=NOON).due_dates == 2


def test_clocks_of_halls_without_hours_are_shown_before_they_move(keeper):
    keeper.add(halls.hall(), 3, part=None)
    effect = effect_of(Change(after=(holiday(),)), at=NOON)

    assert (effect.shifts, effect.due_dates) == ((), 1)
    assert effect
    assert effect.digest != effect_of(Change(after=(holiday(date=SUNDAY),)), at=NOON).digest


def test_a_clock_that_cannot_be_computed_holds_no_other_up(hall, keeper, caplog):
    broken, other = keeper.add(hall, 3, verbs=(Verb.RUN, Verb.FINISH, Verb.PAUSE)), halls.hall()
    keys = [keeper.add(hall, 3), keeper.add(other, 3)]

    assert recompute_due_dates(kept(holiday()), at=NOON) == len(keys)
    assert broken not in dict(keeper.told)
    assert "due_date_not_computed" in caplog.text


def test_offices_with_the_same_days_share_one_calendar(keeper):
    there = [halls.hall(region=region) for region in (halls.region(), far_away())]
    for each in (*there, halls.hall()):
        keeper.add(each, 3, part=None)
    rows = Rows(Hall.objects.all())
    calendars = Calendars(list(Hall.objects.select_related("region")), rows, at=NOON)
    made = [calendars.find(each) for each in keeper.open_clocks({*calendars.halls}, due_from=None)]

    assert made[0] is made[2]
    assert [str(each.zone) for each in made[:2]] == ["Asia/Jakarta", "Asia/Jayapura"]


def far_away():
    return halls.region(code="35.80", timezone="Asia/Jayapura")


@pytest.mark.django_db(transaction=True)
def test_two_recomputings_of_a_hall_come_one_after_the_other(hall, keeper):
    key, changes = keeper.add(hall, 3), [kept(holiday()), kept(holiday(date=date(2026, 11, 24)))]
    with at_the_same_time(lambda: recompute_due_dates(changes[1], at=NOON)) as second:
        with transaction.atomic():
            hold_due_dates(hall)
            second.begin()
            assert not second.ended_within(0.3)
        assert second.ended_within(20)
    assert keeper.due(key) == "30-11 15.30"


@pytest.mark.django_db(transaction=True)
def test_a_calendar_waits_for_the_due_date_that_is_being_stored(hall, keeper):
    with at_the_same_time(lambda: recompute_due_dates(kept(holiday()), at=NOON)) as editor:
        with transaction.atomic():
            hold_calendars()
            key = keeper.add(hall, 3)
            editor.begin()
            assert not editor.ended_within(0.3)
        assert editor.ended_within(20)
    assert keeper.due(key) == "27-11 15.30"


def test_the_job_is_stored_together_with_the_change():
    change = kept(holiday())
    job = ProcrastinateJob.objects.get(task_name="recompute_due_dates")

    assert job.args == {"change_id": change.pk}
