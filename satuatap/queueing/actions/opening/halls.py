"""A hall's set-up, from its description to its rows."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml
from django.db import models, transaction

from satuatap.catalogue.models import Agency, AgencyOffice
from satuatap.core.hints import hint
from satuatap.places.actions import start_with_hours
from satuatap.places.models import Counter, Hall, OpeningOverride
from satuatap.queueing.actions.opening.services import Floor, offer, state_standards
from satuatap.queueing.models import (
    CounterService,
    Display,
    DisplayScope,
    HallPolicy,
    Kiosk,
    Queue,
    Tablet,
    VoiceZone,
)

DATA = Path(__file__).parents[2] / "data"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)

Description = dict[str, Any]


def described_halls() -> list[str]:
    """The addresses of the halls that have a description."""
    return sorted(file.stem for file in DATA.glob("*.yaml"))


@transaction.atomic
def open_hall(slug: str) -> Hall:
    """Set up the described hall; safe to repeat.

    Raises Hall.DoesNotExist where the hall is not on record (load the data first).
    """
    told: Description = yaml.safe_load((DATA / f"{slug}.yaml").read_text(encoding="utf-8"))
    hall = _begin(told)
    offices = _open_offices(hall, told)
    floor = Floor(hall, told, offices, _draw_queues(hall, told, offices))
    offer(floor)
    _place_counters(floor)
    _put_devices(hall, told, offices)
    state_standards(hall)
    hint(hall.pk)
    return hall


def add_missing(kind: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Add the rows that are not there yet; the others stay as they are."""
    kind._default_manager.bulk_create(rows, ignore_conflicts=True)


def _begin(told: Description) -> Hall:
    hall = Hall.objects.select_related("region").get(slug=told["slug"])
    hall.name = hall.name or told.get("name", "")
    hall.code = hall.code or told["code"]
    hall.operator = hall.operator or told.get("operator", "")
    label = told.get("always_open", "")
    hall.is_demo = bool(label)
    if hall.status == Hall.Status.LISTED:  # later it is as its manager has left it
        hall.status = Hall.Status.OPERATING if hall.is_demo else Hall.Status.READY
    hall.save()
    start_with_hours(hall, told["hours"])
    HallPolicy.objects.get_or_create(hall=hall)
    if label and not hall.overrides.filter(label=label).exists():
        always = OpeningOverride.State.OPEN
        hall.overrides.create(state=always, starts_at=SINCE, label=label, set_by="system")
    return hall


def _open_offices(hall: Hall, told: Description) -> dict[str, AgencyOffice]:
    known = set(Agency.objects.values_list("code", flat=True))
    rows = (
        AgencyOffice(
            hall=hall,
            agency_id=each["agency"],
            name=each["name"],
            short_name=each["short"],
            summary=each["summary"],
            order=order,
            frequent=each.get("frequent", False),
        )
        for order, each in enumerate(told["offices"])
        if each["agency"] in known
    )
    add_missing(AgencyOffice, rows)
    return {office.agency_id: office for office in AgencyOffice.objects.filter(hall=hall)}


def _draw_queues(
    hall: Hall, told: Description, offices: dict[str, AgencyOffice]
) -> dict[str, Queue]:
    rows = (
        Queue(
            hall=hall,
            office=offices[each["office"]],
            name=each["name"],
            prefix=each["prefix"],
            daily_cap=each.get("cap"),
            promise_minutes=each.get("promise", 30),
        )
        for each in told["queues"]
    )
    add_missing(Queue, rows)
    return {queue.prefix: queue for queue in Queue.objects.filter(hall=hall)}


def _place_counters(floor: Floor) -> None:
    told = floor.told
    zone_of = {each["agency"]: each["zone"] for each in told["offices"]}
    line_of: dict[str, str] = {}
    rows = []
    for each in told["queues"]:
        zone = each.get("zone", zone_of[each["office"]])
        for number in each["counters"]:
            line_of[str(number)] = each["prefix"]
            office, place = floor.offices[each["office"]], told["zones"][zone]
            rows.append(
                Counter(
                    hall=floor.hall,
                    office=office,
                    code=str(number),
                    place=place,
                    zone=f"Zona {zone}",
                )
            )
    add_missing(Counter, rows)
    add_missing(CounterService, _gives(floor, line_of))


def _gives(floor: Floor, line_of: dict[str, str]) -> list[CounterService]:
    """Each counter gives every service of its queue, unless it already gives something."""
    counters = Counter.objects.filter(hall=floor.hall, code__in=line_of, gives=None)
    by_queue: dict[Any, list[Any]] = {}
    for pk, queue in floor.hall.offerings.values_list("pk", "queue"):
        by_queue.setdefault(queue, []).append(pk)
    return [
        CounterService(counter=counter, offering_id=offering)
        for counter in counters
        for offering in by_queue.get(floor.queues[line_of[counter.code]].pk, [])
    ]


def _put_devices(hall: Hall, told: Description, offices: dict[str, AgencyOffice]) -> None:
    add_missing(Kiosk, (Kiosk(hall=hall, name=name) for name in told["kiosks"]))
    add_missing(Tablet, (Tablet(hall=hall, name=name) for name in told.get("tablets", [])))
    there = set(hall.displays.values_list("name", flat=True))
    for each in told["displays"]:
        if each["name"] not in there:
            chosen = [offices[agency] for agency in each.get("offices", [])]
            scope = DisplayScope.CHOSEN if chosen else DisplayScope.ALL
            zone = _voice_zone(hall, each.get("voice_zone"))
            news = each.get("news", "")
            display = Display.objects.create(
                hall=hall, name=each["name"], scope=scope, news=news, voice_zone=zone
            )
            display.offices.set(chosen)


def _voice_zone(hall: Hall, name: str | None) -> VoiceZone | None:
    """The room where a display is heard; none means the whole hall."""
    return VoiceZone.objects.get_or_create(hall=hall, name=name)[0] if name else None
