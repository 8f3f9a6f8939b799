"""Of several agreements with one agency, the one in force speaks: on the page, in SQL, in mails."""

from datetime import date

import pytest

from satuatap.oversight.actions import warn_of_endings
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.readiness import readiness
from satuatap.oversight.queries.taking_part import by_hall
from satuatap.oversight.tests import given
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 16)
BEGUN, ENDED, NEXT_YEAR = date(2025, 1, 1), date(2026, 10, 31), date(2027, 1, 1)


@pytest.fixture
def office():
    return queue_given.office(hall=given.hall_at("operating"))


def agreed(office, starts_on, ends_on=None, **more):
    values = {"agency": office.agency, "starts_on": starts_on, "ends_on": ends_on}
    return given.agreement(office.hall, **values | more)


def said(office):
    """What the page says of the agency, and how many agreements page, list and checklist count."""
    own = parties(office.hall, today=TODAY)
    [listed] = by_hall(today=TODAY)
    lines = {each.requirement.code: each for each in readiness(office.hall, today=TODAY).items}
    counted = [
        next(each.have for each in score.parts if each.code == "agreements")
        for score in (own.score, listed.score)
    ]
    return own.partners[0].ends, {*counted, lines["agreements"].have}


def test_one_that_begins_next_year_is_not_in_force(office):
    agreed(office, NEXT_YEAR)
    assert said(office) == ("later", {0})


def test_a_short_one_that_ended_hides_no_unlimited_one(office):
    lasting = agreed(office, BEGUN)
    agreed(office, date(2026, 6, 1), ENDED, kind="mou")
    assert said(office) == ("good", {1})
    assert parties(office.hall, today=TODAY).partners[0].agreement == lasting


def test_one_that_ended_is_over_even_where_the_next_has_not_begun(office):
    agreed(office, BEGUN, ENDED)
    assert said(office) == ("over", {0})
    agreed(office, NEXT_YEAR)
    assert said(office) == ("later", {0})


@pytest.mark.parametrize("starts_on", [BEGUN, NEXT_YEAR])
def test_nobody_renews_what_another_one_outlasts(office, starts_on):
    given.of_region(office.hall.region)
    agreed(office, date(2026, 1, 1), date(2026, 12, 1))
    assert said(office) == ("soon", {1})
    assert warn_of_endings(at=given.AT) == 1
    agreed(office, starts_on)
    assert said(office) == ("good", {1})
    assert warn_of_endings(at=given.AT) == 0


def test_a_promise_of_any_agreement_in_force_is_beside_the_agency(office):
    one, two, past = (shown.service(code=each, agency=office.agency) for each in ("a", "b", "c"))
    agreed(office, BEGUN).services.set([one])
    agreed(office, date(2026, 2, 1), date(2028, 1, 1)).services.set([two])
    agreed(office, BEGUN, ENDED).services.set([past])
    seen = parties(office.hall, today=TODAY)
    assert (seen.partners[0].promised, seen.promised) == (2, 2)


def test_the_page_says_that_one_has_not_begun(client, office):
    agreed(office, date(2999, 1, 1))
    client.force_login(given.ministry())
    page = client.get(f"/perjalanan/{office.hall.slug}/instansi/").content.decode()
    assert "Belum berlaku" in page
    assert "mulai 1 Januari 2999" in page
