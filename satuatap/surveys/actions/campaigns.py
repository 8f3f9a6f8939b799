"""A hall opens a campaign, and closes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.formats import date_format

from satuatap.core.facts import Facts
from satuatap.identity.models import User
from satuatap.places.models import Hall
from satuatap.queueing.actions import By
from satuatap.surveys.actions.rolling import roll_up
from satuatap.surveys.errors import (
    BaselineAfterOpening,
    InstrumentWasEdited,
    PeriodEndsBeforeItBegins,
    PopulationUnknown,
    SurveyOverlaps,
    SurveyTooFarAhead,
    UnknownCompanion,
)
from satuatap.surveys.models import (
    Campaign,
    CampaignCompanion,
    CampaignTarget,
    InstrumentVersion,
)
from satuatap.surveys.queries.offered import offered
from satuatap.surveys.queries.population import population
from satuatap.surveys.queries.served import WHOLE, Part, people_served
from satuatap.surveys.rules import Instrument, krejcie_morgan
from satuatap.surveys.sources import facts_of, instrument_on

FARTHEST = timedelta(days=366)


@dataclass(frozen=True)
class Plan:
    """What a hall plans to ask: when (both days included), under which title, of how many.

    ``population`` is how many people the hall says it serves in the period; without it they are
    counted, or expected to be as many as in the period of the same length before. ``companions``
    are asked after it, by slug.
    """

    title: str
    begins: date
    ends: date
    population: int | None = None
    kind: str = Campaign.Kind.REGULAR
    instrument: str = "skm"
    companions: tuple[str, ...] = ()


def open_campaign(hall: Hall, plan: Plan, *, by: By, at: datetime) -> Campaign:
    """Begin to ask; doing it again gives the same campaign.

    Raises what ``check_plan`` raises, SurveyOverlaps, PopulationUnknown, UnknownCompanion or
    InstrumentWasEdited.
    """
    today = hall.local(at).date()
    check_plan(hall, plan, today=today)
    asked = record_instrument(instrument_on(plan.begins, plan.instrument), at=at)
    same = {"hall": hall, "instrument": asked, "begins": plan.begins, "ends": plan.ends}
    known = Campaign.objects.open().filter(**same)
    found = known.first()
    if found:
        return found
    beside = companions_planned(hall, plan)
    basis, people = population(hall, (plan.begins, plan.ends), stated=plan.population, today=today)
    if not people:
        raise PopulationUnknown
    made = Campaign(**same, title=plan.title, kind=plan.kind, basis=basis)
    made.opened_at, made.opened_by = at, by.actor
    try:
        with transaction.atomic():
            made.save()
            _set_targets(made, people)
            _ask_beside(made, beside)
    except IntegrityError:
        made = _opened_meanwhile(known)
    return made


def check_plan(hall: Hall, plan: Plan, *, today: date) -> None:
    """Raises PeriodEndsBeforeItBegins, SurveyTooFarAhead or BaselineAfterOpening."""
    if plan.ends < plan.begins:
        raise PeriodEndsBeforeItBegins
    if plan.begins > today + FARTHEST:
        raise SurveyTooFarAhead
    opened = hall.inaugurated_on
    if plan.kind == Campaign.Kind.BASELINE and opened and plan.ends >= opened:
        raise BaselineAfterOpening(day=date_format(opened, "j F Y"))


def companions_planned(hall: Hall, plan: Plan) -> list[Facts]:
    """What a plan asks beside the survey, in the order of the offer; raises UnknownCompanion."""
    known = offered(hall, plan.begins)
    lacking = set(plan.companions) - {each["slug"] for each in known}
    if lacking:
        raise UnknownCompanion(names=", ".join(sorted(lacking)))
    return [each for each in known if each["slug"] in plan.companions]


def _ask_beside(campaign: Campaign, beside: list[Facts]) -> None:
    CampaignCompanion.objects.bulk_create(
        CampaignCompanion(
            campaign=campaign, version=_record(facts, at=campaign.opened_at), place=place
        )
        for place, facts in enumerate(beside, start=1)
    )


def _opened_meanwhile(same: QuerySet[Campaign]) -> Campaign:
    """What another opened at the same moment, if it was the same."""
    made = same.first()
    if made is None:
        raise SurveyOverlaps
    return made


@transaction.atomic
def close_campaign(campaign: Campaign, *, by: By, at: datetime) -> Campaign:
    """Take no more answers, and count whom they are a sample of. Doing it again changes nothing.

    Sheets that are on their way are waited for; later ones are refused (``sql/sheet_fits.sql``).
    """
    held = Campaign.objects.select_for_update(of=("self",)).get(pk=campaign.pk)
    if not held.is_open:
        return held
    _count_again(held)
    roll_up(held)
    held.state, held.closed_at, held.closed_by = Campaign.State.CLOSED, at, by.actor
    held.signed_by = _name_of(by)
    held.save(update_fields=["state", "closed_at", "closed_by", "signed_by", "basis"])
    return held


def _name_of(by: By) -> str:
    """The name of a person who acts, as it is now; empty for what is no person."""
    found = User.objects.filter(pk=by.officer_id).first() if by.officer_id else None
    return str(found) if found else ""


def record_instrument(instrument: Instrument, *, at: datetime) -> InstrumentVersion:
    """Keep what a version asks, once; raises InstrumentWasEdited if its file says otherwise now."""
    return _record(facts_of(instrument.slug, instrument.version), at=at)


def _record(facts: Facts, *, at: datetime) -> InstrumentVersion:
    kept, _new = InstrumentVersion.objects.get_or_create(
        slug=facts["slug"],
        version=facts["version"],
        defaults={"facts": facts, "size": _size(facts), "recorded_at": at},
    )
    if kept.facts != facts:
        raise InstrumentWasEdited(instrument=str(kept))
    return kept


def _size(facts: Facts) -> int:
    return len(facts["elements"] if "elements" in facts else facts["questions"])


def _count_again(campaign: Campaign) -> None:
    """The real numbers in place of expected ones; a stated one stays unless more were counted.

    A hall that states its number may serve people whom no ticket counts.
    """
    counted = people_served(campaign.hall, (campaign.begins, campaign.ends))
    if not counted:
        return
    if campaign.basis == Campaign.Basis.STATED:
        stated = campaign.targets.get(office=None, offering=None).population
        if stated >= counted[WHOLE]:
            _set_targets(campaign, counted | {WHOLE: stated})
            return
    campaign.basis = Campaign.Basis.COUNTED
    _set_targets(campaign, counted)


def _set_targets(campaign: Campaign, people: Mapping[Part, int]) -> None:
    campaign.targets.all().delete()
    CampaignTarget.objects.bulk_create(
        CampaignTarget(
            campaign=campaign,
            office_id=part.office_id,
            offering_id=part.offering_id,
            population=count,
            sample=krejcie_morgan(count),
        )
        for part, count in people.items()
    )
