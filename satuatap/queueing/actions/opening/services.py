"""What a described hall offers, and what it states of it as examples."""

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from satuatap.catalogue.models import AgencyOffice, Mark, Offering, OfferingStandard, Service
from satuatap.places.models import Hall
from satuatap.queueing.models import CounterService, Queue

COMPLAINTS = (
    "Sampaikan kepada petugas, meja pengaduan mal, atau SP4N-LAPOR! (lapor.go.id, SMS 1708). "
    "Contoh; nomor telepon dan surel gerai belum ditetapkan mal."
)
FACILITIES = (
    "Ruang tunggu dengan kursi prioritas, anjungan antrean, layar panggilan, jalur kursi roda, "
    "ruang laktasi, dan toilet. Contoh; daftar sarana belum ditetapkan mal."
)
COMPETENCE = (
    "Petugas memahami persyaratan dan sistem layanan ini serta terlatih melayani kelompok rentan. "
    "Contoh; kualifikasi belum ditetapkan instansi."
)
SUPERVISION = (
    "Diawasi atasan langsung di instansi asal dan manajer mal setiap hari kerja. "
    "Contoh; susunan pengawas belum ditetapkan."
)
GUARANTEE = (
    "Dilayani sesuai standar ini, tanpa biaya di luar tarif yang tertulis. "
    "Contoh; maklumat pelayanan belum ditandatangani."
)
SAFETY = (
    "Data pribadi hanya dipakai untuk layanan ini, dan gedung dijaga selama jam layanan. "
    "Contoh; ketentuan keselamatan gedung belum ditetapkan mal."
)
EVALUATION = (
    "Survei kepuasan masyarakat setelah dilayani, dibahas setiap enam bulan. "
    "Contoh; jadwal evaluasi belum ditetapkan mal."
)


@dataclass(frozen=True)
class Floor:
    """A hall being set up: its description, its offices by agency, and its queues by prefix."""

    hall: Hall
    told: dict[str, Any]
    offices: dict[str, AgencyOffice]
    queues: dict[str, Queue]


def offer(floor: Floor) -> None:
    """Offer the national services of each office and those of the description."""
    hall, told, offices = floor.hall, floor.told, floor.offices
    national: dict[str, list[Service]] = {}
    for service in Service.objects.filter(agency__in=offices).order_by("order"):
        national.setdefault(service.agency_id, []).append(service)
    rows = []
    for each in told["offices"]:
        lines = _lines(told, each["agency"], floor.queues)
        own = _offered(each, national.get(each["agency"], []))
        for order, (code, values) in enumerate(own):
            office, queue = offices[each["agency"]], lines.get(code, lines[""])
            rows.append(
                Offering(hall=hall, office=office, queue=queue, code=code, order=order, **values)
            )
    Offering.objects.bulk_create(rows, ignore_conflicts=True)


def _offered(told: dict[str, Any], services: list[Service]) -> Iterator[tuple[str, dict[str, Any]]]:
    """What an agency of this kind is known to give, then what was made up for the description."""
    minutes = {service.code: service.minutes_at_counter for service in services}
    for service in services:
        titles = {"title_id": service.title_id, "title_en": service.title_en}
        time = service.minutes_at_counter
        values = {"service": service, "minutes_at_counter": time, "mark": Mark.KNOWN}
        yield service.code, values | titles
    for code, follows, title_id, title_en, *own in told.get("services", []):
        titles = {"title_id": title_id, "title_en": title_en}
        time = own[0] if own else minutes[follows]
        yield code, {"service_id": follows, "minutes_at_counter": time, **titles}


def _lines(told: dict[str, Any], agency: str, queues: dict[str, Queue]) -> dict[str, Queue]:
    """The queue of each service that has one of its own, and under ``""`` that of all others."""
    lines: dict[str, Queue] = {}
    for each in told["queues"]:
        queue = queues[each["prefix"]]
        if each["office"] == agency and "services" in each:
            lines |= dict.fromkeys(each["services"], queue)
        elif agency in each.get("offices", []) or (each["office"] == agency and "" not in lines):
            lines[""] = queue
    return lines


def state_standards(hall: Hall) -> None:
    """The eight components that are the hall's own, as examples that say what is yet to confirm."""
    desks = Tally(
        CounterService.objects.filter(counter__hall=hall).values_list("offering", flat=True)
    )
    rows = (
        OfferingStandard(
            offering_id=offering,
            complaints=COMPLAINTS,
            facilities=FACILITIES,
            competence=COMPETENCE,
            supervision=SUPERVISION,
            staffing=_staffing(desks[offering]),
            guarantee=GUARANTEE,
            safety=SAFETY,
            evaluation=EVALUATION,
        )
        for offering in hall.offerings.values_list("pk", flat=True)
    )
    OfferingStandard.objects.bulk_create(rows, ignore_conflicts=True)


def _staffing(desks: int) -> str:
    return f"{desks} petugas, satu di tiap loket. Contoh; jumlah belum ditetapkan instansi."
