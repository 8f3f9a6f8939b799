"""What a test of complaints may take as given: a hall with its people, and somebody who reports."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.access import Actor, actor_in
from satuatap.complaints.actions import (
    From,
    Given,
    answer,
    dispose,
    escalate,
    file_complaint,
    start,
    verify,
)
from satuatap.complaints.models import Complaint
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import NINE

MONDAY = NINE
YEARS_LATER = datetime(2028, 1, 3, 2, tzinfo=UTC)


@dataclass(frozen=True)
class People:
    """Everybody who may have to do with complaints of one hall."""

    hall: Hall
    office: AgencyOffice
    manager: User
    officer: User
    inspector: User
    ministry: User
    ombudsman: User

    @property
    def chain(self):
        return [self.officer, self.manager, self.inspector, self.ministry, self.ombudsman]


def member(role, *, hall=None, office=None):
    """Somebody new with this role."""
    user = given.user()
    Membership.objects.create(user=user, role=role, hall=hall, office=office)
    return user


def people(**more):
    """A hall with one office and one person for each part."""
    office = given.office(**more)
    hall = office.hall
    return People(
        hall,
        office,
        manager=member(Role.HALL_MANAGER, hall=hall),
        officer=member(Role.COUNTER_OFFICER, hall=hall, office=office),
        inspector=member(Role.INSPECTORATE, hall=hall),
        ministry=member(Role.MINISTRY),
        ombudsman=member(Role.OMBUDSMAN),
    )


def words(**more):
    """What somebody writes; a complaint from the portal unless told otherwise."""
    values = {"title": "Lama menunggu", "body": "Saya menunggu tiga jam.", "channel": "portal"}
    return Given(**values | {"may_publish": True} | more)


def filed(hall, *, at=MONDAY, reporter=None, **more):
    """A complaint that was sent."""
    return file_complaint(hall, words(**more), reporter or From(), at=at).complaint


def by(user, complaint) -> Actor:
    """What this account is in the complaint as it stands now."""
    found = actor_in(Complaint.objects.get(pk=complaint.pk), user)
    assert found is not None, "has no part in it"
    return found


def at_office(the, *, at=MONDAY, severity="", **more):
    """A complaint that the hall's manager has handed to the office."""
    made = filed(the.hall, at=at, **more)
    verify(made, by=by(the.manager, made), at=at, severity=severity)
    return dispose(made, the.office, by=by(the.manager, made), at=at)


def begun(the, *, at=MONDAY, **more):
    """One that the office works on."""
    made = at_office(the, at=at, **more)
    return start(made, by=by(the.officer, made), at=at)


def answered(the, *, at=MONDAY, **more):
    """One whose reporter has an answer."""
    made = begun(the, at=at, **more)
    answer(made, "Loket ditambah.", proof="Foto loket", by=by(the.officer, made), at=at)
    return fresh(made)


def fresh(complaint):
    """The complaint as it is stored now."""
    return Complaint.objects.get(pk=complaint.pk)


def after_due(complaint) -> datetime:
    """A minute after the clock of this complaint has run out."""
    due_at: datetime | None = fresh(complaint).due_at
    assert due_at is not None, "no clock runs"
    return due_at + timedelta(minutes=1)


def lifted(complaint, times=1):
    """The same complaint after nobody acted, so many times."""
    for _ in range(times):
        assert escalate(complaint, at=after_due(complaint))
    return fresh(complaint)
