"""What the chain does with a complaint: one address for each act."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from satuatap.complaints import actions
from satuatap.complaints.actions.reporting import Said, answer_with_files
from satuatap.complaints.errors import CannotMerge
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries.templates import begun_with, templates_for
from satuatap.complaints.views.chain import ChainRequest, chain_only
from satuatap.complaints.views.desk import ACTS, case_page, key_of
from satuatap.core.errors import Refusal
from satuatap.core.uploads.receiving import receive_files

Given = dict[str, Any]
Act = Callable[[ChainRequest, Any], object]


def act(verb: str, done: str | Promise) -> Callable[[Act], Callable[..., HttpResponse]]:
    """A view that reads the verb's form, does it, and says so; faults keep what was typed."""

    def decorate(do: Act) -> Callable[..., HttpResponse]:
        @require_POST
        @chain_only
        @wraps(do)
        def view(request: ChainRequest) -> HttpResponse:
            kind = ACTS[verb][1]
            form = kind(request.POST, complaint=request.complaint) if kind else None
            if form is not None and not form.is_valid():
                return case_page(request, verb, form=form)
            try:
                do(request, form)
            except Refusal as refusal:
                if form is None:
                    raise
                form.add_error(None, str(refusal))
                return case_page(request, verb, form=form)
            messages.success(request, str(done))
            return _onward(request)

        return view

    return decorate


def _onward(request: ChainRequest) -> HttpResponse:
    """Back to it; to the desk where whoever acted has no part in it any more."""
    still = Complaint.objects.handled_by(request.user, timezone.now())
    if still.filter(pk=request.complaint.pk).exists():
        return redirect("desk:case", request.complaint.code)
    return redirect("desk:table")


def _by(request: ChainRequest) -> Given:
    return {"by": request.actor, "at": timezone.now()}


@act("verify", _("Laporan diverifikasi."))
def verify(request: ChainRequest, form: Any) -> object:
    given = form.cleaned_data
    return actions.verify(
        request.complaint, severity=given["severity"], is_levy=given["is_levy"], **_by(request)
    )


@act("dispose", _("Laporan diteruskan."))
def dispose(request: ChainRequest, form: Any) -> object:
    text = form.cleaned_data["text"]
    return actions.dispose(request.complaint, form.chosen(), text=text, **_by(request))


@act("start", _("Tindak lanjut dimulai."))
def start(request: ChainRequest, _form: Any) -> object:
    return actions.start(request.complaint, **_by(request))


@act("ask_more", _("Pertanyaan dikirim kepada pelapor."))
def ask_more(request: ChainRequest, form: Any) -> object:
    return actions.ask_more(request.complaint, form.cleaned_data["text"], **_by(request))


@act("send_back", _("Laporan dikembalikan."))
def send_back(request: ChainRequest, form: Any) -> object:
    return actions.send_back(request.complaint, form.cleaned_data["text"], **_by(request))


@act("reject", _("Laporan ditolak, dan pelapor diberi tahu alasannya."))
def reject(request: ChainRequest, form: Any) -> object:
    return actions.reject(request.complaint, form.cleaned_data["text"], **_by(request))


@act("unmerge", _("Laporan dipisahkan lagi."))
def unmerge(request: ChainRequest, form: Any) -> object:
    return actions.unmerge(request.complaint, form.cleaned_data["text"], **_by(request))


@act("unpublish", _("Ringkasan ditarik."))
def unpublish(request: ChainRequest, form: Any) -> object:
    return actions.unpublish(request.complaint, form.cleaned_data["text"], **_by(request))


@act("note", _("Catatan disimpan."))
def note(request: ChainRequest, form: Any) -> object:
    given = form.cleaned_data
    key = str(given["key"])
    return actions.note(request.complaint, given["text"], key=key, **_by(request))


@act("merge", _("Laporan digabung."))
def merge(request: ChainRequest, form: Any) -> object:
    number = form.cleaned_data["number"].strip().upper()
    mine = Complaint.objects.handled_by(request.user, timezone.now())
    other = mine.filter(number=number).first()
    if other is None:
        raise CannotMerge
    return actions.merge(request.complaint, other, **_by(request))


@act("tighten", _("Kerahasiaan diperketat."))
def tighten(request: ChainRequest, form: Any) -> object:
    given = form.cleaned_data
    flags = actions.Flags(anonymous=given["anonymous"], secret=given["secret"])
    return actions.tighten(request.complaint, flags, reason=given["text"], **_by(request))


@act("moderate", _("Teks yang dibaca petugas sudah disunting."))
def moderate(request: ChainRequest, form: Any) -> object:
    given = form.cleaned_data
    texts = {"title": given["title"], "body": given["body"]}
    return actions.moderate(request.complaint, given["why"], **texts, **_by(request))


@act("implicate", _("Orang itu tidak menangani dan tidak membaca laporan ini."))
def implicate(request: ChainRequest, form: Any) -> object:
    person = form.staff[form.cleaned_data["person"]]
    return actions.implicate(request.complaint, person, **_by(request))


@act("find_levy", _("Laporan ini kini ditangani Inspektorat, di luar mal."))
def find_levy(request: ChainRequest, form: Any) -> object:
    return actions.find_levy(request.complaint, form.cleaned_data["text"], **_by(request))


@act("publish", _("Ringkasan diumumkan."))
def publish(request: ChainRequest, form: Any) -> object:
    text = actions.Redacted(**form.cleaned_data)
    return actions.publish(request.complaint, text, **_by(request))


@require_POST
@chain_only
def answer(request: ChainRequest) -> HttpResponse:
    """The answer with its proof and files; a fault, or a template, keeps all of it."""
    form = ACTS["answer"][1](request.POST, complaint=request.complaint)  # type: ignore[misc]
    draft = key_of(form)
    said = receive_files(request, draft=draft, at=timezone.now())
    if "templat" in request.POST:
        return case_page(request, "answer", form=_with_template(request), said=said)
    if form.is_valid() and not said:
        words = Said(form.cleaned_data["text"], form.cleaned_data["proof"])
        try:
            answer_with_files(request.complaint, words, draft=draft, **_by(request))
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Tanggapan dikirim kepada pelapor."))
            return _onward(request)
    return case_page(request, "answer", form=form, said=said)


def _with_template(request: ChainRequest) -> Any:
    """The form as it was typed, with the words of the chosen template behind it."""
    known = {str(each.pk): each for each in templates_for(request.complaint, request.actor)}
    chosen = known.get(request.POST["templat"])
    begun = begun_with(chosen, request.complaint) if chosen else ""
    typed = {name: request.POST.get(name, "") for name in ("text", "proof", "draft")}
    typed["text"] = "\n\n".join(filter(None, [typed["text"].strip(), begun]))
    return ACTS["answer"][1](initial=typed, complaint=request.complaint)  # type: ignore[misc]
