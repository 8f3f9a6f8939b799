"""Of how many answers a figure must be: the ministry rules, a survey keeps the rule of its day."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import ProgrammingError, transaction
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import close_campaign, rule_smallest_cell
from satuatap.surveys.errors import RuleHasBegun
from satuatap.surveys.models import SmallestCell
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.shown import shown_result
from satuatap.surveys.rules import SmallestCells
from satuatap.surveys.tests.asked import CLOSING, MONDAY, PLAN, answered, opened
from satuatap.surveys.tests.worked import TWELVE

FORM = {"least": "10", "valid_from": "2026-12-01", "basis": "Keputusan 7/2026"}
ADD = "admin:surveys_smallestcell_add"


@pytest.fixture
def at_nine():
    """Rules are made on a Monday in November."""
    with time_machine.travel(NINE, tick=False):
        yield


def ministry():
    user = given.user()
    Membership.objects.create(user=user, role=Role.MINISTRY)
    return user


def ruled(least=20, valid_from=date(2026, 12, 1)):
    rule = SmallestCell(least=least, valid_from=valid_from, basis="Keputusan 7/2026")
    return rule_smallest_cell(rule, today=MONDAY, by="test", at=NINE)


def test_the_rule_of_a_day_is_the_last_that_began():
    cells = SmallestCells(5, ((date(2027, 1, 1), 3), (date(2026, 6, 1), 10)))
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [cells.on(day) for day in days] == [5, 10, 10, 3]


def test_sums_of_a_period_take_the_strictest_rule_within_it():
    cells = SmallestCells(5, ((date(2026, 3, 1), 10), (date(2026, 6, 1), 3)))
    assert cells.strictest(date(2026, 1, 1), date(2026, 12, 31)) == 10
    assert cells.strictest(date(2026, 7, 1), date(2026, 12, 31)) == 3


@pytest.mark.django_db
def test_a_survey_keeps_the_rule_of_its_last_day():
    made = opened(given.hall())
    answered(made, TWELVE)
    made = close_campaign(made, by=ANYBODY, at=CLOSING)
    assert shown_result(made).is_shown
    ruled(valid_from=PLAN.ends + timedelta(days=1))
    assert shown_result(made).is_shown
    ruled(valid_from=PLAN.ends)
    assert (shown_result(made).is_shown, shown_result(made).least) == (False, 20)


@pytest.mark.django_db
def test_a_rule_begins_on_a_day_to_come_and_stays():
    with pytest.raises(RuleHasBegun):
        ruled(valid_from=MONDAY)
    rule = ruled()
    for change in (rule.delete, rule.save):
        with pytest.raises(ProgrammingError), transaction.atomic():
            change()
    assert smallest_cells().since == ((date(2026, 12, 1), 20),)


@pytest.mark.django_db
def test_the_ministry_adds_a_rule_and_reads_all_of_them(client, at_nine):
    client.force_login(ministry())
    client.post(reverse(ADD), FORM)
    rule = SmallestCell.objects.get()
    assert (rule.least, rule.added_by.partition(":")[0]) == (10, "user")
    page = client.get(reverse("admin:surveys_smallestcell_changelist")).content.decode()
    assert "Keputusan 7/2026" in page
    change = reverse("admin:surveys_smallestcell_change", args=[rule.pk])
    assert client.post(change, FORM | {"least": "2"}).status_code == 403
    assert (
        client.post(reverse("admin:surveys_smallestcell_delete", args=[rule.pk])).status_code == 403
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"least": "1"}, "least"),
        ({"valid_from": "2026-11-16"}, "valid_from"),
        ({"basis": ""}, "basis"),
    ],
)
def test_what_is_wrong_with_a_rule_is_told_at_its_field(client, at_nine, change, field):
    client.force_login(ministry())
    page = client.post(reverse(ADD), FORM | change)
    assert field in page.context["adminform"].form.errors


@pytest.mark.django_db
def test_a_manager_makes_no_rule(client, at_nine):
    client.force_login(given.manager(given.hall()))
    assert client.get(reverse(ADD)).status_code == 403
    assert client.get(reverse("admin:surveys_smallestcell_changelist")).status_code == 403
