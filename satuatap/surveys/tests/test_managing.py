"""The manager's pages: plan, progress, close, result, follow-up; and who may not."""

import re
from dataclasses import replace
from datetime import date

import pytest

from satuatap.identity.models import User
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY
from satuatap.surveys.actions import close_campaign
from satuatap.surveys.models import Campaign, FollowUp
from satuatap.surveys.tests.asked import CLOSING, PLAN, answered, opened, served
from satuatap.surveys.tests.worked import TWELVE, sheets_of

pytestmark = pytest.mark.django_db
FORM = {
    "title": "Semester II 2026",
    "begins": "2026-11-16",
    "ends": "2026-12-31",
    "population": "1000",
    "kind": "regular",
}
PROMISE = {"element": "waktu", "measure": "Dua loket", "owner": "Disdukcapil", "due": "2027-03-31"}


@pytest.fixture
def skck():
    return given.offering()


@pytest.fixture
def manager(skck, client):
    client.force_login(given.manager(skck.hall, name="Sari"))
    return client


@pytest.fixture
def campaign(skck):
    """Twelve of one office, three of another."""
    ktp = given.offering(
        queue=given.queue(office=given.office(hall=skck.hall, name="Dukcapil")), title_id="KTP"
    )
    made = opened(skck.hall)
    answered(made, TWELVE, office=skck.office, offering=skck)
    answered(made, TWELVE[:3], office=ktp.office, offering=ktp)
    return made


def address(campaign, *more):
    return "/".join(["/kerja/survei", campaign.hall.slug, str(campaign.pk), *more, ""])


def closed(campaign):
    return close_campaign(campaign, by=ANYBODY, at=CLOSING)


def page(client, path, status=200, **form):
    answer = client.post(path, form) if form else client.get(path)
    assert answer.status_code == status, answer.content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def plan(client, hall, status=200, **form):
    return page(client, f"/kerja/survei/{hall.slug}/rencana/", status, **FORM | form)


def test_a_plan_is_shown_with_its_sample_before_it_is_kept(manager, skck):
    served(skck)
    day = {"begins": "2026-11-17", "ends": "2026-11-17", "population": ""}
    assert "Seluruh mal 1 1 Polres Batu 1 1 SKCK baru 1 1" in plan(manager, skck.hall, **day)
    assert "Seluruh mal 1.000 278" in plan(manager, skck.hall)
    assert not Campaign.objects.exists()


def test_a_plan_is_kept_once_the_manager_is_sure(manager, skck):
    for _ in range(2):
        plan(manager, skck.hall, 302, sure="1")
    made = Campaign.objects.get()
    assert (made.begins, made.ends, made.is_open) == (date(2026, 11, 16), date(2026, 12, 31), True)
    assert made.opened_by.startswith("user:")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"ends": "2026-11-01"}, "Periode berakhir sebelum mulai."),
        ({"ends": "2028-01-01"}, "paling lama satu tahun"),
        ({"begins": "0001-01-01"}, "paling awal tahun 2010"),
        ({"begins": "9999-07-01", "ends": "9999-12-31"}, "paling awal setahun sebelum"),
        ({"population": "0"}, "1"),
        ({"population": ""}, "Sebutkan jumlah penerima layanan"),
    ],
)
def test_what_was_typed_stays_when_something_is_wrong(manager, skck, typed, said):
    path = f"/kerja/survei/{skck.hall.slug}/rencana/"
    answer = manager.post(path, FORM | {"sure": "1"} | typed)
    body = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="Semester II 2026"' in body
    assert said in body
    assert not Campaign.objects.exists()


def test_a_plan_that_overlaps_is_told_before_it_is_kept(manager, skck):
    opened(skck.hall)
    assert "sudah punya survei pada periode itu" in plan(manager, skck.hall, 409)


def test_a_plan_may_be_changed_again(manager, skck):
    assert "Periksa rencana" in plan(manager, skck.hall, again="1")


def test_an_open_campaign_shows_counts_and_never_a_figure(manager, campaign):
    shown = page(manager, address(campaign))
    assert "Polres Batu 12" in shown
    assert "Dukcapil kurang dari 5" in shown
    assert "tablet di pintu keluar terbuka, tanpa undangan 15" in shown
    assert not re.search(r"IKM|Nilai|8\d,\d\d", shown.replace("belum ada nilai", ""))


def test_flags_are_counted_once_there_are_enough_answers(manager, skck):
    made = opened(skck.hall)
    answered(made, [[4] * 9] * 4)
    assert "beruntun" not in page(manager, address(made))
    answered(made, [[4] * 9])
    assert "Ditandai 0 beruntun" in page(manager, address(made))
    assert "5 seragam" in page(manager, address(closed(made)))


def test_closing_asks_to_be_sure_and_keeps_who_and_when(manager, campaign):
    sure = page(manager, address(campaign, "tutup"))
    assert "Nama Anda, Sari" in sure
    assert "Kurang 263 jawaban" in sure
    for _ in range(2):
        page(manager, address(campaign, "tutup"), 302, sure="1")
    assert "Ditutup dan disahkan oleh Sari" in page(manager, address(campaign))


def test_a_result_names_figure_interval_weakest_and_shortfall(manager, campaign):
    shown = page(manager, address(closed(campaign)))
    assert "Nilai IKM 83,15 B Baik; 95% yakin antara" in shown
    assert "U3 Waktu penyelesaian terlemah" in shown
    assert "sampel belum memenuhi, kurang 263" in shown
    assert "tidak ada pembanding" in shown


def test_the_hand_method_is_shown_on_request_and_named(manager, campaign):
    path = address(closed(campaign))
    assert "Cara tangan dengan bobot 0,111" not in page(manager, path)
    assert "Cara tangan dengan bobot 0,111: 83,07 (B)" in page(manager, f"{path}?hitung=tangan")


def test_a_part_of_few_answers_is_withheld_and_what_would_open_it(manager, campaign):
    shown = page(manager, address(closed(campaign)))
    assert "Polres Batu … – …" in shown
    assert "Dukcapil … – …" in shown
    assert "ditahan: kurang dari 5" in shown


def test_of_fewer_than_five_answers_nothing_is_shown(manager, skck):
    made = opened(skck.hall)
    answered(made, TWELVE[:4])
    shown = page(manager, address(closed(made)))
    assert "Kurang dari 5 orang menjawab" in shown
    assert "Nilai IKM" not in shown
    assert not re.search(r"\d\d,\d\d", shown)


def test_a_result_stands_against_the_one_before(manager, campaign):
    before = replace(PLAN, begins=date(2026, 1, 1), ends=date(2026, 6, 30))
    earlier = opened(campaign.hall, before)
    answered(earlier, sheets_of(2000, 100), day=before.begins)
    closed(earlier)
    shown = page(manager, address(closed(campaign)))
    assert "Sejak survei sebelumnya Naik +27,59 (t = " in shown
    assert "uji t Welch" in shown


def test_a_follow_up_is_planned_and_done_with_its_proof(manager, campaign):
    path = address(closed(campaign), "tindak-lanjut")
    page(manager, path, 302, **PROMISE)
    line = FollowUp.objects.get()
    assert "harus diisi" in page(manager, f"{path}{line.pk}/selesai/", 422, proof=" ")
    page(manager, f"{path}{line.pk}/selesai/", 302, proof="SK 12/2027")
    assert "Bukti: SK 12/2027" in page(manager, address(campaign))


def test_a_follow_up_keeps_what_was_typed(manager, campaign):
    path = address(closed(campaign), "tindak-lanjut")
    assert "Tambah dua loket" in page(
        manager, path, 422, **PROMISE | {"measure": "Tambah dua loket", "due": "2026-01-01"}
    )


def test_a_result_stays_signed_by_the_name_of_then(manager, campaign):
    page(manager, address(campaign, "tutup"), 302, sure="1")
    User.objects.filter(name="Sari").update(name="Penerus")
    assert "Ditutup dan disahkan oleh Sari," in page(manager, address(campaign))


def test_a_running_survey_does_not_tell_how_many_answered_all_alike(manager, campaign):
    before = page(manager, address(campaign))
    answered(campaign, [[4] * 9], day=PLAN.begins)
    now = page(manager, address(campaign))
    assert "seragam" not in before + now
    assert "beruntun dari satu perangkat" in now


def test_suggestions_are_read_by_the_manager_by_alphabet_and_alone(manager, campaign):
    for said in ("Tambah kursi", "Antrean lama", "<b>Ramah</b>", "Loket 2 lambat", "=1+1"):
        answered(campaign, TWELVE[:1], remark=said, profile={"usia": "20-29"})
    page(manager, address(campaign, "saran"), 409)
    shown = manager.get(address(closed(campaign), "saran")).content.decode()
    words = ["&lt;b&gt;Ramah&lt;/b&gt;", "=1+1", "Antrean lama", "Loket 2 lambat", "Tambah kursi"]
    assert re.findall(r"<td>([^<]*)</td>", shown) == words
    assert "Saran pengunjung" in page(manager, address(campaign))


def test_a_few_suggestions_are_not_shown(manager, campaign):
    answered(campaign, TWELVE[:4], remark="Sepi")
    assert "Sepi" not in page(manager, address(closed(campaign), "saran"))


def test_an_open_campaign_has_nothing_to_follow_up(manager, campaign):
    page(manager, address(campaign, "tindak-lanjut"), 409, **PROMISE)


def test_the_list_says_what_is_overdue_and_late(manager, campaign):
    hall = campaign.hall
    type(hall).objects.filter(pk=hall.pk).update(inaugurated_on=date(2020, 1, 1))
    shown = page(manager, f"/kerja/survei/{hall.slug}/")
    assert "harus selesai paling lambat 1 Juli 2020" in shown
    assert "Semester II 2026" in shown


def test_an_officer_reads_the_own_office_of_closed_campaigns(client, skck, campaign):
    client.force_login(given.officer(given.counter(skck)))
    assert "Semester II" not in page(client, f"/kerja/survei/{skck.hall.slug}/")
    page(client, address(campaign), 404)
    answered(campaign, TWELVE[:9], office=campaign.hall.offices.get(name="Dukcapil"))
    shown = page(client, address(closed(campaign)))
    assert "Polres Batu Nilai IKM 83,33" in shown
    assert "Dukcapil" not in shown
    assert "tindak lanjut" not in shown


def test_an_officer_of_a_small_office_reads_nothing_of_it(client, campaign):
    desk = given.counter(campaign.hall.offerings.get(title_id="KTP"))
    client.force_login(given.officer(desk))
    assert "Terlalu sedikit jawaban" in page(client, address(closed(campaign)))


def test_a_result_asks_little_of_the_database(manager, campaign, django_assert_max_num_queries):
    path = address(closed(campaign))
    with django_assert_max_num_queries(20):
        manager.get(path)
