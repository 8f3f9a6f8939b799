"""The ministry's overview: every hall's standing, sums of answers, few queries, safe cells."""

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.queries.standings import hall_standings
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.worked import sheets_of

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 22, 3, tzinfo=UTC)
FIRST = replace(PLAN, begins=date(2026, 1, 1), ends=date(2026, 6, 30))
OLD = replace(PLAN, kind="baseline", begins=date(2019, 1, 1), ends=date(2019, 6, 30))


@pytest.fixture
def ministry(client, time_machine):
    time_machine.move_to(AT, tick=False)
    user = given.user()
    Membership.objects.create(user=user, role=Role.MINISTRY)
    client.force_login(user)
    return client


def asked(hall, total, people, plan=FIRST):
    campaign = opened(hall, plan)
    answered(campaign, sheets_of(total, people), day=plan.begins)
    return close_campaign(campaign, by=ANYBODY, at=CLOSING)


def rows(client):
    text = client.get("/kerja/survei.csv").content.decode()
    return list(csv.DictReader(StringIO(text)))


def test_the_nation_is_the_sum_of_all_answers_and_no_mean_of_means(ministry):
    asked(given.hall(), 9 * 4 * 10, 10)  # ten people, all 4: 100
    asked(given.hall(), 9 * 2 * 90, 90)  # ninety people, all 2: 50
    found = {each["level"]: each for each in rows(ministry)}
    assert (found["nation"]["ikm"], found["nation"]["respondents"]) == ("55.00", "100")
    assert found["province"]["ikm"] == found["region"]["ikm"] == "55.00"
    assert "55,00" in ministry.get("/kerja/survei/").content.decode()


def test_each_hall_has_its_latest_figure_and_standing(ministry):
    hall = given.hall(inaugurated_on=date(2020, 1, 1))
    asked(hall, 9 * 2 * 10, 10, OLD)
    asked(hall, 9 * 3 * 10, 10, replace(PLAN, begins=date(2025, 7, 1), ends=date(2025, 12, 31)))
    asked(hall, 9 * 4 * 10, 10)
    late, unknown = given.hall(inaugurated_on=date(2026, 1, 1)), given.hall()
    found = {each.hall.slug: each for each in hall_standings(at=AT)}
    assert found[hall.slug].ikm == 100
    assert (found[hall.slug].standing, found[late.slug].standing) == ("due-soon", "overdue")
    assert found[unknown.slug].marks == {"unknown", "never"}


def test_a_hall_that_did_not_rise_is_an_alert(ministry):
    hall = given.hall(inaugurated_on=date(2025, 7, 1))
    asked(hall, 5400, 200, OLD)
    asked(hall, 5405, 200)
    shown = ministry.get("/kerja/survei/?keadaan=not-risen").content.decode()
    assert "belum naik" in shown
    assert "1 dari 1 mal" in " ".join(shown.split())
    assert [each["risen_since_opening"] for each in rows(ministry)][-1] == "no"


def test_a_figure_of_few_answers_is_not_told(ministry):
    asked(given.hall(), 9 * 4 * 4, 4)
    assert [(each["level"], each["ikm"]) for each in rows(ministry)] == [("hall", "")]
    assert "100,00" not in ministry.get("/kerja/survei/").content.decode()


def test_a_sum_does_not_tell_what_is_withheld_of_one_hall(ministry):
    asked(given.hall(), 9 * 2 * 20, 20)
    asked(given.hall(), 9 * 4, 1)
    found = {each["level"]: each for each in rows(ministry)}
    assert (found["nation"]["ikm"], found["nation"]["respondents"]) == ("50.00", "20")


def test_names_run_nothing_in_a_spreadsheet(ministry):
    region = given.region(code="35.78", name='=HYPERLINK("http://x")')
    asked(given.hall(region=region, name=""), 360, 10)
    names = [each["name"] for each in rows(ministry)]
    assert '\'=HYPERLINK("http://x")' in names
    assert not any(name.startswith(("=", "+", "-", "@")) for name in names)


def test_many_halls_are_read_in_few_queries(ministry, django_assert_max_num_queries):
    for number in range(514):
        hall = given.hall(inaugurated_on=date(2025, 7, 1))
        if number < 6:
            asked(hall, 540, 20, OLD)
            asked(hall, 360, 10)
    with django_assert_max_num_queries(19):
        answer = ministry.get("/kerja/survei/")
    assert "514 dari 514 mal" in " ".join(answer.content.decode().split())
    assert answer.content.count(b"<tr>") < 60


def test_a_province_may_be_looked_at_alone(ministry):
    asked(given.hall(), 360, 10)
    asked(given.hall(region=given.region(code="91.01", name="Timur")), 360, 10)
    assert "2 dari 2 mal" in " ".join(ministry.get("/kerja/survei/").content.decode().split())
    shown = ministry.get("/kerja/survei/?provinsi=35").content.decode()
    assert "Menurut kabupaten dan kota" in shown
    assert ministry.get("/kerja/survei/?provinsi=99").status_code == 404
