"""A respondent answers: once per invitation, or openly."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.core.errors import Refusal
from satuatap.surveys.actions.rating import invitation_for
from satuatap.surveys.errors import (
    AlreadyAnswered,
    NoSurveyThen,
    RemarkIsTooLong,
    SheetIsNotWhole,
    SurveyIsClosed,
    UnknownAnswers,
)
from satuatap.surveys.models import Campaign, Invitation, Sheet
from satuatap.surveys.models.sheets import LONGEST_REMARK
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.queries.campaigns import campaign_for
from satuatap.surveys.rules import Instrument


@dataclass(frozen=True)
class Said:
    """What a respondent said: an answer per element, and what they like of the rest, by slug.

    ``beside`` has the answers to what the campaign asks beside the survey: by companion, by
    question.
    """

    scores: Mapping[str, int]
    profile: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    beside: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Way:
    """How an open sheet came: channel, device (``device:<token>``), and for which service.

    ``key`` is the device's own name for the sheet, so that it may be sent again.
    """

    channel: str
    source: str = ""
    office: AgencyOffice | None = None
    offering: Offering | None = None
    key: UUID | None = None


def answer_invitation(
    code: str, said: Said, *, at: datetime, channel: str = Sheet.Channel.TICKET
) -> None:
    """Take the sheet of whoever was served with this code; nothing says afterwards which it was.

    Raises NotInvited, NoSurveyThen, AlreadyAnswered, SurveyIsClosed, or what is wrong with the
    sheet.
    """
    invitation = invitation_for(code)
    campaign = _asking(campaign_for(invitation))
    scores = whole(campaign.instrument.instrument, said)
    offering = invitation.ticket.offering
    sheet = Sheet(
        campaign=campaign,
        office_id=offering.office_id,
        offering=offering,
        channel=channel,
        is_open=False,
        day=invitation.hall.local(invitation.invited_at).date(),
        at=at.replace(minute=0, second=0, microsecond=0),
    )
    with transaction.atomic():
        _use_up(invitation)
        _keep(sheet, said, scores)


def answer_openly(campaign: Campaign, said: Said, way: Way, *, at: datetime) -> None:
    """Take a sheet that nobody was invited for; a repeated one (same key) changes nothing.

    ``at`` is when it was answered, also where a device sends it later. Raises NoSurveyThen,
    SurveyIsClosed, or what is wrong with the sheet.
    """
    if way.key and Sheet.objects.filter(key=way.key).exists():
        return
    sheet = Sheet(
        key=way.key,
        campaign=campaign,
        office=way.offering.office if way.offering else way.office,
        offering=way.offering,
        channel=way.channel,
        is_open=True,
        source=way.source,
        day=campaign.hall.local(at).date(),
        at=at,
    )
    _keep(sheet, said, whole(campaign.instrument.instrument, said))


def whole(instrument: Instrument, said: Said) -> list[int]:
    """The answers in the instrument's order; raises what is wrong with the sheet."""
    lacking = instrument.lacking_in(said.scores)
    if lacking:
        raise SheetIsNotWhole(elements=", ".join(lacking))
    unknown = [slug for slug in said.scores if slug not in instrument.slugs]
    unknown += instrument.unknown_in(said.profile)
    if unknown:
        raise UnknownAnswers(fields=", ".join(unknown))
    if len(said.remark) > LONGEST_REMARK:
        raise RemarkIsTooLong(most=LONGEST_REMARK)
    return [said.scores[slug] for slug in instrument.slugs]


def _asking(campaign: Campaign | None) -> Campaign:
    if campaign is None:
        raise NoSurveyThen
    return campaign


def _use_up(invitation: Invitation) -> None:
    """Of two who answer at the same moment one waits here, and finds it used."""
    unused = Invitation.objects.filter(pk=invitation.pk, answered=False)
    if not unused.update(answered=True):
        raise AlreadyAnswered


REFUSED: dict[str, type[Refusal]] = {
    "surveys_sheet_campaign_is_open": SurveyIsClosed,
    "surveys_sheet_day_within_campaign": NoSurveyThen,
}


def _keep(sheet: Sheet, said: Said, scores: list[int]) -> None:
    sheet.scores, sheet.profile = scores, dict(said.profile)
    sheet.beside = _beside(sheet.campaign, said)
    sheet.remark = said.remark.replace("\0", "").strip()
    try:
        with transaction.atomic():
            sheet.save(force_insert=True)
    except IntegrityError as error:
        if broken(error) == "surveys_sheet_key_key":
            return
        raise refusal_of(error) from error


def _beside(campaign: Campaign, said: Said) -> dict[str, dict[str, int]]:
    """The answers beside the survey; raises UnknownAnswers where the campaign did not ask."""
    given = {slug: dict(scored) for slug, scored in said.beside.items() if scored}
    asked = {each.slug: each for each in companions_of(campaign)} if given else {}
    unknown = [slug for slug in given if slug not in asked]
    for slug in given.keys() & asked.keys():
        unknown += asked[slug].unknown_in(given[slug])
    if unknown:
        raise UnknownAnswers(fields=", ".join(unknown))
    return given


def refusal_of(error: IntegrityError) -> Exception:
    """What a sheet that the database refused is told; the error itself if it is a fault of ours."""
    refused = REFUSED.get(broken(error))
    return refused() if refused else error


def broken(error: IntegrityError) -> str:
    """The name of the rule that the database held against a row."""
    diagnosis = getattr(error.__cause__, "diag", None)
    return str(getattr(diagnosis, "constraint_name", ""))
