"""Back at the kiosk after a missed call: by the slip's code, once, and in time."""

from datetime import timedelta

import pytest

from satuatap.queueing import actions, rules
from satuatap.queueing.models import HallPolicy, Ticket
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


@pytest.fixture
def client(skck):
    return at_kiosk.paired(at_kiosk.kiosk(skck.hall))


def missed(offering, *, minutes_ago: int = 1) -> Ticket:
    at = given.now() - timedelta(minutes=minutes_ago)
    ticket = given.ticket(offering, at=at)
    actions.call_next_ticket(offering.given_at.get().counter, by=ANYBODY, at=at)
    return actions.miss_ticket(ticket, by=ANYBODY, at=at)


def come_back(client, code):
    return client.post("/anjungan/kembali/", {"code": code})


def state(ticket):
    ticket.refresh_from_db()
    return ticket.state


def test_the_slips_code_puts_its_owner_back_into_line(client, skck):
    ticket = missed(skck)
    there = come_back(client, ticket.code[:6])["Location"]
    assert state(ticket) == rules.WAITING
    assert "Silakan duduk" in client.get(there).content.decode()


def test_a_scanned_address_is_a_code_as_well(client, skck):
    ticket = missed(skck)
    come_back(client, f"https://mpp.example{ticket.get_absolute_url()}")
    assert state(ticket) == rules.WAITING


@pytest.mark.parametrize("typed", ["A-001", "A001", "001"])
def test_a_number_that_anybody_heard_moves_nobody(client, skck, typed):
    ticket = missed(skck)
    answer = come_back(client, typed)
    assert answer.status_code == 422
    assert "bukan nomor antreannya" in answer.content.decode()
    assert state(ticket) == rules.NO_SHOW


def test_the_time_to_come_back_is_over(client, skck):
    ticket = missed(skck, minutes_ago=20)
    answer = come_back(client, ticket.code)
    assert answer.status_code == 409
    assert "Nomor ini tidak dapat masuk lagi" in answer.content.decode()
    assert state(ticket) == rules.NO_SHOW


def test_nobody_comes_back_twice(client, skck):
    ticket = missed(skck)
    for _ in range(2):  # the second press finds the person waiting, and changes nothing
        come_back(client, ticket.code)
    now = given.now()
    actions.call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=now)
    actions.miss_ticket(ticket, by=ANYBODY, at=now)
    assert come_back(client, ticket.code).status_code == 409


def test_a_ticket_of_another_hall_or_day_is_unknown(client, skck):
    elsewhere, yesterday = missed(at_kiosk.offering()), missed(skck)
    Ticket.objects.filter(pk=yesterday.pk).update(day=yesterday.day - timedelta(days=1))
    for ticket in (elsewhere, yesterday):
        assert come_back(client, ticket.code).status_code == 404
        assert state(ticket) == rules.NO_SHOW


def test_who_was_not_missed_is_shown_how_the_number_stands(client, skck):
    ticket = given.ticket(skck, at=given.now())
    there = come_back(client, ticket.code)["Location"]
    assert there == f"/anjungan/nomor/{ticket.code}/"
    assert state(ticket) == rules.WAITING


def test_the_page_of_a_missed_number_offers_the_way_back_while_it_is_open(client, skck):
    path = f"/anjungan/nomor/{missed(skck).code}/"
    assert "Saya sudah kembali" in client.get(path).content.decode()
    HallPolicy.objects.update(return_minutes=0)
    skck.hall.refresh_from_db()
    assert "Waktu untuk kembali sudah lewat" in client.get(path).content.decode()
