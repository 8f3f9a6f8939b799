"""The stage of the measurements: halls with queues, kiosks and many counters, all open."""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from satuatap.catalogue.models import Agency, AgencyOffice, Offering
from satuatap.identity.models import AccessToken
from satuatap.identity.tokens import digest_of
from satuatap.places.models import Counter, Hall, OpeningOverride, Province, Region
from satuatap.queueing.models import CounterService, HallPolicy, Queue

HALLS, QUEUES = 16, 4


@dataclass
class Turn:
    """A counter that calls once, and its token."""

    hall: Hall
    counter: Counter
    secret: str


class Stage:
    """Halls that are open at any hour, each with a kiosk and a few queues."""

    def __init__(self, halls: int = HALLS, queues: int = QUEUES) -> None:
        self.at = timezone.now()
        province = Province.objects.create(code="35", name="Jawa Timur")
        self.region = Region.objects.create(
            code="35.79",
            province=province,
            name="Kota Batu",
            kind="kota",
            seat="Batu",
            timezone="Asia/Jakarta",
        )
        self.agency = Agency.objects.create(
            code="polri", name_id="Polres", name_en="Police", kind="vertikal", ticket_prefix="P"
        )
        self.queues = queues
        self.halls = [self.hall(number) for number in range(halls)]
        self.kiosks = [self.token(hall, "kiosk") for hall in self.halls]
        self.offerings = list(
            Offering.objects.select_related("hall__region", "queue").order_by("hall_id", "code")
        )

    def hall(self, number: int) -> Hall:
        """One hall with its queues."""
        hall = Hall.objects.create(
            slug=f"mal-{number}", name=f"Mal {number}", region=self.region, status="operating"
        )
        HallPolicy.objects.create(hall=hall)
        OpeningOverride.objects.create(hall=hall, state="open", starts_at=self.at)
        office = AgencyOffice.objects.create(
            hall=hall, agency=self.agency, name="Polres", short_name="Polres"
        )
        for line in range(self.queues):
            queue = Queue.objects.create(
                hall=hall, office=office, name="SKCK", prefix=chr(65 + line), last_number=9999
            )
            Offering.objects.create(
                hall=hall,
                office=office,
                queue=queue,
                code=f"layanan-{line}",
                title_id="SKCK baru",
                minutes_at_counter=10,
            )
        return hall

    def token(self, hall: Hall, role: str, counter: Counter | None = None) -> str:
        """A token's secret."""
        secret = secrets.token_urlsafe(32)
        AccessToken.objects.create(
            hall=hall, role=role, counter=counter, digest=digest_of(secret), created_at=self.at
        )
        return secret

    def turns(self, count: int) -> list[Turn]:
        """So many counters, spread over halls and queues, each good for one call."""
        made = [self.turn(number) for number in range(count)]
        Counter.objects.bulk_create([turn.counter for turn in made])
        AccessToken.objects.bulk_create(
            AccessToken(
                hall=turn.hall,
                role="counter",
                counter=turn.counter,
                digest=digest_of(turn.secret),
                created_at=self.at,
            )
            for turn in made
        )
        CounterService.objects.bulk_create(
            CounterService(counter=turn.counter, offering=self.offering_of(number))
            for number, turn in enumerate(made)
        )
        return made

    def turn(self, number: int) -> Turn:
        """One counter that is not saved yet."""
        offering = self.offering_of(number)
        counter = Counter(
            hall=offering.hall, office_id=offering.office_id, code=f"{secrets.randbelow(36**6)}"[:8]
        )
        counter.code = f"{number}"
        return Turn(offering.hall, counter, secrets.token_urlsafe(32))

    def offering_of(self, number: int) -> Offering:
        """Round robin over halls, then queues."""
        hall, line = number % len(self.halls), number // len(self.halls) % self.queues
        return self.offerings[hall * self.queues + line]

    def places(self) -> Iterator[tuple[Offering, str]]:
        """Every offering with the secret of its hall's kiosk."""
        secret = dict(zip([hall.pk for hall in self.halls], self.kiosks, strict=True))
        return ((each, secret[each.hall_id]) for each in self.offerings)


def day_of(hall: Hall, at: datetime) -> str:
    """The hall's local day, as SQL takes it."""
    return hall.local(at).date().isoformat()
