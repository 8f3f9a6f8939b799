"""The pairing page: a browser becomes a kiosk, a display or a tablet."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satuatap.identity.access import keep_device_cookie, with_secret
from satuatap.identity.limits import Limit, counting_misses
from satuatap.identity.models import TokenRole
from satuatap.identity.tokens import PairingFailed
from satuatap.queueing.actions.devices import Paired, pair_device
from satuatap.queueing.forms.visitors import PairingForm
from satuatap.queueing.views.typed import with_code

TRIES = Limit("pair", most=10, minutes=10)
HOME = {
    TokenRole.KIOSK: "/anjungan/",
    TokenRole.DISPLAY: "/layar/",
    TokenRole.TABLET: "/survei/tablet/",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def pairing(request: HttpRequest) -> HttpResponse:
    form = PairingForm(request.POST or None, initial={"code": request.GET.get("kode", "")})
    answer, status = with_code(form, lambda code: _paired(request, code))
    return answer or render(request, "queueing/pairing.html", {"form": form}, status=status)


def _paired(request: HttpRequest, code: str) -> HttpResponse:
    now = timezone.now()
    with counting_misses(TRIES, request, at=now, miss=PairingFailed):
        return _welcome(request, pair_device(code, at=now))


def _welcome(request: HttpRequest, paired: Paired) -> HttpResponse:
    answer = HttpResponseRedirect(HOME[TokenRole(paired.role)])
    keep_device_cookie(answer, with_secret(request, paired.secret, paired.role))
    return answer
