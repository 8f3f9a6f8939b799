"""Coarser roll-ups say what the tickets say: of parts, halls, provinces and the nation."""

from datetime import date, timedelta

import pytest

from satuatap.complaints.tests.given import filed
from satuatap.core import sql
from satuatap.national.models import BookMonth, ChangedDay, GivenMonth
from satuatap.national.pictures.dashboard import FIGURES
from satuatap.national.queries import areas, sums
from satuatap.national.queries.figures import counts_of_halls, of_books
from satuatap.national.queries.listing import absent_agencies, stages_by_month
from satuatap.national.rules import EDGES, Counts
from satuatap.national.rules.periods import Period
from satuatap.national.tests.given import LATER, MINUTE, MONDAY, asked, came, desk, rolled
from satuatap.oversight.models import StageEvent
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 1))
MONTHS = Period(date(2026, 9, 1), date(2026, 12, 1))
CAME = [
    (0, 0, "done", 4),
    (0, 0, "missed", 33),
    (1, 0, "done", 12),
    (2, 0, "returned", 61),
    (0, 9, "done", 7),
    (1, 16, "left", 50),
    (2, 21, "done", 300),
    (1, 22, "done", 4),
]
PLAIN = """
select
    t.hall_id::text || to_char(t.day, ' YYYY-MM') as key,
    count(*)::int as tickets,
    count(*) filter (where t.state = 'done')::int as served,
    array_agg(width_bucket(extract(epoch from c.at - t.arrived_at)::float, %(edges)s::float[])
        order by c.at - t.arrived_at) filter (where c.at is not null) as waits
from queueing_ticket as t
left join lateral (
    select min(e.at) as at
    from queueing_ticketevent as e
    where e.ticket_id = t.id and e.kind = 'call'
) as c on true
group by 1
"""


def plain():
    """What one statement over the tickets says of each hall and month."""
    rows = sql.rows(dict, PLAIN, edges=list(EDGES))
    return {row["key"]: (row["tickets"], row["served"], sorted(row["waits"] or [])) for row in rows}


def spread(counts):
    """The same of some counts: the bucket of every wait."""
    filled = enumerate(counts.waits.counts)
    return (
        counts.tickets,
        counts.served,
        [bucket for bucket, count in filled for _ in range(count)],
    )


def added(some):
    """Some of them together."""
    tickets, served, waits = zip(*some, strict=True)
    return sum(tickets), sum(served), sorted(wait for each in waits for wait in each)


def test_every_level_says_what_one_statement_over_the_tickets_says():
    desks = [desk(), desk(), desk(hall=given.hall(region=given.region(**given.EAST)))]
    for nth, (which, days, how, waits) in enumerate(CAME):
        came(*desks[which], at=NINE + timedelta(days=days, minutes=nth), how=how, waits=waits)
    rolled(LATER + timedelta(days=40))
    known = plain()
    keys = [offered.hall_id for offered, _ in desks]
    for key, counts in counts_of_halls(keys, MONTHS.since, MONTHS.last_day).items():
        assert spread(counts) == added(told for name, told in known.items() if str(key) in name)
    for month, counts in sums.months_of_halls(keys, MONTHS).items():
        told = added(told for name, told in known.items() if f"{month:%Y-%m}" in name)
        assert spread(counts) == told == spread(sums.months_of_area("", MONTHS)[month])
    provinces = sums.areas(MONTHS)
    assert spread(provinces.pop("")) == added(known.values())
    assert sum(each.tickets for each in provinces.values()) == len(CAME)
    parts = Counts.together(part.counts for part in sums.parts_of_halls(keys, MONTHS))
    assert spread(parts) == added(known.values())


def test_months_of_books_are_the_sum_of_their_days():
    hall = given.hall()
    for days in (0, 1, 20):
        filed(hall, at=NINE + timedelta(days=days))
    rolled(LATER + timedelta(days=30))
    months = dict(BookMonth.objects.filter(hall=hall).values_list("month", "complaints"))
    assert months == {date(2026, 11, 1): 2, date(2026, 12, 1): 1}
    whole = of_books([hall.pk], date(2026, 11, 1), date(2026, 12, 31))[hall.pk]
    edges = of_books([hall.pk], MONDAY, MONDAY + timedelta(days=20))[hall.pk]
    assert (whole.complaints, edges.complaints) == (3, 3)
    assert sums.books_of_areas(NOVEMBER)[""].complaints == 2


def test_a_month_of_books_follows_its_days_when_they_are_sealed():
    hall = given.hall()
    filed(hall, at=NINE)
    rolled(LATER)
    filed(hall, at=NINE + MINUTE)
    ChangedDay.objects.create(hall=hall, day=MONDAY)
    rolled(LATER + timedelta(days=100))
    assert BookMonth.objects.get(hall=hall).complaints == 2


def test_an_absent_agency_says_when_it_last_served():
    offered, counter = desk()
    gone, its = desk(hall=offered.hall)
    came(gone, its, at=NINE - timedelta(days=120))
    came(offered, counter)
    rolled()
    found = absent_agencies([offered.hall_id], NOVEMBER)
    assert [(each.office, each.last_on) for each in found] == [
        (gone.office.name, MONDAY - timedelta(days=120))
    ]
    assert absent_agencies([offered.hall_id], NOVEMBER, most=0) == []
    told = FIGURES["absen"](asked(areas.HALL, offered.hall.slug, NOVEMBER))
    assert "Juli 2026" in str(told.rows[0].cells[-1])


def test_whoever_serves_again_is_absent_no_more():
    offered, counter = desk()
    came(offered, counter)
    rolled()
    assert absent_agencies([offered.hall_id], NOVEMBER) == []
    assert GivenMonth.objects.get().last_on == MONDAY


def test_a_step_that_was_written_late_holds_from_its_date():
    """What was written last holds, of what had a date by then."""
    hall = given.hall()
    for stage, on in [
        ("inaugurated", date(2026, 10, 5)),
        ("operating", date(2026, 12, 1)),
        ("preparation", date(2026, 9, 3)),
    ]:
        StageEvent.objects.create(hall=hall, stage=stage, on=on, at=NINE, actor="uji")
    found = stages_by_month(hall.region_id, MONTHS)
    stood = {month.month: set(there) for month, there in found.items()}
    assert stood == {
        9: {"preparation"},
        10: {"preparation"},
        11: {"preparation"},
        12: {"preparation"},
    }
