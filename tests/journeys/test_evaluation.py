"""A cycle from self-assessment to a published ranking, and a warning that ends in a downgrade."""

from base64 import b64decode
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from satuatap.documents.models import IssuedDocument
from satuatap.evaluation import actions
from satuatap.evaluation.models import Assignment, Case, Cycle, Observation
from satuatap.evaluation.rules import Step
from satuatap.evaluation.tasks import warn_halls
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.national.models import HallDay
from satuatap.oversight.queries import stage_of
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db(transaction=True)
BATU = {"latitude": -7.87123, "longitude": 112.52412}
DOT = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
COUNTED = (
    *("visits", "agencies", "services", "tickets", "served", "no_shows", "left", "expired"),
    *("returned", "held", "out_of_order", "judged", "on_time", "wait_seconds", "service_seconds"),
)
DAYS = {"self_by": 7, "desk_by": 14, "visit_by": 21, "moderation_by": 28, "objection_by": 35}


def begun(hall):
    """An example cycle in which the hall answers just now."""
    today = timezone.localdate()
    ends = {name: today + timedelta(days=count) for name, count in DAYS.items()}
    yesterday = today - timedelta(days=1)
    period = {"since": today - timedelta(days=365), "until": yesterday, "is_example": True}
    plan = given.plan(code="mal-kini", title="Penilaian kini", **period, **ends)
    made = actions.open_cycle(plan, by=given.ANYBODY, at=timezone.now())
    return actions.advance(made, Step.SELF, at=timezone.now())


def press(page, words):
    page.get_by_role("button", name=words).click()


def go_on(page, cycle, to):
    page.goto(reverse("evaluation:cycle", args=[cycle.code]))
    press(page, f"Lanjut ke tahap {to}")


def sign_here(page):
    document = IssuedDocument.objects.latest("issued_at")
    page.locator("input[name=sandi]").fill(given.PASSPHRASE)
    page.locator("main button[type=submit]").first.click()
    page.wait_for_load_state()
    document.refresh_from_db()
    assert document.is_complete


def answer_everything(page, hall, cycle, axe):
    page.goto(reverse("evaluation:hall-list", args=[hall.slug]))
    page.get_by_role("link", name=cycle.title).click()
    for each in cycle.instrument.asked_of_hall():
        page.get_by_role("link", name=each.name["id"], exact=True).click()
        page.locator("select").select_option("4")
        page.locator("textarea").fill("Lihat keputusan nomor 12")
        photo = {"name": "bukti.png", "mimeType": "image/png", "buffer": DOT}
        page.locator("#berkas").set_input_files(photo)
        axe(page)
        press(page, "Simpan jawaban")
        page.get_by_text("Jawaban disimpan.").wait_for()
    press(page, "Kirim penilaian mandiri")
    page.get_by_text("Penilaian mandiri dikirim.").wait_for()


def score_everything(page, task):
    page.goto(reverse("evaluation:tasks"))
    page.get_by_role("link", name=task.assessment.hall.title).click()
    for each in page.locator("select").all():
        each.select_option("4")
    press(page, "Simpan dan selesaikan")
    page.get_by_text("Penilaian selesai").wait_for()


def object_and_reply(manager, ministry, hall, cycle, *, axe):
    manager.goto(reverse("evaluation:hall", args=[hall.slug, cycle.code]))
    axe(manager)
    press(manager, "Kirim sanggahan")  # without a word
    manager.locator("textarea").fill("Kami punya satu lagi")
    press(manager, "Kirim sanggahan")
    manager.get_by_text("Sanggahan dikirim.").wait_for()
    ministry.goto(reverse("evaluation:assessment", args=[cycle.code, hall.slug]))
    axe(ministry)
    ministry.locator("select[name=upheld]").select_option("0")
    ministry.locator("textarea[name=text]").fill("Sudah dihitung")
    press(ministry, "Jawab sanggahan")


def publish_a_version(page):
    """A version in which what is not known counts nothing, so that a young hall is ranked too."""
    page.goto(reverse("evaluation:methods"))
    page.get_by_role("row", name="Penilaian mal").get_by_role("link", name="Ubah angkanya").click()
    for name in ("visits", "respondents", "days", "sample"):
        page.locator(f"input[name={name}]").fill("0")
    page.locator("input[name=version]").fill("2099")
    page.locator("input[name=valid_from]").fill(str(timezone.localdate()))
    page.locator("input[name=where]").fill("Keputusan uji")
    page.locator("textarea[name=note]").fill("Untuk mal yang baru")
    page.locator("input[name=kepuasan-weight]").fill("49")
    press(page, "Terbitkan versi")
    page.get_by_text("Bobot berjumlah 99, seharusnya tepat 100.").wait_for()
    page.locator("input[name=kepuasan-weight]").fill("50")
    for each in page.locator("select[name$=-missing]").all():
        each.select_option("zero")
    press(page, "Terbitkan versi")
    page.get_by_text("Versi mal-2099 diterbitkan.").wait_for()


def plan_a_cycle(page):
    page.get_by_role("link", name="Penilaian", exact=True).click()
    page.get_by_role("link", name="Rencanakan siklus").click()
    page.locator("input[name=title]").fill("Penilaian kini")
    page.locator("input[name=code]").fill("mal-kini")
    page.locator("select[name=instrument]").select_option("mal-2099")
    page.locator("main form button[type=submit]").click()
    page.get_by_text("Siklus dibuat.").wait_for()
    press(page, "Lanjut ke tahap Penilaian mandiri")
    press(page, "Tugaskan penilai ke semua mal")
    page.get_by_text("2 penugasan dibuat.").wait_for()
    return Cycle.objects.get(code="mal-kini")


def test_a_cycle_from_its_method_to_a_published_ranking(open_page, sign_in, axe, screenshot):
    hall, head, people = base.hall(), given.ministry(), [given.evaluator(), given.evaluator()]
    manager, ministry = open_page(width=390), open_page()
    sign_in(ministry, head)
    publish_a_version(ministry)
    cycle = plan_a_cycle(ministry)
    sign_in(manager, given.with_role(Role.HALL_MANAGER, hall=hall))
    answer_everything(manager, hall, cycle, axe)
    go_on(ministry, cycle, "Penelaahan dokumen")
    for person in people:
        evaluator = open_page()
        sign_in(evaluator, person)
        score_everything(evaluator, Assignment.objects.get(evaluator=person))
        axe(evaluator)
    for step in ("Kunjungan lapangan", "Moderasi", "Masa sanggah"):
        go_on(ministry, cycle, step)
    object_and_reply(manager, ministry, hall, cycle, axe=axe)
    pass_the_window(cycle)
    go_on(ministry, cycle, "Penetapan")
    press(ministry, "Tetapkan hasil")
    ministry.get_by_role("link", name="Tanda tangani").click()
    sign_here(ministry)
    go_on(ministry, cycle, "Diumumkan")
    read_it(open_page(js=False, width=360), hall, screenshot)


def read_it(reader, hall, screenshot):
    """A citizen finds the ranking, the hall, why it stands there, and the method."""
    reader.goto(reverse("evaluation:index"))
    reader.get_by_role("link", name="Penilaian kini").click()
    reader.get_by_role("link", name=hall.title).first.click()
    reader.get_by_text("Mengapa di tempat ini").wait_for()
    reader.get_by_text("Dari apa angka ini").wait_for()
    screenshot(reader, "penilaian-mal")
    reader.get_by_role("link", name="Cara menilai").last.click()
    reader.get_by_text("Rumus, supaya setiap nilai dapat dihitung ulang").wait_for()


def pass_the_window(cycle):
    """The last days of the steps lie behind us."""
    today = timezone.localdate()
    ends = {name: today - timedelta(days=40 - count) for name, count in DAYS.items()}
    Cycle.objects.filter(pk=cycle.pk).update(**ends)


def take(page, step, words):
    page.get_by_role("link", name=step).click()
    page.locator("textarea").fill(words)
    page.locator("form").get_by_role("button", name=step).click()
    page.get_by_text("Langkah dicatat.").wait_for()


def test_a_warning_that_ends_in_a_downgrade(open_page, sign_in, axe, screenshot):
    hall, manager, ministry = base.hall(), open_page(width=390), open_page()
    keeper = given.with_role(Role.HALL_MANAGER, hall=hall)
    day = timezone.localdate() - timedelta(days=20)
    HallDay.objects.create(hall=hall, day=day, way="direct", **dict.fromkeys(COUNTED, 3))
    warn_halls(0)
    case = Case.objects.get(hall=hall)
    sign_in(manager, keeper)
    manager.goto(reverse("notifications:inbox"))
    manager.get_by_text("Mal Anda diberi peringatan").click()
    manager.get_by_role("link", name="Buka halamannya").click()
    manager.wait_for_url(f"**{reverse('evaluation:hall-case', args=[hall.slug, case.pk])}")
    manager.locator("textarea").fill("Kami buka lagi bulan depan")
    axe(manager)
    press(manager, "Kirim rencana")
    manager.get_by_text("Rencana perbaikan dikirim.").wait_for()
    downgraded(ministry, hall, sign_in=sign_in, axe=axe)
    screenshot(ministry, "kasus-selesai")
    anybody = open_page(js=False, width=360)
    anybody.goto(IssuedDocument.objects.latest("issued_at").get_absolute_url())
    anybody.get_by_text(f"Penurunan status {hall.title}").first.wait_for()


def downgraded(ministry, hall, *, sign_in, axe):
    """The ministry visits, looks again, proposes, decides and signs."""
    sign_in(ministry, given.ministry())
    ministry.goto(reverse("evaluation:cases"))
    axe(ministry)
    ministry.get_by_role("link", name=hall.title).click()
    take(ministry, "Catat kunjungan pembinaan", "Gedung terkunci")
    assert stage_of(hall) == "coaching"
    take(ministry, "Catat pemeriksaan ulang", "Masih terkunci")
    take(ministry, "Usulkan penurunan status", "Tidak ada perbaikan")
    take(ministry, "Putuskan penurunan status", "Diturunkan sesuai usul")
    axe(ministry)
    assert stage_of(hall) == "coaching"
    ministry.get_by_role("link", name="Tanda tangani").click()
    sign_here(ministry)
    assert stage_of(hall) == "downgraded"
    ministry.goto(reverse("evaluation:cases") + "?keadaan=selesai")
    ministry.get_by_role("link", name=hall.title).click()
    ministry.get_by_text("Kasus: Selesai.").wait_for()


@pytest.fixture(name="task")
def task_():
    """Somebody who is about to visit a hall that has sent its word."""
    hall, person = base.hall(), given.evaluator()
    cycle = begun(hall)
    mine = given.assessment(cycle, hall)
    made = actions.assign(mine, person, by=given.ANYBODY, at=timezone.now())
    given.answered(mine)
    actions.advance(cycle, Step.DESK, at=timezone.now())
    return made


def test_an_observation_waits_for_the_network(open_page, sign_in, axe, task):
    allowed = {"permissions": ["geolocation"], "geolocation": BATU, "service_workers": "allow"}
    page = open_page(width=390, **allowed)
    sign_in(page, task.evaluator)
    page.goto(reverse("evaluation:visit", args=[task.pk]))
    page.get_by_text("Semua pengamatan sudah terkirim.").wait_for()
    axe(page)
    page.wait_for_function("navigator.serviceWorker.ready.then(() => true)")
    page.reload()
    page.get_by_text("Semua pengamatan sudah terkirim.").wait_for()
    page.context.set_offline(True)
    page.locator("textarea[name=note]").fill("Jalur landai curam")
    press(page, "Catat posisi")
    page.get_by_text("Posisi tercatat").wait_for()
    page.locator("#foto").set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": DOT})
    press(page, "Simpan pengamatan")
    page.get_by_text("1 pengamatan tersimpan di perangkat ini").wait_for()
    page.reload()
    page.get_by_text("1 pengamatan tersimpan di perangkat ini").wait_for()
    assert not Observation.objects.exists()
    page.context.set_offline(False)
    page.get_by_text("Semua pengamatan sudah terkirim.").wait_for()
    page.reload()
    page.get_by_text("Jalur landai curam").wait_for()
    page.get_by_role("img", name="Foto 1").wait_for()
    axe(page)
    seen = Observation.objects.get()
    assert (str(seen.latitude), seen.photos.count()) == ("-7.87123", 1)


def test_a_refused_observation_holds_up_no_other_and_is_mended(open_page, sign_in, axe, task):
    page = open_page(width=390)
    sign_in(page, task.evaluator)
    page.goto(reverse("evaluation:visit", args=[task.pk]))
    page.get_by_text("Semua pengamatan sudah terkirim.").wait_for()
    page.context.set_offline(True)
    too_long = "element => element.removeAttribute('maxlength')"
    page.locator("textarea[name=note]").evaluate(too_long)
    for note in ("A" * 2001, "Jalur landai curam", "B" * 2001):
        page.locator("textarea[name=note]").fill(note)
        press(page, "Simpan pengamatan")
    page.get_by_text("3 pengamatan tersimpan di perangkat ini").wait_for()
    page.context.set_offline(False)
    page.get_by_text("2 pengamatan tidak diterima.").wait_for()
    assert Observation.objects.get().note == "Jalur landai curam"
    page.reload()
    page.get_by_text("2 pengamatan tidak diterima.").wait_for()
    axe(page)
    refused = page.locator("[data-refused-list] > li")
    page.locator("textarea[name=note]").evaluate(too_long)
    refused.filter(has_text="BBB").get_by_role("button", name="Buang").click()
    page.get_by_text("1 pengamatan tidak diterima.").wait_for()
    refused.get_by_role("button", name="Ubah").click()
    assert page.locator("textarea[name=note]").input_value() == "A" * 2001
    page.locator("textarea[name=note]").fill("Tanpa kursi")
    press(page, "Simpan pengamatan")
    page.get_by_text("Semua pengamatan sudah terkirim.").wait_for()
    assert set(Observation.objects.values_list("note", flat=True)) == {
        "Jalur landai curam",
        "Tanpa kursi",
    }


def test_a_finding_from_the_visit_to_its_recheck(open_page, sign_in, axe, task):
    page, manager = open_page(width=390), open_page(width=390)
    hall, cycle = task.assessment.hall, task.assessment.cycle
    sign_in(page, task.evaluator)
    page.goto(reverse("evaluation:tasks"))
    page.get_by_role("link", name=hall.title).click()
    page.get_by_role("link", name="Buka formulir kunjungan").click()
    page.locator("summary", has_text="Rencanakan kunjungan").click()
    day = str(timezone.localdate() + timedelta(days=10))
    page.locator("input[name=planned_on]").fill(day)
    press(page, "Simpan rencana")
    page.locator("summary", has_text="Catat temuan").click()
    page.locator("textarea[name=text]").fill("Tanpa kursi roda")
    page.locator("details[open] input[name=due]").fill(day)
    press(page, "Catat temuan")
    page.get_by_text("Temuan dicatat.").wait_for()
    sign_in(manager, given.with_role(Role.HALL_MANAGER, hall=hall))
    manager.goto(reverse("evaluation:hall", args=[hall.slug, cycle.code]))
    axe(manager)
    for proof, holds in (("Sudah dipesan", "0"), ("BAST 12/2026", "1")):
        manager.reload()
        manager.locator("input[name=proof]").fill(proof)
        press(manager, "Catat selesai")
        look_again(page, holds, day, axe)
    manager.reload()
    manager.get_by_text("Dipastikan").wait_for()


def look_again(page, holds, day, axe):
    page.reload()
    page.locator("summary", has_text="Periksa ulang").click()
    form = page.locator("details[open]")
    form.locator("select").select_option(holds)
    form.locator("textarea").fill("Dilihat lagi")
    if holds == "0":
        form.locator("input[type=date]").fill(day)
    axe(page)
    press(page, "Catat pemeriksaan")
    page.get_by_text("Pemeriksaan ulang dicatat.").wait_for()
