"""The ticket on a phone: what it says in each state, and what its owner can do."""

from datetime import timedelta

import pytest
from django.utils import timezone

from satuatap.queueing import actions, rules
from satuatap.queueing.daycode import day_code
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.ticket_story import ticket_story
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering(title_id="SKCK baru")


def ticket(offering, **request) -> Ticket:
    return given.ticket(offering, at=timezone.now(), **request)


def text(answer):
    return answer.content.decode().replace('<span class="sa-hy">-</span>', "-")


def called(offering) -> Ticket:
    desk = offering.given_at.get().counter
    return actions.call_next_ticket(desk, by=ANYBODY, at=timezone.now())


def test_a_waiting_ticket_says_its_number_and_place(client, skck):
    ticket(skck)
    mine = ticket(skck)
    page = text(client.get(mine.get_absolute_url()))
    assert mine.number in page
    assert "1 nomor di depan Anda" in page


def test_a_number_that_a_phone_took_over_is_read_as_one_of_a_phone(client, skck):
    mine = ticket(skck, delivery="paper")
    client.get(mine.get_absolute_url())
    mine.refresh_from_db()
    assert mine.get_delivery_display() == "ponsel"
    assert mine.events.get(kind="confirm").after["delivery"] == "phone"


def test_opening_the_page_takes_over_a_number_without_paper(client, skck):
    mine = ticket(skck, delivery="paper")
    client.get(mine.get_absolute_url())
    mine.refresh_from_db()
    assert mine.state == rules.WAITING


def test_opening_the_page_too_late_says_so(client, skck):
    mine = given.ticket(skck, at=timezone.now() - timedelta(minutes=5), delivery="paper")
    assert "Nomor ini hangus" in text(client.get(mine.get_absolute_url()))


def test_a_call_is_the_biggest_thing(client, skck):
    mine = ticket(skck)
    called(skck)
    page = text(client.get(mine.get_absolute_url()))
    assert "Giliran Anda" in page
    assert skck.given_at.get().counter.name in page


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (["start"], "Sedang dilayani"),
        (["hold"], "Nomor Anda disimpan"),
        (["start", "finish"], "Nilai pelayanan"),
        (["miss"], "Saya sudah kembali"),
    ],
)
def test_each_state_has_its_words(client, skck, steps, said):
    mine = ticket(skck)
    called(skck)
    for step in steps:
        getattr(actions, f"{step}_ticket")(mine, by=ANYBODY, at=timezone.now())
    assert said in text(client.get(mine.get_absolute_url()))


@pytest.mark.parametrize(
    ("steps", "seconds", "live"),
    [
        ([], 3600, True),
        (["finish"], 20, True),
        (["finish"], 60, False),
        (["miss"], 600, True),
        (["miss"], 960, False),
    ],
)
def test_the_page_lives_while_something_may_still_happen(skck, steps, seconds, live):
    mine, now = ticket(skck), timezone.now()
    if steps:
        called(skck)
    for step in steps:
        mine = getattr(actions, f"{step}_ticket")(mine, by=ANYBODY, at=now)
    assert ticket_story(mine, at=now + timedelta(seconds=seconds)).is_live is live


def test_who_was_missed_gets_the_bell_as_well(client, skck):
    mine = ticket(skck)
    called(skck)
    actions.miss_ticket(mine, by=ANYBODY, at=timezone.now())
    page = text(client.get(mine.get_absolute_url()))
    assert 'id="bunyi"' in page
    assert "Anda boleh menunggu di luar" not in page


def test_a_missed_person_comes_back_once(client, skck):
    mine = ticket(skck)
    answers = []
    for _ in range(2):
        called(skck)
        actions.miss_ticket(mine, by=ANYBODY, at=timezone.now())
        answers.append(client.post(f"{mine.get_absolute_url()}kembali/"))
    assert [each.status_code for each in answers] == [302, 409]
    assert "tidak dapat masuk antrean lagi" in text(answers[1])


def test_giving_up_asks_first(client, skck):
    mine = ticket(skck)
    address = f"{mine.get_absolute_url()}batal/"
    assert "Batalkan nomor ini?" in text(client.get(address))
    mine.refresh_from_db()
    assert mine.state == rules.WAITING
    client.post(address)
    assert "sudah dibatalkan" in text(client.get(mine.get_absolute_url()))


def test_a_served_ticket_cannot_be_given_up(client, skck):
    mine = ticket(skck)
    called(skck)
    actions.finish_ticket(mine, by=ANYBODY, at=timezone.now())
    address = f"{mine.get_absolute_url()}batal/"
    assert client.get(address)["Location"] == mine.get_absolute_url()
    assert client.post(address).status_code == 409


@pytest.mark.parametrize("path", ["", "isi/", "batal/", "tiba/"])
def test_an_unknown_ticket_is_not_there(client, path):
    assert client.get(f"/tiket/AAAAAAAAAAAA/{path}").status_code == 404


def test_nobody_keeps_or_finds_the_page(client, skck):
    answer = client.get(ticket(skck).get_absolute_url())
    assert "no-store" in answer["Cache-Control"]
    assert "noindex" in answer["X-Robots-Tag"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_without_scripts_the_page_refreshes_itself(client, skck):
    page = "".join(text(client.get(ticket(skck).get_absolute_url())).split())
    assert '<noscript><metahttp-equiv="refresh"content="20"></noscript>' in page


def test_a_closed_hall_is_said_on_every_ticket(client, skck):
    mine = ticket(skck)
    skck.hall.overrides.update(state="closed", message="Listrik padam")
    assert "Listrik padam" in text(client.get(mine.get_absolute_url()))


def test_a_ticket_is_found_by_the_code_on_its_paper(client, skck):
    mine = ticket(skck)
    typed = f"{mine.code[:3].lower()} {mine.code[3:6]}"
    assert client.post("/tiket/", {"code": typed})["Location"] == mine.get_absolute_url()


def test_a_scanned_address_is_as_good_as_a_code(client, skck):
    mine = ticket(skck)
    scanned = f"https://mpp.example{mine.get_absolute_url()}"
    assert client.post("/tiket/", {"code": scanned})["Location"] == mine.get_absolute_url()


@pytest.mark.parametrize(("code", "status"), [("AAAAAA", 404), ("AAA", 422), ("", 200)])
def test_a_wrong_code_finds_nothing(client, code, status):
    assert client.post("/tiket/", {"code": code} if code else {}).status_code == status


def test_guessing_codes_ends_after_twenty(client):
    answers = [client.post("/tiket/", {"code": "AAAAAA"}).status_code for _ in range(21)]
    assert answers[-1] == 429


def test_people_of_one_address_look_up_as_many_tickets_as_they_have(client, skck):
    mine = ticket(skck)
    answers = {client.post("/tiket/", {"code": mine.code[:6]}).status_code for _ in range(25)}
    assert answers == {302}


def test_a_browser_finds_the_tickets_it_has_seen(client, skck):
    mine = ticket(skck)
    client.get(mine.get_absolute_url())
    assert mine.get_absolute_url() in text(client.get("/tiket/"))


def test_a_remote_number_waits_once_its_owner_has_come(client, skck):
    mine = ticket(skck, delivery="remote")
    assert "Saya sudah di mal" in text(client.get(mine.get_absolute_url()))
    code = day_code(skck.hall, at=timezone.now())
    client.post(f"{mine.get_absolute_url()}tiba/", {"code": code})
    mine.refresh_from_db()
    assert mine.state == rules.WAITING


def test_a_guessed_day_code_is_refused(client, skck):
    mine = ticket(skck, delivery="remote")
    answer = client.post(f"{mine.get_absolute_url()}tiba/", {"code": "AAAAAA"})
    assert answer.status_code == 422
    mine.refresh_from_db()
    assert mine.state == rules.ISSUED


def test_the_eleventh_of_one_address_is_still_let_in(client, skck):
    skck.queue.remote_share = 100
    skck.queue.save()
    code = day_code(skck.hall, at=timezone.now())
    for each in [ticket(skck, delivery="remote") for _ in range(11)]:
        client.post(f"{each.get_absolute_url()}tiba/", {"code": code})
    assert set(Ticket.objects.values_list("state", flat=True)) == {rules.WAITING}


def test_guessing_the_day_code_ends_after_ten(client, skck):
    address = f"{ticket(skck, delivery='remote').get_absolute_url()}tiba/"
    for _ in range(10):
        client.post(address, {"code": "AAAAAA"})
    code = day_code(skck.hall, at=timezone.now())
    assert client.post(address, {"code": code}).status_code == 429


def test_a_remote_number_that_comes_too_late_has_lapsed(client, skck):
    mine = given.ticket(skck, at=timezone.now() - timedelta(minutes=61), delivery="remote")
    code = day_code(skck.hall, at=timezone.now())
    answer = client.post(f"{mine.get_absolute_url()}tiba/", {"code": code})
    assert answer.status_code == 409
    assert "ambil nomor baru" in text(answer)


def test_the_page_asks_few_questions(client, skck, django_assert_max_num_queries):
    mine = ticket(skck)
    address = mine.get_absolute_url()
    client.get(address)
    with django_assert_max_num_queries(18):
        client.get(f"{address}isi/")
