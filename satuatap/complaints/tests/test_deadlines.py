"""Until when: terms as data, pauses only while the reporter is asked, and one level per breach."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    accept,
    answer,
    ask_more,
    catch_up,
    complete,
    dispose,
    escalate,
    reopen,
    start,
    verify,
)
from satuatap.complaints.actions.clocks import KEEPER
from satuatap.complaints.errors import WindowIsOver
from satuatap.complaints.models import ComplaintClock
from satuatap.complaints.queries import overdue, reopen_until
from satuatap.complaints.rules import Level, Part, level_after_breach
from satuatap.complaints.sources import FaultyDeadlines, deadlines
from satuatap.complaints.tasks import escalate_overdue
from satuatap.complaints.tests.given import (
    MONDAY,
    after_due,
    answered,
    at_office,
    begun,
    by,
    filed,
    fresh,
    lifted,
    people,
)
from satuatap.places.actions import keep, recompute_due_dates
from satuatap.places.models import CalendarDay
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def the():
    return people()


def due(complaint):
    """The running clock's due date on the hall's own clock."""
    return complaint.hall.local(fresh(complaint).due_at).strftime("%d-%m %H.%M")


def running(complaint):
    return complaint.clocks.running().get().purpose


def test_the_terms_are_data_with_a_source_and_none_claims_to_be_verified():
    for each in deadlines().by_key.values():
        assert each.source
        assert not each.verified


def test_a_file_without_a_term_is_refused(tmp_path):
    file = tmp_path / "deadlines.csv"
    file.write_text(
        "key,amount,unit,rule,source,verified,note\nverify,3,hari_kerja,next_day,x,no,\n"
    )
    with pytest.raises(FaultyDeadlines):
        deadlines(file)


def test_verification_has_three_working_days_of_the_regions_offices(the):
    assert due(filed(the.hall)) == "19-11 16.00"


@pytest.mark.parametrize(
    ("severity", "expected"),
    [("information", "23-11"), ("no_oversight", "04-12"), ("oversight", "08-02")],
)
def test_the_answer_has_the_days_of_its_class_from_the_handing_over(the, severity, expected):
    made = begun(the, severity=severity)

    assert due(made).startswith(expected)
    assert running(made) == "answer"


def test_the_clock_rests_only_while_the_reporter_is_asked(the):
    made = begun(the)
    assert due(made) == "04-12 16.30"
    ask_more(made, "Kapan?", by=by(the.officer, made), at=MONDAY + DAY)
    assert running(made) == "reply"
    complete(made, "Senin.", by=REPORTER, at=MONDAY + 3 * DAY)

    assert running(made) == "answer"
    assert due(made) == "08-12 16.00"  # two working days later


def test_a_question_at_verification_goes_back_there(the):
    made = filed(the.hall)
    ask_more(made, "Loket mana?", by=by(the.manager, made), at=MONDAY)
    complete(made, "Loket 3.", by=REPORTER, at=MONDAY + DAY)

    assert (fresh(made).state, running(made)) == (rules.VERIFICATION, "verify")


def test_taking_it_up_does_not_begin_the_days_anew(the):
    made = filed(the.hall)
    verify(made, by=by(the.manager, made), at=MONDAY + DAY)

    assert due(made) == "19-11 16.00"


def test_nobody_acts_and_it_comes_up_twice_with_a_message_each(the):
    made = lifted(at_office(the), 2)

    assert made.level == Level.INSPECTORATE
    assert [e.facts["level"] for e in made.events.filter(kind="escalate").order_by("id")] == [1, 2]
    assert made.breaches == 2
    assert running(made) == "escalated"


def test_one_breach_is_answered_once(the):
    made = at_office(the)
    late = after_due(made)
    assert overdue(at=late) == [made.pk]
    assert [escalate(made, at=late) for _ in range(3)] == [True, False, False]
    assert catch_up(at=late) == 0
    assert overdue(at=late) == []


def test_who_verifies_too_late_is_reported_to_the_inspectorate(the):
    assert lifted(filed(the.hall)).level == Level.INSPECTORATE


def test_above_the_ombudsman_there_is_nobody_and_the_clock_stays(the):
    made = lifted(at_office(the), 5)

    assert made.level == Level.OMBUDSMAN
    assert not escalate(made, at=after_due(made) + 400 * DAY)
    assert running(made) == "escalated"
    assert made.events.filter(kind="overdue").count() == 1


def test_silence_closes_after_ten_working_days(the):
    for made in (answered(the), _asked(the)):
        assert due(made).startswith("30-11")
        lifted(made)
        assert fresh(made).state == rules.DONE
        assert not made.clocks.filter(ended_at=None).exists()


def _asked(the):
    made = begun(the)
    return ask_more(made, "Kapan?", by=by(the.officer, made), at=MONDAY)


def test_it_is_opened_again_within_the_window_and_not_after_it(the):
    made, late = answered(the), answered(the)
    for each in (made, late):
        accept(each, by=REPORTER, at=MONDAY)
    until = reopen_until(fresh(made))
    assert until is not None
    reopen(made, "Belum.", by=REPORTER, at=until)

    assert (fresh(made).state, running(made)) == (rules.REOPENED, "first_action")
    with pytest.raises(WindowIsOver):
        reopen(late, "Belum.", by=REPORTER, at=until + timedelta(seconds=1))


def test_an_answer_after_reopening_counts_from_there(the):
    made = answered(the)
    later = MONDAY + 7 * DAY
    reopen(made, "Belum.", by=REPORTER, at=later)
    start(made, by=by(the.officer, made), at=later)

    assert due(made).startswith("11-12")


def test_on_time_is_the_first_answer_without_a_breach(the):
    slow = at_office(the)
    late = after_due(slow)
    lifted(slow)
    start(slow, by=by(the.officer, slow), at=late)
    answer(slow, "Sudah.", proof="Foto", by=by(the.officer, slow), at=late)

    assert answered(the).on_time is True
    assert fresh(slow).on_time is False


def test_a_changed_calendar_moves_it_with_one_event(the):
    made = filed(the.hall)
    (change,) = keep(
        CalendarDay(date=date(2026, 11, 18), kind="holiday", name="Libur", scope="national"),
        by="user:7",
        at=MONDAY,
    )
    for _ in range(2):
        recompute_due_dates(change, at=MONDAY)

    assert due(made) == "20-11 16.30"
    assert made.events.get(kind="move-due").facts["change"] == change.pk


def test_a_calendar_asks_only_for_the_clocks_that_its_days_can_move(the):
    made = filed(the.hall)
    due_at = made.clocks.get().due_at

    assert [each.key for each in KEEPER.open_clocks([the.hall.pk], due_from=due_at)]
    assert not [*KEEPER.open_clocks([the.hall.pk], due_from=due_at + timedelta(seconds=1))]


def test_every_kind_of_clock_follows_a_changed_calendar(the):
    lifted(escalated := at_office(the))
    made = [filed(the.hall), at_office(the), begun(the), _asked(the), escalated]
    before = {each.pk: fresh(each).due_at for each in made}
    kinds = {running(each) for each in made}
    changes = [keep(_holiday(number), by="user:7", at=MONDAY)[0] for number in range(17, 28)]
    for change in changes:
        recompute_due_dates(change, at=MONDAY + 8 * DAY)

    assert kinds == {"verify", "first_action", "answer", "reply", "escalated"}
    for each in made:
        assert fresh(each).due_at > before[each.pk]
        assert each.events.filter(kind="move-due").count() == 1


def _holiday(number):
    return CalendarDay(date=date(2026, 11, number), kind="holiday", name="Libur", scope="national")


def test_the_database_lets_one_clock_run(the):
    made = filed(the.hall)
    clock = made.clocks.get()
    clock.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        ComplaintClock.objects.bulk_create([clock])


def test_each_overdue_complaint_has_a_job_of_its_own(the, time_machine):
    two = [filed(the.hall), filed(the.hall)]
    time_machine.move_to(after_due(two[0]))
    escalate_overdue.func(timestamp=0)

    assert len(overdue(at=after_due(two[0]))) == 2


def test_another_office_gets_its_days_but_the_answer_does_not(the):
    made = begun(the)
    answer_due = fresh(made).due_at
    other = given.office(hall=the.hall)
    dispose(made, other, by=by(the.manager, made), at=MONDAY + DAY)
    start(made, by=by(the.manager, made), at=MONDAY + DAY)

    assert fresh(made).due_at == answer_due


def test_the_ladder_has_a_step_for_each_breach():
    assert level_after_breach(Level.OFFICE, Part.OFFICE) == Level.COORDINATOR
    assert level_after_breach(Level.OFFICE, Part.HALL) == Level.INSPECTORATE
    assert level_after_breach(Level.COORDINATOR, Part.OFFICE) == Level.INSPECTORATE
    assert level_after_breach(Level.INSPECTORATE, Part.INSPECTORATE) == Level.MINISTRY
    assert level_after_breach(Level.OMBUDSMAN, Part.HALL) == Level.OMBUDSMAN
