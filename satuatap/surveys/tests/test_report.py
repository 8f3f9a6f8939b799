"""The official report as PDF: what it says, to whom it can be read, and what never gets in."""

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pypdf import PdfReader

from satuatap.core.typesetting import PLAIN
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.reports import Paper, paper
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened
from satuatap.surveys.tests.test_regions import closed
from satuatap.surveys.tests.test_results import BEFORE
from satuatap.surveys.tests.worked import TWELVE, sheets_of

pytestmark = pytest.mark.django_db
WHO = {"usia": "20-29", "jenis-kelamin": "perempuan", "pendidikan": "s1", "pekerjaan": "asn"}
CODE = '#panic("x") *b* $a$ <t> @r = [x] \\ // "'
FOREIGN = "Zażółć 漢字 العربية 🙂 \u202e \ufdd0"


def read(campaign, kind=Paper.REPORT) -> PdfReader:
    known = Campaign.objects.select_related("instrument", "hall__region").get(pk=campaign.pk)
    return PdfReader(io.BytesIO(paper(known, kind, at=CLOSING)))


def text(campaign, kind=Paper.REPORT) -> str:
    """Everything that a paper says, in one line."""
    return " ".join(" ".join(page.extract_text() for page in read(campaign, kind).pages).split())


def promised(campaign, **more):
    """A line of the follow-up plan."""
    facts = {"element": "waktu", "measure": "Loket tambahan", "owner": "Disdukcapil"} | more
    FollowUp.objects.create(
        campaign=campaign, due=date(2027, 3, 31), planned_at=NINE, planned_by="test", **facts
    )


def test_the_worked_example_stands_in_the_report():
    said = text(closed(given.hall(), TWELVE, plan=replace(PLAN, population=19)))
    for row in (
        "Jumlah nilai 40 37 33 47 40 40 42 37 44",
        "NRR 3,3333 3,0833 2,7500 3,9167 3,3333 3,3333 3,5000 3,0833 3,6667",
        "NRR tertimbang 0,3704 0,3426 0,3056 0,4352 0,3704 0,3704 0,3889 0,3426 0,4074",
        "83,33 77,08 68,75 97,92 83,33 83,33 87,50 77,08 91,67",
        "Mutu B B C A B B B B A",
        "dikali 25: IKM 83,33, mutu B",
    ):
        assert row in said
    assert "Unsur terlemah adalah Waktu penyelesaian (68,75)" in said


def test_the_boundary_by_which_the_hand_method_errs_is_graded_exactly():
    said = text(closed(given.hall(), sheets_of(6363, 200)))
    assert "IKM 88,38, mutu A" in said
    assert "88,29" not in said


def test_every_chapter_is_there():
    said = text(closed(given.hall(), TWELVE))
    for chapter in (
        "Pendahuluan", "Dasar hukum", "Metode", "Populasi dan sampel", "Hasil", "Analisis",
        "Kecenderungan", "Rencana tindak lanjut", "Kesimpulan", "Kuesioner", "Tabulasi",
    ):  # fmt: skip
        assert chapter in said
    assert "Sampel belum memenuhi" in said
    assert "kurang 266" in said


@pytest.mark.parametrize("kind", [Paper.REPORT, Paper.SHEET])
def test_a_screen_reader_reads_it(kind):
    root = read(closed(given.hall(), TWELVE), kind)
    catalog: Any = root.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "id-ID"
    assert b"pdfuaid:part>1<" in catalog["/Metadata"].get_data()
    assert root.metadata is not None
    assert "Survei Kepuasan Masyarakat" in str(root.metadata.title)


def test_what_people_write_is_text_and_never_code():
    hall = given.hall(operator=CODE, name=FOREIGN)
    campaign = closed(hall, TWELVE, plan=replace(PLAN, title=CODE))
    promised(campaign, measure=CODE, owner=FOREIGN)
    for kind in (Paper.REPORT, Paper.SHEET):
        assert CODE in text(campaign, kind)
        assert "?? ???????" in text(campaign, kind)


def test_every_sign_that_is_let_through_can_be_drawn():
    signs = "".join(sorted(PLAIN - {"\n"}))
    assert paper(
        closed(given.hall(operator=signs[:160], address=signs), TWELVE), Paper.REPORT, at=CLOSING
    )


def test_a_running_survey_gives_a_draft_without_figures():
    campaign = opened(given.hall())
    answered(campaign, TWELVE)
    said = text(campaign)
    assert "Draf: survei masih berjalan" in said
    assert "83,33" not in said
    assert "83,33" not in text(campaign, Paper.SHEET)


def test_a_draft_tells_no_count_of_a_few_and_is_marked_on_every_page():
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE[:6], office=skck.office, offering=skck)
    answered(campaign, [[1] * 9] * 3, channel="interview", is_open=False)
    found = read(campaign)
    for page in found.pages[1:]:
        assert "(draf)" in page.extract_text()
    said = text(campaign)
    assert "Wawancara dengan undangan kurang dari 5" in said
    assert "Polres Batu" in said
    assert not re.search(r"\d\d,\d\d(?! %)", said.split("Mutu pelayanan menurut")[0])


def test_a_survey_of_a_few_tells_not_even_how_few():
    said = text(closed(given.hall(), TWELVE[:3]))
    assert "kurang dari 5 kurang sedikitnya 274" in said
    assert "kurang 275" not in said


def test_a_survey_that_nobody_answered_has_a_report():
    assert "Tidak ada jawaban yang masuk" in text(closed(given.hall(), []))


def test_no_figure_of_a_few_answers_is_in_it():
    skck = given.offering()
    campaign = opened(skck.hall)
    answered(campaign, TWELVE)
    answered(campaign, [[1] * 9] * 2, office=skck.office, offering=skck)
    said = text(closed(skck.hall, []))
    assert "SKCK baru * tidak ditampilkan" in said
    assert not re.search(r"Polres Batu \D*2\b", said)
    assert "25,00 D" not in said


def test_remarks_and_single_answers_are_in_no_paper():
    campaign = opened(given.hall())
    answered(campaign, TWELVE, remark="Kata rahasia", profile={"usia": "20-29"})
    closed(campaign.hall, [])
    known = Campaign.objects.select_related("instrument", "hall__region").get()
    for kind in Paper:
        assert b"Kata rahasia" not in paper(known, kind, at=CLOSING)
    assert "Kata rahasia" not in text(campaign)
    assert "433443434" not in text(campaign).replace(" ", "")


def test_the_report_compares_with_before_and_follows_what_was_promised():
    hall = given.hall()
    earlier = closed(hall, sheets_of(5400, 200), plan=BEFORE, day=BEFORE.begins)
    promised(earlier, proof="Surat 12", done_at=NINE, done_by="test")
    said = text(closed(hall, sheets_of(6300, 200), plan=PLAN))
    assert "IKM naik dari" in said
    assert "uji t Welch" in said
    assert "Bukti: Surat 12" in said


def test_the_public_sheet_is_one_page_whatever_is_promised():
    campaign = closed(given.hall(operator="Dinas " * 25), sheets_of(6300, 200), profile=WHO)
    for each in ("waktu", "biaya", "sarana", "produk"):
        promised(campaign, element=each, measure=f"{each} " * 40, owner="Panjang " * 18)
    found = read(campaign, Paper.SHEET)
    assert len(found.pages) == 1
    assert f"/mpp/{campaign.hall.slug}/kepuasan/" in text(campaign, Paper.SHEET)


def test_the_public_sheet_names_the_survey_right_before_whatever_it_is_called():
    hall = given.hall()
    oldest = replace(BEFORE, title="SKM", begins=date(2025, 1, 1), ends=date(2025, 6, 30))
    closed(hall, sheets_of(4500, 200), plan=oldest, day=oldest.begins)
    closed(hall, sheets_of(5400, 200), plan=replace(BEFORE, title="SKM"), day=BEFORE.begins)
    said = text(closed(hall, sheets_of(6300, 200)), Paper.SHEET)
    assert "75,00" in said
    assert "62,50" not in said


def test_a_closed_survey_gives_the_same_paper_at_any_time():
    campaign = closed(given.hall(), TWELVE)
    known = Campaign.objects.select_related("instrument", "hall__region").get(pk=campaign.pk)
    later = datetime(2028, 1, 1, tzinfo=UTC)
    assert paper(known, Paper.REPORT, at=CLOSING) == paper(known, Paper.REPORT, at=later)
