"""The manager reads what people said in the own hall, and changes nothing."""

import pytest
from django.test import Client
from django.utils import timezone

from satuatap.identity.models import Membership, User
from satuatap.queueing import actions
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import rate
from satuatap.surveys.models import Rating

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


def test_nobody_changes_an_answer():
    mine = rated("Cepat")
    client = manager_of(mine.hall)
    assert client.get("/kelola/surveys/rating/add/").status_code == 403
    assert client.post(f"/kelola/surveys/rating/{mine.pk}/delete/").status_code == 403
    client.post(f"/kelola/surveys/rating/{mine.pk}/change/", {"score": "1"})
    mine.refresh_from_db()
    assert mine.score == 3
