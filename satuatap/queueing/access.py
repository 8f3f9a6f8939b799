"""Who stands at the kiosk: its row, its hall, what the person has chosen, and the page's frame."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache

from satuatap.identity.access import DeviceRequest, device_only
from satuatap.queueing.actions import By
from satuatap.queueing.actions.devices import mark_device_seen
from satuatap.queueing.models import Kiosk, Ticket
from satuatap.queueing.queries.door import shown_day_code

PAIR_AT = "/perangkat/"
LOOK_COOKIE = "satuatap_tampilan"
LANGUAGES = ("id", "en")
MARK = "Satuatap-Surface"  # told to the kiosk's service worker: this answer is a page of a kiosk
SWITCHES = ("large", "contrast", "voice")
REASONS = frozenset(Ticket.Reason.values)


@dataclass(frozen=True)
class Look:
    """How this person reads: language, large text, high contrast, spoken guidance; and why first.

    It is kept in a cookie of the kiosk until the person is done, and never stands in an address.
    """

    language: str = "id"
    large: bool = False
    contrast: bool = False
    voice: bool = False
    priority: str = Ticket.Reason.NONE

    @classmethod
    def read(cls, cookie: str) -> "Look":
        """The look that the cookie keeps (``en.large.voice``); anything odd is left out."""
        words = cookie.split(".")
        language = words[0] if words[0] in LANGUAGES else "id"
        priority = next((each for each in words if each in REASONS), Ticket.Reason.NONE)
        return cls(language, **{each: each in words for each in SWITCHES}, priority=priority)

    @property
    def cookie(self) -> str:
        """What the cookie keeps."""
        switched = [name for name in SWITCHES if getattr(self, name)]
        return ".".join([self.language, *switched, self.priority])

    def changed(self, what: str) -> "Look":
        """With this language, with this switch turned over, or with this reason to go first."""
        if what in LANGUAGES:
            return replace(self, language=what)
        if what in REASONS:
            return replace(self, priority=what)
        if what in SWITCHES:
            switched: dict[str, Any] = {what: not getattr(self, what)}
            return replace(self, **switched)
        return self


class KioskRequest(DeviceRequest):
    """A request of a paired kiosk."""

    kiosk: Kiosk
    look: Look


View = Callable[..., HttpResponse]


def at_kiosk(view: View) -> View:
    """Let in a paired kiosk, in the language that the person in front of it chose."""

    @wraps(view)
    def shown(request: DeviceRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        kiosk = Kiosk.objects.select_related("printer").filter(token=request.device).first()
        if kiosk is None:
            return redirect(PAIR_AT)
        kiosk.hall = request.hall
        mark_device_seen(kiosk, at=timezone.now())
        known = cast("KioskRequest", request)
        known.kiosk, known.look = kiosk, Look.read(request.COOKIES.get(LOOK_COOKIE, ""))
        request.LANGUAGE_CODE = known.look.language
        with translation.override(known.look.language):
            answer = view(known, *args, **kwargs)
        answer["Content-Language"] = known.look.language
        answer[MARK] = "kiosk"
        return answer

    return never_cache(device_only("kiosk", pair_at=PAIR_AT)(shown))


def keep_look(answer: HttpResponse, look: Look) -> HttpResponse:
    """Let the kiosk's next pages be as this person wants them."""
    answer.set_cookie(
        LOOK_COOKIE, look.cookie, samesite="Strict", httponly=True, secure=settings.HTTPS
    )
    return answer


def by_of(request: KioskRequest) -> By:
    """The kiosk as the history names it."""
    return By(f"device:{request.device.pk}")


def frame_of(request: KioskRequest, *, back: str | None) -> dict[str, Any]:
    """What every page of a kiosk shows around its own.

    Its switches lead back ``here``: this page where it can be asked for again, else the start.
    """
    together = request.GET.get("bersama") or request.POST.get("bersama") or ""
    return {
        "hall": request.hall,
        "kiosk": request.kiosk,
        "look": request.look,
        "now": timezone.now(),
        "day_code": shown_day_code(request.hall, at=timezone.now()),
        "back": back,
        "here": request.get_full_path() if request.method == "GET" else reverse("queueing:kiosk"),
        "together": together,
        "priority": request.look.priority,
        "pristine": False,
    }
