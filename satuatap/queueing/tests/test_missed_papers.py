"""Papers that nobody confirms, one after another, are seen on the floor."""

from datetime import timedelta

import pytest

from satuatap.queueing.actions import lapse_unconfirmed
from satuatap.queueing.models import Kiosk
from satuatap.queueing.queries.alerts import alerts
from satuatap.queueing.queries.floor import devices, floor
from satuatap.queueing.tests import at_kiosk, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


@pytest.fixture
def client(skck):
    return at_kiosk.paired(at_kiosk.kiosk(skck.hall))


def without_paper(client, skck, **form):
    ticket = at_kiosk.take(client, skck)
    client.post(f"/anjungan/nomor/{ticket.code}/tanpa-kertas/", form)
    return ticket


def with_paper(client, skck):
    client.post(f"/anjungan/nomor/{at_kiosk.take(client, skck).code}/tercetak/")


def faults(skck):
    return [each.fault for each in devices(skck.hall, at=given.now())]


def test_three_in_a_row_are_an_alert(client, skck):
    for number in range(3):
        assert faults(skck) == [""], number
        without_paper(client, skck)
    assert faults(skck) == ["papers"]
    said = [each.sentence for each in alerts(floor(skck.hall, at=given.now()))]
    assert any("Beberapa kertas terakhir tidak dipastikan" in each for each in said)


def test_silence_counts_like_an_answer(client, skck):
    for _ in range(3):
        without_paper(client, skck, diam="1")
    assert faults(skck) == ["papers"]


def test_a_paper_in_between_begins_the_count_anew(client, skck):
    for _ in range(2):
        without_paper(client, skck)
    with_paper(client, skck)
    without_paper(client, skck)
    assert faults(skck) == [""]


def test_pressing_three_times_is_one_paper(client, skck):
    ticket = without_paper(client, skck)
    for _ in range(2):
        client.post(f"/anjungan/nomor/{ticket.code}/tanpa-kertas/")
    assert len(Kiosk.objects.get().missed_papers) == 1


def test_numbers_that_lapse_count_once_each(client, skck):
    without_paper(client, skck)
    for _ in range(2):
        at_kiosk.take(client, skck)
    lapse_unconfirmed(at=given.now() + timedelta(minutes=3))
    assert len(Kiosk.objects.get().missed_papers) == 3


def test_a_kiosk_without_paper_misses_none(client, skck):
    Kiosk.objects.update(delivery="phone")
    for _ in range(3):
        at_kiosk.take(client, skck)
    lapse_unconfirmed(at=given.now() + timedelta(minutes=3))
    assert faults(skck) == [""]


def test_staff_who_came_have_seen_to_it(client, skck):
    for _ in range(3):
        without_paper(client, skck)
    client.post("/anjungan/petugas/", {"came": "1"})
    assert faults(skck) == [""]


def test_missed_papers_leave_the_halls_set_up_alone(client, skck):
    skck.hall.refresh_from_db()
    before = skck.hall.version
    without_paper(client, skck)
    skck.hall.refresh_from_db()
    assert skck.hall.version == before
