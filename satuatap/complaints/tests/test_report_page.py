"""The reporter's page: what happened, what is asked, and what one thinks of the answer."""

import io
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    Flags,
    From,
    Redacted,
    ask_more,
    dispose,
    merge,
    publish,
    tighten,
)
from satuatap.complaints.actions.attaching import attach
from satuatap.complaints.models import Attachment, ComplaintEvent, Publication
from satuatap.complaints.tests.given import answered, at_office, begun, by, filed, fresh, people
from satuatap.complaints.views.reporter import ADDING
from satuatap.core.uploads.actions import take_file
from satuatap.core.uploads.tests.files import photo
from satuatap.identity.limits import count_attempt, digest_of_client
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db

PIN = "01234567"


@pytest.fixture
def the():
    return people()


@pytest.fixture
def opened(client):
    """``opened(complaint)`` is a browser that has shown the PIN."""

    def open_(complaint):
        client.post("/pengaduan/", {"number": complaint.number, "pin": PIN})
        return client

    return open_


def reporter(**more):
    return From(pin=PIN, **more)


def at(complaint, name="report", **more):
    return reverse(f"complaints:{name}", args=[complaint.code], **more)


def test_a_question_is_answered_with_a_photo(the, opened):
    made = begun(the, reporter=reporter())
    ask_more(made, "Loket berapa?", by=by(the.officer, made), at=made.state_at)
    browser = opened(fresh(made))
    assert "Loket berapa?" in browser.get(at(made)).text
    reply = {"text": "Loket tiga.", "draft": str(uuid4())}
    browser.post(at(made, "add"), reply | {"berkas": SimpleUploadedFile("a.jpg", photo())})
    assert fresh(made).state == "in_progress"
    kept = Attachment.objects.get()
    assert browser.get(reverse("complaints:file", args=[made.code, kept.upload_id])).content
    assert kept.part == "reporter"


def test_more_facts_stand_in_the_story_once(the, opened):
    made = at_office(the, reporter=reporter())
    browser, form = opened(made), {"text": "Juga kemarin.", "draft": str(uuid4())}
    for _ in range(2):
        browser.post(at(made, "add"), form)
    assert ComplaintEvent.objects.filter(kind="add").count() == 1
    assert "Juga kemarin." in browser.get(at(made)).text


def test_an_answer_is_accepted_and_rated(the, opened):
    made = answered(the, reporter=reporter())
    browser = opened(made)
    assert "Loket ditambah." in browser.get(at(made)).text
    browser.post(at(made, "accept"))
    browser.post(at(made, "rate"), {"rating": "3", "remark": "Baik"})
    assert (fresh(made).state, made.answers.get().rating) == ("done", 3)


def test_an_answer_that_is_none_opens_it_again(the, opened):
    made = answered(the, reporter=reporter())
    browser = opened(made)
    assert browser.post(at(made, "reopen"), {"text": ""}).status_code == 422
    browser.post(at(made, "reopen"), {"text": "Masih lama."})
    assert fresh(made).state == "reopened"


def test_only_the_reporter_takes_a_flag_back(the, opened):
    made = at_office(the, reporter=reporter())
    tighten(made, Flags(secret=True), by=by(the.manager, made), at=made.state_at)
    browser = opened(made)
    browser.post(at(made, "flag"), {"apa": "rahasia", "longgarkan": "1"})
    assert not fresh(made).is_secret
    browser.post(at(made, "flag"), {"apa": "anonim"})
    assert fresh(made).is_anonymous


def test_what_was_published_is_taken_back_by_the_reporter(the, opened):
    made = answered(the, reporter=reporter())
    publish(made, Redacted("Lama", "Tiga jam."), by=by(the.manager, made), at=made.state_at)
    opened(made).post(at(made, "unpublish"))
    assert Publication.objects.get().withdrawn_at is not None


def test_what_the_chain_says_among_itself_is_not_on_the_page(the, opened):
    made = at_office(the, reporter=reporter())
    elsewhere, manager = given.office(hall=the.hall), by(the.manager, made)
    dispose(made, elsewhere, by=manager, at=made.state_at, text="Hati-hati, warga ini.")
    page = opened(made).get(at(made)).text
    assert "Diteruskan" in page
    assert "Hati-hati" not in page


def test_an_account_opens_its_own_without_a_pin(client, the):
    sari = given.user(name="Sari")
    made = filed(the.hall, reporter=From(account=sari))
    client.force_login(sari, "django.contrib.auth.backends.ModelBackend")
    assert client.get(at(made)).status_code == 200
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    assert client.get(at(made)).status_code == 302


def test_what_was_joined_wrongly_is_taken_apart_by_its_reporter(the, opened):
    original, made = answered(the), filed(the.hall, reporter=reporter())
    merge(made, original, by=by(the.manager, made), at=NINE)
    browser = opened(made)
    assert "Bukan hal yang sama?" in browser.get(at(made)).text
    assert browser.post(at(made, "unmerge"), {"text": ""}).status_code == 422
    browser.post(at(made, "unmerge"), {"text": "Loket lain."})

    assert (fresh(made).state, fresh(made).duplicate_of) == ("verification", None)


def test_the_proof_of_the_other_ones_answer_opens(the, opened):
    original, made = answered(the), filed(the.hall, reporter=reporter())
    merge(made, original, by=by(the.manager, made), at=NINE)
    draft = uuid4()
    take_file(io.BytesIO(photo()), draft=draft, at=NINE)
    attach(original, draft, by=REPORTER, at=NINE, answer=original.answers.get())
    proof = Attachment.objects.get().upload_id
    address = reverse("complaints:file", args=[made.code, proof])

    assert address in opened(made).get(at(made)).text
    assert opened(made).get(address).status_code == 200


def test_no_more_is_added_in_an_hour_than_somebody_writes(the, opened):
    made = begun(the, reporter=reporter())
    browser = opened(made)
    for _ in range(ADDING.most):
        count_attempt(ADDING, digest_of_client("127.0.0.1", at=timezone.now()), at=timezone.now())
    page = browser.post(at(made, "add"), {"text": "Lagi.", "draft": str(uuid4())})

    assert page.status_code == 422
    assert "Lagi." in page.text
    assert not made.events.filter(kind="add").exists()
