"""What everybody, a guest and the ministry see of a ceremony."""

import re

import pytest
from django.urls import reverse

from satuatap.documents.actions import sign
from satuatap.documents.tests.given import NOW, PASSPHRASE
from satuatap.inauguration.actions import cancel, conclude, leave_out
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import live_ceremony, waiting_for
from satuatap.inauguration.tests.given import (
    announced,
    charter_of,
    fresh,
    hall_on_the_way,
    head_of_list,
    listed,
    minister,
    planned,
    signed,
    signing,
)
from satuatap.queueing.tests.given import ANYBODY

pytestmark = pytest.mark.django_db


def page(client, ceremony, name="ceremony"):
    return client.get(reverse(f"inauguration:{name}", args=[ceremony.slug]))


@pytest.fixture
def ministry(client):
    user = minister()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def press(client, ceremony, name, given=None, **parts):
    address = reverse(f"inauguration:{name}", kwargs={"pk": ceremony.pk, **parts})
    return client.post(address, given or {}, follow=True)


def test_what_is_only_planned_is_not_there(client):
    made = listed()
    assert page(client, made).status_code == 404
    assert page(client, made, "live").status_code == 404


def test_what_is_announced_is_listed(client):
    made = announced()
    assert made.title in client.get(reverse("inauguration:list")).content.decode()
    assert page(client, made).status_code == 200


def test_the_live_page_shows_who_has_signed(client):
    made = signing()
    first = waiting_for(made)[0]
    sign(charter_of(made), first.user, passphrase=PASSPHRASE, at=NOW)
    shown = page(client, made, "live").content.decode()

    assert "<b>1</b>" in shown
    assert "dari 2 tanda tangan" in shown
    assert '<meta http-equiv="refresh"' in shown


def test_the_live_page_says_why_somebody_does_not_sign(client):
    made = signing(halls=2)
    leave_out(made, head_of_list(made), reason="Berhalangan hadir.", by=ANYBODY, at=NOW)
    shown = page(client, made, "live").content.decode()
    assert "Tidak menandatangani" in shown
    assert "Berhalangan hadir." in shown


def test_the_announcement_names_day_and_divisor(client, settings):
    settings.NATIONAL_DENOMINATOR = 514
    made = signed()
    conclude(made, by=ANYBODY, at=NOW)
    shown = page(client, made).content.decode()
    assert "dari 514" in shown
    assert "0 → 1" in shown


def test_the_public_pages_ask_few_questions(client, django_assert_max_num_queries):
    made = signed(halls=3)
    conclude(made, by=ANYBODY, at=NOW)
    with django_assert_max_num_queries(14):
        page(client, made)
    with django_assert_max_num_queries(3):
        page(client, made, "live")


def test_a_ceremony_that_was_called_off_says_so(client):
    made = signing()
    guest = head_of_list(made)
    cancel(made, reason="Bencana banjir.", by=ANYBODY, at=NOW)
    for name in ("ceremony", "live"):
        shown = page(client, made, name).content.decode()
        assert "Bencana banjir." in shown
        assert "Ikuti penandatanganan" not in shown
    assert "Batal" in client.get(reverse("inauguration:list")).content.decode()
    told = client.get(f"/api/v1/inaugurations/{made.slug}").json()
    assert (told["state"], told["cancelled_reason"]) == ("cancelled", "Bencana banjir.")

    client.force_login(guest.user, "django.contrib.auth.backends.ModelBackend")
    mine = page(client, made, "invitation").content.decode()
    assert "Bencana banjir." in mine
    assert "Simpan jawaban" not in mine


def test_what_was_only_planned_and_called_off_is_not_there(client):
    made = listed()
    cancel(made, reason="Ditunda.", by=ANYBODY, at=NOW)
    assert page(client, made).status_code == 404


def test_a_guest_answers(client):
    made = announced()
    guest = head_of_list(made)
    client.force_login(guest.user, "django.contrib.auth.backends.ModelBackend")
    address = reverse("inauguration:invitation", args=[made.slug])
    client.post(address, {"mode": "online", "place": "Pendopo", "people": "30"})

    guest.refresh_from_db()
    assert (guest.mode, guest.place, guest.people) == ("online", "Pendopo", 30)


def test_what_was_published_a_guest_does_not_rewrite(client):
    made = signed()
    guest = head_of_list(made)
    client.force_login(guest.user, "django.contrib.auth.backends.ModelBackend")
    address = reverse("inauguration:invitation", args=[made.slug])
    client.post(address, {"mode": "in_person"})
    conclude(made, by=ANYBODY, at=NOW)
    assert "Simpan jawaban" not in client.get(address).content.decode()

    told = client.post(address, {"mode": "absent"})
    assert told.status_code == 422
    assert "sudah berakhir" in told.content.decode()
    guest.refresh_from_db()
    assert guest.mode == "in_person"


def test_who_comes_online_says_from_where(client):
    made = announced()
    guest = head_of_list(made)
    client.force_login(guest.user, "django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse("inauguration:invitation", args=[made.slug]), {"mode": "online"})
    assert answer.status_code == 422


def test_who_was_not_invited_finds_no_invitation(client):
    made = announced()
    client.force_login(minister(), "django.contrib.auth.backends.ModelBackend")
    address = reverse("inauguration:invitation", args=[made.slug])
    assert client.get(address).status_code == 404


def test_the_ministry_plans_a_ceremony_once(ministry):
    typed = {"title": "Peresmian", "held_on": "2026-12-01", "place": "Jakarta", "key": "ABCDEF"}
    for _ in range(2):
        ministry.post(reverse("inauguration:new"), typed)
    assert Ceremony.objects.get().slug == "2026-12-01-abcdef"


@pytest.mark.parametrize("key", ["a/b", "../../", "é€", "a", "abcdefghij", ""])
def test_a_key_that_was_not_given_out_makes_no_address(ministry, key):
    typed = {"title": "Peresmian", "held_on": "2026-12-01", "place": "Jakarta", "key": key}
    assert ministry.post(reverse("inauguration:new"), typed).status_code == 302
    made = Ceremony.objects.get()
    assert re.fullmatch("2026-12-01-[a-z0-9]{6}", made.slug)
    assert made.get_absolute_url() == f"/peresmian/{made.slug}/"


def test_what_was_typed_wrongly_stays(ministry):
    made, hall = planned(), hall_on_the_way()
    answer = press(ministry, made, "add-hall", {"hall": hall.pk, "agencies": "12"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Tulis alasan pengecualiannya" in shown
    assert 'value="12"' in shown


def test_an_exception_says_by_whom(ministry):
    made, hall = planned(), hall_on_the_way()
    typed = {"hall": hall.pk, "agencies": "12", "exception": "Diperiksa di tempat."}
    shown = press(ministry, made, "add-hall", typed).content.decode()
    assert "Diperiksa di tempat." in shown
    assert "oleh Menteri" in shown


def test_the_ministry_takes_a_ceremony_to_its_end(ministry):
    made = listed()
    assert "Undangan dikirim" in press(ministry, made, "invite").content.decode()
    assert "Prasasti diterbitkan" in press(ministry, made, "charter").content.decode()
    for each in waiting_for(fresh(made)):
        sign(each.document, each.user, passphrase=PASSPHRASE, at=NOW)
    shown = press(ministry, made, "conclude").content.decode()
    assert "Mal diresmikan" in shown
    history = shown[shown.index("Riwayat") :]
    assert "Meresmikan mal" in history
    assert "oleh Menteri" in history


def test_a_refusal_is_told_on_the_page(ministry):
    made = signing()
    assert "belum ditandatangani semua" in press(ministry, made, "conclude").content.decode()


def test_the_ministry_leaves_out_who_is_absent(ministry):
    made = signing()
    guest = head_of_list(made)
    press(ministry, made, "leave-out", {"reason": "Berhalangan."}, guest=guest.pk)
    assert live_ceremony(fresh(made)).of == 1


def test_an_official_without_an_account_is_invited_by_mail(ministry):
    made = listed()
    press(ministry, made, "invite")
    typed = {"office": "Gubernur Jawa Timur", "name": "Ani", "email": "ani@example.example"}
    shown = press(ministry, made, "add-guest", typed).content.decode()
    assert "ani@example.example" in shown
    assert "Undangan dikirim: 1." in press(ministry, made, "invite").content.decode()
    shown = press(ministry, made, "add-guest", {"office": "Wakil Presiden"}).content.decode()
    assert "undang sendiri" in shown
    assert "Undangan dikirim: 0." in press(ministry, made, "invite").content.decode()


def test_the_ministry_writes_down_who_was_there(ministry):
    made = announced()
    guest = head_of_list(made)
    press(ministry, made, "attendance", {"mode": "in_person"}, guest=guest.pk)
    guest.refresh_from_db()
    assert guest.mode == "in_person"


def test_the_ministrys_page_asks_few_questions(ministry, django_assert_max_num_queries):
    made = announced(halls=3)
    with django_assert_max_num_queries(14):
        ministry.get(reverse("inauguration:manage", args=[made.pk]))
