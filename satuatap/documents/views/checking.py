"""The public check: anybody with a code or a file learns whether the paper is good."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.uploads.errors import FileIsTooLarge
from satuatap.core.uploads.handlers import were_too_large
from satuatap.core.uploads.limits import upload_limits
from satuatap.documents.errors import CheckingIsBusy
from satuatap.documents.forms import CodeForm, FileForm
from satuatap.documents.models import IssuedDocument
from satuatap.documents.queries import (
    check_qr,
    compare,
    document_named_in,
    document_of,
    level_of,
    newest,
    signatures_on,
    version_of,
)
from satuatap.documents.signers.chosen import roots_file, signer
from satuatap.identity.limits import Limit, TooManyAttempts, attempt

COMPARING = Limit("check-file", 30, 10)
AT_ONCE = BoundedSemaphore(2)  # a process reads so many files at once, the others wait
PATIENCE = 2  # seconds that they wait: a hostile file takes long, and threads are few


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a code, or for the file alone."""
    if request.method != "POST":
        return _start(request)
    return _by_code(request) if "kode" in request.POST else _by_file(request)


def _by_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _start(request, status=422, code=form)
    return redirect("documents:check", form.cleaned_data["kode"])


def _by_file(request: HttpRequest) -> HttpResponse:
    form = _given_file(request)
    if not form.is_valid():
        return _start(request, status=422, file=form)
    try:
        found = _document_of(form.cleaned_data["berkas"].read())
        if found is None:
            return _start(request, unknown_file=True)
        return _page(request, found, compared=compare_known(found, form))
    except CheckingIsBusy as busy:
        form.add_error("berkas", str(busy))
        return _start(request, status=busy.status, file=form)


def _document_of(pdf: bytes) -> IssuedDocument | None:
    """The document that a file is, or was once."""
    version = version_of(pdf)
    if version is not None:
        return version.document
    with _turn():
        return document_named_in(pdf)


@contextmanager
def _turn() -> Iterator[None]:
    """Read a file while few others are read; raises CheckingIsBusy."""
    if not AT_ONCE.acquire(timeout=PATIENCE):
        raise CheckingIsBusy
    try:
        yield
    finally:
        AT_ONCE.release()


def _start(request: HttpRequest, *, status: int = 200, **told: Any) -> HttpResponse:
    context = {"code": CodeForm(), "file": FileForm(), "most": upload_limits().megabytes} | told
    return render(request, "documents/start.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check(request: HttpRequest, code: str) -> HttpResponse:
    """What the document of a code is, and whether a brought file is it."""
    document = document_of(code)
    if document is None:
        return render(request, "documents/unknown.html", {"code": CodeForm()}, status=404)
    if request.method != "POST":
        return _page(request, document)
    file = _given_file(request)
    if not file.is_valid():
        return _page(request, document, file=file, status=422)
    try:
        return _page(request, document, compared=compare_known(document, file))
    except CheckingIsBusy as busy:
        file.add_error("berkas", str(busy))
        return _page(request, document, file=file, status=busy.status)


def compare_known(document: IssuedDocument, file: FileForm) -> Any:
    """The comparison of a form's file with a document."""
    upload = file.cleaned_data["berkas"]
    upload.seek(0)
    with _turn():
        return compare(document, upload.read())


def _given_file(request: HttpRequest) -> FileForm:
    """The form with its file, bounded in size and number; what is wrong stands at the field."""
    form = FileForm(request.POST, request.FILES)
    if were_too_large(request):
        del form.errors["berkas"]
        form.add_error("berkas", str(FileIsTooLarge(most=upload_limits().megabytes)))
        return form
    try:
        attempt(COMPARING, request, at=timezone.now())
    except TooManyAttempts as refusal:
        form.add_error("berkas", str(refusal))
    return form


def _page(
    request: HttpRequest,
    document: IssuedDocument,
    *,
    file: FileForm | None = None,
    compared: Any = None,
    status: int = 200,
) -> HttpResponse:
    signatures = list(signatures_on(document))
    context = {
        "document": document,
        "signatures": signatures,
        "level": level_of(signatures),
        "versions": document.versions.defer("content"),
        "qr": check_qr(document, _("Kode QR halaman ini")),
        "file": file or FileForm(),
        "compared": compared,
        "most": upload_limits().megabytes,
        "certified": signer().is_certified,
    }
    return render(request, "documents/check.html", context, status=status)


@require_safe
def certificates(_request: HttpRequest) -> HttpResponse:
    """The roots by which the signatures are believed, for whoever checks without this site."""
    return HttpResponse(
        roots_file(),
        content_type="application/x-pem-file",
        headers={"Content-Disposition": 'attachment; filename="akar.pem"'},
    )


@require_safe
@never_cache
def download(request: HttpRequest, code: str) -> HttpResponse:
    """The newest file of a document that everybody may read."""
    document = get_object_or_404(IssuedDocument, code=code)
    if not document.is_public:
        raise Http404
    return pdf_answer(document)


def pdf_answer(document: IssuedDocument) -> HttpResponse:
    """The newest file of a document, as a file to keep."""
    name = f"{document.kind}-{document.code.lower()}.pdf"
    return HttpResponse(
        bytes(newest(document).content),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
