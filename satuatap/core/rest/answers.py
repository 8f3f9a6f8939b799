"""Answers of the API: JSON, and problem+json (RFC 9457) in the reader's language."""

import json
from typing import Any

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal
from satuatap.core.rest.errors import WrongFields

JSON = "application/json"
PROBLEM = "application/problem+json"
TITLES: dict[int, str | Promise] = {
    400: _("Permintaan tidak dapat dibaca"),
    401: _("Token diperlukan"),
    403: _("Tidak diizinkan"),
    404: _("Tidak ditemukan"),
    405: _("Cara permintaan tidak diterima"),
    409: _("Tidak dapat dilakukan sekarang"),
    413: _("Permintaan terlalu besar"),
    415: _("Bentuk isi tidak diterima"),
    422: _("Isian tidak sesuai"),
    500: _("Kesalahan sistem"),
    503: _("Sementara tidak tersedia"),
}
HINTS = {
    401: {"WWW-Authenticate": 'Bearer realm="SatuAtap"'},
    503: {"Retry-After": "2"},  # seconds
}
PLAIN = (str, int, bool, float, type(None))


def answer(body: Any, status: int = 200) -> HttpResponse:
    """A body as JSON; the same body is always the same bytes."""
    return HttpResponse(encoded(body), content_type=JSON, status=status)


def encoded(body: Any) -> bytes:
    """JSON without spaces, in UTF-8."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()


def problem(refusal: Refusal) -> HttpResponse:
    """A refusal as its problem answer; ``type`` is the same on every installation."""
    return HttpResponse(
        encoded(problem_body(refusal)),
        content_type=PROBLEM,
        status=refusal.status,
        headers=HINTS.get(refusal.status),
    )


def problem_body(refusal: Refusal) -> dict[str, Any]:
    """The members of a problem: the usual ones, the refusal's own details, wrong fields."""
    body: dict[str, Any] = {
        "type": f"/problems/{refusal.type}",
        "title": str(TITLES.get(refusal.status, TITLES[409])),
        "status": refusal.status,
        "detail": str(refusal),
    }
    if isinstance(refusal, WrongFields):
        body["fields"] = [{"field": name, "detail": fault} for name, fault in refusal.faults]
    plain = {name: value for name, value in refusal.details.items() if isinstance(value, PLAIN)}
    return plain | body
