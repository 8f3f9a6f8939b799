"""What is asked beside the official survey: chosen at the plan, optional, never in the figure."""

import csv
import io
import json
from copy import deepcopy
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import answer_invitation, answer_openly, close_campaign
from satuatap.surveys.errors import UnknownAnswers, UnknownCompanion
from satuatap.surveys.models import Campaign, HallQuestion, InstrumentVersion, Sheet
from satuatap.surveys.queries import campaign_result
from satuatap.surveys.queries.beside import beside_figures, companions_of
from satuatap.surveys.queries.shown import shown_result
from satuatap.surveys.reports import Paper, paper
from satuatap.surveys.rules import Answered, companion_figure, languages_of
from satuatap.surveys.sources import companion_of, companions_on, facts_of
from satuatap.surveys.tests.asked import CLOSING, PLAN, TABLET, answered, opened, said, served
from satuatap.surveys.tests.test_report import text
from satuatap.surveys.tests.worked import SKM, TWELVE

pytestmark = pytest.mark.django_db
BOTH = ("integritas", "loket")
BESIDE = {"integritas": {"pungutan": 4, "calo": 3}, "loket": {"panggilan": 2}}
NINE_ANSWERS = {f"jawab-{slug}": "3" for slug in SKM.slugs}
INTEGRITY = next(each for each in companions_on(date(2026, 11, 16)) if each.slug == "integritas")


@pytest.fixture(autouse=True)
def at_nine():
    """The survey is asked at nine on a Monday."""
    with time_machine.travel(NINE, tick=False):
        yield


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def campaign(skck):
    return opened(skck.hall, replace(PLAN, companions=BOTH))


def closed(campaign, beside, people=12):
    answered(campaign, TWELVE[:people], beside=beside)
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    return shown_result(Campaign.objects.select_related("instrument", "hall__region").get())


def test_a_campaign_keeps_what_was_chosen_in_its_order(campaign):
    assert [each.name for each in companions_of(campaign)] == ["integritas-1", "loket-1"]


def test_what_nobody_knows_cannot_be_chosen(skck):
    with pytest.raises(UnknownCompanion):
        opened(skck.hall, replace(PLAN, companions=("ramalan",)))
    assert not Campaign.objects.exists()


def test_answers_are_kept_with_the_sheet(campaign):
    answer_openly(campaign, said(beside=BESIDE), TABLET, at=NINE)
    assert Sheet.objects.get().beside == BESIDE


def test_nobody_has_to_answer(campaign):
    answer_openly(campaign, said(beside={"integritas": {}}), TABLET, at=NINE)
    assert Sheet.objects.get().beside == {}


@pytest.mark.parametrize(
    "beside",
    [
        {"mandiri": {"petunjuk": 3}},
        {"integritas": {"ramalan": 3}},
        {"integritas": {"pungutan": 5}},
        {"integritas": {"pungutan": 0}},
    ],
)
def test_what_was_not_asked_is_no_answer_and_the_database_says_so_too(campaign, beside):
    with pytest.raises(UnknownAnswers):
        answer_openly(campaign, said(beside=beside), TABLET, at=NINE)
    with pytest.raises(IntegrityError), transaction.atomic():
        answered(campaign, TWELVE[:1], beside=beside)
    assert not Sheet.objects.exists()


def test_the_figure_of_nine_elements_does_not_move(skck):
    worst = {"integritas": dict.fromkeys([each.slug for each in INTEGRITY.questions], 1)}
    plain = opened(skck.hall)
    other = opened(given.hall(), replace(PLAN, companions=BOTH))
    answered(plain, TWELVE)
    answered(other, TWELVE, beside=worst)
    one, two = campaign_result(plain), campaign_result(other)
    assert (one.whole.figure, one.whole.interval) == (two.whole.figure, two.whole.interval)
    assert one.whole.figure
    assert one.whole.figure.ikm == Decimal("83.33")


def test_each_question_has_its_own_mean_and_the_whole_its_own_index():
    told = {each.slug: Answered(10, 30) for each in INTEGRITY.questions}
    found = companion_figure(INTEGRITY, told | {"calo": Answered(8, 32)}, least=5)
    asked = {each.question.slug: each for each in found.questions}
    assert [asked["pungutan"].mean, asked["pungutan"].value] == [3, 75]
    assert [asked["calo"].answers, asked["calo"].value] == [8, 100]
    assert found.index == 80


def test_a_scale_of_five_is_measured_by_its_own_end():
    place = next(each for each in companions_on(NINE.date()) if each.slug == "tempat")
    found = companion_figure(place, {"anjuran": Answered(5, 20)}, least=5)
    asked = {each.question.slug: each for each in found.questions}["anjuran"]
    assert [asked.question.points, asked.mean, asked.value] == [5, 4, 80]
    assert found.index is None


def test_a_question_that_few_answered_is_withheld(campaign):
    answered(campaign, TWELVE[:4], beside={"loket": {"panggilan": 1}})
    shown = closed(campaign, {"integritas": {"pungutan": 3}})
    integrity, counter = beside_figures(shown)
    assert [each.answers for each in integrity.questions] == [0, 12, 0, 0, 0]
    assert (counter.questions[0].answers, counter.questions[0].mean) == (None, None)
    assert integrity.index is None


def test_while_the_survey_runs_there_is_no_figure(campaign):
    answered(campaign, TWELVE, beside=BESIDE)
    assert beside_figures(shown_result(campaign)) == []


def test_the_page_asks_after_the_nine_and_keeps_what_was_chosen(client, campaign):
    address = reverse("surveys:openly", args=[campaign.hall.slug])
    page = client.get(address).content.decode()
    assert page.index("jawab-pengaduan") < page.index("tambah-integritas--pungutan")
    assert page.index("tambah-integritas--pungutan") < page.index("tambah-loket--panggilan")
    assert 'name="tambah-integritas--pungutan" value="0"' in page
    wrong = client.post(address, {"tambah-integritas--pungutan": "4"})
    assert wrong.status_code == 422
    assert wrong.context["form"]["tambah-integritas--pungutan"].value() == "4"
    client.post(address, NINE_ANSWERS | {"tambah-integritas--pungutan": "4"})
    assert Sheet.objects.get().beside == {"integritas": {"pungutan": 4}}


def test_the_page_with_everything_beside_stays_small(client, skck):
    every = tuple(each.slug for each in companions_on(NINE.date()))
    opened(skck.hall, replace(PLAN, companions=every))
    page = client.get(reverse("surveys:openly", args=[skck.hall.slug]))
    assert len(page.content) < 60_000


def test_an_invitation_asks_of_the_counter_and_of_no_other_channel(client, skck):
    opened(skck.hall, replace(PLAN, companions=("integritas", "loket", "keliling")))
    ticket = served(skck)
    page = client.get(reverse("surveys:invited", args=[ticket.code])).content.decode()
    assert "tambah-integritas--calo" in page
    assert "tambah-loket--panggilan" in page
    assert "tambah-keliling--jadwal" not in page
    answer_invitation(ticket.code, said(beside=BESIDE), at=NINE)
    assert Sheet.objects.get().beside == BESIDE


def test_every_question_beside_is_read_aloud(client, campaign):
    for companion in companions_of(campaign):
        for question in companion.questions:
            heard = reverse("surveys:read-aloud", args=[companion.name, "id", question.slug])
            assert client.get(heard)["Location"].startswith("/suara/")
    lost = reverse("surveys:read-aloud", args=["integritas-1", "jv", "calo"])
    assert client.get(lost).status_code == 404


def test_open_data_has_each_question_and_withholds_the_same(client, campaign):
    answered(campaign, TWELVE[:4], beside={"loket": {"panggilan": 1}})
    closed(campaign, {"integritas": {"pungutan": 3}})
    address = f"/mpp/{campaign.hall.slug}/kepuasan/2026-07-01/tambahan.csv"
    rows = list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))
    by_question = {row["question"]: row for row in rows}
    assert by_question["pungutan"] | {"mean": "3.00", "value": "75.00"} == by_question["pungutan"]
    assert (by_question["pungutan"]["source"], by_question["pungutan"]["points"]) == (
        "example",
        "4",
    )
    assert (by_question["panggilan"]["respondents"], by_question["panggilan"]["mean"]) == ("", "")
    page = client.get(f"/mpp/{campaign.hall.slug}/kepuasan/2026-07-01/").content.decode()
    assert "Persepsi antikorupsi" in page
    assert address in page


def test_the_papers_have_an_annex(campaign):
    known = closed(campaign, {"integritas": {"pungutan": 3}}).campaign
    told = text(known)
    assert "Lampiran 3" in told
    assert "Apakah ada yang meminta uang di luar biaya resmi? 12 3,00 4 75,00" in told
    book = load_workbook(io.BytesIO(paper(known, Paper.WORKBOOK, at=CLOSING)))
    rows = list(book["Pertanyaan tambahan"].iter_rows(values_only=True))
    assert ("Apakah ada yang meminta uang di luar biaya resmi?", 12, 3) in {
        row[1:4] for row in rows
    }


def test_the_manager_chooses_at_the_plan_and_reads_the_result(client, skck):
    client.force_login(given.manager(skck.hall))
    plan = {"title": "II", "begins": "2026-11-16", "ends": "2026-12-31", "kind": "regular"}
    chosen = plan | {"population": "900", "companions": ["integritas"]}
    page = client.post(f"/kerja/survei/{skck.hall.slug}/rencana/", chosen).content.decode()
    assert "Persepsi antikorupsi" in page
    client.post(f"/kerja/survei/{skck.hall.slug}/rencana/", chosen | {"sure": "1"})
    made = Campaign.objects.get()
    closed(made, {"integritas": {"pungutan": 3}})
    page = client.get(f"/kerja/survei/{skck.hall.slug}/{made.pk}/").content.decode()
    assert "Pertanyaan contoh, bukan instrumen resmi." in page
    assert "3,00 dari 4" in page


OWN = {
    "text_id": "Apakah parkirnya cukup?",
    "answers_id": "Tidak\nYa",
    "text_en": "Is there enough parking?",
    "answers_en": "No\nYes",
}


def test_a_hall_asks_its_own_question_and_keeps_it_as_it_was_asked(skck):
    own = HallQuestion.objects.create(hall=skck.hall, **OWN)
    slug = f"mal-{skck.hall.slug}"
    made = opened(skck.hall, replace(PLAN, companions=(slug,)))
    HallQuestion.objects.filter(pk=own.pk).update(text_id="Lain?")
    asked = companions_of(made)[0]
    assert asked.questions[0].question["id"] == "Apakah parkirnya cukup?"
    beside = {slug: {"apakah-parkirnya-cukup": 2}}
    shown = closed(made, beside)
    assert beside_figures(shown)[0].index == 100


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"answers_id": "Ya"}, "answers_id"),
        ({"answers_en": "No\nPerhaps\nYes"}, "answers_en"),
        ({"text_local": "?"}, "language"),
        ({"language": "jv", "answers_local": "Ora"}, "answers_local"),
        ({"language": "id"}, "language"),
    ],
)
def test_an_own_question_has_as_many_answers_in_each_language(client, skck, change, field):
    client.force_login(given.manager(skck.hall))
    page = client.post(reverse("admin:surveys_hallquestion_add"), OWN | {"order": 1} | change)
    assert field in page.context["adminform"].form.errors
    assert not HallQuestion.objects.exists()


@pytest.fixture
def invented(skck):
    """A campaign with some words in an invented language (qaa is reserved for such)."""
    skm, beside = deepcopy(facts_of("skm", "2017")), deepcopy(facts_of("integritas", "1"))
    skm["elements"][0]["answers"][3]["qaa"] = "Zum zum"
    beside["questions"][1]["question"]["qaa"] = "Plim plam?"
    kept = [
        InstrumentVersion.objects.create(
            slug=facts["slug"], version="q", facts=facts, size=9, recorded_at=NINE
        )
        for facts in (skm, beside | {"version": "q"})
    ]
    dates = {"begins": PLAN.begins, "ends": PLAN.ends, "opened_at": NINE}
    more = {"title": "Q", "basis": "stated", "opened_by": "test"}
    made = Campaign.objects.create(hall=skck.hall, instrument=kept[0], **dates, **more)
    made.companions.create(version=kept[1], place=1)
    return made


def test_a_language_of_a_few_words_can_be_chosen_and_the_rest_is_indonesian(client, invented):
    address = reverse("surveys:openly", args=[invented.hall.slug])
    assert 'value="qaa"' in client.get(address).content.decode()
    page = client.get(f"{address}?bahasa=qaa").content.decode()
    assert "<span>Zum zum</span>" in page
    assert 'lang="qaa"' in page[page.index("Plim plam?") - 120 : page.index("Plim plam?")]
    assert "Seberapa cepat pelayanan diberikan?" in page
    assert '<label lang="id">' in page
    heard = reverse("surveys:read-aloud", args=["integritas-q", "qaa", "pungutan"])
    assert heard in page
    assert client.get(heard)["Location"].startswith("/suara/")


def test_every_language_of_a_companion_is_offered(invented):
    asked, beside = invented.instrument.instrument, companions_of(invented)
    assert languages_of(asked, beside) == ["id", "en", "qaa"]
    assert languages_of(SKM, beside) == ["id", "en", "qaa"]
    assert languages_of(SKM, [companion_of(facts_of("loket", "1"))]) == ["id", "en"]


def test_a_kept_sheet_of_an_office_that_is_gone_counts_all_the_same(client, campaign, skck):
    client.force_login(given.manager(skck.hall))
    answers = NINE_ANSWERS | {"layanan": "gone", "tambah-loket--panggilan": "2"}
    sheet = {"key": str(given.hall().pk), "age": 1, "answers": answers}
    body = json.dumps({"sheets": [sheet]})
    address = reverse("surveys:interview-send", args=[skck.hall.slug])
    told = client.post(address, body, content_type="application/json").json()
    assert len(told["taken"]) == 1
    assert Sheet.objects.get().beside == {"loket": {"panggilan": 2}}


def test_the_interviewers_form_asks_the_same(client, campaign, skck):
    client.force_login(given.manager(skck.hall))
    page = client.get(reverse("surveys:interview", args=[skck.hall.slug])).content.decode()
    assert page.count("data-optional") == 5 + 3


def test_it_is_asked_within_its_days_only():
    before = INTEGRITY.valid_from - timedelta(days=1)
    assert companions_on(before) == []
