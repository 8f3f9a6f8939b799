"""Figures for the collector, also when the database is away or a process was killed."""

import os
import subprocess

import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client

from satuatap.core.operations import metrics, views
from satuatap.core.operations.middleware import METHODS, note


def away():
    raise OperationalError


def test_a_database_that_is_away_is_a_figure_and_no_fault(settings):
    settings.FIGURES = [f"{__name__}.away"]
    assert b"satuatap_database_up 0.0" in metrics.figures()


@pytest.mark.django_db
def test_a_database_that_answers_is_a_figure():
    assert b"satuatap_database_up 1.0" in metrics.figures()


@pytest.mark.django_db
@pytest.mark.parametrize("shown", ["", "Bearer ", "Bearer wrong", "Basic x", "Bearer \xe9"])
def test_without_a_token_of_its_own_nobody_reads_figures(settings, client, shown):
    settings.METRICS_TOKEN = ""
    assert client.get("/metrik", HTTP_AUTHORIZATION=shown).status_code == 404


def test_a_killed_process_no_longer_counts(tmp_path):
    gone = subprocess.Popen(["true"])
    gone.wait()
    for process in (gone.pid, os.getpid()):
        (tmp_path / f"gauge_livesum_{process}.db").touch()
    metrics._bury_dead(tmp_path)
    assert [file.stem for file in tmp_path.iterdir()] == [f"gauge_livesum_{os.getpid()}"]


def test_a_process_of_somebody_else_lives():
    assert metrics._lives(1)


def test_an_address_that_nobody_knows_is_counted_without_its_words(rf):
    note(rf.get("/rahasia/"), HttpResponse(status=404), 0.1)
    routes = {each.labels["route"] for each in next(iter(metrics.REQUESTS.collect())).samples}
    assert "(none)" in routes
    assert "/rahasia/" not in routes


def test_invented_methods_are_counted_as_one(rf):
    for word in ("BREW", "brew1", "<script>"):
        note(rf.generic(word, "/"), HttpResponse(status=405), 0.1)
    note(rf.get("/"), HttpResponse(), 0.1)
    methods = {each.labels["method"] for each in next(iter(metrics.REQUESTS.collect())).samples}
    assert {"other", "GET"} <= methods <= {*METHODS, "other"}


@pytest.mark.django_db
def test_a_database_that_cannot_be_reached_is_not_ready(monkeypatch):
    class Away:
        def __init__(self, _connection):
            raise OperationalError

    monkeypatch.setattr(views, "MigrationExecutor", Away)
    answer = Client().get("/sehat/siap")
    assert (answer.status_code, answer.json()) == (503, {"database": "unreachable"})


@pytest.mark.parametrize("path", ["/sehat/hidup", "/sehat/siap", "/metrik"])
def test_health_is_only_read(client, path):
    assert client.post(path).status_code == 405
