"""The public snapshot through the API."""

import pytest

from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import problem_of

pytestmark = pytest.mark.django_db


def test_everybody_may_see_the_floor(client):
    service = given.offering()
    given.ticket(service)
    response = client.get(f"/api/v1/halls/{service.hall.slug}/queue")
    told = response.json()
    assert response.status_code == 200
    assert {"hall", "at", "open", "services", "counters", "calls"} <= set(told)
    assert told["hall"] == service.hall.slug
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "sessionid" not in response.cookies


def test_names_follow_the_reader(client):
    service = given.offering()
    path = f"/api/v1/halls/{service.hall.slug}/queue"
    told = client.get(path, headers={"Accept-Language": "en"}).json()
    assert told["services"][0]["name"] == "New SKCK"


@pytest.mark.parametrize("path", ["halls/tidak-ada/queue", "halls/a%00b/queue", "nix", ""])
def test_nothing_is_there(client, path):
    response = client.get(f"/api/v1/{path}")
    assert (response.status_code, problem_of(response)) == (404, "not-found")


def test_every_answer_is_armoured(client):
    response = client.get("/api/v1/halls/tidak-ada/queue")
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Request-ID"]
