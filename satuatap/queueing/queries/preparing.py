"""What to bring and what it costs, from the standard of each service."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from django.utils.translation import gettext as _

from satuatap.catalogue.models import Offering, OwnText, Requirement, ServiceStandard, Tariff
from satuatap.catalogue.queries import own_texts
from satuatap.places.wording import rupiah

NOT_BROUGHT = {Requirement.Form.DATA, Requirement.Form.PRESENCE}
BRIEF = 2
BOTH = {Requirement.Form.ORIGINAL, Requirement.Form.COPY, Requirement.Form.BOTH}


@dataclass(frozen=True)
class Preparation:
    """What somebody should have in hand: things to bring, first the ones without a condition.

    ``brief`` names the first two in one breath, for a list of services.
    """

    bring: tuple[str, ...] = ()
    cost: str = ""
    brief: str = ""


NOTHING = Preparation()


def preparations(offerings: Collection[Offering]) -> dict[UUID, Preparation]:
    """The preparation of each offering that has a standard or its hall's own text, by its id."""
    by_service = {each.service_id: each.pk for each in offerings if each.service_id}
    wanted = {each.pk: each.service_id for each in offerings if each.service_id}
    standards = (
        ServiceStandard.objects.filter(service__in=by_service)
        .order_by("service_id", "-version")
        .distinct("service_id")
        .prefetch_related("requirements", "tariffs")
    )
    known = {each.service_id: _of(each) for each in standards}
    prepared = {pk: known[service] for pk, service in wanted.items() if service in known}
    for pk, own in own_texts(offerings).items():
        prepared[pk] = _ruled(prepared.get(pk, NOTHING), own)
    return prepared


def preparation(offering: Offering) -> Preparation:
    """The preparation of one offering; empty where no standard is known."""
    return preparations([offering]).get(offering.pk, NOTHING)


def _of(standard: ServiceStandard) -> Preparation:
    brought = [
        each
        for each in standard.requirements.all()
        if each.mandatory and each.form not in NOT_BROUGHT
    ]
    brought.sort(key=lambda each: bool(each.condition))
    always = [each.name for each in brought if not each.condition][:BRIEF]
    return Preparation(
        bring=tuple(map(_said, brought)),
        cost=_cost(list(standard.tariffs.all())),
        brief=_(" dan ").join(always),
    )


def _ruled(national: Preparation, own: OwnText) -> Preparation:
    """What the hall rules itself goes before the national text."""
    found = national
    if own.requirements:
        bring = own.requirement_lines
        found = replace(found, bring=tuple(bring), brief=_(" dan ").join(bring[:BRIEF]))
    return replace(found, cost="; ".join(own.tariff_lines)) if own.tariffs else found


def _said(each: Requirement) -> str:
    name = each.name
    if each.form in BOTH:
        name = _("%(name)s, %(form)s") % {"name": name, "form": each.get_form_display()}
    if each.condition:
        name = _("%(name)s (bila %(condition)s)") % {"name": name, "condition": each.condition}
    return name


def _cost(tariffs: list[Tariff]) -> str:
    amounts = sorted({each.amount_idr for each in tariffs if each.amount_idr is not None})
    if not amounts or any(each.formula for each in tariffs):
        return _("Biaya menurut tarif") if tariffs else ""
    if len(amounts) == 1:
        return rupiah(amounts[0])
    between = {"least": rupiah(amounts[0]), "most": rupiah(amounts[-1])}
    return _("%(least)s sampai %(most)s") % between
