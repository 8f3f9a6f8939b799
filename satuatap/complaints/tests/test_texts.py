"""A complaint begun by WhatsApp or SMS: a draft, a link, a code, and then the form."""

import hashlib
import hmac
import json

import pytest

from satuatap.complaints.models import Complaint, Draft
from satuatap.complaints.queries import complaints_of_phone
from satuatap.complaints.tests.test_by_phone import NEW, PHONE
from satuatap.complaints.tests.test_filing_page import sheet
from satuatap.notifications.models import Copy, Message, PhoneCode
from satuatap.notifications.tests.conftest import SECRET, accounts, http  # noqa: F401
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall(accounts):  # noqa: F811
    made = given.hall()
    mine = {made.slug: {"whatsapp": http("http://127.0.0.1:9")}}
    accounts(national={"whatsapp": http("http://127.0.0.1:9")}, halls=mine)
    return made


def write(client, text, *, name="m1", account="national-whatsapp", secret=SECRET, phone=PHONE):
    """The provider tells what somebody wrote."""
    body = json.dumps([{"id": name, "from": phone, "text": text}]).encode()
    sign = "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return client.post(
        f"/pesan/masuk/{account}/",
        body,
        content_type="application/json",
        headers={"X-Signature": sign},
    ).status_code


def test_what_was_written_becomes_a_draft_and_after_a_code_a_report(client, hall):
    assert write(client, "Tiga jam.", account=f"{hall.slug}-whatsapp") == 204
    draft, link = Draft.objects.get(), Message.objects.get().path
    assert link == f"/pengaduan/rancangan/{draft.code}/"
    assert "Tiga jam." not in client.get(link).text
    client.post(link)
    code = PhoneCode.objects.get().code
    page = client.post("/pengaduan/ponsel/kode/", {"code": code}, follow=True)
    assert "Tiga jam." in page.text
    assert f'value="{hall.slug}" selected' in " ".join(page.text.split())
    client.post(NEW, sheet(hall, draft=str(draft.pk), answer_by="ponsel", way="message"))
    made = Complaint.objects.get()
    assert made.channel == "message"
    assert complaints_of_phone(PHONE).get() == made
    assert not Draft.objects.exists()


def test_told_twice_it_is_one_and_what_follows_is_added(client, hall):
    for name, text in (("m1", "Tiga jam."), ("m1", "Tiga jam."), ("m2", "Di loket 3.")):
        write(client, text, name=name)
    assert Draft.objects.get().words["body"] == "Tiga jam.\nDi loket 3."
    assert Copy.objects.get().channel == "whatsapp"


def test_somebody_elses_phone_does_not_open_it(client, hall):
    write(client, "Tiga jam.")
    link = Message.objects.get().path
    client.post("/pengaduan/ponsel/", {"phone": "0812 3456 7891"})
    client.post("/pengaduan/ponsel/kode/", {"code": PhoneCode.objects.get().code})
    assert "Tiga jam." not in client.get(link).text


def test_only_the_provider_is_believed(client, hall):
    assert write(client, "Tiga jam.", secret="another") == 401
    assert write(client, "Tiga jam.", phone="0812") == 400
    assert write(client, "Tiga jam.", account="tak-ada") == 404
    assert not Draft.objects.exists()


def test_a_flood_from_one_number_is_bounded(client, hall):
    for number in range(25):
        write(client, "Halo", name=f"m{number}")
    assert len(Draft.objects.get().words["texts"]) == 20
    assert Message.objects.count() == 1
