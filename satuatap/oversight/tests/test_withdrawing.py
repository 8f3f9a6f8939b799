"""Records that were wrong are taken back: kept with who, when and why, and counted nowhere."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from satuatap.oversight.actions import withdraw
from satuatap.oversight.errors import IsWithdrawn, ReasonIsMissing
from satuatap.oversight.models import Contribution, LegalInstrument, PlannedDate
from satuatap.oversight.queries.coming import coming
from satuatap.oversight.queries.partners import parties
from satuatap.oversight.queries.practice import practice, withdrawn_of
from satuatap.oversight.queries.readiness import readiness
from satuatap.oversight.queries.taking_part import by_hall
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = given.AT.date()


def taken_back(record, why="Salah mal"):
    return withdraw(record, why=why, by=BY, at=given.AT)


def met(hall, code):
    found = readiness(hall, today=TODAY).items
    return next(each.is_met for each in found if each.requirement.code == code)


@pytest.fixture
def hall():
    return given.hall_at("preparation")


def test_an_agreement_that_was_taken_back_is_in_force_nowhere(hall):
    made = given.agreement(hall, agency=queue_given.office(hall=hall).agency)
    assert met(hall, "agreements")
    taken_back(made)
    assert not met(hall, "agreements")
    assert parties(hall, today=TODAY).partners[0].ends == "none"
    [row] = by_hall(today=TODAY)
    assert row.score == parties(hall, today=TODAY).score
    assert row.share("agreements") == 0


def test_what_was_taken_back_is_read_nowhere_else_and_stays(hall):
    values = {"kind": "csr", "partner": "PT A", "what": "Kursi", "given_on": given.ON}
    gift = Contribution.objects.create(**given.filed(hall, values))
    values = {"kind": "lokasi", "number": "1", "title": "Lokasi"}
    rule = LegalInstrument.objects.create(**given.filed(hall, values))
    idea = given.innovation(hall)
    values = {"kind": "rapat", "on": TODAY + timedelta(days=3)}
    day = PlannedDate.objects.create(**given.filed(hall, values))
    for each in (gift, rule, idea, day):
        taken_back(each)
    found = practice(hall=hall)
    assert [*found.contributions, *found.innovations] == []
    assert not met(hall, "location-decree")
    assert "planned" not in {each.kind for each in coming(TODAY, TODAY + timedelta(days=9))}
    assert {each.pk for each in withdrawn_of(hall)} == {gift.pk, rule.pk, idea.pk, day.pk}


def test_it_says_why_and_is_taken_back_once(hall):
    idea = given.innovation(hall)
    with pytest.raises(ReasonIsMissing):
        taken_back(idea, " ")
    assert taken_back(idea) == taken_back(idea)
    with pytest.raises(IsWithdrawn):
        taken_back(idea, "Alasan lain")
    idea.refresh_from_db()
    assert (idea.withdrawn_why, idea.withdrawn_by, idea.withdrawn_at) == (
        "Salah mal",
        "user:1",
        given.AT,
    )


def test_a_planned_date_is_moved_on_its_page_and_called_off(client, hall):
    soon = timezone.localdate() + timedelta(days=3)
    values = {"kind": "rapat", "on": soon, "about": "Rapat"}
    old = PlannedDate.objects.create(**given.filed(hall, values))
    client.force_login(given.of_region(hall.region))
    page = f"/perjalanan/{hall.slug}/tambah/tanggal/?ganti={old.pk}"
    assert client.get(page).context["form"]["about"].value() == "Rapat"
    later = soon + timedelta(days=4)
    typed = {"key": uuid4(), "kind": "rapat", "on": str(later), "about": "Rapat"}
    for _ in range(2):
        assert client.post(page, typed).status_code == 302
    new = PlannedDate.objects.standing().get()
    assert new.on == later
    page = f"/perjalanan/{hall.slug}/tarik/tanggal/{new.pk}/"
    assert client.post(page, {"why": ""}).status_code == 422
    assert client.post(page, {"why": "Menteri berhalangan"}).status_code == 302
    assert not PlannedDate.objects.standing().exists()
    assert "Menteri berhalangan" in client.get(f"/perjalanan/{hall.slug}/catatan/").content.decode()


def test_an_agreement_is_mended_from_the_page_of_agencies(client, hall):
    old = given.agreement(hall, agency=queue_given.office(hall=hall).agency)
    client.force_login(given.of_region(hall.region))
    shown = client.get(f"/perjalanan/{hall.slug}/instansi/").content.decode()
    page = f"/perjalanan/{hall.slug}/tambah/perjanjian/?ganti={old.pk}"
    assert page in shown
    form = client.get(page).context["form"]
    typed = {name: form[name].value() or "" for name in ("agency", "kind", "starts_on", "ends_on")}
    sent = typed | {"key": uuid4(), "number": "PKS 8/2026", "services": []}
    assert client.post(page, sent).status_code == 302
    old.refresh_from_db()
    assert "PKS 8/2026" in old.withdrawn_why
    [partner] = parties(hall, today=TODAY).partners
    assert partner.agreement
    assert partner.agreement.number == "PKS 8/2026"


@pytest.mark.parametrize("kind", ["hambatan", "tidak-ada"])
def test_what_cannot_be_taken_back_has_no_page(client, hall, kind):
    client.force_login(given.ministry())
    page = f"/perjalanan/{hall.slug}/tarik/{kind}/{given.obstacle(hall).pk}/"
    assert client.get(page).status_code == 404
