"""Examples of lives of halls: the demo hall's partners, and halls that are on their way."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, UUID, uuid5

from satuatap.catalogue.models import AgencyOffice, Service
from satuatap.identity.models import Membership, Role, User
from satuatap.oversight.actions import file_away, judge, move, say_met, solve
from satuatap.oversight.models import (
    Agreement,
    CheckEntry,
    Contribution,
    Innovation,
    LegalInstrument,
    Obstacle,
    Paper,
    PlannedDate,
)
from satuatap.oversight.queries import stage_of
from satuatap.places.actions import plan_hall
from satuatap.places.models import Hall, Region
from satuatap.queueing.actions import By

DEMO = By("demo")
EXAMPLE = "(contoh)"
WAY = ("proposal", "commitment", "preparation", "readiness", "trial")
STOOD = {"proposal": 75, "commitment": 40, "preparation": 400, "readiness": 12, "trial": 30}
STEP = timedelta(days=60)  # between two steps of an example
EVERY = 61  # of the regions without a hall, each of so many proposes one
PROPOSER = "pemda@contoh.example"
ENDS = (20, 75, 400, 700, None)  # days until an agreement ends


def follow_lives(hall: Hall, *, at: datetime) -> int:
    """Give the demo hall partners and notes, and the nation halls on their way; how many records.

    Once: 0 afterwards.
    """
    if Agreement.objects.filter(hall=hall).exists():
        return 0
    records = [*_partners(hall, at.date()), *_notes(hall, at.date())]
    for each in records:
        file_away(each, by=DEMO, at=at)
    _promise(hall)
    _overcome(hall, at=at)
    if stage_of(hall) == "inaugurated" and hall.inaugurated_on:
        move(hall, "operating", by=DEMO, on=hall.inaugurated_on, at=at, note="Contoh.")
    return len(records) + sum(_on_the_way(stage, at=at) for stage in WAY)


def give_region_account(password_like: str) -> None:
    """Somebody who works for a region without a hall, with the password of another account."""
    known = User.objects.filter(email=password_like).first()
    regions = Region.objects.filter(halls=None).order_by("code")
    if known is None or not regions:
        return
    values = {"name": "Sekar Arum", "password": known.password}
    user, _new = User.objects.update_or_create(email=PROPOSER, defaults=values)
    Membership.objects.get_or_create(user=user, role=Role.REGION_OFFICER, region=regions[0])


def key_of(hall: Hall, what: object) -> UUID:
    """The key of an example's form: the same each time."""
    return uuid5(NAMESPACE_URL, f"{hall.pk} {what}")


def _partners(hall: Hall, today: date) -> Iterator[Agreement]:
    offices = AgencyOffice.objects.filter(hall=hall, is_active=True).exclude(agency__kind="opd")
    for number, office in enumerate(offices.order_by("order", "name")[:12]):
        days = ENDS[number % len(ENDS)]
        yield Agreement(
            hall=hall,
            key=key_of(hall, office.agency_id),
            agency_id=office.agency_id,
            number=f"PKS {number + 1}/2024 {EXAMPLE}",
            starts_on=date(2024, 1, 2),
            ends_on=today + timedelta(days=days) if days else None,
        )


def _promise(hall: Hall) -> None:
    """Each agreement promises the agency's national services."""
    for each in Agreement.objects.filter(hall=hall):
        each.services.set(Service.objects.filter(agency=each.agency_id))


def _notes(
    hall: Hall, today: date
) -> Iterator[LegalInstrument | Obstacle | Contribution | Innovation | PlannedDate]:
    year = timedelta(days=365)
    yield LegalInstrument(
        hall=hall,
        key=key_of(hall, "lokasi"),
        kind="lokasi",
        number=f"Keputusan 1 {EXAMPLE}",
        title="Penetapan lokasi mal",
    )
    yield Obstacle(
        hall=hall,
        key=key_of(hall, "tempat"),
        kind="tempat",
        title=f"Gedung lama terlalu sempit {EXAMPLE}",
        since=today - 3 * year,
    )
    yield Obstacle(
        hall=hall,
        key=key_of(hall, "sistem"),
        kind="sistem",
        title=f"Aplikasi setiap instansi belum tersambung {EXAMPLE}",
        since=today - year,
    )
    yield Contribution(
        hall=hall,
        key=key_of(hall, "csr"),
        kind="csr",
        partner=f"Bank daerah {EXAMPLE}",
        what="Kursi tunggu dan pojok baca",
        rupiah=150_000_000,
        given_on=today - 2 * year,
    )
    yield Innovation(
        hall=hall,
        key=key_of(hall, "inovasi"),
        title=f"Layanan sore hari untuk pekerja {EXAMPLE}",
        text="Loket kependudukan buka sampai pukul 19.00 setiap Kamis.",
        helps="lain",
        since=today - year,
    )
    yield PlannedDate(
        hall=hall,
        key=key_of(hall, "rapat"),
        kind="rapat",
        on=today + timedelta(days=18),
        about=f"Rapat dengan instansi vertikal {EXAMPLE}",
    )


def _overcome(hall: Hall, *, at: datetime) -> None:
    narrow = Obstacle.objects.get(key=key_of(hall, "tempat"))
    how = "Gedung pasar yang tidak terpakai direnovasi dengan dana CSR."
    solve(narrow, on=at.date() - timedelta(days=700), how=how, at=at)


def _on_the_way(stage: str, *, at: datetime) -> int:
    """One hall that has come as far as this stage; how many steps it took."""
    regions = Region.objects.filter(halls=None).order_by("code")
    regions = regions.exclude(province="31")  # units of Jakarta propose nothing
    place = WAY.index(stage) + 1
    region = regions[min(EVERY * place, max(regions.count() - 1, 0)) :].first()
    if region is None:
        return 0
    hall = plan_hall(region, f"Rencana {place} {EXAMPLE}")
    Hall.objects.filter(pk=hall.pk).update(is_demo=True)
    steps = WAY[:place]
    last = at.date() - timedelta(days=STOOD[stage])
    for number, each in enumerate(steps):
        on = last - STEP * (len(steps) - 1 - number)
        paper = Paper(f"Surat {number + 1} {EXAMPLE}")
        move(hall, each, by=DEMO, on=on, at=at, document=paper, note="Contoh.")
    _show_some(hall, at=at)
    return len(steps)


def _show_some(hall: Hall, *, at: datetime) -> None:
    """What a region shows of its requirements: one accepted, one given back, one waiting."""
    if stage_of(hall) in WAY[:2]:
        return
    shown = {}
    for item in ("site", "budget", "rooms"):
        said = {"hall": hall, "item": item, "document": f"Bukti {EXAMPLE}"}
        word = CheckEntry(key=key_of(hall, item), verdict="met", **said)
        shown[item] = say_met(word, by=DEMO, at=at)
    for item, verdict in (("site", "accepted"), ("budget", "returned")):
        entry = CheckEntry(hall=hall, item=item, verdict=verdict, note="Contoh.")
        entry.key = key_of(hall, f"{item} {verdict}")
        judge(entry, seen=shown[item].pk, by=DEMO, at=at + timedelta(seconds=1))
