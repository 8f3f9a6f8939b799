"""What the officer needs to know of the service that the person at the counter came for."""

from dataclasses import dataclass

from django.db.models import Prefetch

from satuatap.catalogue.models import OwnText, Requirement, ServiceStandard, Tariff
from satuatap.catalogue.queries import own_text
from satuatap.places.wording import rupiah
from satuatap.queueing.models import Ticket


@dataclass(frozen=True)
class Line:
    """One thing to bring or to pay: for what, and how it comes or how much it is."""

    name: str
    said: str


@dataclass(frozen=True)
class Service:
    """What to bring and what it costs; ``basis`` is the hall's own rule behind any of it."""

    requirements: tuple[Line, ...] = ()
    fees: tuple[Line, ...] = ()
    basis: str = ""


def service_facts(ticket: Ticket) -> Service:
    """What the newest standard asks for, and in its place what the hall rules itself."""
    national, own = _national(ticket), own_text(ticket.offering)
    if own is None or not (own.requirements or own.tariffs):
        return national
    return _ruled(national, own)


def _ruled(national: Service, own: OwnText) -> Service:
    bring = tuple(Line(each, "") for each in own.requirement_lines)
    pay = tuple(Line("", each) for each in own.tariff_lines)
    return Service(bring or national.requirements, pay or national.fees, own.basis)


def _national(ticket: Ticket) -> Service:
    standards = ServiceStandard.objects.filter(service__offerings=ticket.offering_id)
    facts = standards.prefetch_related(
        Prefetch("requirements", Requirement.objects.order_by("order")),
        Prefetch("tariffs", Tariff.objects.order_by("order")),
    )
    newest = facts.order_by("-version").first()
    if newest is None:
        return Service()
    bring = tuple(Line(each.name, _brought(each)) for each in newest.requirements.all())
    pay = tuple(
        Line(each.label, each.formula or rupiah(each.amount_idr)) for each in newest.tariffs.all()
    )
    return Service(bring, pay)


def _brought(requirement: Requirement) -> str:
    """In which form something is brought, and when: ``fotokopi, bila sudah menikah``."""
    parts = [requirement.get_form_display(), requirement.condition]
    return ", ".join(part for part in parts if part)
