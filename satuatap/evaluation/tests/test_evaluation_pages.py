"""The pages of evaluation: who sees what, and that many halls cost few queries."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from satuatap.core.uploads.limits import upload_limits
from satuatap.documents.actions import sign
from satuatap.evaluation import actions
from satuatap.evaluation.actions import visiting
from satuatap.evaluation.actions.visiting import Looked, Seen
from satuatap.evaluation.errors import AlreadyFound, DateHasPassed, NotMendedYet, TooLate
from satuatap.evaluation.models import (
    Assessment,
    Assignment,
    Decision,
    Evidence,
    FieldVisit,
    Finding,
    Observation,
    ObservationPhoto,
    Score,
    SelfAnswer,
)
from satuatap.evaluation.rules import Step
from satuatap.evaluation.tests import given
from satuatap.identity.models import Role
from satuatap.places.models import Hall
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
DAYS = {"self_by": 7, "desk_by": 14, "visit_by": 21, "moderation_by": 28, "objection_by": 35}


@pytest.fixture
def cycle():
    """A cycle in which halls answer just now."""
    base.hall()
    today = timezone.localdate()
    ends = {name: today + timedelta(days=count) for name, count in DAYS.items()}
    period = {"since": today - timedelta(days=365), "until": today - timedelta(days=1)}
    made = actions.open_cycle(given.plan(**period, **ends), by=given.ANYBODY, at=timezone.now())
    return actions.advance(made, Step.SELF, at=timezone.now())


def into(client, user):
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def photo():
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    written.name, _ = "foto.png", written.seek(0)
    return written


def task_of(cycle, step=Step.DESK):
    """An assignment in a cycle where evaluators score just now."""
    person = given.evaluator()
    found = Assessment.objects.filter(cycle=cycle).first()
    assert found is not None
    made = actions.assign(found, person, by=given.ANYBODY, at=timezone.now())
    given.answered(found)
    actions.advance(cycle, step, at=timezone.now())
    return made


def test_the_board_of_514_halls_is_read_in_few_queries(
    client, cycle, django_assert_max_num_queries
):
    region = base.region()
    halls = [Hall(slug=f"m-{n}", name=f"M {n}", region=region) for n in range(513)]
    Hall.objects.bulk_create(halls)
    Assessment.objects.bulk_create(Assessment(cycle=cycle, hall=hall) for hall in halls)
    into(client, given.with_role(Role.MINISTRY))
    with django_assert_max_num_queries(20):
        answer = client.get(reverse("evaluation:cycle", args=[cycle.code]))
    assert "514 dari 514 mal" in answer.content.decode()


def test_the_ministry_plans_a_cycle(client):
    into(client, given.with_role(Role.MINISTRY))
    form = client.get(reverse("evaluation:new")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields}
    typed |= {"title": "Penilaian 2026", "code": "mal-2026", "instrument": "mal-2026"}
    answer = client.post(reverse("evaluation:new"), typed)
    assert answer.url == reverse("evaluation:cycle", args=["mal-2026"])


def test_deadlines_out_of_order_keep_what_was_typed(client):
    into(client, given.with_role(Role.MINISTRY))
    typed = {"title": "Penilaian", "code": "x", "instrument": "mal-2026", "since": "2026-01-01"}
    typed |= {"until": "2026-06-30", **dict.fromkeys(DAYS, "2026-09-01")}
    answer = client.post(reverse("evaluation:new"), typed)
    assert answer.status_code == 422
    assert 'value="Penilaian"' in answer.content.decode()


def test_the_region_answers_for_its_halls(client, cycle):
    hall = Assessment.objects.get(cycle=cycle).hall
    into(client, given.with_role(Role.REGION_OFFICER, region=hall.region))
    address = reverse("evaluation:indicator", args=[hall.slug, cycle.code, "inovasi"])
    typed = {"inovasi-level": "4", "inovasi-reason": "Antrean daring", "draft": str(uuid4())}
    assert client.post(address, typed | {"berkas": photo()}).status_code == 302
    assert SelfAnswer.objects.get().level == 4
    file = Evidence.objects.get().upload_id
    kept = reverse("evaluation:hall-evidence", args=[hall.slug, cycle.code, file])
    assert client.get(kept)["Content-Type"] == "image/jpeg"


def test_a_bad_file_keeps_what_was_typed(client, cycle):
    hall = Assessment.objects.get(cycle=cycle).hall
    into(client, given.with_role(Role.HALL_MANAGER, hall=hall))
    bad = io.BytesIO(b"MZ" * 99)
    bad.name = "virus.jpg"
    address = reverse("evaluation:indicator", args=[hall.slug, cycle.code, "inovasi"])
    typed = {"inovasi-level": "4", "inovasi-reason": "Antrean daring", "draft": str(uuid4())}
    answer = client.post(address, typed | {"berkas": bad})
    assert answer.status_code == 422
    assert "Antrean daring" in answer.content.decode()
    assert not SelfAnswer.objects.exists()


def test_too_many_files_keep_what_was_typed(client, cycle):
    hall = Assessment.objects.get(cycle=cycle).hall
    into(client, given.with_role(Role.HALL_MANAGER, hall=hall))
    address = reverse("evaluation:indicator", args=[hall.slug, cycle.code, "inovasi"])
    typed = {"inovasi-level": "4", "inovasi-reason": "Antrean daring", "draft": str(uuid4())}
    files = [photo() for _ in range(upload_limits().files + 1)]
    answer = client.post(address, typed | {"berkas": files})
    assert (answer.status_code, SelfAnswer.objects.exists()) == (422, False)
    assert "Antrean daring" in answer.content.decode()


def test_a_hall_reads_no_points_before_it_may_object(client, cycle):
    hall = Assessment.objects.get(cycle=cycle).hall
    into(client, given.with_role(Role.HALL_MANAGER, hall=hall))
    page = client.get(reverse("evaluation:hall", args=[hall.slug, cycle.code])).content.decode()
    assert "Indeks sementara" not in page


def test_an_evaluator_sees_their_own_tasks_alone(client, cycle):
    task = task_of(cycle)
    into(client, given.evaluator())
    assert (
        task.assessment.hall.title not in client.get(reverse("evaluation:tasks")).content.decode()
    )
    assert client.get(reverse("evaluation:task", args=[task.pk])).status_code == 404


def test_an_evaluator_scores_and_finishes(client, cycle):
    task = task_of(cycle)
    into(client, task.evaluator)
    judged = cycle.instrument.judged()
    typed = {f"{each.slug}-level": "3" for each in judged}
    address = reverse("evaluation:task", args=[task.pk])
    assert client.post(address, typed | {"selesai": "1"}).status_code == 302
    assert Score.objects.filter(assignment=task).count() == len(judged)
    assert Assignment.objects.get(pk=task.pk).finished_at


def test_what_an_evaluator_left_out_is_told(client, cycle):
    task = task_of(cycle)
    into(client, task.evaluator)
    typed = {"inovasi-level": "3", "selesai": "1"}
    answer = client.post(reverse("evaluation:task", args=[task.pk]), typed)
    assert answer.status_code == 422
    assert "Belum diisi" in answer.content.decode()


def observation(**more):
    return {"key": str(uuid4()), "note": "Jalur landai curam", "age": "60000"} | more


def test_an_observation_is_taken_once_with_photo_and_position(client, cycle):
    task = task_of(cycle)
    into(client, task.evaluator)
    address = reverse("evaluation:visit-send", args=[task.pk])
    sent = observation(latitude="-7.87123", longitude="112.52412", accuracy="8")
    for _ in range(2):
        assert client.post(address, sent | {"berkas": photo()}).status_code == 200
    seen = Observation.objects.get()
    assert (str(seen.latitude), seen.accuracy, seen.photos.count()) == ("-7.87123", 8, 1)
    assert seen.seen_at < seen.received_at


def test_the_key_of_another_assignment_is_refused_in_a_sentence(client, cycle):
    task, colleague = task_of(cycle), given.evaluator()
    other = actions.assign(task.assessment, colleague, by=given.ANYBODY, at=timezone.now())
    sent = observation()
    answers = []
    for each in (task, other):
        into(client, each.evaluator)
        answers.append(client.post(reverse("evaluation:visit-send", args=[each.pk]), sent))
    assert [each.status_code for each in answers] == [200, 422]
    assert "tugas lain" in answers[1].json()["reason"]
    assert Observation.objects.get().assignment == task


@pytest.mark.parametrize(("days", "is_taken"), [(0, True), (1, False)])
def test_what_was_seen_on_the_last_day_may_come_later(cycle, days, is_taken):
    task = task_of(cycle)
    cycle.refresh_from_db()
    seen_at = given.on(cycle.visit_by) + timedelta(days=days)
    seen = Seen(key=uuid4(), note="Jalur landai", seen_at=seen_at)
    at = given.on(cycle.visit_by) + timedelta(days=3)
    if is_taken:
        assert visiting.observe(task, seen, at=at).seen_at == seen_at
        return
    with pytest.raises(TooLate):
        visiting.observe(task, seen, at=at)


@pytest.mark.parametrize(
    "bad", [{"latitude": "91"}, {"note": ""}, {"indicator": "x"}, {"key": "x"}]
)
def test_a_bad_observation_is_refused_with_its_reason(client, cycle, bad):
    task = task_of(cycle)
    into(client, task.evaluator)
    answer = client.post(reverse("evaluation:visit-send", args=[task.pk]), observation() | bad)
    assert (answer.status_code, bool(answer.json()["reason"])) == (422, True)


def test_a_visit_is_planned_and_its_finding_followed_until_it_is_mended(client, cycle):
    task = task_of(cycle)
    into(client, task.evaluator)
    day = timezone.localdate() + timedelta(days=5)
    client.post(reverse("evaluation:plan-visit", args=[task.pk]), {"planned_on": day})
    client.post(reverse("evaluation:find", args=[task.pk]), {"text": "Kursi roda", "due": day})
    assert FieldVisit.objects.get().planned_on == day
    finding, hall = Finding.objects.get(), task.assessment.hall
    assert list(Finding.objects.overdue(day + timedelta(days=1))) == [finding]
    into(client, given.with_role(Role.HALL_MANAGER, hall=hall))
    mended = reverse("evaluation:mended", args=[hall.slug, cycle.code, finding.pk])
    client.post(mended, {"proof": "BAST 12/2026"})
    assert Finding.objects.get().proof == "BAST 12/2026"


@pytest.fixture
def mended(cycle):
    """A finding that the hall calls mended, with the task of who found it."""
    task, day = task_of(cycle), timezone.localdate() + timedelta(days=5)
    made = visiting.find(task, "Kursi roda", day, by=given.ANYBODY, at=timezone.now())
    visiting.mended(made, "BAST 12/2026", by=given.ANYBODY, at=timezone.now())
    return task, made


def test_who_found_it_looks_again_and_confirms(client, mended):
    task, finding = mended
    into(client, task.evaluator)
    address = reverse("evaluation:check", args=[task.pk, finding.pk])
    for _ in range(2):
        assert client.post(address, {"holds": "1", "note": "Ada dua"}).status_code == 302
    finding.refresh_from_db()
    assert (bool(finding.confirmed_at), finding.checks.count()) == (True, 1)
    assert "Dipastikan" in client.get(reverse("evaluation:visit", args=[task.pk])).content.decode()


def test_what_does_not_hold_is_open_again_with_a_new_date(client, mended):
    task, finding = mended
    into(client, given.with_role(Role.MINISTRY))
    here = [task.assessment.cycle.code, task.assessment.hall.slug, finding.pk]
    address = reverse("evaluation:check-finding", args=here)
    typed = {"holds": "0", "note": "Hanya foto lama"}
    answer = client.post(address, typed)
    assert (answer.status_code, "Beri batas baru" in answer.content.decode()) == (422, True)
    assert "Hanya foto lama" in answer.content.decode()
    later = timezone.localdate() + timedelta(days=9)
    assert client.post(address, typed | {"due": later}).status_code == 302
    finding.refresh_from_db()
    assert (finding.done_at, finding.proof, finding.due) == (None, "", later)
    assert finding.checks.get().proof == "BAST 12/2026"


def test_what_nobody_called_mended_is_not_looked_at_again(mended):
    task, day = mended[0], timezone.localdate() + timedelta(days=5)
    other = visiting.find(task, "Toilet", day, by=given.ANYBODY, at=timezone.now())
    with pytest.raises(NotMendedYet):
        visiting.check(other, Looked(True, "Ada"), by=given.ANYBODY, at=timezone.now())


def test_the_ministry_sees_evidence_and_photos(client, cycle):
    task = task_of(cycle)
    into(client, task.evaluator)
    address = reverse("evaluation:visit-send", args=[task.pk])
    client.post(address, observation() | {"berkas": photo()})
    into(client, given.with_role(Role.MINISTRY))
    here = [cycle.code, task.assessment.hall.slug]
    page = client.get(reverse("evaluation:assessment", args=here)).content.decode()
    file = reverse("evaluation:file", args=[*here, ObservationPhoto.objects.get().upload_id])
    assert file in page
    assert client.get(file)["Content-Type"] == "image/jpeg"


def test_a_finding_for_a_day_that_has_passed_is_refused(cycle):
    task = task_of(cycle)
    day = timezone.localdate() - timedelta(days=2)
    with pytest.raises(DateHasPassed):
        visiting.find(task, "Lama", day, by=given.ANYBODY, at=timezone.now())


@pytest.fixture
def out():
    """A published example cycle of one good hall."""
    hall = base.hall()
    return given.published(given.cycle(), {hall.pk: given.facts()})


@pytest.mark.parametrize("name", ["evaluation:ranking", "evaluation:ranking-csv"])
def test_everybody_reads_what_was_published(client, out, name):
    answer = client.get(reverse(name, args=[out.code]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert out.results.get().hall.title in page


def test_a_published_result_explains_itself(client, out):
    slug = out.results.get().hall.slug
    page = client.get(reverse("evaluation:result", args=[out.code, slug])).content.decode()
    assert "Dari apa angka ini" in page
    assert "Siklus contoh" in page
    assert "1.000 kunjungan" in page


def test_the_method_is_public_and_says_what_is_ours(client):
    page = client.get(reverse("evaluation:method", args=["mal-2026"])).content.decode()
    assert "belum terverifikasi" in page
    assert client.get(reverse("evaluation:method", args=["mal-1999"])).status_code == 404


def test_the_document_of_the_decision_can_be_checked(client, out):
    document = Decision.objects.get(cycle=out).document
    assert client.get(document.get_absolute_url()).status_code == 200
    assert document.is_complete


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_of_incentives_goes_out_with_reasons(client, out, form):
    into(client, given.with_role(Role.MINISTRY))
    answer = client.get(reverse("evaluation:listed", args=["insentif", form]))
    assert answer.status_code == 200
    if form == "csv":
        assert "peringkat 1" in answer.content.decode()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_the_list_of_support_is_the_one_of_oversight(client, form):
    into(client, given.with_role(Role.MINISTRY))
    answer = client.get(reverse("evaluation:listed", args=["dukungan", form]))
    assert (answer.status_code, answer["Location"]) == (302, f"/perjalanan/dukungan.{form}")


def test_the_ministry_signs_before_it_publishes(client):
    hall = base.hall()
    cycle = given.moderated(given.cycle(), {hall.pk: given.facts()})
    actions.advance(cycle, Step.OBJECTION, at=given.after("moderation"))
    actions.advance(cycle, Step.DECISION, at=given.after("objection"))
    who = given.ministry()
    into(client, who)
    client.post(reverse("evaluation:decide", args=[cycle.code]))
    address = reverse("evaluation:advance", args=[cycle.code])
    assert client.post(address, {"ke": "published"}).status_code == 409
    sign(Decision.objects.get().document, who, passphrase=given.PASSPHRASE, at=timezone.now())
    assert client.post(address, {"ke": "published"}).status_code == 302


def found_in(cycle):
    """A finding of a cycle's hall, and the address at which the hall shows that it was mended."""
    task = task_of(cycle)
    day = timezone.localdate() + timedelta(days=5)
    one = visiting.find(task, "Kursi roda", day, by=given.ANYBODY, at=timezone.now())
    return one, reverse("evaluation:mended", args=[one.assessment.hall.slug, cycle.code, one.pk])


@pytest.mark.parametrize("proof", ["", "x" * 501])
def test_a_refused_proof_keeps_what_was_typed(client, cycle, proof):
    one, address = found_in(cycle)
    into(client, given.with_role(Role.HALL_MANAGER, hall=one.assessment.hall))
    answer = client.post(address, {"proof": proof})
    assert answer.status_code == 422
    assert f'value="{proof}"' in answer.content.decode()
    assert Finding.objects.get().done_at is None


def test_a_second_proof_is_told_of_the_first(client, cycle):
    one, address = found_in(cycle)
    into(client, given.with_role(Role.HALL_MANAGER, hall=one.assessment.hall))
    for _again in range(2):
        assert client.post(address, {"proof": "BAST 12"}).status_code == 302
    answer = client.post(address, {"proof": "BAST 13"})
    assert answer.status_code == 422
    assert "dengan bukti: BAST 12" in answer.content.decode()
    assert 'value="BAST 13"' in answer.content.decode()


def test_the_same_finding_with_another_date_is_refused(cycle):
    one, _address = found_in(cycle)
    task = Assignment.objects.get()
    again = visiting.find(task, "Kursi roda", one.due, by=given.ANYBODY, at=timezone.now())
    assert again == one
    with pytest.raises(AlreadyFound):
        visiting.find(
            task, one.text, one.due + timedelta(days=1), by=given.ANYBODY, at=timezone.now()
        )


def test_a_file_is_taken_away_on_the_page_of_its_indicator(client, cycle):
    hall = Assessment.objects.get(cycle=cycle).hall
    into(client, given.with_role(Role.HALL_MANAGER, hall=hall))
    address = reverse("evaluation:indicator", args=[hall.slug, cycle.code, "inovasi"])
    typed = {"inovasi-level": "4", "inovasi-reason": "Antrean daring", "draft": str(uuid4())}
    client.post(address, typed | {"berkas": photo()})
    key = Evidence.objects.get().upload_id
    faulty = client.post(address, typed | {"inovasi-level": "99", "buang": str(key)})
    assert f'value="{key}" checked' in " ".join(faulty.content.decode().split())
    assert Evidence.objects.exists()
    assert client.post(address, typed | {"buang": [str(key), "x"]}).status_code == 302
    assert not Evidence.objects.exists()
