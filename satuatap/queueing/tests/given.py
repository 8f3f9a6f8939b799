"""What a test may take as given: one row each, ordinary unless told otherwise."""

from datetime import UTC, datetime, time, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from time_machine import escape_hatch

from satuatap.catalogue.models import Agency, AgencyOffice, Offering
from satuatap.identity.models import Membership, Role, User
from satuatap.identity.tokens import make_token
from satuatap.places.models import Counter, Hall, OpeningHours, Province, Region
from satuatap.queueing.actions import By, TicketRequest, take_ticket
from satuatap.queueing.models import CounterService, Display, HallPolicy, Queue, Ticket

NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)  # Monday, nine in the morning in Jakarta
ANYBODY = By("test")
EAST = {"code": "91.01", "name": "Kabupaten Timur", "timezone": "Asia/Jayapura"}
AGO = 2  # hours
STAND_IN = "~"  # how the codes of counters begin that no test has set up
numbers = count(1)


def now() -> datetime:
    """This moment, for what only pages and the clock decide together."""
    return datetime.now(UTC)


def well_into_the_day(at: datetime) -> dict[str, str]:
    """A region in which two hours ago was today as well, for what only pages and the clock decide.

    Just after midnight in WIB it is past two in WIT.
    """
    is_young = at.astimezone(ZoneInfo("Asia/Jakarta")).hour < AGO
    return EAST if is_young else {}


def region(**given: Any) -> Region:
    """Kota Batu, in WIB."""
    province, _ = Province.objects.get_or_create(code="35", defaults={"name": "Jawa Timur"})
    values = {"code": "35.79", "name": "Kota Batu", "kind": "kota", "seat": "Batu"}
    values |= {"timezone": "Asia/Jakarta"} | given
    found, _ = Region.objects.get_or_create(
        code=values.pop("code"), defaults=values | {"province": province}
    )
    return found


def hall(**given: Any) -> Hall:
    """A hall that is open from 08.00 to 15.30 on every day of the week."""
    number = next(numbers)
    values = {"slug": f"mal-{number}", "name": f"Mal {number}", "status": "operating"} | given
    values.setdefault("region", region())
    made = Hall.objects.create(**values)
    HallPolicy.objects.create(hall=made)
    for weekday in range(7):
        OpeningHours.objects.create(
            hall=made, weekday=weekday, opens_at=time(8), closes_at=time(15, 30)
        )
    return made


def agency(**given: Any) -> Agency:
    """An agency."""
    number = next(numbers)
    prefix = chr(65 + number // 26 % 26) + chr(65 + number % 26)
    values = {"code": f"agency-{number}", "name_id": "Polres", "name_en": "Police"}
    values |= {"kind": "vertikal", "ticket_prefix": prefix} | given
    return Agency.objects.create(**values)


def office(**given: Any) -> AgencyOffice:
    """An agency's desk in a hall."""
    given.setdefault("hall", hall()) if "hall" not in given else None
    values = {"name": "Polres Batu", "short_name": "Polres"} | given
    values.setdefault("agency", agency())
    return AgencyOffice.objects.create(**values)


def queue(**given: Any) -> Queue:
    """A line of people; its prefix is the next free letter of the hall."""
    if "office" not in given:
        given["office"] = office(**({"hall": given["hall"]} if "hall" in given else {}))
    given["hall"] = given["office"].hall
    taken = Queue.objects.filter(hall=given["hall"]).count()
    return Queue.objects.create(**{"name": "SKCK", "prefix": chr(65 + taken)} | given)


def offering(*, desk: bool = True, **given: Any) -> Offering:
    """A service that one can take a number for; a counter gives it, unless ``desk`` is False.

    That counter stands in until a test sets one up itself.
    """
    if "queue" not in given:
        given["queue"] = queue(**({"hall": given.pop("hall")} if "hall" in given else {}))
    line = given["queue"]
    number = next(numbers)
    values = {"hall": line.hall, "office": line.office, "code": f"layanan-{number}"}
    values |= {"title_id": "SKCK baru", "title_en": "New SKCK", "minutes_at_counter": 10}
    made = Offering.objects.create(**values | given)
    if desk:
        stand_in = {"hall": made.hall, "office": made.office, "code": f"{STAND_IN}{number}"}
        CounterService.objects.create(counter=Counter.objects.create(**stand_in), offering=made)
    Hall.objects.filter(pk=line.hall_id).update(version=next(numbers) + 1000)
    line.hall.refresh_from_db()
    return made


def counter(*offerings: Offering, **given: Any) -> Counter:
    """A counter that gives these services."""
    first = offerings[0]
    Counter.objects.filter(gives__offering__in=offerings, code__startswith=STAND_IN).delete()
    values = {"hall": first.hall, "office": first.office, "code": str(next(numbers))} | given
    desk = Counter.objects.create(**values)
    for each in offerings:
        CounterService.objects.create(counter=desk, offering=each)
    return desk


def refuse_the_hour_of_the_clock(offering: Offering, at: datetime) -> None:
    """Refuse a test that passes in the hall's hours only: it travels, or opens at any hour."""
    by_the_clock = abs(at - now()) < timedelta(seconds=10) and not escape_hatch.is_travelling()
    if by_the_clock and not offering.hall.overrides.filter(state="open").exists():
        msg = "Without an override, a hall is shut at some hours of the clock"
        raise AssertionError(msg)


def ticket(offering: Offering, *, at: datetime = NINE, **request: Any) -> Ticket:
    """Somebody who takes a number, by phone unless told otherwise."""
    refuse_the_hour_of_the_clock(offering, at)
    hall = Hall.objects.select_related("region").get(pk=offering.hall_id)
    asked = TicketRequest(service=offering.code, **request)
    return Ticket.objects.get(pk=take_ticket(hall, asked, by=ANYBODY, at=at).id)


def display(hall: Hall, *offices: AgencyOffice, **given: Any) -> Display:
    """A screen of this hall: of these offices, or of all where none is named."""
    values = {"name": f"Layar {next(numbers)}", "scope": "chosen" if offices else "all"}
    made = Display.objects.create(**values | {"hall": hall} | given)
    made.offices.set(offices)
    return made


def paired_display(hall: Hall, *offices: AgencyOffice, **given: Any) -> Display:
    """A screen that hangs on the wall: a television was paired with it."""
    made = display(hall, *offices, **given)
    made.token, _secret = make_token(hall, "display", name=made.name, at=NINE)
    made.save(update_fields=["token"])
    return made


def user(**given: Any) -> User:
    """Somebody with an account."""
    number = next(numbers)
    values = {"email": f"orang{number}@example.test", "name": f"Orang {number}"} | given
    return User.objects.create_user(**values)


def officer(desk: Counter, **given: Any) -> User:
    """Somebody who works for the office of this counter."""
    made = user(**given)
    Membership.objects.create(
        user=made, role=Role.COUNTER_OFFICER, hall=desk.hall, office=desk.office
    )
    return made


def manager(hall: Hall, **given: Any) -> User:
    """The manager of this hall."""
    made = user(**given)
    Membership.objects.create(user=made, role=Role.HALL_MANAGER, hall=hall)
    return made
