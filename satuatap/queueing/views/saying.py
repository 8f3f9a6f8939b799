"""Spoken guidance: what a kiosk asks the server's voice to say."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.views.decorators.http import require_GET

from satuatap.identity.access import device_only
from satuatap.queueing import voice
from satuatap.queueing.views.display import PAIR_AT, sound_url

LONGEST = 400  # letters: a heading with its explanation


@require_GET
@device_only("kiosk", pair_at=PAIR_AT)
def say(request: HttpRequest) -> HttpResponse:
    language = request.GET.get("bahasa", voice.INDONESIAN)
    text = "".join(filter(str.isprintable, request.GET.get("teks", ""))).strip()
    if language not in voice.CALLS or not 0 < len(text) <= LONGEST:
        return HttpResponseBadRequest()
    return HttpResponseRedirect(sound_url(voice.sentence(text, language=language)))
