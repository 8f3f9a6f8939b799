"""A hall to show, and a service with its whole standard."""

from datetime import datetime
from typing import Any

from django.utils import timezone

from satuatap.catalogue.models import (
    LifeEvent,
    Offering,
    OfferingStandard,
    ProcedureStep,
    Requirement,
    Service,
    ServiceStandard,
    Tariff,
)
from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.tests import given

OFFICES = [
    ("Disdukcapil", "KTP-el, KK, akta", "KTP-el baru", 6),
    ("Polres Batu", "SKCK", "SKCK baru", 3),
    ("Imigrasi", "Paspor", "Paspor baru", 4),
    ("Samsat", "Pajak kendaraan", "Pajak tahunan", 1),
    ("DPMPTSP", "NIB dan perizinan", "NIB", 0),
]


def open_hall(at: datetime | None = None, **values: Any) -> Hall:
    """A hall that is open now, with five offices and people who wait."""
    at = at or timezone.now()
    hall = given.hall(**{"name": "Among Warga", "slug": "kota-batu", "is_demo": True} | values)
    OpeningOverride.objects.create(hall=hall, state="open", starts_at=at, label="Contoh")
    for order, (name, summary, title, waiting) in enumerate(OFFICES):
        office = given.office(hall=hall, name=name, short_name=name, summary=summary, order=order)
        offering = given.offering(queue=given.queue(office=office, name=title), title_id=title)
        given.counter(offering)
        for _ in range(waiting):
            given.ticket(offering, at=at)
    return Hall.objects.select_related("region").get(pk=hall.pk)


def service(**values: Any) -> Service:
    """SKCK with its national standard."""
    event, _ = LifeEvent.objects.get_or_create(
        code="kerja", defaults={"title_id": "Mencari atau mulai bekerja", "order": 1}
    )
    fields = {"code": "skck-baru", "title_id": "Penerbitan SKCK Baru", "minutes_at_counter": 30}
    fields |= {"aliases": ["bikin skck"], "ways": ["direct"], "agency": given.agency()}
    made = Service.objects.create(**fields | values)
    made.life_events.add(event)
    standard(made)
    return made


def standard(of: Service) -> ServiceStandard:
    """The national half of a standard."""
    made = ServiceStandard.objects.create(
        service=of,
        version=1,
        published_at=given.NINE,
        time_value=1,
        time_unit="jam",
        clock_note="Sejak berkas lengkap.",
        product_name="SKCK",
        product_valid_for="6 bulan",
        legal_basis=["PP 76/2020"],
        mark="sourced",
        confirmed=["requirements", "tariffs"],
    )
    Requirement.objects.create(
        standard=made, order=1, name="KTP-el", form="fotokopi", mandatory=True, note="Bawa asli"
    )
    ProcedureStep.objects.create(standard=made, order=1, who="pemohon", does="Isi", minutes=5)
    Tariff.objects.create(standard=made, order=1, label="Bagi WNI", amount_idr=30000)
    return made


def offered(of: Service, hall: Hall) -> Offering:
    """The service as the hall offers it, with one component of its own stated."""
    office = given.office(hall=hall, agency=of.agency, name="Polres Kota", short_name="Polres Kota")
    offering = given.offering(queue=given.queue(office=office), service=of, title_id="SKCK di mal")
    OfferingStandard.objects.create(offering=offering, complaints="Meja pengaduan, lantai 1")
    return offering
