"""Statistics of the chain: exact, of what each may count, in few queries, as pages and tables."""

import io
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from openpyxl import load_workbook

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import answer, ask_whether_it_helped, reopen, say_whether_it_helped
from satuatap.complaints.models import HelpQuestion
from satuatap.complaints.queries import staff_figures as figures
from satuatap.complaints.queries.staff_figures import Period
from satuatap.complaints.tests.given import (
    MONDAY,
    answered,
    begun,
    by,
    filed,
    lifted,
    people,
)

pytestmark = pytest.mark.django_db
PAGE = "/kerja/pengaduan/statistik/"
MOST = 20  # queries of the ministry's page, signing in included
NOW = MONDAY + timedelta(days=40)


@pytest.fixture
def the():
    return people()


@pytest.fixture
def seen(client):
    """``seen(user, "?mal=x")`` is the page as this account sees it."""

    def look(user, query=""):
        with time_machine.travel(NOW, tick=False):
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
            return client.get(PAGE + query)

    return look


def slow(the, days):
    made = begun(the)
    at = MONDAY + timedelta(days=days)
    answer(made, "Sudah.", proof="Foto", by=by(the.officer, made), at=at)
    return made


def counts(user, read=figures.by_part):
    return [each.figures.sent for each in read(figures.rows_for(user), at=NOW)]


def test_the_hall_reads_counts_shares_and_percentiles(the):
    for days in (1, 2, 3, 4, 30):
        slow(the, days)
    reopen(slow(the, 2), "Belum.", by=REPORTER, at=MONDAY + timedelta(days=3))
    (row,) = figures.by_part(figures.rows_for(the.manager), at=MONDAY)

    found = row.figures
    assert (found.sent, found.answered, found.on_time, found.reopened) == (6, 6, 5, 1)
    assert (found.answer_p50, found.answer_p90, found.on_time_share) == (2.5, 17.0, 83)


def test_what_is_secret_or_goes_around_counts_for_its_chain_alone(the):
    filed(the.hall)
    filed(the.hall, is_secret=True)
    filed(the.hall, is_levy=True)

    assert counts(the.manager) == [2]
    assert counts(the.inspector) == [2]  # the open one, and the levy that is theirs
    assert counts(the.ministry) == [1]
    assert counts(the.ombudsman) == [1]
    assert counts(the.officer) == []


def test_another_hall_counts_for_nobody_here(the):
    other = people()
    filed(other.hall)

    assert [counts(user) for user in (the.manager, the.officer, the.inspector)] == [[], [], []]
    assert counts(the.ministry) == [1]


def test_who_is_complained_about_does_not_see_it_counted(the):
    made = answered(the)
    made.implicated.create(user=the.officer, why="named")

    assert counts(the.officer) == []


def test_the_ministry_compares_halls_the_most_overdue_first(the, seen):
    late = people()
    filed(the.hall, at=NOW)
    lifted(filed(late.hall))
    found = figures.by_hall(figures.rows_for(the.ministry), at=NOW)

    assert [each.hall for each in found] == [late.hall, the.hall]
    assert [(each.figures.overdue, each.figures.escalated) for each in found] == [(1, 1), (0, 0)]
    page = seen(the.ministry)
    assert late.hall.title in page.text
    assert (
        late.hall.title not in seen(the.ministry, f"?mal={the.hall.slug}").text.split("<table")[1]
    )


def test_months_are_those_of_the_hall(the):
    filed(the.hall, at=MONDAY)
    zone = the.hall.zone
    (month,) = figures.by_month(figures.rows_for(the.manager), zone, at=NOW)
    local = MONDAY.astimezone(zone).date()

    assert month.month == local.replace(day=1)
    period = Period(local, local, zone)
    assert period.begins <= MONDAY < period.ends


def test_a_period_of_five_years_is_too_long_and_said(the, seen):
    filed(the.hall)
    page = seen(the.manager, "?dari=2001-01-01&sampai=2026-11-01")
    assert "paling lama lima tahun" in page.text
    assert 'value="2001-01-01"' in page.text
    assert seen(the.manager, "?dari=kemarin").status_code == 200


def test_only_the_period_is_counted(the, seen):
    filed(the.hall)
    assert "Tidak ada laporan" in seen(the.manager, "?dari=2025-01-01&sampai=2025-12-31").text


def test_whether_it_helped_is_counted(the):
    for helped in ("yes", "yes", "no"):
        made = answered(the)
        HelpQuestion.objects.create(complaint=made, asked_at=NOW)
        say_whether_it_helped(made.help_question, helped, at=NOW)
    HelpQuestion.objects.create(complaint=answered(the), asked_at=NOW)
    (row,) = figures.by_part(figures.rows_for(the.manager), at=NOW)

    assert (row.figures.asked, row.figures.helped, row.figures.helped_share) == (3, 2, 67)
    assert ask_whether_it_helped(at=NOW) == 0


def test_the_page_asks_the_same_few_queries_for_any_number(
    the, seen, django_assert_max_num_queries
):
    for _ in range(3):
        answered(people())
    seen(the.ministry)
    with django_assert_max_num_queries(MOST):
        assert seen(the.ministry).status_code == 200
    for _ in range(5):
        answered(people())
    with django_assert_max_num_queries(MOST):
        assert seen(the.ministry).status_code == 200


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_tables_hold_the_same_figures(the, client, form):
    answered(the)
    address = reverse("desk:figures-file", args=[form])
    with time_machine.travel(NOW, tick=False):
        client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
        answer_ = client.get(address)
    if form == "csv":
        rows = [line.split(",") for line in answer_.text.splitlines()]
    else:
        book = load_workbook(io.BytesIO(answer_.content))
        assert book.sheetnames == ["Jenis dan instansi", "Bulan", "Mal"]
        rows = [[str(cell) for cell in row] for row in book.worksheets[0].values]
    assert rows[0][:4] == ["mal", "jenis", "instansi", "terkirim"]
    assert rows[1][:5] == [the.hall.slug, "complaint", the.office.agency_id, "1", "1"]


def test_a_name_that_begins_like_a_formula_is_text(the, client):
    the.hall.name = "=1+1"
    the.hall.save()
    filed(the.hall, at=NOW)
    with time_machine.travel(NOW, tick=False):
        client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
        book = load_workbook(io.BytesIO(client.get(PAGE[:-1] + ".xlsx").content))
    cell = book["Mal"]["A2"]
    assert (cell.value, cell.data_type) != ("=1+1", "f")


def test_who_has_no_desk_has_no_statistics(client, the, django_user_model):
    stranger = django_user_model.objects.create_user("x@example.test", name="X")
    client.force_login(stranger, "django.contrib.auth.backends.ModelBackend")
    assert client.get(PAGE).status_code == 403
    assert client.get(PAGE[:-1] + ".csv").status_code == 403
