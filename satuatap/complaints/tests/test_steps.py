"""The way of a complaint: each step once, by whoever it belongs to, and never off the drawing."""

import pytest
from django.db import DatabaseError, transaction

from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER, SYSTEM, Actor
from satuatap.complaints.actions import (
    accept,
    answer,
    ask_more,
    complete,
    dispose,
    file_complaint,
    rate,
    reject,
    reopen,
    send_back,
    start,
    verify,
)
from satuatap.complaints.actions.filing import From
from satuatap.complaints.errors import (
    NotFromThere,
    NothingToRate,
    NotYoursToDo,
    OfficeIsNotHere,
    ProofIsMissing,
    WordsAreMissing,
)
from satuatap.complaints.models import Complaint
from satuatap.complaints.rules import Part
from satuatap.complaints.tests.given import (
    MONDAY,
    answered,
    at_office,
    begun,
    by,
    filed,
    fresh,
    people,
    words,
)
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def the():
    return people()


def kinds(complaint):
    return list(complaint.events.order_by("id").values_list("kind", flat=True))


def test_a_sent_complaint_has_a_number_and_a_clock(the):
    made = filed(the.hall)

    assert (made.state, made.number) == (rules.SENT, "ADU-3579-2026-0001")
    assert made.clocks.get().purpose == "verify"
    assert fresh(made).due_at == made.clocks.get().due_at


def test_numbers_of_a_hall_have_no_gaps_and_no_other_hall_gives_them(the):
    first, second = filed(the.hall), filed(the.hall)
    other = filed(given.hall())

    assert [first.number[-4:], second.number[-4:]] == ["0001", "0002"]
    assert other.number == "ADU-35792-2026-0001"


def test_a_number_that_was_taken_back_is_given_again(the):
    with transaction.atomic():
        filed(the.hall)
        transaction.set_rollback(True)
    assert filed(the.hall).number.endswith("0001")


def test_the_whole_way_to_an_accepted_answer(the):
    made = answered(the)
    accept(made, by=REPORTER, at=MONDAY)

    assert fresh(made).state == rules.DONE
    assert kinds(made) == ["send", "verify", "dispose", "start", "answer", "await", "accept"]
    assert not made.clocks.filter(ended_at=None).exists()


def test_sending_again_with_the_same_key_gives_the_same_complaint(the):
    filings = [
        file_complaint(the.hall, words(), From(pin="12345678"), at=MONDAY, key="k") for _ in "12"
    ]
    assert filings[0] == filings[1]
    assert Complaint.objects.count() == 1


@pytest.mark.parametrize("times", [1, 2])
def test_each_step_may_be_repeated(the, times):
    made = filed(the.hall)
    for _ in range(times):
        verify(made, by=by(the.manager, made), at=MONDAY)
    for _ in range(times):
        dispose(made, the.office, by=by(the.manager, made), at=MONDAY)
    for _ in range(times):
        start(made, by=by(the.officer, made), at=MONDAY)
    for _ in range(times):
        ask_more(made, "Kapan?", by=by(the.officer, made), at=MONDAY)
    for _ in range(times):
        complete(made, "Senin.", by=REPORTER, at=MONDAY)
    for _ in range(times):
        answer(made, "Sudah.", proof="Foto", by=by(the.officer, made), at=MONDAY)
    for _ in range(times):
        reopen(made, "Belum.", by=REPORTER, at=MONDAY)

    expected = "send verify dispose start ask complete answer await reopen"
    assert kinds(made) == expected.split()


def test_an_office_sends_back_what_is_not_its_own(the):
    made = at_office(the)
    send_back(made, "Bukan urusan kami.", by=by(the.officer, made), at=MONDAY)

    assert (fresh(made).state, fresh(made).office) == (rules.VERIFICATION, None)


def test_another_office_begins_with_days_of_its_own(the):
    made = begun(the)
    other = given.office(hall=the.hall)
    dispose(made, other, by=by(the.manager, made), at=MONDAY)

    assert (fresh(made).state, fresh(made).office) == (rules.DISPOSED, other)
    assert made.clocks.running().get().purpose == "first_action"


def test_an_office_of_another_hall_is_refused(the):
    made = filed(the.hall)
    with pytest.raises(OfficeIsNotHere):
        dispose(made, given.office(), by=by(the.manager, made), at=MONDAY)


def test_what_the_drawing_lacks_is_refused_by_rule_and_by_the_database(the):
    made = at_office(the)
    with pytest.raises(NotFromThere):
        answer(made, "Sudah.", proof="Foto", by=by(the.officer, made), at=MONDAY)
    with pytest.raises(DatabaseError, match="Invalid transition"), transaction.atomic():
        Complaint.objects.filter(pk=made.pk).update(state=rules.DONE)


def test_nobody_deletes_a_sent_complaint_or_rewrites_it(the):
    made = filed(the.hall)
    for act in (
        lambda rows: rows.update(body="Lain."),
        lambda rows: rows.update(level=0, number="ADU-1"),
        lambda rows: rows._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            act(Complaint.objects.filter(pk=made.pk))


def test_history_is_never_changed(the):
    made = filed(the.hall)
    with pytest.raises(DatabaseError, match="Cannot update"), transaction.atomic():
        made.events.update(text="Lain.")


def test_an_answer_needs_words_and_proof(the):
    made = begun(the)
    officer = by(the.officer, made)
    with pytest.raises(ProofIsMissing):
        answer(made, "Sudah.", proof=" ", by=officer, at=MONDAY)
    with pytest.raises(WordsAreMissing):
        answer(made, " ", proof="Foto", by=officer, at=MONDAY)


def test_the_reporter_rates_an_answer_once(the):
    made = answered(the)
    rate(made, 4, by=REPORTER, at=MONDAY, remark="Cepat")
    rate(made, 1, by=REPORTER, at=MONDAY)

    assert [each.rating for each in made.answers.all()] == [4]
    with pytest.raises(NothingToRate):
        rate(made, 5, by=REPORTER, at=MONDAY)


def test_a_rejected_complaint_goes_to_somebody_above_when_the_reporter_objects(the):
    made = filed(the.hall)
    reject(made, "Bukan pengaduan.", by=by(the.manager, made), at=MONDAY)
    reopen(made, "Ini pengaduan.", by=REPORTER, at=MONDAY)

    assert fresh(made).state == rules.VERIFICATION
    assert by(the.inspector, made).part is Part.INSPECTORATE


def test_steps_belong_to_parts(the):
    made = at_office(the)
    officer = by(the.officer, made)
    for refused in (
        lambda: reject(made, "Tidak.", by=officer, at=MONDAY),
        lambda: start(made, by=REPORTER, at=MONDAY),
        lambda: accept(made, by=officer, at=MONDAY),
        lambda: start(made, by=SYSTEM, at=MONDAY),
    ):
        with pytest.raises(NotYoursToDo):
            refused()


def test_a_part_that_somebody_no_longer_plays_opens_nothing(the):
    made = at_office(the)
    officer = by(the.officer, made)
    dispose(made, given.office(hall=the.hall), by=by(the.manager, made), at=MONDAY)

    with pytest.raises(NotYoursToDo):
        start(made, by=officer, at=MONDAY)
    with pytest.raises(NotYoursToDo):
        start(made, by=Actor(Part.MINISTRY, "user:0", the.officer.pk), at=MONDAY)
