"""A year that is over stays as it was given away; corrections are versions more."""

import hashlib
import io
import zipfile
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from satuatap.national.actions import correct_year, freeze_years, seal
from satuatap.national.errors import NothingToCorrect, ReasonIsMissing
from satuatap.national.models import HallMonth, YearArchive
from satuatap.national.tests.given import MINUTE, came, desk, rolled
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
SPRING = NINE + timedelta(days=140)
FILE = "/nasional/data/mal-bulan/2026.csv"


def counted(people=6):
    """A hall that served so many in November 2026."""
    offered, counter = desk()
    for nth in range(people):
        came(offered, counter, at=NINE + 6 * nth * MINUTE, waits=1, takes=1)
    rolled()
    return offered.hall


def frozen():
    """The year 2026, frozen in spring."""
    counted()
    seal(at=SPRING)
    freeze_years(at=SPRING)
    return YearArchive.objects.get()


def test_a_year_is_frozen_once_all_its_days_are_sealed():
    counted()
    seal(at=NINE + timedelta(days=60))
    assert freeze_years(at=NINE + timedelta(days=60)) == []
    seal(at=SPRING)
    assert freeze_years(at=SPRING) == [2026]
    assert freeze_years(at=SPRING) == []


def test_what_was_frozen_is_given_away_whatever_changes(client):
    archive = frozen()
    before = client.get(FILE).content
    HallMonth.objects.update(visits=99)
    assert client.get(FILE).content == before
    answer = client.get("/nasional/data/arsip-2026.zip")
    assert hashlib.sha256(answer.content).hexdigest() == archive.sha256
    assert answer["ETag"] == f'"{archive.sha256}"'
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert "mal-bulan-2026.parquet" in names


def test_a_correction_is_a_version_more_with_its_reason(client):
    first = frozen()
    HallMonth.objects.update(visits=99)
    call_command("correct_archive", 2026, reason="Salah hitung di satu mal")
    page = client.get("/nasional/data/").content.decode()
    assert "Salah hitung di satu mal" in page
    assert first.sha256 in page
    old = client.get("/nasional/data/arsip-2026-v1.zip").content
    assert hashlib.sha256(old).hexdigest() == first.sha256
    assert client.get("/nasional/data/arsip-2026-v3.zip").status_code == 404
    assert b"99" in client.get(FILE).content


def test_the_same_figures_make_no_version():
    first = frozen()
    assert correct_year(2026, reason="Hanya mencoba", at=SPRING) == first


def test_nothing_is_made_anew_without_a_reason_or_before_its_time():
    with pytest.raises(NothingToCorrect):
        correct_year(2026, reason="Mengapa", at=SPRING)
    frozen()
    with pytest.raises(ReasonIsMissing):
        correct_year(2026, reason=" ", at=SPRING)
    with pytest.raises(CommandError):
        call_command("correct_archive", 2025, reason="Tidak ada")


@pytest.mark.parametrize("act", ["update", "delete"])
def test_the_database_refuses_to_change_what_was_given_away(act):
    frozen()
    rows = YearArchive.objects.filter(year=2026)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(reason="lain") if act == "update" else rows.delete()


def test_a_year_that_goes_on_is_said_to_be_unfinished(client):
    counted()
    assert "sementara" in client.get("/nasional/data/").content.decode()
    answer = client.get("/nasional/data/arsip-2026.zip")
    assert "sementara" in answer["Content-Disposition"]
