"""The tablet at a counter or at the way out: its page, and where it sends what it was told."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST, require_safe

from satuatap.catalogue.models import Offering
from satuatap.identity.access import (
    DEVICE_COOKIE,
    DeviceRequest,
    device_only,
    keep_device_cookie,
)
from satuatap.queueing.actions.devices import mark_device_seen, note_battery
from satuatap.queueing.models import Tablet
from satuatap.surveys.actions import answer_at_tablet
from satuatap.surveys.forms.asking import SheetForm
from satuatap.surveys.forms.devices import BatteryForm
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries import campaign_on
from satuatap.surveys.queries.asking import offerings_to_name
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.rules import Served, languages_of
from satuatap.surveys.views.asked import own_names, site_language
from satuatap.surveys.views.intake import Sent, sheet_of, state_of, take_sheets

PAIR_AT = "/perangkat/"
View = Callable[..., HttpResponse]


class TabletRequest(DeviceRequest):
    """A request of a paired tablet."""

    tablet: Tablet
    campaign: Campaign | None


def at_tablet(view: View) -> View:
    """Let in a paired tablet, with the survey that its hall asks today."""

    @wraps(view)
    def shown(request: DeviceRequest) -> HttpResponse:
        now = timezone.now()
        placed = Tablet.objects.select_related("counter__office")
        tablet = placed.filter(token=request.device).first()
        if tablet is None:
            return redirect(PAIR_AT)
        tablet.hall = request.hall
        mark_device_seen(tablet, at=now)
        known = cast("TabletRequest", request)
        known.tablet = tablet
        known.campaign = campaign_on(request.hall, request.hall.local(now).date())
        with translation.override("id"):
            return view(known)

    return never_cache(device_only("tablet", pair_at=PAIR_AT)(shown))


@require_safe
@at_tablet
def page(request: TabletRequest) -> HttpResponse:
    """One question at a time in every language of the survey; nothing here needs the network."""
    context: dict[str, Any] = {"hall": request.hall, "tablet": request.tablet}
    if request.campaign:
        forms = _forms(request.tablet, request.campaign)
        languages = own_names([each.language for each in forms])
        context |= {"campaign": request.campaign, "languages": languages, "forms": forms}
    answer = render(request, "surveys/tablet/page.html", context)
    keep_device_cookie(answer, request.COOKIES[DEVICE_COOKIE])
    return answer


@require_GET
@at_tablet
def state(request: TabletRequest) -> HttpResponse:
    """Which survey runs; the tablet says meanwhile how its battery is, where its browser knows."""
    told = BatteryForm(request.GET)
    if told.is_valid():
        said = told.cleaned_data
        note_battery(request.tablet, said["baterai"], is_charging=said["diisi"])
    return state_of(request, request.campaign)


@require_POST
@at_tablet
def send(request: TabletRequest) -> HttpResponse:
    offerings = _offerings(request.tablet)

    def take(sent: Sent) -> None:
        campaign, form = sheet_of(request.hall, sent, offerings)
        answer_at_tablet(
            request.tablet, campaign, form.said, key=sent.key, at=sent.at, about=form.about
        )

    device = f"device:{request.device.pk}"
    return take_sheets(request, take, device=device, at=timezone.now())


@require_safe
@never_cache
def worker(request: DeviceRequest) -> HttpResponse:
    """The service worker that keeps the page, at an address whose folder it may serve."""
    script = "text/javascript; charset=utf-8"
    return render(request, "surveys/worker.js", {"cache": "tablet-2"}, content_type=script)


def _forms(tablet: Tablet, campaign: Campaign) -> list[SheetForm]:
    """The questions in each language; identifiers of each language are its own."""
    asked, offerings = campaign.instrument.instrument, _offerings(tablet)
    beside = companions_of(campaign, served=Served.COUNTER if tablet.counter else "")
    found = []
    for language in languages_of(asked, beside):
        with translation.override(site_language(language)):
            more: dict[str, Any] = {"language": language, "auto_id": f"{language}-%s"}
            found.append(SheetForm(asked, offerings=offerings, companions=beside, **more))
    return found


def _offerings(tablet: Tablet) -> list[Offering]:
    """The services to choose from; at a counter it is known whose they are."""
    return [] if tablet.counter else list(offerings_to_name(tablet.hall))
