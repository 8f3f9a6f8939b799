"""What a hall still needs: seen where the platform can, shown with evidence elsewhere."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils.translation import override

from satuatap.identity.models import Membership, Role, User
from satuatap.oversight.actions import judge, move, say_met
from satuatap.oversight.errors import (
    EvidenceHasChanged,
    EvidenceIsMissing,
    NothingToJudge,
    PlatformSeesThat,
    ReasonIsMissing,
    StepNeedsReadiness,
)
from satuatap.oversight.models import CheckEntry
from satuatap.oversight.models.editions import checklist_on
from satuatap.oversight.queries import readiness, readiness_of, stage_of
from satuatap.oversight.rules import Requirement, Seen, State, Told, judged
from satuatap.oversight.sources import checklists, drawing
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given

pytestmark = pytest.mark.django_db
BY = By("user:1")
TODAY = date(2026, 11, 16)


def entry(hall, verdict="met", item="budget", **said):
    return CheckEntry(**{"hall": hall, "key": uuid4(), "item": item, "verdict": verdict} | said)


def state(hall, item="budget"):
    found = readiness(hall, today=TODAY)
    return next(each.state for each in found.items if each.requirement.code == item)


def words(page):
    """The words of interest that a page shows."""
    text = page.content.decode()
    return {each for each in ("DPA", "Rancangan", "Tanpa halaman 3") if each in text}


def line(**given):
    values: dict[str, Any] = {
        "code": "x",
        "stage": "readiness",
        "group": "staff",
        "check": "",
        "least": 0,
    }
    return Requirement(**values | {"text": {"id": "x", "en": "x"}} | given)


@pytest.mark.parametrize(
    ("check", "least", "seen", "state"),
    [
        ("agencies", 6, Seen(agencies=6), State.MET),
        ("agencies", 6, Seen(agencies=5), State.MISSING),
        ("stated", 0, Seen(services=3, stated=3), State.MET),
        ("stated", 0, Seen(services=3, stated=2), State.MISSING),
        ("stated", 0, Seen(), State.MISSING),
        ("step:commitment", 1, Seen(steps=("commitment",)), State.MET),
        ("instrument:lokasi", 1, Seen(instruments=("sop",)), State.MISSING),
    ],
)
def test_what_can_be_counted_is_counted(check, least, seen, state):
    told = Told("accepted")
    assert judged(line(check=check, least=least), seen, told).state is state


@pytest.mark.parametrize(
    ("verdict", "state"),
    [("met", "claimed"), ("accepted", "met"), ("returned", "returned"), ("missing", "missing")],
)
def test_what_is_said_counts_by_its_last_word(verdict, state):
    assert judged(line(), Seen(), Told(verdict)).state is State(state)


def test_a_region_shows_and_the_ministry_accepts():
    hall = given.hall_at("preparation")
    assert state(hall) is State.MISSING
    shown = say_met(entry(hall, document="DPA 2026"), by=BY, at=given.AT)
    assert state(hall) is State.CLAIMED
    judge(entry(hall, "accepted"), seen=shown.pk, by=BY, at=given.AT)
    assert state(hall) is State.MET


def test_what_was_accepted_keeps_the_version_and_the_document():
    hall = given.hall_at("preparation")
    shown = say_met(entry(hall, document="DPA 2026"), by=BY, at=given.AT)
    kept = judge(entry(hall, "accepted"), seen=shown.pk, by=BY, at=given.AT)
    assert (kept.version, kept.document) == ("2026-1", "DPA 2026")


def test_the_same_form_twice_is_one_entry():
    hall = given.hall_at("preparation")
    sent = entry(hall, document="DPA 2026")
    again = entry(hall, document="DPA 2026", key=sent.key)
    assert say_met(sent, by=BY, at=given.AT).pk == say_met(again, by=BY, at=given.AT).pk


def test_nobody_types_what_the_platform_sees():
    with pytest.raises(PlatformSeesThat):
        say_met(entry(given.hall_at("preparation"), item="queue"), by=BY, at=given.AT)


def test_who_says_that_it_is_there_shows_it():
    with pytest.raises(EvidenceIsMissing):
        say_met(entry(given.hall_at("preparation")), by=BY, at=given.AT)


def test_what_nobody_showed_is_not_judged():
    with pytest.raises(NothingToJudge):
        judge(entry(given.hall_at("preparation"), "accepted"), seen=None, by=BY, at=given.AT)


def test_who_gives_back_says_why():
    hall = given.hall_at("preparation")
    shown = say_met(entry(hall, document="DPA"), by=BY, at=given.AT)
    with pytest.raises(ReasonIsMissing):
        judge(entry(hall, "returned"), seen=shown.pk, by=BY, at=given.AT)


def test_evidence_that_nobody_read_is_not_accepted():
    hall = given.hall_at("preparation")
    read = say_met(entry(hall, document="DPA"), by=BY, at=given.AT)
    verdict = entry(hall, "accepted")
    later = [given.AT + timedelta(minutes=minute) for minute in (1, 2)]
    anew = say_met(entry(hall, document="Rancangan"), by=BY, at=later[0])
    with pytest.raises(EvidenceHasChanged):
        judge(verdict, seen=read.pk, by=BY, at=later[1])
    assert state(hall) is State.CLAIMED
    kept = judge(verdict, seen=anew.pk, by=BY, at=later[1])
    assert judge(entry(hall, "accepted", key=kept.key), seen=anew.pk, by=BY, at=later[1]) == kept


def test_the_page_shows_the_new_evidence_beside_the_verdict_that_was_typed(client):
    hall = given.hall_at("preparation")
    page = f"/perjalanan/{hall.slug}/syarat/budget/"
    say_met(entry(hall, document="DPA"), by=BY, at=given.AT)
    client.force_login(given.ministry())
    seen = client.get(page).context["form"]["seen"].value()
    anew = say_met(entry(hall, document="Rancangan"), by=BY, at=given.AT + timedelta(minutes=1))
    typed = {"key": str(uuid4()), "seen": seen, "verdict": "returned", "note": "Tanpa halaman 3"}
    refused = client.post(page, typed)
    assert refused.status_code == 422
    assert {"Rancangan", "Tanpa halaman 3"} <= words(refused)
    assert refused.context["form"]["seen"].value() == str(anew.pk)
    assert client.post(page, typed | {"seen": str(anew.pk)}).status_code == 302
    assert state(hall) is State.RETURNED


def test_the_platform_sees_counters_queues_and_hours():
    hall = given.hall_at("readiness")
    queue_given.offering(hall=hall)
    assert [state(hall, each) for each in ("counters", "queue", "hours")] == [State.MET] * 3


def test_the_platform_sees_who_answers_complaints():
    hall = given.hall_at("readiness")
    for role in (Role.HALL_MANAGER, Role.INSPECTORATE):
        assert state(hall, "complaints") is State.MISSING
        user = User.objects.create_user(f"{role}@example.example", name="A")
        Membership.objects.create(user=user, role=role, hall=hall)
    assert state(hall, "complaints") is State.MET


def test_an_agreement_that_has_ended_is_none():
    hall = given.hall_at("preparation")
    office = queue_given.office(hall=hall)
    agreement = given.agreement(hall, agency=office.agency)
    assert state(hall, "agreements") is State.MET
    type(agreement).objects.update(ends_on=date(2026, 11, 15))
    assert state(hall, "agreements") is State.MISSING


def test_a_stage_asks_for_what_is_due_by_its_end():
    hall = given.hall_at("commitment")
    found = readiness_of([hall.pk], today=TODAY, stages={hall.pk: "commitment"})[hall.pk]
    assert [each.requirement.code for each in found.items] == ["letter", "study", "pledge"]


def test_many_halls_are_asked_in_two_queries(django_assert_num_queries):
    halls = [given.hall_at("preparation").pk for _ in range(5)]
    readiness_of(halls, today=TODAY)  # the rules are read by now
    with django_assert_num_queries(2):
        assert len(readiness_of(halls, today=TODAY)) == 5


def test_nobody_goes_to_trial_with_something_missing_and_no_name_for_it():
    hall = given.hall_at("readiness")
    with pytest.raises(StepNeedsReadiness, match="syarat belum terpenuhi"):
        move(hall, "trial", by=BY, on=TODAY, at=given.AT)
    move(hall, "trial", by=BY, on=TODAY, at=given.AT, note="Gedung darurat, putusan menteri")
    assert stage_of(hall) == "trial"


def test_an_exception_is_recorded_in_indonesian_whoever_decides():
    hall = given.hall_at("readiness")
    with override("en"):
        step = move(hall, "trial", by=BY, on=TODAY, at=given.AT, note="Gedung darurat")
    assert step.note.startswith("Pengecualian, ")


def test_every_version_asks_at_stages_that_exist():
    codes = {each.code for each in drawing().stages}
    for checklist in checklists():
        named = [each.code for each in checklist.requirements]
        assert len(named) == len(set(named))
        assert {each.stage for each in checklist.requirements} <= codes


def test_the_version_is_that_of_the_day():
    assert checklist_on(date(2026, 1, 1)).version == "2026-1"
    assert checklist_on(date(1990, 1, 1)).version == checklists()[0].version


def test_a_hall_that_has_everything_is_inaugurated_without_a_note():
    hall = given.ready_hall("readiness")
    found = readiness(hall, today=TODAY)
    assert (found.met, found.missing) == (23, [])

    move(hall, "trial", by=BY, on=TODAY, at=given.AT)
    step = move(hall, "inaugurated", by=BY, on=TODAY, at=given.AT)
    assert (stage_of(hall), step.note) == ("inaugurated", "")


@pytest.mark.parametrize("kind", ["vertikal", "opd"])
def test_one_desk_without_its_officer_is_missed(kind):
    hall = given.ready_hall("readiness")
    Membership.objects.filter(office__hall=hall, office__agency__kind=kind)[0].delete()
    missing = readiness(hall, today=TODAY).missing
    assert [each.requirement.code for each in missing] == ["staff"]
