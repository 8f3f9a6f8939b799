"""The inbox, its settings, the page that stops everything, and the door for providers."""

from collections.abc import Callable
from functools import wraps
from typing import cast
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.ids import uuid7
from satuatap.identity.limits import Limit, attempt
from satuatap.identity.models import User
from satuatap.notifications import actions
from satuatap.notifications.accounts import Account, account_named
from satuatap.notifications.errors import NotYourMessage
from satuatap.notifications.forms import BrowserForm, SettingsForm
from satuatap.notifications.models import Message, Recipient
from satuatap.notifications.phones import CodeForm, ending
from satuatap.notifications.queries.inbox import copies_of, offered_channels, push_key
from satuatap.notifications.queries.ways import reaches_phones
from satuatap.notifications.received import is_signed, receipts_in, texts_in

A_PAGE = 20
ASKED = "kode-pesan"
CODES = Limit("phone-code-client", most=30, minutes=60)
ONE_CLICK = "List-Unsubscribe"
TRIALS = Limit("trial-message", most=5, minutes=10)


def _me(request: HttpRequest) -> User:
    return cast("User", request.user)


@never_cache
@login_required
@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    mine = Message.objects.inbox_of(request.user).select_related("recipient", "hall__region")
    page = Paginator(mine, A_PAGE).get_page(request.GET.get("hal"))
    return render(request, "notifications/inbox.html", {"page": page})


@never_cache
@login_required
@require_safe
def message(request: HttpRequest, key: UUID) -> HttpResponse:
    mine = Message.objects.inbox_of(request.user).select_related("recipient", "hall__region")
    found = mine.filter(pk=key).first()
    if found is None:
        raise NotYourMessage
    actions.mark_read(found, at=timezone.now())
    more = {"message_": found, "copies": copies_of(found)}
    return render(request, "notifications/message.html", more)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    to = actions.recipient_of(_me(request), at=timezone.now())
    form = SettingsForm(request.POST or None, recipient=to, channels=offered_channels())
    if form.is_bound and form.is_valid():
        kept = form.save()
        messages.success(request, _("Pengaturan pesan disimpan."))
        waits = kept.phone and not kept.may_ring and reaches_phones()
        return redirect("notifications:phone" if waits else "notifications:settings")
    more = {"form": form, "recipient": to, "push_key": push_key(), "browsers": to.browsers.count()}
    return render(request, "notifications/settings.html", more, status=422 if form.errors else 200)


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """Show that the telephone in the settings is one's own, by a code that is sent to it."""
    now = timezone.now()
    to = actions.recipient_of(_me(request), at=now)
    if not to.phone or to.may_ring:
        return redirect("notifications:settings")
    if request.method == "POST" and "code" not in request.POST:
        attempt(CODES, request, at=now)
        request.session[ASKED] = str(actions.ask_code(to.phone, language=to.language, at=now).pk)
        return redirect("notifications:phone")
    form = CodeForm(request.POST or None)
    if form.is_valid():
        try:
            proved = actions.prove_phone(_asked(request), form.cleaned_data["code"], at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            actions.keep_proof(to, proved, at=now)
            messages.success(request, _("Nomor ponsel Anda terbukti."))
            return redirect("notifications:settings")
    more = {"form": form, "ending": ending(to.phone), "asked": ASKED in request.session}
    return render(request, "notifications/phone.html", more, status=422 if form.errors else 200)


def _asked(request: HttpRequest) -> UUID:
    """The code that this browser asked for; one that nobody has where it asked for none."""
    return UUID(request.session.get(ASKED) or str(uuid7()))


@never_cache
@login_required
@require_POST
def trial(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    attempt(TRIALS, request, at=now)
    to = actions.recipient_of(_me(request), at=now)
    actions.try_out(to, key=str(uuid7()), at=now)
    messages.success(request, _("Pesan percobaan dikirim. Lihat kotak pesan Anda."))
    return redirect("notifications:settings")


@never_cache
@login_required
@require_POST
def browser(request: HttpRequest) -> HttpResponse:
    """Notifications in the browser that asks, or in none of this person's."""
    now = timezone.now()
    to = actions.recipient_of(_me(request), at=now)
    if request.POST.get("do") == "off":
        actions.switch_off(to)
        messages.success(request, _("Notifikasi dimatikan di semua peramban Anda."))
        return redirect("notifications:settings")
    form = BrowserForm(request.POST)
    if form.is_valid():
        actions.switch_on(to, form.subscription(), at=now)
        messages.success(request, _("Notifikasi dinyalakan di peramban ini."))
    else:
        messages.error(request, _("Notifikasi tidak dapat dinyalakan di peramban ini."))
    return redirect("notifications:settings")


@never_cache
@csrf_exempt  # mail programs stop by one click, without a form (RFC 8058); the code is the key
@require_http_methods(["GET", "HEAD", "POST"])
def stop_page(request: HttpRequest, code: str) -> HttpResponse:
    to = get_object_or_404(Recipient, stop_code=code)
    if request.method == "POST":
        if request.POST.get("do") == "start":
            actions.start_again(to)
        else:
            actions.stop(to, at=timezone.now())
        if ONE_CLICK in request.POST:
            return HttpResponse(status=204)  # RFC 8058: no redirect, which turns it into a look
        return redirect("notifications:stop", code)
    return render(request, "notifications/stop.html", {"recipient": to})


def signed_by_provider(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in the provider of the account that the address names, by its signature."""

    @wraps(view)
    def guarded(request: HttpRequest, account: str) -> HttpResponse:
        found = account_named(account)
        if found is None or not found.receipts:
            raise Http404
        if not is_signed(request.body, request.headers.get("X-Signature", ""), found.receipts):
            return HttpResponse(status=401)
        return view(request, found)

    return never_cache(csrf_exempt(require_POST(guarded)))  # a program calls; it signs


@signed_by_provider
def receipts(request: HttpRequest, account: Account) -> HttpResponse:
    given = receipts_in(request.body)
    if given is None:
        return HttpResponse(status=400)
    for each in given:
        actions.take_receipt(account, each, at=timezone.now())
    return HttpResponse(status=204)


@signed_by_provider
def texts(request: HttpRequest, account: Account) -> HttpResponse:
    """What people wrote to us; the modules above take it from here."""
    given = texts_in(request.body)
    if given is None:
        return HttpResponse(status=400)
    for each in given:
        actions.pass_on(account, each.name, phone=each.phone, text=each.text, at=timezone.now())
    return HttpResponse(status=204)
