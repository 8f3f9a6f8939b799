"""Publishing needs the reporter's yes, and the reporter may take it back."""

import pytest
from django.db import DatabaseError, transaction

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import Flags, Redacted, agree, disagree, loosen, publish, tighten
from satuatap.complaints.errors import (
    NotAgreedToPublish,
    NotYoursToDo,
    SecretIsNotPublished,
)
from satuatap.complaints.models import Complaint
from satuatap.complaints.tests.given import MONDAY, answered, by, filed, fresh, people

pytestmark = pytest.mark.django_db
CLEAN = Redacted("Lama menunggu", "Seorang warga menunggu tiga jam.")


@pytest.fixture
def the():
    return people()


def test_nothing_is_published_that_the_reporter_did_not_agree_to(the):
    made = answered(the, may_publish=False)
    with pytest.raises(NotAgreedToPublish):
        publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    agree(made, by=REPORTER, at=MONDAY)
    publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    disagree(made, by=REPORTER, at=MONDAY)

    assert not Complaint.objects.published().exists()
    kinds = [each.kind for each in made.events.order_by("id")][-4:]
    assert kinds == ["agree", "publish", "unpublish", "disagree"]


def test_nobody_agrees_for_the_reporter_nor_to_what_is_secret(the):
    made = answered(the, may_publish=False)
    with pytest.raises(NotYoursToDo):
        agree(made, by=by(the.manager, made), at=MONDAY)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        Complaint.objects.filter(pk=made.pk).update(may_publish=True)
    tighten(made, Flags(secret=True), by=REPORTER, at=MONDAY)
    with pytest.raises(SecretIsNotPublished):
        agree(made, by=REPORTER, at=MONDAY)


def test_what_was_secret_is_agreed_to_anew(the):
    made = filed(the.hall, may_publish=True)
    tighten(made, Flags(secret=True), by=by(the.manager, made), at=MONDAY)
    loosen(made, Flags(secret=True), by=REPORTER, at=MONDAY)
    assert not fresh(made).may_publish
