"""The four ways to cheat, played at real counters: from events to roll-ups, figures and a grade.

Each is played in a hall beside an honest twin. A naive rule would have rewarded it; ours does not.
"""

from copy import deepcopy
from dataclasses import dataclass
from datetime import date, time, timedelta
from fractions import Fraction

import pytest

from satuatap.catalogue.models import Offering
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import answer, ask_more, complete
from satuatap.complaints.tests.given import People, begun, by, fresh, member
from satuatap.evaluation.actions.publishing import publish_version
from satuatap.evaluation.models import Assessment
from satuatap.evaluation.queries.instruments import facts_named
from satuatap.evaluation.queries.known import facts_of_halls
from satuatap.evaluation.queries.outcome import Outcome, outcomes
from satuatap.evaluation.rules import Facts, points
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.national.actions import promise_today
from satuatap.national.models import Listed
from satuatap.national.tests.given import LATER, MINUTE, closed, desk, rolled
from satuatap.places.actions import keep
from satuatap.places.models import CalendarDay, Counter, Hall
from satuatap.queueing.actions import (
    TicketRequest,
    call_next_ticket,
    close_counter,
    finish_ticket,
    hold_ticket,
    miss_ticket,
    open_counter,
    return_ticket,
    start_ticket,
    take_ticket,
)
from satuatap.queueing.errors import NumbersAreGone
from satuatap.queueing.models import Queue, Ticket
from satuatap.queueing.tests import given as base
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.rules.figure import CONVERSION
from satuatap.surveys.tests.asked import CLOSING, answered, opened
from satuatap.surveys.tests.worked import SKM

pytestmark = pytest.mark.django_db
OPENS, CLOSES = NINE - timedelta(hours=1), NINE + timedelta(hours=6, minutes=30)
SINCE, UNTIL = date(2026, 7, 1), date(2026, 12, 31)
TAKES = 20  # minutes
CONTENT, ANGRY = 4, 1


@dataclass
class Played:
    """A hall with one service and one counter, and the people who came at nine."""

    offered: Offering
    counter: Counter
    tickets: list[Ticket]

    @property
    def hall(self) -> Hall:
        return self.offered.hall

    def serve(self, ticket: Ticket, begins: float, *, how: str = "served", takes=TAKES) -> None:
        """The next in line, from this minute after nine on."""
        if ticket.state == "waiting":
            call_next_ticket(self.counter, by=ANYBODY, at=NINE + begins * MINUTE)
        start_ticket(ticket, by=ANYBODY, at=NINE + begins * MINUTE)
        then = NINE + (begins + takes) * MINUTE
        finish_ticket(ticket, by=ANYBODY, at=then, outcome=how)


def came(people: int, *, promise: int = 30) -> Played:
    """So many people, all at nine; their queue promises so many minutes."""
    offered, counter = desk()
    Queue.objects.filter(offerings=offered).update(promise_minutes=promise)
    open_counter(counter, by=ANYBODY, at=OPENS)
    return Played(offered, counter, [base.ticket(offered, at=NINE) for _ in range(people)])


def ends(hall: Played, *, at=CLOSES, content: int = 40, angry: int = 12) -> Hall:
    """The counter closes, whoever waits goes home, and visitors say how it was."""
    close_counter(hall.counter, by=ANYBODY, at=at)
    closed(hall.hall, at=at)
    asked(hall.hall, content, angry)
    return hall.hall


def asked(hall: Hall, content: int, angry: int) -> None:
    campaign = opened(hall)
    sheets = [[each] * len(SKM.slugs) for each in [CONTENT] * content + [ANGRY] * angry]
    answered(campaign, sheets)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)


def honest(people: int = 9, *, promise: int = 30) -> Played:
    """Everybody is served in turn, and most wait long."""
    hall = came(people, promise=promise)
    for number, ticket in enumerate(hall.tickets):
        hall.serve(ticket, number * TAKES)
    return hall


def judged(*halls: Hall) -> list[Outcome]:
    """What a whole cycle makes of what is on record; every hall gets the same points by hand."""
    rolled(LATER)
    facts = deepcopy(facts_named("mal-2026")) | {"version": "1"}
    facts["minimum"] = {"visits": 1, "respondents": 1, "days": 0, "sample": 80}
    publish_version(facts, by=ANYBODY, at=given.AT)
    cycle = given.cycle(instrument="mal-1", since=SINCE, until=UNTIL, is_example=False)
    given.moderated(cycle, {})
    assert Assessment.objects.filter(cycle=cycle).count() == len(halls)
    found = {each.hall_id: each for each in outcomes(cycle)}
    return [found[hall.pk] for hall in halls]


def naive(hall: Hall) -> Fraction:
    """Waits of who was called, those called in time, the mean of who answered: what many count."""
    facts = facts_of_halls([hall], SINCE, UNTIL)[hall.pk]
    called = sum(facts.waits.values())
    found = {
        "wait-p90": _p90(facts),
        "on-time": Fraction(facts.on_time * 100, called),
        "satisfaction": facts.tally.mean * CONVERSION if facts.tally else Fraction(0),
    }
    instrument = facts_named("mal-2026")
    scales = {
        one["measure"]: [[Fraction(part) for part in knot] for knot in one["knots"]]
        for variable in instrument["variables"]
        for one in variable["indicators"]
        if one.get("measure") in found
    }
    return sum((_worth(scales[name], figure) for name, figure in found.items()), Fraction(0))


def _p90(facts: Facts) -> Fraction:
    waits = [minutes for minutes, count in sorted(facts.waits.items()) for _ in range(count)]
    return Fraction(waits[len(waits) * 9 // 10])


def _worth(scale: list[list[Fraction]], figure: Fraction) -> Fraction:
    return points([given.knot(*pair) for pair in scale], figure)


def brings_nothing(cheat: Hall, twin: Hall) -> None:
    """The naive rule pays, and ours does not: neither in points nor in the grade."""
    after, before = judged(cheat, twin)
    assert naive(cheat) > naive(twin)
    assert after.index <= before.index
    assert after.grade >= before.grade  # a later letter is no better: A, B, C …
    assert (before.reasons, bool(before.grade)) == ((), True)


def test_calling_everybody_at_once_and_setting_them_aside_brings_nothing():
    cheat = came(9)
    for number, ticket in enumerate(cheat.tickets):
        called = call_next_ticket(cheat.counter, by=ANYBODY, at=NINE + number * MINUTE)
        assert called == ticket
        hold_ticket(ticket, by=ANYBODY, at=NINE + (number + 0.5) * MINUTE)
    for number, ticket in enumerate(cheat.tickets):
        ticket.refresh_from_db()
        cheat.serve(ticket, 10 + number * TAKES)
    brings_nothing(ends(cheat), ends(honest()))


def test_sending_every_third_home_unfinished_brings_nothing():
    cheat, begins = came(9), 0
    for number, ticket in enumerate(cheat.tickets):
        is_rejected = number % 3 == 0
        takes = 1 if is_rejected else TAKES
        cheat.serve(ticket, begins, how="incomplete" if is_rejected else "served", takes=takes)
        begins += takes
    brings_nothing(ends(cheat), ends(honest()))


def test_calling_early_and_saying_that_they_were_absent_brings_nothing():
    cheat = came(9)
    for number, ticket in enumerate(cheat.tickets):
        then = NINE + number * MINUTE
        call_next_ticket(cheat.counter, by=ANYBODY, at=then)
        if number < 6:
            miss_ticket(ticket, by=ANYBODY, at=then + MINUTE / 2)
        else:
            cheat.serve(Ticket.objects.get(pk=ticket.pk), number, takes=1)
    brings_nothing(ends(cheat), ends(honest()))


def test_calling_early_and_serving_the_absent_when_they_come_back_brings_nothing():
    cheat = came(9)
    for number, ticket in enumerate(cheat.tickets):
        then = NINE + number * MINUTE
        call_next_ticket(cheat.counter, by=ANYBODY, at=then)
        miss_ticket(ticket, by=ANYBODY, at=then + MINUTE / 2)
    for ticket in cheat.tickets:
        return_ticket(ticket, by=ANYBODY, at=NINE + 10 * MINUTE)
    for number, ticket in enumerate(cheat.tickets):
        cheat.serve(Ticket.objects.get(pk=ticket.pk), 10 + number * TAKES)
    after, before = judged(ends(cheat), ends(honest()))
    assert after.index <= before.index
    assert after.grade >= before.grade


def test_closing_at_ten_and_sending_the_rest_home_brings_nothing():
    cheat = came(9)
    for number, ticket in enumerate(cheat.tickets[:3]):
        cheat.serve(ticket, number * TAKES)
    brings_nothing(ends(cheat, at=NINE + 61 * MINUTE), ends(honest()))


def test_giving_three_numbers_a_day_brings_nothing():
    cheat = came(3)
    Queue.objects.filter(offerings=cheat.offered).update(daily_cap=3)
    hall = Hall.objects.get(pk=cheat.hall.pk)
    asked_for = TicketRequest(cheat.offered.code)
    for _ in range(6):
        with pytest.raises(NumbersAreGone):
            take_ticket(hall, asked_for, by=ANYBODY, at=NINE)
    for number, ticket in enumerate(cheat.tickets):
        cheat.serve(ticket, number * TAKES)
    brings_nothing(ends(cheat), ends(honest()))


def complained(hall: Played, *, asks: bool) -> None:
    """Somebody complains and is answered after the due date, asked for more in between or not."""
    the = People(
        hall.hall,
        hall.offered.office,
        manager=member(Role.HALL_MANAGER, hall=hall.hall),
        officer=member(Role.COUNTER_OFFICER, hall=hall.hall, office=hall.offered.office),
        inspector=member(Role.INSPECTORATE, hall=hall.hall),
        ministry=member(Role.MINISTRY),
        ombudsman=member(Role.OMBUDSMAN),
    )
    made = begun(the)
    officer, due = by(the.officer, made), fresh(made).due_at
    assert due is not None
    if asks:
        ask_more(made, "Kapan?", by=officer, at=NINE + MINUTE)
        complete(fresh(made), "Senin.", by=REPORTER, at=due)
    answer(fresh(made), "Sudah.", proof="Foto", by=officer, at=due + MINUTE)
    assert fresh(made).on_time is asks


def test_stopping_the_clock_of_a_late_complaint_brings_nothing():
    cheat, twin = honest(), honest()
    complained(cheat, asks=True)
    complained(twin, asks=False)
    after, before = judged(ends(cheat), ends(twin))
    told = [facts_of_halls([each.hall], SINCE, UNTIL)[each.hall.pk] for each in (cheat, twin)]
    assert [each.complaints_on_time for each in told] == [1, 0]
    assert [each.complaints_paused for each in told] == [1, 0]
    assert (after.index, after.grade) == (before.index, before.grade)


def test_taking_unserved_services_off_the_list_brings_nothing():
    cheat, twin = honest(), honest()
    idle = [base.offering(hall=each.hall) for each in (cheat, twin)]
    Listed.objects.update(since=SINCE)
    idle[0].delete()
    after, before = judged(ends(cheat), ends(twin))
    assert (after.index, after.grade) == (before.index, before.grade)


def test_promising_ten_hours_brings_nothing():
    cheat, twin = ends(honest(promise=600)), ends(honest())
    after, before = judged(cheat, twin)
    assert naive(cheat) > naive(twin)
    assert (after.index, after.grade) == (before.index, before.grade)


def test_leaving_at_noon_and_sitting_down_once_more_at_the_end_brings_nothing():
    cheat = honest()
    close_counter(cheat.counter, by=ANYBODY, at=NINE + 181 * MINUTE)
    cheat.counter = base.counter(cheat.offered)
    open_counter(cheat.counter, by=ANYBODY, at=CLOSES - MINUTE)
    after, before = judged(ends(cheat), ends(honest()))
    assert (after.index < before.index, after.grade >= before.grade) == (True, True)


@pytest.mark.parametrize("hours", [{}, {"opens_at": time(8), "closes_at": time(10)}])
def test_closing_at_ten_and_calling_it_a_special_day_brings_nothing(hours):
    cheat = came(9)
    promise_today(at=OPENS)
    kind = CalendarDay.Kind.SPECIAL if hours else CalendarDay.Kind.LOCAL
    day = CalendarDay(scope="hall", hall=cheat.hall, date=NINE.date(), kind=kind, name="Libur")
    vars(day).update(hours)
    keep(day, by="test", at=NINE)
    for number, ticket in enumerate(cheat.tickets[:3]):
        cheat.serve(ticket, number * TAKES)
    brings_nothing(ends(cheat, at=NINE + 61 * MINUTE), ends(honest()))


MANY = 60  # of whom 52 are to be asked


def crowd() -> Played:
    hall = came(MANY)
    for number, ticket in enumerate(hall.tickets):
        hall.serve(ticket, number, takes=1)
    return hall


def test_leaving_out_who_is_angry_brings_nothing():
    brings_nothing(ends(crowd(), angry=3), ends(crowd()))


def test_a_hall_that_asks_far_too_few_is_unranked_and_not_last():
    few, twin = ends(crowd(), content=35, angry=0), ends(crowd())
    found, _other = judged(few, twin)
    assert (found.grade, found.rank, found.reasons) == ("", None, ("below:sample",))
