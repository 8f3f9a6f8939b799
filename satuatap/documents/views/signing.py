"""Where signatories read and sign what waits for them."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.documents.actions import has_certificate, make_certificate, sign
from satuatap.documents.errors import CertificatesAreElsewhere, SigningFailed, WrongPassphrase
from satuatap.documents.forms import CertificateForm, SignForm
from satuatap.documents.models import IssuedDocument
from satuatap.documents.queries import level_of, signatures_on
from satuatap.documents.signers.chosen import signer
from satuatap.documents.views.checking import pdf_answer
from satuatap.identity.limits import Limit, counting_misses
from satuatap.identity.models import User

GUESSES = Limit("passphrase", 10, 15)


class AccountRequest(HttpRequest):
    """A request of somebody who is signed in."""

    user: User


@require_safe
@never_cache
@login_required
def mine(request: AccountRequest) -> HttpResponse:
    context = {
        "waiting": IssuedDocument.objects.to_be_signed_by(request.user),
        "signed": IssuedDocument.objects.signed_by(request.user),
        "has_certificate": has_certificate(request.user),
        "certified": signer().is_certified,
    }
    return render(request, "documents/mine.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def one(request: AccountRequest, pk: UUID) -> HttpResponse:
    """Read it, then sign it: the passphrase is asked with each signature and kept nowhere."""
    document = get_object_or_404(IssuedDocument.objects.of_signatory(request.user), pk=pk)
    form = SignForm(request.POST or None, asks_nik=signer().asks_nik)
    if request.method != "POST" or not form.is_valid():
        return _page(request, document, form)
    at = timezone.now()
    try:
        who = f"account {request.user.pk}"
        with counting_misses(GUESSES, request, at=at, miss=WrongPassphrase, account=who):
            sign(
                document,
                request.user,
                passphrase=form.cleaned_data["sandi"],
                nik=form.cleaned_data.get("nik", ""),
                at=at,
            )
    except SigningFailed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, document, form, status=refusal.status)
    messages.success(request, _("Tanda tangan Anda sudah ada pada dokumen ini."))
    return redirect("documents:sign", pk)


def _page(
    request: AccountRequest, document: IssuedDocument, form: SignForm, *, status: int = 0
) -> HttpResponse:
    signatures = list(signatures_on(document))
    context: dict[str, Any] = {
        "document": document,
        "level": level_of(signatures),
        "form": form,
        "mine": document.signatures.get(user=request.user),
        "signatures": signatures,
        "has_certificate": has_certificate(request.user),
        "certified": signer().is_certified,
    }
    found = status or (422 if form.errors else 200)
    return render(request, "documents/one.html", context, status=found)


@require_safe
@never_cache
@login_required
def read(request: AccountRequest, pk: UUID) -> HttpResponse:
    """The file, for those who sign it."""
    document = get_object_or_404(IssuedDocument.objects.of_signatory(request.user), pk=pk)
    return pdf_answer(document)


@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def certificate(request: AccountRequest) -> HttpResponse:
    """A certificate for trying out, locked with a passphrase of one's own."""
    if signer().is_certified:
        raise CertificatesAreElsewhere
    form = CertificateForm(request.POST or None)
    if form.is_valid():
        try:
            make_certificate(request.user, passphrase=form.cleaned_data["sandi"], at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Sertifikat uji Anda sudah jadi. Ingat frasa sandinya."))
            return redirect("documents:mine")
    context = {"form": form, "has_certificate": has_certificate(request.user)}
    status = 422 if form.errors else 200
    return render(request, "documents/certificate.html", context, status=status)
