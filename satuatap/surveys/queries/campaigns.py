"""Which campaign asks on a day, and when a hall's next one is due."""

from datetime import date

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign, Invitation
from satuatap.surveys.rules import Due, next_due


def campaign_on(hall: Hall, day: date, *, instrument: str = "skm") -> Campaign | None:
    """The hall's open campaign that covers this day, with its instrument."""
    asked = Campaign.objects.open().covering(day).filter(hall=hall, instrument__slug=instrument)
    return asked.select_related("instrument", "hall__region").first()


def campaign_for(invitation: Invitation) -> Campaign | None:
    """The open campaign that asks whoever was invited: the one of the day of their service."""
    hall = invitation.hall
    return campaign_on(hall, hall.local(invitation.invited_at).date())


def survey_due(hall: Hall, *, today: date) -> Due | None:
    """By when the hall must have closed its next survey.

    Six months after the last one asked, or after its inauguration; None for a hall whose
    inauguration nobody knows and that never asked. What nobody answered was no survey.
    """
    regular = (
        Campaign.objects.closed()
        .answered()
        .filter(hall=hall, instrument__slug="skm", kind=Campaign.Kind.REGULAR)
    )
    return due_after(regular.order_by("-ends").first(), hall, today=today)


def due_after(last: Campaign | None, hall: Hall, *, today: date) -> Due | None:
    """When the next survey is due after the hall's last one, or after its inauguration."""
    since = asked_until(last, hall) if last else hall.inaugurated_on
    return next_due(since, today=today) if since else None


def asked_until(campaign: Campaign, hall: Hall) -> date:
    """The last day on which a campaign asked: it may be closed before its period ends."""
    closed = campaign.closed_at
    return min(campaign.ends, hall.local(closed).date()) if closed else campaign.ends


def earlier_than(campaign: Campaign) -> Campaign | None:
    """The last closed campaign of the same kind that ended before this one began."""
    same = Campaign.objects.closed().filter(
        hall=campaign.hall_id,
        instrument__slug=campaign.instrument.slug,
        kind=campaign.kind,
        ends__lt=campaign.begins,
    )
    return same.order_by("-ends").select_related("instrument").first()


def baseline_of(campaign: Campaign) -> Campaign | None:
    """What was asked before the hall opened, if anything was."""
    before = Campaign.objects.closed().filter(
        hall=campaign.hall_id,
        instrument__slug=campaign.instrument.slug,
        kind=Campaign.Kind.BASELINE,
        ends__lt=campaign.begins,
    )
    return before.order_by("-ends").select_related("instrument").first()
