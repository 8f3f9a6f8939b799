"""Figures of regions, provinces, the nation, agencies and services: exact sums, and ranks."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.catalogue.models import Service
from satuatap.places.models import Province
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, EAST
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.queries import (
    agency_figures,
    counted_in,
    national_figures,
    service_figures,
)
from satuatap.surveys.rules import SCALE, ranks
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import TWELVE, figured, sheets_of, tally

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
sheets = st.lists(st.lists(st.sampled_from(SCALE), min_size=9, max_size=9), max_size=4)


def closed(hall, some, *, plan=PLAN, **more):
    """A campaign of a hall that was answered so, and is over."""
    campaign = opened(hall, plan)
    answered(campaign, some, **more)
    return close_campaign(campaign, by=ANYBODY, at=CLOSING)


def eastern_hall():
    """A hall of another region in another province."""
    province, _ = Province.objects.get_or_create(code="91", defaults={"name": "Papua"})
    place = given.region(**EAST)
    place.province = province
    place.save()
    return given.hall(region=place)


def test_the_same_figure_is_the_same_rank_and_the_next_leaves_as_many_out():
    assert ranks(map(Decimal, ("80", "90", "70", "80"))) == {
        Decimal(90): 1,
        Decimal(80): 2,
        Decimal(70): 4,
    }


@pytest.mark.django_db
def test_halls_make_regions_and_regions_the_nation():
    for hall, some in (
        (given.hall(), TWELVE[:5]),
        (given.hall(), TWELVE[5:9]),
        (eastern_hall(), TWELVE[9:]),
    ):
        closed(hall, some)
    found = national_figures(YEAR)
    assert found.nation is not None
    assert (found.nation.tally, str(found.nation.ikm), found.nation.halls) == (
        tally(TWELVE), "83.33", 3,
    )  # fmt: skip
    assert {each.code: each.tally for each in found.regions} == {
        "35.79": tally(TWELVE[:9]),
        "91.01": tally(TWELVE[9:]),
    }
    assert {each.name: each.halls for each in found.provinces} == {"Jawa Timur": 2, "Papua": 1}


@pytest.mark.django_db
def test_halls_stand_best_first_and_say_whether_their_sample_was_met():
    good, poor = given.hall(), given.hall()
    closed(good, sheets_of(36 * 12, 12))
    closed(poor, TWELVE, plan=replace(PLAN, population=10))
    found = national_figures(YEAR).halls
    assert [(each.code, each.rank, each.short) for each in found] == [
        (good.slug, 1, 1),
        (poor.slug, 2, 0),
    ]


@pytest.mark.django_db
def test_an_area_has_its_own_halls_alone():
    closed(given.hall(), TWELVE[:5])
    east = eastern_hall()
    closed(east, TWELVE[5:])
    for area in ("91", "91.01"):
        found = national_figures(YEAR, area=area)
        assert [each.code for each in found.halls] == [east.slug]


@pytest.mark.django_db
def test_open_campaigns_baselines_and_other_periods_are_not_counted():
    hall = given.hall()
    answered(opened(hall), TWELVE)
    closed(given.hall(), TWELVE, plan=replace(PLAN, kind="baseline"))
    closed(given.hall(), TWELVE)
    assert counted_in(YEAR).count() == 1
    assert national_figures((date(2026, 1, 1), date(2026, 6, 30))).nation is None


@pytest.mark.django_db
def test_agencies_and_services_are_added_up_over_halls():
    police, words = (
        given.agency(),
        {"title_id": "SKCK", "minutes_at_counter": 10, "aliases": [], "ways": []},
    )
    service = Service.objects.create(code="skck", agency=police, **words)
    for some in (TWELVE[:5], TWELVE[5:]):
        desk = given.office(agency=police)
        skck = given.offering(queue=given.queue(office=desk), service=service)
        closed(desk.hall, some, office=desk, offering=skck)
    for found in (agency_figures(YEAR), service_figures(YEAR)):
        assert [(each.tally, each.halls, each.rank) for each in found] == [(tally(TWELVE), 2, 1)]
    assert agency_figures(YEAR)[0].code == police.code


@pytest.mark.django_db
def test_many_halls_are_read_in_two_statements(django_assert_max_num_queries):
    for _ in range(3):
        closed(given.hall(), TWELVE)
    with django_assert_max_num_queries(2):
        national_figures(YEAR)


@pytest.mark.django_db
@settings(max_examples=10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@fact(st.lists(st.tuples(st.sampled_from(["35", "91"]), sheets), max_size=4))
def test_regions_and_nation_are_exact_to_the_last_digit(halls):
    every: dict[str, list[list[int]]] = {"35": [], "91": []}
    with transaction.atomic():
        for province, some in halls:
            closed(given.hall() if province == "35" else eastern_hall(), some)
            every[province] += some
        found = national_figures(YEAR)
        transaction.set_rollback(True)
    expected = {code: figured(some) for code, some in every.items() if some}
    assert {each.code: (each.tally, each.ikm, each.grade) for each in found.provinces} == {
        code: (tally(every[code]), each.ikm, each.grade) for code, each in expected.items()
    }
    whole = figured(every["35"] + every["91"])
    assert (found.nation and found.nation.ikm) == (whole and whole.ikm)
