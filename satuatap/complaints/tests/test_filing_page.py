"""Somebody writes a complaint on the portal, at the counter, or at a kiosk."""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from satuatap.complaints.models import Attachment, Complaint
from satuatap.complaints.tests.given import people
from satuatap.complaints.views.bringing import BRINGING
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.tests.files import noise, photo
from satuatap.identity.limits import count_attempt, digest_of_client
from satuatap.queueing.tests import at_kiosk, given

pytestmark = pytest.mark.django_db

PIN = re.compile(r"\b(\d{4}) (\d{4})\b")
NUMBER = re.compile(r"ADU-[\w-]+")


@pytest.fixture
def hall():
    return given.hall()


def sheet(hall, **more):
    """A form as the page sends it."""
    values = {"hall": hall.slug, "kind": "complaint", "title": "Lama", "body": "Tiga jam."}
    return values | {"draft": str(uuid4()), "grain": "a" * 32} | more


def number_on(slip):
    found = NUMBER.search(slip.text)
    assert found
    return found.group()


def pin_on(slip):
    found = PIN.search(slip.text)
    assert found
    return "".join(found.groups())


def file(name, content):
    return SimpleUploadedFile(name, content)


def test_the_slip_shows_a_number_and_a_pin_that_open_the_report(client, hall):
    slip = client.post("/pengaduan/baru/", sheet(hall))
    number, pin = number_on(slip), pin_on(slip)
    client.cookies.clear()
    opened = client.post("/pengaduan/", {"number": number.lower(), "pin": f" {pin[:4]} {pin[4:]}"})
    assert opened.status_code == 302
    assert "Tiga jam." in client.get(opened["Location"]).text


def test_sending_twice_is_one_report_with_the_same_pin(client, hall):
    form = sheet(hall)
    pins = {pin_on(client.post("/pengaduan/baru/", form)) for _ in range(2)}
    assert Complaint.objects.count() == 1
    assert len(pins) == 1


def test_nothing_of_the_pin_is_stored(client, hall):
    pin = pin_on(client.post("/pengaduan/baru/", sheet(hall)))
    made = Complaint.objects.select_related("reporter").get()
    assert pin not in str(vars(made)) + str(vars(made.reporter))
    assert pin not in str(dict(client.session))


def test_what_is_missing_is_asked_and_the_photo_stays(client, hall):
    form = sheet(hall, body="", berkas=[file("a.jpg", photo())])
    page = client.post("/pengaduan/baru/", form)
    assert page.status_code == 422
    assert 'value="Lama"' in page.text
    assert "Foto 1" in page.text
    del form["berkas"]
    client.post("/pengaduan/baru/", form | {"body": "Tiga jam."})
    assert Attachment.objects.get().complaint.title == "Lama"


def test_a_photo_of_20_mb_is_refused_in_words_and_the_text_stays(client, hall):
    page = client.post("/pengaduan/baru/", sheet(hall, berkas=[file("a.jpg", noise(20))]))
    assert page.status_code == 422
    assert "lebih besar dari 10 MB" in page.text
    assert "Tiga jam." in page.text
    assert not Complaint.objects.exists()
    assert not Upload.objects.exists()


def test_a_script_in_the_text_is_text(client, hall):
    slip = client.post("/pengaduan/baru/", sheet(hall, title="<script>alert(1)</script>"))
    page = client.get(reverse("complaints:report", args=[Complaint.objects.get().code]))
    assert "<script>alert" not in slip.text + page.text
    assert "&lt;script&gt;alert(1)" in page.text


def test_a_ticket_is_linked_only_if_the_person_wants(client):
    ticket = given.ticket(given.offering())
    page = client.get(f"/pengaduan/baru/?tiket={ticket.code}")
    assert ticket.number in page.text
    form = sheet(ticket.hall, tiket=ticket.code)
    client.post("/pengaduan/baru/", form)
    client.post("/pengaduan/baru/", form | {"draft": str(uuid4()), "with_ticket": "on"})
    assert list(Complaint.objects.order_by("sent_at").values_list("ticket", flat=True)) == [
        None,
        ticket.pk,
    ]


def test_anonymous_leaves_no_name(client, hall):
    client.post("/pengaduan/baru/", sheet(hall, name="Sari", is_anonymous="on"))
    assert Complaint.objects.get().reporter.name == ""


def test_an_unknown_hall_keeps_what_was_typed(client, hall):
    page = client.post("/pengaduan/baru/", sheet(hall) | {"hall": "tak-ada"})
    assert page.status_code == 422
    assert "Tiga jam." in page.text


def test_an_officer_writes_for_a_person_and_cannot_open_it(client):
    the = people()
    client.force_login(the.officer, "django.contrib.auth.backends.ModelBackend")
    slip = client.post(reverse("desk:new", args=[the.hall.slug]), sheet(the.hall, name="Sari"))
    made = Complaint.objects.get()
    assert PIN.search(slip.text)
    assert (made.channel, made.reporter.account, made.reporter.name) == ("counter", None, "Sari")
    assert client.get(reverse("complaints:report", args=[made.code])).status_code == 302


def test_the_kiosk_takes_a_touch_for_a_complaint():
    hall = at_kiosk.offering().hall
    browser = at_kiosk.paired(at_kiosk.kiosk(hall))
    keys = {"draft": str(uuid4()), "grain": "b" * 32}
    sent = browser.post(
        "/anjungan/pengaduan/", keys | {"topic": "pungli", "text": "Diminta 50.000"}
    )
    made = Complaint.objects.get()
    assert PIN.search(sent.text)
    assert (made.channel, made.is_anonymous, made.around_hall) == ("kiosk", True, True)
    assert "laporan" not in browser.session


@pytest.mark.parametrize("kind", ["complaint", "aspiration", "information"])
def test_a_levy_goes_around_the_hall_whatever_it_is_called(client, hall, kind):
    client.post("/pengaduan/baru/", sheet(hall, kind=kind, is_levy="on"))
    assert Complaint.objects.get().around_hall


def test_the_key_of_a_form_that_was_sent_opens_nothing_for_another(client, hall):
    form = sheet(hall)
    client.post("/pengaduan/baru/", form)
    client.cookies.clear()
    page = client.post("/pengaduan/baru/", form | {"grain": "b" * 32})
    assert page.status_code == 422
    assert not PIN.search(page.text)
    assert "laporan" not in client.session


def test_a_stranger_brings_no_more_files_than_people_need(client, hall):
    now = timezone.now()
    for _ in range(BRINGING.most):
        count_attempt(BRINGING, digest_of_client("127.0.0.1", at=now), at=now)
    page = client.post("/pengaduan/baru/", sheet(hall, berkas=[file("a.jpg", photo())]))
    assert page.status_code == 422
    assert "Tiga jam." in page.text
    assert not Upload.objects.exists()


def test_a_zero_byte_behind_a_ticket_is_no_ticket(client, hall):
    assert client.post("/pengaduan/baru/", sheet(hall, tiket="a\0b")).status_code == 200


def test_the_kiosk_asks_what_it_is_about():
    browser = at_kiosk.paired(at_kiosk.kiosk(at_kiosk.offering().hall))
    page = browser.post("/anjungan/pengaduan/", {"draft": str(uuid4()), "grain": "b" * 32})
    assert page.status_code == 422
    assert "Pilih dahulu" in page.text
