"""Where devices send the sheets that they have kept: several at once, each taken once.

A body is ``{"sheets": [{"key": …, "age": seconds since it was answered, "answers": {…}}]}``; the
names of the answers are those of the form. The age is measured by the device's own clock alone, so
that a wrong one does no harm. What is neither taken nor refused is to be sent again.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.middleware.csrf import get_token

from satuatap.catalogue.models import Offering
from satuatap.core.errors import Refusal
from satuatap.identity.limits import Limit, TooManyAttempts, count_attempt
from satuatap.places.models import Hall
from satuatap.surveys.errors import NoSurveyThen, SheetIsNotWhole
from satuatap.surveys.forms.asking import SheetForm
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries import campaign_on
from satuatap.surveys.queries.beside import companions_of

MOST = 50  # sheets at once
OLDEST = timedelta(days=60)
FLOOD = Limit("device-survey", most=200, minutes=10)
TOO_MANY = 429
NO_BODY = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)


@dataclass(frozen=True)
class Sent:
    """One sheet of a device, as it says."""

    key: UUID
    at: datetime
    answers: dict[str, str]


Take = Callable[[Sent], None]


def take_sheets(request: HttpRequest, take: Take, *, device: str, at: datetime) -> HttpResponse:
    """Take one after the other; a device that floods is told to wait, and loses nothing."""
    try:
        sent = list(_sent(request.body, at=at))
    except NO_BODY:
        return HttpResponseBadRequest()
    taken: list[str] = []
    refused: list[dict[str, str]] = []
    for each in sent:
        try:
            count_attempt(FLOOD, device, at=at)
            take(each)
            taken.append(str(each.key))
        except TooManyAttempts:
            return JsonResponse({"taken": taken, "refused": refused}, status=TOO_MANY)
        except Refusal as refusal:
            refused.append({"key": str(each.key), "reason": str(refusal)})
    return JsonResponse({"taken": taken, "refused": refused})


def state_of(request: HttpRequest, campaign: Campaign | None) -> HttpResponse:
    """What a device asks for before it sends: who it is still, and which survey runs."""
    running = campaign.pk if campaign else ""
    return JsonResponse({"token": get_token(request), "campaign": str(running)})


def sheet_of(
    hall: Hall, sent: Sent, offerings: Iterable[Offering] = ()
) -> tuple[Campaign, SheetForm]:
    """The whole sheet and the campaign that asked it; raises NoSurveyThen or SheetIsNotWhole."""
    campaign = campaign_on(hall, hall.local(sent.at).date())
    if campaign is None:
        raise NoSurveyThen
    asked, beside = campaign.instrument.instrument, companions_of(campaign)
    answers = _still_known(sent, offerings)
    form = SheetForm(asked, answers, offerings=offerings, companions=beside)
    if not form.is_valid():
        raise SheetIsNotWhole(elements=", ".join(form.errors))
    return campaign, form


def _still_known(sent: Sent, offerings: Iterable[Offering]) -> dict[str, str]:
    """The answers without an office or service that has gone since: the sheet is worth as much."""
    known = {"gerai": {""}, "layanan": {""}}
    for each in offerings:
        known["gerai"].add(str(each.office_id))
        known["layanan"].add(each.code)
    return {name: said for name, said in sent.answers.items() if said in known.get(name, {said})}


def _sent(body: bytes, *, at: datetime) -> list[Sent]:
    """The sheets of a body; raises one of NO_BODY where it is none."""
    sheets = json.loads(body)["sheets"][:MOST]
    return [_one(each, at=at) for each in sheets]


def _one(sheet: dict[str, Any], *, at: datetime) -> Sent:
    age = min(max(timedelta(seconds=float(sheet["age"])), timedelta()), OLDEST)
    answers = {str(name): _storable(str(value)) for name, value in sheet["answers"].items()}
    return Sent(UUID(sheet["key"]), at - age, answers)


def _storable(said: str) -> str:
    """The text with half a sign (a lone surrogate, which JSON may carry) as a question mark."""
    return said.encode("utf-8", "replace").decode()
