"""After service, one question, once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from satuatap.queueing import actions
from satuatap.queueing.models import Visit
from satuatap.queueing.tests import at_kiosk, given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import rate
from satuatap.surveys.errors import AlreadyRated
from satuatap.surveys.models import Invitation, Rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def served():
    skck = at_kiosk.offering(title_id="SKCK baru")
    ticket = given.ticket(skck, at=timezone.now())
    actions.call_next_ticket(skck.given_at.get().counter, by=ANYBODY, at=timezone.now())
    return actions.finish_ticket(ticket, by=ANYBODY, at=timezone.now())


def test_everyone_who_was_served_is_invited(served):
    assert Invitation.objects.get().ticket == served


def test_finishing_again_after_an_undo_invites_once(served):
    actions.undo_last_step(served, by=ANYBODY, at=timezone.now())
    actions.finish_ticket(served, by=ANYBODY, at=timezone.now())
    assert Invitation.objects.count() == 1


def test_an_answer_belongs_to_the_visit_and_names_nobody(client, served):
    answer = client.post(f"/survei/{served.code}/", {"score": "4", "comment": "Cepat"})
    rating = Rating.objects.get()
    assert answer["Location"] == f"/survei/{served.code}/diterima/"
    assert (rating.visit_id, rating.score, rating.comment) == (served.visit_id, 4, "Cepat")
    assert "sudah kami terima" in client.get(answer["Location"]).content.decode()


def test_a_second_answer_changes_nothing(client, served):
    for score in ("4", "1"):
        client.post(f"/survei/{served.code}/", {"score": score})
    assert Rating.objects.get().score == 4


def test_two_answers_at_once_are_one(served):
    rate(served.code, score=4, comment="", at=timezone.now())
    with pytest.raises(AlreadyRated):
        rate(served.code, score=1, comment="", at=timezone.now())


@pytest.mark.parametrize(
    "form", [{}, {"score": "5"}, {"score": "x"}, {"score": "3", "comment": "x" * 501}]
)
def test_a_malformed_answer_is_asked_again(client, served, form):
    assert client.post(f"/survei/{served.code}/", form | {"sent": "1"}).status_code == 422
    assert not Rating.objects.exists()


@pytest.mark.parametrize("path", ["", "diterima/"])
def test_who_was_not_served_yet_cannot_answer(client, path):
    waiting = given.ticket(at_kiosk.offering(), at=timezone.now())
    answer = client.get(f"/survei/{waiting.code}/{path}")
    assert answer.status_code == 404
    assert "setelah Anda selesai dilayani" in answer.content.decode()


def test_the_thanks_are_for_who_has_answered(client, served):
    assert client.get(f"/survei/{served.code}/diterima/")["Location"] == f"/survei/{served.code}/"


def test_who_has_answered_is_thanked_and_not_asked_again(client, served):
    rate(served.code, score=4, comment="", at=timezone.now())
    assert client.get(f"/survei/{served.code}/")["Location"] == f"/survei/{served.code}/diterima/"


def test_the_question_names_the_service_and_offers_the_best_answer_first(client, served):
    page = client.get(f"/survei/{served.code}/").content.decode()
    assert "SKCK baru" in page
    assert page.index("Sangat baik") < page.index("Tidak baik")


def test_the_longest_sentence_is_kept_whole_and_spaces_around_it_are_not(client, served):
    client.post(f"/survei/{served.code}/", {"score": "1", "comment": f"  {'x' * 500}  "})
    assert Rating.objects.get().comment == "x" * 500


def test_a_sentence_that_is_too_long_says_by_how_much_and_stays_typed(client, served):
    form = {"score": "3", "comment": "y" * 512}
    page = client.post(f"/survei/{served.code}/", form).content.decode()
    assert "Catatan paling banyak 500 huruf; terisi 512." in page
    assert "y" * 512 in page


def test_a_line_break_counts_once_like_in_the_browser(client, served):
    client.post(f"/survei/{served.code}/", {"score": "1", "comment": "x" * 498 + "\r\ny"})
    assert Rating.objects.get().comment == "x" * 498 + "\ny"


def test_the_score_stays_chosen_when_the_form_comes_back(client, served):
    form = {"score": "2", "comment": "y" * 512}
    page = client.post(f"/survei/{served.code}/", form).content.decode()
    assert next(each for each in page.split("<input") if "checked" in each).count('value="2"') == 1
    assert page.count("checked") == 1


def test_a_code_that_nobody_has_is_answered_like_one_that_was_not_served(client):
    assert client.post("/survei/AAAABBBBCCCC/", {"score": "4"}).status_code == 404


def test_a_rating_stays_when_old_tickets_are_cleared(served):
    rate(served.code, score=4, comment="", at=timezone.now())
    actions.clear_old_days(served.hall, at=timezone.now() + timedelta(days=100))
    rating = Rating.objects.get()
    assert (rating.ticket, rating.visit, rating.score) == (None, None, 4)
    assert not Visit.objects.exists()
