"""The reporter's own page: what happened, what is asked, what they think of the answer."""

from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from satuatap.complaints import actions
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions.adding import add_facts
from satuatap.complaints.actions.reporting import complete_with_files
from satuatap.complaints.forms.reporter import MoreForm, RateForm, WordsForm
from satuatap.complaints.queries import reopen_until
from satuatap.complaints.queries.clock import due_words
from satuatap.complaints.queries.page import files_of, shown
from satuatap.complaints.views.bringing import taken
from satuatap.complaints.views.proved import ReporterRequest, reporter_only
from satuatap.core.errors import Refusal
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.serving import sent
from satuatap.identity.limits import Limit, attempt

UNREADABLE = 422
PUBLIC = "umum"
ADDING = Limit("complaint-add", most=30, minutes=60)
FLAGS = {
    "anonim": actions.Flags(anonymous=True),
    "rahasia": actions.Flags(secret=True),
}


@require_safe
@reporter_only
def page(request: ReporterRequest) -> HttpResponse:
    return _page(request)


def _page(
    request: ReporterRequest,
    *,
    form: WordsForm | None = None,
    again: WordsForm | None = None,
    apart: WordsForm | None = None,
    said: list[str] | None = None,
) -> HttpResponse:
    complaint, now = request.complaint, timezone.now()
    until = reopen_until(complaint)
    more = form or MoreForm(initial={"draft": uuid4()})
    here = {
        "shown": shown(complaint, REPORTER),
        "complaint": complaint,
        "hall": complaint.hall,
        "due_words": due_words(complaint, at=now),
        "form": more,
        "again": again or WordsForm(auto_id="lagi_%s"),
        "apart": apart or WordsForm(auto_id="pisah_%s"),
        "rate": RateForm(auto_id="nilai_%s"),
        "reopen_until": until if until and until > now else None,
        "uploads": Upload.objects.waiting(_key(more)),
        "limits": upload_limits(),
        "said": said or [],
        "now": now,
    }
    return render(request, "complaints/report.html", here, status=_status(said, form, again, apart))


def _status(said: list[str] | None, *forms: WordsForm | None) -> int:
    faulty = bool(said) or any(each is not None and each.errors for each in forms)
    return UNREADABLE if faulty else 200


def _key(form: Any) -> UUID:
    try:
        return UUID(str(form["draft"].value()))
    except ValueError:
        return uuid4()


@require_POST
@reporter_only
def add(request: ReporterRequest) -> HttpResponse:
    """What was asked, or what came to mind, with files; faults keep what was typed."""
    now, form = timezone.now(), MoreForm(request.POST)
    said = taken(request, draft=_key(form), at=now)
    if form.is_valid() and not said:
        asked = request.complaint.state == "completing"
        write: Callable[..., Any] = complete_with_files if asked else add_facts
        try:
            attempt(ADDING, request, at=now)
            write(request.complaint, form.cleaned_data["text"], draft=_key(form), at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Keterangan Anda sudah kami terima."))
            return redirect("complaints:report", request.complaint.code)
    return _page(request, form=form, said=said)


@require_POST
@reporter_only
def accept(request: ReporterRequest) -> HttpResponse:
    actions.accept(request.complaint, by=REPORTER, at=timezone.now())
    messages.success(request, _("Terima kasih. Laporan selesai."))
    return redirect("complaints:report", request.complaint.code)


@require_POST
@reporter_only
def reopen(request: ReporterRequest) -> HttpResponse:
    form = WordsForm(request.POST, auto_id="lagi_%s")
    if not form.is_valid():
        return _page(request, again=form)
    words = form.cleaned_data["text"]
    actions.reopen(request.complaint, words, by=REPORTER, at=timezone.now())
    messages.success(request, _("Laporan dibuka kembali. Kami menindaklanjutinya lagi."))
    return redirect("complaints:report", request.complaint.code)


@require_POST
@reporter_only
def unmerge(request: ReporterRequest) -> HttpResponse:
    """It is another matter than the one it was joined with."""
    form = WordsForm(request.POST, auto_id="pisah_%s")
    if not form.is_valid():
        return _page(request, apart=form)
    words = form.cleaned_data["text"]
    actions.unmerge(request.complaint, words, by=REPORTER, at=timezone.now())
    messages.success(request, _("Laporan dipisahkan lagi, dan diperiksa sendiri."))
    return redirect("complaints:report", request.complaint.code)


@require_POST
@reporter_only
def rate(request: ReporterRequest) -> HttpResponse:
    form = RateForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        actions.rate(
            request.complaint,
            given["rating"],
            remark=given["remark"],
            by=REPORTER,
            at=timezone.now(),
        )
        messages.success(request, _("Penilaian Anda sudah kami terima."))
    return redirect("complaints:report", request.complaint.code)


@require_POST
@reporter_only
def flag(request: ReporterRequest) -> HttpResponse:
    """Tighten a flag, or take it back; agree to publication, or no more."""
    asked, loosens = request.POST.get("apa", ""), "longgarkan" in request.POST
    now, flags = timezone.now(), FLAGS.get(asked)
    if flags is not None:
        change = actions.loosen if loosens else actions.tighten
        change(request.complaint, flags, by=REPORTER, at=now)
    elif asked == PUBLIC:
        agreed = actions.agree if loosens else actions.disagree
        agreed(request.complaint, by=REPORTER, at=now)
    return redirect("complaints:report", request.complaint.code)


@require_POST
@reporter_only
def unpublish(request: ReporterRequest) -> HttpResponse:
    reason = _("Ditarik atas permintaan pelapor.")
    actions.unpublish(request.complaint, reason, by=REPORTER, at=timezone.now())
    return redirect("complaints:report", request.complaint.code)


@require_safe
@reporter_only
def file(request: ReporterRequest, key: UUID) -> HttpResponse:
    return sent(get_object_or_404(files_of(request.complaint), upload=key).upload)
