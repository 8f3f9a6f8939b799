"""What a collector learns of the halls."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import DatabaseError

from satuatap.core.operations.metrics import figures
from satuatap.queueing.actions import call_next_ticket
from satuatap.queueing.models import Printer
from satuatap.queueing.queries.collected import hall_figures
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
PAGE = Path(__file__).parents[3] / "docs" / "operations" / "metrics.md"


@pytest.fixture(autouse=True)
def forgotten():
    """Nothing is kept from another test."""
    cache.delete_many(["queueing:figures", "notifications:figures"])


def test_a_halls_figures_are_of_its_own_day():
    offering = given.offering()
    desk = given.counter(offering)
    given.ticket(offering, at=NINE - timedelta(days=1))
    for _ in range(3):
        given.ticket(offering)
    call_next_ticket(desk, by=ANYBODY, at=NINE)
    (told,) = hall_figures(at=NINE)
    assert (told.issued, told.calls, told.waiting, told.counters) == (3, 1, 2, 1)


def test_lost_printers_and_silent_displays_are_counted():
    hall = given.hall()
    for state in ("lost", "paper_out", "ready"):
        Printer.objects.create(hall=hall, name=state, host="h", state=state)
    given.paired_display(hall, seen_at=NINE - timedelta(minutes=5))
    given.paired_display(hall, seen_at=NINE)
    given.display(hall)  # no television yet
    (told,) = hall_figures(at=NINE)
    assert (told.printers_lost, told.printers_empty, told.displays_silent) == (1, 1, 1)


def test_halls_that_do_not_work_are_left_out():
    given.hall(status="recorded")
    assert hall_figures(at=NINE) == []


def test_many_halls_cost_one_query_beside_the_messages_and_two_looks_at_once_none(
    django_assert_num_queries,
):
    for _ in range(3):
        given.offering()
    with django_assert_num_queries(2):
        figures()
        figures()


@pytest.mark.usefixtures("nine_o_clock")
def test_the_page_says_it_for_each_hall():
    offering = given.offering()
    given.ticket(offering, at=NINE)
    told = figures().decode()
    assert f'satuatap_tickets_issued_total{{hall="{offering.hall.slug}"}} 1.0' in told
    assert f'satuatap_waiting{{hall="{offering.hall.slug}"}} 1.0' in told
    assert "satuatap_database_up 1.0" in told


def away():
    raise DatabaseError


def test_a_database_that_is_away_is_one_figure_and_no_error(settings):
    settings.FIGURES = [f"{__name__}.away"]
    told = figures().decode()
    assert "satuatap_database_up 0.0" in told
    assert "satuatap_requests_total" in told


def test_every_figure_is_described():
    given.hall()
    named = set(re.findall(r"^# TYPE (satuatap_\w+) ", figures().decode(), re.MULTILINE))
    described = set(re.findall(r"`(satuatap_\w+)", PAGE.read_text(encoding="utf-8")))
    assert {each for each in named if not each.endswith("_created")} <= described
