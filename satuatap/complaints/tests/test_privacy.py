"""Flags, publishing, moderation, PINs: what leaves the chain, and what never does."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    Flags,
    From,
    Redacted,
    file_complaint,
    forget_drafts,
    implicate,
    loosen,
    moderate,
    new_pin,
    note,
    open_with_pin,
    publish,
    save_draft,
    tighten,
    unpublish,
)
from satuatap.complaints.errors import (
    NotReadyToPublish,
    NotYoursToDo,
    OnlyTheReporterLoosens,
    PinIsLocked,
    SecretIsNotPublished,
    StillPersonal,
)
from satuatap.complaints.models import Complaint, Publication, Reporter
from satuatap.complaints.queries import (
    complaints_of_phone,
    phone_digest,
    redaction_preview,
    timeline,
)
from satuatap.complaints.rules import MASK, masked
from satuatap.complaints.tests.given import (
    MONDAY,
    answered,
    at_office,
    begun,
    by,
    filed,
    fresh,
    lifted,
    people,
    words,
)
from satuatap.core.errors import Refusal
from satuatap.notifications.models import Message

pytestmark = pytest.mark.django_db
BOTH = Flags(anonymous=True, secret=True)
CLEAN = Redacted("Lama menunggu", "Seorang warga menunggu tiga jam.")
PHONE = "+6281234567890"


@pytest.fixture
def the():
    return people()


def flags(complaint):
    kept = fresh(complaint)
    return kept.is_anonymous, kept.is_secret


def test_anybody_in_the_chain_tightens(the):
    for name in ("officer", "manager", "inspector", "ministry", "ombudsman"):
        made = lifted(at_office(the), 4)
        tighten(made, BOTH, by=by(getattr(the, name), made), at=MONDAY)
        assert flags(made) == (True, True)


def test_only_the_reporter_loosens(the):
    made = at_office(the, is_secret=True, is_anonymous=True)
    for user in (the.officer, the.manager):
        with pytest.raises(OnlyTheReporterLoosens):
            loosen(made, BOTH, by=by(user, made), at=MONDAY)
    loosen(made, Flags(secret=True), by=REPORTER, at=MONDAY)

    assert flags(made) == (True, False)
    assert made.events.get(kind="loosen").facts == {"is_secret": False}


def test_the_database_lets_no_flag_slip(the):
    made = filed(the.hall, is_secret=True)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Complaint.objects.filter(pk=made.pk).update(is_secret=False)


def test_a_published_text_is_withdrawn_when_it_becomes_secret_and_does_not_come_back(the):
    made = answered(the)
    publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    assert Complaint.objects.published().get() == made
    tighten(made, BOTH, by=by(the.officer, made), at=MONDAY)
    loosen(made, BOTH, by=REPORTER, at=MONDAY)

    assert not Complaint.objects.published().exists()
    assert made.events.filter(kind="unpublish").count() == 1


def test_a_published_text_is_withdrawn_when_it_goes_around_the_hall(the):
    made = answered(the)
    publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    implicate(made, the.manager, by=by(the.manager, made), at=MONDAY)

    assert not Complaint.objects.published().exists()


def test_a_secret_one_is_not_published_by_rule_and_by_the_database(the):
    made = answered(the, is_secret=True)
    with pytest.raises(SecretIsNotPublished):
        publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    with pytest.raises(IntegrityError, match="secret"), transaction.atomic():
        Publication.objects.create(
            complaint=made, title="T", body="B", published_at=MONDAY, published_by="x"
        )


def test_the_database_keeps_a_published_one_from_becoming_secret(the):
    made = answered(the)
    publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    with pytest.raises(IntegrityError, match="withdraw"), transaction.atomic():
        Complaint.objects.filter(pk=made.pk).update(is_secret=True)


@pytest.mark.parametrize(
    "leak",
    ["NIK 3579010101900001", "telepon 0812-3456-7890", "surel siti@example.test", "Ibu SITI itu"],
)
def test_what_leads_to_somebody_is_not_published(the, leak):
    made = answered(the, reporter=From(name="Siti Aminah"))
    with pytest.raises(StillPersonal):
        publish(made, Redacted("Judul", leak), by=by(the.manager, made), at=MONDAY)


def test_the_preview_covers_what_leads_to_somebody(the):
    made = answered(
        the, reporter=From(name="Siti Aminah"), body="Saya Siti, hubungi 0812 3456 7890."
    )
    _title, body, answer = redaction_preview(made)

    assert body == f"Saya {MASK}, hubungi {MASK}."
    assert answer == "Loket ditambah."


def test_what_stays_readable_is_not_covered():
    text = "Antrean A-007 pada 16 November 2026 pukul 08.00, biaya Rp30.000."
    assert masked(text) == text


def test_publishing_again_replaces_and_taking_back_is_on_record(the):
    made, manager = answered(the), None
    manager = by(the.manager, made)
    for text in (CLEAN, CLEAN, Redacted("Judul lain", "Isi lain.")):
        publish(made, text, by=manager, at=MONDAY)
    assert made.events.filter(kind="publish").count() == 2
    unpublish(made, "Keliru.", by=manager, at=MONDAY)

    assert not Complaint.objects.published().exists()
    assert Publication.objects.get().withdrawn_at == MONDAY


def test_an_officer_does_not_publish_and_nobody_what_was_not_verified(the):
    made, sent = begun(the), filed(the.hall)
    with pytest.raises(NotYoursToDo):
        publish(made, CLEAN, by=by(the.officer, made), at=MONDAY)
    with pytest.raises(NotReadyToPublish):
        publish(sent, CLEAN, by=by(the.manager, sent), at=MONDAY)


def test_a_moderated_text_takes_the_place_for_the_chain(the):
    made = filed(the.hall, body="Awas kalian.")
    moderate(made, "threat", title="Keluhan", body="[ancaman]", by=by(the.manager, made), at=MONDAY)
    kept = fresh(made)

    assert (kept.shown_title, kept.shown_body, kept.body) == (
        "Keluhan",
        "[ancaman]",
        "Awas kalian.",
    )


def test_notes_are_for_the_chain_and_noted_once(the):
    made = filed(the.hall)
    for _ in "12":
        note(made, "Periksa CCTV.", by=by(the.manager, made), at=MONDAY, key="n")

    assert made.notes.count() == 1
    with pytest.raises(NotYoursToDo):
        note(made, "Halo.", by=REPORTER, at=MONDAY, key="m")


def test_the_reporters_history_has_nothing_internal_and_no_account(the):
    made = at_office(the, reporter=From(account=the.ministry))
    told = timeline(made, REPORTER)

    assert [event.kind for event in told] == ["send", "verify", "dispose"]
    assert told[0].actor == "reporter"


def test_a_pin_opens_and_is_stored_as_a_hash(the):
    pin = new_pin()
    made = file_complaint(the.hall, words(), From(pin=pin), at=MONDAY)

    assert made.pin == pin
    assert open_with_pin(made.complaint.number.lower(), f" {pin} ", at=MONDAY) == made.complaint
    assert pin not in Reporter.objects.get().pin


def test_guessing_a_pin_is_bounded_and_recovers(the):
    made = file_complaint(the.hall, words(), From(pin="12345678"), at=MONDAY)
    said = [_guess(made.complaint.number, f"{n:08}", MONDAY) for n in range(7)]
    right = _guess(made.complaint.number, "12345678", MONDAY)
    later = _guess(made.complaint.number, "12345678", MONDAY + timedelta(minutes=16))

    assert said == ["wrong-number-or-pin"] * 5 + ["pin-is-locked"] * 2
    assert (right, later) == (PinIsLocked.type, made.complaint)


def _guess(number, pin, at):
    try:
        return open_with_pin(number, pin, at=at)
    except Refusal as refused:
        return refused.type


def test_an_account_has_no_pin_and_an_unknown_number_says_no_more(the):
    made = file_complaint(the.hall, words(), From(account=the.ministry), at=MONDAY)

    assert made.pin == ""
    assert _guess(made.complaint.number, "", MONDAY) == "wrong-number-or-pin"
    assert _guess("ADU-0000-2026-0001", "1", MONDAY) == "wrong-number-or-pin"


def test_a_telephone_finds_its_own_and_is_stored_as_a_digest(the):
    made = filed(the.hall, reporter=From(phone=PHONE))
    filed(the.hall, reporter=From(phone="+6281111111111"))

    assert complaints_of_phone(PHONE).get() == made
    assert made.reporter.phone_digest == phone_digest(PHONE)
    assert PHONE not in str(vars(made.reporter))


def test_messages_hold_a_link_and_nothing_of_the_content(the):
    made = answered(the, reporter=From(phone=PHONE), is_secret=True, title="Rahasia besar")
    lifted(made)
    told = Message.objects.all()

    assert {each.event for each in told} >= {"complaint-received", "complaint-answered"}
    for each in told:
        assert each.context == {"code": made.code}
        assert made.number not in each.said("inbox", "id").text


def test_whom_it_is_about_gets_no_message(the):
    made = filed(the.hall, is_levy=True)
    to = set(Message.objects.values_list("recipient__user", flat=True))

    assert to == {the.inspector.pk}
    assert not Message.objects.filter(hall=the.hall).exists()
    assert made.level == 2


def test_old_drafts_go_and_nothing_else(the):
    save_draft(the.hall, words(), From(), at=MONDAY)
    sent = filed(the.hall)
    assert forget_drafts(at=MONDAY + timedelta(days=31)) == 1
    assert Complaint.objects.get() == sent


def test_no_log_holds_anything_of_a_complaint(the, caplog):
    caplog.set_level("DEBUG")
    made = answered(the, is_secret=True, title="Rahasia besar", body="Isi rahasia.")
    lifted(made)
    logged = caplog.text

    assert not [each for each in ("Rahasia besar", "Isi rahasia", made.number) if each in logged]
