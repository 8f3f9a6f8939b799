"""What a test of the lives of halls may take as given."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from satuatap.catalogue.models import AgencyOffice, OfferingStandard
from satuatap.identity.models import Membership, Role, User
from satuatap.oversight.actions import file_away, judge, move, record_agreement, say_met
from satuatap.oversight.models import (
    Agreement,
    CheckEntry,
    Expectation,
    FiscalCapacity,
    HallLife,
    Innovation,
    JoinRequest,
    LegalInstrument,
    Obstacle,
    Paper,
    StageEvent,
)
from satuatap.oversight.models.editions import checklist_on
from satuatap.oversight.sources import drawing
from satuatap.places.models import Hall, Region
from satuatap.queueing.actions import By
from satuatap.queueing.models import Tablet
from satuatap.queueing.tests import given as queue_given

AT = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
ON = date(2026, 3, 2)
REGION, MINISTRY = By("user:1"), By("user:2")
TO_TRIAL = ("proposal", "commitment", "preparation", "readiness", "trial")
KINDS = ("vertikal", "vertikal", "vertikal", "bumn", "opd", "opd")
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


def ready_hall(stage: str = "trial", *, on: date = ON, at: datetime = AT, **given: Any) -> Hall:
    """A hall that meets every requirement, and came to this stage by the steps that all take.

    What people say of it was said by the region and accepted by the ministry.
    """
    hall = queue_given.hall(**{"is_recognised": False} | given)
    way = TO_TRIAL[: TO_TRIAL.index(stage) + 1]
    for each in way[:3]:
        move(hall, each, by=MINISTRY, on=on, at=at, document=Paper(f"Surat {each}"))
    furnish(hall, on=on, at=at)
    for each in way[3:]:
        move(hall, each, by=MINISTRY, on=on, at=at)
    return hall


def furnish(hall: Hall, *, on: date = ON, at: datetime = AT) -> None:
    """Everything that the checklist asks for: desks, papers, people, a queue, and evidence."""
    for kind in KINDS:
        _desk(hall, kind, on=on, at=at)
    for kind in ("penyelenggaraan", "lokasi", "tata-tertib"):
        paper = LegalInstrument(hall=hall, key=uuid4(), kind=kind, number="12/2026", title=kind)
        file_away(paper, by=REGION, at=at)
    line = queue_given.queue(office=hall.offices.first())
    OfferingStandard.objects.create(offering=queue_given.offering(queue=line), decree="SK 3/2026")
    for role in (Role.HALL_MANAGER, Role.INSPECTORATE):
        Membership.objects.create(user=queue_given.user(), role=role, hall=hall)
    Tablet.objects.create(hall=hall, name="Pintu keluar")
    prove(hall, at=at)


def prove(hall: Hall, *, at: datetime = AT) -> None:
    """What only people can say: the region shows it, the ministry accepts it."""
    for each in checklist_on(at.date()).requirements:
        if not each.is_computed:
            shown = {"hall": hall, "item": each.code}
            met = CheckEntry(**shown, key=uuid4(), verdict="met", document="Berita acara")
            seen = say_met(met, by=REGION, at=at).pk
            accepted = CheckEntry(**shown, key=uuid4(), verdict="accepted")
            judge(accepted, seen=seen, by=MINISTRY, at=at)


def _desk(hall: Hall, kind: str, *, on: date, at: datetime) -> AgencyOffice:
    """An agency's desk with an officer; with an agreement, unless it is the region's own."""
    desk = queue_given.office(hall=hall, agency=queue_given.agency(kind=kind))
    person = queue_given.user()
    Membership.objects.create(user=person, role=Role.COUNTER_OFFICER, hall=hall, office=desk)
    if kind != "opd":
        term = {"starts_on": on, "ends_on": at.date() + timedelta(days=365)}
        made = Agreement(hall=hall, agency=desk.agency, key=uuid4(), number="PKS 7/2026", **term)
        record_agreement(made, [], by=REGION, at=at)
    return desk


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
