"""The ministry's method: versions of instruments, and the rules of warning; each written once."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from satuatap.core.errors import Refusal
from satuatap.core.facts import Facts
from satuatap.evaluation.access import ministry
from satuatap.evaluation.actions.publishing import publish_rules, publish_version
from satuatap.evaluation.errors import FaultyRules, FaultyVersion
from satuatap.evaluation.forms.rulebook import RulesForm
from satuatap.evaluation.forms.versions import VersionForm, WholeForm, as_yaml
from satuatap.evaluation.forms.wrong import say_rules, say_version
from satuatap.evaluation.models import RuleBook
from satuatap.evaluation.queries.instruments import facts_named, known_instruments
from satuatap.evaluation.queries.rulebook import facts_in_force
from satuatap.evaluation.views.cycles import UNREADABLE, by


@require_safe
@never_cache
@ministry
def listing(request: HttpRequest) -> HttpResponse:
    here = {"instruments": known_instruments(), "books": RuleBook.objects.all()[:20]}
    return render(request, "evaluation/methods/list.html", here)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def version(request: HttpRequest, name: str) -> HttpResponse:
    """A new version out of this one, its numbers in fields."""
    base = _facts(name)
    form = VersionForm(base, request.POST or None)
    if form.is_valid() and _published(request, form, form.facts):
        return redirect("evaluation:methods")
    here = {"form": form, "name": name, "title": base["title"]}
    return render(request, "evaluation/methods/version.html", here, status=_status(form))


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def whole(request: HttpRequest, name: str) -> HttpResponse:
    """The same as one text, in which variables and indicators can be others as well."""
    base = _facts(name)
    form = WholeForm(request.POST or None, initial={"text": as_yaml(base)})
    if form.is_valid() and _published(request, form, form.facts):
        return redirect("evaluation:methods")
    here = {"form": form, "name": name, "title": base["title"]}
    return render(request, "evaluation/methods/whole.html", here, status=_status(form))


def _facts(name: str) -> Facts:
    try:
        return facts_named(name)
    except LookupError as error:
        raise Http404 from error


def _published(request: HttpRequest, form: Any, facts: Facts) -> bool:
    """Whether it was published; everything that is wrong is told on the form."""
    try:
        made = publish_version(facts, by=by(request), at=timezone.now())
    except FaultyVersion as refusal:
        say_version(form, refusal)
    except Refusal as refusal:
        form.add_error("version" if "version" in form.fields else None, str(refusal))
    else:
        messages.success(request, _("Versi %(name)s diterbitkan.") % {"name": made.name})
        return True
    return False


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@ministry
def rules(request: HttpRequest) -> HttpResponse:
    """The rules of warning; a change is a new book, and the old ones stay."""
    form = RulesForm(facts_in_force(), request.POST or None)
    if form.is_valid():
        try:
            publish_rules(
                form.facts, form.cleaned_data["because"], by=by(request), at=timezone.now()
            )
        except FaultyRules as refusal:
            say_rules(form, refusal)
        else:
            messages.success(request, _("Aturan peringatan berlaku mulai sekarang."))
            return redirect("evaluation:methods")
    return render(request, "evaluation/methods/rules.html", {"form": form}, status=_status(form))


def _status(form: Any) -> int:
    return UNREADABLE if form.errors else 200
