"""What whoever runs the platform sees, and what nobody sees."""

import json
import logging
from io import StringIO

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils.log import log_response

from satuatap.core.operations import logs

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines():
    """The log as it is written, one dictionary per line."""
    config = logs.logging_config("INFO")["formatters"]["json"]
    written, root = StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(written), logging.getLogger().level
    handler.setFormatter(config.pop("()")(**config))
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in written.getvalue().splitlines()]
    root.removeHandler(handler)
    root.setLevel(level)


def test_a_live_process_says_so(client):
    assert client.get("/sehat/hidup").json() == {"alive": True}


def test_a_ready_site_says_so(client):
    assert client.get("/sehat/siap").json() == {"database": "ready"}


def test_a_missing_migration_is_not_ready(client):
    from django.db.migrations.recorder import MigrationRecorder

    MigrationRecorder.Migration.objects.filter(app="queueing").order_by("-id")[0].delete()
    answer = client.get("/sehat/siap")
    assert (answer.status_code, answer.json()) == (503, {"database": "behind"})


def test_figures_need_the_token(client, settings):
    settings.METRICS_TOKEN = "for the collector"
    assert client.get("/metrik", headers={"Authorization": "Bearer wrong"}).status_code == 404
    told = client.get("/metrik", headers={"Authorization": "Bearer for the collector"})
    assert b"satuatap_requests_total" in told.content


def test_every_answer_has_an_id_and_keeps_a_good_one(client):
    assert len(client.get("/sehat/hidup").headers["X-Request-ID"]) == 32
    given = client.get("/sehat/hidup", headers={"X-Request-ID": "from-the-proxy-1"})
    assert given.headers["X-Request-ID"] == "from-the-proxy-1"
    bad = client.get("/sehat/hidup", headers={"X-Request-ID": "<script>"})
    assert "<" not in bad.headers["X-Request-ID"]


def test_a_request_is_logged_by_its_route_with_its_id(client, lines):
    answer = client.get(reverse("portal:hall", kwargs={"slug": "rahasia-sekali"}))
    told = next(line for line in lines() if line["event"] == "request")
    assert told["route"] == "/mpp/<slug:slug>/"
    assert told["request_id"] == answer.headers["X-Request-ID"]
    assert "rahasia" not in json.dumps(lines())


@pytest.mark.parametrize(
    "text",
    ["/tiket/RKCB3PV6NXSR/", "NIK 3579012345670001", "call +6281234567890", "budi@warga.example"],
)
def test_what_is_personal_is_blanked_out(text, lines):
    logging.getLogger("anything").warning("failed at %s", text)
    told = json.dumps(lines()[-1], ensure_ascii=False)
    assert "…" in told
    assert text.split()[-1].strip("/").removeprefix("tiket/") not in told


@pytest.mark.parametrize(
    "value", [["RKCB3PV6NXSR"], {"nik": 3579012345670001}, ValueError("budi@warga.example")]
)
def test_what_is_no_text_is_blanked_as_well(value, lines):
    logging.getLogger("anything").warning("failed", extra={"given": value})
    assert "…" in lines()[-1]["given"]


def test_numbers_stay_numbers(lines):
    logging.getLogger("anything").warning("slow", extra={"ms": 1.5, "status": 200, "up": True})
    assert [lines()[-1][name] for name in ("ms", "status", "up")] == [1.5, 200, True]


def test_a_fault_is_logged_without_the_address_where_it_happened(rf, lines):
    request = rf.get("/tiket/rkcb3pv6nxsr/?kode=abc234")
    log_response(
        "%s: %s", "Broken", request.path, request=request, response=HttpResponse(status=500)
    )
    told = lines()[-1]
    assert (told["event"], told["status_code"]) == ("Broken: …", 500)
    assert not any(word in json.dumps(told) for word in ("rkcb3", "abc234"))


def test_a_refused_form_is_logged_without_its_address(lines):
    Client(enforce_csrf_checks=True).post("/perangkat/?kode=abc234")
    told = next(line for line in lines() if line["event"].startswith("Forbidden"))
    assert "perangkat" not in json.dumps(told)
    assert "abc234" not in json.dumps(told)


def test_plain_words_stay_as_they_are():
    assert logs.blanked("WARNING: queue A-007, 12 waiting, loket 3") == (
        "WARNING: queue A-007, 12 waiting, loket 3"
    )
