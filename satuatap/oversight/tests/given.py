"""What a test of the lives of halls may take as given."""

from datetime import UTC, date, datetime
from itertools import count
from typing import Any
from uuid import uuid4

from satuatap.identity.models import Membership, Role, User
from satuatap.oversight.models import (
    Agreement,
    Expectation,
    FiscalCapacity,
    HallLife,
    Innovation,
    JoinRequest,
    Obstacle,
    StageEvent,
)
from satuatap.oversight.sources import drawing
from satuatap.places.models import Hall, Region
from satuatap.queueing.tests import given as queue_given

AT = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
ON = date(2026, 3, 2)
numbers = count(1)


def hall_at(stage: str, *, on: date | None = ON, **given: Any) -> Hall:
    """A hall that stands at this stage since that day, however it came there."""
    counts = drawing().stage(stage).counts
    inaugurated = {"inaugurated_on": on} if counts else {}
    values: dict[str, Any] = {"is_recognised": counts} | inaugurated | given
    hall = queue_given.hall(**values)
    StageEvent.objects.create(hall=hall, stage=stage, on=on, at=AT, actor="test", source="Uji")
    HallLife.objects.create(hall=hall, stage=stage, since=on)
    return hall


def region(**given: Any) -> Region:
    """A region of its own, with no hall yet."""
    number = next(numbers)
    return queue_given.region(
        **{"code": f"35.{number % 100:02}", "name": f"Kabupaten {number}"} | given
    )


def of_region(region: Region, role: Role = Role.REGION_OFFICER) -> User:
    """Somebody who works for the government of a region."""
    user = User.objects.create_user(f"pemda-{next(numbers)}@example.example", name="Sekar Arum")
    Membership.objects.create(user=user, role=role, region=region)
    return user


def ministry() -> User:
    """Somebody of the ministry."""
    user = User.objects.create_user(f"menpan-{next(numbers)}@example.example", name="Petugas")
    Membership.objects.create(user=user, role=Role.MINISTRY)
    return user


def filed(hall: Hall, values: dict[str, Any]) -> dict[str, Any]:
    """What every record of a hall's file carries."""
    return {"hall": hall, "key": uuid4(), "at": AT, "actor": "test"} | values


def agreement(hall: Hall, **given: Any) -> Agreement:
    """An agreement that holds for all of the year."""
    values: dict[str, Any] = {"number": "PKS 7/2026", "starts_on": date(2026, 1, 1)}
    values |= {"ends_on": date(2026, 12, 31)} | given
    values.setdefault("agency", queue_given.agency())
    return Agreement.objects.create(**filed(hall, values))


def request(hall: Hall, **given: Any) -> JoinRequest:
    """A request that an agency has not answered."""
    values: dict[str, Any] = {"letter": "503/12/2026", "sent_on": date(2026, 10, 1)} | given
    values.setdefault("agency", queue_given.agency())
    return JoinRequest.objects.create(**filed(hall, values))


def expectation(hall: Hall, **given: Any) -> Expectation:
    """A region takes an agency away, and waits for the ministry."""
    values: dict[str, Any] = {"is_expected": False, "reason": "Tidak ada", "by_ministry": False}
    values |= given
    values.setdefault("agency", queue_given.agency())
    return Expectation.objects.create(**filed(hall, values))


def obstacle(hall: Hall, **given: Any) -> Obstacle:
    """A place that is too small."""
    values = {"kind": "tempat", "title": "Gedung terlalu sempit", "since": ON} | given
    return Obstacle.objects.create(**filed(hall, values))


def innovation(hall: Hall, **given: Any) -> Innovation:
    """An idea that others may take over."""
    values = {"title": "Antar dokumen ke desa", "text": "Dua kali seminggu", "since": ON} | given
    return Innovation.objects.create(**filed(hall, values))


def fiscal(region: Region, category: str = "rendah", **given: Any) -> FiscalCapacity:
    """A region's row of the official table."""
    values = {"year": 2025, "ratio": "0.8", "decree": "PMK 97/2025"} | given
    return FiscalCapacity.objects.create(region=region, category=category, **values)
