"""The offices and services of a survey by name, in the order of the hall."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.surveys.queries.served import WHOLE, Part
from satuatap.surveys.rules import krejcie_morgan


@dataclass(frozen=True)
class Named:
    """An office, or a service below its office."""

    part: Part
    office: AgencyOffice
    offering: Offering | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.offering.title if self.offering else self.office.name


def named(parts: Iterable[Part]) -> list[Named]:
    """These parts, each office followed by its services; an office of a service is always named."""
    parts = list(parts)
    services_of = {each.offering_id for each in parts if each.offering_id}
    offerings = Offering.objects.filter(pk__in=services_of)
    services = sorted(offerings, key=lambda each: (each.order, each.title))
    keys = {each.office_id for each in parts if each.office_id}
    keys |= {each.office_id for each in services}
    offices = AgencyOffice.objects.filter(pk__in=keys)
    found = []
    for office in sorted(offices, key=lambda each: (each.order, each.name)):
        found.append(Named(Part(office_id=office.pk), office))
        found += [
            Named(Part(offering_id=each.pk), office, each)
            for each in services
            if each.office_id == office.pk
        ]
    return found


@dataclass(frozen=True)
class Proposed:
    """How many people a part serves, and of how many the survey asks; None is the whole hall."""

    named: Named | None
    people: int

    @property
    def sample(self) -> int:
        """By Krejcie and Morgan."""
        return krejcie_morgan(self.people)


def proposed(people: Mapping[Part, int]) -> list[Proposed]:
    """The hall, then each office with its services, as far as anybody was counted there."""
    known = [each for each in named(people) if each.part in people]
    return [Proposed(None, people[WHOLE]), *(Proposed(each, people[each.part]) for each in known)]
