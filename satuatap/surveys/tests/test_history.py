"""A hall's index from survey to survey: on its public page and its manager's, as a chart."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.charting import BOTTOM, MOST, TOP, chart
from satuatap.surveys.queries import campaign_result
from satuatap.surveys.queries.history import history
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import sheets_of

pytestmark = pytest.mark.django_db


def held(hall, total, people, *, year, kind="regular"):
    """A closed survey of the first half of a year."""
    plan = replace(PLAN, begins=date(year, 1, 1), ends=date(year, 6, 30), kind=kind)
    campaign = opened(hall, plan, at=datetime(year, 1, 4, tzinfo=UTC))
    answered(campaign, sheets_of(total, people), day=plan.begins)
    return close_campaign(campaign, by=ANYBODY, at=CLOSING)


@pytest.fixture
def hall():
    """Before it opened 62.50, then 75.00, 75.06 and of three people something else."""
    made = given.hall(inaugurated_on=date(2023, 7, 1))
    held(made, 9 * 250, 100, year=2023, kind="baseline")
    held(made, 9 * 300, 100, year=2024)
    held(made, 9 * 300 + 2, 100, year=2025)
    held(made, 27, 3, year=2026)
    return made


def text(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_every_period_says_the_same_as_its_own_result(hall):
    for each in history(hall):
        told = campaign_result(each.campaign)
        if each.figure:
            assert (each.figure, each.interval) == (told.whole.figure, told.whole.interval)
            assert (each.since_last, each.since_baseline) == (told.since_last, told.since_baseline)
    assert [str(each.figure.ikm) if each.figure else "" for each in history(hall)] == [
        "", "75.06", "75.00", "62.50",
    ]  # fmt: skip


def test_the_public_page_names_rise_test_and_interval(client, hall):
    shown = text(client, f"/mpp/{hall.slug}/kepuasan/")
    assert "1 Januari–30 Juni 2025 75,06 (C)" in shown
    assert "Tidak dapat dibedakan +0,06 Naik +12,56 100" in shown
    assert "sebelum mal dibuka" in shown
    assert "uji t Welch, dua sisi, pada taraf 5%" in shown


def test_the_chart_says_in_words_what_it_draws_and_carries_no_style(client, hall):
    page = client.get(f"/mpp/{hall.slug}/kepuasan/").content.decode()
    drawn = page[page.index('<svg class="sa-course__svg"') :].split("</svg>")[0]
    assert "style=" not in drawn
    assert re.search(r"<desc[^>]*>1 Januari–30 Juni 2023 \(sebelum mal dibuka\): 62,50, 95%", drawn)
    assert drawn.count("<circle") == 3
    assert drawn.count('class="c-sure"') == 3
    assert not re.search(r'(?:x|y|cx|cy|x1|x2|y1|y2)="[^"]*,', drawn)


def test_the_manager_sees_the_same_course(client, hall):
    client.force_login(given.manager(hall))
    shown = text(client, f"/kerja/survei/{hall.slug}/")
    assert "Nilai dari survei ke survei" in shown
    assert "Naik +12,56" in shown


def test_dots_and_whiskers_lie_between_the_grid_lines(hall):
    drawn = chart(history(hall))
    assert drawn is not None
    assert [each.period.campaign.begins.year for each in drawn.dots] == [2023, 2024, 2025]
    places = [Decimal(at) for each in drawn.dots for at in (each.high, each.y, each.low)]
    assert all(TOP <= at <= BOTTOM for at in places)
    assert drawn.dots[1].y > drawn.dots[2].y
    assert drawn.baseline == drawn.dots[0]
    assert len(drawn.steps) == 1


def test_a_long_history_keeps_its_baseline(hall):
    for year in range(2027, 2037):
        held(hall, 9 * 4 * 10, 10, year=year)
    drawn = chart(history(hall))
    assert drawn is not None
    assert len(drawn.dots) == MOST
    assert drawn.dots[0].period.is_baseline
    assert drawn.grid[-1].index == 100


def test_one_figure_alone_is_no_course(client):
    hall = given.hall()
    held(hall, 9 * 4 * 10, 10, year=2026)
    assert chart(history(hall)) is None
    assert "sa-course" not in client.get(f"/mpp/{hall.slug}/kepuasan/").content.decode()


def test_a_history_is_read_in_few_queries(hall, django_assert_num_queries):
    with django_assert_num_queries(4):
        history(hall)
