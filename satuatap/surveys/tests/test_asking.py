"""Where a served person is asked (counter, kiosk, slip), and what the manager sees of it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from satuatap.queueing import actions
from satuatap.queueing.queries.slips import slip_of
from satuatap.queueing.queries.ticket_story import ticket_story
from satuatap.queueing.tests import at_kiosk, given
from satuatap.surveys.actions import rate
from satuatap.surveys.models import Rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


@pytest.fixture
def desk(skck):
    return skck.given_at.get().counter


@pytest.fixture
def officer(desk):
    return given.officer(desk)


def served(skck, desk, officer):
    """Somebody whom this officer has just served."""
    by, now = actions.By(f"user:{officer.pk}", officer.pk), timezone.now()
    ticket = given.ticket(skck, at=now)
    actions.call_next_ticket(desk, by=by, at=now)
    return actions.finish_ticket(ticket, by=by, at=now)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def console(officer, desk, query=""):
    answer = signed_in(officer).get(f"/loket/{desk.hall.slug}/{desk.code}/{query}")
    return answer.content.decode()


def test_the_officer_can_show_the_code_to_whom_was_served(skck, desk, officer):
    ticket = served(skck, desk, officer)
    assert f"Kode QR penilaian untuk {ticket.number}" in console(officer, desk)


def test_the_code_stays_beside_the_next_person(skck, desk, officer):
    ticket = served(skck, desk, officer)
    given.ticket(skck, at=timezone.now())
    actions.call_next_ticket(desk, by=actions.By(f"user:{officer.pk}", officer.pk), at=given.now())
    for query in ("", "?panel=nilai"):
        assert f"Kode QR penilaian untuk {ticket.number}" in console(officer, desk, query)


def test_the_code_goes_once_it_was_answered(skck, desk, officer):
    ticket = served(skck, desk, officer)
    rate(ticket.code, score=4, comment="", at=timezone.now())
    assert "Kode QR penilaian" not in console(officer, desk)


def test_the_code_goes_with_the_person(skck, desk, officer, time_machine):
    served(skck, desk, officer)
    time_machine.move_to(timezone.now() + timedelta(minutes=4))
    assert "Kode QR penilaian" not in console(officer, desk)
    assert "Kode QR penilaian" not in console(officer, desk, "?panel=nilai")


def test_the_slip_says_that_its_code_is_for_rating_as_well(skck):
    slip = slip_of(ticket_story(given.ticket(skck, at=timezone.now()), at=timezone.now()))
    assert "sesudah dilayani untuk menilai" in slip.scan


def at_kiosk_of(skck) -> Client:
    return at_kiosk.paired(at_kiosk.kiosk(skck.hall))


@pytest.mark.parametrize("scanned", [False, True])
def test_the_kiosk_asks_by_the_tickets_code(skck, desk, officer, scanned):
    ticket, client = served(skck, desk, officer), at_kiosk_of(skck)
    typed = f"https://mpp.example/survei/{ticket.code}/" if scanned else ticket.code[:6]
    there = client.post("/anjungan/punya/", {"code": typed})["Location"]
    assert "Bagaimana pelayanan tadi?" in client.get(there).content.decode()
    client.post(f"{there}nilai/", {"score": "3"})
    assert (Rating.objects.get().score, Rating.objects.get().channel) == (3, "kiosk")
    assert "sudah kami terima" in client.get(there).content.decode()


def test_a_second_answer_at_the_kiosk_changes_nothing(skck, desk, officer):
    ticket, client = served(skck, desk, officer), at_kiosk_of(skck)
    for score in ("4", "1"):
        client.post(f"/anjungan/nomor/{ticket.code}/nilai/", {"score": score})
    assert Rating.objects.get().score == 4


@pytest.mark.parametrize("form", [{}, {"score": "9"}])
def test_a_malformed_answer_at_the_kiosk_is_asked_again(skck, desk, officer, form):
    ticket, client = served(skck, desk, officer), at_kiosk_of(skck)
    answer = client.post(f"/anjungan/nomor/{ticket.code}/nilai/", form)
    assert answer["Location"] == f"/anjungan/nomor/{ticket.code}/"
    assert not Rating.objects.exists()


def test_a_kiosk_takes_no_answer_for_another_hall_nor_from_who_still_waits(skck, desk, officer):
    elsewhere = at_kiosk_of(at_kiosk.offering())
    elsewhere.post(f"/anjungan/nomor/{served(skck, desk, officer).code}/nilai/", {"score": "1"})
    waiting = given.ticket(skck, at=timezone.now())
    at_kiosk_of(skck).post(f"/anjungan/nomor/{waiting.code}/nilai/", {"score": "1"})
    assert not Rating.objects.exists()


def test_the_managers_day_has_a_line_of_ratings(skck, desk, officer):
    for score in (4, 3):
        rate(served(skck, desk, officer).code, score=score, comment="", at=timezone.now())
    served(skck, desk, officer)
    client, path = signed_in(given.manager(skck.hall)), f"/lantai/{skck.hall.slug}/hari-ini/"
    page = " ".join(client.get(path).content.decode().split())
    assert "2 jawaban dari 3 yang dilayani, rata-rata 3,5 dari 4." in page
    page = " ".join(client.get(f"{path}?tanggal=2026-01-05").content.decode().split())
    assert "Belum ada jawaban dari 0 yang dilayani." in page
