"""Who knows of a complaint: every person against every kind of complaint, drawn as a table."""

import pytest
from django.contrib.auth.models import AnonymousUser

from satuatap.complaints.access import actor_in
from satuatap.complaints.actions import (
    From,
    dispose,
    implicate,
    save_draft,
    verify,
)
from satuatap.complaints.errors import ComplaintIsUnknown
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import complaint_for, who_reported
from satuatap.complaints.tests.given import (
    MONDAY,
    at_office,
    by,
    filed,
    fresh,
    lifted,
    member,
    people,
    words,
)
from satuatap.identity.models import Role, User
from satuatap.queueing import actions as queue
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db

# What is seen by: reporter, officer, colleague at another office, manager, inspectorate,
# ministry, Ombudsman, manager elsewhere, inspectorate elsewhere, citizen, superuser, nobody.
WHO = "reporter officer colleague manager inspector ministry ombudsman"
STRANGERS = "manager_elsewhere inspector_elsewhere citizen superuser anonymous"
MATRIX = {
    "draft": "reporter",
    "sent": "reporter manager",
    "secret": "reporter manager",
    "anonymous": "reporter manager",
    "at_office": "reporter manager officer",
    "secret_at_office": "reporter manager officer",
    "late_once": "reporter manager officer",
    "late_twice": "reporter manager officer inspector",
    "late_thrice": "reporter manager officer inspector ministry",
    "late_four_times": "reporter manager officer inspector ministry ombudsman",
    "secret_late_twice": "reporter manager officer inspector",
    "levy": "reporter inspector",
    "secret_levy": "reporter inspector",
    "levy_found_later": "reporter inspector",
    "about_the_manager": "reporter inspector",
    "about_the_officer": "reporter manager",
    "reported_by_the_manager": "manager",
}


@pytest.fixture
def the():
    return people()


def cast(the):
    """Everybody who might ask, by name."""
    other = people()
    return {
        "reporter": given.user(),
        "colleague": member(
            Role.COUNTER_OFFICER, hall=the.hall, office=given.office(hall=the.hall)
        ),
        "manager_elsewhere": other.manager,
        "inspector_elsewhere": other.inspector,
        "citizen": given.user(),
        "superuser": User.objects.create_superuser("akar@example.test", "rahasia-sekali"),
        "anonymous": AnonymousUser(),
    } | {name: getattr(the, name) for name in WHO.split() if hasattr(the, name)}


def made(kind, the, reporter):
    """A complaint of this kind, from this account."""
    own = {"reporter": From(account=reporter)}
    if kind in SPECIAL:
        return SPECIAL[kind](the, own)
    flags = {"is_secret": "secret" in kind, "is_anonymous": "anonymous" in kind}
    if "levy" in kind or kind in {"sent", "secret", "anonymous"}:
        return filed(the.hall, is_levy="levy" in kind, **flags, **own)
    times = {"once": 1, "twice": 2, "thrice": 3, "times": 4}.get(kind.split("_")[-1], 0)
    return lifted(at_office(the, **flags, **own), times)


def _about(the, user, complaint):
    return implicate(complaint, user, by=by(the.manager, complaint), at=MONDAY)


def _levy_found_later(the, own):
    sent = filed(the.hall, **own)
    return verify(sent, by=by(the.manager, sent), at=MONDAY, is_levy=True)


SPECIAL = {
    "draft": lambda the, own: save_draft(the.hall, words(), own["reporter"], at=MONDAY).complaint,
    "reported_by_the_manager": lambda the, own: filed(the.hall, reporter=From(account=the.manager)),
    "about_the_officer": lambda the, own: _about(the, the.officer, at_office(the, **own)),
    "about_the_manager": lambda the, own: _about(the, the.manager, filed(the.hall, **own)),
    "levy_found_later": _levy_found_later,
}


@pytest.mark.parametrize("kind", MATRIX)
def test_nobody_but_the_reporter_and_the_chain_knows_of_it(the, kind):
    everybody = cast(the)
    complaint = made(kind, the, everybody["reporter"])
    seen = {
        name
        for name, user in everybody.items()
        if Complaint.objects.visible_to(user, MONDAY).filter(pk=complaint.pk).exists()
    }
    assert seen == set(MATRIX[kind].split())


@pytest.mark.parametrize("kind", MATRIX)
def test_the_door_of_a_link_and_the_lists_say_the_same(the, kind):
    everybody = cast(the)
    complaint = made(kind, the, everybody["reporter"])
    for user in everybody.values():
        listed = Complaint.objects.visible_to(user, MONDAY).filter(pk=complaint.pk).exists()
        plays = user.is_authenticated and actor_in(fresh(complaint), user) is not None
        assert listed == plays
        if not listed:
            with pytest.raises(ComplaintIsUnknown):
                complaint_for(user, complaint.code, at=MONDAY)


@pytest.mark.parametrize("kind", MATRIX)
def test_nobodys_desk_holds_what_they_reported_themselves(the, kind):
    everybody = cast(the)
    made(kind, the, everybody["reporter"])
    for user in everybody.values():
        own = Complaint.objects.handled_by(user, MONDAY).filter(reporter__account=user.pk)
        assert not own.exists()


def test_a_blocked_account_knows_nothing(the):
    complaint = filed(the.hall)
    the.manager.is_active = False
    the.manager.save()

    assert not Complaint.objects.visible_to(the.manager, MONDAY).exists()
    assert actor_in(complaint, the.manager) is None


def test_whoever_served_the_ticket_is_kept_out(the):
    skck = given.offering(queue=given.queue(office=the.office))
    desk = given.counter(skck)
    at_desk = By(f"user:{the.officer.pk}", the.officer.pk)
    queue.open_counter(desk, by=at_desk, at=MONDAY)
    ticket = given.ticket(skck)
    queue.call_next_ticket(desk, by=at_desk, at=MONDAY)
    complaint = at_office(the, ticket=ticket)

    assert complaint.implicated.get().user == the.officer
    assert not Complaint.objects.visible_to(the.officer, MONDAY).exists()


def test_whoever_sat_at_the_counter_that_day_is_kept_out_and_a_manager_goes_around(the):
    skck = given.offering(queue=given.queue(office=the.office))
    desk = given.counter(skck)
    queue.open_counter(desk, by=By("m", the.manager.pk), at=MONDAY)
    complaint = filed(the.hall, counter=desk)

    assert complaint.implicated.get().user == the.manager
    assert complaint.around_hall
    assert Complaint.objects.visible_to(the.inspector, MONDAY).exists()


def test_a_cleared_ticket_leaves_the_complaint(the):
    skck = given.offering(queue=given.queue(office=the.office))
    complaint = filed(the.hall, ticket=given.ticket(skck))
    hall = the.hall
    later = MONDAY.replace(year=2027)
    queue.clear_old_days(hall, at=later)

    assert fresh(complaint).ticket is None


def test_the_chain_reads_a_name_unless_it_is_anonymous(the):
    reporter = From(name="Siti Aminah")
    open_, hidden = (
        filed(the.hall, reporter=reporter, is_anonymous=anonymous) for anonymous in (False, True)
    )
    assert who_reported(open_, by(the.manager, open_)) == "Siti Aminah"
    assert who_reported(hidden, by(the.manager, hidden)) == ""


def test_an_office_that_lost_it_no_longer_knows_of_it(the):
    complaint = at_office(the)
    dispose(complaint, given.office(hall=the.hall), by=by(the.manager, complaint), at=MONDAY)

    assert not Complaint.objects.visible_to(the.officer, MONDAY).exists()


def test_reading_a_list_takes_one_query_more_than_the_rows(the, django_assert_max_num_queries):
    for _ in range(3):
        filed(the.hall)
    with django_assert_max_num_queries(2):
        assert len(Complaint.objects.visible_to(the.manager, MONDAY)) == 3
