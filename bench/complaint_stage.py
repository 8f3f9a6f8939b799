"""The stage of ``bench_complaints``: halls with offices, their people, and full desks."""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from bench.survey_stage import give, one_hall
from satuatap.catalogue.models import Service
from satuatap.core import sql
from satuatap.identity.models import Membership, Role, User
from satuatap.launch.preparing import UNUSED
from satuatap.places.models import Hall, Region

FILL = Path(__file__).parent / "complaint_fill.sql"
AT = datetime(2026, 11, 16, 2, tzinfo=UTC)
SERVICES = 24


@dataclass(frozen=True)
class Stage:
    """The busiest hall, and who looks at it."""

    hall: Hall
    manager: User
    ministry: User


def stage(*, open_: int, halls: int) -> Stage:
    """So many open complaints, twice as many ended ones, over so many halls."""
    call_command("collectstatic", *UNUSED, interactive=False, verbosity=0)
    call_command("load_data", verbosity=0)
    services = list(Service.objects.select_related("agency").order_by("agency_id", "code"))
    made = [one_hall(region) for region in Region.objects.order_by("code")[:halls]]
    for at, hall in enumerate(made):
        give(hall, list(islice(services[at % 7 :: 5], SERVICES)))
    sql.execute(sql.text(FILL), {"open": open_, "at": AT})
    connection.close()
    sql.execute("vacuum analyze")
    hall = made[0]
    return Stage(hall, person("m", Role.HALL_MANAGER, hall), person("k", Role.MINISTRY))


def person(name: str, role: Role, hall: Hall | None = None) -> User:
    """Somebody with this role."""
    user = User.objects.create_user(f"{name}@bench.example", name=name)
    Membership.objects.create(user=user, role=role, hall=hall)
    return user
