"""What the console says of the service: the national text, and the hall's own in its place."""

import pytest

from satuatap.catalogue.actions.ruling import Rules, rule_offering
from satuatap.queueing.queries.at_counter import Line, Service, service_facts
from satuatap.queueing.tests import given
from satuatap.queueing.tests.test_preparing import costs, needs, standard

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    national = standard()
    needs(national, "KTP-el")
    needs(national, "Surat kuasa", "fotokopi", condition="bila diwakilkan")
    costs(national, 30000)
    return given.offering(service=national.service)


def facts(offering):
    return service_facts(given.ticket(offering))


def ruled(offering, **rules):
    by = given.manager(offering.hall)
    rule_offering(offering, Rules(basis="Perbup 12", **rules), by=by, at=given.NINE)
    return facts(offering)


def test_the_national_text_holds_where_the_hall_rules_nothing(skck):
    bring = (Line("KTP-el", "asli"), Line("Surat kuasa", "fotokopi, bila diwakilkan"))
    assert facts(skck) == Service(bring, (Line("x", "Rp30.000"),))


def test_the_halls_own_requirements_stand_in_place_of_the_national_ones(skck):
    found = ruled(skck, requirements="KTP-el\nSurat RT")
    assert found.requirements == (Line("KTP-el", ""), Line("Surat RT", ""))
    assert (found.fees, found.basis) == ((Line("x", "Rp30.000"),), "Perbup 12")


def test_the_halls_own_fees_stand_in_place_of_the_national_ones(skck):
    found = ruled(skck, tariffs="Rp25.000 untuk dewasa")
    assert found.fees == (Line("", "Rp25.000 untuk dewasa"),)
    assert len(found.requirements) == 2


def test_rules_about_something_else_leave_the_officers_list_alone(skck):
    before = facts(skck)
    assert ruled(skck, time_limit="2 hari kerja") == before


def test_a_service_of_the_hall_alone_has_the_halls_text():
    found = ruled(given.offering(), requirements="Surat RT")
    assert found.requirements == (Line("Surat RT", ""),)


@pytest.mark.usefixtures("nine_o_clock")
def test_the_console_shows_the_rule_and_its_basis(console, offering):
    ruled(offering, requirements="Surat RT")
    text = console.press("call-next").content.decode()
    assert "Surat RT" in text
    assert "Perbup 12" in text
