"""Who takes part, who is missing, and how they are asked."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from satuatap.notifications.models import Message
from satuatap.oversight.actions import (
    answer_request,
    ask_to_join,
    end_agreement,
    remind_agencies,
    warn_of_endings,
)
from satuatap.oversight.errors import (
    AgreementIsEnded,
    AlreadyAsked,
    DayIsBeforeItBegan,
    DayIsToCome,
    LetterIsTooOld,
    RequestIsAnswered,
)
from satuatap.oversight.models import Agreement, JoinRequest, JoinStep
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.taking_part import absences
from satuatap.oversight.queries.waiting import waiting_requests
from satuatap.oversight.rules import participation
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = date(2026, 11, 16)
WEIGHTS = {"vertical": 40, "others": 20}


def found(hall):
    return parties(hall, today=TODAY)


def asked(hall, *, at=given.AT, **said):
    values = {"agency": queue_given.agency(), "letter": "503/1", "sent_on": TODAY} | said
    made = JoinRequest(hall=hall, key=uuid4(), **values)
    return ask_to_join(made, by=BY, at=at)


def later(days):
    return given.AT + timedelta(days=days)


@pytest.mark.parametrize(
    ("ends_on", "ends"),
    [
        (None, "good"),
        (date(2027, 6, 1), "good"),
        (date(2026, 12, 1), "soon"),
        (TODAY, "soon"),
        (date(2026, 11, 1), "over"),
    ],
)
def test_an_agreement_is_good_ends_soon_or_is_over(ends_on, ends):
    hall = given.hall_at("operating")
    office = queue_given.office(hall=hall)
    given.agreement(hall, agency=office.agency, ends_on=ends_on)
    assert [each.ends for each in found(hall).partners] == [ends]


def test_an_agency_without_an_agreement_is_shown_as_such():
    hall = given.hall_at("operating")
    queue_given.office(hall=hall)
    assert [each.ends for each in found(hall).partners] == ["none"]


def test_vertical_agencies_that_are_missing_come_first():
    hall = given.hall_at("operating")
    queue_given.agency(name_id="Bank", kind="lembaga")
    police = queue_given.agency(name_id="Polres")
    rows = found(hall).absent
    assert rows[0].agency == police
    assert rows[0].is_vertical


def test_what_was_promised_stands_beside_what_is_given():
    hall = given.hall_at("operating")
    office = queue_given.office(hall=hall)
    one, two = (shown.service(code=code, agency=office.agency) for code in ("satu", "dua"))
    queue_given.offering(queue=queue_given.queue(office=office), service=one)
    given.agreement(hall, agency=office.agency).services.set([one, two])
    seen = found(hall)
    assert (seen.promised, seen.given, seen.not_given) == (2, 1, [two])


@pytest.mark.parametrize(
    ("counts", "score"),
    [
        ({"vertical": (4, 4), "others": (2, 2)}, 100),
        ({"vertical": (2, 4), "others": (2, 2)}, 67),
        ({"vertical": (0, 4)}, 0),
        ({}, None),
    ],
)
def test_the_score_leaves_out_what_is_not_expected(counts, score):
    assert participation(counts, WEIGHTS).score == score


def test_an_ended_agreement_counts_no_more():
    hall = given.hall_at("operating")
    agreement = given.agreement(hall)
    end_agreement(agreement, on=TODAY, at=given.AT)
    end_agreement(agreement, on=TODAY, at=given.AT)
    with pytest.raises(AgreementIsEnded, match="16 November 2026"):
        end_agreement(agreement, on=TODAY - timedelta(days=3), at=given.AT)
    agreement.refresh_from_db()
    assert agreement.ended_on == TODAY
    assert not Agreement.objects.in_force(TODAY).exists()


def test_the_region_hears_of_an_agreement_that_ends_soon_once_for_each_mark():
    hall = given.hall_at("operating")
    given.of_region(hall.region)
    given.agreement(hall)
    for day in (0, 1, 16, 17, 39, 40):
        warn_of_endings(at=later(day))
    told = Message.objects.filter(event="agreement-ending").order_by("created_at")
    assert [each.key.split()[1] for each in told] == ["90", "30", "7"]


def test_nobody_is_told_of_an_agreement_that_was_renewed():
    hall = given.hall_at("operating")
    given.of_region(hall.region)
    old = given.agreement(hall)
    given.agreement(hall, agency=old.agency, starts_on=date(2026, 7, 1), ends_on=None)
    assert warn_of_endings(at=given.AT) == 0


def test_a_request_goes_up_to_the_head_office_until_it_is_answered():
    hall = given.hall_at("preparation")
    emails = {f"{level}_email": f"{level}@example.example" for level in ("office", "province")}
    asked(hall, **emails)
    steps = [remind_agencies(at=later(day)) for day in (0, 13, 14, 29, 30, 60)]
    assert steps == [0, 0, 1, 0, 1, 0]
    told = JoinStep.objects.values_list("level", "is_told").order_by("pk")
    assert list(told) == [("office", True), ("province", True), ("head", False)]
    assert Message.objects.filter(event="join-request").count() == 2


def test_an_answered_request_goes_no_further():
    made = asked(given.hall_at("preparation"))
    for _ in range(2):
        answer_request(made, "joined", on=TODAY, at=given.AT)
    with pytest.raises(RequestIsAnswered, match="16 November 2026: bergabung"):
        answer_request(made, "declined", on=TODAY, at=given.AT)
    assert remind_agencies(at=later(60)) == 0
    made.refresh_from_db()
    assert made.answer == "joined"


def test_an_agency_is_asked_by_one_request_at_a_time():
    hall, agency = given.hall_at("preparation"), queue_given.agency()
    asked(hall, agency=agency)
    with pytest.raises(AlreadyAsked):
        asked(hall, agency=agency)


def test_over_all_halls_the_most_missing_agency_comes_first():
    hall = given.hall_at("operating")
    present = queue_given.office(hall=hall).agency
    absent = queue_given.agency(name_id="Imigrasi")
    rows = {each.of: (each.absent, each.expected) for each in absences(today=TODAY)}
    assert rows == {absent: (1, 1), present: (0, 1)}


def test_requests_that_wait_tell_how_far_up_they_are():
    asked(given.hall_at("preparation"), sent_on=TODAY - timedelta(days=20))
    remind_agencies(at=later(1))
    [row] = waiting_requests(today=TODAY)
    assert row.days == 20
    assert row.level == {"id": "kantor wilayah", "en": "provincial office"}
    assert not row.is_told


def test_the_head_office_is_offered_as_another_hall_wrote_to_it(client):
    made = asked(given.hall_at("preparation"), head_email="pusat@example.example")
    hall = given.hall_at("preparation", region=given.region())
    client.force_login(given.of_region(hall.region))
    page = client.get(f"/perjalanan/{hall.slug}/tambah/permintaan/?instansi={made.agency_id}")
    assert "pusat@example.example" in page.content.decode()


OUT_OF_TIME = [(timedelta(days=1), DayIsToCome), (timedelta(days=-1), DayIsBeforeItBegan)]


@pytest.mark.parametrize(("off", "refusal"), OUT_OF_TIME)
def test_an_agreement_ends_between_its_beginning_and_today(off, refusal):
    agreement = given.agreement(given.hall_at("operating"), starts_on=TODAY)
    with pytest.raises(refusal):
        end_agreement(agreement, on=TODAY + off, at=given.AT)
    assert Agreement.objects.in_force(TODAY).exists()


@pytest.mark.parametrize(("off", "refusal"), OUT_OF_TIME)
def test_an_answer_comes_between_the_letter_and_today(off, refusal):
    made = asked(given.hall_at("preparation"))
    with pytest.raises(refusal):
        answer_request(made, "joined", on=TODAY + off, at=given.AT)
    assert JoinRequest.objects.open().exists()


@pytest.mark.parametrize(("days", "refusal"), [(1, DayIsToCome), (-366, LetterIsTooOld)])
def test_a_letter_was_sent_within_a_year(days, refusal):
    with pytest.raises(refusal):
        asked(given.hall_at("preparation"), sent_on=TODAY + timedelta(days=days))
    assert not JoinRequest.objects.exists()


def test_a_letter_of_long_ago_goes_up_one_level_a_day():
    made = asked(given.hall_at("preparation"), sent_on=TODAY - timedelta(days=60))
    rounds = [remind_agencies(at=later(day)) for day in (0, 1, 1, 2, 3)]
    assert rounds == [0, 1, 0, 1, 0]
    assert list(made.steps.values_list("level", flat=True)) == ["office", "province", "head"]


def test_one_request_that_fails_stops_no_other(caplog):
    hall = given.hall_at("preparation")
    broken = given.request(hall, sent_on=date.max)  # fourteen days later there is no day
    JoinStep.objects.create(
        request=broken, level="office", on=date(2026, 11, 1), at=given.AT, is_told=False
    )
    good = given.request(hall, sent_on=TODAY)
    assert remind_agencies(at=given.AT) == 1
    assert good.steps.get().level == "office"
    assert "request not brought up" in caplog.text


def test_midnight_is_the_halls_own():
    hall = given.hall_at("preparation")
    made = asked(hall, sent_on=date(2026, 11, 2), at=datetime(2026, 11, 2, 3, tzinfo=UTC))
    at = datetime(2026, 11, 15, 17, 30, tzinfo=UTC)  # already the 16th in Jakarta
    remind_agencies(at=at)
    assert made.steps.filter(level="province", on=date(2026, 11, 16)).exists()
