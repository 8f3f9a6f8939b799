"""The report as a workbook: the same tables, and texts that stay texts."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from satuatap.queueing.tests import given
from satuatap.surveys.models import Campaign
from satuatap.surveys.reports import Paper, paper
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.test_regions import closed
from satuatap.surveys.tests.test_report import promised
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db


def book(campaign):
    known = Campaign.objects.select_related("instrument", "hall__region").get(pk=campaign.pk)
    return load_workbook(io.BytesIO(paper(known, Paper.WORKBOOK, at=CLOSING)))


def rows(campaign, page):
    return {row[0]: list(row[1:]) for row in book(campaign)[page].iter_rows(values_only=True)}


def test_the_worked_example_stands_in_nine_columns():
    found = rows(closed(given.hall(), TWELVE), "Unsur")
    assert found["Jumlah nilai"] == [40, 37, 33, 47, 40, 40, 42, 37, 44]
    assert found["NRR"][:3] == [3.3333, 3.0833, 2.75]
    assert found["Nilai (NRR × 25)"] == [
        83.33,
        77.08,
        68.75,
        97.92,
        83.33,
        83.33,
        87.5,
        77.08,
        91.67,
    ]
    assert found["IKM"][0] == 83.33


def test_a_text_that_looks_like_a_formula_stays_a_text():
    hall = given.hall(name="=1+1")
    campaign = closed(hall, TWELVE, plan=replace(PLAN, title='=HYPERLINK("http://x")'))
    promised(campaign, measure="=cmd|'/C calc'!A0", owner="+62")
    cells = [cell for page in book(campaign) for row in page.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    suspicious = [cell for cell in cells if str(cell.value)[:1] in {"=", "+"}]
    assert len(suspicious) == 3
    assert all(cell.quotePrefix for cell in suspicious)


def test_a_part_of_few_answers_has_no_figure():
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE)
    answered(campaign, TWELVE[:2], office=skck.office, offering=skck)
    found = rows(closed(skck.hall, []), "Instansi dan layanan")
    assert found["Polres Batu"][1] == "*"
    assert found["Polres Batu"][4:7] == [None, None, "tidak ditampilkan"]


def test_no_page_has_a_row_for_a_respondent():
    campaign = closed(given.hall(), TWELVE)
    assert book(campaign).sheetnames == [
        "Ringkasan", "Unsur", "Instansi dan layanan", "Responden", "Cara menjawab",
        "Tindak lanjut",
    ]  # fmt: skip


def test_a_draft_says_so_and_has_no_figures():
    campaign = opened(given.hall())
    answered(campaign, TWELVE)
    assert rows(campaign, "Ringkasan")["Laporan Survei Kepuasan Masyarakat"][0] == "draf"
    assert "NRR" not in rows(campaign, "Unsur")
