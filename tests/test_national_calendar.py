"""The nation's days and seasons: the ministry keeps them, and every hall opens by them."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.places.models import CalendarDay, Hall, OpeningHours, Province, Region, Season
from satuatap.places.queries import opening_of
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
DAYS, SEASONS = "admin:places_calendarday", "admin:places_season"
RAMADAN = {"profile": "ramadan", "starts_on": "2026-11-10", "ends_on": "2026-12-09", "decree": "x"}
HOLIDAY = {"date": "2026-11-16", "kind": "holiday", "name": "Hari Raya", "scope": "national"}
AFTERNOON = datetime(2026, 11, 16, 7, 30, tzinfo=UTC)  # 14.30 WIB


def browser(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def save(client, address, form):
    """Save as people do: what it moves is shown first, and then it is saved."""
    answer = client.post(address, form)
    if answer.status_code != 200 or "effect" not in answer.context:
        return answer
    shown = answer.context
    return client.post(address, dict(shown["entered"]) | {"seen": shown["effect"].digest})


@pytest.fixture
def ministry():
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    return browser(somebody)


@pytest.fixture
def hall():
    made = given.offering().hall
    for day in range(5):
        OpeningHours.objects.create(
            hall=made, profile="ramadan", weekday=day, opens_at="08:00", closes_at="14:00"
        )
    return made


def far_away():
    province = Province.objects.create(code="53", name="Nusa Tenggara Timur")
    facts = {"kind": "kabupaten", "seat": "Soe", "timezone": "Asia/Makassar"}
    return Region.objects.create(code="53.02", name="TTS", province=province, **facts)


def is_open(hall, at=NINE):
    return opening_of(Hall.objects.get(pk=hall.pk), at=at).open


def test_the_ministry_confirms_ramadan_and_halls_open_by_it(ministry, hall):
    season = Season.objects.create(profile="ramadan", starts_on="2026-12-01", ends_on="2026-12-30")
    assert is_open(hall, AFTERNOON)
    change = reverse(f"{SEASONS}_change", args=[season.pk])
    answer = save(ministry, change, RAMADAN | {"confirmed": "on"})

    assert answer.status_code == 302
    assert Season.objects.get().confirmed
    assert is_open(hall)
    assert not is_open(hall, AFTERNOON)
    assert LogEntry.objects.get().object_id == str(season.pk)


def test_a_national_holiday_of_the_ministry_closes_every_hall(ministry, hall):
    assert is_open(hall)
    save(ministry, reverse(f"{DAYS}_add"), HOLIDAY)
    assert not is_open(hall)

    ministry.post(reverse(f"{DAYS}_delete", args=[CalendarDay.objects.get().pk]), {"post": "yes"})
    assert is_open(hall)


@pytest.mark.parametrize("scope", ["province", "region"])
def test_a_day_of_a_province_or_region_closes_its_halls_alone(ministry, hall, scope):
    elsewhere = given.hall(region=far_away())
    region = hall.region
    place = {"province": region.province_id} if scope == "province" else {"region": region.pk}
    save(ministry, reverse(f"{DAYS}_add"), HOLIDAY | {"scope": scope, "kind": "local"} | place)

    assert CalendarDay.objects.get().hall is None
    assert not is_open(hall)
    assert is_open(elsewhere, NINE.replace(hour=1))


def test_a_place_that_does_not_fit_is_told_on_the_form(ministry):
    answer = ministry.post(reverse(f"{DAYS}_add"), HOLIDAY | {"scope": "province"})
    assert "Pilih tempat yang sesuai" in answer.content.decode()

    answer = ministry.post(reverse(f"{SEASONS}_add"), RAMADAN | {"ends_on": "2026-11-01"})
    assert "Hari terakhir tidak boleh sebelum" in answer.content.decode()
    assert not CalendarDay.objects.exists()


def test_the_ministry_reads_a_halls_own_day_and_makes_none(ministry, hall):
    day = CalendarDay.objects.create(
        scope="hall", hall=hall, date="2026-12-01", kind="local", name="Hari jadi"
    )
    change = reverse(f"{DAYS}_change", args=[day.pk])

    assert "Hari jadi" in ministry.get(change).content.decode()
    assert ministry.post(change, HOLIDAY).status_code == 403
    assert ministry.post(reverse(f"{DAYS}_delete", args=[day.pk])).status_code == 403
    ministry.post(reverse(f"{DAYS}_add"), HOLIDAY | {"scope": "hall", "hall": hall.pk})
    assert CalendarDay.objects.get() == day


def test_deleting_many_leaves_the_halls_own_days(ministry, hall):
    CalendarDay.objects.create(**HOLIDAY)
    CalendarDay.objects.create(
        scope="hall", hall=hall, date="2026-12-01", kind="local", name="Hari jadi"
    )
    rows = list(CalendarDay.objects.values_list("pk", flat=True))
    form = {"action": "delete_selected", "_selected_action": rows, "post": "yes"}
    ministry.post(reverse(f"{DAYS}_changelist"), form)

    assert CalendarDay.objects.filter(hall=hall).exists()


def test_a_manager_reaches_the_own_halls_days_alone(hall):
    manager = browser(given.manager(hall))
    national = CalendarDay.objects.create(**HOLIDAY)
    season = Season.objects.create(**RAMADAN)
    save(manager, reverse(f"{DAYS}_add"), HOLIDAY)

    assert manager.get(reverse(f"{DAYS}_change", args=[national.pk])).status_code == 404
    assert manager.get(reverse(f"{SEASONS}_change", args=[season.pk])).status_code == 403
    assert manager.post(reverse(f"{SEASONS}_add"), RAMADAN).status_code == 403
    assert CalendarDay.objects.exclude(pk=national.pk).get().scope == "hall"


def test_the_rest_of_the_nations_tables_stay_as_they_are(ministry, hall):
    for name in ["places_province", "places_region", "catalogue_service"]:
        assert ministry.get(reverse(f"admin:{name}_add")).status_code == 403
