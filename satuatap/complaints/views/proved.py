"""Who has shown that a complaint is theirs: by account, or in this browser for a while.

There it is shown by a PIN, or by a code that was sent to the telephone.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import complaints_of_phone, phone_digest
from satuatap.complaints.queries.drafts import Owner
from satuatap.notifications.models import Recipient

SHOWN, PHONE, BEGUN = "laporan", "ponsel", "rancangan"
STAYS = timedelta(minutes=30)
MOST = 5

View = Callable[..., HttpResponse]


class ReporterRequest(HttpRequest):
    """A request of the person who reported."""

    complaint: Complaint


def remember_proof(request: HttpRequest, complaint: Complaint, *, at: datetime) -> None:
    """This browser has shown number and PIN; it is believed for half an hour of silence."""
    kept = dict(list(_proofs(request).items())[-MOST + 1 :])
    request.session[SHOWN] = kept | {str(complaint.pk): at.timestamp()}


def forget_proofs(request: HttpRequest) -> None:
    """Whoever sits here next has shown nothing, and begun nothing."""
    for name in (SHOWN, PHONE, BEGUN):
        request.session.pop(name, None)


def remember_phone(request: HttpRequest, recipient: Recipient, *, at: datetime) -> None:
    """This browser has shown whose a telephone is; it is believed for half an hour of silence."""
    request.session.cycle_key()
    request.session[PHONE] = [str(recipient.pk), at.timestamp()]


def renew_phone(request: HttpRequest, *, at: datetime) -> None:
    """The half hour begins anew, unless it is over."""
    key, shown = request.session.get(PHONE, (None, 0.0))
    if key is not None and at.timestamp() - shown < STAYS.total_seconds():
        request.session[PHONE] = [key, at.timestamp()]


def proved_phone(request: HttpRequest, *, at: datetime) -> Recipient | None:
    """Whose telephone this browser has shown a moment ago."""
    key, shown = request.session.get(PHONE, (None, 0.0))
    if key is None or at.timestamp() - shown >= STAYS.total_seconds():
        return None
    return Recipient.objects.filter(pk=key, user=None).exclude(phone="").first()


def remember_draft(request: HttpRequest, key: UUID) -> None:
    """What this browser has begun, as long as its session lasts."""
    begun = [each for each in request.session.get(BEGUN, []) if each != str(key)]
    request.session[BEGUN] = [*begun, str(key)][-MOST:]


def owner_of(request: HttpRequest, *, at: datetime) -> Owner:
    """Whose drafts this browser may read."""
    phone = proved_phone(request, at=at)
    return Owner(
        account=request.user.pk if request.user.is_authenticated else None,
        phone_digest=phone_digest(phone.phone) if phone else "",
        keys=frozenset(UUID(each) for each in request.session.get(BEGUN, [])),
    )


def is_proved(request: HttpRequest, complaint: Complaint, *, at: datetime) -> bool:
    """Whether this browser showed PIN or telephone a moment ago, or its account reported it."""
    shown = _proofs(request).get(str(complaint.pk), 0.0)
    if at.timestamp() - shown < STAYS.total_seconds():
        return True
    phone = proved_phone(request, at=at)
    if phone is not None and complaints_of_phone(phone.phone).filter(pk=complaint.pk).exists():
        return True
    return request.user.is_authenticated and complaint.is_reported_by(request.user)


def reporter_only(view: View) -> View:
    """Let in who reported it; whether there is such a complaint nobody else learns."""

    @never_cache
    @wraps(view)
    def guarded(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponse:
        at = timezone.now()
        rows = Complaint.objects.sent().select_related("hall__region", "office")
        found = rows.filter(code=code).first()
        if found is None or not is_proved(request, found, at=at):
            words = _(
                "Buka laporan Anda dengan nomor dan PIN-nya, atau dengan kode ke ponsel Anda."
            )
            messages.warning(request, words)
            return redirect("complaints:home")
        if str(found.pk) in _proofs(request):
            remember_proof(request, found, at=at)
        renew_phone(request, at=at)
        known = cast("ReporterRequest", request)
        known.complaint = found
        return view(known, *args, **kwargs)

    return guarded


def _proofs(request: HttpRequest) -> dict[str, float]:
    found: dict[str, float] = request.session.get(SHOWN, {})
    return found
