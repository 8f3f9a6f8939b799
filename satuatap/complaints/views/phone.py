"""By telephone: a number, six digits sent to it, and then one's own complaints."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from satuatap.complaints.actions.drafts import adopt_drafts
from satuatap.complaints.models import Draft
from satuatap.complaints.views.proved import BEGUN, remember_phone
from satuatap.core.errors import Refusal
from satuatap.identity.limits import Limit, attempt
from satuatap.notifications.actions import ask_code, prove_phone, proved_recipient
from satuatap.notifications.models import Recipient
from satuatap.notifications.phones import CodeForm, PhoneForm, ending
from satuatap.notifications.queries.ways import reaches_phones

UNREADABLE = 422
ASKED, THEN = "kode-laporan", "lanjut-rancangan"
CODES = Limit("phone-code-client", most=30, minutes=60)
GUESSES = Limit("phone-code-guess", most=60, minutes=60)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The number; whoever's it is, the answer is the same."""
    form = PhoneForm(request.POST or None)
    if form.is_valid():
        try:
            return _sent(request, form.cleaned_data["phone"], at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    more = {"form": form, "phones": reaches_phones(), "waits": THEN in request.session}
    return render(request, "complaints/phone.html", more, status=UNREADABLE if form.errors else 200)


def ask_first(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Before this draft goes on, somebody shows whose the telephone is."""
    request.session[THEN] = draft.code
    return redirect("complaints:phone")


def ask_owner(request: HttpRequest, draft: Draft, to: Recipient) -> HttpResponse:
    """A link to a draft came by message: whoever has the telephone reads it."""
    if request.method == "POST":
        request.session[THEN] = draft.code
        return _sent(request, to.phone, at=timezone.now())
    return render(request, "complaints/draft_asked.html", {"ending": ending(to.phone)})


def _sent(request: HttpRequest, phone: str, *, at: datetime) -> HttpResponse:
    attempt(CODES, request, at=at)
    language = (get_language() or "id").split("-")[0]
    request.session[ASKED] = str(ask_code(phone, language=language, at=at).pk)
    return redirect("complaints:code")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The six digits; then on to what somebody was about to do."""
    if ASKED not in request.session:
        return redirect("complaints:phone")
    now, form = timezone.now(), CodeForm(request.POST or None)
    if form.is_valid():
        try:
            attempt(GUESSES, request, at=now)
            phone = prove_phone(UUID(request.session[ASKED]), form.cleaned_data["code"], at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _proved(request, phone, at=now)
    more = {"form": form, "waits": THEN in request.session}
    return render(request, "complaints/code.html", more, status=UNREADABLE if form.errors else 200)


def _proved(request: HttpRequest, phone: str, *, at: datetime) -> HttpResponse:
    language = (get_language() or "id").split("-")[0]
    recipient = proved_recipient(phone, language=language, at=at)
    remember_phone(request, recipient, at=at)
    adopt_drafts([UUID(each) for each in request.session.get(BEGUN, [])], recipient)
    request.session.pop(ASKED, None)
    messages.success(request, _("Nomor ponsel Anda terbukti."))
    then = request.session.pop(THEN, "")
    return redirect("complaints:draft", then) if then else redirect("complaints:mine")
