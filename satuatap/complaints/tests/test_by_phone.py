"""By telephone, and what was begun and not sent; all of it without JavaScript."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from satuatap.complaints.actions import From, forget_drafts
from satuatap.complaints.models import Attachment, Complaint, Draft
from satuatap.complaints.tests.given import filed
from satuatap.complaints.tests.test_filing_page import file, sheet
from satuatap.core.uploads.actions import forget_files
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.tests.files import photo
from satuatap.notifications.models import Copy, PhoneCode
from satuatap.notifications.tests.conftest import accounts, http, provider  # noqa: F401
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
PHONE, TYPED = "+6281234567890", "0812 3456-7890"
NEW, MINE = "/pengaduan/baru/", "/pengaduan/milik/"


@pytest.fixture
def hall():
    return given.hall()


@pytest.fixture(autouse=True)
def _phones(accounts):  # noqa: F811
    accounts(national={"whatsapp": http("http://127.0.0.1:9")})


def prove(client, phone=TYPED):
    """Ask for a code, and type what came to the telephone."""
    client.post("/pengaduan/ponsel/", {"phone": phone})
    return client.post("/pengaduan/ponsel/kode/", {"code": PhoneCode.objects.get().code})


def test_a_report_by_phone_is_written_proved_sent_and_found_again(client, hall):
    form = sheet(hall, answer_by="ponsel", berkas=[file("a.jpg", photo())])
    assert client.post(NEW, form)["Location"] == "/pengaduan/ponsel/"
    draft = prove(client)["Location"]
    page = client.get(draft)
    assert "Tiga jam." in page.text
    assert "Foto 1" in page.text
    key = Draft.objects.get().pk
    slip = client.post(NEW, sheet(hall, answer_by="ponsel", draft=str(key)))
    made = Complaint.objects.get()
    assert made.number in slip.text
    assert made.reporter.pin == ""
    assert Attachment.objects.get().complaint == made
    assert not Draft.objects.exists()
    assert Copy.objects.get(event="complaint-received").channel == "whatsapp"

    client.cookies.clear()
    assert client.get(f"/pengaduan/{made.code}/").status_code == 302
    prove(client)
    assert made.number in client.get(MINE).text
    assert "Tiga jam." in client.get(f"/pengaduan/{made.code}/").text


def test_known_and_unknown_numbers_read_the_same(client, hall):
    filed(hall, reporter=From(phone=PHONE))

    def said(phone):
        client.cookies.clear()
        page = client.post("/pengaduan/ponsel/", {"phone": phone}, follow=True)
        return re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", page.text)

    assert said(TYPED) == said("0812 3456 7891")
    assert "3456" not in said(TYPED)


def test_a_wrong_code_opens_nothing(client, hall):
    made = filed(hall, reporter=From(phone=PHONE))
    client.post("/pengaduan/ponsel/", {"phone": TYPED})
    wrong = f"{(int(PhoneCode.objects.get().code) + 1) % 10**6:06}"
    assert client.post("/pengaduan/ponsel/kode/", {"code": wrong}).status_code == 422
    assert made.number not in client.get(MINE).text


def test_half_an_hour_of_silence_closes_it(client, hall):
    made = filed(hall, reporter=From(phone=PHONE))
    prove(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=31), tick=False):
        assert made.number not in client.get(MINE).text
        assert client.get(f"/pengaduan/{made.code}/").status_code == 302


def test_anothers_phone_does_not_open_it(client, hall):
    made = filed(hall, reporter=From(phone=PHONE))
    prove(client, "0812 3456 7891")
    assert made.number not in client.get(MINE).text
    assert client.get(f"/pengaduan/{made.code}/").status_code == 302


def test_a_draft_is_kept_as_it_was_typed_and_finished_later(client, hall):
    half = sheet(hall, title="", simpan="1", is_secret="on", berkas=[file("a.jpg", photo())])
    assert client.post(NEW, half)["Location"] == MINE
    draft = Draft.objects.get()
    page = client.get(f"/pengaduan/rancangan/{draft.code}/")
    assert "Tiga jam." in page.text
    assert "Foto 1" in page.text
    assert not Complaint.objects.exists()

    client.cookies.clear()
    assert client.get(f"/pengaduan/rancangan/{draft.code}/").status_code == 404


def test_a_draft_of_an_account_is_found_in_another_browser_for_a_month(client, hall):
    sari, now = given.user(), timezone.now()
    client.force_login(sari, "django.contrib.auth.backends.ModelBackend")
    client.post(NEW, sheet(hall, title="Kursi patah", simpan="1", berkas=[file("a", photo())]))
    client.logout()
    client.force_login(sari, "django.contrib.auth.backends.ModelBackend")
    assert "Kursi patah" in client.get(MINE).text

    for days, left in ((29, 1), (31, 0)):
        forget_drafts(at=now + timedelta(days=days))
        forget_files(at=now + timedelta(days=days + 1))
        assert (Draft.objects.count(), Upload.objects.count()) == (left, left)


def test_a_draft_that_only_a_browser_knows_goes_after_a_day(client, hall):
    client.post(NEW, sheet(hall, simpan="1"))
    forget_drafts(at=timezone.now() + timedelta(hours=25))
    assert not Draft.objects.exists()


def test_what_is_saved_after_the_half_hour_is_not_lost_and_stays_whose_it_was(client, hall):
    prove(client)
    form = sheet(hall, simpan="1")
    client.post(NEW, form)
    client.cookies.clear()
    client.post(NEW, form | {"body": "Empat jam."})
    draft = Draft.objects.get()
    assert (draft.words["body"], draft.phone_digest != "") == ("Empat jam.", True)
    assert "Empat jam." not in client.get(MINE).text


def test_a_draft_is_thrown_away_with_its_files(client, hall):
    client.post(NEW, sheet(hall, simpan="1", berkas=[file("a.jpg", photo())]))
    client.post(f"/pengaduan/rancangan/{Draft.objects.get().code}/hapus/")
    assert not Draft.objects.exists()
    assert not Upload.objects.exists()


def test_the_same_form_again_is_the_same_draft(client, hall):
    form = sheet(hall, draft=str(uuid4()), simpan="1")
    for _ in range(2):
        client.post(NEW, form)
    assert Draft.objects.count() == 1
