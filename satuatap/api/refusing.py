"""REST framework's own errors as problem answers."""

from typing import Any

from django.http import Http404, HttpResponse
from rest_framework.exceptions import APIException, ValidationError

from satuatap.core.errors import Refusal
from satuatap.core.rest.answers import problem
from satuatap.core.rest.errors import MethodNotAllowed, NotFound, UnreadableQuery, WrongFilters


def handle(error: Exception, _context: dict[str, Any]) -> HttpResponse | None:
    """The problem answer of an error; None lets faults of ours pass."""
    if isinstance(error, Refusal):
        return problem(error)
    if isinstance(error, ValidationError):
        return problem(WrongFilters(_faults(error.detail)))
    if isinstance(error, Http404):
        return problem(NotFound())
    if not isinstance(error, APIException):
        return None
    known: dict[int, type[Refusal]] = {404: NotFound, 405: MethodNotAllowed}
    return problem(known.get(error.status_code, UnreadableQuery)())


def _faults(detail: Any) -> list[tuple[str, str]]:
    found = detail if isinstance(detail, dict) else {"": detail}
    return [(name, str(fault)) for name, faults in found.items() for fault in faults]
