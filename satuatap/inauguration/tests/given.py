"""A ceremony with halls that are ready, heads of region who can sign, and a minister."""

from datetime import date, timedelta
from itertools import count

from satuatap.documents.actions import make_certificate, sign
from satuatap.documents.models import IssuedDocument
from satuatap.documents.tests.given import NOW, PASSPHRASE
from satuatap.identity.models import Membership, Role, User
from satuatap.inauguration.actions import (
    Listed,
    Plan,
    add_guest,
    add_hall,
    invite,
    issue_charter,
    plan,
)
from satuatap.inauguration.models import Ceremony, Guest
from satuatap.inauguration.queries import waiting_for
from satuatap.oversight.tests.given import hall_at, ready_hall, region
from satuatap.places.models import Hall
from satuatap.queueing.tests.given import ANYBODY

DAY = (NOW - timedelta(days=2)).date()
EXCEPTION = Listed(agencies=20, services=100, exception="Diperiksa di tempat.")
numbers = count(1)


def person(name: str, role: Role, **where) -> User:
    """Somebody with a role and a certificate."""
    user = User.objects.create_user(f"tamu{next(numbers)}@example.example", name=name)
    Membership.objects.create(user=user, role=role, **where)
    make_certificate(user, passphrase=PASSPHRASE, at=NOW)
    return user


def head(hall: Hall, name: str = "Kepala Daerah") -> User:
    """The head of a hall's region."""
    return person(name, Role.REGION_HEAD, region=hall.region)


def minister() -> User:
    """Somebody of the ministry who signs."""
    return person("Menteri", Role.MINISTRY)


def planned() -> Ceremony:
    """A ceremony without anything."""
    told = Plan("Peresmian bersama", DAY, "Jakarta")
    return plan(told, by=ANYBODY, at=NOW, key=f"{DAY}-{next(numbers)}")


def hall_on_the_way(stage: str = "trial", **given) -> Hall:
    """A hall of a region of its own that is not inaugurated yet."""
    return hall_at(stage, on=date(2026, 6, 1), region=region(), **given)


def hall_that_is_ready(stage: str = "trial", **given) -> Hall:
    """A hall that has everything, of a region of its own, and was not inaugurated yet."""
    return ready_hall(stage, on=date(2026, 6, 1), at=NOW, region=region(), **given)


def listed(halls: int = 1) -> Ceremony:
    """A ceremony with so many halls, their heads, and a minister."""
    made = planned()
    for number in range(halls):
        hall = hall_on_the_way()
        head(hall, f"Kepala {number + 1}")
        add_hall(made, hall, by=ANYBODY, at=NOW, given=EXCEPTION)
    add_guest(made, office="Menteri PANRB", user=minister(), signs=True)
    return made


def announced(halls: int = 1) -> Ceremony:
    """The same, with everybody invited."""
    made = listed(halls)
    invite(made, by=ANYBODY, at=NOW)
    return fresh(made)


def signing(halls: int = 1) -> Ceremony:
    """The same, with its charter issued."""
    made = announced(halls)
    issue_charter(made, by=ANYBODY, at=NOW)
    return fresh(made)


def signed(halls: int = 1) -> Ceremony:
    """The same, signed by everybody."""
    return all_sign(signing(halls))


def all_sign(ceremony: Ceremony) -> Ceremony:
    """Everybody who is asked signs the charter."""
    for each in waiting_for(ceremony):
        sign(each.document, each.user, passphrase=PASSPHRASE, at=NOW)
    return fresh(ceremony)


def fresh(ceremony: Ceremony) -> Ceremony:
    """The ceremony as the database has it."""
    return Ceremony.objects.select_related("charter").get(pk=ceremony.pk)


def charter_of(ceremony: Ceremony) -> IssuedDocument:
    """The charter, as the database has it."""
    charter = fresh(ceremony).charter
    assert charter is not None
    return charter


def head_of_list(ceremony: Ceremony) -> Guest:
    """The first head of region on the list."""
    return ceremony.guests.filter(hall__isnull=False).order_by("order")[0]
