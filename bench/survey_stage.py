"""The stage of ``bench_surveys``: a hall in every region of the nation, and a million answers."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from satuatap.catalogue.models import AgencyOffice, Offering, Service
from satuatap.core import sql
from satuatap.identity.models import Membership, Role, User
from satuatap.places.models import Hall, Region
from satuatap.surveys.actions.campaigns import record_instrument
from satuatap.surveys.models import Campaign, CampaignTarget
from satuatap.surveys.rules import krejcie_morgan
from satuatap.surveys.sources import instrument_on

ANSWERS = Path(__file__).parent / "survey_answers.sql"
BEGINS, ENDS = date(2026, 1, 1), date(2026, 6, 30)
DAYS = (ENDS - BEGINS).days + 1
OPENED, CLOSED = datetime(2025, 12, 31, tzinfo=UTC), datetime(2026, 7, 3, tzinfo=UTC)
SERVICES, POPULATION = 24, 12_000
MARK = """
insert into surveys_changedday (campaign_id, day)
select distinct campaign_id, day from surveys_sheet where campaign_id = any(%(campaigns)s)
"""


def campaigns() -> list[Campaign]:
    """An open campaign in a hall of every region, each with 24 services of several agencies."""
    call_command("load_data", verbosity=0)
    regions = Region.objects.order_by("code")
    halls = [one_hall(region) for region in regions]
    services = list(Service.objects.select_related("agency").order_by("agency_id", "code"))
    for at, hall in enumerate(halls):
        give(hall, list(islice(services[at % 7 :: 5], SERVICES)))
    asked = record_instrument(instrument_on(BEGINS), at=OPENED)
    made = Campaign.objects.bulk_create(
        Campaign(
            hall=hall,
            instrument=asked,
            title="Semester I 2026",
            begins=BEGINS,
            ends=ENDS,
            basis=Campaign.Basis.STATED,
            opened_at=OPENED,
            opened_by="bench",
        )
        for hall in halls
    )
    CampaignTarget.objects.bulk_create(
        CampaignTarget(campaign=each, population=POPULATION, sample=krejcie_morgan(POPULATION))
        for each in made
    )
    return made


def one_hall(region: Region) -> Hall:
    """The region's hall; a new one where it has none."""
    known = Hall.objects.filter(region=region).first()
    return known or Hall.objects.create(slug=f"mal-{region.code.replace('.', '-')}", region=region)


def give(hall: Hall, services: list[Service]) -> None:
    """Let the hall give these services, each at the desk of its agency, and nothing else."""
    Offering.objects.filter(hall=hall).delete()
    AgencyOffice.objects.filter(hall=hall).delete()
    agencies = {each.agency_id: each.agency for each in services}
    offices = AgencyOffice.objects.bulk_create(
        AgencyOffice(hall=hall, agency=agency, name=agency.name_id[:120], short_name=code[:40])
        for code, agency in agencies.items()
    )
    desks = {each.agency_id: each for each in offices}
    Offering.objects.bulk_create(
        Offering(
            hall=hall,
            office=desks[each.agency_id],
            service=each,
            code=each.code,
            title_id=each.title_id,
            minutes_at_counter=10,
        )
        for each in services
    )


def answer(some: Iterable[Campaign], *, each: int, days: int = DAYS) -> None:
    """So many answers to each service of these campaigns, written by the database itself.

    The triggers of every single sheet rest meanwhile; its day is marked as changed at the end.
    """
    keys = {"campaigns": [campaign.pk for campaign in some]}
    with transaction.atomic():
        sql.execute("set local session_replication_role = replica")
        sql.execute(sql.text(ANSWERS), keys | {"each": each, "days": days})
    sql.execute(f"{MARK} and day < %(until)s on conflict do nothing", keys | {"until": until(days)})
    connection.close()
    sql.execute("vacuum analyze")


def until(days: int) -> date:
    """The first day without new answers."""
    return date.fromordinal(BEGINS.toordinal() + days)


def ministry() -> User:
    """Somebody of the ministry."""
    user = User.objects.create_user("bench@example.example", name="Kementerian")
    Membership.objects.create(user=user, role=Role.MINISTRY)
    return user


def close(some: Iterable[Campaign]) -> None:
    """End all these surveys, as they were rolled up."""
    keys = [campaign.pk for campaign in some]
    Campaign.objects.filter(pk__in=keys).update(
        state=Campaign.State.CLOSED, closed_at=CLOSED, closed_by="bench"
    )
