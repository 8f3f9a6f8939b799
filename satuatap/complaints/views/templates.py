"""Words that answers begin with: the list, and the form of one."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.complaints.access import reach_of
from satuatap.complaints.actions.templates import change_template, write_template
from satuatap.complaints.forms.templates import NewTemplateForm, TemplateForm
from satuatap.complaints.models import AnswerTemplate
from satuatap.complaints.queries.templates import (
    keeps_templates,
    kept_by,
    template_of,
    templates_of,
)
from satuatap.complaints.views.chain import desk_only
from satuatap.core.errors import Refusal

UNREADABLE = 422


@require_safe
@desk_only
def listing(request: HttpRequest) -> HttpResponse:
    reach = reach_of(request.user)
    mine = set(AnswerTemplate.objects.filter(kept_by(reach)).values_list("pk", flat=True))
    here = {"templates": templates_of(request.user), "mine": mine, "writes": keeps_templates(reach)}
    return render(request, "complaints/desk/templates.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only
def new(request: HttpRequest) -> HttpResponse:
    if not keeps_templates(reach_of(request.user)):
        raise PermissionDenied
    form = NewTemplateForm(request.POST or None, user=request.user)
    if form.is_valid():
        hall, office = form.chosen()
        try:
            write_template(form.given(), by=request.user, hall=hall, office=office)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request)
    return _page(request, form)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = template_of(request.user, pk)
    if found is None:
        raise Http404
    known = {"title": found.title, "kind": found.kind, "text": found.text}
    form = TemplateForm(request.POST or None, initial=known | {"is_active": found.is_active})
    if form.is_valid():
        try:
            change_template(found, form.given(), by=request.user)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return _saved(request)
    return _page(request, form, found)


def _saved(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Templat disimpan."))
    return redirect("desk:templates")


def _page(
    request: HttpRequest, form: TemplateForm, found: AnswerTemplate | None = None
) -> HttpResponse:
    status = UNREADABLE if form.errors else 200
    here = {"form": form, "template": found}
    return render(request, "complaints/desk/template.html", here, status=status)
