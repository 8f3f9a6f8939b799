"""Two complaints of one matter: together, apart again, and nobody hears of what is not theirs."""

import pytest

from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import From, accept, implicate, merge, start, unmerge
from satuatap.complaints.actions import answer as give_answer
from satuatap.complaints.errors import CannotMerge, NotYoursToDo
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import answers_of
from satuatap.complaints.tests.given import MONDAY, at_office, by, filed, fresh, people
from satuatap.notifications.models import Message
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def the():
    return people()


def merged(the, **more):
    original, duplicate = at_office(the), filed(the.hall, **more)
    merge(duplicate, original, by=by(the.manager, duplicate), at=MONDAY)
    return original, fresh(duplicate)


def test_a_duplicate_has_no_clock_and_its_reporter_gets_the_answer(the):
    citizen = given.user()
    original, duplicate = merged(the, reporter=From(account=citizen))
    officer = by(the.officer, original)
    start(original, by=officer, at=MONDAY)
    give_answer(original, "Sudah.", proof="Foto", by=officer, at=MONDAY)
    accept(original, by=REPORTER, at=MONDAY)
    told = Message.objects.inbox_of(citizen).values_list("event", flat=True)

    assert duplicate.state == rules.MERGED
    assert not duplicate.clocks.filter(ended_at=None).exists()
    assert {"complaint-answered", "complaint-closed"} <= set(told)
    assert answers_of(duplicate).count() == 1


def test_merging_again_changes_nothing(the):
    original, duplicate = merged(the)
    merge(duplicate, original, by=by(the.manager, duplicate), at=MONDAY)
    assert duplicate.events.filter(kind="merge").count() == 1


def test_it_is_verified_anew_when_it_was_another_matter(the):
    _original, duplicate = merged(the)
    for _ in "12":
        unmerge(duplicate, "Loket lain.", by=REPORTER, at=MONDAY)
    found = fresh(duplicate)

    assert (found.state, found.duplicate_of) == (rules.VERIFICATION, None)
    assert found.clocks.running().get().purpose == "verify"
    assert found.events.filter(kind="unmerge").count() == 1


@pytest.mark.parametrize("other", [{"is_secret": True}, {"is_levy": True}])
def test_secrecy_and_route_have_to_be_alike(the, other):
    one, two = filed(the.hall), filed(the.hall, **other)
    with pytest.raises((CannotMerge, NotYoursToDo)):
        merge(one, two, by=by(the.manager, one), at=MONDAY)


def test_no_circle_no_chain_and_no_other_hall(the):
    original, duplicate = merged(the)
    third, far = filed(the.hall), filed(given.hall())
    manager = by(the.manager, original)
    for one, two in ((original, original), (original, third), (third, duplicate)):
        with pytest.raises(CannotMerge):
            merge(one, two, by=manager, at=MONDAY)
    with pytest.raises(NotYoursToDo):
        merge(third, far, by=manager, at=MONDAY)


def test_whom_the_duplicate_is_about_no_longer_reads_the_original(the):
    original, duplicate = at_office(the), filed(the.hall)
    implicate(duplicate, the.officer, by=by(the.manager, duplicate), at=MONDAY)
    merge(duplicate, original, by=by(the.manager, duplicate), at=MONDAY)

    assert not Complaint.objects.visible_to(the.officer, MONDAY).exists()
