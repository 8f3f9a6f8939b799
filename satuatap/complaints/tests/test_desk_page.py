"""The desk: due soonest first, few queries, and every act of the chain."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from satuatap.complaints.actions import From
from satuatap.complaints.models import AnswerTemplate, Attachment, Complaint
from satuatap.complaints.tests.given import answered, at_office, begun, filed, fresh, people
from satuatap.core.uploads.tests.files import photo
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db


@pytest.fixture
def the():
    return people()


@pytest.fixture
def manager(client, the):
    return signed_in(client, the.manager)


def signed_in(client, user):
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def act(client, complaint, name, **form):
    return client.post(reverse(f"desk:{name}", args=[complaint.code]), form)


def test_what_is_due_soonest_stands_first(the, manager):
    for days in (0, 2, 1):
        filed(the.hall, at=NINE - timedelta(days=days), title=f"Hari {days}")
    page = manager.get("/kerja/pengaduan/").text
    places = [page.index(f"Hari {days}") for days in (2, 1, 0)]
    assert places == sorted(places)


def test_the_desk_shows_whose_turn_it_is_and_finds_words(the, manager):
    filed(the.hall, title="Baru masuk")
    answered(the, title="Sudah dijawab")
    page = manager.get("/kerja/pengaduan/").text
    assert "Baru masuk" in page
    assert "Sudah dijawab" not in page
    assert "Sudah dijawab" in manager.get("/kerja/pengaduan/?giliran=pelapor").text
    assert "Baru masuk" not in manager.get("/kerja/pengaduan/?q=lain&giliran=semua").text


def test_a_level_of_very_many_digits_is_none(manager):
    assert manager.get("/kerja/pengaduan/", {"jenjang": "9" * 5000}).status_code == 200


def test_odd_filters_are_the_usual_desk(the, manager):
    filed(the.hall, title="Baru masuk")
    page = manager.get("/kerja/pengaduan/?giliran=x&jenjang=99x&hal=-3")
    assert "Baru masuk" in page.text


def test_an_officer_sees_what_the_office_has_and_no_more(client, the):
    filed(the.hall, title="Di manajer")
    at_office(the, title="Di gerai")
    page = signed_in(client, the.officer).get("/kerja/pengaduan/").text
    assert "Di gerai" in page
    assert "Di manajer" not in page


def test_from_verification_to_an_answer_with_proof(the, manager):
    made = filed(the.hall)
    act(manager, made, "verify", severity="oversight")
    act(manager, made, "dispose", office=str(the.office.pk), text="Tolong")
    officer = signed_in(manager, the.officer)
    act(officer, made, "start")
    said = {"text": "Loket ditambah.", "proof": "Foto", "draft": str(uuid4())}
    act(officer, made, "answer", **said, berkas=SimpleUploadedFile("a.jpg", photo()))
    assert (fresh(made).state, fresh(made).severity) == ("awaiting", "oversight")
    assert Attachment.objects.get(answer__isnull=False).answer_id == fresh(made).answers.get().pk
    assert fresh(made).answers.get().text == "Loket ditambah."


def test_an_answer_without_proof_keeps_its_words(client, the):
    made = begun(the)
    page = act(signed_in(client, the.officer), made, "answer", text="Sudah.", draft=str(uuid4()))
    assert page.status_code == 422
    assert "Sudah." in page.text


def test_a_template_begins_the_answer(client, the):
    made = begun(the)
    kept = AnswerTemplate.objects.create(hall=the.hall, title="Maaf", text="Kami mohon maaf.")
    typed = {"text": "Yth. Ibu,", "proof": "Foto", "draft": str(uuid4()), "templat": str(kept.pk)}
    page = act(signed_in(client, the.officer), made, "answer", **typed)
    assert page.status_code == 200
    assert "Yth. Ibu,\n\nKami mohon maaf." in page.text
    assert (fresh(made).state, "Foto" in page.text) == ("in_progress", True)


def test_publishing_shows_the_text_with_personal_data_covered(the, manager):
    made = at_office(the, body="Hubungi 081234567890.", reporter=From(name="Sari"))
    page = manager.get(f"{reverse('desk:case', args=[made.code])}?tindakan=publish")
    assert "▇▇▇" in page.text
    mark = re.search(r'name="seen" value="(\w+)"', page.text)
    assert mark
    form = {"title": "Lama", "body": "Menunggu lama.", "seen": mark[1]}
    for wrong in ({"body": "Hubungi 081234567890."}, {"seen": ""}, {"seen": "x"}):
        assert act(manager, made, "publish", **form | wrong).status_code == 422
    act(manager, made, "publish", **form)
    assert Complaint.objects.published().get() == made


def test_whoever_gives_a_report_away_comes_back_to_the_desk(the, manager):
    made = filed(the.hall)
    gone = act(manager, made, "verify", severity="oversight", is_levy="on")
    assert gone["Location"] == "/kerja/pengaduan/"
    assert manager.get(reverse("desk:case", args=[made.code])).status_code == 404


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("ask_more", {"text": "Kapan?"}),
        ("reject", {"text": "Bukan layanan kami."}),
        ("note", {"text": "Sudah ditelepon.", "key": str(uuid4())}),
        ("tighten", {"secret": "on"}),
        ("moderate", {"title": "Lama", "body": "…", "why": "threat"}),
    ],
)
def test_every_act_leads_back_to_the_report(the, manager, name, form):
    made = filed(the.hall)
    answer = act(manager, made, name, **form)
    assert answer["Location"] == reverse("desk:case", args=[made.code])


def test_two_reports_of_one_matter_go_on_as_one(the, manager):
    first, second = filed(the.hall), filed(the.hall)
    assert act(manager, second, "merge", number="ADU-0-2026-9999").status_code == 422
    act(manager, second, "merge", number=first.number.lower())
    assert fresh(second).duplicate_of == first


def test_the_person_it_is_about_reads_nothing_any_more(client, the):
    made = at_office(the)
    assert act(signed_in(client, the.manager), made, "implicate", person=str(the.officer.pk))
    page = signed_in(client, the.officer).get(reverse("desk:case", args=[made.code]))
    assert page.status_code == 404


def test_the_reporter_is_led_to_the_own_page(client, the):
    made = filed(the.hall, reporter=From(account=the.officer))
    page = signed_in(client, the.officer).get(reverse("desk:case", args=[made.code]))
    assert page["Location"] == reverse("complaints:report", args=[made.code])


def test_the_desk_asks_as_little_for_fifty_thousand_as_for_one(
    the, manager, django_assert_max_num_queries
):
    with time_machine.travel(NINE, tick=False):
        filed(the.hall)
        manager.get("/kerja/pengaduan/")
        copies(the, 50_000)
        with django_assert_max_num_queries(6):
            page = manager.get("/kerja/pengaduan/?giliran=perlu")
    assert "50.001" in page.text


def copies(the, count):
    """So many open reports, as rows: their way there is tested elsewhere."""
    row = {"hall": the.hall, "channel": "portal", "title": "Lama", "body": "Tiga jam."}
    row |= {"state": "sent", "state_at": NINE, "drafted_at": NINE, "sent_at": NINE, "due_at": NINE}
    Complaint.objects.bulk_create(
        (Complaint(**row, number=f"ADU-X-2026-{each}") for each in range(count)), batch_size=5000
    )
