"""How the API says no: one body for people and programs, in the reader's language."""

import json

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.utils import translation

from satuatap.core.errors import Refusal
from satuatap.core.rest.answers import encoded, problem, problem_body
from satuatap.core.rest.body import Text
from satuatap.core.rest.document import body, path_parameters
from satuatap.core.rest.endpoint import Endpoint
from satuatap.core.rest.errors import DatabaseIsAway, NotAllowed, WrongFields
from satuatap.core.rest.language import language_of


class TooFar(Refusal):
    """For these tests only."""

    type = "too-far"
    status = 401
    message = "%(km)s km is too far."


class Lamp(Endpoint):
    """Says yes, or meets a rule of the database."""

    def post(self, request):
        if request.GET:
            raise IntegrityError
        return HttpResponse("on")


def test_the_details_of_a_refusal_fill_its_sentence_and_travel_along():
    said = problem_body(TooFar(km=7))
    assert (said["detail"], said["km"]) == ("7 km is too far.", 7)


def test_a_detail_never_replaces_what_every_problem_has():
    assert problem_body(TooFar(km=7, status=200, type="fine"))["status"] == 401


def test_details_that_are_no_plain_values_stay_inside():
    assert "who" not in problem_body(TooFar(km=7, who=object()))


def test_a_title_follows_the_reader():
    titles = []
    for language in ("id", "en"):
        with translation.override(language):
            titles.append(problem_body(NotAllowed())["title"])
    assert titles == ["Tidak diizinkan", "Not allowed"]


def test_a_status_that_has_no_title_of_its_own_has_a_general_one():
    rare = type("Rare", (Refusal,), {"status": 410})
    assert problem_body(rare())["title"] == "Tidak dapat dilakukan sekarang"


def test_wrong_fields_are_told_one_by_one():
    said = problem_body(WrongFields([("service", "Wajib diisi.")]))
    assert said["fields"] == [{"field": "service", "detail": "Wajib diisi."}]


def test_a_missing_token_is_told_how_to_come_in():
    assert problem(TooFar(km=7)).headers["WWW-Authenticate"] == 'Bearer realm="SatuAtap"'


def test_a_database_that_is_away_says_when_to_ask_again():
    answer = problem(DatabaseIsAway())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")


def test_letters_of_every_language_stay_as_they_are():
    assert encoded({"nama": "Ñoño–Ω"}) == '{"nama":"Ñoño–Ω"}'.encode()


def test_two_who_change_the_same_are_told_to_look_again(rf):
    answer = Lamp.as_view()(rf.post("/lamp?now=1"))
    assert answer.status_code == 409
    assert json.loads(answer.content)["type"] == "/problems/changed-meanwhile"


@pytest.mark.parametrize("method", ["get", "put", "delete", "patch"])
def test_a_method_that_nobody_answers_names_those_that_are(rf, method):
    answer = Lamp.as_view()(getattr(rf, method)("/lamp"))
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("", "id"),
        ("en", "en"),
        ("EN-gb, id;q=0.5", "en"),
        ("fr, en;q=0.3", "en"),
        ("jv, su", "id"),
        ("id;q=0.2, en;q=0.9", "en"),
        ("*", "id"),
        (";;q=,", "id"),
    ],
)
def test_the_language_is_the_readers_among_ours(accepted, language):
    assert language_of(accepted) == language


def test_a_body_may_be_left_out_where_every_member_has_a_default():
    assert body({"reason": Text("Why", default="")})["required"] is False
    assert body({"service": Text("What")})["required"] is True


def test_parameters_of_an_address_are_codes_but_for_ids():
    kinds = [each["schema"].get("format") for each in path_parameters("/x/{hall}/y/{id}/")]
    assert kinds == [None, "uuid"]
