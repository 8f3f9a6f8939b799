"""A service as one page: the 14 components of its standard, and where it is given."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import (
    Mark,
    Offering,
    OfferingStandard,
    OwnText,
    ServiceStandard,
    Tariff,
)
from satuatap.places.models import Hall
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.service_opening import hall_opening
from satuatap.queueing.queries.snapshot import hall_services

NATIONAL: Sequence[tuple[str, str | Promise]] = (
    ("requirements", _("Persyaratan")),
    ("steps", _("Sistem, mekanisme, dan prosedur")),
    ("time_limit", _("Jangka waktu")),
    ("tariffs", _("Biaya atau tarif")),
    ("product", _("Produk pelayanan")),
)
ANCHORS = {
    "requirements": "syarat",
    "steps": "langkah",
    "tariffs": "biaya",
    "product": "hasil",
    "time_limit": "hasil",
}
LEGAL = ("legal_basis", _("Dasar hukum"))
COMPLAINTS = ("complaints", _("Penanganan pengaduan, saran, dan masukan"))
OWN: Sequence[tuple[str, str | Promise]] = (
    ("facilities", _("Sarana, prasarana, dan fasilitas")),
    ("competence", _("Kompetensi pelaksana")),
    ("supervision", _("Pengawasan internal")),
    ("staffing", _("Jumlah pelaksana")),
    ("guarantee", _("Jaminan pelayanan")),
    ("safety", _("Jaminan keamanan dan keselamatan pelayanan")),
    ("evaluation", _("Evaluasi kinerja pelaksana")),
)


@dataclass(frozen=True)
class Component:
    """One of the 14 components: its text (empty where it is told elsewhere) and its mark."""

    name: str
    code: str
    mark: Mark | None
    text: str = ""
    ruled: str = ""  # the hall's own text, where its rules differ

    @property
    def anchor(self) -> str:
        """Where on the page it is told in full."""
        return ANCHORS.get(self.code, "")

    @property
    def missing(self) -> bool:
        """Whether the hall has yet to state it."""
        return self.mark is None


@dataclass(frozen=True)
class Place:
    """A hall that gives the service, with how it is there now.

    ``remote``: a number may be taken from afar.
    """

    hall: Hall
    offerings: Sequence[Offering]
    services: Sequence[dict[str, Any]]
    detail: str
    remote: bool

    @property
    def open(self) -> bool:
        """Whether a number for it is given there now."""
        return any(each["open"] for each in self.services)

    @property
    def first(self) -> dict[str, Any] | None:
        """The variant that people mean by the service's name."""
        return self.services[0] if self.services else None


def standard_of(service: str | None) -> ServiceStandard | None:
    """The standard in force of the service with this code, with everything the page shows."""
    versions = ServiceStandard.objects.filter(service=service).select_related("service__agency")
    parts = versions.prefetch_related("requirements", "steps", "tariffs")
    return parts.order_by("-version").first()


def components(
    standard: ServiceStandard, own: OfferingStandard | None, text: OwnText | None = None
) -> list[Component]:
    """All 14 components in the order of the regulation, each with how far it may be trusted.

    What the hall rules itself (``text``) stands beside the national component, not in its place.
    """
    national = [
        Component(str(name), code, standard.mark_of(code), ruled=getattr(text, code, ""))
        for code, name in NATIONAL
    ]
    code, name = LEGAL
    basis = Component(str(name), code, standard.mark_of(code), "\n".join(standard.legal_basis))
    return [*national, _own(COMPLAINTS, own), basis, *(_own(each, own) for each in OWN)]


def standard_page(
    standard: ServiceStandard | None, offering: Offering | None, text: OwnText | None
) -> dict[str, Any]:
    """What the parts of a page about a standard need, as its hall's offering states it."""
    if standard is None:
        return {"standard": None}
    own = getattr(offering, "own_standard", None)
    least, most = cost(list(standard.tariffs.all()))
    parts = components(standard, own, text)
    missing = [each for each in parts if each.missing]
    here = {"standard": standard, "components": parts, "own": own, "missing": missing}
    return here | {"least": least, "most": most}


def _own(component: tuple[str, str | Promise], own: OfferingStandard | None) -> Component:
    field, name = component
    text = getattr(own, field) if own else ""
    return Component(str(name), field, Mark(own.mark) if own and text else None, text)


def cost(tariffs: Collection[Tariff]) -> tuple[int | None, int | None]:
    """The least and the most that the service costs; None, None where only a formula tells."""
    amounts = [each.amount_idr for each in tariffs if each.amount_idr is not None]
    if not amounts or len(amounts) < len(tariffs):
        return None, None
    return min(amounts), max(amounts)


def places_of(given: Mapping[Hall, Sequence[Offering]], *, at: datetime) -> list[Place]:
    """How a service is given at these halls, open ones first, with their waits now.

    As many queries for many halls as for one.
    """
    there = hall_services(list(given), at=at)
    places = [_place(hall, offered, there[hall.pk], at=at) for hall, offered in given.items()]
    return sorted(places, key=lambda place: not place.open)


def place_of(offering: Offering, *, at: datetime) -> Place:
    """How one offering is given at its hall now."""
    return places_of({offering.hall: [offering]}, at=at)[0]


def _place(
    hall: Hall, offerings: Sequence[Offering], there: Sequence[dict[str, Any]], *, at: datetime
) -> Place:
    by_code = {each["code"]: each for each in there}
    services = [by_code[each.code] for each in offerings if each.code in by_code]
    remote = floor_plan(hall).policy.remote_allowed
    return Place(hall, offerings, services, hall_opening(hall, at=at).detail, remote)
