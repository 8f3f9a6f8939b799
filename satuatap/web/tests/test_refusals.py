"""A rule that says no is an answer on the page."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.db import OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from psycopg.errors import DeadlockDetected, SerializationFailure

from satuatap.core.errors import Refusal
from satuatap.queueing.errors import NobodyIsWaiting
from satuatap.web.middleware import SayRefusals, came_from

middleware = SayRefusals(lambda _request: HttpResponse())


def post(**headers):
    request = RequestFactory(headers=headers).post("/loket/panggil/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    return request


def answered(request, error):
    answer = middleware.process_exception(request, error)
    assert answer is not None
    return answer


def test_a_refused_form_goes_back_to_its_page_with_the_sentence():
    request = post(Accept="text/html", Referer="http://testserver/loket/?urut=1")
    answer = answered(request, NobodyIsWaiting())
    assert (answer.status_code, answer["Location"]) == (303, "/loket/?urut=1")
    assert [str(message) for message in request._messages] == [str(NobodyIsWaiting())]


def test_a_program_gets_a_problem_answer():
    answer = answered(post(Accept="application/json"), NobodyIsWaiting())
    assert answer.status_code == 409
    assert answer["Content-Type"] == "application/problem+json"
    assert b"/problems/nobody-is-waiting" in answer.content


def test_the_way_back_never_leaves_the_site():
    assert came_from(post(Referer="https://elsewhere.example/loket/")) == ""


def test_other_errors_pass():
    assert middleware.process_exception(post(), ValueError()) is None
    assert middleware.process_exception(post(), OperationalError("gone")) is None


@pytest.mark.parametrize("lost", [DeadlockDetected, SerializationFailure])
def test_who_loses_a_race_in_the_database_is_asked_to_try_again(lost):
    request, error = (
        post(Accept="text/html", Referer="http://testserver/loket/"),
        OperationalError(),
    )
    error.__cause__ = lost()
    assert answered(request, error)["Location"] == "/loket/"
    assert "Lihat lagi, lalu ulangi" in "".join(map(str, request._messages))


@pytest.mark.django_db
def test_a_refused_page_says_so_with_its_status(client, settings):
    request = RequestFactory(headers={"Accept": "text/html"}).get("/mpp/x/")
    request.session = SessionStore()
    answer = answered(request, Refusal())
    assert answer.status_code == 409
    assert b"Tindakan itu tidak dapat dilakukan." in answer.content
