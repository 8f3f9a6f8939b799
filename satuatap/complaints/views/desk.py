"""The desk: the list, one complaint with the panel of an act, and its files."""

from typing import Any
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from satuatap.complaints.forms import desk as forms
from satuatap.complaints.models import Complaint
from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries import redaction_preview
from satuatap.complaints.queries.alike import alike
from satuatap.complaints.queries.case import case_of
from satuatap.complaints.queries.clock import due_words
from satuatap.complaints.queries.desk import NEAR, Wanted, desk
from satuatap.complaints.queries.page import files_of
from satuatap.complaints.queries.reading import source_mark
from satuatap.complaints.queries.templates import templates_for
from satuatap.complaints.views.chain import ChainRequest, chain_only, desk_only
from satuatap.complaints.wording import LEVELS
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.serving import sent

UNREADABLE = 422
ACTS = {
    "verify": ("V", forms.VerifyForm),
    "dispose": ("D", forms.DisposeForm),
    "start": ("U", None),
    "answer": ("J", forms.AnswerForm),
    "ask_more": ("M", forms.SayForm),
    "send_back": ("B", forms.SayForm),
    "reject": ("T", forms.SayForm),
    "merge": ("G", forms.MergeForm),
    "unmerge": ("P", forms.SayForm),
    "note": ("C", forms.NoteForm),
    "tighten": ("R", forms.TightenForm),
    "moderate": ("S", forms.ModerateForm),
    "implicate": ("O", forms.ImplicateForm),
    "find_levy": ("L", forms.SayForm),
    "publish": ("A", forms.PublishForm),
    "unpublish": ("K", forms.SayForm),
}  # each verb with its key and its form


@require_safe
@desk_only
def table(request: HttpRequest) -> HttpResponse:
    now, wanted = timezone.now(), Wanted.asked(request.GET)
    here = {
        "page": desk(request.user, wanted, at=now),
        "wanted": wanted,
        "kinds": Kind.choices,
        "levels": LEVELS.items(),
        "now": now,
        "soon": now + NEAR,
    }
    return render(request, "complaints/desk/table.html", here)


@require_safe
@chain_only
def case(request: ChainRequest) -> HttpResponse:
    return case_page(request, request.GET.get("tindakan", ""))


def case_page(
    request: ChainRequest, act: str = "", *, form: Any = None, said: list[str] | None = None
) -> HttpResponse:
    """The complaint, with the panel of this act if it is offered now."""
    found = case_of(request.complaint, request.actor)
    panel, now = act if act in found.offers else "", timezone.now()
    here = {
        "alike": alike(request.complaint, request.user, at=now) if "merge" in found.offers else [],
        "case": found,
        "shown": found.shown,
        "complaint": request.complaint,
        "hall": request.complaint.hall,
        "actor": request.actor,
        "acts": [(verb, ACTS[verb][0]) for verb in found.offers],
        "panel": panel,
        "due_words": due_words(request.complaint, at=now),
        "now": now,
        "said": said or [],
        **(_panel(request, panel, form=form) if panel else {}),
    }
    faulty = bool(said) or bool(form is not None and form.errors)
    return render(request, "complaints/desk/case.html", here, status=UNREADABLE if faulty else 200)


def _panel(request: ChainRequest, act: str, *, form: Any) -> dict[str, Any]:
    kind = ACTS[act][1]
    if form is None and kind is not None:
        form = kind(complaint=request.complaint, initial=_initial(request.complaint, act))
    more: dict[str, Any] = {"form": form}
    if act == "publish":
        more["seen"] = source_mark(request.complaint)
    if act == "answer":
        more |= {
            "templates": templates_for(request.complaint, request.actor),
            "limits": upload_limits(),
            "uploads": Upload.objects.waiting(key_of(form)),
        }
    return more


def _initial(complaint: Complaint, act: str) -> dict[str, Any]:
    """What a panel begins with."""
    if act == "publish":
        title, body, answer = redaction_preview(complaint)
        return {"title": title, "body": body, "answer": answer}
    plain: dict[str, dict[str, Any]] = {
        "answer": {"draft": uuid4()},
        "verify": {"severity": complaint.severity},
        "note": {"key": uuid4()},
        "moderate": {"title": complaint.shown_title, "body": complaint.shown_body},
    }
    return plain.get(act, {})


def key_of(form: Any) -> UUID:
    """The key under which a form's files wait; a new one where what came is none."""
    try:
        return UUID(str(form["draft"].value()))
    except ValueError:
        return uuid4()


@require_safe
@chain_only
def file(request: ChainRequest, key: UUID) -> HttpResponse:
    return sent(get_object_or_404(files_of(request.complaint), upload=key).upload)
