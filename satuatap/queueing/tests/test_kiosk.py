"""The kiosk: two choices and a number."""

import re

import pytest
from django.test import Client

from satuatap.queueing import rules
from satuatap.queueing.models import HallPolicy, Kiosk, Ticket, TicketEvent, TurnedAway
from satuatap.queueing.queries.door import shown_day_code
from satuatap.queueing.queries.floor import devices
from satuatap.queueing.tests import at_kiosk, given

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


@pytest.fixture
def kiosk(skck):
    return at_kiosk.kiosk(skck.hall)


@pytest.fixture
def client(kiosk):
    return at_kiosk.paired(kiosk)


def text(answer):
    return answer.content.decode()


def test_a_browser_that_is_no_kiosk_is_sent_to_pairing(client, kiosk):
    assert Client().get("/anjungan/")["Location"] == "/perangkat/"


def test_the_first_choice_is_the_agency(client, skck):
    page = text(client.get("/anjungan/"))
    assert "Silakan pilih instansi" in page
    assert skck.office.short_name in page


def test_the_second_choice_is_the_service_with_its_wait(client, skck):
    page = text(client.get(f"/anjungan/instansi/{skck.office_id}/"))
    assert "SKCK baru" in page
    assert "0 menunggu" in page


def test_an_agency_of_another_hall_is_not_there(client):
    elsewhere = at_kiosk.offering()
    assert client.get(f"/anjungan/instansi/{elsewhere.office_id}/").status_code == 404


def test_two_choices_give_a_number_that_waits_for_its_paper(client, skck):
    ticket = at_kiosk.take(client, skck)
    assert (ticket.state, ticket.delivery) == (rules.ISSUED, Ticket.Delivery.PAPER)
    assert ticket.number in text(client.get(f"/anjungan/nomor/{ticket.code}/")).replace(
        '<span class="sa-hy">-</span>', "-"
    )


def test_a_double_tap_gives_one_ticket(client, skck):
    page = text(client.get(f"/anjungan/instansi/{skck.office_id}/"))
    form = {"service": skck.code, "key": at_kiosk.key_on(page)}
    first, second = (client.post("/anjungan/ambil/", form) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Ticket.objects.count() == 1


def test_two_quick_taps_on_two_services_give_the_first(client, skck):
    other = given.offering(queue=skck.queue, code="lain")
    page = text(client.get(f"/anjungan/instansi/{skck.office_id}/"))
    key = at_kiosk.key_on(page)
    codes = [skck.code, other.code]
    answers = [client.post("/anjungan/ambil/", {"service": c, "key": key}) for c in codes]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Ticket.objects.count() == 1


def test_priority_is_declared_without_proof(client, skck):
    ticket = at_kiosk.take(client, skck, priority="elderly")
    assert (ticket.priority, ticket.priority_reason) == (True, "elderly")


def test_a_closed_service_says_why_and_gives_no_number(client, skck):
    skck.hall.overrides.update(state="closed", message="Listrik padam")
    skck.hall.refresh_from_db()
    page = text(client.get(f"/anjungan/instansi/{skck.office_id}/"))
    assert "Listrik padam" in page
    assert '<button name="service"' not in page
    answer = client.post("/anjungan/ambil/", {"service": skck.code, "key": "0" * 32})
    assert answer.status_code == 409
    assert "Nomor belum dapat diberikan" in text(answer)


def test_numbers_that_are_gone_are_said_to_be_gone(client, skck):
    skck.queue.daily_cap = 1
    skck.queue.save()
    at_kiosk.take(client, skck)
    page = text(client.get(f"/anjungan/instansi/{skck.office_id}/"))
    assert "Habis" in page
    form = {"service": skck.code, "priority": "none", "key": at_kiosk.key_on(page)}
    assert [client.post("/anjungan/ambil/", form).status_code for _ in "12"] == [409, 409]
    assert TurnedAway.objects.count() == 1


def test_an_unknown_service_is_refused(client):
    answer = client.post("/anjungan/ambil/", {"service": "tidak-ada", "key": "0" * 32})
    assert answer.status_code == 404


@pytest.mark.parametrize("form", [{}, {"service": "x", "key": "short"}, {"service": "<b>"}])
def test_a_malformed_form_leads_back_to_the_start(client, form):
    assert client.post("/anjungan/ambil/", form)["Location"] == "/anjungan/"


def test_paper_confirmed_means_waiting(client, skck):
    ticket = at_kiosk.take(client, skck)
    client.post(f"/anjungan/nomor/{ticket.code}/tercetak/")
    ticket.refresh_from_db()
    assert ticket.state == rules.WAITING


def test_a_number_of_another_hall_is_not_shown(client):
    foreign = given.ticket(at_kiosk.offering(), at=given.now())
    for path in ("", "keadaan/"):
        assert client.get(f"/anjungan/nomor/{foreign.code}/{path}").status_code == 404
    assert client.post(f"/anjungan/nomor/{foreign.code}/tercetak/").status_code == 404


def test_without_paper_the_number_is_shown_with_its_code(client, skck):
    ticket = at_kiosk.take(client, skck)
    page = text(client.get(f"/anjungan/nomor/{ticket.code}/?ponsel=1"))
    assert "Ambil nomor ini dengan ponsel" in page
    assert 'class="sa-qr"' in page


def test_no_paper_leads_to_the_code_and_the_number_goes_on_waiting_for_an_answer(client, skck):
    ticket = at_kiosk.take(client, skck)
    there = client.post(f"/anjungan/nomor/{ticket.code}/tanpa-kertas/")["Location"]
    assert "Kertas tidak keluar." in text(client.get(there))
    ticket.refresh_from_db()
    assert ticket.state == rules.ISSUED


def test_the_history_says_how_a_number_came_into_the_hand(client, skck):
    for form in ({}, {"noted": "1"}):
        ticket = at_kiosk.take(client, skck)
        client.post(f"/anjungan/nomor/{ticket.code}/tercetak/", form)
    confirmed = TicketEvent.objects.filter(kind="confirm").order_by("id")
    assert [each.reason for each in confirmed] == ["paper", "noted"]


def test_a_slip_says_that_it_has_yet_to_be_confirmed(client, skck):
    ticket = at_kiosk.take(client, skck)
    assert "Pastikan kertas ini di anjungan" in text(client.get(f"/anjungan/nomor/{ticket.code}/"))
    Kiosk.objects.update(trusts_browser=True)
    page = text(client.get(f"/anjungan/nomor/{ticket.code}/"))
    assert "Pastikan kertas ini di anjungan" not in page


def test_a_kiosk_without_paper_shows_the_code_at_once(client, kiosk, skck):
    Kiosk.objects.update(delivery="phone")
    ticket = at_kiosk.take(client, skck)
    assert "dengan ponsel" in text(client.get(f"/anjungan/nomor/{ticket.code}/"))


def test_the_kiosk_shows_the_code_of_the_day_where_numbers_come_from_afar(client, skck):
    code = shown_day_code(skck.hall, at=given.now())
    for path in ("/anjungan/", "/anjungan/punya/"):
        assert code in text(client.get(path))
    HallPolicy.objects.update(remote_allowed=False)
    for path in ("/anjungan/", "/anjungan/punya/"):
        assert code not in text(client.get(path))


def test_english_large_and_contrast_are_one_press_each(client):
    for what in ("en", "large", "contrast"):
        client.post("/anjungan/tampilan/", {"what": what, "back": "/anjungan/"})
    page = text(client.get("/anjungan/"))
    assert 'lang="en"' in page
    assert 'data-contrast="high" data-text="large"' in page


def test_starting_over_forgets_how_the_last_person_read(client):
    client.post("/anjungan/tampilan/", {"what": "large"})
    client.get("/anjungan/mulai/")
    assert "data-text" not in text(client.get("/anjungan/"))


def chosen_on(page: str) -> list[str]:
    return re.findall(r'value="(\w+)"\s+checked', page)


@pytest.fixture
def office(skck) -> str:
    return f"/anjungan/instansi/{skck.office_id}/"


def test_leafing_through_services_keeps_the_choice_and_the_visit(client, office):
    form = {"hal": "2", "bersama": "ABC234", "priority": "disabled"}
    there = client.post(office, form)["Location"]
    assert there == f"{office}?hal=2&bersama=ABC234"  # and no reason in any address
    page = text(client.get(there))
    assert chosen_on(page) == ["disabled"]
    assert 'name="bersama" value="ABC234"' in page


def test_a_switch_keeps_who_goes_first_and_starting_over_forgets_it(client, office):
    form = {"what": "large", "back": office, "priority": "infant"}
    there = client.post("/anjungan/tampilan/", form)["Location"]
    assert chosen_on(text(client.get(there))) == ["infant"]
    assert "data-pristine" not in text(client.get("/anjungan/"))
    client.get("/anjungan/mulai/")
    assert chosen_on(text(client.get(office))) == ["none"]


def test_a_refused_number_keeps_who_goes_first(client, office):
    form = {"service": "tidak-ada", "key": "0" * 32, "priority": "elderly"}
    client.post("/anjungan/ambil/", form)
    assert chosen_on(text(client.get(office))) == ["elderly"]


def test_an_odd_reason_is_none(client, office):
    client.post(office, {"priority": "<script>", "hal": "x"})
    assert chosen_on(text(client.get(office))) == ["none"]


def test_a_switch_never_leads_off_the_kiosk(client):
    answer = client.post("/anjungan/tampilan/", {"what": "en", "back": "//evil.example/anjungan/"})
    assert answer["Location"] == "/anjungan/"


@pytest.mark.parametrize("path", ["ambil/", "kembali/", "punya/"])
def test_a_switch_on_an_answered_form_leads_to_a_page_that_is_there(client, path):
    form = {"service": "tidak-ada", "key": "0" * 32, "code": "AAAAAA"}
    refused = text(client.post(f"/anjungan/{path}", form))
    back = re.findall(r'name="back" value="([^"]+)"', refused)[0]
    there = client.post("/anjungan/tampilan/", {"what": "en", "back": back}, follow=True)
    assert there.status_code == 200


def test_a_call_for_staff_is_noted(client):
    assert client.post("/anjungan/petugas/")["Location"] == "/anjungan/petugas/"
    assert Kiosk.objects.get().help_at is not None
    assert "Petugas dipanggil" in text(client.get("/anjungan/petugas/"))


def test_help_is_seen_on_the_floor_until_somebody_came(client, skck):
    client.post("/anjungan/petugas/")
    faults = [each.fault for each in devices(skck.hall, at=given.now())]
    client.post("/anjungan/petugas/", {"came": "1"})
    assert faults == ["help"]
    assert devices(skck.hall, at=given.now())[0].fault == ""


def test_the_heartbeat_tells_that_the_kiosk_lives(client):
    Kiosk.objects.update(seen_at=None)
    assert client.get("/anjungan/denyut/").json()["alive"] is True
    assert Kiosk.objects.get().seen_at is not None


def test_the_start_page_and_the_heartbeat_name_the_same_version(client, kiosk):
    version = client.get("/anjungan/denyut/").json()["version"]
    assert version > 999  # where a thousands separator would show
    assert f'data-version="{version}"' in text(client.get("/anjungan/"))


def test_the_offline_page_and_its_worker_need_no_device():
    assert "Jaringan terputus" in text(Client().get("/anjungan/luring/"))
    worker = Client().get("/anjungan/pekerja.js")
    assert worker["Content-Type"].startswith("text/javascript")


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_offline_page_speaks_both_languages_whatever_the_browser_does(language):
    page = text(Client().get("/anjungan/luring/", headers={"Accept-Language": language}))
    assert '<html lang="id"' in page
    assert "menyambung lagi dengan sendirinya" in page
    assert '<p lang="en">The network is gone.' in page


def test_the_pages_ask_few_questions(client, skck, django_assert_max_num_queries):
    office = f"/anjungan/instansi/{skck.office_id}/"
    client.get(office)
    with django_assert_max_num_queries(10):
        client.get("/anjungan/")
    with django_assert_max_num_queries(18):
        client.get(office)
