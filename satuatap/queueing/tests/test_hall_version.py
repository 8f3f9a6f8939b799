"""Whatever changes a hall's set-up moves its version, also past the models."""

from datetime import time

import pytest

from satuatap.catalogue.models import Offering, OfferingStandard
from satuatap.core import sql
from satuatap.places.models import CalendarDay, Counter, Hall, OpeningHours, Province, Season
from satuatap.queueing.models import CounterService, Display, HallPolicy, Kiosk, Printer, Queue
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def version(hall):
    return Hall.objects.get(pk=hall.pk).version


CHANGES = {
    "own name": lambda hall: Hall.objects.filter(pk=hall.pk).update(name="Baru"),
    "hours": lambda hall: OpeningHours.objects.filter(hall=hall).update(closes_at=time(14)),
    "fewer hours": lambda hall: OpeningHours.objects.filter(hall=hall).delete(),
    "sudden closure": lambda hall: hall.overrides.create(state="closed", starts_at=given.NINE),
    "offerings in bulk": lambda hall: Offering.objects.filter(hall=hall).update(title_id="Lain"),
    "office": lambda hall: hall.offices.update(is_active=False),
    "queue": lambda hall: Queue.objects.filter(hall=hall).update(daily_cap=10),
    "policy": lambda hall: HallPolicy.objects.filter(hall=hall).update(recalls=2),
    "counter": lambda hall: Counter.objects.create(hall=hall, office=hall.offices.get(), code="77"),
    "standard": lambda hall: OfferingStandard.objects.create(offering=hall.offerings.get()),
    "kiosk": lambda hall: Kiosk.objects.create(hall=hall, name="Anjungan 1"),
    "voice zone": lambda hall: hall.voice_zones.create(name="Lobi"),
    "national holiday": lambda hall: CalendarDay.objects.create(
        scope="national", date="2026-12-25", kind="holiday", name="Natal"
    ),
    "holiday of the region": lambda hall: CalendarDay.objects.create(
        scope="region", region=hall.region, date="2026-12-25", kind="local", name="HUT"
    ),
    "Ramadan": lambda hall: Season.objects.create(
        profile="ramadan", starts_on="2027-02-08", ends_on="2027-03-09"
    ),
    "plain SQL": lambda hall: sql.execute("update queueing_queue set promise_minutes = 5"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_set_up_moves_the_version(hall, change):
    before = version(hall)
    change(hall)
    assert version(hall) == before + 1


def test_a_counter_service_and_a_display_scope_move_it_too(hall, offering):
    desk = given.counter(offering)
    display = Display.objects.create(hall=hall, name="Layar")
    before = version(hall)
    display.offices.add(offering.office)
    CounterService.objects.filter(counter=desk).delete()
    assert version(hall) == before + 2


def test_heartbeats_and_saves_without_change_do_not(hall):
    display = Display.objects.create(hall=hall, name="Layar")
    printer = Printer.objects.create(hall=hall, name="Pencetak", host="10.0.0.9")
    before = version(hall)
    Display.objects.filter(pk=display.pk).update(seen_at=given.NINE, announced=7)
    Printer.objects.filter(pk=printer.pk).update(state="lost", state_at=given.NINE)
    display.save()
    HallPolicy.objects.get(hall=hall).save()
    assert version(hall) == before


def test_another_hall_is_left_alone(hall):
    other = given.hall()
    before = version(other)
    province = Province.objects.create(code="53", name="Nusa Tenggara Timur")
    CalendarDay.objects.create(
        scope="province", province=province, date="2026-12-25", kind="local", name="Libur"
    )
    hall.offerings.update(title_id="Lain")
    assert version(other) == before


def test_a_stale_copy_never_takes_the_version_back(hall):
    stale = Hall.objects.get(pk=hall.pk)
    hall.offices.update(summary="Baru")
    before = version(hall)
    stale.save()
    assert version(hall) == before
    stale.name = "Nama baru"
    stale.save()
    assert version(hall) == before + 1


def test_the_plan_is_read_again_after_a_change(hall, offering):
    floor_plan(Hall.objects.get(pk=hall.pk))
    Offering.objects.filter(pk=offering.pk).update(title_id="Judul lain")
    plan = floor_plan(Hall.objects.get(pk=hall.pk))
    assert plan.offerings[offering.code].title_id == "Judul lain"
