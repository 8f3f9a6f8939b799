"""The API against its own document: no question, however odd, breaks it."""

from time import monotonic
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from config.wsgi import application
from satuatap.queueing.models import Call, CounterSession, Ticket, TicketEvent, Visit
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import Machine, open_now

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]
MANY = settings(max_examples=16, deadline=None, suppress_health_check=list(HealthCheck))
SECONDS = 20  # for each of the two rounds, whatever the machine
WRITTEN = (Visit, Ticket, TicketEvent, Call, CounterSession)
begun: dict[str, float] = {}


def site(environ: dict[str, Any], start: Any) -> Any:
    """The site inside the test's transaction, which must not lose its connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        return list(application(environ, start))
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", site)


def test_the_document_is_good(client, db):
    document = client.get("/api/v1/openapi.json").json()
    schemathesis.openapi.from_dict(document).validate()
    assert len(document["paths"]) == 20


def has_time(address: str, *, questions: int) -> bool:
    """Whether this address has time left of its round's, shared among so many addresses."""
    begun.setdefault(address, monotonic())
    return monotonic() - begun[address] < SECONDS / questions


def rows() -> list[int]:
    """How many rows there are of everything that the floor writes."""
    return [model._default_manager.count() for model in WRITTEN]


def ask(case: Any, **how: Any) -> None:
    """Ask, hold the answer against the document, and see that a refusal has written nothing."""
    before = rows()
    answer = case.call_and_validate(checks=CHECKS, **how)
    if answer.status_code >= 400:
        assert rows() == before


@pytest.mark.django_db
@schema.parametrize()
@MANY
def test_every_answer_is_in_the_document(case):
    if has_time(f"anybody {case.method} {case.path}", questions=17):
        ask(case)


@pytest.mark.django_db
@schema.include(method="POST").parametrize()
@MANY
def test_every_answer_to_a_token_is_in_the_document(case):
    if not has_time(f"token {case.path}", questions=10):
        return
    service = given.offering()
    open_now(service.hall)
    kiosk = case.path.endswith(("/tickets", "/printed"))
    desk = {} if kiosk else {"counter": given.counter(service)}
    machine = Machine(service.hall, "kiosk" if kiosk else "counter", **desk)
    ticket = given.ticket(service)
    code = desk["counter"].code if desk else ""
    real = {"hall": service.hall.slug, "counter": code, "id": str(ticket.pk)}
    case.path_parameters = {name: real[name] for name in case.path_parameters or {}}
    ask(case, headers={"Authorization": f"Bearer {machine.secret}"})
    assert Ticket.objects.filter(hall=service.hall).exists()
