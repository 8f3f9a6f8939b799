from collections import Counter
from datetime import UTC, datetime
from math import hypot

import pytest
from django.db import transaction

from satuatap.places.actions import load_places
from satuatap.places.models import (
    CalendarChange,
    CalendarDay,
    Hall,
    HallClaim,
    LoadedData,
    LoadedRow,
    PublishedTotal,
    Region,
    Season,
)
from satuatap.places.queries import halls
from satuatap.places.tables import table

AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


def test_every_region_has_its_province_zone_and_a_seat_inside_indonesia():
    regions = table("regions")
    assert (len(table("provinces")), len(regions)) == (38, 514)
    assert {row["province_code"] for row in regions} == {row["code"] for row in table("provinces")}
    for row in regions:
        assert row["code"].startswith(row["province_code"])
        assert -11.1 < float(row["latitude"]) < 6.1
        assert 94.9 < float(row["longitude"]) < 141.1


def test_the_zones_have_their_known_sizes():
    zones = Counter(row["timezone"] for row in table("regions"))
    assert zones["Asia/Jakarta"] + zones["Asia/Pontianak"] == 301
    assert (zones["Asia/Makassar"], zones["Asia/Jayapura"]) == (150, 63)


def test_every_seat_is_near_another_of_its_province():
    seats = [
        (r["province_code"], float(r["latitude"]), float(r["longitude"])) for r in table("regions")
    ]
    for number, (province, south, east) in enumerate(seats):
        others = [s for n, s in enumerate(seats) if n != number and s[0] == province]
        assert min(hypot(south - s[1], east - s[2]) for s in others) < 4


@pytest.mark.parametrize(("year", "holidays"), [("2026", 17), ("2027", 18)])
def test_the_calendar_has_the_decreed_number_of_days(year, holidays):
    kinds = Counter(row["kind"] for row in table("calendar") if row["date"].startswith(year))
    assert kinds == {"holiday": holidays, "joint_leave": 8}


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """All places, loaded once for all tests of this file and taken away afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        assert load_places(at=AT)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("loaded")
class TestLoaded:
    def test_everything_is_there(self):
        counts = Region.objects.count(), Hall.objects.count(), CalendarDay.objects.count()
        assert counts == (514, 129, 51)

    def test_a_second_run_has_nothing_to_do(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(1):
            assert not load_places(at=AT)

    def test_the_same_figures_of_two_regions_are_doubtful(self):
        doubtful = HallClaim.objects.filter(doubtful=True).values_list("hall__region", flat=True)
        assert set(doubtful) == {"12.23", "32.12"}

    def test_a_claim_has_its_source_and_day(self):
        claim = HallClaim.objects.get(hall__slug="kota-batu", kind="services")
        assert (claim.value, claim.source, str(claim.as_of)) == ("207", "Agropolitan", "2022-12-05")

    def test_conflicting_totals_stand_side_by_side(self):
        totals = PublishedTotal.objects.filter(as_of="2024-06-24").values_list("total", flat=True)
        assert sorted(filter(None, totals)) == [206, 206, 208]

    def test_halls_have_addresses_of_their_own(self):
        slugs = {"kota-batu", "timor-tengah-selatan", "banggai", "mimika", "bogor", "kota-bogor"}
        assert set(Hall.objects.filter(slug__in=slugs).values_list("slug", flat=True)) == slugs

    def test_halls_come_with_claims_and_registered_numbers(self, django_assert_max_num_queries):
        with django_assert_max_num_queries(2):
            batu = next(hall for hall in halls() if hall.slug == "kota-batu")
        assert (batu.registered_agencies, len(batu.claims.all())) == (0, 2)

    def test_ramadan_is_not_confirmed(self):
        assert Season.objects.filter(confirmed=False).count() == 2

    def test_what_a_hall_set_up_itself_survives_another_load(self):
        Hall.objects.filter(slug="kota-batu").update(name="Nama sendiri", status="operating")
        before = Hall.objects.count()
        load_again()
        assert Hall.objects.count() == before
        hall = Hall.objects.get(slug="kota-batu")
        assert (hall.name, hall.status) == ("Nama sendiri", "operating")

    def test_what_the_ministry_changed_in_the_calendar_survives_another_load(self):
        first, second, third = CalendarDay.objects.order_by("date")[:3]
        first.delete()
        CalendarDay.objects.filter(pk=second.pk).update(name="Nama baru")
        CalendarDay.objects.filter(pk=third.pk).update(date="2026-12-30")
        Season.objects.all().delete()
        load_again()
        assert (CalendarDay.objects.count(), Season.objects.count()) == (50, 0)
        assert CalendarDay.objects.get(pk=second.pk).name == "Nama baru"
        assert not CalendarDay.objects.filter(date=third.date).exists()

    def test_what_the_files_bring_is_one_change_of_the_nations_calendar(self):
        (change,) = CalendarChange.objects.all()
        assert (change.by, change.scope, str(change.first_on)) == (
            "system",
            "national",
            "2026-01-01",
        )
        load_again()
        assert CalendarChange.objects.count() == 1

    def test_a_day_that_the_files_bring_anew_is_added(self):
        LoadedRow.objects.filter(key="day 2026-01-01 holiday").delete()
        CalendarDay.objects.filter(date="2026-01-01").delete()
        load_again()
        assert CalendarDay.objects.filter(date="2026-01-01").exists()


def load_again():
    LoadedData.objects.update(digest="")
    assert load_places(at=AT)
