"""A program that speaks the floor's API, for tests."""

import json
from typing import Any

from django.http import HttpResponse
from django.test import Client

from satuatap.identity.tokens import make_token
from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.tests.given import NINE


class Machine:
    """A kiosk or a counter with its token."""

    def __init__(self, hall: Hall, role: str, **given: Any) -> None:
        self.token, self.secret = make_token(hall, role, name=role, at=NINE, **given)
        self.hall = hall
        self.client = Client(raise_request_exception=False)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        """Post JSON; the answer has ``json()``."""
        given = {"Authorization": f"Bearer {self.secret}"} | headers
        sent = b"" if body is None else json.dumps(body).encode()
        return self.client.post(
            f"/api/v1/{path}", sent, content_type="application/json", headers=given
        )

    def take(self, service: str, key: str | None = None, **body: Any) -> Any:
        """Take a number."""
        headers = {"Idempotency-Key": key} if key is not None else {}
        return self.post(f"halls/{self.hall.slug}/tickets", {"service": service} | body, **headers)

    def call(self) -> Any:
        """Call next at one's own counter."""
        assert self.token.counter is not None
        return self.post(f"halls/{self.hall.slug}/counters/{self.token.counter.code}/call-next")

    def step(self, step: str, ticket: dict[str, Any], body: Any = None) -> Any:
        """Take one step of a ticket."""
        return self.post(f"tickets/{ticket['id']}/{step}", body)


def open_now(hall: Hall) -> None:
    """Open a hall at any hour, since doors of the API ask the clock."""
    OpeningOverride.objects.create(hall=hall, state="open", starts_at=NINE.replace(year=2020))


def problem_of(response: HttpResponse) -> str:
    """The type of a problem answer, without its prefix."""
    assert response.headers["Content-Type"] == "application/problem+json"
    told = json.loads(response.content)
    assert told["status"] == response.status_code
    assert told["detail"]
    return str(told["type"]).removeprefix("/problems/")
