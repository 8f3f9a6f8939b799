"""A page where somebody types a code: where the code leads, or the page again with the reason."""

from collections.abc import Callable

from django.forms import Form
from django.http import HttpResponse

from satuatap.core.errors import Refusal


def with_code(form: Form, use: Callable[[str], HttpResponse]) -> tuple[HttpResponse | None, int]:
    """What the typed code leads to; else None, and the status of the page with the form.

    A refusal is told at the code.
    """
    if not form.is_bound:
        return None, 200
    if not form.is_valid():
        return None, 422
    try:
        return use(form.cleaned_data["code"]), 200
    except Refusal as refusal:
        form.add_error("code", str(refusal))
        return None, refusal.status
