"""A survey body's table, as the manager brings it: faults by row and column, nothing half taken."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import BodyTable, Sheet
from satuatap.surveys.tests.asked import CLOSING, opened
from satuatap.surveys.tests.test_compute_skm import GOOD, lines
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
ORIGIN = {"body": "Lembaga Survei Batu", "method": "Wawancara acak", "day": "2026-11-16"}
BAD = GOOD.replace("3", "7", 1)


@pytest.fixture
def campaign():
    return opened(given.hall())


@pytest.fixture
def take(campaign, client):
    client.force_login(given.manager(campaign.hall))

    def taken(*rows, name="survei.csv", **more):
        file = SimpleUploadedFile(name, "\n".join(rows).encode())
        path = f"/kerja/survei/{campaign.hall.slug}/{campaign.pk}/tabel/"
        answer = client.post(path, ORIGIN | {"file": file} | more)
        return answer.status_code, " ".join(re.sub("<[^>]+>", " ", answer.content.decode()).split())

    return taken


def test_a_good_table_is_taken_and_kept_with_its_origin(take):
    assert take(*lines(TWELVE))[0] == 302
    kept = BodyTable.objects.get()
    assert (kept.body, kept.file_name, kept.rows) == ("Lembaga Survei Batu", "survei.csv", 12)


def test_faults_are_named_by_row_and_column_and_nothing_is_taken(take):
    status, shown = take(*lines(TWELVE), BAD)
    assert status == 422
    assert "14 U1 7 di luar 1 sampai 4." in shown
    assert not Sheet.objects.exists()


def test_bad_rows_may_be_left_out_for_good(take):
    assert take(*lines(TWELVE), BAD, leave_out_bad="on")[0] == 302
    assert BodyTable.objects.get().left_out == 1


def test_the_same_people_are_taken_twice_only_for_whoever_says_that_they_are_others(take):
    take(*lines(TWELVE))
    status, shown = take("Rekap", *lines(TWELVE), name="baru.csv")
    assert (status, Sheet.objects.count()) == (422, 12)
    assert "sudah diambil dari survei.csv" in shown
    assert take("Rekap", *lines(TWELVE), name="baru.csv", is_another="on")[0] == 302


def test_what_was_typed_stays(take, client):
    _status, shown = take(*lines(TWELVE), BAD)
    assert "Pilih berkasnya sekali lagi" in shown


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"day": "2027-02-01"}, "Tidak ada survei yang berjalan untuk hari itu."),
        ({"method": ""}, "harus diisi"),
        ({"name": "surat.pdf"}, ""),
        ({"name": "kosong.xlsx"}, "bukan XLSX yang dapat dibaca"),
    ],
)
def test_a_table_that_cannot_be_taken_says_why(take, given_, said):
    rows = ["%PDF-1.7"] if given_.get("name") == "surat.pdf" else lines(TWELVE)
    status, shown = take(*rows, **given_)
    assert status == 422
    assert said in shown
    assert not BodyTable.objects.exists()


def test_the_file_comes_back_as_it_was_to_the_manager(take, campaign, client):
    take(*lines(TWELVE), name="tabel maret.csv")
    kept = BodyTable.objects.get()
    path = f"/kerja/survei/{campaign.hall.slug}/{campaign.pk}/tabel/{kept.pk}/"
    answer = client.get(path)
    assert answer.content.decode() == "\n".join(lines(TWELVE))
    assert answer["Content-Disposition"] == 'attachment; filename="tabel_maret.csv"'
    client.force_login(given.user())
    assert client.get(path).status_code == 403


def test_a_closed_campaign_takes_no_table(take, campaign):
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    assert take(*lines(TWELVE))[0] == 409
