"""The manager reads what people said in the own hall, and changes nothing."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone

from satuatap.identity.models import Membership, User
from satuatap.queueing import actions
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import rate
from satuatap.surveys.models import Rating
from satuatap.surveys.queries import day_ratings

pytestmark = pytest.mark.django_db


def rated(comment: str) -> Rating:
    skck = at_kiosk.offering()
    ticket = given.ticket(skck, at=timezone.now())
    actions.call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    actions.finish_ticket(ticket, by=ANYBODY, at=timezone.now())
    return rate(ticket.code, score=3, comment=comment, at=timezone.now())


def manager_of(hall) -> Client:
    user = User.objects.create_user("manajer@example.com", name="M")
    Membership.objects.create(user=user, role="hall_manager", hall=hall)
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_manager_reads_the_own_hall_alone():
    mine, theirs = rated("Cepat sekali"), rated("Di mal lain")
    client = manager_of(mine.hall)
    page = client.get("/kelola/surveys/rating/").content.decode()
    assert "Cepat sekali" in page
    assert "Di mal lain" not in page
    assert client.get(f"/kelola/surveys/rating/{theirs.pk}/change/").status_code in {302, 404}


@pytest.mark.parametrize(("hour", "answers"), [("16.59", 0), ("17.00", 1), ("16.30", 0)])
def test_a_day_begins_at_the_halls_own_midnight(hour, answers):
    mine, when = rated("Cepat"), datetime.strptime(f"2026-11-15 {hour}", "%Y-%m-%d %H.%M")
    Rating.objects.update(at=when.replace(tzinfo=UTC))  # midnight in Jakarta is 17.00 in UTC
    found = day_ratings(mine.hall, date(2026, 11, 16))
    assert (found.answers, found.mean) == (answers, 3.0 if answers else None)


def test_a_days_figures_are_of_the_own_hall():
    mine, _theirs = rated("Cepat"), rated("Lambat")
    day = mine.hall.local(timezone.now()).date()
    found = day_ratings(mine.hall, day)
    assert (found.answers, found.invited, found.mean) == (1, 1, 3.0)


def test_the_list_names_the_service_also_when_the_ticket_is_gone():
    mine = rated("Cepat")
    client = manager_of(mine.hall)
    assert "SKCK baru" in client.get("/kelola/surveys/rating/").content.decode()
    Rating.objects.update(ticket=None)
    assert "Cepat" in client.get("/kelola/surveys/rating/").content.decode()


def test_nobody_changes_an_answer():
    mine = rated("Cepat")
    client = manager_of(mine.hall)
    assert client.get("/kelola/surveys/rating/add/").status_code == 403
    assert client.post(f"/kelola/surveys/rating/{mine.pk}/delete/").status_code == 403
    client.post(f"/kelola/surveys/rating/{mine.pk}/change/", {"score": "1"})
    mine.refresh_from_db()
    assert mine.score == 3


def test_the_line_of_another_day_is_not_called_today():
    mine = rated("Cepat")
    page = manager_of(mine.hall).get(f"/lantai/{mine.hall.slug}/hari-ini/?tanggal=2026-01-05")
    line = page.content.decode().partition("sa-ratings")[2]
    assert "Penilaian" in line
    assert "hari ini" not in line
