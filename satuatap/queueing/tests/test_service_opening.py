from datetime import UTC, datetime, time, timedelta

import pytest
from django.utils import translation

from satuatap.places.models import CalendarDay, Counter, OpeningHours, OpeningOverride, Season
from satuatap.queueing.errors import ServiceIsClosed
from satuatap.queueing.models import QueueDay
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.service_opening import (
    hall_opening,
    service_opening,
    service_openings,
)
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
NINE = given.NINE
EVENING = datetime(2026, 11, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def offering():
    CalendarDay.objects.create(
        scope="national", date="2026-01-01", kind="holiday", name="Tahun Baru"
    )
    return given.offering()


def ask(offering, at, **facts):
    hall = type(offering.hall).objects.select_related("region").get(pk=offering.hall_id)
    return service_opening(hall, floor_plan(hall).offerings[offering.code], at=at, **facts)


def test_it_is_open_in_its_hours_until_the_last_number(offering):
    found = ask(offering, NINE)
    assert found.open
    assert found.until == datetime(2026, 11, 16, 8, 0, tzinfo=UTC)


def test_it_says_in_a_sentence_when_it_opens_again(offering):
    OpeningHours.objects.filter(hall=offering.hall, weekday__gte=5).delete()
    found = ask(offering, datetime(2026, 11, 20, 10, 0, tzinfo=UTC))
    assert found.detail == (
        "Layanan hari ini sudah selesai. Buka lagi Senin, 23 November 2026 pukul 08.00 WIB."
    )


def test_the_sentence_of_today_says_today(offering):
    found = ask(offering, NINE - timedelta(hours=3))
    assert found.detail == "Belum buka. Buka lagi hari ini pukul 08.00 WIB."


def test_no_number_is_given_in_the_last_minutes(offering):
    found = ask(offering, NINE.replace(hour=8))
    assert (found.open, found.reason) == (False, "cut_off")
    assert "Buka lagi Selasa, 17 November 2026 pukul 08.00 WIB." in found.detail


def test_the_cap_closes_for_the_day_where_it_is_asked(offering):
    type(offering.queue).objects.filter(pk=offering.queue_id).update(daily_cap=3)
    assert ask(offering, NINE).open
    assert ask(offering, NINE, issued=2).open
    assert ask(offering, NINE, issued=3).reason == "cap"


def test_all_services_know_their_caps_in_one_query(offering, django_assert_num_queries):
    type(offering.queue).objects.filter(pk=offering.queue_id).update(daily_cap=1)
    QueueDay.objects.create(queue=offering.queue, day="2026-11-16", issued=1)
    hall = offering.hall
    service_openings(hall, at=NINE)
    with django_assert_num_queries(1):
        assert service_openings(hall, at=NINE)[offering.code].reason == "cap"


def test_the_hot_path_asks_the_database_nothing(offering, django_assert_num_queries):
    hall, plan = offering.hall, floor_plan(offering.hall).offerings[offering.code]
    service_opening(hall, plan, at=NINE)
    with django_assert_num_queries(0):
        service_opening(hall, plan, at=NINE + timedelta(minutes=90))


def test_a_service_without_queue_gives_no_numbers(offering):
    type(offering).objects.filter(pk=offering.pk).update(queue=None)
    assert ask(offering, NINE).reason == "no_queue"


@pytest.mark.parametrize("part", ["office", "offering"])
def test_a_part_can_be_closed_suddenly_with_a_message(offering, part):
    scope = {"office": offering.office} if part == "office" else {"offering": offering}
    OpeningOverride.objects.create(
        hall=offering.hall, state="closed", starts_at=NINE, message="Listrik padam", **scope
    )
    found = ask(offering, NINE)
    assert (found.open, found.detail) == (False, "Listrik padam.")
    assert hall_opening(offering.hall, at=NINE).open


@pytest.mark.parametrize(("stays_open", "is_open"), [(True, True), (False, False)])
def test_joint_leave_is_the_hall_own_choice(stays_open, is_open):
    offering = given.offering(hall=given.hall(open_on_joint_leave=stays_open))
    CalendarDay.objects.create(
        scope="national", date="2026-11-16", kind="joint_leave", name="Cuti bersama"
    )
    assert ask(offering, NINE).open is is_open


def test_a_local_holiday_closes_its_region_only(offering):
    CalendarDay.objects.create(
        scope="region", region=offering.hall.region, date="2026-11-16", kind="local", name="HUT"
    )
    assert ask(offering, NINE).detail.startswith("Tutup, libur daerah: HUT.")


def test_an_unknown_year_is_a_warning_not_a_promise():
    found = ask(given.offering(), EVENING)
    assert found.detail.endswith("Hari libur 2026 belum dicatat, jadi tanggal ini dapat berubah.")


def test_an_open_door_in_an_unknown_year_warns_too():
    assert "Hari libur 2026 belum dicatat" in ask(given.offering(), NINE).detail


def test_the_ramadan_profile_holds_in_its_season(offering):
    Season.objects.create(profile="ramadan", starts_on="2026-11-10", ends_on="2026-12-09")
    OpeningHours.objects.create(
        hall=offering.hall, profile="ramadan", weekday=0, opens_at=time(8), closes_at=time(9)
    )
    assert ask(offering, NINE + timedelta(minutes=30)).reason == "after"


def test_the_sentence_follows_the_reader(offering):
    with translation.override("en"):
        assert "17 November 2026" in ask(offering, EVENING).detail


def rest(desk, start, end):
    Counter.objects.filter(pk=desk.pk).update(break_from=start, break_to=end)


NOON = NINE + timedelta(hours=3)


def test_lunch_by_shifts_closes_nothing(offering):
    rest(given.counter(offering), time(12), time(12, 30))
    rest(given.counter(offering), time(12, 30), time(13))
    assert ask(offering, NOON).open
    assert ask(offering, NOON + timedelta(minutes=30)).open


def test_a_queue_rests_while_all_its_counters_rest(offering):
    rest(given.counter(offering), time(12), time(13))
    rest(given.counter(offering), time(12, 30), time(13, 30))
    assert ask(offering, NOON).open
    found = ask(offering, NOON + timedelta(minutes=30))
    assert (found.open, found.reason) == (False, "break")
    assert found.detail == "Sedang istirahat. Buka lagi hari ini pukul 13.00 WIB."
    assert ask(offering, NOON + timedelta(hours=1)).open


def test_a_counter_of_another_service_keeps_the_queue_open(offering):
    rest(given.counter(offering), time(12), time(13))
    given.counter(given.offering(queue=offering.queue))
    assert ask(offering, NOON).open


def test_a_service_that_no_counter_gives_gives_no_numbers():
    lonely = given.offering(desk=False)
    found = ask(lonely, NINE)
    assert (found.open, found.reason) == (False, "no_counter")
    assert found.detail == "Belum ada loket yang melayani layanan ini."
    with pytest.raises(ServiceIsClosed, match="Belum ada loket"):
        given.ticket(lonely)


def test_taking_its_last_counter_out_of_use_closes_a_service_and_the_next_opens_it(offering):
    Counter.objects.update(is_active=False)
    assert ask(offering, NINE).reason == "no_counter"
    given.counter(offering)
    assert ask(offering, NINE).open
