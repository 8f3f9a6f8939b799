"""The desk: due soonest first, by index, in three queries, however much is open."""

from datetime import timedelta

import pytest
from django.db import connection

from satuatap.complaints.actions import ask_more
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries.desk import Wanted, desk
from satuatap.complaints.tests.given import MONDAY, at_office, begun, by, filed, lifted, people
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
MANY = 50_000
FILL = """
insert into complaints_complaint (
    id, code, number, hall_id, office_id, kind, channel, title, body, moderated, moderated_title,
    moderated_body, is_anonymous, is_secret, loosenings, severity, is_levy, around_hall, level,
    state, state_at, asked_from, drafted_at, sent_at, due_at, reopenings, breaches
)
select gen_random_uuid(), 'C' || n, 'ADU-X-2026-' || n, h.id, null, 'complaint', 'portal', 'Judul',
    'Isi', '', '', '', false, false, 0, 'no_oversight', false, false, 0, 'sent', %(at)s, '', %(at)s,
    %(at)s, %(at)s::timestamptz + make_interval(mins => n %% 20000), 0, 0
from generate_series(1, %(many)s) as n
join (select id, row_number() over (order by id) - 1 as place from places_hall) as h
  on h.place = n %% (select count(*) from places_hall)
"""


@pytest.fixture
def the():
    return people()


def test_it_is_due_soonest_first(the):
    later, sooner = begun(the), filed(the.hall)
    asked = begun(the)
    ask_more(asked, "Kapan?", by=by(the.officer, asked), at=MONDAY)

    assert rows(the.manager) == [sooner, later]
    assert rows(the.officer) == [later]
    assert rows(the.manager, turn="pelapor") == [asked]


def rows(user, **wanted):
    return list(desk(user, Wanted(**wanted), at=MONDAY))


def test_what_came_up_stands_on_the_desks_above(the):
    made = lifted(at_office(the), 2)

    assert rows(the.inspector) == [made]
    assert rows(the.ministry) == []


def test_a_search_finds_nothing_that_the_desk_does_not_hold(the):
    filed(the.hall, is_levy=True, title="Pungli di loket")
    filed(given.hall(), title="Pungli lain")

    assert rows(the.manager, words="Pungli") == []


@pytest.fixture
def many(the):
    for _ in range(30):
        given.hall()
    with connection.cursor() as cursor:
        cursor.execute(FILL, {"at": MONDAY, "many": MANY})
        cursor.execute("analyze complaints_complaint")
    return the


@pytest.mark.parametrize("turn", ["perlu", "lewat", "semua"])
def test_of_fifty_thousand_it_reads_in_three_queries(many, turn, django_assert_num_queries):
    with django_assert_num_queries(3):
        found = desk(many.manager, Wanted(turn=turn), at=MONDAY + timedelta(days=3))
        assert [each.hall.title for each in found]

    assert found.paginator.count > MANY // 200


def test_of_fifty_thousand_it_reads_by_index(many):
    found = Complaint.objects.handled_by(many.manager, MONDAY).open().order_by("due_at", "pk")
    plan = found[:25].explain()

    assert "complaints_desk_hall" in plan
    assert "Seq Scan on complaints_complaint" not in plan


def test_what_came_up_is_found_by_index(many):
    found = Complaint.objects.handled_by(many.ministry, MONDAY).open()
    assert "Seq Scan on complaints_complaint" not in found.order_by("due_at")[:25].explain()
