"""Pages about many halls ask the database as often as pages about one."""

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.models import Queue
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown as given
from satuatap.web.queries.halls import home_hall, listed, nearest_to

pytestmark = pytest.mark.django_db

HALLS = [1, 5, 20]
TIMETABLES = 4


def queries(run):
    with CaptureQueriesContext(connection) as asked:
        run()
    return len(asked)


def halls_giving(service, count):
    regions = [queue_given.region(), queue_given.region(**queue_given.EAST)]
    for number in range(count):
        hall = queue_given.hall(region=regions[number % 2])
        OpeningOverride.objects.create(hall=hall, state="open", starts_at=timezone.now())
        offering = given.offered(service, hall)
        queue_given.ticket(offering, at=timezone.now())
        queue_given.counter(offering)


@pytest.mark.parametrize("count", HALLS)
def test_a_service_page_asks_as_often_for_many_halls_as_for_one(client, count):
    halls_giving(given.service(), count)
    Queue.objects.update(daily_cap=40)
    page = reverse("portal:service", args=["skck-baru"])
    assert queries(lambda: client.get(page)) == 18
    assert queries(lambda: client.get(page)) == 10


@pytest.mark.parametrize("count", HALLS)
def test_home_and_lists_read_the_timetables_of_all_halls_together(count):
    at = timezone.now()
    halls_giving(given.service(), count)
    assert queries(lambda: home_hall("", at=at)) == 1 + TIMETABLES
    Hall.objects.update(version=F("version") + 1)
    assert queries(lambda: listed("", at=at)) == 1 + TIMETABLES
    Hall.objects.update(version=F("version") + 1)
    region = queue_given.region(code="35.10", name="Kabupaten Banyuwangi")
    assert queries(lambda: nearest_to(region, at=at)) == 1 + TIMETABLES
