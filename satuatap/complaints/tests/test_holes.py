"""Ways to bury a complaint, to stay with it, or to learn of it, that are closed."""

from datetime import date, timedelta

import pytest
from django.db import connection

from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    From,
    Redacted,
    ask_more,
    catch_up,
    complete,
    dispose,
    file_complaint,
    find_levy,
    implicate,
    merge,
    moderate,
    publish,
    reject,
    reopen,
    send_back,
    start,
    verify,
)
from satuatap.complaints.errors import (
    DayIsOdd,
    FormWasSent,
    NotFromThere,
    NotYoursToDo,
    ReadItAgain,
    ReporterObjected,
    StillPersonal,
)
from satuatap.complaints.models import Complaint, Publication
from satuatap.complaints.queries import redaction_preview
from satuatap.complaints.queries.reading import source_mark
from satuatap.complaints.rules import MASK, masked
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
    words,
)
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CLEAN = Redacted("Lama menunggu", "Seorang warga menunggu tiga jam.")


@pytest.fixture
def the():
    return people()


def joined(the):
    """Two complaints, the second of which goes on with the first."""
    original, duplicate = at_office(the), filed(the.hall)
    merge(duplicate, original, by=by(the.manager, duplicate), at=MONDAY)
    return original, fresh(duplicate)


def seen(user):
    return Complaint.objects.visible_to(user, MONDAY)


@pytest.mark.parametrize("about", [0, 1])
def test_what_goes_around_the_hall_takes_along_what_was_merged_with_it(the, about):
    both = joined(the)
    implicate(both[about], the.manager, by=by(the.manager, both[about]), at=MONDAY)

    assert not seen(the.manager).exists()
    assert set(seen(the.inspector)) == set(both)


def test_a_levy_that_the_office_finds_goes_around_the_hall_with_its_reason(the):
    made = begun(the)
    find_levy(made, "Diminta uang rokok.", by=by(the.officer, made), at=MONDAY)

    assert not seen(the.manager).exists()
    assert not seen(the.officer).exists()
    assert made in seen(the.inspector)
    assert made.events.get(kind="find-levy").text == "Diminta uang rokok."


def test_a_levy_is_found_once_and_only_while_it_is_open(the):
    made = begun(the)
    find_levy(made, "Pungutan.", by=by(the.officer, made), at=MONDAY)
    find_levy(made, "Lagi.", by=by(the.inspector, made), at=MONDAY)
    assert made.events.filter(kind="find-levy").count() == 1

    gone = filed(the.hall)
    reject(gone, "Bukan laporan.", by=by(the.manager, gone), at=MONDAY)
    with pytest.raises(NotFromThere):
        find_levy(gone, "Pungutan.", by=by(the.manager, gone), at=MONDAY)


@pytest.mark.parametrize("about", [0, 1])
def test_whoever_is_named_later_reads_neither_of_two_that_were_merged(the, about):
    both = joined(the)
    dispose(both[0], the.office, by=by(the.manager, both[0]), at=MONDAY)
    implicate(both[about], the.officer, by=by(the.manager, both[about]), at=MONDAY)

    assert all(each.is_about(the.officer) for each in both)


def test_whom_the_original_is_about_does_not_read_what_is_merged_into_it(the):
    original, duplicate = at_office(the), at_office(the)
    implicate(original, the.officer, by=by(the.manager, original), at=MONDAY)
    merge(duplicate, original, by=by(the.manager, duplicate), at=MONDAY)

    assert not seen(the.officer).exists()


def test_the_hall_keeps_nobody_out_who_stands_above_it(the):
    made = lifted(filed(the.hall))
    with pytest.raises(NotYoursToDo):
        implicate(made, the.inspector, by=by(the.manager, made), at=MONDAY)

    assert made in seen(the.inspector)


def handed_round(the, made, *, times):
    """Passed from office to office every two days, looked at by the sweep each time."""
    other, at = given.office(hall=the.hall), MONDAY
    for turn in range(times):
        at += 2 * DAY
        catch_up(at=at)
        office = the.office if turn % 2 else other
        dispose(made, office, by=by(the.manager, made), at=at)
    return fresh(made)


def test_passing_it_from_office_to_office_does_not_keep_it_from_coming_up(the):
    made = handed_round(the, at_office(the), times=16)

    assert made.level >= rules.Level.INSPECTORATE
    assert made.breaches >= 2


def test_whoever_was_called_in_keeps_the_days_while_it_is_passed_on(the):
    made = lifted(at_office(the))
    due_at = made.due_at
    other = given.office(hall=the.hall)
    dispose(made, other, by=by(the.manager, made), at=due_at - DAY)

    assert (fresh(made).due_at, fresh(made).office) == (due_at, other)


def test_sending_it_back_and_forth_does_not_keep_it_from_coming_up(the):
    made, at = at_office(the), MONDAY
    for _ in range(12):
        at += DAY
        send_back(made, "Bukan kami.", by=by(the.officer, made), at=at)
        at += DAY
        dispose(made, the.office, by=by(the.manager, made), at=at)
        catch_up(at=at)

    assert fresh(made).breaches


def test_the_reporters_days_do_not_count_after_it_was_handed_on(the):
    made = begun(the)
    ask_more(made, "Kapan?", by=by(the.officer, made), at=MONDAY + DAY)
    complete(made, "Senin.", by=REPORTER, at=MONDAY + 3 * DAY)
    due_at = fresh(made).due_at
    dispose(made, given.office(hall=the.hall), by=by(the.manager, made), at=MONDAY + 3 * DAY)
    start(made, by=by(the.manager, made), at=MONDAY + 3 * DAY)

    assert fresh(made).due_at == due_at


def test_who_is_late_stays_on_record_although_nobody_swept(the):
    made = at_office(the)
    start(made, by=by(the.officer, made), at=after_due(made))

    assert fresh(made).breaches == 1
    assert made.clocks.exclude(breached_at=None).get().purpose == "first_action"


def test_who_rejected_it_does_not_reject_it_again(the):
    made = filed(the.hall)
    reject(made, "Bukan di sini.", by=by(the.manager, made), at=MONDAY)
    reopen(made, "Di sini.", by=REPORTER, at=MONDAY)
    with pytest.raises(ReporterObjected):
        reject(made, "Tetap bukan.", by=by(the.manager, made), at=MONDAY)
    reject(made, "Memang bukan.", by=by(the.inspector, made), at=MONDAY)

    assert fresh(made).state == rules.REJECTED


def test_a_ticket_served_by_an_account_that_is_no_more_loses_nothing(the):
    skck = given.offering(queue=given.queue(office=the.office))
    desk, ticket = given.counter(skck), given.ticket(skck)
    event = ticket.events.get()
    event.pk, event.counter, event.actor = None, desk, "user:987654321"
    event.save(force_insert=True)

    assert not filed(the.hall, ticket=ticket).implicated.exists()
    connection.check_constraints()


@pytest.mark.parametrize(
    "leak",
    [
        *("3579 0101 0190 0001", "35.79.01.010190.0001", "NIP 19800101 200501 1 001"),
        *("(0812) 3456 7890", "+62 (0)812 3456 7890", "0341-123456", "(021) 555 1234"),
        *("mobil N1234AB", "motor n1234ab", "https://contoh.example/siti", "instagram.com/siti"),
        *("@siti_aminah", "RT 01/RW 02", "Jl. Mawar No. 5", "Ibu Aminah", "siti"),
    ],
)
def test_what_is_written_in_another_way_is_not_published_either(the, leak):
    made = answered(the, reporter=From(name="Hj. Siti Aminah, S.H., M.Si."))
    with pytest.raises(StillPersonal):
        publish(made, Redacted("Judul", leak), by=by(the.manager, made), at=MONDAY)


def test_hours_sums_and_addresses_of_authorities_stay_readable():
    text = "Buka 08.00-09.00 dan 10.00-11.00, biaya Rp1.250.000.000, lihat https://oss.go.id/x."
    assert masked(text) == text


def test_the_preview_covers_whoever_works_there(the):
    the.officer.name = "Wulandari, S.E."
    the.officer.save()
    made = answered(the, body="Dilayani Wulandari di loket 2.")

    assert redaction_preview(made)[1] == f"Dilayani {MASK} di loket 2."


def verified_and_out(the):
    """One that was verified, with its text published."""
    made = filed(the.hall)
    verify(made, by=by(the.manager, made), at=MONDAY)
    publish(made, CLEAN, by=by(the.manager, made), at=MONDAY)
    return made


def test_a_text_is_withdrawn_when_its_source_is_moderated_rejected_or_merged(the):
    one, two, three = (verified_and_out(the) for _ in range(3))
    manager = by(the.manager, one)
    moderate(one, "personal", title="Lama", body="…", by=manager, at=MONDAY)
    reject(two, "Bukan di sini.", by=manager, at=MONDAY)
    merge(three, at_office(the), by=manager, at=MONDAY)

    assert not Publication.objects.filter(withdrawn_at=None).exists()


def test_what_was_read_before_it_changed_is_not_published(the):
    made = answered(the)
    read = Redacted(CLEAN.title, CLEAN.body, seen=source_mark(made))
    moderate(made, "personal", title="Lama", body="Lain.", by=by(the.manager, made), at=MONDAY)
    with pytest.raises(ReadItAgain):
        publish(made, read, by=by(the.manager, made), at=MONDAY)


@pytest.mark.parametrize("stranger", [From(pin="87654321"), "account"])
def test_the_key_of_a_form_alone_opens_nothing(the, stranger):
    mine = From(pin="12345678")
    file_complaint(the.hall, words(), mine, at=MONDAY, key="k")
    other = From(account=given.user()) if stranger == "account" else stranger
    with pytest.raises(FormWasSent):
        file_complaint(the.hall, words(), other, at=MONDAY, key="k")

    assert file_complaint(the.hall, words(), mine, at=MONDAY, key="k").pin == "12345678"


@pytest.mark.parametrize("day", [date(1, 1, 1), MONDAY.date() + 2 * DAY])
def test_a_day_that_cannot_be_is_refused(the, day):
    with pytest.raises(DayIsOdd):
        filed(the.hall, happened_on=day)
