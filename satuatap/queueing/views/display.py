"""The hall's display: its page, what it announces, and the voice."""

import hashlib
import json
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from satuatap.core.errors import Refusal
from satuatap.identity.access import DEVICE_COOKIE, DeviceRequest, device_only, keep_device_cookie
from satuatap.queueing.actions import acknowledge_call, display_is_alive, display_of
from satuatap.queueing.actions.voices import Answer, ask_to_speak, has_spoken
from satuatap.queueing.announcements import How
from satuatap.queueing.models import Display, HallPolicy
from satuatap.queueing.queries.announcing import DisplayCall
from satuatap.queueing.queries.board import board
from satuatap.queueing.sound import CHIME, recipe, sound, spoken_of
from satuatap.queueing.voice import ENGLISH, INDONESIAN, Spoken, call

PAIR_AT = "/perangkat/"
MODULES = ("main", "announcer", "board", "clock", "feed", "player", "turns", "watch")
FOREVER = "public, max-age=31536000, immutable"
View = Callable[..., HttpResponse]


def display_only(view: View) -> View:
    """Let in a paired display; the wall speaks Indonesian, whatever the television is set to."""

    @wraps(view)
    def shown(request: DeviceRequest) -> HttpResponse:
        with translation.override("id"):
            return view(request, display_of(request.device))

    return never_cache(device_only("display", pair_at=PAIR_AT)(shown))


@require_GET
@display_only
def page(request: DeviceRequest, display: Display) -> HttpResponse:
    words = {"hall": request.hall, "display": display, "state": _state(request, display)}
    answer = render(request, "queueing/display.html", words)
    keep_device_cookie(answer, request.COOKIES[DEVICE_COOKIE])
    return answer


@require_GET
@display_only
def calls(request: DeviceRequest, display: Display) -> HttpResponse:
    return JsonResponse(_state(request, display))


@require_POST
@display_only
def announced(request: DeviceRequest, display: Display) -> HttpResponse:
    try:
        acknowledge_call(display, _call_id(request))
    except Refusal as refusal:
        return _refused(refusal)
    return JsonResponse(_state(request, display))


@require_POST
@display_only
def turn(request: DeviceRequest, display: Display) -> HttpResponse:
    """Whose voice says a call in this room; the display asks before it speaks."""
    return _turn_to(ask_to_speak, request, display)


@require_POST
@display_only
def turn_over(request: DeviceRequest, display: Display) -> HttpResponse:
    """The display has spoken: the room is free."""
    return _turn_to(has_spoken, request, display)


def _turn_to(step: Callable[..., Answer], request: DeviceRequest, display: Display) -> JsonResponse:
    try:
        answer = step(display, _call_id(request), at=timezone.now())
    except Refusal as refusal:
        return _refused(refusal)
    return JsonResponse({"turn": answer.turn.value, "shared": answer.shared})


def _refused(refusal: Refusal) -> JsonResponse:
    problem = {"type": refusal.type, "detail": str(refusal)}
    return JsonResponse(problem, status=refusal.status)


@require_GET
def spoken(_request: HttpRequest, what: str) -> HttpResponse | FileResponse:
    """A sound by its signed address; the same address always sounds the same."""
    said = spoken_of(what)
    if said is None:
        raise Http404
    file = sound(said)
    return FileResponse(
        file.open("rb"), content_type="audio/mpeg", headers={"Cache-Control": FOREVER}
    )


def sound_url(said: Spoken) -> str:
    """Where a browser hears this sentence."""
    return reverse("queueing:sound", args=[recipe(said)])


def release() -> str:
    """What changes when a new version of the display's page is deployed."""
    names = [f"queueing/display/{module}.js" for module in MODULES]
    files = [staticfiles_storage.url(name) for name in [*names, "css/display.css"]]
    return hashlib.sha256("|".join([settings.RELEASE, *files]).encode()).hexdigest()[:16]


def _call_id(request: HttpRequest) -> int:
    body = request.body
    try:
        return int(json.loads(body)["call"])
    except (ValueError, TypeError, KeyError):
        return -1


def _state(request: DeviceRequest, display: Display) -> dict[str, Any]:
    """The display's whole state as its page reads it."""
    at = timezone.now()
    display_is_alive(display, at=at)
    shown = board(display, request.hall, at=at)
    return {
        "release": release(),
        "at": at.isoformat(),
        "zone": request.hall.region.timezone,
        "zone_name": request.hall.zone_name,
        "announced": display.announced,
        "dwell": shown.policy.display_dwell_seconds,
        "repeats": shown.policy.call_repeats,
        "english": shown.policy.english_voice,
        "pending": [
            _call(each)
            | {"say": _speech(each, shown.policy) if _is_aloud(each, how, display) else []}
            for each, how in shown.calls.pending
        ],
        "last": [_call(each) for each in shown.calls.last],
        "closed": shown.closed and {"message": shown.closed.message, "again": shown.closed.again},
        "news": shown.news,
        "day_code": shown.day_code,
        "voice": display.with_voice,
        "chime": sound_url(CHIME),
    }


def _call(each: DisplayCall) -> dict[str, Any]:
    return {
        "id": each.id,
        "number": each.number,
        "counter": each.counter,
        "office": each.office,
        "service": each.service,
        "nth": each.nth,
    }


def _is_aloud(each: DisplayCall, how: How, display: Display) -> bool:
    return how is How.VOICE and display.with_voice and not each.spoken


def _speech(each: DisplayCall, policy: HallPolicy) -> list[dict[str, str]]:
    """The sentences of a call, each with the address of its sound."""
    languages = [INDONESIAN, ENGLISH] if policy.english_voice else [INDONESIAN]
    digits = policy.spoken_digits
    said = [
        call(each.number, each.counter, language=one, spoken_digits=digits) for one in languages
    ]
    return [{"language": one.language, "text": one.text, "url": sound_url(one)} for one in said]
