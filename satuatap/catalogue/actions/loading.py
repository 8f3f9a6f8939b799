"""The national catalogue, from its files into the tables; a changed standard is a new version."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from itertools import chain, starmap
from typing import Any

from satuatap.catalogue.models import (
    Agency,
    LifeEvent,
    Package,
    PackageStep,
    ProcedureStep,
    Requirement,
    Service,
    ServiceStandard,
    Tariff,
)
from satuatap.catalogue.sources import Facts, Fault, Source, data_files, read_source
from satuatap.places.actions import load_once, upsert

OF_STANDARD = (
    "time_limit", "tariffs", "requirements", "steps", "product", "legal_basis", "source",
)  # fmt: skip


class CatalogueIsFaulty(Exception):
    """The files have faults, so nothing was loaded."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def load_catalogue(*, at: datetime) -> bool:
    """Agencies, life events, services, standards and packages; whether anything was to be done.

    Raises CatalogueIsFaulty with every fault of the files.
    """
    return load_once("catalogue", data_files(), lambda: load_source(read_source(), at=at), at=at)


def load_source(source: Source, *, at: datetime) -> None:
    """Bring the tables to the state of the source. Services that it no longer names stay."""
    if source.faults:
        raise CatalogueIsFaulty(source.faults)
    upsert(Agency, (Agency(**agency) for agency in source.agencies), ["code"])
    events = (LifeEvent(order=n, **event) for n, event in enumerate(source.life_events))
    upsert(LifeEvent, events, ["code"])
    upsert(Service, (_service(facts) for facts in source.services), ["code"])
    _tag(source.services)
    _publish(source.services, at=at)
    _load_packages(source.packages)


def _service(facts: Facts) -> Service:
    fields = ("code", "title_id", "title_en", "aliases", "ways", "minutes_at_counter", "order")
    return Service(agency_id=facts["agency"], **{name: facts[name] for name in fields})


def _tag(services: list[Facts]) -> None:
    """Give each service its life events, and take away those that it no longer has."""
    tags = Service.life_events.through
    wanted = {(each["code"], event) for each in services for event in each["life_events"]}
    rows = tags.objects.filter(service__in=[each["code"] for each in services])
    there = set(rows.values_list("service_id", "lifeevent_id"))
    for service, event in there - wanted:
        rows.filter(service=service, lifeevent=event).delete()
    tags.objects.bulk_create(
        tags(service_id=service, lifeevent_id=event) for service, event in wanted - there
    )


def _publish(services: list[Facts], *, at: datetime) -> None:
    """A new version of each standard that differs from the newest one."""
    newest = ServiceStandard.objects.order_by("service_id", "-version").distinct("service_id")
    known = {each.service_id: each for each in newest}
    pairs = []
    for facts in services:
        before = known.get(facts["code"])
        if before is None or before.digest != digest_of(facts):
            version = before.version + 1 if before else 1
            pairs.append((_standard(facts, version, at=at), facts))
    ServiceStandard.objects.bulk_create(standard for standard, _ in pairs)
    Requirement.objects.bulk_create(chain.from_iterable(starmap(_requirements, pairs)))
    ProcedureStep.objects.bulk_create(chain.from_iterable(starmap(_steps, pairs)))
    Tariff.objects.bulk_create(chain.from_iterable(starmap(_tariffs, pairs)))


def digest_of(facts: Facts) -> str:
    """The fingerprint of what a standard says."""
    said = json.dumps({name: facts[name] for name in OF_STANDARD}, sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _standard(facts: Facts, version: int, *, at: datetime) -> ServiceStandard:
    limit, product, source = facts["time_limit"], facts["product"], facts["source"]
    return ServiceStandard(
        service_id=facts["code"],
        version=version,
        published_at=at,
        digest=digest_of(facts),
        time_value=limit["value"],
        time_unit=limit["unit"],
        clock_note=limit["clock_note"] or "",
        product_name=product["name"],
        product_valid_for=product["valid_for"] or "",
        legal_basis=facts["legal_basis"],
        mark=source["mark"],
        source=source["where"] or "",
        confirmed=source["confirmed"],
    )


def _requirements(standard: ServiceStandard, facts: Facts) -> Iterable[Requirement]:
    for order, row in enumerate(facts["requirements"], start=1):
        words = {"condition": row["condition"] or "", "note": row["note"] or ""}
        form = row["original_or_copy"]
        yield Requirement(
            standard=standard,
            order=order,
            name=row["name"],
            form=form,
            mandatory=row["mandatory"],
            **words,
        )


def _steps(standard: ServiceStandard, facts: Facts) -> Iterable[ProcedureStep]:
    for order, row in enumerate(facts["steps"], start=1):
        yield ProcedureStep(standard=standard, order=order, **row)


def _tariffs(standard: ServiceStandard, facts: Facts) -> Iterable[Tariff]:
    for order, row in enumerate(facts["tariffs"], start=1):
        yield Tariff(standard=standard, order=order, **row | {"basis": row["basis"] or ""})


def _load_packages(packages: list[Facts]) -> None:
    upsert(Package, (_package(facts) for facts in packages), ["code"])
    PackageStep.objects.filter(package__in=[facts["code"] for facts in packages]).delete()
    PackageStep.objects.bulk_create(
        _package_step(facts["code"], step) for facts in packages for step in facts["steps"]
    )


def _package(facts: Facts) -> Package:
    own = {"code", "title_id", "title_en", "life_event", "for_whom", "steps"}
    rest: dict[str, Any] = {name: value for name, value in facts.items() if name not in own}
    return Package(
        code=facts["code"],
        title_id=facts["title_id"],
        title_en=facts["title_en"],
        life_event_id=facts["life_event"],
        for_whom=facts["for_whom"],
        content=rest,
    )


def _package_step(package: str, step: Facts) -> PackageStep:
    return PackageStep(
        package_id=package,
        order=step["order"],
        service_id=step["service"],
        after=step["after"],
        optional_when=step["optional_when"] or "",
        reason=step["reason"],
    )
