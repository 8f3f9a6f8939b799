"""Many at once: numbers without gaps, one level per breach, one answer, one miss counted each."""

import pytest

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    Flags,
    From,
    Redacted,
    escalate,
    file_complaint,
    open_with_pin,
    publish,
    reopen,
    tighten,
)
from satuatap.complaints.errors import PinIsLocked, SecretIsNotPublished
from satuatap.complaints.models import BookYear, Complaint, Publication
from satuatap.complaints.tests.given import (
    MONDAY,
    after_due,
    answered,
    at_office,
    by,
    filed,
    fresh,
    people,
    words,
)
from satuatap.notifications.models import Message
from satuatap.queueing.tests.test_races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def the():
    return people()


def test_numbers_have_no_gaps_and_no_doubles(the):
    made = all_at_once(lambda worker: filed(the.hall), 6, times=3)
    numbers = sorted(int(each.number[-4:]) for each in made)

    assert numbers == list(range(1, 19))
    assert BookYear.objects.get().issued == 18


def test_the_same_key_gives_one_complaint(the):
    reporter = From(pin="12345678")
    made = all_at_once(
        lambda worker: file_complaint(the.hall, words(), reporter, at=MONDAY, key="k"), 6
    )
    assert len({each.complaint.pk for each in made}) == 1
    assert {each.pin for each in made} == {"12345678"}
    assert Complaint.objects.get().number.endswith("0001")


def test_of_many_sweeps_one_answers_a_breach(the):
    made = at_office(the)
    late = after_due(made)
    found = all_at_once(lambda worker: escalate(made, at=late), 6)

    assert sorted(found) == [False] * 5 + [True]
    assert fresh(made).level == 1
    assert Message.objects.filter(event="complaint-escalated").count() == 1


def test_an_answer_is_opened_again_once(the):
    made = answered(the)
    all_at_once(lambda worker: reopen(made, "Belum.", by=REPORTER, at=MONDAY), 6)

    assert fresh(made).reopenings == 1


def test_guesses_at_once_are_all_counted(the):
    number = filed(the.hall, reporter=From(pin="12345678")).number
    all_at_once(lambda worker: open_with_pin(number, "00000000", at=MONDAY), 6)
    with pytest.raises(PinIsLocked):
        open_with_pin(number, "12345678", at=MONDAY)


def test_nothing_is_out_that_becomes_secret_in_the_same_moment(the):
    made = answered(the)
    manager, officer = by(the.manager, made), by(the.officer, made)

    def act(worker):
        if worker % 2:
            return tighten(made, Flags(secret=True), by=officer, at=MONDAY)
        return publish(made, Redacted("Judul", "Isi."), by=manager, at=MONDAY)

    found = all_at_once(act, 6)
    assert not Publication.objects.filter(withdrawn_at=None).exists()
    assert all(isinstance(each, Complaint | Publication | SecretIsNotPublished) for each in found)
