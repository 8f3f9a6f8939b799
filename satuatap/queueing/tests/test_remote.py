"""Numbers from afar, and their confirmation at the door."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from satuatap.identity.models import Membership, User
from satuatap.queueing import rules
from satuatap.queueing.daycode import day_code, is_day_code
from satuatap.queueing.models import HallPolicy, Ticket
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


def address(offering) -> str:
    return f"/mpp/{offering.hall.slug}/antrean/?gerai={offering.office_id}"


def text(answer):
    return answer.content.decode()


def take(client, offering, key=None, **more):
    form = {"service": offering.code, "key": key or f"{given.numbers.__next__():032x}"} | more
    return client.post(address(offering), form)


def test_the_page_tells_the_rule_and_the_share_honestly(client, skck):
    skck.queue.daily_cap = 10
    skck.queue.save()
    page = text(client.get(address(skck)))
    assert "dalam 60 menit" in page
    assert "Tersisa 5 dari 5 nomor jarak jauh" in page


def test_a_number_from_afar_waits_for_its_owner(client, skck):
    answer = take(client, skck)
    ticket = Ticket.objects.get()
    assert answer["Location"] == ticket.get_absolute_url()
    assert (ticket.state, ticket.delivery) == (rules.ISSUED, "remote")


def test_the_same_form_twice_gives_one_number(client, skck):
    first, second = (take(client, skck, key="a" * 32) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_a_hall_that_gives_numbers_on_the_floor_alone_says_so(client, skck):
    HallPolicy.objects.update(remote_allowed=False)
    skck.hall.refresh_from_db()
    assert "hanya memberi nomor antrean di tempat" in text(client.get(address(skck)))
    assert take(client, skck).status_code == 409


def test_a_browser_holds_three_numbers_at_most(client, skck):
    answers = [take(client, skck) for _ in range(4)]
    assert [each.status_code for each in answers] == [302, 302, 302, 409]


def test_an_address_takes_twenty_an_hour_at_most(client, skck):
    for _ in range(20):
        take(client, skck)
        client.cookies.clear()
    assert take(client, skck).status_code == 429


def test_a_refused_request_keeps_who_goes_first(client, skck):
    skck.queue.remote_share = 0
    skck.queue.save()
    refused = text(take(client, skck, priority="pregnant"))
    assert "sedang habis" in refused
    assert re.search(r'value="pregnant"\s+checked', refused)


def test_when_the_share_is_gone_the_page_says_so(client, skck):
    skck.queue.daily_cap = 2
    skck.queue.save()
    take(client, skck)
    client.cookies.clear()
    assert "Nomor jarak jauh hari ini habis" in text(client.get(address(skck)))
    assert take(client, skck).status_code == 409


@pytest.mark.parametrize("form", [{}, {"service": "skck"}, {"key": "x", "service": "<script>"}])
def test_a_malformed_form_writes_nothing(client, skck, form):
    assert client.post(address(skck), form).status_code in {200, 422}
    assert not Ticket.objects.exists()


def test_a_hall_that_does_not_operate_has_no_page(client):
    assert client.get(f"/mpp/{given.hall(status='listed').slug}/antrean/").status_code == 404


def test_the_door_confirms_what_this_phone_took(client, skck):
    take(client, skck)
    door = f"/mpp/{skck.hall.slug}/datang/{day_code(skck.hall, at=timezone.now())}/"
    ticket = Ticket.objects.get()
    assert f"pastikan {ticket.number}" in text(client.get(door))
    client.post(door, {"code": ticket.code})
    ticket.refresh_from_db()
    assert ticket.state == rules.WAITING


def test_a_wrong_door_is_refused(client, skck):
    assert client.get(f"/mpp/{skck.hall.slug}/datang/AAAAAA/").status_code == 422


def door_of(hall, code=None) -> str:
    return f"/mpp/{hall.slug}/datang/{code or day_code(hall, at=timezone.now())}/"


def test_a_whole_bus_behind_one_address_comes_through_the_door(client, skck):
    statuses = {client.get(door_of(skck.hall)).status_code for _ in range(25)}
    assert statuses == {200}


def test_wrong_doors_end_after_ten(client, skck):
    for _ in range(10):
        client.get(door_of(skck.hall, "AAAAAA"))
    assert client.get(door_of(skck.hall)).status_code == 429


def test_at_the_door_ticket_codes_are_guessed_twenty_times_at_most(client, skck):
    mine = given.ticket(skck, at=timezone.now(), delivery="remote")
    for _ in range(20):
        client.post(door_of(skck.hall), {"code": "AAAAAA"})
    assert client.post(door_of(skck.hall), {"code": mine.code}).status_code == 429


def test_the_door_knows_no_ticket_of_another_hall(client, skck):
    foreign = given.ticket(at_kiosk.offering(), at=timezone.now(), delivery="remote")
    door = f"/mpp/{skck.hall.slug}/datang/{day_code(skck.hall, at=timezone.now())}/"
    assert client.post(door, {"code": foreign.code}).status_code == 404


def test_the_code_changes_at_the_halls_midnight():
    hall = given.hall()
    midnight = NINE.replace(hour=17)  # 00.00 WIB
    before = day_code(hall, at=midnight - timedelta(seconds=1))
    assert not is_day_code(hall, before, at=midnight)
    assert is_day_code(hall, before, at=midnight - timedelta(hours=2))


def test_the_manager_prints_the_code_for_the_door(client, skck):
    manager = User.objects.create_user("manajer@example.com", name="M")
    Membership.objects.create(user=manager, role="hall_manager", hall=skck.hall)
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")
    page = text(client.get(f"/lantai/{skck.hall.slug}/datang/"))
    assert day_code(skck.hall, at=timezone.now()) in page
